"""Decide which incidents some mentions belong to and write it, in one transaction; read again and decide again on conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tocsin.errors import Conflict
from tocsin.merging.keys import lookup, raised
from tocsin.merging.linking import score
from tocsin.merging.profile import Profile, profile
from tocsin.merging.regroup import Cause, outcome, plan
from tocsin.merging.weights import weights
from tocsin.messages import IncidentEvent, IncidentOpened, IncidentRetracted, IncidentsMerged, IncidentUpdated
from tocsin.model.incident import Decision, Incident, IncidentStatus, MentionRecord
from tocsin.model.neighbourhood import Commit, Home, Lookup, Neighbourhood
from tocsin.ports import IncidentStore

TRIES = 12
ROUNDS = 3
MOST_INCIDENTS = 30
MOST_GUARDS = 40
MOST_ACTIONS = 90  # of one transaction, which holds a hundred
NEAREST = 12  # incidents looked at where more would change
ALL = 1000


class Settled(NamedTuple):
    """The incidents that changed, as written, and the incident of each mention that was looked at.

    `is_first` tells that every part was written just now, and none by an earlier try.
    """

    changed: tuple[Incident, ...]
    homes: dict[str, str]
    is_first: bool


class Matter(NamedTuple):
    """What is to be settled: all mentions of a report (others it had before are gone), or what a person decided.

    `homes` are further mentions that belong to the question.
    """

    cause: Cause
    records: Sequence[MentionRecord] = ()
    report: str | None = None
    decisions: Sequence[Decision] = ()
    homes: Sequence[Home] = ()


def settle(matter: Matter, incidents: IncidentStore) -> Settled:
    """Read, decide and write; nothing is written when nothing changes.

    One transaction, or several for a report of so many mentions that their guards would not fit in one: as the grouping does
    not depend on the order, a crash in between leaves nothing but work for the retry. Raises Conflict when `TRIES` decisions in
    a row were overtaken by other writers: the message then waits and comes again.
    """
    parts = [_settle_part(matter, part, first=n == 0, incidents=incidents) for n, part in enumerate(_portions(matter.records))]
    changed = {i.id: i for part in parts for i in part.changed}
    homes = {m: i for part in parts for m, i in part.homes.items()}
    return Settled(tuple(changed[i] for i in sorted(changed)), homes, all(part.changed for part in parts))


def _portions(records: Sequence[MentionRecord]) -> list[list[MentionRecord]]:
    portions: list[list[MentionRecord]] = [[]]
    guards: set[str] = set()
    for record in records:
        ours = lookup(profile(record)).guards
        if portions[-1] and len(guards.union(ours)) > MOST_GUARDS:
            portions.append([])
            guards = set()
        guards |= set(ours)
        portions[-1].append(record)
    return portions


def _settle_part(matter: Matter, part: Sequence[MentionRecord], first: bool, incidents: IncidentStore) -> Settled:
    for attempt in range(TRIES):
        try:
            return _settle_once(matter, part, first, incidents)
        except Conflict:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _settle_once(matter: Matter, part: Sequence[MentionRecord], first: bool, incidents: IncidentStore, nearest: int = ALL) -> Settled:
    """`nearest` bounds the incidents that are looked at. Where more would change than a transaction holds (after the weights
    were fitted anew, say), the nearest are settled now and the others with the reports to come."""
    profiles = [profile(r) for r in part]
    earlier = earlier_homes(matter.report, incidents) if matter.report and first else ()
    read = _read(profiles, (*earlier, *matter.homes), incidents, nearest)
    named = {r.id for r in matter.records}
    gone = [m.id for i in read.incidents for m in i.mentions if m.report == matter.report and m.id not in named]
    planned = plan(read, part, gone, matter.decisions)
    unread = tuple(i for i in planned.groups if all(i != r.id for r in read.incidents))
    if unread:
        read = read.joined(incidents.neighbourhood(Lookup(ids=unread)))
    after = outcome(planned, read, matter.cause)
    guards = tuple(dict.fromkeys(g for p in profiles for g in raised(p)))
    if nearest == ALL and _actions(read, after, guards) > MOST_ACTIONS:
        return _settle_once(matter, part, first, incidents, NEAREST)
    if after:
        incidents.commit(Commit(read=read, after=after, guards=guards, report=matter.report))
    return Settled(after, {m: i for i, members in planned.groups.items() for m in members}, bool(after))


def _actions(read: Neighbourhood, after: Sequence[Incident], guards: Sequence[str]) -> int:
    """Checks of what was read, what is written of each incident that changed, and the guards."""
    unchanged = {i.id for i in read.incidents} - {i.id for i in after}
    return len(unchanged) + 3 * len(after) + len({*read.guards, *guards})


def _read(profiles: Sequence[Profile], homes: Sequence[Home], incidents: IncidentStore, nearest: int) -> Neighbourhood:
    """What may bear on the mentions: candidates that score, where the report was before, and what those are linked to."""
    lookups = [lookup(p) for p in profiles]
    ranges = tuple(dict.fromkeys(r for one in lookups for r in one.ranges))
    guards = tuple(dict.fromkeys(g for one in lookups for g in one.guards))
    read = incidents.neighbourhood(Lookup(ranges=ranges, guards=guards, homes=tuple(homes)))
    ours = {h.mention for h in homes}
    asked = [i for i in read.incidents if any(m.id in ours for m in i.mentions)]
    points = {i.id: _bearing(i, profiles) for i in read.incidents if i not in asked}
    bearing = sorted((i for i in points if points[i] >= weights().possible), key=lambda i: (-points[i], i))[:nearest]
    kept = tuple(i for i in read.incidents if i in asked or i.id in set(bearing))
    found = Neighbourhood(incidents=kept, guards=read.guards)
    return _with_linked(found, incidents) if nearest == ALL else found


def _bearing(incident: Incident, profiles: Iterable[Profile]) -> float:
    """The best score of any of its mentions with any of ours."""
    theirs = [profile(m) for m in incident.mentions]
    points = (score(a, b, weights()) for a in profiles for b in theirs)
    return max((p for p in points if p is not None), default=weights().lowest)


def earlier_homes(report: str, incidents: IncidentStore) -> Iterator[Home]:
    """Where the mentions of a report were put when it was processed before."""
    for incident in incidents.of_report(report):
        for mention in (*(m.id for m in incident.mentions), *incident.moved):
            if mention.rpartition("#")[0] == report:
                yield Home(mention=mention, incident=incident.id)


def _with_linked(read: Neighbourhood, incidents: IncidentStore) -> Neighbourhood:
    """Follow the edges between incidents: the grouping of mentions that edges connect is decided together."""
    for _ in range(ROUNDS):
        here = {m.id for i in read.incidents for m in i.mentions}
        edges = (x for i in read.incidents for x in i.links if x.answer == "possible" and x.theirs not in here)
        beyond = dict.fromkeys(Home(mention=x.theirs, incident=x.incident) for x in edges)
        if not beyond or len(read.incidents) >= MOST_INCIDENTS:
            break
        found = incidents.neighbourhood(Lookup(homes=tuple(beyond)))
        if all(i.id in {r.id for r in read.incidents} for i in found.incidents):
            break
        read = read.joined(found)
    return read


def events_of(changed: Iterable[Incident], incidents: IncidentStore) -> list[IncidentEvent]:
    """What to announce of incidents as they are; an absorbed one is announced with the incident it went into."""
    known = {i.id: i.version for i in changed}
    return [_event(i, known, incidents) for i in changed]


def _event(incident: Incident, known: dict[str, int], incidents: IncidentStore) -> IncidentEvent:
    if incident.status is IncidentStatus.RETRACTED:
        return IncidentRetracted(incident=incident.id, incident_version=incident.version)
    if incident.merged_into is not None:
        heir = incident.merged_into
        version = known[heir] if heir in known else incidents.get(heir).version
        return IncidentsMerged(incident=heir, incident_version=version, absorbed=incident.id)
    if incident.change.kind in {"opened", "split"} and incident.version == 1:
        return IncidentOpened(incident=incident.id, incident_version=incident.version)
    return IncidentUpdated(incident=incident.id, incident_version=incident.version)
