"""From what was read and what is new to what must be written: new versions of incidents, each with its cause.

The grouping follows from the set of mentions alone (tocsin.merging.clusters); this file works out what that changes.
An incident that lost its name to another redirects there, with the whereabouts of every mention; one left without a mention
or with nothing but withdrawn claims is retracted. Ids once given are never reused for something else and never vanish.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tocsin.merging.clusters import Clusters, Pair, cluster, incident_id, rulings
from tocsin.merging.fold import fold, set_decisions, summarise
from tocsin.merging.history import field_changes
from tocsin.merging.keys import entries
from tocsin.merging.linking import evidence
from tocsin.merging.profile import Profile, profile
from tocsin.merging.weights import weights
from tocsin.model.incident import Change, Decision, Incident, IncidentStatus, Link, MentionRecord, Summary
from tocsin.model.mention import MentionView
from tocsin.model.neighbourhood import Neighbourhood

Kind = Literal["opened", "updated", "merged", "split", "renamed", "retracted", "decided"]
MOST_LINKS = 200


@dataclass(frozen=True, slots=True)
class Cause:
    """Who brought the change about, in words, and when. `is_decision` tells a person from a report."""

    name: str
    reason: str
    at: str
    is_decision: bool = False


@dataclass(slots=True)
class Plan:
    """How the mentions group, and which incidents they were in before."""

    groups: dict[str, tuple[str, ...]]
    records: dict[str, MentionRecord]
    profiles: dict[str, Profile]
    home: dict[str, str]
    decisions: list[Decision]
    pairs: list[Pair] = field(default_factory=list)


def plan(read: Neighbourhood, new: Iterable[MentionRecord], gone: Iterable[str] = (), decisions: Iterable[Decision] = ()) -> Plan:
    """Group what was read together with `new` mentions (which replace older readings), without those of `gone`."""
    active = [i for i in read.incidents if i.status is not IncidentStatus.MERGED]
    home = {m.id: i.id for i in active for m in i.mentions}
    records = {m.id: m for i in active for m in i.mentions} | {m.id: m for m in new}
    for mention in gone:
        records.pop(mention, None)
    profiles = {m: profile(r) for m, r in sorted(records.items())}
    decided = set_decisions([*(d for i in active for d in i.decisions), *decisions])
    found = cluster(profiles.values(), rulings(decided))
    return Plan(_name(found, profiles), records, profiles, home, decided, found.pairs)


def _name(found: Clusters, profiles: Mapping[str, Profile]) -> dict[str, tuple[str, ...]]:
    return {incident_id(profiles[m] for m in members): members for members in found.members}


def outcome(planned: Plan, read: Neighbourhood, cause: Cause) -> tuple[Incident, ...]:
    """The new versions to write, by id; nothing for what stays as it is. `read` must hold every planned id that exists."""
    return _Regrouping(planned, read, cause).versions()


class _Regrouping:
    def __init__(self, planned: Plan, read: Neighbourhood, cause: Cause) -> None:
        self.plan, self.read, self.cause = planned, read, cause
        self.before = {i.id: i for i in read.incidents}
        self.taken = {m: i for i, members in planned.groups.items() for m in members}

    def versions(self) -> tuple[Incident, ...]:
        after = [self._version(name, members) for name, members in self.plan.groups.items()]
        after += [self._left_behind(old) for old in self.read.incidents if self._is_left(old)]
        return tuple(sorted((i for i in after if i is not None), key=lambda i: i.id))

    def _is_left(self, old: Incident) -> bool:
        return old.status is not IncidentStatus.MERGED and old.id not in self.plan.groups and bool(old.mentions)

    def _version(self, name: str, members: Sequence[str]) -> Incident | None:
        old = self.before.get(name)
        records = tuple(self.plan.records[m] for m in members)
        decisions = _decisions_for(members, self.plan.decisions)
        links = self._links(name, members)
        if old is not None and self._is_as_before(old, records, decisions, links):
            return None
        folded = fold(records, decisions)
        version = old.version + 1 if old else 1
        summary = summarise(folded, name, version, self.cause.at)
        return Incident(
            id=name,
            version=version,
            status=summary.status,
            mentions=records,
            moved=self._moved(old, members),
            decisions=decisions,
            links=links,
            index=entries(self.plan.profiles[m] for m in members),
            summary=summary,
            change=self._change(old, records, links, summary),
        )

    def _is_as_before(
        self, old: Incident, records: tuple[MentionRecord, ...], decisions: tuple[Decision, ...], links: Sequence[Link]
    ) -> bool:
        """Nothing new to tell. A better edge to a neighbour that is known already does not make a version."""
        if old.status is IncidentStatus.MERGED or (old.mentions, old.decisions) != (records, decisions):
            return False
        known = {self.taken.get(link.theirs, link.incident) for link in old.links if link.answer == "possible"}
        return known == {link.incident for link in links if link.answer == "possible"}

    def _links(self, name: str, members: Sequence[str]) -> tuple[Link, ...]:
        """For each member its best partner inside, and the best edge to each neighbouring incident."""
        ours = set(members)
        best: dict[tuple[str, str], tuple[str, Pair]] = {}
        for pair in self.plan.pairs:
            for mine, other in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)):
                if mine in ours:
                    key = ("in", mine) if other in ours else ("out", self.taken[other])
                    if key not in best or pair.score > best[key][1].score:
                        best[key] = (mine, pair)
        found = [self._link(mine, pair) for _, (mine, pair) in sorted(best.items())]
        return (*found[:MOST_LINKS], *self._unread_links(name, ours))

    def _link(self, mine: str, pair: Pair) -> Link:
        other = pair.theirs if mine == pair.ours else pair.ours
        return Link(
            ours=mine,
            theirs=other,
            incident=self.taken[other],
            answer="same" if self.taken[other] == self.taken[mine] else "possible",
            score=pair.score,
            evidence=evidence(self.plan.profiles[mine], self.plan.profiles[other], weights()),
        )

    def _unread_links(self, name: str, ours: set[str]) -> list[Link]:
        """Edges to incidents that were not read this time stay as they were."""
        old = self.before.get(name)
        return [x for x in old.links if x.ours in ours and x.theirs not in self.taken and x.incident not in self.before] if old else []

    def _moved(self, old: Incident | None, members: Iterable[str]) -> dict[str, str]:
        if old is None:
            return {}
        here = set(members)
        left = {m.id: self.taken[m.id] for m in old.mentions if m.id not in here and m.id in self.taken}
        return {m: i for m, i in sorted({**old.moved, **left}.items()) if m not in here}

    def _change(self, old: Incident | None, records: Sequence[MentionRecord], links: Sequence[Link], summary: Summary) -> Change:
        had = {m.id: m for m in old.mentions} if old else {}
        now = {m.id: m for m in records}
        joined = tuple(sorted(m for m in now if had.get(m) != now[m]))
        left = tuple(sorted(m for m in had if m not in now))
        absorbed = tuple(sorted({self.plan.home[m] for m in joined if m in self.plan.home} - set(self.plan.groups)))
        return Change(
            version=summary.version,
            at=self.cause.at,
            kind=self._kind(old, summary, absorbed, joined, left),
            cause=self.cause.name,
            reason=self.cause.reason,
            joined=joined,
            left=left,
            absorbed=absorbed,
            links=tuple(link for link in links if link.ours in joined and link.answer == "same"),
            fields=field_changes(old.summary.view if old else None, summary.view),
        )

    def _kind(self, old: Incident | None, summary: Summary, absorbed: Sequence[str], joined: Sequence[str], left: Sequence[str]) -> Kind:
        if summary.status is IncidentStatus.RETRACTED:
            return "retracted"
        if old is None or old.status is IncidentStatus.MERGED:
            if not any(m in self.plan.home for m in joined):
                return "opened"
            return "renamed" if len(absorbed) == 1 else "merged" if absorbed else "split"
        if absorbed:
            return "merged"
        if left:
            return "split"
        return "decided" if self.cause.is_decision else "updated"

    def _left_behind(self, old: Incident) -> Incident:
        """What becomes of an incident whose mentions are elsewhere now, or nowhere."""
        moved = {**old.moved, **{m.id: self.taken[m.id] for m in old.mentions if m.id in self.taken}}
        votes = Counter(self.taken[m.id] for m in old.mentions if m.id in self.taken)
        heir = min(votes, key=lambda i: (-votes[i], i)) if votes else None
        version = old.version + 1
        change = Change(
            version=version,
            at=self.cause.at,
            kind="merged" if heir else "retracted",
            cause=self.cause.name,
            reason=f"part of {heir} now: {self.cause.reason}" if heir else self.cause.reason,
            left=tuple(m.id for m in old.mentions),
            fields=field_changes(old.summary.view, MentionView()),
        )
        return Incident(
            id=old.id,
            version=version,
            status=IncidentStatus.MERGED if heir else IncidentStatus.RETRACTED,
            merged_into=heir,
            moved=dict(sorted(moved.items())),
            decisions=() if heir else old.decisions,
            summary=summarise(fold(()), old.id, version, self.cause.at, heir),
            change=change,
        )


def _decisions_for(members: Sequence[str], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that speak of one of the members; a value set for the whole goes where its first mention is."""
    ours = set(members)

    def concerns(decision: Decision) -> bool:
        if decision.kind == "set":
            return bool(decision.mentions) and decision.mentions[0] in ours
        return not ours.isdisjoint((*decision.mentions, *decision.apart))

    return tuple(sorted((d for d in decisions if concerns(d)), key=lambda d: (d.at, d.author, d.model_dump_json())))
