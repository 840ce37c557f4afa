"""What was hit or aimed at: things beside the words of the deed, sites by their names, and the people who came to harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.naming import land_of, singular
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import Precision

COUNTED = 2  # words between a number and what it counts


class Target(NamedTuple):
    """Tokens first..last name what may have been hit.

    `cls`: place (a site by its name), target (a thing), person (people by what they are), name (one by name) or actor.
    `sort` is the kind of site, "" for what is no site.
    """

    name: str
    first: int
    last: int
    cls: str
    concept: str
    sort: str = ""
    named: bool = False


def candidates(statement: Statement) -> Iterator[Target]:
    """Whatever a statement names that can be a target."""
    sites = [p for p in statement.places if p.record and p.record.precision == Precision.SITE and not p.offset]
    for place in sites:
        if place.record is not None:
            fine = place.record.fine or "site"
            yield Target(place.record.name, place.first, place.last, "place", fine, fine, named=True)
    named = {t for p in sites for t in range(p.first, p.last + 1)}
    for hit in _here("target", statement):
        if not named & set(range(hit.first, hit.last + 1)) and not _armed(hit, statement):
            sort = str(attributes("target", hit.concept).get("site", ""))
            yield Target(_worded(hit, statement), hit.first, hit.last, "target", hit.concept, sort)
    for hit in _here("person", statement):
        if not named & set(range(hit.first, hit.last + 1)):
            yield Target(_worded(hit, statement), hit.first, hit.last, "person", hit.concept)
    for name in statement.sentence.names:
        if statement.first <= name.first <= statement.last:
            yield Target(name.text, name.first, name.last, "name", "name", named=True)
    for actor in statement.sentence.actors:
        if statement.first <= actor.first <= statement.last and not actor.state:
            yield Target(actor.name, actor.first, actor.last, "actor", "generic" if actor.generic else "group")


def without_vaguer(found: Sequence[Target]) -> list[Target]:
    """ "airport" says nothing beside "Brussels airport", nor "military base" beside "Camp Taji"."""
    words = [set(t.name.casefold().split()) for t in found]
    sorts = {t.sort for t in found if t.named and t.sort}
    finer = [t for t, mine in zip(found, words, strict=True) if not any(mine < other for other in words)]
    return [t for t in finer if t.named or t.sort not in sorts]


def _here(cls: str, statement: Statement) -> list[Hit]:
    return [h for h in statement.sentence.of(cls) if statement.first <= h.first <= statement.last]


def _armed(hit: Hit, statement: Statement) -> bool:
    """Part of a weapon's name: the car of a car bomb."""
    return any(w.first <= hit.first <= w.last for w in statement.weapons)


def _worded(hit: Hit, statement: Statement) -> str:
    """As English describes it, with its country; an English text has said it already."""
    if statement.block.lang.is_english:
        return _with_land(statement.block.tokens.surface(hit.first, hit.last).lower(), hit, statement)
    head = str(attributes(hit.cls, hit.concept)["head"])
    return _with_land(singular(head) if hit.cls == "person" and _is_one(hit, statement) else head, hit, statement)


def _is_one(hit: Hit, statement: Statement) -> bool:
    tolls = [t for t in statement.tolls if t.first <= hit.first <= t.last]
    return bool(tolls) and tolls[0].low == tolls[0].high == 1


def _with_land(head: str, hit: Hit, statement: Statement) -> str:
    land = land_of(hit, statement.sentence)
    return f"{land} {head}" if land else head
