"""Incidents as the store gives them, from made-up mentions."""

from __future__ import annotations

from tests.made_up import settle_all
from tests.memory_incidents import MemoryIncidents
from tocsin.model.incident import Incident, MentionRecord


def stored(*records: MentionRecord) -> MemoryIncidents:
    """A store that has taken each record as a report of its own."""
    incidents = MemoryIncidents()
    settle_all([[record] for record in records], incidents)
    return incidents


def only(incidents: MemoryIncidents) -> Incident:
    """The one active incident."""
    (summary,) = incidents.listing("0001-01-01", "9999-12-31", 10) or [incidents.get(i).summary for i in incidents.ids()]
    return incidents.get(summary.id)


def incident(*records: MentionRecord) -> Incident:
    return only(stored(*records))
