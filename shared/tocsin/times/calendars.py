"""Readers of calendar dates: 15 February 2021, Feb. 15, March 2020, 2019, le 15."""

from __future__ import annotations

import re

from tocsin.times.cursor import Cursor, Read, full_year
from tocsin.times.figures import SHORT, as_read, date_code, month_code

MONTH = "1m"
_GLUED = re.compile(r"([^\W\d]+)(\d{1,2})$")


def day_month(c: Cursor, i: int) -> Read | None:
    """15 February 2021, 15 de febrero de 2021, 15 شباط/فبراير 2021, 12-15 March, 9 de 8 de 1971."""
    first = c.day(i)
    if first is None:
        return None
    day, after = first
    if (second := _second_day(c, after)) is not None and (read := _with_month(c, i, *second)) is not None:
        head, _, _day = read.code.rpartition("-")
        return Read(f"range:{head}-{day:02d}/{read.code}", read.stop) if day < second[0] else None
    return _with_month(c, i, day, after)


def _second_day(c: Cursor, after: int) -> tuple[int, int] | None:
    at = c.to(after)
    return c.day(c.skip(at, "of", "articles")) if at is not None else None


def _with_month(c: Cursor, i: int, day: int, after: int) -> Read | None:
    if c.gap(after) not in {"", "-", "/", "."}:
        return None
    at = c.skip(after, "of", "articles", "fillers")
    month = c.month(at)
    if month is None:
        return _with_month_number(c, day, after, at)
    if c.is_ambiguous(at) and (c.pack.capital_months or c.is_short(at)) and not _written_as_month(c, at, month[1]):
        return None
    year, stop = c.year_after(month[1])
    return as_read(date_code(year, month[0], day), c.skip(stop, "fillers"))


def _with_month_number(c: Cursor, day: int, after: int, at: int) -> Read | None:
    """9 de 8 de 1971, 17 del 11: a month in figures between words for "of"."""
    if not (c.has(after, "of") and at == after + 1 and SHORT.match(c.form(at)) and 1 <= int(c.form(at)) <= 12):
        return None
    year, stop = c.year_after(at + 1, month_before=False)
    if year is None and (c.counts_something(at + 1) or c.has(at + 1, "of")):
        return None
    return as_read(date_code(year, int(c.form(at)), day), stop)


def _written_as_month(c: Cursor, at: int, after: int) -> bool:
    """ "15 mar." and "15 may 2020" are dates, "the 15 may have left" is none."""
    followed = c.gap(after).startswith(".") or c.year_after(after)[0] is not None or after >= c.size
    return followed or c.tokens.is_capitalised(at) or (c.form(at - 1).isdigit() and c.gap(after) != "")


def month_day(c: Cursor, i: int) -> Read | None:
    """February 15, 2021; Feb. 15; March 12-15; Eylül'ün 10'u; Oct2; 2000 yılı Eylül'ün onunda."""
    month = c.month(i)
    if month is None and (match := _GLUED.match(c.form(i))):
        return _glued(c, i, match[1], int(match[2]))
    if month is None or c.gap(month[1]) not in {"", ".", "-", ","}:
        return None
    start = c.skip(month[1], "articles", "fillers", "day_cues")
    day = c.day(start)
    if day is None or not _day_of_this_month(c, i, month[1], start, day[1]):
        return None
    second = _second_day(c, day[1])
    if second and (second[0] <= day[0] or c.month(c.skip(second[1], "of")) is not None):
        second = None
    year, stop = c.year_after(second[1] if second else day[1])
    if second is None:
        return as_read(date_code(year, month[0], day[0]), stop)
    first, last = date_code(year, month[0], day[0]), date_code(year, month[0], second[0])
    return as_read(f"range:{first}/{last}" if first and last else None, stop)


def _glued(c: Cursor, i: int, word: str, day: int) -> Read | None:
    """Oct2, Dec31."""
    value = c.tables["months"].at([word], 0) or c.tables["month_abbreviations"].at([word], 0)
    year, stop = c.year_after(i + 1)
    return as_read(date_code(year, int(value[0]), day), stop) if value else None


def _day_of_this_month(c: Cursor, i: int, after_month: int, start: int, after_day: int) -> bool:
    """Not "in March 3 men died" nor "April, 15 soldiers", nor the day of a month that follows."""
    if c.gap(after_month) == "," and start == after_month:
        return False
    if c.is_ambiguous(i):
        return c.form(start).isdigit() and c.year_after(after_day)[0] is not None
    if c.form(after_day) and c.month(c.skip(after_day, "of")) and c.to(after_day) is None:
        return False
    figure = c.form(start)[0].isdigit()
    return figure or not c.counts_something(after_day) or c.year_after(after_day)[0] is not None


def year_month(c: Cursor, i: int) -> Read | None:
    """2017 Nisan, 2016 june, 2018 yılının Mart ayında, iki bin yılı Eylül'ün onunda."""
    year = c.year(i) or c.year_in_words(i)
    if year is None:
        return None
    at = c.skip(year[1], "year_cues", "fillers")
    month = c.month(at) if c.gap(year[1]) == "" and not c.is_ambiguous(at) else None
    if month is None or c.year_after(month[1])[0]:
        return None
    day = month_day(c, at)
    if day is not None and day.code.startswith("date:--"):
        return Read(f"date:{year[0]}-{day.code[7:]}", day.stop)
    return Read(month_code(year[0], month[0]), c.skip(month[1], "fillers"))


def month(c: Cursor, i: int) -> Read | None:
    """March 2020; in March; early March; last March; March of last year. A bare month needs a cue, a year, or one of these."""
    mod, at = mod_at(c, i)
    which = c.at("which", at)
    at = which[1] if which else at
    found = c.month(at)
    if found is None:
        return None
    if which and month_day(c, at) is not None:
        return None
    year, stop = c.year_after(found[1])
    stop = c.skip(stop, "fillers")
    if mod is None and (closing := c.at("mods_after", stop)):
        mod, stop = closing
    relative = relative_year(c, stop) if year is None else None
    after = c.at("which_after", stop) if year is None and relative is None and c.gap(stop) in {"", ")"} else None
    if not (year or mod or which or after or relative) and not _cued(c, at, stop):
        return None
    value = (which or after or ("",))[0]
    code = month_code(year, found[0])
    code += f";which={value}" if value and not year else ""
    code += f";year={relative[0]}" if relative else ""
    return Read(code + (f";mod={mod}" if mod else ""), relative[1] if relative else after[1] if after else stop)


def relative_year(c: Cursor, i: int) -> tuple[str, int] | None:
    """ "of last year", "de l'an dernier", "dello scorso anno" after a month: ("-1", token after)."""
    at = c.skip(i, "of", "articles")
    named = c.at("phrases", i) or c.at("phrases", at)
    if named and named[0] in {"unit:-1y", "unit:0y"}:
        return named[0][5:-1], named[1]
    which = c.at("which", at)
    unit = c.named(which[1] if which else at, "units")
    if unit is None or unit[0] != "1y":
        return None
    which = which or c.at("which_after", unit[1])
    return ({"last": "-1", "this": "0", "next": "1"}[which[0]], max(unit[1], which[1])) if which else None


def _cued(c: Cursor, i: int, stop: int) -> bool:
    """A bare month word: said in full, after a preposition, or all there is of the text."""
    if c.size <= 2 and stop == c.size:
        return True
    if c.named(i, "months") is None:
        return False
    before = i - 1 if not c.has(i - 1, "articles", "fillers") else i - 2
    if c.gap(i) not in {"", "/"}:
        return False
    if c.is_ambiguous(i):
        return c.has(before, "month_preps") and not c.pack.capital_months
    return c.has(before, "month_cues", "month_preps") or (bool(c.words["suffixes"]) and stop > i + 1)


def mod_at(c: Cursor, i: int) -> tuple[str | None, int]:
    """("early", token after) of a word for the early, middle or late part that stands before."""
    found = c.at("mods", i)
    return (found[0], c.skip(found[1], "of", "articles", "fillers")) if found else (None, i)


def year(c: Cursor, i: int) -> Read | None:
    """In 2019, en 2019, عام 2019, aus dem Jahr 2012, nell'85; a year alone needs such a cue."""
    mod, at = mod_at(c, i)
    named = c.skip(at, "year_cues", "articles")
    found = c.year(named)
    if found is None and ((named > at and c.has(named - 1, "year_cues")) or c.has(i - 1, "year_preps")):
        found = c.year_in_words(named)
    if found is None:
        return _short_year(c, i)
    said = bool(mod) or named > at or c.has(i - 1, "year_cues", "year_preps") or c.size == 1 or _tail(c, i, found[1])
    if not said and not (c.has(i - 1, "month_cues", "of") and not c.counts_something(found[1])):
        return None
    if not mod and (c.at("units", found[1]) or c.gap(found[1]).startswith("%")) and not c.has(found[1], "year_cues"):
        return None
    return Read(f"year:{found[0]}" + (f";mod={mod}" if mod else ""), c.skip(found[1], "year_cues"))


def _tail(c: Cursor, i: int, stop: int) -> bool:
    """(2002), "2002," after a noun is no cue; brackets round it are."""
    return c.gap(i).endswith("(") and c.gap(stop).startswith(")")


def _short_year(c: Cursor, i: int) -> Read | None:
    form = c.form(i)
    if len(form) != 2 or not form.isdigit() or int(form) < 50 or not c.has(i - 1, "short_year_cues"):
        return None
    return None if c.counts_something(i + 1) or c.gap(i + 1)[:1] in {"%", "-"} else Read(f"year:{full_year(form)}", i + 1)


def day_alone(c: Cursor, i: int) -> Read | None:
    """Le 15, on the 27th, el 27: figures, a cue before, and nothing after that they might count; a day of this or that month."""
    if (found := c.day(i)) is not None and _is_of_a_month(c, i, found[1]):
        return Read(f"date:--{found[0]:02d}", c.skip(found[1], "day_suffixes", "day_nouns"))
    before = i - 1 if not c.has(i - 1, "articles") or c.has(i - 1, "day_cues") else i - 2
    cued = c.form(i)[:1].isdigit() and c.has(before, "day_cues")
    alone = (i == 0 and not c.form(i).isdigit()) or (i == 1 and c.has(0, "articles"))
    found = c.day(i) if cued or alone else None
    if found is None or not (cued or found[1] == c.size):
        return None
    if c.counts_something(found[1]) or c.gap(found[1])[:1] in {"%", "/", "-", ":"} or c.named(found[1], "units", "months"):
        return None
    return Read(f"date:--{found[0]:02d}", found[1])


def _is_of_a_month(c: Cursor, i: int, after: int) -> bool:
    """The fourth of this month, الرابع من الشهر الجاري, 4-го числа; not "four this month"."""
    after = c.skip(after, "day_suffixes")
    if c.has(after, "day_nouns"):
        return True
    if not (c.is_ordinal(i) or (c.form(i)[:1].isdigit() and c.has(i - 1, "day_cues"))):
        return False
    return any(_is_told_month(c, at) for at in (after, c.skip(after, "of", "articles")))


def _is_told_month(c: Cursor, i: int) -> bool:
    """This month, الشهر الجاري."""
    which = c.named(i, "which")
    unit = c.named(which[1] if which else i, "units")
    told = which is not None or (unit is not None and c.named(unit[1], "which_after") is not None)
    return told and unit is not None and unit[0] == MONTH
