"""Who is believed how far: source kinds, independent voices, what was taken back, and the confidence of an incident."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import prod
from typing import Any, Literal

from tocsin.merging.sketch import is_copy
from tocsin.model.incident import ClaimRecord, Confidence, Decision, MentionRecord
from tocsin.model.report import Source
from tocsin.model.vocabulary import Notice
from tocsin.model.when import Days
from tocsin.packs import load

NAMELESS = Source().name
EARLIEST = "0000"


@cache
def _pack() -> dict[str, Any]:
    return load("merging/trust")


def kind_of(source: Source) -> str:
    return str(_pack()["kinds"].get((source.kind or "").lower(), "unknown"))


def tier_of(source: Source) -> int:
    return int(_pack()["tier"][kind_of(source)])


def factor(name: str) -> float:
    """What a weakness leaves of the confidence."""
    return float(_pack()["factor"][name])


def voice(record: MentionRecord | ClaimRecord) -> str:
    """Who speaks: the source by name, or the report itself when nobody signed it."""
    return record.source.name if record.source.name != NAMELESS else f"unsigned {record.report}"


def independent_voices(records: Sequence[MentionRecord]) -> dict[str, int]:
    """A number for each report id: reports of one source, and copies of one text, share it. Numbered in order of report id."""
    firsts: dict[str, MentionRecord] = {}
    for record in sorted(records, key=lambda r: r.id):
        firsts.setdefault(record.report, record)
    groups: list[list[MentionRecord]] = []
    for record in firsts.values():
        kin = [g for g in groups if any(voice(record) == voice(other) or is_copy(record.sketch, other.sketch) for other in g)]
        groups = [g for g in groups if g not in kin] + [[record, *(r for g in kin for r in g)]]
    groups.sort(key=lambda g: min(r.report for r in g))
    return {record.report: number for number, group in enumerate(groups) for record in group}


def taken_back(claims: Sequence[ClaimRecord], decisions: Iterable[Decision]) -> set[str]:
    """Ids of claims withdrawn: by a person, or by a later correction or cancellation of the same source."""
    gone = {c.id for c in claims if any(_decided_away(c, d) for d in decisions)}
    for notice in claims:
        if notice.notice is Notice.CANCELLATION:
            gone |= {c.id for c in claims if _by_same(c, notice) and not _is_later(c, notice)}
        elif notice.notice is Notice.CORRECTION:
            gone |= {c.id for c in claims if _by_same(c, notice) and _replaced(c, notice)}
    return gone


def _decided_away(claim: ClaimRecord, decision: Decision) -> bool:
    if decision.kind != "retract":
        return False
    return not decision.mentions or claim.id.rpartition("/")[0] in decision.mentions


def _by_same(claim: ClaimRecord, notice: ClaimRecord) -> bool:
    return voice(claim) == voice(notice)


def _is_later(claim: ClaimRecord, notice: ClaimRecord) -> bool:
    return claim.report != notice.report and (claim.published_at or EARLIEST) > (notice.published_at or EARLIEST)


def _replaced(claim: ClaimRecord, notice: ClaimRecord) -> bool:
    return claim.claim.field is notice.claim.field and claim.report != notice.report and not _is_later(claim, notice)


def confidence(records: Sequence[MentionRecord], voices: dict[str, int], lacks: Collection[str], first_day_only: bool) -> Confidence:
    """From independent voices (each by the kind of its best source), weakened by what is vague or early.

    `lacks` names what the incident has not: "point", "day".
    """
    pack = _pack()
    believed: dict[int, float] = {}
    for record in records:
        share = pack["believed"][kind_of(record.source)] * record.mention.confidence
        believed[voices[record.report]] = max(believed.get(voices[record.report], 0.0), share)
    factors = [("no_" + lack, f"no exact {lack}") for lack in ("point", "day") if lack in lacks]
    factors += [("first_day", "figures of the first day")] if first_day_only else []
    value = (1 - prod(1 - b for b in believed.values())) * prod(pack["factor"][name] for name, _ in factors)
    number = len(believed)
    reasons = [f"{number} independent source{'' if number == 1 else 's'}"]
    if len(voices) > number:
        reasons.append(f"{len(voices) - number} further report{'' if len(voices) - number == 1 else 's'} of the same sources or copies")
    return Confidence(value=round(value, 3), word=_word(value), reasons=(*reasons, *(reason for _, reason in factors)))


def _word(value: float) -> Literal["low", "medium", "high"]:
    words = _pack()["words"]
    if value >= words["high"]:
        return "high"
    return "medium" if value >= words["medium"] else "low"


def said_day(record: ClaimRecord | MentionRecord) -> str:
    """The first day on which it may have been said, as ISO; "" when unknown."""
    when = record.said_at if isinstance(record, ClaimRecord) else record.published_at
    try:
        days = Days.parse(when)
    except ValueError:
        return ""
    return days.first.isoformat() if days else ""
