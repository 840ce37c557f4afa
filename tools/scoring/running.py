"""Read, resolve and merge the annotated reports, each language by itself, and tally."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging import link_lines
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import MentionView
from tools.scoring.gold import GoldReport, gold_of
from tools.scoring.measure import measure
from tools.scoring.tally import Tally

CORPUS = Path(__file__).parents[2] / "tests" / "reading"


def files(folder: Path = CORPUS) -> list[Path]:
    """One file a language."""
    return sorted(folder.glob("*.jsonl"))


def found_in(reports: Iterable[GoldReport]) -> dict[str, list[MentionView]]:
    """Report id → the mentions found, with the incidents they were merged into."""
    linked = link_lines(_line(report) for report in reports)
    return {line["report"]: [MentionView.model_validate(mention) for mention in line["mentions"]] for line in linked}


def _line(gold: GoldReport) -> dict[str, Any]:
    report = report_of(IntakeDocument.model_validate(gold.document))
    views = [mention_view(mention).model_dump(mode="json") for mention in resolve(report, read(report))]
    return {"report": gold.id, "published_at": report.published_at, "text": gold.text, "mentions": views}


def tally_of(reports: Sequence[GoldReport]) -> Tally:
    found, total = found_in(reports), Tally()
    for report in reports:
        total += measure(report, found[report.id])
    return total


def tallies(folder: Path = CORPUS) -> dict[str, Tally]:
    """Language (the file's name) → what was measured; last "total", all of them added up, none merged with another language's."""
    by_file = {path.stem: tally_of(gold_of(path)) for path in files(folder)}
    total = Tally()
    for name, tally in by_file.items():
        total += replace(tally, pairs=[(f"{name} {found}", f"{name} {asked}") for found, asked in tally.pairs])
    return by_file | {"total": total}
