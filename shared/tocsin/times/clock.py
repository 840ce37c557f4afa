"""The time of day: "19:35 local time", "0400 GMT", "trois heures du matin", and whether a night is told past its midnight."""

from __future__ import annotations

import re

from tocsin.times.cursor import Cursor

MORNING = "09:00"
REACH = 60  # words after a night over which the hour of what happened in it may be told
_FOUR_FIGURES = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:([:.h])([0-5]\d)(?::[0-5]\d)?|(h))?([ap]m|hrs?|uhr)?$")


def clock_at(c: Cursor, i: int, cued: bool) -> tuple[str, int] | None:
    """("19:35", token after) of "7:35 p.m. local time", "19h30", "14 Uhr", "3pm"; "7.30" needs a word for "at"."""
    hour_word = c.has(i, "hour_cues")
    at = i + 1 if hour_word else i
    match = _CLOCK.match(c.form(at))
    if match is None:
        return _clock_in_words(c, at) or _clock_in_four_figures(c, at)
    hour, minute, stop = int(match[1]), int(match[3] or 0), c.past_suffix(at + 1)
    half = match[5] if match[5] in {"am", "pm"} else None
    if half is None and (found := c.at("meridiem", stop)):
        half, stop = found
    named = bool(half or hour_word or match[4] or match[5] or match[2] in {":", "h"})
    if c.has(stop, "hours"):
        named, stop = True, stop + 1
        if match[3] is None and re.match(r"[0-5]\d$", c.form(stop)):
            minute, stop = int(c.form(stop)), stop + 1
    if (not named and not (cued and match[2])) or hour > 23:
        return None
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    sign, stop = _zone(c, stop)
    return f"{hour:02d}:{minute:02d}{sign}", stop


def _zone(c: Cursor, i: int) -> tuple[str, int]:
    """("Z", token after) of GMT or UTC; local time needs no sign."""
    universal = c.at("universal", i)
    zone = universal or c.at("zones", i)
    return ("Z" if universal else "", zone[1]) if zone else ("", i)


def _clock_in_four_figures(c: Cursor, i: int) -> tuple[str, int] | None:
    """ "0400 GMT", "2200 hours": a zone or a word for hours must follow."""
    match = _FOUR_FIGURES.match(c.form(i))
    if match is None or not (c.has(i + 1, "hours") or c.at("zones", i + 1) or c.at("universal", i + 1)):
        return None
    sign, stop = _zone(c, c.skip(i + 1, "hours"))
    return f"{match[1]}:{match[2]}{sign}", stop


def _clock_in_words(c: Cursor, i: int) -> tuple[str, int] | None:
    """ "trois heures du matin", "drei Uhr"."""
    number = c.count(i) if c.is_number(i) else None
    if number is None or number[0] > 23 or not c.has(number[1], "hours"):
        return None
    stop = number[1] + 1
    half = c.at("meridiem", stop)
    hour = number[0] % 12 + 12 if half and half[0] == "pm" else number[0]
    return f"{hour:02d}:00", half[1] if half else stop


def past_midnight(c: Cursor, i: int) -> bool:
    """Whether, after a night of one day to the next, words or a clock say that it was after midnight."""
    for k in range(i, min(i + REACH, c.size)):
        if c.at("after_midnight", k):
            return True
        if c.named(k, "weekdays", "phrases", "months"):
            return False
        cued = c.has(k - 1, "time_cues", "hour_cues") or c.has(k, "hour_cues")
        clock = clock_at(c, k, True) if cued else None
        if clock is not None:
            return clock[0] < MORNING
    return False
