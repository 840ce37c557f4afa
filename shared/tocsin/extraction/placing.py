"""Where an incident was: the places that its statements tell, the likeliest first; else one that is told elsewhere in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tocsin.extraction.grouping import Draft
from tocsin.extraction.spots import Spot, has_point, known_of, odds, spots
from tocsin.extraction.statements import Statement
from tocsin.gazetteer import Gazetteer, PlaceReading, place_value
from tocsin.model.claim import PlaceValue, Standing
from tocsin.model.vocabulary import Precision, Role

LIKELY = 0.0  # log-odds from which a place told elsewhere is where it was
LEADS = 3  # statements that tell where the incident was
MOSTLY = 0.6  # share of the place words of a report
TOWN_KM = 15.0
APPOSED = 1.5  # loss of a place that only says where another lies
PATH = 1.5  # loss of where somebody came from or went to
CHAINED = 0.1  # gain of a place that the text itself puts inside another
SEAT, SEAT_REACH = 2.5, 4  # loss of where somebody speaks from; words between who speaks and that place
UNKNOWN, INSIDE = 1.0, 0.3
FINENESS = {Precision.SITE: 4.0, Precision.TOWN: 3.0, Precision.DISTRICT: 2.5, Precision.PROVINCE: 2.0, Precision.COUNTRY: 0.0}


class Placed(NamedTuple):
    """A place of an incident, by tokens first..last of the block of `statement`."""

    value: PlaceValue
    statement: Statement
    first: int
    last: int
    rule: str
    reason: str | None
    standing: Standing = Standing.STANDS


def placed(draft: Draft, drafts: Sequence[Draft], role: Role) -> Iterator[Placed]:
    """The likeliest first. Where its statements tell no place, one told elsewhere, if it is likely; else the country."""
    told = _without_seats([(s, p) for _, s, p in sorted(_readings(draft), key=lambda r: -r[0])])
    if any(has_point(place) for _, place in told):
        yield from _of_statements(draft, told, role)
        return
    lands = {known.country for _, p in told if (known := known_of(p)) is not None}
    ranked = sorted(((odds(s), s) for s in spots(draft, drafts) if _may_lie_in(s.place, lands)), key=lambda r: -r[0])
    if ranked and ranked[0][0] >= LIKELY:
        yield _elsewhere(ranked[0][1])
    yield from (_placed(s, p, "place.context") for s, p in told)
    if not told:
        yield from _country_spoken_of(draft)


def _may_lie_in(place: PlaceReading, lands: Collection[str | None]) -> bool:
    known = known_of(place)
    return known is not None and has_point(place) and (not lands or known.country in lands)


def _without_seats(told: list[tuple[Statement, PlaceReading]]) -> list[tuple[Statement, PlaceReading]]:
    """Not where somebody speaks from in another country than all that is told: "the ministry in Madrid said"."""
    lands = {known.country for s, p in told if not _speaks_there(s, p) and (known := known_of(p)) is not None}
    return [(s, p) for s, p in told if not (lands and _speaks_there(s, p) and (known := known_of(p)) and known.country not in lands)]


def _speaks_there(statement: Statement, place: PlaceReading) -> bool:
    """Right behind who says something, in the same clause: "officials in Goma said", "selon le ministère à Paris"."""
    sentence = statement.sentence
    clause = sentence.clause_of(place.first)
    if not any(sentence.clause_of(h.first) == clause for h in sentence.of("say")):
        return False
    behind = (h for h in sentence.of("source") if 0 < place.first - h.last <= SEAT_REACH)
    return any(sentence.clause_of(h.first) == clause for h in behind)


def _of_statements(draft: Draft, told: list[tuple[Statement, PlaceReading]], role: Role) -> Iterator[Placed]:
    """The places told; before them the main incident's dateline, unless one of them says by itself that it happened there."""
    lead = draft.statements[0]
    dateline = lead.block.dateline if role == Role.MAIN else None
    if dateline is not None and not any(_locates(draft, s, place) for s, place in told):
        yield _placed(lead, dateline, "place.dateline")
    for statement, place in told:
        yield _placed(statement, place, "place.context", Standing.PART if place.apposed and len(told) > 1 else Standing.STANDS)


def _placed(statement: Statement, place: PlaceReading, rule: str, standing: Standing = Standing.STANDS) -> Placed:
    value = place_value(place, Gazetteer.open())
    return Placed(value, statement, place.first, place.last, rule, place.reason, standing)


def _elsewhere(spot: Spot) -> Placed:
    """A site that another sentence tells of says no more than in which town."""
    found, record = _placed(spot.statement, spot.place, "place.elsewhere"), spot.place.record
    return found._replace(value=_town_of(found.value)) if record is not None and record.precision == Precision.SITE else found


def _locates(draft: Draft, statement: Statement, place: PlaceReading) -> bool:
    """Says by itself where it happened: behind a locative word in one of the first sentences, or finer than a town."""
    fine = place.record is not None and place.record.precision == Precision.SITE
    return fine or (statement in draft.statements[:LEADS] and (place.cue is not None or place.near or place.offset is not None))


def _readings(draft: Draft) -> Iterator[tuple[float, Statement, PlaceReading]]:
    gazetteer = Gazetteer.open()
    for index, statement in enumerate(draft.statements):
        for place in statement.places:
            bonus = (
                SEAT * -_speaks_there(statement, place)
                + (place.cue is not None)
                + (place.facility is not None)
                + 1.5 * (index == 0)
                - 0.1 * index
            )
            yield _fineness(place, gazetteer) + bonus - 0.5 * place.near - PATH * place.path - APPOSED * place.apposed, statement, place


def _fineness(place: PlaceReading, gazetteer: Gazetteer) -> float:
    """An unknown place inside a known one that is told beside it is a little finer than that."""
    if place.until is not None:
        return FINENESS[Precision.DISTRICT]
    if place.record is not None:
        return FINENESS[place.record.precision] + CHAINED * place.chained
    return FINENESS[gazetteer.record(place.inside).precision] + INSIDE if place.inside and place.chained else UNKNOWN


def _town_of(value: PlaceValue) -> PlaceValue:
    """A site that another sentence tells of says no more than in which town."""
    name = value.name.rpartition(", ")[2]
    return value.model_copy(update={"name": name, "precision": Precision.TOWN, "radius_km": max(value.radius_km or 0.0, TOWN_KM)})


def _country_spoken_of(draft: Draft) -> Iterator[Placed]:
    """Where no place is told: the country that most of the report's place and people words are of."""
    lead = draft.statements[0]
    spoken = [p for s in lead.block.sentences for p in s.places if p.record is not None and p.record.country]
    countries = Counter(p.record.country for p in spoken if p.record)
    country, times = next(iter(countries.most_common(1)), ("", 0))
    record = next(iter(Gazetteer.open().country(country or "")), None)
    if record is None or times / len(spoken) < MOSTLY:
        return
    value = PlaceValue(name=record.name, key=record.key, country=record.country, radius_km=record.radius_km, precision=record.precision)
    reason = f"{record.name}: {times} of the {len(spoken)} places and peoples that the report names are of that country"
    yield Placed(value, lead, lead.first, lead.last, "place.country", reason)
