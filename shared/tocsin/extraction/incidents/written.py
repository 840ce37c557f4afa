"""When a block was written, where it says so itself: its dateline, or the day it gives for what somebody said.

What counts from "today" is then counted from that day, and not from the publication of the whole report, which may be known
by its month alone, be that of a bundle, or not be known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.extraction.incidents.statements import Statement
from tocsin.model.when import Days
from tocsin.times import TimeExpr, is_explicit, resolve

LATE = 3  # days after which a report that was written has been published
CUT_OUT = 366  # the same of one that opens with a bracket telling where it was printed, and is put together with others
COUNTED = ("weekday:", "offset:", "unit:", "span:")  # from the day of writing
STOPS = {".", "!", "?", "…"}
FIRST = 3  # statements in which the day of saying is that of writing
_DAY = re.compile(r"date:((?:\d{4}|-)-\d\d-\d\d)")


def _fits(day: str, published: Days | None, late: int = LATE) -> bool:
    days = resolve(f"date:{day}", published)
    if days is None or published is None:
        return days is not None
    return published.first.toordinal() - late <= days.first.toordinal() <= published.last.toordinal()


def tell(statements: Sequence[Statement], datelines: Sequence[TimeExpr], published: Days | None, late: int = LATE) -> None:
    """Times that count from the day of writing say so; where that day is not told, the day of saying stands for it."""
    heard = () if published is not None and published.width == 1 else [t for s in statements[:FIRST] for t in s.hearsay]
    signed = [t for t in _signed(statements) if (m := _DAY.match(t.code)) and _fits(m[1], published)]
    told = (m[1] for t in (*datelines, *signed, *heard) if (m := _DAY.match(t.code)))
    written = next((day for day in told if _fits(day, published, late)), None)
    if written is None or resolve(f"date:{written}", published) == published:
        return
    for statement in statements:
        statement.written = written
        statement.times = [_counted(t, written) for t in statement.times if t not in signed]
        statement.hearsay = [_counted(t, written) for t in statement.hearsay]


def _signed(statements: Sequence[Statement]) -> list[TimeExpr]:
    """A day that stands alone at the end: "No word on casualties. 14/11"."""
    if not statements:
        return []
    tokens = statements[-1].block.tokens
    ends = (t for t in statements[-1].times if t.last == len(tokens) - 1 and t.first)
    return [t for t in ends if tokens.gap(t.first - 1).strip()[:1] in STOPS]


def _counted(time: TimeExpr, written: str) -> TimeExpr:
    if is_explicit(time.code) or not time.code.startswith(COUNTED):
        return time
    return replace(time, code=f"{time.code};said={written}")
