"""Quarters of a city that a report names apart from it."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.ground import without_clitics
from tocsin.gazetteer.pack import PlacePack
from tocsin.gazetteer.store import Gazetteer, PlaceRecord, distance_km
from tocsin.text import Tokens, fold_key

CITY = 50_000  # inhabitants of a town that has quarters
ONE_REACH = 4  # words from "a" to the name: "a wealthy quarter of"
MOST_CITIES = 4  # of a text, whose quarters are looked for
BETWEEN = (" ", " quarter ", " district ")  # how the gazetteer names a quarter with its city
QUARTER_KM = 30  # a quarter lies in the city that the text names beside it


def find_quarters(entries: Sequence[Entry], tokens: Tokens, gazetteer: Gazetteer, pack: PlacePack) -> None:
    """ "In San Isidro", in a text that names Lima: the gazetteer has "San Isidro, Lima", the bare name being that of many towns."""
    cities = list(dict.fromkeys(fold_key(city.name) for city in cities_of(entries)))[:MOST_CITIES]
    for entry in entries if cities else ():
        if not entry.demonym and not entry.may_be_country:
            first, *rest = tokens.forms[entry.first : entry.last + 1]
            bare = without_clitics(first, pack.proclitics) if pack.proclitics else ()  # "بالمنصورة"
            for word in (first, *bare):
                _add_quarters(entry, fold_key(" ".join([word, *rest])), cities, gazetteer)


def cities_of(entries: Sequence[Entry]) -> list[PlaceRecord]:
    """The cities that a text names, as each is understood first."""
    return [r for e in entries for r in e.records[:1] if is_city(r) and not e.demonym]


def _add_quarters(entry: Entry, name: str, cities: Sequence[str], gazetteer: Gazetteer) -> None:
    keys = (f"{name}{between}{city}" for city in cities if city != name for between in BETWEEN)
    found = [r for key in keys for row in gazetteer.rows(key) if (r := gazetteer.at(row)).kind == "site"]
    entry.records = [*entry.records, *found]
    entry.quarters |= {r.key for r in found}


def settle_quarters(entries: Sequence[Entry], tokens: Tokens, pack: PlacePack) -> None:
    """ "The Valéria neighbourhood", in a text about Salvador: a quarter of that city, not a namesake far away."""
    towns = [e for e in entries if _is_host(e, tokens, pack)]
    for entry in filter(is_quarter, entries):
        told = [e for e in towns if e.first < entry.first] or towns
        host = entry.outer if entry.outer in towns else min(told, key=lambda e: abs(e.first - entry.first), default=None)
        city = host.chosen if host is not None else None
        if city is None or _is_settled(entry, towns, tokens, pack):
            continue
        entry.chosen = next((r for r in entry.records if is_quarter_of(r, city)), None)
        entry.outer, entry.weak = host, False
        entry.reason = f"a quarter, taken for one of {city.name}"


def _is_host(entry: Entry, tokens: Tokens, pack: PlacePack) -> bool:
    """A city that is named, be it behind "a quarter of"."""
    named = entry.chosen is not None and is_city(entry.chosen) and not entry.role_noun
    return named and (not is_quarter(entry) or _is_one_of(entry, tokens, pack))


def _is_settled(entry: Entry, towns: Sequence[Entry], tokens: Tokens, pack: PlacePack) -> bool:
    """It lies in one of the cities named."""
    if entry.chosen is None:
        return False
    within = any(t.chosen is not None and is_quarter_of(entry.chosen, t.chosen) for t in towns)
    return within or _is_one_of(entry, tokens, pack)


def is_quarter(entry: Entry) -> bool:
    return entry.head("settlement") == "quarter"


def is_city(record: PlaceRecord) -> bool:
    return record.kind == "town" and record.population >= CITY


def _is_one_of(entry: Entry, tokens: Tokens, pack: PlacePack) -> bool:
    """ "A wealthy quarter of Dhaka": one that has no name here, so that the name is that of the city."""
    named = entry.chosen is not None and is_city(entry.chosen)
    before = tokens.forms[max(0, entry.first - ONE_REACH) : entry.first]
    return named and tokens.forms[entry.first - 1] in pack.of and not pack.indefinite.isdisjoint(before)


def is_quarter_of(record: PlaceRecord, city: PlaceRecord) -> bool:
    return record.key != city.key and distance_km(record.lat, record.lon, city.lat, city.lon) <= QUARTER_KM
