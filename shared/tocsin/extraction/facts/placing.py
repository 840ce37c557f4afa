"""Where an incident was: the places that its statements tell, the likeliest first; else one that is told elsewhere in the report."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.extraction.facts.spots import Spot, has_point, odds, spots
from tocsin.extraction.facts.worth import Told, known_of, lands_told, speaks_there, told_places
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.gazetteer import Gazetteer, PlaceReading, place_value
from tocsin.model.claim import PlaceValue, Standing
from tocsin.model.vocabulary import Precision

LIKELY = -0.5  # log-odds from which a place told elsewhere is where it was, none being told by its own statements
SURE, LEAD = 0.0, 0.8  # the same where they tell one, and by how much it must be likelier than that
DOUBT = 0.0  # log-odds below which none is said that lies in a country less spoken of,
DOUBT_PATH = 1.2  # or that somebody only came from or went to
BEATS = 0.5  # by how much a place that is told must be likelier than the dateline to come before it
LEADS = 3  # statements that tell where the incident was
MOSTLY = 0.6  # share of the place words of a report
TOWN_KM = 15.0


class Placed(NamedTuple):
    """A place of an incident, by tokens first..last of the block of `statement`."""

    value: PlaceValue
    statement: Statement
    first: int
    last: int
    rule: str
    reason: str | None
    standing: Standing = Standing.STANDS


class _Ranked(NamedTuple):
    """A place that may be where it was, and the log-odds that it is."""

    odds: float
    spot: Spot


def placed(draft: Draft, drafts: Sequence[Draft], leads: bool) -> Iterator[Placed]:
    """The likeliest first: of those its statements tell, by rule; before them one told elsewhere that is likelier; else the country."""
    said = told_places(draft)
    ranked = sorted((_Ranked(odds(s), s) for s in spots(draft, drafts) if has_point(s.place)), key=lambda r: -r.odds)
    told = _without_strangers(_without_seats(said), ranked)
    elsewhere = next(_told_elsewhere(ranked, said, lands_told(draft.statements[0])), None)
    if any(has_point(t.place) for t in told):
        rest = list(_of_statements(draft, told, leads and not _beats_dateline(draft, told[0], ranked)))
        if elsewhere is not None and rest[0].rule != "place.dateline" and _is_likelier(elsewhere, told[0], ranked):
            yield _elsewhere(elsewhere.spot)
        yield from rest
        return
    if elsewhere is not None and elsewhere.odds >= LIKELY:
        yield _elsewhere(elsewhere.spot)
    lands = [t for t in told if not t.place.path]
    yield from (_placed(t.statement, t.place, "place.context") for t in lands)
    if not lands:
        yield from _country_spoken_of(draft, elsewhere)


def _told_elsewhere(ranked: Sequence[_Ranked], said: Sequence[Told], lands: frozenset[str]) -> Iterator[_Ranked]:
    """Not abroad, where its first statement tells in which country it was."""
    for one in ranked:
        known = known_of(one.spot.place)
        if not any(t.place is one.spot.place for t in said) and (not lands or known is None or known.country in lands):
            yield one


def _is_likelier(elsewhere: _Ranked, told: Told, ranked: Sequence[_Ranked]) -> bool:
    own = _odds_of(told.place, ranked)
    return elsewhere.odds >= max(SURE, elsewhere.odds if own is None else own + LEAD)


def _beats_dateline(draft: Draft, told: Told, ranked: Sequence[_Ranked]) -> bool:
    """It is likelier by so much than where the report was filed, also without words that say it happened there."""
    own, filed = _odds_of(told.place, ranked), _odds_of(draft.statements[0].block.dateline, ranked)
    return own is not None and filed is not None and own >= filed + BEATS


def _odds_of(place: PlaceReading | None, ranked: Sequence[_Ranked]) -> float | None:
    return next((r.odds for r in ranked if r.spot.place is place), None)


def _without_seats(told: list[Told]) -> list[Told]:
    """Not where somebody speaks from in another country than all that is told: "the ministry in Madrid said"."""
    seats = {id(t) for t in told if speaks_there(t.statement, t.place)}
    lands = {known.country for t in told if id(t) not in seats and (known := known_of(t.place)) is not None}
    return [t for t in told if not (lands and id(t) in seats and (known := known_of(t.place)) and known.country not in lands)]


def _without_strangers(told: list[Told], ranked: Sequence[_Ranked]) -> list[Told]:
    """Not where it hardly was, in a country that the report has less to say of than of others, nor on somebody's way: better no
    point than a far one."""
    far = {id(r.spot.place) for r in ranked if _is_strange(r)}
    return [t for t in told if id(t.place) not in far]


def _is_strange(one: _Ranked) -> bool:
    return one.odds < (DOUBT_PATH if one.spot.place.path else DOUBT if "land.less" in one.spot.features else -math.inf)


def _of_statements(draft: Draft, told: Sequence[Told], leads: bool) -> Iterator[Placed]:
    """The places told; before them the main incident's dateline, unless one of them says by itself that it happened there."""
    lead = draft.statements[0]
    dateline = lead.block.dateline if leads else None
    if dateline is not None and not any(_locates(draft, t) for t in told):
        yield _placed(lead, dateline, "place.dateline")
    for t in told:
        yield _placed(t.statement, t.place, "place.context", Standing.PART if t.place.apposed and len(told) > 1 else Standing.STANDS)


def _placed(statement: Statement, place: PlaceReading, rule: str, standing: Standing = Standing.STANDS) -> Placed:
    value = place_value(place, Gazetteer.open())
    return Placed(value, statement, place.first, place.last, rule, place.reason, standing)


def _elsewhere(spot: Spot) -> Placed:
    """A site that another sentence tells of says no more than in which town."""
    found, record = _placed(spot.statement, spot.place, "place.elsewhere"), spot.place.record
    return found._replace(value=_town_of(found.value)) if record is not None and record.precision == Precision.SITE else found


def _locates(draft: Draft, told: Told) -> bool:
    """Says by itself where it happened: behind a locative word in one of the first sentences, or finer than a town."""
    place = told.place
    fine = place.record is not None and place.record.precision == Precision.SITE
    return fine or (told.statement in draft.statements[:LEADS] and (place.cue is not None or place.near or place.offset is not None))


def _town_of(value: PlaceValue) -> PlaceValue:
    """A site that another sentence tells of says no more than in which town."""
    name = value.name.rpartition(", ")[2]
    return value.model_copy(update={"name": name, "precision": Precision.TOWN, "radius_km": max(value.radius_km or 0.0, TOWN_KM)})


def _country_spoken_of(draft: Draft, elsewhere: _Ranked | None) -> Iterator[Placed]:
    """Where no place is told: the country that most of the report's place and people words are of, or of the likeliest place."""
    lead = draft.statements[0]
    spoken = [p for s in lead.block.sentences for p in s.places if p.record is not None and p.record.country]
    countries = Counter(p.record.country for p in spoken if p.record)
    country, times = next(iter(countries.most_common(1)), ("", 0))
    reason = f"{times} of the {len(spoken)} places and peoples that the report names are of that country"
    if not spoken or times / len(spoken) < MOSTLY:
        known = known_of(elsewhere.spot.place) if elsewhere is not None else None
        country, reason = (known.country, "the likeliest place that the report names lies in it") if known is not None else ("", "")
    record = next(iter(Gazetteer.open().country(country or "")), None)
    if record is None:
        return
    value = PlaceValue(name=record.name, key=record.key, country=record.country, radius_km=record.radius_km, precision=record.precision)
    yield Placed(value, lead, lead.first, lead.last, "place.country", f"{record.name}: {reason}")
