"""Find time expressions: small readers tried at each token that may open one, the longest reading kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tocsin.numerals import cardinal_at, ordinal_at
from tocsin.text import Tokens
from tocsin.times.expression import TimeExpr
from tocsin.times.pack import TimePack, time_pack

_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$")
_YEAR = re.compile(r"(1[89]|20)\d\d$")
_SHORT_YEAR = re.compile(r"\d\d$")


class Read(NamedTuple):
    """A reading: its code and the token after its last."""

    code: str
    stop: int


class Cursor:
    """A place in a token list with the pack at hand: what the readers share."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens, self.lang, self.pack = tokens, lang, time_pack(lang)
        self.forms, self.size = tokens.forms, len(tokens)
        self.phrases = {m.first: m for m in self.pack.phrases.scan(tokens)}
        self.blocked = {m.first: m.last for m in self.pack.blocked.scan(tokens)}
        self.ago = {m.first: m for m in self.pack.ago.scan(tokens)}
        self.mods = {m.first: m for m in self.pack.mods.scan(tokens)}
        self.parts = {m.first: m for m in self.pack.parts.scan(tokens)}
        self.nights = {m.first: m for m in self.pack.night_of.scan(tokens)}
        self.hot = [form in self.pack.vocabulary or form[0].isdigit() or (self.pack.glued and len(form) > 6) for form in tokens.forms]

    def is_warm(self, i: int) -> bool:
        """A time expression may open here."""
        if self.hot[i] or i in self.phrases or i in self.ago or i in self.mods or i in self.nights:
            return True
        return self.forms[i] in self.pack.openers and any(self.hot[i + 1 : i + 5])

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < self.size else ""

    def gap(self, i: int) -> str:
        """What stands between token i-1 and i, blanks stripped."""
        return self.tokens.gap(i - 1).strip() if 0 < i < self.size else ""

    def skip(self, i: int, *words: frozenset[str]) -> int:
        """The next token that is none of these words."""
        while i < self.size and any(self.forms[i] in w for w in words):
            i += 1
        return i

    def month(self, i: int, dotted: bool = True) -> int | None:
        form = self.form(i)
        return self.pack.months.get(form) or (self.pack.month_abbreviations.get(form) if dotted else None)

    def weekday(self, i: int) -> int | None:
        return self.pack.weekdays.get(self.form(i))

    def day(self, i: int) -> tuple[int, int] | None:
        """(day of the month, token after) of "15", "15th", "premier", "fifteenth"."""
        if i >= self.size:
            return None
        form = self.forms[i]
        if form.isdigit():
            return (int(form), i + 1) if len(form) <= 2 and 1 <= int(form) <= 31 else None
        found = ordinal_at(self.tokens, i, self.lang) or cardinal_at(self.tokens, i, self.lang)
        return (found[0], i + found[1]) if found and 1 <= found[0] <= 31 else None

    def year(self, i: int) -> int | None:
        """The year of four digits, or of two after a month, that token i spells."""
        form = self.form(i)
        return int(form) if _YEAR.match(form) else None


def find_times(tokens: Tokens, lang: str) -> list[TimeExpr]:
    """All time expressions, left to right, none overlapping."""
    cursor = Cursor(tokens, lang)
    found, i = [], 0
    while i < cursor.size:
        best = _best(cursor, i) if cursor.is_warm(i) else None
        if best is None or best[0].stop <= i:
            i = max(i + 1, cursor.blocked.get(i, -1) + 1) if i in cursor.blocked else i + 1
            continue
        read, rule = best
        found.append(_expression(cursor, i, read, rule))
        i = read.stop
    return found


def _best(cursor: Cursor, i: int) -> tuple[Read, str] | None:
    best: tuple[Read, str] | None = None
    for rule, reader in READERS.items():
        read = reader(cursor, i)
        if read is not None and (best is None or read.stop > best[0].stop):
            best = read, rule
    if best is not None and i in cursor.blocked and cursor.blocked[i] + 1 >= best[0].stop:
        return None
    if best is not None and cursor.form(i - 1) in cursor.pack.sets:
        return Read("none", 0), ""
    return best


def _expression(cursor: Cursor, i: int, read: Read, rule: str) -> TimeExpr:
    code, stop = read
    if stop in cursor.parts and not cursor.tokens.gap(stop - 1).strip(" ,'") and ";part=" not in code:
        part = cursor.parts[stop]
        code, stop = f"{code};part={part.value}", part.last + 1
    starts, ends = cursor.tokens.starts, cursor.tokens.ends
    return TimeExpr(starts[i], ends[stop - 1], i, stop - 1, code, f"time.{rule}")


def _iso(c: Cursor, i: int) -> Read | None:
    """2021-02-15, 2021-02, 2021/02/15."""
    year = c.year(i)
    if year is None or c.gap(i + 1) not in {"-", "/"} or not re.match(r"\d\d?$", c.form(i + 1)):
        return None
    month = int(c.form(i + 1))
    if not 1 <= month <= 12 or c.tokens.ends[i] + 1 != c.tokens.starts[i + 1]:
        return None
    if c.gap(i + 2) == c.gap(i + 1) and re.match(r"\d\d?$", c.form(i + 2)):
        return Read(f"date:{year}-{month:02d}-{int(c.form(i + 2)):02d}", i + 3)
    return Read(f"month:{year}-{month:02d}", i + 2)


def _numeric(c: Cursor, i: int) -> Read | None:
    """15/02/2021, 15-02-2021, 15.02.2021, 15/2."""
    if match := _POINTS.match(c.form(i)):
        return _ordered(c, int(match[1]), int(match[2]), _full_year(match[3]), i + 1)
    if not (_SHORT_YEAR.match(c.form(i)) or re.match(r"\d$", c.form(i))) or c.gap(i + 1) not in {"/", "-"}:
        return None
    if c.tokens.ends[i] + 1 != c.tokens.starts[i + 1] or not re.match(r"\d\d?$", c.form(i + 1)):
        return None
    if c.gap(i + 2) == c.gap(i + 1) and re.match(r"(\d{4}|\d\d)$", c.form(i + 2)):
        return _ordered(c, int(c.form(i)), int(c.form(i + 1)), _full_year(c.form(i + 2)), i + 3)
    return _ordered(c, int(c.form(i)), int(c.form(i + 1)), None, i + 2) if c.gap(i + 1) == "/" else None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


def _ordered(c: Cursor, a: int, b: int, year: int | None, stop: int) -> Read | None:
    day, month = (b, a) if (c.pack.month_first and a <= 12) or b > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Read(f"date:{year}-{month:02d}-{day:02d}" if year else f"date:--{month:02d}-{day:02d}", stop)


def _day_month(c: Cursor, i: int) -> Read | None:
    """15 February 2021, le 15 février, el 15 de febrero de 2021, 15 شباط/فبراير 2021, and 12-15 March."""
    start = c.skip(i, c.pack.articles, c.pack.day_cues)
    first = c.day(start)
    if first is None:
        return None
    day, after = first
    last = _second_day(c, after)
    if last is not None and last[0] > day:
        return _day_range(c, day, *last)
    return _with_month(c, day, after)


def _with_month(c: Cursor, day: int, after: int) -> Read | None:
    at = c.skip(after, c.pack.of, c.pack.articles)
    month = c.month(at)
    if month is None or any(x in c.gap(k) for k in range(after, at + 1) for x in ",;:()") or "." in c.gap(after) and not c.form(after):
        return None
    stop = at + 1
    if c.gap(stop) == "/" and c.month(stop) == month:
        stop += 1
    year, stop = _year_after(c, stop)
    return Read(f"date:{year}-{month:02d}-{day:02d}" if year else f"date:--{month:02d}-{day:02d}", stop)


def _year_after(c: Cursor, i: int) -> tuple[int | None, int]:
    at = c.skip(i, c.pack.of, c.pack.year_cues)
    year = c.year(at)
    if year is not None and c.gap(at) in {"", ",", ".", "-", "/"} and at - i <= 2:
        return year, at + 1
    short = c.form(i)
    if _SHORT_YEAR.match(short) and c.gap(i) in {"", "'"} and c.month(i - 1) and int(short) >= 50 and not c.month(i + 1):
        return 1900 + int(short), i + 1
    return None, i


def _second_day(c: Cursor, after: int) -> tuple[int, int] | None:
    joined = c.gap(after) == "-" or c.form(after) in c.pack.to_words
    second = c.day(c.skip(after + (c.gap(after) != "-"), c.pack.articles)) if joined else None
    return second


def _day_range(c: Cursor, first: int, last: int, after: int) -> Read | None:
    read = _with_month(c, last, after)
    if read is None:
        return None
    head, _, _day = read.code.rpartition("-")
    return Read(f"range:{head}-{first:02d}/{read.code}", read.stop)


def _month_day(c: Cursor, i: int) -> Read | None:
    """February 15, 2021; Feb. 15; March 12-15."""
    month = c.month(i)
    if month is None or i + 1 >= c.size or c.gap(i + 1) not in {"", "."}:
        return None
    start = c.skip(i + 1, c.pack.articles)
    found = c.day(start)
    if found is None or (c.form(start).isdigit() and c.month(start + 1) and not c.year(start + 2) is None):
        return None
    day, after = found
    second = _second_day(c, after)
    second = second if second and second[0] > day else None
    year, stop = _year_after(c, second[1] if second else after)
    prefix = f"{year}-" if year else "--"
    if second:
        return Read(f"range:date:{prefix}{month:02d}-{day:02d}/date:{prefix}{month:02d}-{second[0]:02d}", stop)
    if c.form(after) and c.month(after) == month:
        return None
    return Read(f"date:{prefix}{month:02d}-{day:02d}", stop)


def _month(c: Cursor, i: int) -> Read | None:
    """March 2020; in March; early March; last March. A bare month word needs a cue, a year, or one of these."""
    mod, at = _mod(c, i)
    which = c.pack.which.get(c.form(at))
    at += which is not None
    month = c.month(at, dotted=mod is not None)
    if month is None and (c.month(at) is None or c.year(at + 1) is None):
        return None
    month = c.month(at)
    stop = at + 1
    if c.gap(stop) == "/" and c.month(stop) == month:
        stop += 1
    year, stop = _year_after(c, stop)
    after = c.pack.which_after.get(c.form(stop))
    cued = year or mod or which or after or _cued(c, i)
    if not cued:
        return None
    code = f"month:{year}-{month:02d}" if year else f"month:--{month:02d}"
    which = which or after
    stop += after is not None
    return Read(code + (f";which={which}" if which and not year else "") + (f";mod={mod}" if mod else ""), stop)


def _cued(c: Cursor, i: int) -> bool:
    return c.form(i - 1) in c.pack.month_cues or (c.form(i - 1) in c.pack.articles | c.pack.of and c.form(i - 2) in c.pack.month_cues)


def _mod(c: Cursor, i: int) -> tuple[str | None, int]:
    match = c.mods.get(i)
    return (match.value, c.skip(match.last + 1, c.pack.of, c.pack.articles)) if match else (None, i)


def _weekday(c: Cursor, i: int) -> Read | None:
    """Monday; last Monday; lundi dernier; Wednesday 11 March; Monday, Feb. 15."""
    at = c.skip(i, c.pack.articles) if c.form(i) in c.pack.articles else i
    which = c.pack.which.get(c.form(at))
    at += which is not None
    number = c.weekday(at) or (c.pack.weekday_abbreviations.get(c.form(at)) if _dated_next(c, at + 1) else None)
    if number is None:
        return None
    if (full := _dated_next(c, at + 1)) is not None:
        return Read(f"{full.code};weekday={number}", full.stop)
    after = c.pack.which_after.get(c.form(at + 1)) if c.gap(at + 1) == "" else None
    which, stop = which or after, at + 1 + (after is not None)
    return Read(f"weekday:{number}" + (f";which={which}" if which else ""), stop)


def _dated_next(c: Cursor, i: int) -> Read | None:
    if i >= c.size or c.gap(i) not in {"", ",", "."}:
        return None
    for reader in (_day_month, _month_day, _numeric):
        read = reader(c, i)
        if read is not None and read.code.startswith("date:"):
            return read
    found = c.day(i)
    if found and c.form(i).isdigit() and c.pack.day_cues and "," not in c.gap(i) and not c.pack.units.get(c.form(found[1])):
        return Read(f"date:--{found[0]:02d}", found[1]) if not _counted(c, found[1]) else None
    return None


def _counted(c: Cursor, i: int) -> bool:
    """Something follows that a number may count: not the end of a phrase."""
    return bool(c.form(i)) and c.gap(i) == "" and c.form(i) not in c.pack.of | c.pack.articles | c.pack.month_cues


def _phrase(c: Cursor, i: int) -> Read | None:
    match = c.phrases.get(i)
    return Read(match.value, match.last + 1) if match else None


def _ago(c: Cursor, i: int) -> Read | None:
    """Two days ago; il y a deux jours; two days earlier (from the date spoken of last)."""
    opening = c.ago.get(i)
    if opening and opening.value.startswith("before:"):
        counted = _count_of_units(c, opening.last + 1)
        return Read(opening.value[len("before:") :] + counted[0], counted[1]) if counted else None
    counted = _count_of_units(c, i)
    closing = c.ago.get(counted[1]) if counted else None
    if counted and closing and closing.value.startswith("after:"):
        return Read(closing.value[len("after:") :] + counted[0], closing.last + 1)
    return None


def _count_of_units(c: Cursor, i: int) -> tuple[str, int] | None:
    at = c.skip(i, c.pack.articles)
    found = cardinal_at(c.tokens, at, c.lang) if at < c.size else None
    if found is None:
        unit = c.pack.units.get(c.form(at), "")
        return (unit, at + 1) if len(unit) == 2 else None
    unit = c.pack.units.get(c.form(at + found[1]), "")
    return (f"{found[0]}{unit[-1]}", at + found[1] + 1) if unit else None


def _which_unit(c: Cursor, i: int) -> Read | None:
    """Last week, this month, next year; la semaine dernière; the last three days; last summer."""
    mod, opening = _mod(c, i)
    at = c.skip(opening, c.pack.articles)
    which = c.pack.which.get(c.form(at))
    if which:
        at += 1
        counted = _count_of_units(c, at)
        if counted and counted[1] - at > 1 and which != "this":
            return Read(f"span:{'-' if which == 'last' else '+'}{counted[0]}", counted[1])
    season = c.pack.seasons.get(c.form(at))
    if season and (which or c.year(c.skip(at + 1, c.pack.of)) or c.pack.which_after.get(c.form(at + 1)) or c.form(at - 1) in c.pack.season_cues):
        year, stop = _year_after(c, at + 1)
        return Read(f"season:{year or '-'}-{season}", stop + (c.pack.which_after.get(c.form(stop)) is not None))
    unit = c.pack.units.get(c.form(at), "")
    after = c.pack.which_after.get(c.form(at + 1))
    which = which or after
    if not unit or not which:
        return None
    step = {"last": "-1", "this": "0", "next": "1"}[which]
    return Read(f"unit:{step}{unit[-1]}" + (f";mod={mod}" if mod else ""), at + 1 + (after is not None))


def _year(c: Cursor, i: int) -> Read | None:
    """In 2019, en 2019, عام 2019; a year alone needs such a cue."""
    mod, at = _mod(c, i)
    at = c.skip(at, c.pack.year_cues)
    year = c.year(at)
    if year is None or not (at > i or c.form(i - 1) in c.pack.month_cues | c.pack.year_cues or mod or c.size == 1):
        return None
    if c.form(at + 1) and c.gap(at + 1) == "" and c.form(at + 1).isalpha() and at == i and not mod:
        following = c.form(at + 1)
        if following in c.pack.units:
            return None
    return Read(f"year:{year}" + (f";mod={mod}" if mod else ""), at + 1)


def _day_alone(c: Cursor, i: int) -> Read | None:
    """Le 15, on the 27th, el 27: a cue, then a day, and nothing that it might count."""
    if c.form(i) not in c.pack.day_cues:
        return None
    found = c.day(c.skip(i, c.pack.day_cues, c.pack.articles))
    if found is None or _counted(c, found[1]):
        return None
    return Read(f"date:--{found[0]:02d}", found[1])


def _range(c: Cursor, i: int) -> Read | None:
    """From 2 October to 22 October, between Monday and Friday, 4 April - 5 May, January to March 2020."""
    start = c.skip(i, c.pack.from_words)
    for left in _simple(c, start):
        joiner = left.stop
        dashed = c.gap(joiner) == "-"
        if not dashed and not (c.form(joiner) in c.pack.to_words and (start > i or c.form(joiner) not in c.pack.of)):
            continue
        for right in _simple(c, joiner + (not dashed)):
            return Read(f"range:{left.code}/{right.code}", right.stop)
    if start > i and (found := c.day(c.skip(start, c.pack.articles))) and c.form(found[1]) in c.pack.to_words:
        second = _day_month(c, found[1] + 1)
        if second and second.code.startswith("date:"):
            head, _, _last = second.code.rpartition("-")
            return Read(f"range:{head}-{found[0]:02d}/{second.code}", second.stop)
    return None


def _simple(c: Cursor, i: int) -> Iterator[Read]:
    for reader in (_iso, _numeric, _day_month, _month_day, _weekday, _month_bare):
        read = reader(c, i)
        if read is not None and not read.code.startswith("range:"):
            yield read


def _month_bare(c: Cursor, i: int) -> Read | None:
    month = c.month(i)
    if month is None:
        return None
    year, stop = _year_after(c, i + 1)
    return Read(f"month:{year}-{month:02d}" if year else f"month:--{month:02d}", stop)


def _night_of(c: Cursor, i: int) -> Read | None:
    """The night of Friday to Saturday is Friday's; the night to Sunday is Saturday's."""
    opening = c.nights.get(i)
    if opening is None:
        return None
    at = c.skip(opening.last + 1, c.pack.of, c.pack.articles)
    for left in _simple(c, at):
        stop = left.stop
        if c.form(stop) in c.pack.to_words:
            right = next(_simple(c, c.skip(stop + 1, c.pack.articles)), None)
            stop = right.stop if right else stop
        return Read(f"{left.code};part=night", stop)
    return None


READERS: dict[str, Callable[[Cursor, int], Read | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _day_month,
    "month_day": _month_day,
    "range": _range,
    "night_of": _night_of,
    "weekday": _weekday,
    "phrase": _phrase,
    "ago": _ago,
    "which": _which_unit,
    "month": _month,
    "year": _year,
    "day": _day_alone,
}
