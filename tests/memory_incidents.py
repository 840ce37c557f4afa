"""The incident store in memory: what the DynamoDB one must be indistinguishable from (tests/contract/test_incident_store.py)."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from threading import Lock

from tocsin.errors import Conflict, NotFound
from tocsin.model.incident import Incident, IncidentStatus, Summary
from tocsin.model.neighbourhood import Commit, Home, Lookup, Neighbourhood, Range

MOST_HOPS = 12


class MemoryIncidents:
    def __init__(self) -> None:
        self._versions: dict[str, list[Incident]] = {}
        self._index: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._guards: Counter[str] = Counter()
        self._touched: dict[str, list[str]] = defaultdict(list)
        self._lock = Lock()

    def neighbourhood(self, lookup: Lookup) -> Neighbourhood:
        with self._lock:
            guards = {g: self._guards[g] for g in lookup.guards}
            near = list(dict.fromkeys(i for r in lookup.ranges for i in self._under(r, lookup.entries)))[: lookup.most]
            wanted = {*near, *(i for h in lookup.homes for i in self._path(h)), *lookup.ids}
            incidents = tuple(self._now(i) for i in sorted(wanted) if i in self._versions)
        return Neighbourhood(incidents=incidents, guards=guards)

    def _under(self, wanted: Range, entries: int) -> list[str]:
        rows = [r for r in self._index[wanted.key] if wanted.first <= r[0] <= wanted.last]
        newest = rows[::-1][:entries]
        return [i for _, i, family in newest if not wanted.families or family in wanted.families]

    def _path(self, home: Home) -> list[str]:
        """The incident that holds the mention, at the end of the redirects; nothing if no incident does."""
        at: str | None = home.incident
        for _ in range(MOST_HOPS):
            if at is None or at not in self._versions:
                return []
            here = self._now(at)
            if any(m.id == home.mention for m in here.mentions):
                return [here.id]
            at = here.moved.get(home.mention, here.merged_into)
        return []

    def _now(self, incident_id: str) -> Incident:
        return self._versions[incident_id][-1]

    def ids(self) -> list[str]:
        """All incidents ever opened."""
        return sorted(self._versions)

    def get(self, incident_id: str, version: int | None = None, as_of: str | None = None) -> Incident:
        versions = [
            v
            for v in self._versions.get(incident_id, ())
            if (version is None or v.version == version) and (as_of is None or v.change.at <= as_of)
        ]
        if not versions:
            raise NotFound(incident_id)
        found = versions[-1]
        history = tuple(v.change for v in self._versions[incident_id] if v.version <= found.version)
        if found is self._now(incident_id):
            return found.model_copy(update={"history": history})
        return Incident.as_it_was(found.summary, found.mentions, found.decisions, history)

    def of_report(self, report_id: str) -> Sequence[Incident]:
        return [self._now(i) for i in sorted(self._touched[report_id])]

    def commit(self, commit: Commit) -> None:
        with self._lock:
            self._check(commit)
            for incident in commit.after:
                self._write(incident)
            self._guards.update(commit.guards)
            if commit.report:
                self._touched[commit.report] = sorted({*self._touched[commit.report], *(i.id for i in commit.after)})

    def _check(self, commit: Commit) -> None:
        read = {i.id: i.version for i in commit.read.incidents}
        for incident_id, version in read.items():
            if self._now(incident_id).version != version:
                raise Conflict(incident_id)
        for incident in commit.after:
            if incident.version != read.get(incident.id, 0) + 1 or (incident.id in self._versions) != (incident.id in read):
                raise Conflict(incident.id)
        for guard, value in commit.read.guards.items():
            if self._guards[guard] != value:
                raise Conflict(guard)

    def _write(self, incident: Incident) -> None:
        versions = self._versions.setdefault(incident.id, [])
        for entry in versions[-1].index if versions else ():
            self._index[entry.key].remove((entry.sort, incident.id, entry.family))
        for entry in incident.index:
            insort(self._index[entry.key], (entry.sort, incident.id, entry.family))
        versions.append(incident)

    def listing(self, first_day: str, last_day: str, limit: int) -> Sequence[Summary]:
        active = [v[-1].summary for v in self._versions.values() if v[-1].status is IncidentStatus.ACTIVE]
        rows = [(day_of(s), s.id, s) for s in active if day_of(s) and first_day <= day_of(s) <= last_day]
        return [s for _, _, s in sorted(rows, key=lambda r: r[:2], reverse=True)][:limit]


def day_of(summary: Summary) -> str:
    """The first day of the incident, "" when unknown."""
    return summary.view.days.first.isoformat() if summary.view.days else ""
