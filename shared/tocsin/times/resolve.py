"""From the code of a time expression to days, against a reference: a publication day, or the month or year it fell in."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tocsin.model.when import Days, Granularity
from tocsin.times.clock import MORNING
from tocsin.times.expression import CALENDARS, parts
from tocsin.times.feasts import feast_days, latest
from tocsin.times.hebrew import hebrew_days, hebrew_year_of
from tocsin.times.lunar import lunar_days, lunar_year_of
from tocsin.times.solar import solar_days, solar_year_of

YEARS_BACK = 5
NEWS = 60  # days after which hardly anybody reports what happened without its year
_Resolver = Callable[[str, dict[str, str], Days | None, Days | None], Days | None]
_CALENDARS = {"solar": (solar_days, solar_year_of), "lunar": (lunar_days, lunar_year_of), "hebrew": (hebrew_days, hebrew_year_of)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


def resolve(code: str, reference: Days | None, anchor: Days | None = None) -> Days | None:
    """The days a code means, the past preferred; None where the reference it needs is missing or the date does not exist.

    A weekday or an offset against a wide reference gives the whole of what fits: wider, never guessed.
    """
    if code.startswith("range:"):
        return _range(code[len("range:") :], reference, anchor)
    kind, value, fields = parts(code)
    try:
        if "said" in fields:
            reference = resolve(f"date:{fields['said']}", reference) or reference
        found = _RESOLVERS[kind](value, fields, reference, anchor)
        if found is not None and "shift" in fields:
            found = _moved(found, int(fields["shift"][:-1]), fields["shift"][-1])
    except (ValueError, OverflowError):
        return None
    return _narrowed(found, fields) if found else None


def _date(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    if not value.startswith("--"):
        return Days.day(date.fromisoformat(value))
    numbers = [int(n) for n in value[2:].split("-")]
    if reference is None:
        return None
    if "year" in fields:
        return Days.day(date(reference.last.year + int(fields["year"]), numbers[0], numbers[1]))
    if "month" in fields:
        month = _plus_months(reference.last.replace(day=1), int(fields["month"]))
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


def _reckoned(kind: str) -> _Resolver:
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


def _month(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
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


def _year(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    return Days.year(int(value))


def _season(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
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


def _feast(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    said, name = value.rsplit("-", 1)
    if said != "-":
        return next(iter(feast_days(name, int(said))), None)
    return latest(name, reference.last) if reference is not None else None


def _weekday(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """The nearest such day on or before the reference day; against a month or a year, the whole of it."""
    if reference is None:
        return None
    which = fields.get("which")
    if reference.width > 1:
        return reference
    day = reference.last
    if "week" in fields:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=int(fields["week"]))
        return Days.day(monday + timedelta(days=int(value) - 1))
    back = (day.isoweekday() - int(value)) % 7
    if which == "last" and back == 0:
        back = 7
    if which == "next":
        return Days.day(day + timedelta(days=(int(value) - day.isoweekday() - 1) % 7 + 1))
    return Days.day(day - timedelta(days=back))


def _offset(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    if reference is None:
        return None
    if value == "-1d" and fields.get("part") == "night" and fields.get("time", MORNING) < MORNING and "shift" not in fields:
        return reference  # "last night, around two": after midnight
    moved, steps = reference, value.split(",")
    for step in steps:
        moved = _moved(moved, int(step[:-1]), step[-1])
    if "less" in fields and moved.width == 1:
        return Days.between(min(moved.first, reference.first), max(moved.last, reference.last))
    if reference.width > 1 and abs(int(steps[0][:-1])) <= 7 and value.endswith("d"):
        return reference
    return moved


def _moved(days: Days, count: int, unit: str) -> Days:
    if unit in "hdw":
        return days.shifted(int(count / 24) if unit == "h" else count * (7 if unit == "w" else 1))
    months = count * (12 if unit == "y" else 1)
    return Days(first=_plus_months(days.first, months), last=_plus_months(days.last, months), granularity=days.granularity)


def _plus_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _anchor(value: str, fields: dict[str, str], reference: Days | None, anchor: Days | None) -> Days | None:
    """ "The same day" may be as wide as what it repeats; what is counted needs a day to count from."""
    if anchor is None or (anchor.width > 1 and not value.startswith("0")):
        return None
    return _offset(value, fields, anchor, None)


def _unit(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """The calendar week, month or year before, with or after the reference's."""
    if reference is None:
        return None
    count, unit = int(value[:-1]), value[-1]
    if unit in "hd":
        return reference.shifted(count if unit == "d" else 0)
    day = reference.last
    if unit == "w":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        return Days(first=monday, last=monday + timedelta(days=6), granularity=Granularity.WEEK)
    if unit == "e":
        saturday = day - timedelta(days=day.weekday()) + timedelta(weeks=count, days=5)
        saturday -= timedelta(weeks=1) if saturday > day else timedelta()
        return Days.between(saturday, saturday + timedelta(days=1))
    moved = _plus_months(day, count * (12 if unit == "y" else 1))
    return Days.month(moved.year, moved.month) if unit == "m" else Days.year(moved.year)


def _span(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    if reference is None:
        return None
    other = _moved(Days.day(reference.last), int(value[:-1]), value[-1]).first
    return Days.between(min(other, reference.last), max(other, reference.last))


def _range(value: str, reference: Days | None, anchor: Days | None) -> Days | None:
    """From the one to the other: what the second leaves open ("from 2 to 7 October 2020") the first takes from it."""
    left, right = value.split("/")
    first, last = resolve(left, reference, anchor), resolve(right, reference, anchor)
    if last is None:
        return None
    if first is None or first.first > last.last or ("--" in left and "--" not in right):
        first = resolve(left, last, anchor)
    if "--" in right and "--" not in left and first is not None and last.first.year != first.first.year:
        last = _next_after(last, first)
    if ";until=" in right and last.granularity in {Granularity.MONTH, Granularity.YEAR}:
        last = Days.day(last.first - timedelta(days=1))
    return Days.between(first.first, last.last) if first is not None and first.first <= last.last else None


def _next_after(days: Days, start: Days) -> Days:
    """The same day or month, the first time it comes after `start`."""
    months = 12 * (start.first.year - days.first.year)
    months += 12 if _plus_months(days.last, months) < start.first else 0
    last = _plus_months(days.last, months)
    if days.granularity == Granularity.MONTH:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Days(first=_plus_months(days.first, months), last=last, granularity=days.granularity)


def _unread(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    return None


def _narrowed(days: Days, fields: dict[str, str]) -> Days:
    """ "early March" is the first ten days or so of it."""
    mod = fields.get("mod")
    if mod is None or days.width < 20:
        return days
    third = days.width // 3
    cuts = {"early": (0, third), "mid": (third, 2 * third), "late": (2 * third, days.width - 1)}
    first, last = cuts[mod]
    return Days.between(days.first + timedelta(days=first), days.first + timedelta(days=last))


_RESOLVERS: dict[str, _Resolver] = {
    "date": _date,
    "unread": _unread,
    "month": _month,
    "year": _year,
    "season": _season,
    "feast": _feast,
    "weekday": _weekday,
    "offset": _offset,
    "anchor": _anchor,
    "unit": _unit,
    "span": _span,
}
_RESOLVERS |= {kind: _reckoned(kind) for kind in CALENDARS}
