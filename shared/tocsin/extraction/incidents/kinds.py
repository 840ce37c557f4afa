"""What kind of incident a group of statements tells of: votes of event words and of weapons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from tocsin import packs
from tocsin.extraction.incidents.felled import felled
from tocsin.extraction.incidents.statements import AFTERMATH, AIRCRAFT, Statement
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.model.vocabulary import CODING, IncidentType

CARRIED = (IncidentType.ROCKET_ATTACK, IncidentType.MISSILE_STRIKE, IncidentType.ARMED_ATTACK)  # as which the arms of aircraft vote alone


def votes(statement: Statement) -> Mapping[IncidentType, float]:
    """Weighted votes of one statement."""
    if statement.votes is None:
        statement.votes = _counted(statement)
    return statement.votes


def _counted(statement: Statement) -> dict[IncidentType, float]:
    weight = packs.load("reading/weights")["kind"]
    tally: dict[IncidentType, float] = defaultdict(float)
    flown = _flown(statement)
    for event in statement.events:
        if (kind := _type_of("event", event.concept)) is not None:
            kind = IncidentType.AIR_STRIKE if _dropped(event, kind, flown, statement) else kind
            size = "explosion" if event.concept == "explosion" else "weak" if event.concept in AFTERMATH else "event"
            tally[kind] += weight[size]
    crashed = any(e.concept == "accident" for e in statement.events)
    down = felled(statement)
    for weapon in _used(statement):
        if weapon in down or (crashed and weapon.concept in AIRCRAFT):
            continue  # "a helicopter crashed" is no air strike
        if (kind := _type_of("weapon", weapon.concept)) is not None:
            kind = IncidentType.AIR_STRIKE if _dropped(weapon, kind, flown, statement) else kind
            tally[kind] += weight["weapon_deed" if statement.deeds or statement.events else "weapon"]
    if not tally and any(t.field == "killed" and t.high != 0 for t in statement.tolls):
        tally[IncidentType.ARMED_ATTACK] += weight["casualty"]
    return tally


def _flown(statement: Statement) -> list[Hit]:
    """Aircraft that may have struck here; none where one crashed or was brought down."""
    felled = any(h.concept == "accident" for h in statement.events) or any(h.concept == "intercept" for h in statement.deeds)
    return [] if felled else [w for w in statement.weapons if w.concept in AIRCRAFT]


def _dropped(hit: Hit, kind: IncidentType, flown: Sequence[Hit], statement: Statement) -> bool:
    """Whether rockets came from an aircraft named before them in their clause: "helicopters fired rockets at the market"."""
    clause = statement.sentence.clause_of
    return kind in CARRIED and any(a.last < hit.first and clause(a.first) == clause(hit.first) for a in flown)


def _used(statement: Statement) -> list[Hit]:
    """Weapons but for aircraft told in a clause without a deed, beside other weapons: "rockets hit a base, where F-16s are kept"."""
    sentence = statement.sentence
    acting = {sentence.clause_of(h.first) for h in (*statement.deeds, *statement.events)}
    used = [w for w in statement.weapons if w.concept not in AIRCRAFT or sentence.clause_of(w.first) in acting]
    return used or list(statement.weapons)


@cache
def _type_of(cls: str, concept: str) -> IncidentType | None:
    kind = attributes(cls, concept)["type"]
    return IncidentType(kind) if kind else None


class Poll:
    """The votes of a growing list of statements, the first counting more; each statement is counted once."""

    def __init__(self) -> None:
        self._tally: dict[IncidentType, float] = {}
        self._counted = 0

    def count(self, statements: Sequence[Statement]) -> Poll:
        """Count what is new in the list."""
        lead = packs.load("reading/weights")["kind"]["lead"]
        for index in range(self._counted, len(statements)):
            for kind, size in votes(statements[index]).items():
                self._tally[kind] = self._tally.get(kind, 0.0) + size * (lead if index == 0 else 1.0)
        self._counted = len(statements)
        return self

    def shares(self) -> dict[IncidentType, float]:
        """Each type's share of all votes."""
        total = sum(self._tally.values())
        return {kind: size / total for kind, size in self._tally.items()}

    def leading(self) -> IncidentType | None:
        """The type with most votes; None where nothing votes."""
        shares = self.shares()
        return max(shares, key=lambda kind: (round(shares[kind], 6), -_ORDER[kind]), default=None)


_ORDER = {kind: n for n, kind in enumerate(IncidentType)}


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
