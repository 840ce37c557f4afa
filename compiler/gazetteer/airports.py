"""Airports and air bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import airportsdata

from compiler.gazetteer.sources import ByName, Place, folded, is_readable, kilometres, own_ident, settings

AIR_BASE = re.compile(r"air ?base|air station|air force|naval|military|\barmy\b|\braf\b|\bnas\b|\bafb\b", re.IGNORECASE)
IS_NAMED = re.compile(r"air|field|base|strip|station|port", re.IGNORECASE)
FROM_TOWN_KM = 60


def airports(named: ByName, ours: set[tuple[str, str]]) -> Iterator[Place]:
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


def _traffic(row: Any) -> tuple[bool, bool, bool]:
    return "International" in row["name"], bool(row["iata"]), not AIR_BASE.search(row["name"])


def _airport_names(name: str, city: str, fine: str) -> list[str]:
    plain = name if IS_NAMED.search(name) else f"{name} {'Air Base' if fine == 'base' else 'Airport'}"
    names = [plain, plain.replace("International ", "")]
    if city:
        names += [f"{city} Air Base", f"{city} Airbase"] if fine == "base" else [f"{city} Airport", f"{city} International Airport"]
    return list(dict.fromkeys(names))
