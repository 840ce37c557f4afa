"""publish: a changed incident becomes files and signed webhooks. Doing it again changes nothing."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from tocsin.messages import IncidentEvent
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.ports import Clock, FileStore, IncidentStore, Subscribers
from tocsin.publishing.detail import detail_document
from tocsin.publishing.feeds import FEEDS, MOST, window
from tocsin.publishing.geojson import collection
from tocsin.publishing.webhooks import body, event_id

JSON, GEOJSON = "application/json", "application/geo+json"


def publish(event: IncidentEvent, incidents: IncidentStore, files: FileStore, subscribers: Subscribers, clock: Clock) -> None:
    """Write the version that the event names, the current detail and the feeds, then tell the subscribers.

    The current detail and the feeds are always made from what is stored now, so that events that come late or in another order
    never put an older state over a newer one.
    """
    told = incidents.get(event.incident, event.incident_version)
    _write(files, f"incidents/{told.id}/v{told.version}.json", detail_document(told), JSON)
    current = incidents.get(event.incident)
    _write(files, f"incidents/{current.id}.json", _current(current), JSON)
    _refresh(incidents, files, clock)
    subscribers.deliver(event_id(event), body(event, told.summary))


def _current(incident: Incident) -> dict[str, Any]:
    if incident.status == IncidentStatus.MERGED:
        return {"id": incident.id, "status": incident.status.value, "merged_into": incident.merged_into}
    return detail_document(incident)


def _refresh(incidents: IncidentStore, files: FileStore, clock: Clock) -> None:
    now = clock.now()
    widest = max(FEEDS, key=lambda f: f.days)
    first, last = window(widest, datetime.fromisoformat(now).date())
    listed = incidents.listing(first, last, MOST)
    for feed in FEEDS:
        opening, _ = window(feed, datetime.fromisoformat(now).date())
        kept = [s for s in listed if s.view.days is None or s.view.days.last.isoformat() >= opening]
        _write(files, feed.key, collection(kept, now, feed.title), GEOJSON)


def _write(files: FileStore, key: str, document: Any, kind: str) -> None:
    files.put(key, json.dumps(document, ensure_ascii=False, indent=1).encode(), kind)
