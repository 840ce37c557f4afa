"""The body of an outgoing webhook, as Standard Webhooks has it: type, timestamp, data."""

from __future__ import annotations

from typing import Literal

from tocsin.messages import IncidentEvent, IncidentsMerged
from tocsin.model.incident import Summary
from tocsin.publishing.documents import Notification
from tocsin.publishing.geojson import feature

Type = Literal["incident.opened", "incident.updated", "incident.merged", "incident.retracted"]
TYPES: dict[str, Type] = {
    "IncidentOpened": "incident.opened",
    "IncidentUpdated": "incident.updated",
    "IncidentsMerged": "incident.merged",
    "IncidentRetracted": "incident.retracted",
}


def event_id(event: IncidentEvent) -> str:
    """The same for every delivery of one change, so that a receiver can tell a retry. Holds no dot, as the standard asks."""
    absorbed = f"-{event.absorbed}" if isinstance(event, IncidentsMerged) else ""
    return f"{event.incident}-v{event.incident_version}{absorbed}".replace(".", "-")


def body(event: IncidentEvent, summary: Summary) -> bytes:
    """UTF-8 JSON; the same bytes for the same change, however often it is sent."""
    data = feature(summary) | ({"absorbed": event.absorbed} if isinstance(event, IncidentsMerged) else {})
    return Notification(type=TYPES[event.name], timestamp=summary.updated_at, data=data).model_dump_json().encode()
