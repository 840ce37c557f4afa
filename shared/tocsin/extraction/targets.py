"""What was hit or aimed at: things beside the words of the deed, sites by their names, and the people who came to harm."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.names import Name
from tocsin.extraction.naming import land_of
from tocsin.extraction.speakers import speakers
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import Precision

REACH = 10
SCENE_REACH = 3  # of things that stand about anywhere: roads, cars, the hospital that the wounded were taken to
PERSON_REACH = 4
SPEAKS = 3  # words between a name and a word of saying
MOST = 4
WHERE = ("quarter",)  # kinds of sites that say where, not what was aimed at
VAGUE = ("people", "national", "man", "victim", "member", "official_person", "politician", "commander", "resident", "woman", "worker")


class Target(NamedTuple):
    """Tokens first..last name what was hit; `sort` is the kind of site, "" for what is no site."""

    name: str
    first: int
    last: int
    sort: str = ""
    named: bool = False


def targets(statement: Statement) -> list[Target]:
    """Targets of a statement, those nearest to the deed, in the order of the text; no more than four."""
    anchors = [h.last for h in (*statement.deeds, *statement.events, *statement.weapons)]
    found = [(min((abs(t.first - a) for a in anchors), default=0), t) for t in _candidates(statement)]
    near = sorted((f for f in found if f[0] <= REACH), key=lambda f: (f[0], f[1].last))
    unique = {target.name: target for _, target in reversed(near[: MOST + 1])}
    return sorted(unique.values(), key=lambda t: t.first)[:MOST]


def without_vaguer(found: Sequence[Target]) -> list[Target]:
    """ "airport" says nothing beside "Brussels airport", nor "military base" beside "Camp Taji"."""
    words = [set(t.name.casefold().split()) for t in found]
    sorts = {t.sort for t in found if t.named}
    finer = [t for t, mine in zip(found, words, strict=True) if not any(mine < other for other in words)]
    return [t for t in finer if t.named or t.sort not in sorts]


def _candidates(statement: Statement) -> Iterator[Target]:
    sites = [p for p in statement.places if p.record and p.record.precision == Precision.SITE and not p.offset]
    for place in sites:
        if place.record is not None and place.record.fine not in WHERE:
            yield Target(place.record.name, place.first, place.last, place.record.fine or "site", named=True)
    named = {t for p in sites for t in range(p.first, p.last + 1)}
    acts = [*statement.deeds, *statement.events]
    for hit in statement.sentence.of("target"):
        if not statement.first <= hit.first <= statement.last or named & set(range(hit.first, hit.last + 1)) or _armed(hit, statement):
            continue
        scene = attributes("target", hit.concept).get("scene")
        if not scene or any(0 < hit.first - a.last <= SCENE_REACH for a in acts):
            yield Target(_with_land(hit, statement), hit.first, hit.last, str(attributes("target", hit.concept).get("site", "")))
    yield from _harmed(statement)
    yield from _named(statement)


def _named(statement: Statement) -> Iterator[Target]:
    """Persons by name beside what was done to them: "murdered Deputy Perez", "Haddad was killed"."""
    harm = [h.first for h in statement.sentence.of("casualty")]
    harm += [h.first for h in statement.events if h.concept in ("assassination", "kidnapping", "shooting", "ambush", "stabbing", "beating")]
    for name in _silent(statement):
        if any(-PERSON_REACH <= name.first - h <= PERSON_REACH or 0 <= h - name.last <= PERSON_REACH for h in harm):
            yield Target(name.text, name.first, name.last)


def singled_out(statement: Statement, taken: Collection[str]) -> Iterator[Target]:
    """Whom a killing or kidnapping of one person was aimed at: the first name told that neither speaks nor did it (`taken`)."""
    name = next((n for n in _silent(statement) if n.text not in taken), None)
    if name is not None:
        yield Target(name.text, name.first, name.last)


def _silent(statement: Statement) -> Iterator[Name]:
    """Persons of a statement who do not speak."""
    said = [h.first for h in statement.sentence.of("say")]
    heard = [s.name for s in speakers(statement.sentence, statement.block)]
    for name in statement.sentence.names:
        speaks = any(abs(name.last - s) <= SPEAKS or abs(name.first - s) <= SPEAKS for s in said) or any(name.text in h for h in heard)
        if statement.first <= name.first <= statement.last and not speaks:
            yield name


def _armed(hit: Hit, statement: Statement) -> bool:
    """Part of a weapon's name: the car of a car bomb."""
    return any(w.first <= hit.first <= w.last for w in statement.weapons)


def _harmed(statement: Statement) -> Iterator[Target]:
    """The people of the tolls, where the text says what they were."""
    for toll in (t for t in statement.tolls if not t.part):
        for hit in statement.sentence.of("person"):
            if toll.first <= hit.first <= toll.last and hit.concept not in VAGUE and attributes("person", hit.concept)["side"] == "victim":
                yield Target(_with_land(hit, statement), hit.first, hit.last)


def _with_land(hit: Hit, statement: Statement) -> str:
    head = str(attributes(hit.cls, hit.concept)["head"])
    land = land_of(hit, statement.sentence)
    return f"{land} {head}" if land else head
