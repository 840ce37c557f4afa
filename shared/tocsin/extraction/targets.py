"""What was hit or aimed at: things beside the words of the deed, sites by their names, and the people who came to harm."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.naming import land_of
from tocsin.extraction.speakers import speakers
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import Precision

REACH = 10
SCENE_REACH = 3  # of things that stand about anywhere: roads, cars, the hospital that the wounded were taken to
PERSON_REACH = 4
MOST = 4
WHERE = ("quarter",)  # kinds of sites that say where, not what was aimed at
VAGUE = ("people", "national", "man", "victim", "member", "official_person", "politician", "commander", "resident", "woman", "worker")


def targets(statement: Statement) -> list[tuple[str, int, int]]:
    """(English name, first token, last token) of each target, nearest to the deed first, no more than four."""
    anchors = [h.last for h in (*statement.deeds, *statement.events, *statement.weapons)]
    found = [(min((abs(first - a) for a in anchors), default=0), name, first, last) for name, first, last in _candidates(statement)]
    near = sorted((f for f in found if f[0] <= REACH), key=lambda f: (f[0], f[2]))
    unique = {name: (name, first, last) for _, name, first, last in reversed(near[: MOST + 1])}
    return without_vaguer(sorted(unique.values(), key=lambda t: t[1]))[:MOST]


def without_vaguer(found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """ "airport" says nothing beside "Brussels airport"."""
    words = [set(name.casefold().split()) for name, _, _ in found]
    return [one for one, mine in zip(found, words, strict=True) if not any(mine < other for other in words)]


def _candidates(statement: Statement) -> Iterator[tuple[str, int, int]]:
    sites = [p for p in statement.places if p.record and p.record.precision == Precision.SITE and not p.offset]
    for place in sites:
        if place.record is not None and place.record.fine not in WHERE:
            yield place.record.name, place.first, place.last
    named = {t for p in sites for t in range(p.first, p.last + 1)}
    acts = [*statement.deeds, *statement.events]
    for hit in statement.sentence.of("target"):
        if not statement.first <= hit.first <= statement.last or named & set(range(hit.first, hit.last + 1)) or _armed(hit, statement):
            continue
        scene = attributes("target", hit.concept).get("scene")
        if not scene or any(0 < hit.first - a.last <= SCENE_REACH or 0 < a.first - hit.last <= SCENE_REACH for a in acts):
            yield _with_land(hit, statement), hit.first, hit.last
    yield from _harmed(statement)
    yield from _named(statement)


def _named(statement: Statement) -> Iterator[tuple[str, int, int]]:
    """Persons by name beside what was done to them: "murdered Deputy Perez", "Haddad was killed"."""
    harm = [h.first for h in statement.sentence.of("casualty")]
    harm += [h.first for h in statement.events if h.concept in ("assassination", "kidnapping", "shooting", "ambush", "stabbing", "beating")]
    said = [h.first for h in statement.sentence.of("say")]
    heard = [s.name for s in speakers(statement.sentence, statement.block)]
    for name in statement.sentence.names:
        if any(name.text in speaker for speaker in heard):
            continue
        if not statement.first <= name.first <= statement.last or any(abs(name.last - s) <= 2 or abs(name.first - s) <= 2 for s in said):
            continue
        if any(-PERSON_REACH <= name.first - h <= PERSON_REACH or 0 <= h - name.last <= PERSON_REACH for h in harm):
            yield name.text, name.first, name.last


def _armed(hit: Hit, statement: Statement) -> bool:
    """Part of a weapon's name: the car of a car bomb."""
    return any(w.first <= hit.first <= w.last for w in statement.weapons)


def _harmed(statement: Statement) -> Iterator[tuple[str, int, int]]:
    """The people of the tolls, where the text says what they were."""
    for toll in (t for t in statement.tolls if not t.part):
        for hit in statement.sentence.of("person"):
            if toll.first <= hit.first <= toll.last and hit.concept not in VAGUE and attributes("person", hit.concept)["side"] == "victim":
                yield _with_land(hit, statement), hit.first, hit.last


def _with_land(hit: Hit, statement: Statement) -> str:
    head = str(attributes(hit.cls, hit.concept)["head"])
    land = land_of(hit, statement.sentence)
    return f"{land} {head}" if land else head
