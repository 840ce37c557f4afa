"""Readers of what is made of two times: ranges, the night of one day to the next, a part of a day, a time of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tocsin.times.calendars import day_month, month_day, year_month
from tocsin.times.clock import clock_at, past_midnight
from tocsin.times.cursor import Cursor, Read
from tocsin.times.expression import CALENDARS, NAMED
from tocsin.times.figures import iso, month_code, numeric
from tocsin.times.openings import readers_at
from tocsin.times.reckoned import reckoned
from tocsin.times.relative import phrase, weekday

LAST_NIGHT = "offset:-1d;part=night"


def range_(c: Cursor, i: int) -> Read | None:
    """From 2 October to 22 October, between Monday and Friday, 4 April - 5 May, January to March 2020, between Aug 2019 and now."""
    if not _connected(c, i):
        return None
    opened = _opened(c, i)
    for left in _simple(c, i, opened):
        at = c.to(left.stop)
        if at is None and c.words["range_close"]:
            at = left.stop  # "2 Ekim'den 7 Ekim'e kadar": no word between, one that closes
        if at is None or (_must_close(c, left.stop) and not opened and not _closed_range(c, at)):
            continue
        for right in (*_simple(c, at, True), *_same_month(c, left, at)):
            if _one_day_by_two_calendars(left.code, right.code):
                continue
            until = ";until=1" if c.has(left.stop, "until_words") or c.has(right.stop, "until_words") else ""
            return Read(f"range:{left.code}/{right.code}{until}", c.skip(right.stop, "range_close"))
    return _day_to_date(c, i) if opened else _month_then_days(c, i)


def _one_day_by_two_calendars(left: str, right: str) -> bool:
    """ "12 Ramadan 1444 / 3 April 2023"."""
    kinds = {left.partition(":")[0], right.partition(":")[0]}
    return len(kinds) > 1 and bool(kinds & set(CALENDARS)) and kinds <= {"date", *CALENDARS}


def _connected(c: Cursor, i: int) -> bool:
    """A word or sign that joins two times stands near: what ranges are not tried without."""
    return any(c.joins(k) for k in range(i + 1, min(i + 7, c.size)))


def _must_close(c: Cursor, i: int) -> bool:
    """A range joined by "and", or by nothing, needs a word before or after it that says so."""
    return c.has(i, "joiners") or c.to(i) is None


def _same_month(c: Cursor, left: Read, at: int) -> Iterator[Read]:
    """The second day of "from 3 March to 12"."""
    found, month = c.day(at), re.match(r"(?:date|solar|lunar|hebrew):(?:--|\d{4}-)\d\d-", left.code)
    if found and month and not c.counts_something(found[1]):
        yield Read(f"{month[0]}{found[0]:02d}", found[1])


def _opened(c: Cursor, i: int) -> bool:
    before = c.at("parts", i - 1)
    at = i - 1 if before is None else i - 2
    while c.has(at, "articles", "day_cues") and not c.has(at, "from_words"):
        at -= 1
    return c.has(at, "from_words")


def _closed_range(c: Cursor, i: int) -> bool:
    return any(c.has(k, "range_close") for k in range(i, min(i + 6, c.size)))


def _simple(c: Cursor, i: int, opened: bool) -> Iterator[Read]:
    names = readers_at(c, i)
    for name, reader in SIMPLE.items():
        read = reader(c, i) if name in names else None
        if read is not None and not read.code.startswith(("range:", "anchor:")):
            yield read
    if opened and (bare := c.year(i)):
        yield Read(f"year:{bare[0]}", bare[1])


def month_bare(c: Cursor, i: int) -> Read | None:
    found = c.month(i)
    if found is None or (c.is_ambiguous(i)):
        return None
    said, stop = c.year_after(found[1])
    if said is None and (after := c.year(c.skip(found[1], "of", "month_preps"))):
        said, stop = after
    return Read(month_code(said, found[0]), stop)


def feast(c: Cursor, i: int) -> Read | None:
    """Good Friday, am Karfreitag, يوم عاشوراء; Easter Sunday 2019; New Year's Eve, which after midnight is the next day."""
    found = c.at("feasts", i)
    if found is None:
        return None
    name, _, part = found[0].partition(";")
    year, stop = c.year_after(c.past_suffix(found[1]), month_before=False)
    field = f";{part}" if part else ""
    return Read(f"feast:{year or '-'}-{name}{field}" + _next_day(c, stop if part == "part=night" else None), stop)


SIMPLE: dict[str, Callable[[Cursor, int], Read | None]] = {
    "iso": iso,
    "numeric": numeric,
    "day_month": day_month,
    "month_day": month_day,
    "year_month": year_month,
    "reckoned": reckoned,
    "weekday": weekday,
    "feast": feast,
    "phrase": phrase,
    "month": month_bare,
}


def _day_to_date(c: Cursor, i: int) -> Read | None:
    """From 2 to 7 October; du 4 au 22 janvier 1995; vom 3. bis zum 12. September."""
    first = c.day(i)
    at = c.to(first[1]) if first else None
    if first is None or at is None:
        return None
    at = c.skip(at, "of", "articles")
    for reader in (day_month, numeric, reckoned, weekday):
        second = reader(c, at)
        if second is not None and re.match(r"(?:date|solar|lunar|hebrew):(--|\d{4}-)\d\d-\d\d", second.code):
            return _before(first[0], second)
    return None


def _before(day: int, second: Read) -> Read:
    head, _, _last = second.code.partition(";")[0].rpartition("-")
    return Read(f"range:{head}-{day:02d}/{second.code}", second.stop)


def _month_then_days(c: Cursor, i: int) -> Read | None:
    """November between 19 and 20; 19 Kasım'dan 20'sine kadar; Eylül'ün 3'ünden 12'sine kadar."""
    found = c.month(i)
    if found is None or not c.has(found[1], "from_words"):
        return None
    first = c.day(c.skip(found[1], "from_words", "articles"))
    at = c.to(first[1]) if first else None
    second = c.day(at) if at is not None else None
    if first is None or second is None:
        return None
    said, stop = c.year_after(second[1])
    head = f"date:{said}" if said else "date:-"
    return Read(f"range:{head}-{found[0]:02d}-{first[0]:02d}/{head}-{found[0]:02d}-{second[0]:02d}", stop)


def night_of(c: Cursor, i: int) -> Read | None:
    """The night of Friday to Saturday is Friday's."""
    opening = c.at("night_of", i)
    if opening is None:
        return None
    at = c.skip(opening[1], "of", "articles", "day_cues", "fillers")
    left = _short_pair(c, at) or next(_simple(c, at, False), None) or _short_weekday(c, at)
    stop = left.stop if left else 0
    right = None
    if left is not None and (right := _next_night(c, left)) is not None:
        stop = right.stop
    if left is not None and left.code.startswith((*NAMED, "weekday:")) and (right or c.named(at, "weekday_abbreviations") is None):
        return Read(f"{left.code}{_week_of(left, right)};part=night" + _next_day(c, stop if right else None), stop)
    return _night_of_days(c, at)


def _next_night(c: Cursor, left: Read) -> Read | None:
    """The second day of a night: behind a word for "to", or at once where it is the next weekday (ليل الثلاثاء الأربعاء)."""
    if (to := c.to(left.stop)) is not None:
        return next(_simple(c, to, False), None) or _short_weekday(c, to)
    if not (c.joined(left.stop) and left.code.startswith("weekday:")):
        return None
    following = f"weekday:{int(left.code[8]) % 7 + 1}"
    return next((r for r in (weekday(c, left.stop), _short_weekday(c, left.stop)) if r is not None and r.code == following), None)


def night_between(c: Cursor, i: int) -> Read | None:
    """Salı'yı Çarşamba'ya bağlayan gece: two days and behind them words for the night that binds them."""
    for left in _simple(c, i, False) if c.tables["night_close"].by_first else ():
        right = next(_simple(c, left.stop, False), None)
        close = c.at("night_close", right.stop) if right is not None else None
        if close is not None and left.code.startswith((*NAMED, "weekday:")):
            return Read(f"{left.code};part=night" + _next_day(c, close[1]), close[1])
    return None


def _week_of(left: Read, right: Read | None) -> str:
    """ "From Monday to Tuesday of last week": what is said of the second day holds for the first."""
    told = re.search(r";week=-?\d+", right.code) if right is not None and left.code.startswith("weekday:") else None
    return told[0] if told is not None and ";week=" not in left.code else ""


def _short_pair(c: Cursor, i: int) -> Read | None:
    """The first of two short weekdays that follow each other: שלישי לרביעי, which is no Tuesday the fourth."""
    left = _short_weekday(c, i)
    right = _short_weekday(c, left.stop) if left is not None and c.joined(left.stop) else None
    return left if left and right and int(left.code[8]) % 7 + 1 == int(right.code[8]) else None


def _short_weekday(c: Cursor, i: int) -> Read | None:
    """Fri-Sat, after words for a night."""
    named = c.named(i, "weekday_abbreviations")
    return Read(f"weekday:{named[0]}", named[1]) if named else None


def _next_day(c: Cursor, stop: int | None) -> str:
    """ "The night of 2 to 3 March, around three in the morning": the second day."""
    return ";shift=1d" if stop is not None and past_midnight(c, stop) else ""


def _night_of_days(c: Cursor, i: int) -> Read | None:
    """The night of 3 to 4 March: the first day of the two."""
    for reader in (_day_to_date, day_month, month_day):
        read = reader(c, i)
        if read is not None and read.code.startswith("range:"):
            return Read(f"{read.code[6:].split('/')[0]};part=night" + _next_day(c, read.stop), read.stop)
    return None


def told_whole(c: Cursor, i: int) -> Read | None:
    """What the pack says whole; "in the night", of which words that follow tell that it was after midnight, is today's."""
    read = phrase(c, i)
    return Read(read.code + _next_day(c, read.stop), read.stop) if read is not None and read.code == LAST_NIGHT else read


def night_to(c: Cursor, i: int) -> Read | None:
    """In der Nacht zum Sonntag, в ночь на воскресенье: the night that began the day before."""
    opening = c.at("night_to", i)
    if opening is None:
        return None
    read = next(_simple(c, c.skip(opening[1], "articles", "day_cues"), False), None)
    if read is None or not read.code.startswith(("date:", "weekday:", "offset:", "solar:", "lunar:", "hebrew:")):
        return None
    return Read(f"{read.code};part=night" + ("" if past_midnight(c, read.stop) else ";shift=-1d"), read.stop)


def part_first(c: Cursor, i: int) -> Read | None:
    """The evening of 3 March, la noche del lunes, مساء الاثنين."""
    part = c.at("parts", i)
    if part is None or not c.joined(part[1]):
        return None
    behind = c.skip(part[1], "of", "articles", "day_cues", "fillers", "time_cues")
    for read in (r for at in dict.fromkeys((behind, part[1])) for r in _simple(c, at, False)):
        if read.code.startswith((*NAMED, "weekday:", "offset:")) and ";part=" not in read.code:
            return Read(f"{read.code};part={part[0]}", read.stop)
    return None


def clocked(c: Cursor, i: int) -> Read | None:
    """7.30 this evening; at 7:35 p.m. on Monday; a las 3 de la tarde del lunes."""
    clock = clock_at(c, i, c.has(i - 1, "time_cues"))
    if clock is None:
        return None
    at = clock[1]
    if part := c.at("parts", at):
        at = part[1]
    at = c.skip(at, "day_cues", "articles", "of", "time_cues") if c.gap(at) in {"", ","} else c.size
    for read in (*_simple(c, at, False), *_simple(c, clock[1], False)):
        if read.code.startswith((*NAMED, "weekday:", "offset:", "anchor:")) and ";time=" not in read.code:
            return Read(f"{read.code};time={clock[0]}", read.stop)
    return None
