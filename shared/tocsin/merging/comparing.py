"""Which pairs of mentions may tell one incident, and at which place and day each is read then.

A pair is comparable only if the mentions stand in different reports, their families may be one, their days are at most
`slack_days` apart and their circles at most `slack_km`, and, where one of them is vague of place or time, in one country.
Texts published within a few days that tell one story by the same rare words are comparable whatever was read in them: of
these it is believed that a place, a day or the kind of incident was misread.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tocsin.merging.profile import Profile
from tocsin.merging.space import distance_km
from tocsin.merging.story import likeness
from tocsin.merging.weights import Weights, companions

STORY_DAYS = 4  # between two publications
ONE_STORY = 0.07  # likeness


class Reading(NamedTuple):
    """Two mentions, each at the place and day it is read at here.

    `moved` of them at another place than the reader chose; `misplaced` and `misdated` tell that no place or day fits both.
    """

    ours: Profile
    theirs: Profile
    moved: int = 0
    misplaced: bool = False
    misdated: bool = False


def are_comparable(a: Profile, b: Profile, w: Weights) -> bool:
    return nearest(a, b, w) is not None


def nearest(a: Profile, b: Profile, w: Weights) -> Reading | None:
    """The pair as it fits best: as it was read, or, where both tell one story, at another place or day."""
    if a.report == b.report:
        return None
    fits = gap_days(a, b) <= w.slack_days and _may_be_one_family(a, b) and _may_be_one_place(a, b, w)
    if fits and a.has_point and b.has_point:
        return Reading(a, b)
    if is_one_story(a, b):
        return _misread(a, b, w)
    return Reading(a, b) if fits else None


def is_one_story(a: Profile, b: Profile) -> bool:
    """Told within a few days in the same rare words."""
    if not a.known_by or not b.known_by or a.said is None or b.said is None or abs(a.said - b.said) > STORY_DAYS:
        return False
    return not set(a.known_by).isdisjoint(b.known_by) and likeness(a.story, b.story) >= ONE_STORY


def _misread(a: Profile, b: Profile, w: Weights) -> Reading:
    """One of two days too far apart was misread: the one farther from its publication. Places only spoken of may be right."""
    misdated = gap_days(a, b) > w.slack_days
    if misdated:
        a, b = (a.some_day(), b) if (_days_told_after(a), a.id) > (_days_told_after(b), b.id) else (a, b.some_day())
    found = [Reading(x, y, n + m, False, misdated) for n, x in _placed(a) for m, y in _placed(b) if _may_be_one_place(x, y, w)]
    return min(found, key=_fit, default=Reading(a.somewhere(), b.somewhere(), 0, True, misdated))


def _days_told_after(p: Profile) -> int:
    return 0 if p.first is None or p.last is None or p.said is None else max(abs(p.said - p.first), abs(p.said - p.last))


def _may_be_one_family(a: Profile, b: Profile) -> bool:
    return a.family is b.family or b.family in companions()[a.family]


def _placed(p: Profile) -> Iterator[tuple[int, Profile]]:
    yield 0, p
    yield from ((1, p.there(spot)) for spot in p.elsewhere)


def _fit(reading: Reading) -> tuple[bool, int, float, float]:
    """Points before countries, chosen places before others, near before far, small before large."""
    ours, theirs, moved, *_ = reading
    pinned = ours.has_point and theirs.has_point
    return (not pinned, moved, round(distance(ours, theirs), 6) if pinned else 0.0, round(ours.radius + theirs.radius, 6))


def _may_be_one_place(a: Profile, b: Profile, w: Weights) -> bool:
    if not (a.is_exact and b.is_exact) and a.country != b.country:
        return False
    return not (a.has_point and b.has_point) or distance(a, b) <= a.radius + b.radius + w.slack_km


def gap_days(a: Profile, b: Profile) -> int:
    """Days between the two intervals; 0 when they overlap or one is unknown."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, a.first - b.last, b.first - a.last)


def distance(a: Profile, b: Profile) -> float:
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    return distance_km(a.lat, a.lon, b.lat, b.lon)
