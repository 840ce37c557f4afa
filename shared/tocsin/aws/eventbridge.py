"""The bus, on which facts are announced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tocsin.aws.clients import translated
from tocsin.errors import NotDelivered
from tocsin.messages import SOURCE, IncidentEvent, ReportExtracted, sealed
from tocsin.ports import Clock

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_events.type_defs import PutEventsRequestEntryTypeDef

MOST_ENTRIES = 10
MOST_BYTES = 240_000  # of one PutEvents request, somewhat below what the service takes


class EventBridgeBus:
    def __init__(self, client: EventBridgeClient, name: str, clock: Clock) -> None:
        self._client, self._name, self._clock = client, name, clock

    def announce(self, events: Sequence[ReportExtracted | IncidentEvent], correlation: str) -> None:
        for batch in batches([self._entry(e, correlation) for e in events]):
            with translated(NotDelivered):
                answer = self._client.put_events(Entries=batch)
            if answer["FailedEntryCount"]:
                codes = sorted({e["ErrorCode"] for e in answer["Entries"] if "ErrorCode" in e})
                raise NotDelivered(f"{answer['FailedEntryCount']} of {len(batch)} events refused: {', '.join(codes)}")

    def _entry(self, event: ReportExtracted | IncidentEvent, correlation: str) -> PutEventsRequestEntryTypeDef:
        envelope = sealed(event, correlation, self._clock.now())
        return {"EventBusName": self._name, "Source": SOURCE, "DetailType": event.name, "Detail": envelope.model_dump_json()}


def batches(entries: Sequence[PutEventsRequestEntryTypeDef]) -> Iterator[list[PutEventsRequestEntryTypeDef]]:
    """Entries in order, in requests that the service takes; an entry too big for any goes alone and is refused there."""
    batch: list[PutEventsRequestEntryTypeDef] = []
    size = 0
    for entry in entries:
        weight = len(entry.get("Detail", "").encode())
        if batch and (len(batch) == MOST_ENTRIES or size + weight > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += weight
    if batch:
        yield batch
