"""Days that are counted from others: a weekday, two days ago, last week, the same day, the last three days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tocsin.model.when import Days, Granularity
from tocsin.times.clock import MORNING


def of_weekday(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
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


def of_offset(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """Days counted from the reference: two days ago, a year and a day ago."""
    if reference is None:
        return None
    if value == "-1d" and fields.get("part") == "night" and fields.get("time", MORNING) < MORNING and "shift" not in fields:
        return reference  # "last night, around two": after midnight
    moved, steps = reference, value.split(",")
    for step in steps:
        moved = move(moved, int(step[:-1]), step[-1])
    if "less" in fields and moved.width == 1:
        return Days.between(min(moved.first, reference.first), max(moved.last, reference.last))
    if reference.width > 1 and abs(int(steps[0][:-1])) <= 7 and value.endswith("d"):
        return reference
    return moved


def move(days: Days, count: int, unit: str) -> Days:
    """The days moved by a number of hours, days, weeks, months or years."""
    if unit in "hdw":
        return days.shifted(int(count / 24) if unit == "h" else count * (7 if unit == "w" else 1))
    months = count * (12 if unit == "y" else 1)
    return Days(first=plus_months(days.first, months), last=plus_months(days.last, months), granularity=days.granularity)


def plus_months(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def of_anchor(value: str, fields: dict[str, str], reference: Days | None, anchor: Days | None) -> Days | None:
    """ "The same day" may be as wide as what it repeats; what is counted needs a day to count from."""
    if anchor is None or (anchor.width > 1 and not value.startswith("0")):
        return None
    return of_offset(value, fields, anchor, None)


def of_unit(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
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
    moved = plus_months(day, count * (12 if unit == "y" else 1))
    return Days.month(moved.year, moved.month) if unit == "m" else Days.year(moved.year)


def of_span(value: str, fields: dict[str, str], reference: Days | None, _: Days | None) -> Days | None:
    """From the reference back or on: the last three days."""
    if reference is None:
        return None
    other = move(Days.day(reference.last), int(value[:-1]), value[-1]).first
    return Days.between(min(other, reference.last), max(other, reference.last))
