"""show: an incident as people and feeds read it, now or as of any past version."""

from __future__ import annotations

from tocsin.merging import series
from tocsin.merging.fold import view
from tocsin.model.incident import Incident, IncidentStatus, IncidentView
from tocsin.ports import IncidentStore


def show(incident_id: str, incidents: IncidentStore, version: int | None = None, as_of: str | None = None) -> IncidentView:
    """The incident with its series checked against what is known today. A merged one says where it went. Raises NotFound."""
    return told(incidents.get(incident_id, version=version, as_of=as_of), incidents)


def told(incident: Incident, incidents: IncidentStore) -> IncidentView:
    """The view of an incident, with the incidents of its kind that are known today."""
    seen = view(incident)
    if incident.status is not IncidentStatus.ACTIVE:
        return seen
    return series.with_series(seen, incident, incidents.neighbourhood(series.lookup(incident)).incidents)
