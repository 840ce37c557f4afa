"""Where an incident is indexed and what a mention looks up: a bounded number of ranges, whatever the table holds.

A mention is exact when its circle is at most 60 km wide and its date a day or a few. An incident is entered, for each exact
mention, under the one-degree cells its circle touches and under "exact" with its country; for each other one under "vague"
with its country. Entries sort by date: "D2020-03-11" for a day, "W2020-03" for each month of a wider interval, "U" for none.
A mention of a precise place looks in the cells its circle touches with some slack, any other among the exact of its country,
and both among the vague. A mention that tells a story stands and looks, besides, under a few of its words by the day it was
told, for every family. Day entries are read from `slack_days` before to after, so no range grows with the table. Entries
carry the family, so that what cannot match is left out before anything is loaded.

Guards keep two workers from opening one incident twice: what a mention looks up it also watches, and what it may be found
under it raises when it writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from tocsin.merging.comparing import STORY_DAYS
from tocsin.merging.profile import FEW_DAYS, Profile
from tocsin.merging.space import cells
from tocsin.merging.weights import companions, weights
from tocsin.model.incident import IndexEntry
from tocsin.model.neighbourhood import Lookup, Range

MOST_MONTHS = 13
TOLD_WITHIN = 31  # days
NOWHERE = "??"
LAST = "~"


def entries(profiles: Iterable[Profile]) -> tuple[IndexEntry, ...]:
    """Every entry that finds an incident of these mentions, sorted."""
    found = {IndexEntry(key=k, sort=s, family=p.family.value) for p in profiles for k, s in _stands(p)}
    return tuple(sorted(found, key=lambda e: (e.key, e.sort, e.family)))


def _stands(p: Profile) -> Iterator[tuple[str, str]]:
    yield from product(_keys(p), _sorts(p))
    if p.said is not None:
        yield from ((f"story {word}", f"D{date.fromordinal(p.said)}") for word in p.known_by)


def lookup(p: Profile) -> Lookup:
    """What to read to decide on a mention."""
    families = tuple(sorted(f.value for f in (p.family, *companions()[p.family])))
    near = (Range(key=key, first=first, last=last, families=families) for key, (first, last) in _asked(p))
    return Lookup(ranges=(*near, *_stories(p)), guards=watched(p))


def _stories(p: Profile) -> Iterator[Range]:
    if p.said is not None:
        first, last = (f"D{date.fromordinal(p.said + days)}" for days in (-STORY_DAYS, STORY_DAYS))
        yield from (Range(key=f"story {word}", first=first, last=last + LAST) for word in p.known_by)


def _asked(p: Profile) -> list[tuple[str, tuple[str, str]]]:
    days, *wide = _spans(p)
    return [(key, days) for key in _near(p)] + [(f"vague {_country(p)}", span) for span in (days, *wide)]


def _near(p: Profile) -> list[str]:
    if p.lat is not None and p.lon is not None and p.is_precise:
        return [f"cell {c}" for c in cells(p.lat, p.lon, p.radius + weights().slack_km)]
    return [f"exact {_country(p)}"]


def _keys(p: Profile) -> list[str]:
    if p.lat is not None and p.lon is not None and p.is_exact:
        return [*(f"cell {c}" for c in cells(p.lat, p.lon, p.radius)), f"exact {_country(p)}"]
    return [f"vague {_country(p)}"]


def _country(p: Profile) -> str:
    return p.country or NOWHERE


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
    """The stretches of sort keys where a match may stand: days first."""
    if p.first is None or p.last is None:
        return [("D", "D" + LAST), ("U", "U" + LAST), ("W", "W" + LAST)]
    slack = weights().slack_days
    first, last = p.first - slack, p.last + slack
    months = _months(first, last)
    days = (f"D{date.fromordinal(first)}", f"D{date.fromordinal(last)}{LAST}")
    return [days, ("U", "U" + LAST), (f"W{months[0]}", f"W{months[-1]}{LAST}")]


def _guard_months(p: Profile) -> list[str]:
    """Without a day also the months before it was told: there a dated report of the same most likely writes."""
    slack = weights().slack_days
    if p.first is None or p.last is None:
        return ["any", *(_months(p.said - TOLD_WITHIN, p.said + slack) if p.said is not None else ())]
    return _months(p.first - slack, p.last + slack)


def _guard_areas(p: Profile) -> list[str]:
    """Cells of a circle wider by half the slack: any two mentions that may be compared share one."""
    if p.lat is not None and p.lon is not None and p.is_exact:
        return [f"cell {c}" for c in cells(p.lat, p.lon, p.radius + weights().slack_km / 2)]
    return [f"vague {_country(p)}"]


def raised(p: Profile) -> tuple[str, ...]:
    """Guards to raise when writing what this mention changes."""
    return _guards(p, [f"exact {_country(p)}"] if p.is_exact else [])


def watched(p: Profile) -> tuple[str, ...]:
    """Guards that tell whether somebody wrote where this mention looked."""
    return _guards(p, [f"vague {_country(p)}" if p.is_exact else f"exact {_country(p)}"])


def _guards(p: Profile, beside: Sequence[str]) -> tuple[str, ...]:
    areas = dict.fromkeys((*_guard_areas(p), *beside))
    there = (f"{area} {month}" for area in areas for month in _guard_months(p))
    return (*there, *(f"story {word}" for word in p.known_by))
