"""Feasts as days: those of the Gregorian year, those that follow Easter, the moon or the Jewish year. Which is when: packs/calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tocsin import packs
from tocsin.model.when import Days
from tocsin.times.hebrew import rosh_hashanah
from tocsin.times.lunar import lunar_days, lunar_year_of
from tocsin.times.solar import solar_days

YEARS_BACK = 3


def feast_days(name: str, year: int) -> list[Days]:
    """The feast in a Gregorian year: once, or, of the shorter year of the moon, not at all or twice."""
    return next((list(_RECKONINGS[kind](when, year)) for kind, when in _of_name(name)), [])


def latest(name: str, until: date) -> Days | None:
    """The last such feast that began no later than `until`."""
    found = (d for year in range(until.year, until.year - YEARS_BACK, -1) for d in reversed(feast_days(name, year)))
    return next((d for d in found if d.first <= until), None)


def _of_name(name: str) -> Iterator[tuple[str, str | int]]:
    for kind, feasts in packs.load("calendar/feasts").items():
        if name in feasts:
            yield kind, feasts[name]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss, in the form of Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian calendar (Meeus), as a Gregorian day; right from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _fixed(when: str | int, year: int) -> Iterator[Days]:
    yield Days.day(date.fromisoformat(f"{year}-{when}"))


def _lunar(when: str | int, year: int) -> Iterator[Days]:
    month, day = (int(n) for n in str(when).split("-"))
    first = lunar_year_of(date(year, 1, 1))
    for lunar in range(first, first + 3):
        found = lunar_days(lunar, month, day)
        if found is not None and found.shifted(1).first.year == year:
            yield found


def _solar(when: str | int, year: int) -> Iterator[Days]:
    month, day = (int(n) for n in str(when).split("-"))
    found = solar_days(year - 621, month, day)
    if found is not None:
        yield found


def _counted_from(start: Callable[[int], date]) -> Callable[[str | int, int], Iterator[Days]]:
    def days(when: str | int, year: int) -> Iterator[Days]:
        yield Days.day(start(year) + timedelta(days=int(when)))

    return days


_RECKONINGS: dict[str, Callable[[str | int, int], Iterator[Days]]] = {
    "fixed": _fixed,
    "easter": _counted_from(easter),
    "orthodox_easter": _counted_from(orthodox_easter),
    "rosh_hashanah": _counted_from(rosh_hashanah),
    "lunar": _lunar,
    "solar": _solar,
}
