"""When each incident of a report began: the time words of the whole report solved together against its publication.

Guarantees, each held by a property test:
  1. Nothing is dated later than the last day the report can have been published on.
  2. No date is finer than its evidence: a weekday in a report known only by its month stays that month, unless an explicit
     date elsewhere in the report leaves one day.
  3. The same incidents and publication give the same dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tocsin.model.when import Days
from tocsin.times import is_anaphoric, resolve
from tocsin.times.expression import parts

WEEK = 7


@dataclass(slots=True, frozen=True)
class Dated:
    """One incident as the reader saw it: its time codes, best first, and what the text says of its place in a row of others."""

    codes: tuple[str, ...]
    role: str
    pluperfect: bool = False
    series: tuple[int, int | None] | None = None


@dataclass(slots=True, frozen=True)
class Solved:
    """The days, the code that gave them, and why."""

    days: Days | None
    reason: str
    rule: str
    used: str | None


def solve(incidents: Sequence[Dated], published: str | None, zone_hours: float | None = None) -> list[Solved]:
    """A date for each incident, in order. Unknown stays unknown, with its reason."""
    reference = _reference(published, zone_hours)
    anchors = sorted({d.first for i in incidents for d in _explicit(i, reference)})
    solved = [_direct(i, reference, anchors) for i in incidents]
    if reference is not None and reference.width > 1:
        solved = _by_weekday(incidents, solved, reference, anchors)
    return [_not_later(s, reference) for s in solved]


def _reference(published: str | None, zone_hours: float | None) -> Days | None:
    """The publication as days; a timestamp in UTC shifted to the incident's zone where that is known."""
    if published is None or zone_hours is None or "T" not in published:
        return Days.parse(published)
    moment = datetime.fromisoformat(published.replace("Z", "+00:00"))
    return Days.day((moment + timedelta(hours=zone_hours)).date())


def _explicit(incident: Dated, reference: Days | None) -> Iterator[Days]:
    for code in incident.codes:
        if parts(code)[0] == "date" and (days := resolve(code, reference)) is not None and days.width == 1:
            yield days


def _direct(incident: Dated, reference: Days | None, anchors: Sequence[date]) -> Solved:
    """The first code that gives one day; else the narrowest; else, for the main incident, the publication day."""
    anchor = Days.day(anchors[-1]) if anchors else None
    read = [(code, days) for code in incident.codes if (days := resolve(code, reference, anchor)) is not None]
    read = [(code, days) for code, days in read if reference is None or days.first <= reference.last]
    exact = next(((c, d) for c, d in read if d.width == 1 and not is_anaphoric(c)), None) or next(((c, d) for c, d in read if d.width == 1), None)
    if exact:
        return Solved(exact[1], _said(exact[0], reference), f"date.{parts(exact[0])[0]}", exact[0])
    if read:
        code, days = min(read, key=lambda r: r[1].width)
        return Solved(days, f"{_said(code, reference)}; the words allow no finer date", f"date.{parts(code)[0]}", code)
    if incident.role == "main" and reference is not None:
        grain = "on the day" if reference.width == 1 else "in the month or year"
        return Solved(reference, f"no time is said; a main incident is taken to have happened {grain} it was published", "date.publication", None)
    return Solved(None, "no time is said that can be resolved", "date.none", None)


def _said(code: str, reference: Days | None) -> str:
    if parts(code)[0] == "date" and not code.startswith("date:--"):
        return "the text names the day"
    return f"read against the publication ({reference.first.isoformat()})" if reference and reference.width == 1 else "read against the publication"


def _by_weekday(incidents: Sequence[Dated], solved: list[Solved], reference: Days, anchors: Sequence[date]) -> list[Solved]:
    """Weekdays of a report known only by its month: one explicit date in the text fixes the week."""
    if not anchors:
        return solved
    main = next((i for i, incident in enumerate(incidents) if incident.role == "main"), None)
    out = list(solved)
    latest: date | None = None
    if main is not None:
        out[main] = _main_weekday(incidents[main], solved[main], reference, anchors)
        days = out[main].days
        latest = days.first if days is not None and days.width == 1 else None
    for index, incident in enumerate(incidents):
        if index != main and latest is not None:
            out[index] = _earlier_weekday(incident, out[index], latest)
    return out


def _weekday_code(incident: Dated) -> tuple[str, int] | None:
    return next(((c, int(parts(c)[1])) for c in incident.codes if parts(c)[0] == "weekday"), None)


def _main_weekday(incident: Dated, solved: Solved, reference: Days, anchors: Sequence[date]) -> Solved:
    found = _weekday_code(incident)
    if found is None or parts(solved.used or "")[0] == "date" and not incident.series and not any(is_anaphoric(c) for c in incident.codes):
        if found is None or solved.days is None or solved.days.width == 1:
            return solved
    code, weekday = found
    counted = _counted_from(incident, weekday, anchors)
    if counted is not None:
        return Solved(Days.day(counted), "the weekday and the days counted from the date in the text agree", "date.weekday.counted", code)
    last = anchors[-1]
    day = last + timedelta(days=(weekday - last.isoweekday() - 1) % WEEK + 1)
    if day > reference.last:
        return solved
    window = f", and within {incident.series[1]} days of it" if incident.series and incident.series[1] else ""
    return Solved(
        Days.day(day), f"the first such weekday after {last.isoformat()}, which the text names{window}; a later one is not supported", "date.weekday.after", code
    )


def _counted_from(incident: Dated, weekday: int, anchors: Sequence[date]) -> date | None:
    """A day that an anaphoric count from an explicit date and the weekday both give."""
    for code in incident.codes:
        if is_anaphoric(code):
            for anchor in reversed(anchors):
                days = resolve(code, None, Days.day(anchor))
                if days is not None and days.first.isoweekday() == weekday:
                    return days.first
    return None


def _earlier_weekday(incident: Dated, solved: Solved, latest: date) -> Solved:
    """A weekday told beside the main incident is the nearest such day before it."""
    found = _weekday_code(incident)
    if found is None or (solved.days is not None and solved.days.width == 1):
        return solved
    code, weekday = found
    back = (latest.isoweekday() - weekday) % WEEK or WEEK
    return Solved(Days.day(latest - timedelta(days=back)), f"the nearest such weekday before the main incident ({latest.isoformat()})", "date.weekday.before", code)


def _not_later(solved: Solved, reference: Days | None) -> Solved:
    if solved.days is None or reference is None or solved.days.first <= reference.last:
        if solved.days is not None and reference is not None and solved.days.last > reference.last:
            return Solved(Days.between(solved.days.first, reference.last), solved.reason, solved.rule, solved.used)
        return solved
    return Solved(None, f"{solved.days.first.isoformat()} is later than the publication", "date.contradiction", solved.used)
