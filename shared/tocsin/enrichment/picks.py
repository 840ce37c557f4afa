"""The day that each incident of a report has, on one possible day of its publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.enrichment.worlds import NEARLY, WEEK, Dated, World
from tocsin.model.when import Days
from tocsin.times import is_anaphoric, is_explicit, is_history
from tocsin.times.expression import CALENDARS, parts

LASTED = 1  # days over which an incident that is told by several may have gone on
MONTH = 31


@dataclass(slots=True, frozen=True)
class Pick:
    days: Days
    code: str
    moved: bool = False  # a weekday taken a week back, to stand before the main incident
    agreed: bool = False  # days counted from another date of the text say the same


def picks_in(incidents: Sequence[Dated], world: World) -> list[Pick | None]:
    """The day each incident has in this world: its own words first, then days counted from others, then the order of telling."""
    direct = [_direct(i, world) for i in incidents]
    picks = [_counted(i, direct, incidents, n, world) for n, i in enumerate(incidents)]
    last = latest_main(incidents, picks)
    return [
        _before(pick, last) if i.pluperfect and not i.is_main and not _followed(i) else pick
        for i, pick in zip(incidents, picks, strict=True)
    ]


def _direct(incident: Dated, world: World) -> Pick | None:
    """The first code that gives one day; else the one that gives the fewest."""
    read = [Pick(days, code) for code in _own(incident, world) if (days := world.resolve(code)) is not None]
    read = [pick for pick in read if world.allows(pick.days)]
    first = _within(read) or _began_on([p for p in read if p.days.width == 1]) or min(read, key=lambda p: p.days.width, default=None)
    if first is None or is_explicit(first.code):
        return first
    agreed = any(is_explicit(p.code) and p.days == first.days for p in read)
    return Pick(first.days, first.code, agreed=agreed)


def _within(read: Sequence[Pick]) -> Pick | None:
    """Where the day told first is known within a day: the day told besides that it may be, or else all it may be."""
    if not read or read[0].days.width != NEARLY or not is_explicit(read[0].code):
        return None
    return next((p for p in read if p.days.width == 1 and p.days.overlaps(read[0].days)), read[0])


def _began_on(days: Sequence[Pick]) -> Pick | None:
    """The day told first; where a day just before it is told as well, that: "over on Wednesday ... it began on Tuesday"."""
    if not days:
        return None
    near = [p for p in days if 0 <= (days[0].days.first - p.days.first).days <= LASTED]
    return min(near, key=lambda p: p.days.first)


def _own(incident: Dated, world: World) -> list[str]:
    """Codes that date the incident by themselves; news of a known day is dated by a year or a season long past only where that
    is all that is said, as soon as it is told."""
    codes = [code for code in incident.codes if not is_anaphoric(code)]
    if not (incident.is_main and world.whole is not None and world.whole.width <= MONTH):
        return codes
    news = [code for code in codes if not is_history(code) and not _going_on(code, world)]
    return news or [code for code in codes if code in incident.lead and _is_past(code, world)]


def _is_past(code: str, world: World) -> bool:
    days = world.resolve(code)
    return days is not None and world.whole is not None and days.last < world.whole.first


def _going_on(code: str, world: World) -> bool:
    """ "The raid, in the month of Ramadan", told within it: no more than any report says of its day."""
    days = world.resolve(code) if parts(code)[0] in CALENDARS and not is_explicit(code) else None
    return days is not None and world.whole is not None and world.whole.overlaps(days)


def _counted(incident: Dated, direct: Sequence[Pick | None], incidents: Sequence[Dated], own: int, world: World) -> Pick | None:
    """Days counted from another date of the report: they date what is told by them first, or has no day, and confirm what has."""
    pick = direct[own]
    for code in incident.codes:
        if not is_anaphoric(code):
            continue
        days = [d for a in _anchors(code, own, direct, incidents, world) if (d := world.resolve(code, a)) is not None]
        days = [d for d in days if world.allows(d)]
        if pick is not None and pick.days.width == 1 and pick.days in days:
            return Pick(pick.days, pick.code, agreed=True)
        if days and _leads(code, days[0], incident, pick):
            return Pick(days[0], code)
    return pick


def _leads(code: str, days: Days, incident: Dated, pick: Pick | None) -> bool:
    """Counted days date what has no single day of its own, or is told by them first: unless counted roughly, or onwards from its day."""
    if pick is None or pick.days.width > 1:
        return pick is None or days.width <= pick.days.width
    return code == incident.codes[0] and days.width == 1 and not (_counts_on(code))


def _counts_on(code: str) -> bool:
    """ "Three days later", "hours later": counted onwards, from what was told before."""
    value = parts(code)[1]
    return not value.startswith(("-", "0d"))


def _anchors(code: str, own: int, direct: Sequence[Pick | None], incidents: Sequence[Dated], world: World) -> list[Days]:
    """Days to count from, the likeliest first: dates and, for days before, weekdays of this incident; the main one; the others;
    dates told beside them; the day of publication. "The day after the raid" never counts from the raid's own weekday."""
    mine = _single_days((c for c in _own(incidents[own], world) if is_explicit(c) or not _counts_on(code)), world)
    told = [(i.is_main, p.days) for n, (i, p) in enumerate(zip(incidents, direct, strict=True)) if n != own and p is not None]
    others = sorted(((is_main, d.first) for is_main, d in told if d.width == 1), reverse=True)
    beside = _single_days((c for n, i in enumerate(incidents) if n != own for c in i.codes if is_explicit(c)), world)
    today = [world.whole] if world.whole is not None and world.whole.width == 1 else []
    wide = [d for is_main, d in told if is_main]
    return [*mine, *(Days.day(day) for _, day in others), *sorted(beside, key=lambda d: d.first, reverse=True), *today, *wide]


def _single_days(codes: Iterable[str], world: World) -> list[Days]:
    return [days for code in codes if (days := world.resolve(code)) is not None and days.width == 1]


def latest_main(incidents: Sequence[Dated], picks: Sequence[Pick | None]) -> date | None:
    days = [p.days.first for i, p in zip(incidents, picks, strict=True) if i.is_main and p is not None and p.days.width == 1]
    return max(days, default=None)


def _followed(incident: Dated) -> bool:
    """Told to have come after another: "hours later, early on Friday"."""
    return any(is_anaphoric(code) and _counts_on(code) for code in incident.codes)


def _before(pick: Pick | None, latest: date | None) -> Pick | None:
    """A weekday told as what had happened before the main incident is the nearest such day that is not after it.

    Told simply, it is the nearest before publication: "On Friday a man was shot in Jenin. On Sunday soldiers killed another."
    """
    if pick is None or latest is None or pick.days.width > 1 or pick.days.first <= latest or parts(pick.code)[0] != "weekday":
        return pick
    weeks = ((pick.days.first - latest).days + WEEK - 1) // WEEK
    return Pick(pick.days.shifted(-WEEK * weeks), pick.code, moved=True)
