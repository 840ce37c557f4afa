"""The body of an outgoing webhook, as Standard Webhooks has it: type, timestamp, data."""

from __future__ import annotations

import json

from tocsin.messages import IncidentEvent, IncidentsMerged
from tocsin.model.incident import Summary
from tocsin.publishing.geojson import feature

TYPES = {
    "IncidentOpened": "incident.opened",
    "IncidentUpdated": "incident.updated",
    "IncidentsMerged": "incident.merged",
    "IncidentRetracted": "incident.retracted",
}


def event_id(event: IncidentEvent) -> str:
    """The same for every delivery of one change, so that a receiver can tell a retry."""
    absorbed = f".{event.absorbed}" if isinstance(event, IncidentsMerged) else ""
    return f"{event.incident}-v{event.incident_version}{absorbed}".replace(".", "-")


def body(event: IncidentEvent, summary: Summary) -> bytes:
    data = feature(summary) | ({"absorbed": event.absorbed} if isinstance(event, IncidentsMerged) else {})
    told = {"type": TYPES[event.name], "timestamp": summary.updated_at, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
