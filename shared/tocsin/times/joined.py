"""Expressions that stand side by side and tell one time: "last year, on 7 June", "7 June of last year", "forty years ago today"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tocsin.times.cursor import Cursor
from tocsin.times.expression import CALENDARS, TimeExpr, is_explicit, parts

WEEK = 7
_NIGHT = re.compile(r"weekday:(\d)(?:;which=\w+)?;part=(?:night|evening)$")
_WEEKDAY = re.compile(r"weekday:(\d)(?:;part=(?:night|morning))?(?:;time=0[0-8]:\d\d)?$")
_BETWEEN = {"", ",", "،"}
_APPOSED = {*_BETWEEN, "(", "[", "/", "-", "=", ", (", ")"}
OTHERS = tuple(f"{name}:" for name in CALENDARS)
_YEAR_BACK = re.compile(r"(?:unit|offset):(0|-\d+)y$")
_MONTH_BACK = re.compile(r"unit:(0|-\d+)m$")
_YEAR = re.compile(r"year:(\d{4})$")
_COUNTED = re.compile(r"offset:(-\d+[wmy])$")
_OF_A_YEAR = re.compile(r"(?:date|solar|lunar|hebrew):--\d\d-\d\d(?!.*;(?:year|in)=)|month:--\d\d(?!.*;(?:year|which)=)")
_OF_A_MONTH = re.compile(r"date:--\d\d(?!-)")


def join(found: Iterable[TimeExpr], c: Cursor) -> list[TimeExpr]:
    """The expressions with neighbours joined, left to right."""
    joined: list[TimeExpr] = []
    for expression in found:
        before = joined[-1] if joined else None
        code = _together(before, expression, c) if before is not None else None
        if before is None or code is None:
            joined.append(expression)
        else:
            joined[-1] = TimeExpr(before.start, expression.end, before.first, expression.last, code, expression.rule)
    return joined


def _together(left: TimeExpr, right: TimeExpr, c: Cursor) -> str | None:
    """One code for both, None where they are two times."""
    if _one_night(left, right, c):
        return left.code
    if (same := _one_day(left, right, c)) is not None:
        return same
    comma = c.gap(left.last + 1)
    if comma not in _BETWEEN or c.skip(left.last + 1, "of", "articles", "day_cues", "month_cues", "month_preps", "fillers") < right.first:
        return None
    if right.code.startswith("offset:0d") and (counted := _COUNTED.match(left.code)):
        return f"{right.code};shift={counted[1]}"
    if left.code.startswith("offset:0d") and (counted := _COUNTED.match(right.code)) and not comma:
        return f"{left.code};shift={counted[1]}"
    return _completed(left.code, right.code) or (None if comma else _completed(right.code, left.code))


def _one_day(left: TimeExpr, right: TimeExpr, c: Cursor) -> str | None:
    """ "12 Ramadan 1444, corresponding to 3 April 2023": one day by two calendars; that which tells it most exactly."""
    kinds = {parts(t.code)[0]: t.code for t in (left, right) if is_explicit(t.code)}
    if len(kinds) < 2 or not kinds.keys() <= {"date", *CALENDARS} or c.gap(left.last + 1) not in _APPOSED:
        return None
    if c.skip(left.last + 1, "same_as", "articles", "of", "day_cues", "fillers") < right.first:
        return None
    told = {kind: code for kind, code in kinds.items() if not parts(code)[1].startswith("--")} or kinds
    return next(told[kind] for kind in ("date", *CALENDARS) if kind in told)


def _one_night(left: TimeExpr, right: TimeExpr, c: Cursor) -> bool:
    """ "Wednesday night into Thursday", "la noche del sábado y la madrugada del domingo": what the night of the first day covers."""
    first, second = _NIGHT.match(left.code), _WEEKDAY.match(right.code)
    if first is None or second is None or int(first[1]) % WEEK + 1 != int(second[1]):
        return False
    joined = c.skip(left.last + 1, "to_words", "joiners", "of", "articles", "day_cues")
    return joined >= right.first > left.last + 1


def _completed(wide: str, narrow: str) -> str | None:
    """A day or month with the year, or a day with the month, that is told beside it."""
    if _OF_A_YEAR.match(narrow):
        if said := _YEAR.match(wide):
            return f"{narrow};in={said[1]}" if narrow.startswith(OTHERS) else narrow.replace(":--", f":{said[1]}-", 1)
        back = _YEAR_BACK.match(wide)
        return f"{narrow};year={back[1]}" if back else None
    month = _MONTH_BACK.match(wide) if _OF_A_MONTH.match(narrow) else None
    return f"{narrow};month={month[1]}" if month else None
