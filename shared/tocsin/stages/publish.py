"""publish: a changed incident becomes files and signed webhooks. Doing it again changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from tocsin.errors import Conflict
from tocsin.messages import IncidentEvent, IncidentsMerged
from tocsin.model.incident import Incident, Summary
from tocsin.ports import Clock, FileStore, IncidentStore, Subscribers
from tocsin.publishing.detail import current_document, detail_document
from tocsin.publishing.feeds import FEEDS, MOST, widest, window, within
from tocsin.publishing.geojson import collection
from tocsin.publishing.webhooks import body, event_id
from tocsin.stages.show import told as shown

JSON, GEOJSON = "application/json", "application/geo+json"
TRIES = 5
State = TypeVar("State")


def publish(event: IncidentEvent, incidents: IncidentStore, files: FileStore, subscribers: Subscribers) -> None:
    """Write the version that the event names and the current detail, then tell the subscribers.

    Events may come late, twice or in another order: the current detail is always made from what is stored now. It tells
    the series as known at its writing; the file of a version holds nothing but what that version says.
    """
    current = incidents.get(event.incident)
    told = current if current.version == event.incident_version else incidents.get(event.incident, event.incident_version)
    _write(files, f"incidents/{told.id}/v{told.version}.json", detail_document(told), JSON)
    _publish_current(current, incidents, files)
    if isinstance(event, IncidentsMerged):
        _publish_current(incidents.get(event.absorbed), incidents, files)
    subscribers.deliver(event_id(event), body(event, told.summary))


def _publish_current(incident: Incident, incidents: IncidentStore, files: FileStore) -> None:
    def write(state: Incident) -> None:
        _write(files, f"incidents/{state.id}.json", current_document(state, shown(state, incidents)), JSON)

    _until_settled(incident, write, lambda: incidents.get(incident.id))


def refresh_feeds(incidents: IncidentStore, files: FileStore, clock: Clock) -> None:
    """Write every feed from what is stored now. Once for many events: a feed costs the same whatever has changed."""
    today = datetime.fromisoformat(clock.now()).date()
    first, last = window(widest(), today)

    def listed() -> tuple[Summary, ...]:
        return tuple(incidents.listing(first, last, MOST))

    def write(state: tuple[Summary, ...]) -> None:
        for feed in FEEDS:
            _write(files, feed.key, collection(within(state, feed, today), clock.now(), feed.title), GEOJSON)

    _until_settled(listed(), write, listed)


def _until_settled(state: State, write: Callable[[State], None], read: Callable[[], State]) -> None:
    """Write until what was written still holds afterwards, so that the last of several writers leaves the newest state."""
    for _ in range(TRIES):
        write(state)
        after = read()
        if after == state:
            return
        state = after
    raise Conflict("what is published changes faster than it can be written")


def _write(files: FileStore, key: str, document: Any, kind: str) -> None:
    files.put(key, json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), kind)
