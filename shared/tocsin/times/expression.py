"""What a time expression says, as a short code that a person can read.

    date:2021-02-15   date:--02-15 (no year)   date:--15 (day of the month only)
    solar:1399-12-25  solar:--12-25  solar:1399-12  solar:1399 (the calendar of Iran)
    lunar:1444-09-12  lunar:--09-12  lunar:--09 (the Hijri calendar)   hebrew:5784-07-14  hebrew:--07-14
    unread:           a day told in a way that cannot be read
    month:2020-03     month:--03               year:2019          season:2019-summer   season:--summer
    feast:2019-easter feast:--good_friday
    weekday:1         weekday:6;which=last     (Monday is 1)
    offset:-2d        days, weeks, months, years from the reference
    anchor:-1d        the same from the date spoken of last ("the day before", "two days earlier")
    unit:-1w          the calendar unit before, this (0) or after: "last week", "this month"
    span:-3d          the last three days up to the reference
    range:CODE/CODE   from one to the other
Fields may follow: ";part=night" ";time=19:35" (";time=23:10Z" in universal time) ";mod=early" ";weekday=3" (said beside a date)
";which=last" (of a weekday or month) ";week=-1" (a weekday of that week) ";year=-1" (a day or month of that year)
";month=-1" (a day of that month) ";said=2015-06-15" (the day it is counted from, where the text tells that)
";in=2023" (a Gregorian year beside a day or month of another calendar)
";or=05-10" (two figures that may be read the other way round, month and day)
";shift=-2w" (counted on from what the code says) ";between=1" (of a range: on some day of it) ";now=1" (the moment of telling)
";less=1" (less than that before or after: the days up to it) ";until=1" (of the second code of a range: up to it, itself left out).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CALENDARS = ("solar", "lunar", "hebrew")
NAMED = ("date:", "feast:", *(f"{name}:" for name in CALENDARS))  # codes that name a day, or a month of another calendar
_WITH_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d$")


@dataclass(slots=True, frozen=True)
class TimeExpr:
    """A time expression: characters start..end, tokens first..last (inclusive), its code and the rule that read it."""

    start: int
    end: int
    first: int
    last: int
    code: str
    rule: str


def parts(code: str) -> tuple[str, str, dict[str, str]]:
    """("weekday", "6", {"which": "last"}) of "weekday:6;which=last"; a range keeps its two codes whole, without fields."""
    if code.startswith("range:"):
        return "range", code[len("range:") :], {}
    head, *fields = code.split(";")
    kind, _, value = head.partition(":")
    return kind, value, dict(f.split("=", 1) for f in fields)


def is_explicit(code: str) -> bool:
    """Names a calendar day by itself, with or without its year."""
    kind, value, _ = parts(code)
    return kind in {"date", "feast", "unread"} or (kind in CALENDARS and bool(_WITH_DAY.match(value)))


def is_anaphoric(code: str) -> bool:
    """Counts from another date of the text."""
    return code.startswith("anchor:")


def is_history(code: str) -> bool:
    """Tells of a time well before: a year, a season or a month with its year; not years counted back from today."""
    kind, value, fields = parts(code)
    if kind in {"unit", "span"}:
        return "y" in value and not value.startswith("0")
    dated = not value.startswith("--") or "year" in fields or "in" in fields
    return kind in {"year", "season"} or (kind in {"month", *CALENDARS} and dated and not is_explicit(code))
