"""Where the mentions of a report are now: later reports may have moved them, or merged their incidents."""

from __future__ import annotations

from tocsin.errors import NotFound
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.model.neighbourhood import Lookup
from tocsin.ports import IncidentStore
from tocsin.stages.settle import earlier_homes


def holders(report: str, incidents: IncidentStore) -> list[str]:
    """Ids of the incidents that hold a mention of a report now, in the order of its first one there."""
    held = [(m.id, i.id) for i in reached(report, incidents) for m in i.mentions if m.report == report]
    return list(dict.fromkeys(incident for _, incident in sorted(held)))


def reached(report: str, incidents: IncidentStore) -> list[Incident]:
    """The incidents that the processing of a report touched and those that hold its mentions, redirects and moves followed."""
    survivors = [_survivor(incident, incidents) for incident in incidents.of_report(report)]
    moved = incidents.neighbourhood(Lookup(homes=tuple(earlier_homes(report, incidents)))).incidents
    return list({i.id: i for i in (*survivors, *moved)}.values())


def _survivor(incident: Incident, incidents: IncidentStore) -> Incident:
    while incident.status == IncidentStatus.MERGED and incident.merged_into:
        try:
            incident = incidents.get(incident.merged_into)
        except NotFound:
            break
    return incident
