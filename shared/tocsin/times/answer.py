"""The time grammar alone: one text with a date in it, one answer."""

from __future__ import annotations

import calendar
from datetime import timedelta

from tocsin.model.when import Days, Granularity
from tocsin.text import tokenize
from tocsin.times.expression import is_anaphoric
from tocsin.times.grammar import find_times
from tocsin.times.resolve import resolve


def answer(text: str, lang: str, reference: str | None) -> str | None:
    """ISO day, month, year or "first/last" of the best expression in `text`; None where it holds no date."""
    published = Days.parse(reference)
    anchor: Days | None = None
    best: Days | None = None
    for expression in find_times(tokenize(text), lang):
        days = resolve(expression.code, published, anchor or published)
        if days is None:
            continue
        if not is_anaphoric(expression.code):
            anchor = days
        if best is None or days.width < best.width:
            best = days
    return iso(best) if best else None


def iso(days: Days) -> str:
    """The shortest ISO form: a calendar month or year by its own name."""
    if days.first == days.last:
        return days.first.isoformat()
    last = calendar.monthrange(days.first.year, days.first.month)[1]
    if days.granularity == Granularity.MONTH and days.first.day == 1 and days.last - days.first == timedelta(days=last - 1):
        return days.first.strftime("%Y-%m")
    if days.granularity == Granularity.YEAR and (days.first.month, days.first.day) == (1, 1) and days.width >= 365:
        return str(days.first.year)
    return f"{days.first.isoformat()}/{days.last.isoformat()}"
