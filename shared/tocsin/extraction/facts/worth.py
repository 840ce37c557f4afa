"""What speaks, by rule, for each place that the statements of an incident tell: how fine it is, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.gazetteer.store import PlaceRecord
from tocsin.model.vocabulary import Precision

LOCATED = 0.5  # gain of a place behind a word that only places follow
APPOSED = 1.5  # loss of a place that only says where another lies
PATH = 1.5  # loss of where somebody came from or went to
CHAINED = 0.1  # gain of a place that the text itself puts inside another
ABROAD = 3.0  # loss of a place in another country than the statement puts it in
SEAT, SEAT_REACH = 2.5, 4  # loss of where somebody speaks from; words between who speaks and that place
UNKNOWN, INSIDE = 1.0, 0.3
FINENESS = {Precision.SITE: 4.0, Precision.TOWN: 3.0, Precision.DISTRICT: 2.5, Precision.PROVINCE: 2.0, Precision.COUNTRY: 0.0}


class Told(NamedTuple):
    """A place that a statement tells; `worth` compares it with the others of its draft."""

    worth: float
    statement: Statement
    place: PlaceReading


def told_places(draft: Draft) -> list[Told]:
    """The worthiest first."""
    return sorted(_told(draft), key=lambda t: -t.worth)


def known_of(place: PlaceReading) -> PlaceRecord | None:
    """The place, or the finest one known around it."""
    return place.record or (Gazetteer.open().record(place.inside) if place.inside else None)


def speaks_there(statement: Statement, place: PlaceReading) -> bool:
    """Right behind who says something, in the same clause: "officials in Goma said", "selon le ministère à Paris"."""
    sentence = statement.sentence
    clause = sentence.clause_of(place.first)
    if not any(sentence.clause_of(h.first) == clause for h in sentence.of("say")):
        return False
    behind = (h for h in sentence.of("source") if 0 < place.first - h.last <= SEAT_REACH)
    return any(sentence.clause_of(h.first) == clause for h in behind)


def _told(draft: Draft) -> Iterator[Told]:
    gazetteer = Gazetteer.open()
    lead = lands_told(draft.statements[0])
    for index, statement in enumerate(draft.statements):
        lands = lands_told(statement) or lead
        for place in statement.places:
            bonus = (
                SEAT * -speaks_there(statement, place)
                + (place.cue is not None)
                + LOCATED * place.located
                + (place.facility is not None)
                + 1.5 * (index == 0)
                - 0.1 * index
            )
            loss = 0.5 * place.near + PATH * place.path + APPOSED * place.apposed + ABROAD * _is_abroad(place, lands)
            yield Told(_fineness(place, gazetteer) + bonus - loss, statement, place)


def lands_told(statement: Statement) -> frozenset[str]:
    """The countries that it happened in, by the statement's own words."""
    told = (p.record for p in statement.places if p.located and not (p.path or p.role_noun or p.demonym))
    return frozenset(r.country for r in told if r is not None and r.country and r.precision == Precision.COUNTRY)


def _is_abroad(place: PlaceReading, lands: frozenset[str]) -> bool:
    """ "A base in Jordan, close to al-Tanf": beyond the border of where it was, and not said to be where it was."""
    if not lands or (place.located and not place.near):
        return False
    known = known_of(place)
    return known is not None and known.country is not None and known.country not in lands


def _fineness(place: PlaceReading, gazetteer: Gazetteer) -> float:
    """An unknown place inside a known one that is told beside it is a little finer than that."""
    if place.until is not None:
        return FINENESS[Precision.DISTRICT]
    if place.record is not None:
        return FINENESS[place.record.precision] + CHAINED * place.chained
    return FINENESS[gazetteer.record(place.inside).precision] + INSIDE if place.inside and place.chained else UNKNOWN
