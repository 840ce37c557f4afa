"""Readers of dates by other calendars: 12 Ramadan 1444, 15 Esfand 1399, 14 Nisan 5784, 15/09/1444 AH, the year 1402, in Ramadan."""

from __future__ import annotations

import re

from tocsin.times.calendars import mod_at
from tocsin.times.cursor import Cursor, Read
from tocsin.times.expression import CALENDARS

UNREAD = "unread:"
PLAUSIBLE = range(1600, 2050)  # years of the Gregorian calendar
_YEARS = {"solar": r"1[34]\d\d", "lunar": r"1[345]\d\d", "hebrew": r"5[78]\d\d"}
_YEAR = {kind: re.compile(f"({years})(\\D*)$") for kind, years in _YEARS.items()}
_POINTS = re.compile(r"(?:(\d{1,2})\.(\d{1,2})\.(1[345]\d\d)|(1[345]\d\d)\.(\d{1,2})\.(\d{1,2}))$")
_LONG, _SHORT = re.compile(r"(1[345]\d\d)(\D*)$"), re.compile(r"\d{1,2}$")
_FAR_YEAR = re.compile(r"(1[3-9]|20|25|57)\d\d$")
_SIGNS = {"", ",", "،", "-", "/", "."}
LETTERS = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True))
_MARKS = {"'", '"', "״", "׳"}


def reckoned(c: Cursor, i: int) -> Read | None:
    """A day, a month or a year by the calendar of the sun, of the moon, or of the Jews."""
    for kind in c.calendars:
        read = _day_first(c, i, kind) or _month_first(c, i, kind)
        if read is not None:
            return read
    return _in_figures(c, i) or _year_alone(c, i)


def _day_first(c: Cursor, i: int, kind: str) -> Read | None:
    day = c.day(i) or (_letters(c, i, 30) if kind == "hebrew" else None)
    if day is None or c.gap(day[1]) not in {"", "-", "/", "."}:
        return None
    named = c.named(c.skip(day[1], "of", "articles", "fillers"), f"{kind}_months")
    return _of_month(c, i, kind, int(named[0]), day[0], named[1]) if named is not None else None


def _of_month(c: Cursor, i: int, kind: str, month: int, day: int, stop: int) -> Read | None:
    """The day with its year; without one, unless the name of the month may be another word here."""
    year, after = _year(c, stop, kind)
    if not year and not _known_without_year(c, i, kind, stop):
        return None
    return Read(_code(kind, year, month, day), _past_era(c, c.skip(after, "fillers"), kind))


def _known_without_year(c: Cursor, i: int, kind: str, stop: int) -> bool:
    if c.counts_something(stop) and c.is_ambiguous(stop - 1):
        return False
    return kind in {"lunar", c.pack.reckoning} or c.has(i - 1, "day_cues") or c.has(stop, "fillers")


def _month_first(c: Cursor, i: int, kind: str) -> Read | None:
    """Ramadan 12, 1444; Ramazan'ın 12'si; Esfand 1399; early Ramadan; in Ramadan."""
    mod, at = mod_at(c, i)
    named = c.named(at, f"{kind}_months")
    if named is None:
        return None
    day = c.day(c.skip(named[1], "articles", "fillers", "day_cues")) if c.gap(named[1]) in _SIGNS else None
    if day is not None and not mod and (c.pack.month_first or c.words["suffixes"]):
        year, _ = _year(c, day[1], kind)
        if year or not c.counts_something(day[1]):
            return _of_month(c, i, kind, int(named[0]), day[0], day[1])
    year, after = _year(c, named[1], kind)
    if not (year or _month_cued(c, at, named[1], kind, bool(mod))):
        return None
    return Read(_code(kind, year, int(named[0])) + (f";mod={mod}" if mod else ""), _past_era(c, c.skip(after, "fillers"), kind))


def _month_cued(c: Cursor, at: int, stop: int, kind: str, mod: bool) -> bool:
    """ "In Ramadan", "the month of Ramadan", "Ramazan ayında"; a name that is another word too needs the word for month."""
    if kind not in {"lunar", c.pack.reckoning}:
        return False
    called = c.has(stop, "fillers") or c.has(at - 1 - c.has(at - 1, "of"), "fillers")
    before = at - 1 - (c.has(at - 1, "articles") and not c.has(at - 1, "month_preps"))
    told = mod or (c.has(before, "month_preps") and c.at("shift_back", before) is None)
    return called or (told and not c.is_ambiguous(at))


def _year(c: Cursor, stop: int, kind: str) -> tuple[str, int]:
    """The year after a month: one of the calendar, or a Gregorian one ("in=2023"); ("", stop) where none follows."""
    at = c.skip(stop, "of", "year_cues", "articles", "fillers")
    if c.gap(stop) not in _SIGNS or c.gap(at) not in _SIGNS:
        return "", stop
    if match := _YEAR[kind].match(c.figures(at)):
        glued = not match[2] or c.tables["eras"].at([match[2]], 0) is not None
        return (match[1], c.past_suffix(at + 1)) if glued else ("", stop)
    if kind == "hebrew" and (said := _letters(c, at, 999)) and said[0] > 700:
        return str(5000 + said[0]), said[1]
    gregorian = c.year(at)
    return (f"in={gregorian[0]}", gregorian[1]) if gregorian else ("", stop)


def _past_era(c: Cursor, i: int, kind: str) -> int:
    """Past "AH", "هـ", "ه.ش", "хиджры"."""
    era = c.at("eras", i)
    return era[1] if era is not None and era[0] == kind else i


def _code(kind: str, year: str, month: int, day: int | None = None) -> str:
    said, _, inside = year.partition("=")
    code = f"{kind}:{'-' if inside or not said else said}-{month:02d}" + (f"-{day:02d}" if day else "")
    return f"{code};in={inside}" if inside else code


def _in_figures(c: Cursor, i: int) -> Read | None:
    """15/09/1444, 1402-01-15, 15.9.1444: by the era said behind it, or as years are counted in this language; else unread."""
    found = _pointed(c, i) or _slashed(c, i)
    if found is None:
        return None
    year, month, day, stop = found
    glued = _LONG.match(c.form(stop - 1))
    era = c.at("eras", stop) or (c.tables["eras"].at([glued[2]], 0) if glued and glued[2] else None)
    kind = era[0] if era else c.pack.reckoning
    stop = max(stop, era[1] if era and c.at("eras", stop) else 0)
    fits = 1 <= month <= 12 and 1 <= day <= 31
    return Read(_code(kind, str(year), month, day) if kind in CALENDARS and fits else UNREAD, stop)


def _pointed(c: Cursor, i: int) -> tuple[int, int, int, int] | None:
    match = _POINTS.match(c.form(i))
    if match is None:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    return int(year), int(month), int(day), c.past_suffix(i + 1)


def _slashed(c: Cursor, i: int) -> tuple[int, int, int, int] | None:
    """(year, month, day, token after), the year first or last."""
    sign = c.gap(i + 1)
    if sign not in {"/", "-"} or c.gap(i + 2) != sign or not (c.tight(i + 1) and c.tight(i + 2)) or not _SHORT.match(c.form(i + 1)):
        return None
    first, last = c.form(i), c.form(i + 2)
    if _SHORT.match(first) and (match := _LONG.match(last)):
        return int(match[1]), int(c.form(i + 1)), int(first), c.past_suffix(i + 3)
    if _SHORT.match(last) and (match := _LONG.match(first)) and not match[2]:
        return int(match[1]), int(c.form(i + 1)), int(last), c.past_suffix(i + 3)
    return None


def _year_alone(c: Cursor, i: int) -> Read | None:
    """In the year 1402, عام 1444 هـ: behind a word for year, by its era or as years are counted in this language."""
    at = c.skip(i, "year_cues", "articles")
    match = _LONG.match(c.form(at))
    if match is None:
        return None
    glued = c.tables["eras"].at([match[2]], 0) if match[2] else None
    era = c.at("eras", at + 1)
    named = era or glued
    if (match[2] and not glued) or not (named or c.has(at - 1, "year_cues")):
        return None
    kind = named[0] if named else c.pack.reckoning
    return Read(f"{kind}:{match[1]}", era[1] if era else at + 1) if kind in CALENDARS else None


def _letters(c: Cursor, i: int, most: int) -> tuple[int, int] | None:
    """(value, token after) of a number in Hebrew letters: ז', י"ד, בכ"ב, ה'תשפ"ד."""
    if not c.pack.letter_numerals or not c.form(i) or c.form(i)[0] not in LETTERS:
        return None
    word, stop = c.form(i), i + 1
    mark = c.tokens.gaps[i]
    if mark[:1] not in _MARKS:
        return None
    if c.tight(stop) and len(c.form(stop)) == 1:
        word, stop = word + c.form(stop), stop + 1
    value = next((v for w in (word, word[1:]) if w and (v := _value(w)) is not None and v <= most), None)
    return (value, stop) if value is not None else None


def _value(word: str) -> int | None:
    """Letters from the greatest to the least, as numbers are written; 15 and 16 are 9 and 6, 9 and 7."""
    values = [LETTERS.get(letter, 0) for letter in word]
    return sum(values) if 0 not in values and values == sorted(values, reverse=True) else None


def unread(c: Cursor, i: int) -> Read | None:
    """ "On 12 Baisakh 2080": a day by a name nobody here knows. It was told, so that publication is no answer."""
    day = c.day(i) if c.form(i)[:1].isdigit() and c.has(i - 1, "day_cues") else None
    if day is None or not c.joined(day[1]):
        return None
    at = c.skip(day[1], "of")
    name, year = c.form(at), c.form(at + 1)
    if not name.isalpha() or c.is_number(at) or not (c.joined(at) and c.joined(at + 1)) or not _FAR_YEAR.match(year):
        return None
    known = c.named(at, "months", "month_abbreviations", "units", "weekdays", "parts") or c.has(at, "joiners", "to_words", "month_preps")
    counted = int(year) in PLAUSIBLE and c.counts_something(at + 2)  # "on 12 squads 2013 men"
    return None if known or counted else Read(UNREAD, at + 2)
