"""One count of persons as a sentence says it."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.claim import FieldName

DIED_LATER = "toll.killed.died_later"
RIVAL = "toll.said_again"  # by another than who told the one before


@dataclass(slots=True, frozen=True)
class Toll:
    """A count of persons as one sentence says it. `first`/`last` are tokens, the casualty word included."""

    field: FieldName
    low: int | None
    high: int | None
    first: int
    last: int
    rule: str
    side: str  # victim, attacker, fighter, neutral
    person: str
    said: bool
    part: bool = False
    others: bool = False
    at: int = 0  # token of the casualty word
    summed: bool = False  # over a time that holds many incidents
