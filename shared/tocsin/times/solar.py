"""The solar calendar of Iran and Afghanistan: its days as Gregorian ones. Leap years by the 33-year cycle, right from 1799 to 2094."""

from __future__ import annotations

from datetime import date, timedelta

from tocsin.model.when import Days

FIRST_DAY = date(2020, 3, 20)  # 1 Farvardin 1399
FIRST_YEAR = 1399
LEAP_YEARS_OF_CYCLE = {1, 5, 9, 13, 17, 22, 26, 30}


def new_year(year: int) -> date:
    """The Gregorian day of 1 Farvardin."""
    step = 1 if year >= FIRST_YEAR else -1
    passed = range(FIRST_YEAR, year) if step > 0 else range(year, FIRST_YEAR)
    return FIRST_DAY + timedelta(days=step * sum(_length(y) for y in passed))


def _length(year: int) -> int:
    return 366 if year % 33 in LEAP_YEARS_OF_CYCLE else 365


def days_in_month(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _length(year) == 366 else 29


def solar_days(year: int, month: int | None, day: int | None) -> Days | None:
    """A day, a month or a year; None for a day that does not exist."""
    if month is None:
        return Days.between(new_year(year), new_year(year + 1) - timedelta(days=1))
    length = days_in_month(year, month)
    if day is not None and not 1 <= day <= length:
        return None
    first = new_year(year) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    return Days.between(first, first + timedelta(days=length - 1)) if day is None else Days.day(first + timedelta(days=day - 1))


def solar_year_of(day: date) -> int:
    """The solar year that holds a Gregorian day."""
    year = day.year - 621
    return year if new_year(year) <= day else year - 1
