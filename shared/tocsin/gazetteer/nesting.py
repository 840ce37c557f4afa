"""Which places lie in which."""

from __future__ import annotations

from functools import lru_cache

from tocsin import packs
from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.store import PlaceRecord, distance_km
from tocsin.text import fold_key

LOOKED_AT = 10  # candidates of one name


def formerly() -> dict[str, str]:
    """Country → the one that it was part of, whose name older reports tell. ISO 3166-1 alpha-2."""
    within: dict[str, str] = packs.load("place/former")["within"]
    return within


def contains(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    if outer.key == inner.key:
        return False
    if outer.kind == "country":
        return outer.country in {inner.country, formerly().get(inner.country or "")}
    if (outer.country and inner.country and outer.country != inner.country) or _rank(inner) > _rank(outer):
        return False
    if outer.kind == "province" and inner.admin1 is not None and _are_one(inner.admin1, outer.name):
        return True
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km * 1.3 + 5


@lru_cache(maxsize=8192)
def _are_one(one: str, other: str) -> bool:
    """ "Kursk" and "Kursk region"."""
    a, b = fold_key(one), fold_key(other)
    return a == b or f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ")


def _rank(record: PlaceRecord) -> int:
    return {"site": 0, "town": 1, "district": 2, "province": 3, "region": 3, "sea": 3, "country": 4}[record.kind]


def may_contain(outer: Entry, inner: Entry) -> bool:
    """One of the places of the one name, a country or province, has one of the other name inside it."""
    areas = [r for r in outer.records[:LOOKED_AT] if r.kind in {"country", "province"}]
    return any(a.kind != r.kind and contains(a, r) for a in areas for r in inner.records[:LOOKED_AT])
