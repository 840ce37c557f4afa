"""Where an incident may have been: the places of its report, the likeliest by fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.facts.spot_features import SEVERAL, Seen, View, features_of, is_cued
from tocsin.extraction.facts.worth import known_of, told_places
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.scene import Sentence
from tocsin.gazetteer import DATELINE, PlaceReading
from tocsin.model.vocabulary import Precision


class Spot(NamedTuple):
    """A place, the statement of its item that it is told under, and what holds of it."""

    place: PlaceReading
    statement: Statement
    features: dict[str, float]


def odds(spot: Spot) -> float:
    """Log-odds that it happened there."""
    weights = packs.load("reading/spots")["weights"]
    return float(sum([weights.get(name, 0.0) * size for name, size in spot.features.items()]))


def has_point(place: PlaceReading) -> bool:
    record = known_of(place)
    return record is not None and record.precision != Precision.COUNTRY


def spots(draft: Draft, drafts: Sequence[Draft]) -> list[Spot]:
    """The places that may be where a draft was, each with its features; none where only its own statements tell any with a point."""
    seen = _seen(draft)
    told = sorted((one for one in seen if one.index is not None), key=lambda one: -one.worth)
    state = _state(told)
    asked = [one for one in seen if _may_be(one, state)]
    if state in {"cued", "pinned"} and all(one.index is not None for one in asked):
        return []
    view = View.of(draft, drafts, seen, told, state)
    return [Spot(one.place, _statement(one, draft), features_of(one, view)) for one in asked]


def _may_be(one: Seen, state: str) -> bool:
    """Where its own statements say where it was, few of those told elsewhere are asked."""
    return one.index is not None or state != "cued" or one.origin in {DATELINE, "beside"}


def _statement(one: Seen, draft: Draft) -> Statement:
    if one.index is not None:
        return draft.statements[one.index]
    return next(s for s in draft.statements if s.block.index == one.sentence.block)


def _seen(draft: Draft) -> list[Seen]:
    """Every place of the items that tell a draft, in the order of the text."""
    told = {id(p): n for n, s in reversed(list(enumerate(draft.statements))) for p in s.places}
    worth = {id(t.place): t.worth for t in told_places(draft)}
    blocks = {s.block.index: s.block for s in draft.statements}
    found = []
    for sentence in (sentence for block in blocks.values() for sentence in block.sentences if sentence.places):
        beside = _beside(sentence, draft)
        roads = [p for p in sentence.places if p.until is not None]
        for place in sentence.places:
            if not place.demonym and not (roads and _ends_road(place, roads)) and (record := known_of(place)) is not None:
                index = told.get(id(place))
                origin = DATELINE if place is blocks[sentence.block].dateline else beside if index is None else _told_in(index)
                found.append(Seen(place, sentence, record, index, worth.get(id(place), 0.0), origin))
    return found


def _ends_road(place: PlaceReading, roads: Sequence[PlaceReading]) -> bool:
    """The second of two places that it was between."""
    return any(p.start < place.start and place.end <= p.end for p in roads)


def _told_in(index: int) -> str:
    """In which statement of the draft."""
    return "lead" if index == 0 else "own" if index < SEVERAL else "later"


def _beside(sentence: Sentence, draft: Draft) -> str:
    """How many sentences before or after the nearest statement of the draft."""
    if sentence.title and sentence.ordinal < draft.statements[0].sentence.ordinal:
        return "title"
    gap = min((sentence.ordinal - s.sentence.ordinal for s in draft.statements if s.block.index == sentence.block), key=abs)
    if gap == 0:
        return "beside"
    return f"{'after' if gap > 0 else 'before'}.{abs(gap) if abs(gap) < SEVERAL else 'far'}"


def _state(own: Sequence[Seen]) -> str:
    """What the statements of the draft themselves tell at best."""
    if any(one.pinned and one.origin in {"lead", "own"} and is_cued(one.place) for one in own):
        return "cued"
    if any(one.pinned for one in own):
        return "pinned"
    return "land" if own else "none"
