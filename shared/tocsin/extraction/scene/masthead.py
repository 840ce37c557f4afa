"""The period that a digest says it covers: the days of its lines are days of that period, in the year it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tocsin.extraction.scene.listing import Listing
from tocsin.model.when import Days
from tocsin.times import TimeExpr, resolve

LONGEST = 62  # days that one digest covers
SLACK = timedelta(days=3)  # what happened on the eve is told as well, and what happened until it was sent
_NO_YEAR = "date:--"


def dated(times: Sequence[TimeExpr], listing: Listing) -> list[TimeExpr]:
    """The same times; days without a year in the lines of a list have that of the period named above it, where they lie in it."""
    period = next(_periods(times, listing), None)
    if period is None:
        return list(times)
    return [_within(t, period) if listing.item(t.first) and t.code.startswith(_NO_YEAR) else t for t in times]


def _periods(times: Sequence[TimeExpr], listing: Listing) -> Iterator[Days]:
    """What is named with its year before the first line."""
    for time in times:
        if listing.item(time.first):
            return
        days = resolve(time.code, None)
        if days is not None and days.width <= LONGEST:
            yield days


def _within(time: TimeExpr, period: Days) -> TimeExpr:
    head, _, rest = time.code.partition(";")
    fields = [f for f in rest.split(";") if f and not f.startswith("or=")]
    turned = [f"{_NO_YEAR}{f[3:]}" for f in rest.split(";") if f.startswith("or=")]
    wider = Days.between(period.first - SLACK, period.last + SLACK)
    found = (days for code in (head, *turned) if (days := resolve(code, wider)) is not None and days.overlaps(wider) and days.width == 1)
    day = next(found, None)
    return time if day is None else replace(time, code=";".join([f"date:{day.first.isoformat()}", *fields]))
