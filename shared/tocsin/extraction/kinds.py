"""What kind of incident a group of statements tells of: votes of event words and of weapons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tocsin import packs
from tocsin.extraction.lexicon import attributes
from tocsin.extraction.statements import AFTERMATH, Statement
from tocsin.model.vocabulary import CODING, IncidentType


def votes(statement: Statement) -> Counter[IncidentType]:
    """Weighted votes of one statement."""
    weight = packs.load("reading/weights")["kind"]
    tally: Counter[IncidentType] = Counter()
    for event in statement.events:
        if kind := attributes("event", event.concept)["type"]:
            size = "explosion" if event.concept == "explosion" else "weak" if event.concept in AFTERMATH else "event"
            tally[IncidentType(kind)] += weight[size]
    for weapon in statement.weapons:
        if kind := attributes("weapon", weapon.concept)["type"]:
            tally[IncidentType(kind)] += weight["weapon_deed" if statement.deeds or statement.events else "weapon"]
    if not tally and any(t.field == "killed" and t.high != 0 for t in statement.tolls):
        tally[IncidentType.ARMED_ATTACK] += weight["casualty"]
    return tally


def kind_of(statements: Sequence[Statement]) -> IncidentType | None:
    """The type with most votes, earlier statements counting more; None where nothing votes."""
    lead = packs.load("reading/weights")["kind"]["lead"]
    tally: Counter[IncidentType] = Counter()
    for index, statement in enumerate(statements):
        for kind, size in votes(statement).items():
            tally[kind] += size * (lead if index == 0 else 1.0)  # type: ignore[assignment]
    if not tally:
        return None
    return max(tally, key=lambda kind: (tally[kind], -list(IncidentType).index(kind)))


def relation(a: IncidentType | None, b: IncidentType | None) -> str:
    """ "same", "kin" (one family), "generic" (one says nothing) or "other"."""
    if a is None or b is None or IncidentType.OTHER in (a, b):
        return "generic"
    if a == b:
        return "same"
    if CODING[a].family == CODING[b].family or {a, b} <= _MIXED:
        return "kin"
    return "other"


_MIXED = {
    IncidentType.ARMED_ATTACK,
    IncidentType.SUICIDE_BOMBING,
    IncidentType.BOMBING,
    IncidentType.EXPLOSION,
    IncidentType.ASSASSINATION,
    IncidentType.CLASH,
    IncidentType.KIDNAPPING,
    IncidentType.STABBING,
    IncidentType.VEHICLE_RAMMING,
}
