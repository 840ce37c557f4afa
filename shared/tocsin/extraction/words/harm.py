"""People, the words that tell of harm to them, and the counts that the two make."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.extraction.words.lexicon import attributes
from tocsin.model.claim import FieldName

UNIFORMED = ("soldier", "officer", "police", "guard", "peacekeeper")
DIED_LATER = "toll.killed.died_later"
UNHURT = "toll.injured.one_unhurt"  # somebody single, of whom others may not be told
RIVAL = "toll.said_again"  # by another than who told the one before


@dataclass(slots=True, frozen=True)
class Group:
    """Tokens first..last name low..high persons. `said` is False where the number is only implied by the noun's form."""

    first: int
    last: int
    low: int | None
    high: int | None
    person: str  # concept of the person noun, "" for a bare number
    said: bool
    vague: bool = False
    named: bool = False  # somebody told by name among them: "Haddad and two others"

    @property
    def side(self) -> str:
        return str(attributes("person", self.person)["side"]) if self.person else "neutral"


@dataclass(slots=True, frozen=True)
class Word:
    """One casualty word with all that it can be."""

    first: int
    last: int
    field: FieldName
    modes: frozenset[str]
    of_things: bool = False  # said of things too: counts only people whom a noun names


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
    own: bool = False  # told by whom they belong to: "two of its soldiers"
    theirs: bool = False  # people of somebody told of before: "his driver", "two of her guards"
    who: str = ""  # the name of the one who is counted
    whole: bool = False  # the count of all: "the death toll", "twelve in all", "among the 13 dead"
    summed: bool = False  # over a time that holds many incidents
