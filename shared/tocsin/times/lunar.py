"""The calendar of the moon (Hijri): its days as Gregorian ones, within a day, as the new moon is not seen everywhere at once."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from tocsin import packs
from tocsin.model.when import Days

EPOCH = 227_014  # 1 Muharram 1, as the ordinal of a day
MONTHS = 12
LONG, SHORT = 30, 29
SLACK = timedelta(days=1)


class _Table(NamedTuple):
    """The first days of the months from the first month of `year` on, and the day after the last."""

    year: int
    starts: list[int]


@cache
def _table() -> _Table:
    pack = packs.load("calendar/lunar")
    bits = (int(row, 16) >> (MONTHS - 1 - month) & 1 for row in pack["lengths"] for month in range(MONTHS))
    lengths = (LONG if long else SHORT for long in bits)
    return _Table(pack["first_year"], list(accumulate(lengths, initial=date.fromisoformat(pack["first_day"]).toordinal())))


def first_of(year: int, month: int) -> date:
    """The first day of a month: by the table, and by the mean month before and after it."""
    table = _table()
    at = (year - table.year) * MONTHS + month - 1
    if 0 <= at < len(table.starts):
        return date.fromordinal(table.starts[at])
    return date.fromordinal(EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + SHORT * (month - 1) + month // 2)


def lunar_days(year: int, month: int | None, day: int | None) -> Days | None:
    """The days that may be meant by a day, a month or a year; None for a day that no month has."""
    first = first_of(year, month or 1)
    after = first_of(year + (month is None or month == MONTHS), month % MONTHS + 1 if month else 1)
    if day is None:
        return Days.between(first - SLACK, after)
    meant = first + timedelta(days=day - 1)
    return Days.between(meant - SLACK, meant + SLACK) if 1 <= day <= LONG else None


def lunar_year_of(day: date) -> int:
    """The year that holds a Gregorian day."""
    table = _table()
    at = bisect_right(table.starts, day.toordinal()) - 1
    if 0 <= at < len(table.starts) - 1:
        return table.year + at // MONTHS
    year = (day.year - 622) * 33 // 32
    return next(y for y in range(year + 2, year - 2, -1) if first_of(y, 1) <= day)
