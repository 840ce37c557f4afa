"""Decide which incidents some mentions belong to and write it, in one transaction; read again and decide again on conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tocsin.errors import Conflict
from tocsin.merging.keys import lookup, raised
from tocsin.merging.linking import score, weights
from tocsin.merging.profile import Profile, profile
from tocsin.merging.regroup import Cause, outcome, plan
from tocsin.messages import IncidentEvent, IncidentOpened, IncidentRetracted, IncidentsMerged, IncidentUpdated
from tocsin.model.incident import Commit, Decision, Home, Incident, IncidentStatus, Lookup, MentionRecord, Neighbourhood
from tocsin.ports import IncidentStore

TRIES = 12
ROUNDS = 3
MOST_INCIDENTS = 40


class Settled(NamedTuple):
    """The incidents that changed, as written, and the incident of each mention that was looked at."""

    changed: tuple[Incident, ...]
    homes: dict[str, str]


def settle(
    records: Sequence[MentionRecord], report: str | None, incidents: IncidentStore, cause: Cause, decisions: Sequence[Decision] = ()
) -> Settled:
    """Settle `records`, which are all the mentions of `report`: others it had before are gone.

    Raises Conflict when `TRIES` decisions in a row were overtaken by other writers: the message then waits and comes again.
    """
    for attempt in range(TRIES):
        try:
            return _settle_once(records, report, incidents, cause, decisions)
        except Conflict:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _settle_once(
    records: Sequence[MentionRecord], report: str | None, incidents: IncidentStore, cause: Cause, decisions: Sequence[Decision]
) -> Settled:
    profiles = [profile(r) for r in records]
    read = _read(profiles, report, incidents, decisions)
    gone = [m.id for i in read.incidents for m in i.mentions if m.report == report and all(m.id != r.id for r in records)]
    planned = plan(read, records, gone, decisions)
    unread = tuple(i for i in planned.groups if all(i != r.id for r in read.incidents))
    if unread:
        read = read.joined(incidents.neighbourhood(Lookup(ids=unread)))
    after = outcome(planned, read, cause)
    if after:
        guards = tuple(dict.fromkeys(g for p in profiles for g in raised(p)))
        incidents.commit(Commit(read=read, after=after, guards=guards, report=report))
    return Settled(after, {m: i for i, members in planned.groups.items() for m in members})


def _read(profiles: Sequence[Profile], report: str | None, incidents: IncidentStore, decisions: Sequence[Decision]) -> Neighbourhood:
    """What may bear on the mentions: candidates that score, where the report was before, and what those are linked to."""
    homes = list(_earlier_homes(report, incidents)) if report else []
    lookups = [lookup(p) for p in profiles]
    ranges = tuple(dict.fromkeys(r for one in lookups for r in one.ranges))
    guards = tuple(dict.fromkeys(g for one in lookups for g in one.guards))
    named = {m for d in decisions for m in (*d.mentions, *d.apart)}
    read = incidents.neighbourhood(Lookup(ranges=ranges, guards=guards, homes=tuple(homes)))
    ours = {h.mention for h in homes} | named
    bearing = [i for i in read.incidents if any(m.id in ours or _bears(m, profiles) for m in i.mentions)]
    return _with_linked(Neighbourhood(incidents=tuple(bearing), guards=read.guards), incidents)


def _bears(member: MentionRecord, profiles: Iterable[Profile]) -> bool:
    theirs = profile(member)
    points = (score(ours, theirs, weights()) for ours in profiles)
    return any(p is not None and p >= weights().possible for p in points)


def _earlier_homes(report: str, incidents: IncidentStore) -> Iterator[Home]:
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
