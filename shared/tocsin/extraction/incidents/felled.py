"""Aircraft that were brought down: they are what was hit, and struck nobody."""

from __future__ import annotations

from tocsin.extraction.incidents.statements import AIRCRAFT, Statement
from tocsin.extraction.words.lexicon import Hit

REACH = 6  # words between an aircraft and the word that tells that it was brought down
FLYING = (*AIRCRAFT, "drone")


def felled(statement: Statement) -> list[Hit]:
    """ "The rebels shot down a helicopter", "a helicopter was shot down"; but jets that shot down drones flew on."""
    flown = [w for w in statement.weapons if w.concept in AIRCRAFT]
    downed = [d for d in statement.deeds if d.concept == "intercept"] if flown else []
    return [w for w in flown if any(_brought_down(w, d, statement) for d in downed)]


def _brought_down(aircraft: Hit, deed: Hit, statement: Statement) -> bool:
    clause_of = statement.sentence.clause_of
    if clause_of(aircraft.first) != clause_of(deed.first) or _gap(aircraft, deed) > REACH:
        return False
    if aircraft.first > deed.last:
        by = {h.last for h in statement.sentence.of("stance", "author_by")}
        return not by & set(range(deed.last + 1, aircraft.first))
    others = [w for w in statement.weapons if w.concept in FLYING and w.first > aircraft.last]
    return not any(w.last < deed.first or w.first - deed.last <= REACH for w in others)


def _gap(one: Hit, other: Hit) -> int:
    return max(one.first - other.last, other.first - one.last) - 1
