"""When each incident of a report began: the time words of the whole report solved together against its publication.

Where only the month or the year of publication is known, each of its days is tried as the day of publication. The days on
which the report makes sense are kept: no incident after publication, the main one last, a row of attacks within its window,
counted days in agreement with weekdays. What all of them agree on is the date; what they do not stays as wide as they are.

Guarantees, each held by a property test:
  1. Nothing is dated later than the last day the report can have been published on.
  2. No date is finer than its evidence: a weekday in a report known only by its month stays that month, unless explicit
     dates elsewhere in the report leave one day.
  3. The order of incidents of one role does not matter.
  4. The same incidents and publication give the same dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tocsin.model.when import Days
from tocsin.times import is_anaphoric, is_explicit, is_history, resolve
from tocsin.times.expression import CALENDARS, parts

WEEK = 7
LASTED = 1  # days over which an incident that is told by several may have gone on
MONTH = 31
NEARLY = 3  # days that a day told by the moon may be
ABOUT = timedelta(days=3)
SMALL_HOURS = 5  # before this hour, "tonight" is the night that began the day before
LEAP_YEAR = Days.year(2000)  # a day that it lacks exists in no year
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
class Solved:
    """The days, the code that gave them, and why."""

    days: Days | None
    reason: str
    rule: str
    used: str | None


@dataclass(slots=True, frozen=True)
class _Pick:
    days: Days
    code: str
    moved: bool = False  # a weekday taken a week back, to stand before the main incident
    agreed: bool = False  # days counted from another date of the text say the same


@dataclass(slots=True, frozen=True)
class _World:
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


def solve(incidents: Sequence[Dated], published: str | None, zone_hours: float | None = None) -> list[Solved]:
    """A date for each incident, in order. Unknown stays unknown, with its reason."""
    whole, hour = _publication(published, zone_hours)
    worlds = [(world, _picks(incidents, world)) for world in _worlds(incidents, whole, hour, zone_hours)]
    scores = [_sense(incidents, world, picks) for world, picks in worlds]
    kept = [picks for (_, picks), score in zip(worlds, scores, strict=True) if score == max(scores)]
    return [_merged(incident, [picks[i] for picks in kept], whole) for i, incident in enumerate(incidents)]


def _publication(published: str | None, zone_hours: float | None) -> tuple[Days | None, int | None]:
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


def _worlds(incidents: Sequence[Dated], whole: Days | None, hour: int | None, zone: float | None) -> Iterator[_World]:
    """Every day of publication where the report has a date of its own to hold them against; else the publication as it is."""
    anchored = any(is_explicit(code) for incident in incidents for code in incident.codes)
    if whole is None or whole.width == 1 or not anchored:
        yield _World(whole, whole, hour, zone, _year_named(incidents) if whole is None else None)
        return
    for day in range(whole.width):
        yield _World(Days.day(whole.first + timedelta(days=day)), whole, None, zone)


def _year_named(incidents: Sequence[Dated]) -> Days | None:
    named = (resolve(code, None) for incident in incidents for code in incident.codes if is_explicit(code))
    latest = max((days.last.year for days in named if days is not None), default=None)
    return Days.year(latest) if latest is not None else None


def _passed(days: Days, code: str, hour: int) -> Days:
    """Not yet come at the hour of publication: "tonight" in the small hours began yesterday; "Tuesday evening" was a week ago."""
    kind, _, fields = parts(code)
    part, clock = fields.get("part"), fields.get("time")
    if kind == "offset" and part == "night" and hour < SMALL_HOURS:
        return days.shifted(-1)
    starts = int(clock[:2]) if clock else {"afternoon": 12, "evening": 16, "night": 18}.get(part or "", 0)
    return days.shifted(-WEEK) if kind == "weekday" and starts > hour else days


def _picks(incidents: Sequence[Dated], world: _World) -> list[_Pick | None]:
    """The day each incident has in this world: its own words first, then days counted from others, then the order of telling."""
    direct = [_direct(i, world) for i in incidents]
    picks = [_counted(i, direct, incidents, n, world) for n, i in enumerate(incidents)]
    last = _latest_main(incidents, picks)
    return [
        _before(pick, last) if i.pluperfect and not i.is_main and not _followed(i) else pick
        for i, pick in zip(incidents, picks, strict=True)
    ]


def _direct(incident: Dated, world: _World) -> _Pick | None:
    """The first code that gives one day; else the one that gives the fewest."""
    read = [_Pick(days, code) for code in _own(incident, world) if (days := world.resolve(code)) is not None]
    read = [pick for pick in read if world.allows(pick.days)]
    first = _within(read) or _began_on([p for p in read if p.days.width == 1]) or min(read, key=lambda p: p.days.width, default=None)
    if first is None or is_explicit(first.code):
        return first
    agreed = any(is_explicit(p.code) and p.days == first.days for p in read)
    return _Pick(first.days, first.code, agreed=agreed)


def _within(read: Sequence[_Pick]) -> _Pick | None:
    """Where the day told first is known within a day: the day told besides that it may be, or else all it may be."""
    if not read or read[0].days.width != NEARLY or not is_explicit(read[0].code):
        return None
    return next((p for p in read if p.days.width == 1 and p.days.overlaps(read[0].days)), read[0])


def _began_on(days: Sequence[_Pick]) -> _Pick | None:
    """The day told first; where a day just before it is told as well, that: "over on Wednesday ... it began on Tuesday"."""
    if not days:
        return None
    near = [p for p in days if 0 <= (days[0].days.first - p.days.first).days <= LASTED]
    return min(near, key=lambda p: p.days.first)


def _own(incident: Dated, world: _World) -> list[str]:
    """Codes that date the incident by themselves; news of a known day is dated by a year or a season long past only where that
    is all that is said, as soon as it is told."""
    codes = [code for code in incident.codes if not is_anaphoric(code)]
    if not (incident.is_main and world.whole is not None and world.whole.width <= MONTH):
        return codes
    news = [code for code in codes if not is_history(code) and not _going_on(code, world)]
    return news or [code for code in codes if code in incident.lead and _is_past(code, world)]


def _is_past(code: str, world: _World) -> bool:
    days = world.resolve(code)
    return days is not None and world.whole is not None and days.last < world.whole.first


def _going_on(code: str, world: _World) -> bool:
    """ "The raid, in the month of Ramadan", told within it: no more than any report says of its day."""
    days = world.resolve(code) if parts(code)[0] in CALENDARS and not is_explicit(code) else None
    return days is not None and world.whole is not None and world.whole.overlaps(days)


def _counted(incident: Dated, direct: Sequence[_Pick | None], incidents: Sequence[Dated], own: int, world: _World) -> _Pick | None:
    """Days counted from another date of the report: they date what is told by them first, or has no day, and confirm what has."""
    pick = direct[own]
    for code in incident.codes:
        if not is_anaphoric(code):
            continue
        days = [d for a in _anchors(code, own, direct, incidents, world) if (d := world.resolve(code, a)) is not None]
        days = [d for d in days if world.allows(d)]
        if pick is not None and pick.days.width == 1 and pick.days in days:
            return _Pick(pick.days, pick.code, agreed=True)
        if days and _leads(code, days[0], incident, pick):
            return _Pick(days[0], code)
    return pick


def _leads(code: str, days: Days, incident: Dated, pick: _Pick | None) -> bool:
    """Counted days date what has no single day of its own, or is told by them first: unless counted roughly, or onwards from its day."""
    if pick is None or pick.days.width > 1:
        return pick is None or days.width <= pick.days.width
    return code == incident.codes[0] and days.width == 1 and not (_counts_on(code))


def _counts_on(code: str) -> bool:
    """ "Three days later", "hours later": counted onwards, from what was told before."""
    value = parts(code)[1]
    return not value.startswith(("-", "0d"))


def _anchors(code: str, own: int, direct: Sequence[_Pick | None], incidents: Sequence[Dated], world: _World) -> list[Days]:
    """Days to count from, the likeliest first: dates and, for days before, weekdays of this incident; the main one; the others;
    dates told beside them; the day of publication. "The day after the raid" never counts from the raid's own weekday."""
    mine = _single_days((c for c in _own(incidents[own], world) if is_explicit(c) or not _counts_on(code)), world)
    told = [(i.is_main, p.days) for n, (i, p) in enumerate(zip(incidents, direct, strict=True)) if n != own and p is not None]
    others = sorted(((is_main, d.first) for is_main, d in told if d.width == 1), reverse=True)
    beside = _single_days((c for n, i in enumerate(incidents) if n != own for c in i.codes if is_explicit(c)), world)
    today = [world.whole] if world.whole is not None and world.whole.width == 1 else []
    wide = [d for is_main, d in told if is_main]
    return [*mine, *(Days.day(day) for _, day in others), *sorted(beside, key=lambda d: d.first, reverse=True), *today, *wide]


def _single_days(codes: Iterable[str], world: _World) -> list[Days]:
    return [days for code in codes if (days := world.resolve(code)) is not None and days.width == 1]


def _latest_main(incidents: Sequence[Dated], picks: Sequence[_Pick | None]) -> date | None:
    days = [p.days.first for i, p in zip(incidents, picks, strict=True) if i.is_main and p is not None and p.days.width == 1]
    return max(days, default=None)


def _followed(incident: Dated) -> bool:
    """Told to have come after another: "hours later, early on Friday"."""
    return any(is_anaphoric(code) and _counts_on(code) for code in incident.codes)


def _before(pick: _Pick | None, latest: date | None) -> _Pick | None:
    """A weekday told as what had happened before the main incident is the nearest such day that is not after it.

    Told simply, it is the nearest before publication: "On Friday a man was shot in Jenin. On Sunday soldiers killed another."
    """
    if pick is None or latest is None or pick.days.width > 1 or pick.days.first <= latest or parts(pick.code)[0] != "weekday":
        return pick
    weeks = ((pick.days.first - latest).days + WEEK - 1) // WEEK
    return _Pick(pick.days.shifted(-WEEK * weeks), pick.code, moved=True)


def _sense(incidents: Sequence[Dated], world: _World, picks: Sequence[_Pick | None]) -> int:
    """How well this day of publication fits what the report says; days on which it says the future are below all others."""
    latest = _latest_main(incidents, picks)
    total = sum(2 for p in picks if p is not None and p.agreed) - sum(1 for p in picks if p is not None and p.moved)
    for incident, pick in zip(incidents, picks, strict=True):
        total -= 100 * _tells_future(incident, world)
        if incident.is_main or pick is None or latest is None or pick.days.width > 1:
            continue
        total += _fits(pick, latest, [i for i in incidents if i.is_main])
    return total


def _tells_future(incident: Dated, world: _World) -> int:
    """Dates named by the report that this day of publication would make future, though a later one would not."""
    if world.published is None or world.whole is None:
        return 0
    named = (world.resolve(code) for code in incident.codes if is_explicit(code))
    return sum(1 for d in named if d is not None and world.published.last < d.first <= world.whole.last)


def _fits(pick: _Pick, latest: date, mains: Sequence[Dated]) -> int:
    """A background day fits if the main incident is later (a day with another name is another day), and within its row's window."""
    days = (latest - pick.days.first).days
    windows = [i.series[1] for i in mains if i.series is not None and i.series[1] is not None]
    apart = days > 0 if is_explicit(pick.code) else days >= 0
    return int(apart) + sum(1 for w in windows if 0 <= days <= w)


def _merged(incident: Dated, picks: Sequence[_Pick | None], whole: Days | None) -> Solved:
    """What all kept worlds say of one incident."""
    read = [p for p in picks if p is not None]
    if not read:
        return _silent(incident, whole)
    days = _union([p.days for p in read], whole) if len({p.days for p in read}) > 1 else read[0].days
    if whole is not None and days.last > whole.last:
        days = Days.between(days.first, whole.last)
    return Solved(days, *_explained(read[0], days, whole), read[0].code)


def _union(found: Sequence[Days], whole: Days | None) -> Days:
    """From the first to the last, within the publication; never one day, since several were possible."""
    first, last = min(d.first for d in found), max(d.last for d in found)
    if whole is None or last < whole.first:
        return Days.between(first, last)
    return Days.between(max(first, whole.first), min(last, whole.last)) if max(first, whole.first) < min(last, whole.last) else whole


def _explained(pick: _Pick, days: Days, whole: Days | None) -> tuple[str, str]:
    """(reason, rule)"""
    kind = parts(pick.code)[0]
    if days.width > 1:
        return "the words allow no finer date", f"date.{kind}"
    if is_explicit(pick.code):
        named = parts(pick.code)[2].get("weekday")
        contrary = named is not None and int(named[0]) != days.first.isoweekday()
        return "the text names the day" + (", though not its weekday" if contrary else ""), "date.date"
    if kind == "range":
        return "the text names the day it began", "date.range"
    if is_anaphoric(pick.code):
        return "counted from another date of the report", "date.anchor"
    return _chosen(pick, kind, whole)


def _chosen(pick: _Pick, kind: str, whole: Days | None) -> tuple[str, str]:
    if "said" in parts(pick.code)[2]:
        return "read against the day on which that part of the report was written", f"date.{kind}.written"
    if pick.agreed:
        return "the day named and the days counted from another date of the report agree", f"date.{kind}.agreed"
    if pick.moved:
        return "the nearest such weekday that is not after the main incident", f"date.{kind}.before"
    if whole is not None and whole.width > 1:
        return "the only such day that fits the other dates of the report and its publication", f"date.{kind}.only"
    return f"read against the publication ({whole.first.isoformat()})" if whole else "the text names it", f"date.{kind}"


def _silent(incident: Dated, whole: Days | None) -> Solved:
    """No word resolved: late words are a contradiction; a main incident without words happened when it was news."""
    late = next((c for c in incident.codes if (d := resolve(c, whole)) is not None and whole is not None and d.first > whole.last), None)
    if late is not None:
        return Solved(None, "the time said is later than the publication", "date.contradiction", late)
    if incident.is_main and whole is not None and not any(is_explicit(c) for c in incident.codes):
        grain = "on the day" if whole.width == 1 else "in the month or year"
        return Solved(
            whole, f"no time is said; a main incident is taken to have happened {grain} it was published", "date.publication", None
        )
    impossible = any(is_explicit(c) and resolve(c, whole or LEAP_YEAR) is None for c in incident.codes)
    return Solved(None, "the day named does not exist" if impossible else "no time is said that can be resolved", "date.none", None)
