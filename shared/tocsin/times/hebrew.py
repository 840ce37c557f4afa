"""The Jewish calendar: its days as Gregorian ones."""

from __future__ import annotations

from datetime import date, timedelta

from tocsin.model.when import Days

EPOCH = -1_373_427  # as the ordinal of a day
YEARS_BEFORE = 3761
A_DAY = timedelta(days=1)
HESHVAN, KISLEV, ADAR, FIRST_ADAR, SECOND_ADAR = 2, 3, 6, 13, 14
LENGTHS = {1: 30, HESHVAN: 29, KISLEV: 30, 4: 29, 5: 30, FIRST_ADAR: 30, ADAR: 29, SECOND_ADAR: 29}
SPRING = {7: 30, 8: 29, 9: 30, 10: 29, 11: 30, 12: 29}


def rosh_hashanah(year: int) -> date:
    """The Jewish new year that falls in a Gregorian year."""
    hebrew = year + YEARS_BEFORE
    before, own, after = (_elapsed(hebrew + n) for n in (-1, 0, 1))
    put_off = 2 if after - own == 356 else int(own - before == 382)
    return date.fromordinal(EPOCH + own + put_off)


def _elapsed(hebrew: int) -> int:
    """Days from the epoch to the new moon of a Jewish year, moved off the days it may not fall on."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def new_year(hebrew: int) -> date:
    return rosh_hashanah(hebrew - YEARS_BEFORE)


def _months(hebrew: int) -> dict[int, tuple[date, int]]:
    """The first day and the length of every month of a year."""
    start, length = new_year(hebrew), (new_year(hebrew + 1) - new_year(hebrew)).days
    adars = [FIRST_ADAR, SECOND_ADAR] if length > 360 else [ADAR]
    lengths = {n: LENGTHS[n] for n in (1, HESHVAN, KISLEV, 4, 5, *adars)} | SPRING
    lengths[HESHVAN] += length % 10 == 5
    lengths[KISLEV] -= length % 10 == 3
    found: dict[int, tuple[date, int]] = {}
    for number, days in lengths.items():
        found[number] = start, days
        start += timedelta(days=days)
    return found


def hebrew_days(hebrew: int, month: int | None, day: int | None) -> Days | None:
    """A day, a month or a year; of a leap year "Adar" may be either; None for a day that does not exist."""
    if month is None:
        return Days.between(new_year(hebrew), new_year(hebrew + 1) - A_DAY)
    months = _months(hebrew)
    named = {ADAR: (ADAR, FIRST_ADAR, SECOND_ADAR), FIRST_ADAR: (FIRST_ADAR, ADAR), SECOND_ADAR: (SECOND_ADAR, ADAR)}
    meant = [months[n] for n in named.get(month, (month,)) if n in months]
    spans = [(first + timedelta(days=(day or 1) - 1), first + timedelta(days=(day or length) - 1)) for first, length in meant]
    fits = day is None or any(1 <= day <= length for _, length in meant)
    return Days.between(spans[0][0], spans[-1][1]) if fits else None


def hebrew_year_of(day: date) -> int:
    """The Jewish year that holds a Gregorian day."""
    year = day.year + YEARS_BEFORE
    return year if new_year(year) <= day else year - 1
