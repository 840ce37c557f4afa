"""Find time expressions: at each token that may open one, the readers it opens are tried and the longest reading kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from tocsin.text import Tokens
from tocsin.times import calendars, combined, figures, reckoned, relative
from tocsin.times.clock import clock_at
from tocsin.times.cursor import Cursor, Read
from tocsin.times.expression import NAMED, TimeExpr
from tocsin.times.joined import join
from tocsin.times.openings import Opening, openings

_TWO_DAYS = re.compile(r"range:(\w+:[-\d]*-)(\d\d)/\1(\d\d);part=night$")
Reader = Callable[[Cursor, int], Read | None]

READERS: dict[str, Reader] = {
    "iso": figures.iso,
    "numeric": figures.numeric,
    "day_month": calendars.day_month,
    "month_day": calendars.month_day,
    "year_month": calendars.year_month,
    "reckoned": reckoned.reckoned,
    "unread": reckoned.unread,
    "clock": combined.clocked,
    "night_of": combined.night_of,
    "night_to": combined.night_to,
    "night_between": combined.night_between,
    "part": combined.part_first,
    "feast": combined.feast,
    "shift": relative.shifted,
    "ago": relative.ago,
    "phrase": combined.told_whole,
    "weekday": relative.weekday,
    "week": relative.weekday_of_unit,
    "range": combined.range_,
    "span": relative.span,
    "season": relative.season,
    "unit": relative.unit,
    "month": calendars.month,
    "year": calendars.year,
    "day": calendars.day_alone,
}


def find_times(tokens: Tokens, lang: str) -> list[TimeExpr]:
    """All time expressions, left to right, none overlapping. Durations and repeated times ("every Monday") are none."""
    cursor = Cursor(tokens, lang)
    opens = openings(lang)
    found: list[TimeExpr] = []
    stop = free = 0
    for i, opening in [(i, opening) for i, form in enumerate(tokens.forms) if (opening := opens[form]) is not None]:
        if i < stop or not opening.may_read(cursor, i):
            continue
        best, stop = _best(cursor, i, opening)
        if best is not None:
            found.append(_expression(cursor, i, free, *best))
            stop = free = found[-1].last + 1
    return join(found, cursor)


def _best(c: Cursor, i: int, opening: Opening) -> tuple[tuple[Read, str] | None, int]:
    """The longest reading at token i and the token to go on from; a repeated or blocked one is passed over whole."""
    best: tuple[Read, str] | None = None
    for name in opening.readers_at(c, i):
        read = READERS[name](c, i)
        if read is not None and (best is None or read.stop > best[0].stop):
            best = read, name
    stop = best[0].stop if best else i + 1
    blocked = c.at("blocked", i) if opening.blocked else None
    if blocked is not None and blocked[1] >= stop:
        return None, blocked[1]
    if best is not None and _repeated(c, i, best[0]):
        return None, stop
    if best is None and opening.repeats:
        return None, _past_set(c, i)
    return best, stop


def _repeated(c: Cursor, i: int, read: Read) -> bool:
    """ "aos domingos", on Sundays; but "às 5h25 de terça-feira" is one Tuesday."""
    of_weekdays = read.code.startswith("weekday:") and ";time=" not in read.code
    return c.has(i - 1, "sets") or (of_weekdays and c.has(i - 1, "weekday_sets"))


def _past_set(c: Cursor, i: int) -> int:
    """Past "every two days", "jeden zweiten Montag": nothing in it is a date."""
    number = c.count(i + 1) or c.day(i + 1)
    for at in (number[1] if number else i + 1, i + 2):
        if (named := c.named(at, "units", "weekdays", "parts")) is not None:
            return named[1]
    return i + 1


def _expression(c: Cursor, i: int, free: int, read: Read, rule: str) -> TimeExpr:
    """The reading with the part of the day and the time said after it, and the articles before it."""
    code, stop = _with_weekday(c, *read)
    if ";part=" not in code and (part := _after(c, stop, "parts")) is not None and not code.startswith(("month:", "year:", "season:")):
        code, stop = _first_night(f"{code};part={part[0]}"), part[1]
    if ";time=" not in code and code.startswith((*NAMED, "weekday:", "offset:", "anchor:")):
        at = c.skip(stop, "time_cues") if c.gap(stop) in {"", ","} else c.size
        if (clock := clock_at(c, at, at > stop)) is not None:
            code, stop = f"{code};time={clock[0]}", clock[1]
    first = i
    if code.startswith("range:") and _between(c, i):
        code += ";between=1"
    while first > free and c.has(first - 1, "articles", "day_cues") and c.joined(first):
        first -= 1
    starts, ends = c.tokens.starts, c.tokens.ends
    return TimeExpr(starts[first], ends[stop - 1], first, stop - 1, code, f"time.{rule}")


def _first_night(code: str) -> str:
    """ "4-5 Mayıs gecesi": the night of two days that follow each other is the first one's."""
    two = _TWO_DAYS.match(code)
    return f"{two[1]}{two[2]};part=night" if two and int(two[3]) == int(two[2]) + 1 else code


def _between(c: Cursor, i: int) -> bool:
    """ "between 12 and 15 March": on some day of these."""
    before = i - 1
    while c.has(before, "articles", "day_cues") and not c.has(before, "between"):
        before -= 1
    return c.has(before, "between")


def _with_weekday(c: Cursor, code: str, stop: int) -> Read:
    """A weekday told after the date it belongs to: "12 Ocak 2016 Pazartesi"."""
    named = c.weekday(stop) if code.startswith(NAMED) and ";" not in code and c.gap(stop) in {"", "(", ","} else None
    if named is None or c.has(named[1], "to_words") or (c.gap(stop) == "," and c.joined(named[1])):
        return Read(code, stop)
    return Read(f"{code};weekday={named[0]}", c.skip(named[1], "fillers"))


def _after(c: Cursor, stop: int, table: str) -> tuple[str, int] | None:
    if stop >= c.size or c.gap(stop) not in {"", "-", ","}:
        return None
    at = stop if c.at(table, stop) else stop + 1 if c.has(stop, "of", "articles", "day_cues") else c.size
    found = c.at(table, at)
    if found and combined.part_first(c, at) is not None:
        return None  # "hours later, in the small hours of Friday"
    return found if found and (c.gap(stop) != "," or found[1] - stop > 1) else None
