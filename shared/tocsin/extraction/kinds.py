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
    crashed = any(e.concept == "accident" for e in statement.events)
    for weapon in statement.weapons:
        if crashed and weapon.concept in AIRCRAFT:
            continue  # "a helicopter crashed" is no air strike
        if kind := attributes("weapon", weapon.concept)["type"]:
            tally[IncidentType(kind)] += weight["weapon_deed" if statement.deeds or statement.events else "weapon"]
    if not tally and any(t.field == "killed" and t.high != 0 for t in statement.tolls):
        tally[IncidentType.ARMED_ATTACK] += weight["casualty"]
    return tally


def shares(statements: Sequence[Statement]) -> dict[IncidentType, float]:
    """Each type's share of all votes, earlier statements counting more."""
    lead = packs.load("reading/weights")["kind"]["lead"]
    tally: dict[IncidentType, float] = {}
    for index, statement in enumerate(statements):
        for kind, size in votes(statement).items():
            tally[kind] = tally.get(kind, 0.0) + size * (lead if index == 0 else 1.0)
    total = sum(tally.values())
    return {kind: size / total for kind, size in tally.items()}


def kind_of(statements: Sequence[Statement]) -> IncidentType | None:
    """The type with most votes; None where nothing votes."""
    tally = shares(statements)
    return max(tally, key=lambda kind: (round(tally[kind], 6), -list(IncidentType).index(kind)), default=None)


def relation(a: IncidentType | None, b: IncidentType | None) -> str:
    """ "same", "kin" (one family), "generic" (one says nothing) or "other"."""
    if a is None or b is None or IncidentType.OTHER in (a, b):
        return "generic"
    if a == b:
        return "same"
    if CODING[a].family == CODING[b].family or {a, b} <= _MIXED:
        return "kin"
    return "other"


AIRCRAFT = ("aircraft", "helicopter")
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
