"""What all possible days of publication agree on for one incident, and why it is its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.enrichment.picks import Pick
from tocsin.enrichment.worlds import Dated
from tocsin.model.when import Days
from tocsin.times import is_anaphoric, is_explicit, resolve
from tocsin.times.expression import parts

LEAP_YEAR = Days.year(2000)  # a day that it lacks exists in no year


@dataclass(slots=True, frozen=True)
class Solved:
    """The days, the code that gave them, and why."""

    days: Days | None
    reason: str
    rule: str
    used: str | None


def merged(incident: Dated, picks: Sequence[Pick | None], whole: Days | None) -> Solved:
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


def _explained(pick: Pick, days: Days, whole: Days | None) -> tuple[str, str]:
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


def _chosen(pick: Pick, kind: str, whole: Days | None) -> tuple[str, str]:
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
