"""Handler of the publish queue."""

from __future__ import annotations

from publish import wiring
from tocsin.lambda_ import Context, Event, work
from tocsin.messages import IncidentOpened, IncidentRetracted, IncidentsMerged, IncidentUpdated
from tocsin.stages.publish import publish, refresh_feeds

PAYLOADS = (IncidentOpened, IncidentUpdated, IncidentsMerged, IncidentRetracted)


def process(message: IncidentOpened | IncidentUpdated | IncidentsMerged | IncidentRetracted) -> None:
    publish(message, wiring.incidents(), wiring.files(), wiring.subscribers())


def handler(event: Event, context: Context) -> Event:
    """Feeds once for the whole batch; should that fail, the whole batch comes again, and subscribers hear nothing twice."""
    outcome = work(event, context, PAYLOADS, process, None)
    refresh_feeds(wiring.incidents(), wiring.files(), wiring.clock())
    return outcome
