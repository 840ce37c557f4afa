"""Days that a calendar names: a date, a month, a year, a season, a feast, by whichever calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tocsin.model.when import Days, Granularity
from tocsin.times.counted_days import plus_months
from tocsin.times.feasts import feast_days, latest
from tocsin.times.hebrew import hebrew_days, hebrew_year_of
from tocsin.times.lunar import lunar_days, lunar_year_of
from tocsin.times.solar import solar_days, solar_year_of

YEARS_BACK = 5
NEWS = 60  # days after which hardly anybody reports what happened without its year
Resolver = Callable[[str, dict[str, str], Days | None, Days | None], Days | None]  # value, fields, reference, anchor
_CALENDARS = {"solar": (solar_days, solar_year_of), "lunar": (lunar_days, lunar_year_of), "hebrew": (hebrew_days, hebrew_year_of)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


def of_date(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """A day of a year, of any year, or of a month, written as in the code."""
    if not value.startswith("--"):
        return Days.day(date.fromisoformat(value))
    numbers = [int(n) for n in value[2:].split("-")]
    if reference is None:
        return None
    if "year" in fields:
        return Days.day(date(reference.last.year + int(fields["year"]), numbers[0], numbers[1]))
    if "month" in fields:
        month = plus_months(reference.last.replace(day=1), int(fields["month"]))
        return Days.day(month.replace(day=numbers[0]))
    if len(numbers) == 2:
        return _either_way(numbers, fields.get("or"), reference.last + timedelta(days=fields.get("time", "").endswith("Z")))
    return _day_of_month(numbers[0], reference, int(fields.get("weekday", 0)))


def _either_way(numbers: Sequence[int], turned: str | None, until: date) -> Days | None:
    """Month and day as written; the other way round where that alone is news. `until`: clocks elsewhere may be a day ahead."""
    found = _latest_day(numbers[0], numbers[1], until)
    other = _latest_day(numbers[1], numbers[0], until) if turned else None
    return other if other is not None and not _is_news(found, until) and _is_news(other, until) else found


def _is_news(days: Days | None, until: date) -> bool:
    return days is not None and (until - days.last).days <= NEWS


def _latest_day(month: int, day: int, until: date) -> Days | None:
    """The nearest such day that is not after `until`; 29 February goes back to a leap year."""
    for year in range(until.year, until.year - 8, -1):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= until:
            return Days.day(date(year, month, day))
    return None


def _day_of_month(day: int, reference: Days, weekday: int) -> Days | None:
    """The nearest such day of a month, and on that weekday where one is said: "Friday 13" may be months back."""
    year, month = reference.last.year, reference.last.month
    for _ in range(36 if weekday else 3):
        found = date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None
        if found is not None and found <= reference.last and weekday in {0, found.isoweekday()}:
            return Days.day(found)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def of_calendar(kind: str) -> Resolver:
    """By another calendar: without its year the last such day or month that began by the reference."""
    days_of, year_of = _CALENDARS[kind]

    def days(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
        said, month, day = _numbers(value)
        if said is not None:
            return _hour_of(kind, _on_weekday(days_of(said, month, day), fields), fields)
        inside = int(fields["in"]) if "in" in fields else None
        until = date(inside, 12, 31) if inside else reference.last if reference is not None else None
        if until is None:
            return None
        latest = year_of(until) + int(fields.get("year", 0))
        found = (days_of(y, month, day) for y in range(latest, latest - (1 if "year" in fields else YEARS_BACK), -1))
        best = next((d for d in found if d is not None and d.first <= until), None)
        fits = best is None or inside in {None, best.first.year, best.last.year}
        return _hour_of(kind, _on_weekday(best, fields), fields) if fits else None

    return days


def _numbers(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of "1399-12-25", "--12-25", "1399-12", "1402"."""
    year, *rest = value.replace("--", "0-", 1).split("-")
    month, day, *_ = (*(int(n) for n in rest), None, None)
    return int(year) or None, month, day


def _hour_of(kind: str, days: Days | None, fields: dict[str, str]) -> Days | None:
    """The Jewish day begins in the evening: a night of it may be that before the day or that behind it."""
    if days is None or kind != "hebrew" or days.width > 1 or fields.get("part") not in {"evening", "night"}:
        return days
    return Days.between(days.first - timedelta(days=1), days.last)


def _on_weekday(days: Days | None, fields: dict[str, str]) -> Days | None:
    """Of the few days that a day of the moon may be, the one on the weekday said beside it."""
    if days is None or "weekday" not in fields:
        return days
    fits = [day for n in range(days.width) if (day := days.first + timedelta(days=n)).isoweekday() == int(fields["weekday"])]
    return Days.day(fits[0]) if len(fits) == 1 else days


def of_month(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """A month of a year, or the last such month that began by the reference."""
    if not value.startswith("--"):
        return Days.month(int(value[:4]), int(value[5:]))
    if reference is None:
        return None
    month = int(value[2:])
    until = reference.last
    if "year" in fields:
        return Days.month(until.year + int(fields["year"]), month)
    year = until.year if month <= until.month else until.year - 1
    if fields.get("which") == "last" and (year, month) == (until.year, until.month):
        year -= 1
    return Days.month(year, month)


def of_year(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """The whole year."""
    return Days.year(int(value))


def of_season(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """The season of a year, or the last that began by the reference."""
    said, name = value.rsplit("-", 1)
    first, last = SEASONS[name]
    if said == "-" and reference is None:
        return None
    year = int(said) if said != "-" else reference.last.year if reference else 0
    start = date(year, first, 1)
    if said == "-" and reference and start > reference.last:
        start = date(year - 1, first, 1)
    end_year, end_month = (start.year, last) if last <= 12 else (start.year + 1, last - 12)
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Days(first=start, last=end, granularity=Granularity.SEASON)


def of_feast(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """The day of a feast in a year, or the last before the reference."""
    said, name = value.rsplit("-", 1)
    if said != "-":
        return next(iter(feast_days(name, int(said))), None)
    return latest(name, reference.last) if reference is not None else None
