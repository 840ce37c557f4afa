"""How far a statement and an incident told before agree: on the day, the place, the kind of incident, its words and its tolls."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tocsin import packs
from tocsin.extraction.incidents.kinds import relation, votes
from tocsin.extraction.incidents.statements import Statement
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.times.expression import parts

if TYPE_CHECKING:
    from tocsin.extraction.incidents.grouping import Draft

NARROW = 7  # days: a span no wider can tell two incidents apart
MANY, ROUGHLY = 10, 2  # the least of a count told roughly, and how many times that it may be
COARSE = {Precision.COUNTRY, Precision.PROVINCE}
RANK = {precision: n for n, precision in enumerate(Precision)}  # finest first
WORDS = {"same": "same_word", "another": "another_word", "earlier": "earlier_word", "pluperfect": "pluperfect"}  # cue → feature
_TOLD_DAY = re.compile("anchor:0")  # "the same day", "two minutes later": said of what belongs to what was told, and of what does not
Bounds = tuple[int | None, int | None]  # at least, at most


class Told(NamedTuple):
    """What a statement says of the incident it belongs to, found once for all drafts that it is held against."""

    statement: Statement
    kind: IncidentType | None
    words: list[str]
    places: list[PlaceReading]
    weapons: set[str]
    tolls: dict[FieldName, set[Bounds]]

    @classmethod
    def by(cls, statement: Statement) -> Told:
        tally = votes(statement) if statement.events or statement.weapons else {}
        return cls(
            statement=statement,
            kind=max(tally, key=lambda k: tally[k]) if tally else None,
            words=words_of(statement),
            places=finest(of_the_event(statement)),
            weapons={w.concept for w in statement.weapons},
            tolls=counts(statement),
        )


class Fit(NamedTuple):
    """What speaks for a statement's telling of a draft and against it, and what that weighs."""

    names: list[str]
    score: float

    @classmethod
    def of(cls, told: Told, draft: Draft, is_current: bool, is_main: bool, gazetteer: Gazetteer) -> Fit:
        weights = packs.load("reading/weights")["grouping"]
        names = _agreements(told, draft, is_current, is_main, gazetteer)
        return cls(names, float(sum([weights[name] for name in names])))


def _agreements(told: Told, draft: Draft, is_current: bool, is_main: bool, gazetteer: Gazetteer) -> list[str]:
    """Names of the features that hold."""
    when, where = on_day(told.statement, draft), at_place(told.places, draft, gazetteer)
    here, there = told.statement.sentence, draft.statements[-1].sentence
    found = ["bias", *when, *where, f"{relation(told.kind, draft.kind)}_type", *told.words]
    found += ["near"] * is_current + ["main"] * is_main
    found += ["same_paragraph"] * (there.paragraph == here.paragraph and there.block == here.block)
    found += ["no_when_no_where"] * (not when and not where)
    found += ["title"] * (there.title and is_main and is_current)
    found += ["same_weapon"] * (not told.weapons.isdisjoint(draft.weapons))
    return found + _tolls(told.tolls, draft.tolls)


def words_of(statement: Statement) -> list[str]:
    """Which words that tell incidents apart it has."""
    cues = statement.concepts("cue")
    return [name for concept, name in WORDS.items() if concept in cues]


def on_day(statement: Statement, draft: Draft) -> list[str]:
    if statement.days is None or draft.days is None:
        return []
    told = bool(_TOLD_DAY.match(statement.when or "")) and statement.days.overlaps(draft.days)
    if told or statement.when == draft.when:
        return ["told_day" if told else "same_day"]
    mine, theirs = _weekday(statement.when), _weekday(draft.when)
    if mine and theirs and mine != theirs:
        return ["other_day"]
    if statement.days.width > NARROW and draft.days.width > NARROW and statement.when and draft.when:
        return ["other_day"] if not statement.days.overlaps(draft.days) else []
    if not statement.days.overlaps(draft.days):
        return ["other_day"]
    return ["same_day"] if max(statement.days.width, draft.days.width) <= NARROW else []


@lru_cache(maxsize=4096)
def _weekday(code: str | None) -> str | None:
    """The weekday a time code names, alone or beside a date."""
    if code is None:
        return None
    kind, value, fields = parts(code)
    return value if kind == "weekday" else fields.get("weekday")


def at_place(here: Sequence[PlaceReading], draft: Draft, gazetteer: Gazetteer) -> list[str]:
    if not here or not draft.finest:
        return []
    relations = {_near(p, q, gazetteer) for p in here for q in draft.finest}
    if relations == {"country"}:
        return []
    for name in ("same_place", "inside_place"):
        if name in relations:
            return [name]
    return ["other_place"]


def of_the_event(statement: Statement) -> list[PlaceReading]:
    """Places behind a locative word, or right beside the event: others are only spoken of, or lie on the way."""
    events = [h.first for h in (*statement.events, *statement.deeds)]
    here = [p for p in statement.places if not p.path]
    return [p for p in here if p.cue is not None or p.near or p.offset or any(abs(p.first - e) <= 3 for e in events)]


def finest(places: Sequence[PlaceReading]) -> list[PlaceReading]:
    """The places of the finest class named; a town says nothing beside a site."""
    known = [p for p in places if p.record is not None and p.key is not None]
    ranks = [RANK[p.record.precision] for p in known if p.record]
    best = min(ranks, default=0)
    return [p for p, rank in zip(known, ranks, strict=True) if rank == best]


def only_spoken_of(place: PlaceReading) -> bool:
    """A country without a word that says "in": "three US soldiers were killed" does not tell where."""
    return place.cue is None and place.record is not None and place.record.precision == Precision.COUNTRY


def _near(a: PlaceReading, b: PlaceReading, gazetteer: Gazetteer) -> str:
    if a.record is None or b.record is None or a.key is None or b.key is None:
        return "other_place"
    if Precision.COUNTRY in (a.record.precision, b.record.precision) and a.record.country == b.record.country:
        return "country"
    if a.key == b.key:
        return "same_place"
    if gazetteer.within(a.key, b.key) or gazetteer.within(b.key, a.key):
        return "inside_place"
    if {a.record.precision, b.record.precision} & COARSE:
        return "other_place"
    return "same_place" if gazetteer.km(a.key, b.key) <= a.record.radius_km + b.record.radius_km else "other_place"


def counts(statement: Statement) -> dict[FieldName, set[Bounds]]:
    found: dict[FieldName, set[Bounds]] = {}
    for toll in statement.tolls:
        if toll.said:
            found.setdefault(toll.field, set()).add((toll.low, toll.high))
    return found


def _tolls(mine: Mapping[FieldName, set[Bounds]], theirs: Mapping[FieldName, set[Bounds]]) -> list[str]:
    both = [whom for whom in mine if whom in theirs]
    if any(not mine[whom].isdisjoint(theirs[whom]) for whom in both):
        return ["tolls_repeat"]
    return ["tolls_differ"] if both and not any(_agree(a, b) for whom in both for a in mine[whom] for b in theirs[whom]) else []


def _agree(one: Bounds, other: Bounds) -> bool:
    """ "More than a hundred" and 103."""
    (rough, most), (told, _) = sorted(((low or 0, high) for low, high in (one, other)), key=lambda b: b[0])
    return most is None and rough >= MANY and rough % MANY <= 1 and told <= ROUGHLY * rough
