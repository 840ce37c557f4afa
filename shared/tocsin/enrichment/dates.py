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

from collections.abc import Sequence
from datetime import date

from tocsin.enrichment.picks import Pick, latest_main, picks_in
from tocsin.enrichment.reasons import Solved, merged
from tocsin.enrichment.worlds import Dated, World, publication, worlds
from tocsin.times import is_explicit


def solve(incidents: Sequence[Dated], published: str | None, zone_hours: float | None = None, year: int | None = None) -> list[Solved]:
    """A date for each incident, in order. Unknown stays unknown, with its reason. `year`: the latest that the text names."""
    whole, hour = publication(published, zone_hours)
    read = [(world, picks_in(incidents, world)) for world in worlds(incidents, whole, hour, zone_hours, year)]
    scores = [_sense(incidents, world, picks) for world, picks in read]
    kept = [picks for (_, picks), score in zip(read, scores, strict=True) if score == max(scores)]
    return [merged(incident, [picks[i] for picks in kept], whole) for i, incident in enumerate(incidents)]


def _sense(incidents: Sequence[Dated], world: World, picks: Sequence[Pick | None]) -> int:
    """How well this day of publication fits what the report says; days on which it says the future are below all others."""
    latest = latest_main(incidents, picks)
    total = sum(2 for p in picks if p is not None and p.agreed) - sum(1 for p in picks if p is not None and p.moved)
    for incident, pick in zip(incidents, picks, strict=True):
        total -= 100 * _tells_future(incident, world)
        if incident.is_main or pick is None or latest is None or pick.days.width > 1:
            continue
        total += _fits(pick, latest, [i for i in incidents if i.is_main])
    return total


def _tells_future(incident: Dated, world: World) -> int:
    """Dates named by the report that this day of publication would make future, though a later one would not."""
    if world.published is None or world.whole is None:
        return 0
    named = (world.resolve(code) for code in incident.codes if is_explicit(code))
    return sum(1 for d in named if d is not None and world.published.last < d.first <= world.whole.last)


def _fits(pick: Pick, latest: date, mains: Sequence[Dated]) -> int:
    """A background day fits if the main incident is later (a day with another name is another day), and within its row's window."""
    days = (latest - pick.days.first).days
    windows = [i.series[1] for i in mains if i.series is not None and i.series[1] is not None]
    apart = days > 0 if is_explicit(pick.code) else days >= 0
    return int(apart) + sum(1 for w in windows if 0 <= days <= w)
