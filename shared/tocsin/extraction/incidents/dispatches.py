"""What further tells of an incident where all is in capitals: dispatches and monitored broadcasts, where speeches, talks and
communiqués name what happened in passing, and fighting is told at length. Of use to the gate alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.extraction.incidents.features import kind_features
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.odds import SHOUTED

LEADS = 3  # statements in which somebody is named


def is_dispatch(draft: Draft) -> bool:
    return draft.statements[0].block.tokens.upper


def dispatch_features(draft: Draft, drafts: Sequence[Draft]) -> dict[str, float]:
    """What its first statements speak of, who acts in it, and how much of the report it is."""
    found = kind_features(draft, drafts) | dict.fromkeys(_people(draft.statements), 1.0) | dict(_shares(draft, drafts))
    return {SHOUTED: 1.0} | {f"{SHOUTED} {name}": round(size, 3) for name, size in found.items() if size}


def _people(statements: Sequence[Statement]) -> Iterator[str]:
    """Whether the dead and others have names, and of which sides those are who act."""
    if any(t.who for s in statements for t in s.tolls):
        yield "named dead"
    if any(s.sentence.names for s in statements[:LEADS]):
        yield "names"
    sides = {a.state for s in statements for a in s.sentence.actors if s.first <= a.first <= s.last}
    yield f"sides.{'both' if len(sides) > 1 else 'state' if True in sides else 'group' if sides else 'none'}"


def _shares(draft: Draft, drafts: Sequence[Draft]) -> Iterator[tuple[str, float]]:
    """How late in the report it is told, in how many of its sentences, and how many others tell of anything or only speak."""
    sentences = [s for block in {id(s.block): s.block for d in drafts for s in d.statements}.values() for s in block.sentences]
    first, count = draft.statements[0].sentence.ordinal, len(sentences)
    yield "late", (first - sentences[0].ordinal) / count
    yield "dense", len(draft.statements) / count
    yield "telling", sum(bool(s.told) for s in sentences) / count
    yield "saying", sum(bool(s.here("say")) for s in draft.statements) / len(draft.statements)
