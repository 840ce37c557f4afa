"""Seats of government: a report filed from one is about its country unless it says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tocsin import packs
from tocsin.gazetteer.store import Gazetteer, PlaceRecord


@cache
def capital_of(country: str) -> PlaceRecord | None:
    """The largest place of that country that bears its capital's name."""
    gazetteer = Gazetteer.open()
    name = next(iter(packs.load("place/seats")["seats"].get(country, ())), None)
    found = [r for key in gazetteer.keys(name) if (r := gazetteer.record(key)).country == country and r.kind == "town"] if name else []
    return max(found, key=lambda r: (r.population, -int(r.key)), default=None)


def seated(records: Sequence[PlaceRecord]) -> str | None:
    """The country whose capital is among the places that a name may mean ("San José", "Santiago")."""
    return next((r.country for r in records if r.country and capital_of(r.country) == r), None)
