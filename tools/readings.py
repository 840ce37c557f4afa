"""How the reader reads an annotated report, for the tools that fit what comes behind the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tocsin.extraction.incidents.decisions import THRESHOLD, chance, kind_of
from tocsin.extraction.incidents.features import Whole
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report
from tocsin.model.when import Days
from tools.told import told


class Reading(NamedTuple):
    """All statements of a report, and the drafts that pass the gate, each with its type."""

    statements: Sequence[Statement]
    kept: list[Draft]


def read_gold(gold: dict[str, Any]) -> Reading:
    """An annotated report as the reader reads it."""
    report = Report(id=gold["id"], text=gold["text"], published_at=gold["published"], items=split(gold["text"]))
    reading = drafts_of(report)
    whole = Whole.of(reading.statements, Days.parse(report.published_at))
    kept = [d for d in reading.drafts if chance(d, reading.drafts, whole) >= THRESHOLD]
    for draft in kept:
        draft.kind = kind_of(draft, reading.drafts)
    return Reading(reading.statements, kept)


def answers(kept: Sequence[Draft], gold: dict[str, Any], single: bool) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """The drafts that tell an annotated mention, each with its mention; none is told twice."""
    for draft, mention in zip(kept, told(kept, gold, single), strict=True):
        if mention is not None:
            yield draft, mention
