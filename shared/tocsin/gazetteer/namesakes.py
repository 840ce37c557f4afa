"""Whether a place of that name can be meant at all, or is a namesake: in a country nobody speaks of, or far from what stands beside it."""

from __future__ import annotations

from functools import cache

from tocsin import packs
from tocsin.gazetteer.block import SMALL
from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.nesting import LOOKED_AT, contains
from tocsin.gazetteer.quarters import CITY, is_city, is_quarter_of
from tocsin.gazetteer.store import PlaceRecord, distance_km
from tocsin.gazetteer.surroundings import size
from tocsin.gazetteer.votes import NOTHING, PEOPLE_SAID, Context, is_own_name, is_unlike, vote_of

SAME_PLACE_KM = 25
OUTSIDE_KM = 100
LARGE, LARGEST = 5.7, 6.6  # sizes that need no country: by its own name, by another
WELL_KNOWN = 100_000  # inhabitants of a town that needs no country where the report speaks of another
NAMESAKE = 20  # times smaller, and nobody thinks of it
MANY_WORDS = 3  # of a site that has no namesake
CHIEF_TOWN = 5000  # inhabitants of a town that a province may be named for


@cache
def in_the_news() -> frozenset[str]:
    """Countries of which the gazetteer keeps every place."""
    return frozenset(packs.load("place/settings")["coverage"]["full"])


def is_elsewhere(entry: Entry, context: Context) -> bool:
    """A small place in a country the report does not name, while it does name another: a namesake, most likely."""
    record = entry.chosen
    if record is None or record.kind in {"country", "region", "sea"} or _is_excused(entry, record, context):
        return False
    rest = context.besides(entry, record.country)
    if rest < NOTHING and (_is_by_another_name(entry, record) or (not entry.name.isascii() and _is_far_off(record, context))):
        return True
    if context.named:
        return record.country not in context.named | context.filed and rest < PEOPLE_SAID
    return _is_far(entry, record, context, rest)


def _is_excused(entry: Entry, record: PlaceRecord, context: Context) -> bool:
    """Large, or where the words beside it say that it lies, or in a city that the text names, or where the language is at home."""
    by_own_name = _is_by_own_name(entry, record)
    outer = entry.outer.chosen if entry.outer else None
    large = outer is None and size(record) >= (LARGE if by_own_name else LARGEST) and not _is_small_by_noun(entry)
    if large or (by_own_name and _is_unmistakable(entry, record)) or _holds_its_inner(entry, record):
        return True
    if record.kind == "site" and any(is_quarter_of(record, city) for city in context.cities):
        return True
    if record.population >= CHIEF_TOWN and any(r.country in context.named and surrounds(r, record) for r in entry.records):
        return True
    near_home = context.leading() in {None, record.country, *context.homes}
    at_home = record.country in context.homes and (near_home or record.population >= SMALL)
    return entry.nation == record.country or at_home or (outer is not None and contains(outer, record))


def _is_by_another_name(entry: Entry, record: PlaceRecord) -> bool:
    """What some language or time calls a town like, in a country that nothing else speaks of."""
    named = entry.known or not entry.name.isascii() or not is_unlike(entry.name, record.name)
    return record.kind in {"town", "district"} and not named


def _is_by_own_name(entry: Entry, record: PlaceRecord) -> bool:
    return entry.known or not entry.name.isascii() or is_own_name(entry.name, record.name)


def _is_far(entry: Entry, record: PlaceRecord, context: Context, rest: float) -> bool:
    """Where no country is named, and all that speaks for one speaks for another."""
    own = vote_of(entry)
    if _is_small_by_noun(entry) and context.foremost(without=own) not in {None, record.country}:
        return record.population < WELL_KNOWN
    introduced = _is_introduced(entry)
    far = rest < NOTHING and (context.leading() if introduced else context.foremost(without=own)) not in {None, record.country}
    known = _is_by_own_name(entry, record) and record.population >= WELL_KNOWN and (record.country in context.kin or introduced)
    return far and (not known or entry.head("settlement") == "village")


def _is_far_off(record: PlaceRecord, context: Context) -> bool:
    """No city, in a country that neither writes in the language nor is in the news."""
    return record.population < WELL_KNOWN and record.country not in context.kin | context.homes | in_the_news()


def _holds_its_inner(entry: Entry, record: PlaceRecord) -> bool:
    """ "Allen, Texas": each of the two speaks for the other."""
    return entry.inner is not None and record.kind == "province" and any(contains(record, r) for r in entry.inner.records[:LOOKED_AT])


def is_district_elsewhere(entry: Entry, context: Context) -> bool:
    """ "Liban Woreda" where Ethiopia is named: a district that is called like a country."""
    record = entry.chosen
    if record is None or record.kind != "country" or entry.span_last == entry.last:
        return False
    return entry.head("admin") is not None and bool(context.named - {record.country or ""})


def _is_introduced(entry: Entry) -> bool:
    """The words around it make it a place, not a brand, a club or a person: "in Santos", "the city of Santos", "between X and Y"."""
    return entry.located or any(h.sort != "facility" for h in entry.heads) or entry.until is not None or entry.end_of is not None


def _is_small_by_noun(entry: Entry) -> bool:
    """ "Madina district", "the village of Bergamo": no city far away."""
    return entry.head("admin") is not None or entry.head("settlement") in {"village", "quarter"}


def _is_unmistakable(entry: Entry, record: PlaceRecord) -> bool:
    """ "In Kuwait City", "in Zurich", "on Istanbul's Ataturk airport": behind a locative or named in many words, of one country
    only, and a city, or a site of such a name."""
    alone = all(r.country == record.country or r.population * NAMESAKE < record.population for r in entry.records)
    if record.kind == "site":
        return alone and entry.last - entry.first >= MANY_WORDS - 1 and entry.cue is not None
    return (
        alone
        and entry.located
        and not _is_small_by_noun(entry)
        and entry.name.isascii()
        and record.kind == "town"
        and record.population >= (CITY if entry.last > entry.first else 2 * WELL_KNOWN)
    )


def is_outside(entry: Entry, record: PlaceRecord) -> bool:
    """Far from the province or country that the text puts it in: a namesake."""
    area = entry.outer.chosen if entry.outer else None
    if area is not None and entry.part and area.kind == "town" and is_city(area) and area.country != record.country:
        return True
    if area is None or record.kind in {"province", "country", "region", "sea"}:
        return False
    named = entry.heads or (entry.outer is not None and entry.outer.head("admin") is not None)
    if area.kind not in ({"province", "country", "district", "town"} if named else {"province", "country"}):
        return False
    return not contains(area, record) and distance_km(area.lat, area.lon, record.lat, record.lon) > area.radius_km + OUTSIDE_KM


def is_far_from_beside(entry: Entry, record: PlaceRecord) -> bool:
    """Not where "30 km north of X" puts it: a namesake."""
    reach = reach_of(entry)
    return reach is not None and record.kind in {"town", "site", "district"} and km_beside(entry, record) > reach + OUTSIDE_KM


def reach_of(entry: Entry) -> float | None:
    """How far at most it lies from the place beside it that measures where it is."""
    beside = entry.beside
    if beside is None or beside.chosen is None or beside.chosen.kind == "country":
        return None
    apart = beside.offset[0] if beside.offset else beside.away or 0.0
    return apart * 1.5 + beside.chosen.radius_km + SAME_PLACE_KM


def km_beside(entry: Entry, record: PlaceRecord) -> float:
    beside = entry.beside.chosen if entry.beside else None
    return distance_km(beside.lat, beside.lon, record.lat, record.lon) if beside is not None else 0.0


def surrounds(area: PlaceRecord, town: PlaceRecord) -> bool:
    """The town lies in the area; or so near that a border between them is in dispute ("Gaza", a district of Israel)."""
    return contains(area, town) or distance_km(area.lat, area.lon, town.lat, town.lon) <= area.radius_km
