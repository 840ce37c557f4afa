"""From the code of a time expression to days, against a reference: a publication day, or the month or year it fell in."""

from __future__ import annotations

import calendar
from datetime import timedelta

from tocsin.model.when import Days, Granularity
from tocsin.times import counted_days, named_days
from tocsin.times.counted_days import move, plus_months
from tocsin.times.expression import CALENDARS, parts
from tocsin.times.named_days import Resolver


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
            found = move(found, int(fields["shift"][:-1]), fields["shift"][-1])
    except (ValueError, OverflowError):
        return None
    return _narrowed(found, fields) if found else None


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
    months += 12 if plus_months(days.last, months) < start.first else 0
    last = plus_months(days.last, months)
    if days.granularity == Granularity.MONTH:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Days(first=plus_months(days.first, months), last=last, granularity=days.granularity)


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


_RESOLVERS: dict[str, Resolver] = {
    "date": named_days.of_date,
    "unread": _unread,
    "month": named_days.of_month,
    "year": named_days.of_year,
    "season": named_days.of_season,
    "feast": named_days.of_feast,
    "weekday": counted_days.of_weekday,
    "offset": counted_days.of_offset,
    "anchor": counted_days.of_anchor,
    "unit": counted_days.of_unit,
    "span": counted_days.of_span,
}
_RESOLVERS |= {kind: named_days.of_calendar(kind) for kind in CALENDARS}
