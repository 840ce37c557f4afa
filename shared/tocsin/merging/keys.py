"""Where an incident is indexed and what a mention looks up: a bounded number of ranges, whatever the table holds.

An incident whose circle is at most 60 km wide is entered under each one-degree cell that the circle touches, and under its
country; a vaguer one under its country alone. Entries sort by date: "D2020-03-11" for a day or a few, "W2020-03" for each month
of a wider interval, "U" for no date. A precise mention looks in the cells its circle touches with some slack and among the
vague of its country; a vague one among all of its country. Day entries are read from `slack_days` before to after, so no
range grows with the table. Entries carry family and cell, so that what cannot match is left out before anything is loaded.

Guards keep two workers from opening one incident twice: what a mention looks up it also watches, and what it may be found
under it raises when it writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

from tocsin.merging.linking import companions, weights
from tocsin.merging.profile import Profile
from tocsin.merging.space import cell, cells
from tocsin.model.incident import IndexEntry, Lookup, Range
from tocsin.model.vocabulary import CODING, Family, IncidentType

FEW_DAYS = 4
MOST_MONTHS = 13
NOWHERE = "??"
LAST = "~"


def entries(profiles: Iterable[Profile]) -> tuple[IndexEntry, ...]:
    """Every entry that finds an incident of these mentions, sorted."""
    found = {
        IndexEntry(key=key, sort=sort, family=p.family.value, cell=_home(p))
        for p in profiles
        for key, sort in product(_keys(p), _sorts(p))
    }
    return tuple(sorted(found, key=lambda e: (e.key, e.sort, e.family, e.cell)))


def lookup(p: Profile) -> Lookup:
    """What to read to decide on a mention."""
    families = tuple(sorted(f.value for f in _families(p)))
    near = tuple(cells(p.lat, p.lon, p.radius + weights().slack_km)) if p.lat is not None and p.lon is not None and p.is_precise else ()
    keys = [*(f"cell {c}" for c in near), f"vague {_country(p)}"]
    keys += [] if p.is_precise else [f"exact {_country(p)}"]
    ranges = tuple(Range(key=key, first=first, last=last, families=families) for key in keys for first, last in _spans(p))
    return Lookup(ranges=ranges, guards=watched(p))


def _keys(p: Profile) -> list[str]:
    if p.lat is not None and p.lon is not None and p.is_precise:
        return [*(f"cell {c}" for c in cells(p.lat, p.lon, p.radius)), f"exact {_country(p)}"]
    return [f"vague {_country(p)}"]


def _home(p: Profile) -> str:
    return cell(p.lat, p.lon) if p.lat is not None and p.lon is not None else ""


def _country(p: Profile) -> str:
    return p.country or NOWHERE


def _families(p: Profile) -> set[Family]:
    generic = {t for t in IncidentType if CODING[t].family is Family.OTHER} | {IncidentType.EXPLOSION}
    return set(Family) if p.type in generic else {p.family, *companions()[p.family]}


def _sorts(p: Profile) -> list[str]:
    if p.first is None or p.last is None:
        return ["U"]
    if p.last - p.first < FEW_DAYS:
        return [f"D{date.fromordinal(day)}" for day in range(p.first, p.last + 1)]
    return [f"W{month}" for month in _months(p.first, p.last)]


def _months(first: int, last: int) -> list[str]:
    """The months from day to day, as "2020-03"; a longer time than a year is known by its first months."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    numbers = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in numbers[:MOST_MONTHS]]


def _spans(p: Profile) -> list[tuple[str, str]]:
    """The stretches of sort keys where a match may stand."""
    if p.first is None or p.last is None:
        return [("D", LAST)]
    slack = weights().slack_days
    first, last = p.first - slack, p.last + slack
    months = _months(first, last)
    days = (f"D{date.fromordinal(first)}", f"D{date.fromordinal(last)}{LAST}")
    return [days, ("U", "U" + LAST), (f"W{months[0]}", f"W{months[-1]}{LAST}")]


def _guard_months(p: Profile) -> list[str]:
    if p.first is None or p.last is None:
        return ["any"]
    slack = weights().slack_days
    return _months(p.first - slack, p.last + slack)


def _guard_areas(p: Profile) -> list[str]:
    """Cells of a circle wider by half the slack: any two mentions that may be compared share one."""
    if p.lat is not None and p.lon is not None and p.is_precise:
        return [f"cell {c}" for c in cells(p.lat, p.lon, p.radius + weights().slack_km / 2)]
    return [f"vague {_country(p)}"]


def raised(p: Profile) -> tuple[str, ...]:
    """Guards to raise when writing what this mention changes."""
    areas = [*_guard_areas(p), *([f"exact {_country(p)}"] if p.is_precise else [])]
    return tuple(f"{area} {month}" for area in areas for month in _guard_months(p))


def watched(p: Profile) -> tuple[str, ...]:
    """Guards that tell whether somebody wrote where this mention looked."""
    areas = [*_guard_areas(p), f"vague {_country(p)}" if p.is_precise else f"exact {_country(p)}"]
    return tuple(f"{area} {month}" for area in areas for month in _guard_months(p))
