"""Days known more or less exactly."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum

from tocsin.model.base import Frozen

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$")


class Granularity(StrEnum):
    """How fine the statement was. `range` is an interval that is no calendar unit."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class Days(Frozen):
    """From `first` to `last`, both included."""

    first: date
    last: date
    granularity: Granularity

    @classmethod
    def day(cls, day: date) -> Days:
        return cls(first=day, last=day, granularity=Granularity.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Days:
        last = calendar.monthrange(year, month)[1]
        return cls(first=date(year, month, 1), last=date(year, month, last), granularity=Granularity.MONTH)

    @classmethod
    def year(cls, year: int) -> Days:
        return cls(first=date(year, 1, 1), last=date(year, 12, 31), granularity=Granularity.YEAR)

    @classmethod
    def between(cls, first: date, last: date) -> Days:
        return cls.day(first) if first == last else cls(first=first, last=last, granularity=Granularity.RANGE)

    @classmethod
    def parse(cls, value: str | None) -> Days | None:
        """The days of an ISO timestamp, day, month or year as written; None for None. ValueError on anything else."""
        if value is None:
            return None
        match = _ISO.match(value.strip())
        if not match:
            raise ValueError(f"not an ISO timestamp, day, month or year: {value!r}")
        year, month, day = (int(g) if g else None for g in match.groups())
        assert year is not None
        if month is None:
            return cls.year(year)
        return cls.month(year, month) if day is None else cls.day(date(year, month, day))

    @property
    def width(self) -> int:
        """Number of days that fit."""
        return (self.last - self.first).days + 1

    def shifted(self, days: int) -> Days:
        step = timedelta(days=days)
        return self.model_copy(update={"first": self.first + step, "last": self.last + step})

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    def iso(self) -> str | None:
        """The day, or the month that holds all the days, or None: what the `date` of a mention says."""
        if self.first == self.last:
            return self.first.isoformat()
        same_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return self.first.strftime("%Y-%m") if same_month else None
