"""What travels on queues and bus: an envelope and a payload. Names and versions are written out, never derived."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from tocsin.model.base import Frozen, content_id
from tocsin.model.mention import Mention

SOURCE = "tocsin"


class ReportAccepted(Frozen):
    """ingest → extract queue: a report is stored and waits to be read."""

    name: Literal["ReportAccepted"] = "ReportAccepted"
    version: Literal[1] = 1
    report: str


class ReportExtracted(Frozen):
    """extract → bus: the report was read; `mentions` are in the report's order, or at `mentions_key` if too big for an event."""

    name: Literal["ReportExtracted"] = "ReportExtracted"
    version: Literal[1] = 1
    report: str
    mentions: tuple[Mention, ...] = ()
    mentions_key: str | None = None


class IncidentOpened(Frozen):
    name: Literal["IncidentOpened"] = "IncidentOpened"
    version: Literal[1] = 1
    incident: str
    incident_version: int


class IncidentUpdated(Frozen):
    name: Literal["IncidentUpdated"] = "IncidentUpdated"
    version: Literal[1] = 1
    incident: str
    incident_version: int


class IncidentsMerged(Frozen):
    """`absorbed` is now part of `incident` and redirects there."""

    name: Literal["IncidentsMerged"] = "IncidentsMerged"
    version: Literal[1] = 1
    incident: str
    incident_version: int
    absorbed: str


class IncidentRetracted(Frozen):
    name: Literal["IncidentRetracted"] = "IncidentRetracted"
    version: Literal[1] = 1
    incident: str
    incident_version: int


IncidentEvent = Annotated[IncidentOpened | IncidentUpdated | IncidentsMerged | IncidentRetracted, Field(discriminator="name")]
Payload = Annotated[
    ReportAccepted | ReportExtracted | IncidentOpened | IncidentUpdated | IncidentsMerged | IncidentRetracted, Field(discriminator="name")
]


class Envelope(Frozen):
    """`id` follows from the payload, so that a message announced twice is recognised; `correlation` is the report's id."""

    id: str
    correlation: str
    time: str
    payload: Payload


ENVELOPE: TypeAdapter[Envelope] = TypeAdapter(Envelope)


def sealed(payload: Payload, correlation: str, time: str) -> Envelope:
    """The payload in its envelope. The same payload always gets the same id, however often it is sent."""
    return Envelope(id=content_id("m", payload.model_dump_json()), correlation=correlation, time=time, payload=payload)
