"""Readers of dates in figures: 2021-02-15, 15/2/2021, 15.02.2021, 3/2015, 20210215."""

from __future__ import annotations

import re

from tocsin.times.cursor import Cursor, Read, full_year

_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$")
_POINTS_ISO = re.compile(r"(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)$")
STOPS = {".", "!", "?", "…"}
HEADS = frozenset(".,،–—-")  # what stands on either side of a day in the heading of a line
FIRST_YEAR = 1600
SHORT = re.compile(r"\d{1,2}$")
_YEAR = re.compile(r"(19|20)\d\d$")


def date_code(year: int | None, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"date:{year}-{month:02d}-{day:02d}" if year else f"date:--{month:02d}-{day:02d}"


def month_code(year: int | None, month: int) -> str:
    return f"month:{year}-{month:02d}" if year else f"month:--{month:02d}"


def as_read(code: str | None, stop: int) -> Read | None:
    return Read(code, stop) if code else None


def iso(c: Cursor, i: int) -> Read | None:
    """2021-02-15, 2021-02, 2021/02/15, 2021-aug-1, 2015.5.13, 20161016."""
    form = c.form(i)
    if match := _COMPACT.match(form):
        return as_read(date_code(int(match[1]), int(match[2]), int(match[3])), c.past_suffix(i + 1))
    if (match := _POINTS_ISO.match(form)) and _YEAR.match(match[1]) and 1 <= int(match[2]) <= 12:
        code = date_code(int(match[1]), int(match[2]), int(match[3])) if match[3] else month_code(int(match[1]), int(match[2]))
        return as_read(code, c.past_suffix(i + 1))
    return _year_dashed(c, i) if _YEAR.match(form) and c.gap(i + 1) in {"-", "/"} and c.tight(i + 1) else None


def _year_dashed(c: Cursor, i: int) -> Read | None:
    year, named = int(c.form(i)), c.month(i + 1)
    month = named[0] if named else int(c.form(i + 1)) if SHORT.match(c.form(i + 1)) else 0
    if not 1 <= month <= 12:
        return None
    if c.gap(i + 2) == c.gap(i + 1) and c.tight(i + 2) and SHORT.match(c.form(i + 2)):
        return as_read(date_code(year, month, int(c.form(i + 2))), c.past_suffix(i + 3))
    return Read(month_code(year, month), c.past_suffix(i + 2))


def numeric(c: Cursor, i: int) -> Read | None:
    """15/02/2021, 15-02-2021, 15.02.2021, 15.02., 15/2, 3/2015."""
    return _pointed(c, i) if "." in c.form(i) else _slashed(c, i)


def _pointed(c: Cursor, i: int) -> Read | None:
    if match := _POINTS.match(c.form(i)):
        return _ordered(c, int(match[1]), int(match[2]), full_year(match[3]), i + 1, pointed=True)
    match = re.match(r"(\d{1,2})\.(\d{1,2})$", c.form(i))
    if match is None or not (c.gap(i + 1).startswith(".") or i + 1 == c.size):
        return None
    cued = c.has(i - 1, "day_cues", "from_words") or c.weekday(i - 1) is not None
    return _ordered(c, int(match[1]), int(match[2]), None, i + 1) if cued else None


def _slashed(c: Cursor, i: int) -> Read | None:
    sign = c.gap(i + 1)
    if not SHORT.match(c.form(i)) or sign not in {"/", "-"} or not c.tight(i + 1):
        return None
    second = c.form(i + 1)
    if _YEAR.match(second) and 1 <= int(c.form(i)) <= 12:
        return Read(month_code(int(second), int(c.form(i))), c.past_suffix(i + 2))
    if not SHORT.match(second):
        return None
    if c.gap(i + 2) == sign and c.tight(i + 2) and re.match(r"(\d{4}|\d\d)$", c.form(i + 2)):
        return _ordered(c, int(c.form(i)), int(second), full_year(c.form(i + 2)), c.past_suffix(i + 3))
    return _ordered(c, int(c.form(i)), int(second), None, i + 2) if _short_date_cued(c, i, sign) else None


def _short_date_cued(c: Cursor, i: int, sign: str) -> bool:
    """Two figures alone are a date where a word says so: "on 12/3"; "2/3 of the men" and "24/7" are none."""
    cued = c.has(i - 1, "day_cues", "from_words", "to_words") or c.weekday(i - 1) is not None or c.at("night_of", i - 1) is not None
    if sign == "-":
        return cued and c.has(i - 1, "from_words", "to_words") and c.form(i + 1).isdigit()
    signed = i + 2 == c.size and c.gap(i)[:1] in STOPS  # "No word on casualties. 14/11"
    return (cued or signed or _heads(c, i, i + 2)) and not c.has(i + 2, "of")


def _heads(c: Cursor, i: int, stop: int) -> bool:
    """What a line of a digest opens with: "12/6 shelling of a camp", "Miteda, 10/11: attack on", "Sahel. 14/11, rockets"."""
    opens = i == 0 or "\n" in c.tokens.gaps[i - 1]
    behind = c.gap(stop)[:1]
    before = c.gap(i)[-1:]
    return opens or ":" in (before, behind) or (before in HEADS and behind in HEADS)


def _ordered(c: Cursor, a: int, b: int, year: int | None, stop: int, pointed: bool = False) -> Read | None:
    """Whoever parts them by points ("06.04.2010") writes the day first."""
    if year is not None and year < FIRST_YEAR:
        return None  # of another calendar
    day, month = (b, a) if (c.pack.month_first and a <= 12 and not pointed) or b > 12 else (a, b)
    code = date_code(year, month, day)
    if code and year is None and c.pack.month_first and max(day, month) <= 12 and day != month:
        code += f";or={day:02d}-{month:02d}"  # "10/5" of an agency abroad
    return as_read(code, c.past_suffix(stop))
