"""Handler of the publish queue."""

from __future__ import annotations

from publish import wiring
from tocsin.lambda_ import Context, Event, work
from tocsin.messages import IncidentOpened, IncidentRetracted, IncidentsMerged, IncidentUpdated
from tocsin.stages.publish import publish

PAYLOADS = (IncidentOpened, IncidentUpdated, IncidentsMerged, IncidentRetracted)


def process(message: IncidentOpened | IncidentUpdated | IncidentsMerged | IncidentRetracted) -> None:
    publish(message, wiring.incidents(), wiring.files(), wiring.subscribers(), wiring.clock())


def handler(event: Event, context: Context) -> Event:
    return work(event, context, PAYLOADS, process, None)
