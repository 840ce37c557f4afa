"""The incident store as readers may see it: what every renderer of API, feeds, files and webhooks is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.errors import Unauthorised
from tocsin.intake.signatures import bearer
from tocsin.model.incident import Incident, Summary
from tocsin.model.neighbourhood import Commit, Lookup, Neighbourhood
from tocsin.ports import IncidentStore
from tocsin.publishing.redaction import ANALYST, PUBLIC, Redaction


class Veiled:
    """An IncidentStore that keeps back what the policy says, and writes nothing."""

    def __init__(self, store: IncidentStore, redaction: Redaction) -> None:
        self._store, self._redaction = store, redaction

    def get(self, incident_id: str, version: int | None = None, as_of: str | None = None) -> Incident:
        found = self._store.get(incident_id, version, as_of)
        if self._redaction.is_nothing:
            return found
        is_past = version is not None or as_of is not None
        return self._redaction.incident(found, self._store.get(incident_id).summary if is_past else None)

    def listing(self, first_day: str, last_day: str, limit: int) -> Sequence[Summary]:
        return [self._line(s) for s in self._store.listing(first_day, last_day, limit)]

    def _line(self, summary: Summary) -> Summary:
        return self._redaction.incident(self._store.get(summary.id)).summary if self._redaction.touches(summary) else summary

    def neighbourhood(self, lookup: Lookup) -> Neighbourhood:
        found = self._store.neighbourhood(lookup)
        return Neighbourhood(incidents=tuple(self._redaction.incident(i) for i in found.incidents), guards=found.guards)

    def of_report(self, report_id: str) -> Sequence[Incident]:
        return [self._redaction.incident(i) for i in self._store.of_report(report_id)]

    def commit(self, commit: Commit) -> None:
        raise TypeError("what was read through a veil is not written back")


def role_of(headers: Mapping[str, str], analysts: Mapping[str, str]) -> str:
    """Who reads, by the key; an unknown key reads what everybody does."""
    try:
        bearer(headers, analysts)
    except Unauthorised:
        return PUBLIC
    return ANALYST
