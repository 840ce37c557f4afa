"""Read, resolve and merge the annotated reports, each language by itself, and tally."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging.lines import link
from tocsin.merging.mentions import mention_view
from tocsin.merging.profile import profile
from tocsin.merging.records import record
from tocsin.model.incident import MentionRecord
from tocsin.model.mention import MentionView
from tools.scoring.gold import GoldReport, gold_of
from tools.scoring.measure import measure
from tools.scoring.tally import Tally

CORPUS = Path(__file__).parents[2] / "tests" / "reading"


def files(folder: Path = CORPUS) -> list[Path]:
    """One file a language."""
    return sorted(folder.glob("*.jsonl"))


def found_in(reports: Iterable[GoldReport]) -> dict[str, list[MentionView]]:
    """Report id → the mentions found, with the incidents they were merged into, as the whole flow would."""
    records = {gold.id: _records(gold) for gold in reports}
    incidents = link({r.id: profile(r) for found in records.values() for r in found})
    return {report: [mention_view(r.mention, incidents[r.id]) for r in found] for report, found in records.items()}


def _records(gold: GoldReport) -> list[MentionRecord]:
    report = report_of(IntakeDocument.model_validate(gold.document))
    return [record(report, mention) for mention in resolve(report, read(report))]


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
