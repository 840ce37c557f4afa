"""The days on which a report may have been published, and how its time codes read on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tocsin.model.when import Days
from tocsin.times import is_explicit, resolve
from tocsin.times.expression import parts

WEEK = 7
NEARLY = 3  # days that a day told by the moon may be
ABOUT = timedelta(days=3)
SMALL_HOURS = 5  # before this hour, "tonight" is the night that began the day before
BOUND_TO_PUBLICATION = {"weekday", "offset", "unit", "span"}


@dataclass(slots=True, frozen=True)
class Dated:
    """One incident as the reader saw it: its time codes, best first, and what the text says of its place in a row of others."""

    codes: tuple[str, ...]
    role: str
    pluperfect: bool = False
    series: tuple[int, int | None] | None = None
    lead: tuple[str, ...] = ()  # the codes of the sentence that tells it first

    @property
    def is_main(self) -> bool:
        return self.role == "main"


@dataclass(slots=True, frozen=True)
class World:
    """One possible day of publication, or all of them at once where the words tie nothing to a day."""

    published: Days | None
    whole: Days | None
    hour: int | None
    zone: float | None = None  # hours ahead of universal time where it happened
    year: Days | None = None  # the latest that the report names, where nothing is known of its publication

    def resolve(self, code: str, anchor: Days | None = None) -> Days | None:
        """A code that counts from publication is read against its day; one that names a date, against all it may be.

        A day told by its hour in universal time is the local day of that hour.
        """
        days = self._read(code, anchor)
        return days.shifted(_days_off(code, self.zone)) if days is not None and self.zone is not None and code.endswith("Z") else days

    def _read(self, code: str, anchor: Days | None) -> Days | None:
        if self.year is not None and is_explicit(code):
            return resolve(code, self.year, anchor)
        near = parts(code)[0] in BOUND_TO_PUBLICATION and "said" not in parts(code)[2]
        days = _begun(_no_finer(resolve(code, self.published if near else self.whole, anchor), code), code)
        if days is not None and near and self.hour is not None and self.published is not None and days.last == self.published.last:
            return _passed(days, code, self.hour)
        return days

    def allows(self, days: Days) -> bool:
        return self.published is None or days.first <= self.published.last


def _days_off(code: str, zone: float) -> int:
    """ "0400 GMT on 10 September" was the evening of the 9th in Guatemala."""
    clock = parts(code)[2].get("time", "")
    return int((int(clock[:2]) + zone) // 24) if clock.endswith("Z") else 0


def _begun(days: Days | None, code: str) -> Days | None:
    """What went on from one day to another that are both named began on the first; "between" them is on any."""
    if days is None or days.width > WEEK or not code.startswith("range:") or ";between=" in code:
        return days
    ends = parts(code)[1].split("/")
    if not all(is_explicit(end) for end in ends):
        return days
    about = NEARLY - 1 if ends[0].startswith("lunar") else 0
    return Days.between(days.first, days.first + timedelta(days=about))


def _no_finer(days: Days | None, code: str) -> Days | None:
    """Counted in months or years, an incident is dated to the month or the year; in two weeks or more, to a few days."""
    kind, value, _ = parts(code)
    if days is None or kind not in {"offset", "anchor"} or days.width > 1:
        return days
    count, unit = abs(int(value.split(",")[0][:-1])), value.split(",")[0][-1]
    if unit == "y":
        return Days.year(days.first.year)
    if unit == "m":
        return Days.month(days.first.year, days.first.month)
    return Days.between(days.first - ABOUT, days.last + ABOUT) if unit == "w" and count > 1 else days


def publication(published: str | None, zone_hours: float | None) -> tuple[Days | None, int | None]:
    """The days, and the hour where the local one is known: a timestamp in UTC is shifted to the incident's zone."""
    days = Days.parse(published)
    if published is None or zone_hours is None or "T" not in published:
        return days, None
    try:
        moment = datetime.fromisoformat(published.strip().replace("Z", "+00:00"))
    except ValueError:
        return days, None
    universal = moment.astimezone(UTC) if moment.tzinfo else moment
    local = universal + timedelta(hours=zone_hours)
    return Days.day(local.date()), local.hour


def worlds(
    incidents: Sequence[Dated], whole: Days | None, hour: int | None, zone: float | None, year: int | None = None
) -> Iterator[World]:
    """Every day of publication where the report has a date of its own to hold them against; else the publication as it is."""
    anchored = any(is_explicit(code) for incident in incidents for code in incident.codes)
    if whole is None or whole.width == 1 or not anchored:
        yield World(whole, whole, hour, zone, _year_named(incidents, year) if whole is None else None)
        return
    for day in range(whole.width):
        yield World(Days.day(whole.first + timedelta(days=day)), whole, None, zone)


def _year_named(incidents: Sequence[Dated], year: int | None) -> Days | None:
    """The latest year of the dates that the incidents are told with, else of the text: "Week 7, 13-19 February 2023"."""
    named = (resolve(code, None) for incident in incidents for code in incident.codes if is_explicit(code))
    latest = max((days.last.year for days in named if days is not None), default=year)
    return Days.year(latest) if latest is not None else None


def _passed(days: Days, code: str, hour: int) -> Days:
    """Not yet come at the hour of publication: "tonight" in the small hours began yesterday; "Tuesday evening" was a week ago."""
    kind, _, fields = parts(code)
    part, clock = fields.get("part"), fields.get("time")
    if kind == "offset" and part in {"evening", "night"} and hour < SMALL_HOURS:
        return days.shifted(-1)
    starts = int(clock[:2]) if clock else {"afternoon": 12, "evening": 16, "night": 18}.get(part or "", 0)
    return days.shifted(-WEEK) if kind == "weekday" and starts > hour else days
