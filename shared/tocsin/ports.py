"""What the use cases need from the world, as small Protocols. Adapters live in tocsin.aws; tests use memory ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tocsin.messages import IncidentEvent, ReportAccepted, ReportExtracted
from tocsin.model.incident import Incident
from tocsin.model.mention import Mention
from tocsin.model.report import Report, ReportState, StatusChange


class Clock(Protocol):
    def now(self) -> str:
        """The present as an ISO timestamp in UTC."""
        ...


class ReportStore(Protocol):
    """Reports, their status and their mentions. A report is written once and never changed."""

    def add(self, report: Report, key: str | None, first: StatusChange) -> ReportState | None:
        """Store a new report under its id and idempotency `key`; None when it is new, else the state of the one that is there.

        Raises KeyReused when `key` belongs to another report.
        """
        ...

    def get(self, report_id: str) -> Report:
        """Raises NotFound."""
        ...

    def state(self, report_id: str) -> ReportState:
        """Raises NotFound."""
        ...

    def advance(self, report_id: str, change: StatusChange, incidents: Sequence[str] = ()) -> None:
        """Append a status; a final status is never left again for `processing`."""
        ...

    def keep_mentions(self, report_id: str, mentions: Sequence[Mention]) -> None: ...

    def mentions(self, report_id: str) -> Sequence[Mention]: ...


class Queue(Protocol):
    def send(self, message: ReportAccepted, correlation: str) -> None:
        """Raises NotDelivered."""
        ...


class Bus(Protocol):
    def announce(self, events: Sequence[ReportExtracted | IncidentEvent], correlation: str) -> None:
        """All or an error: raises NotDelivered when any entry was refused."""
        ...


class IncidentStore(Protocol):
    """Incidents with their claims and versions, and the keys that find candidates (tocsin.merging.keys)."""

    def candidates(self, keys: Sequence[str], first_day: str, last_day: str) -> list[Incident]:
        """Current incidents under any of the index keys whose date may fall between the days; bounded, whatever the table holds."""
        ...

    def get(self, incident_id: str, version: int | None = None) -> Incident:
        """As it is now, or as it was at that version. Raises NotFound."""
        ...

    def commit(self, before: Sequence[Incident], after: Sequence[Incident]) -> None:
        """Write all of `after` or nothing, if every one of `before` is still at the version read and no new id exists.

        Raises Conflict. Committing the very same incidents again changes nothing.
        """
        ...

    def listing(self, first_day: str, last_day: str, limit: int) -> list[Incident]:
        """Current incidents by day, newest first."""
        ...


class FileStore(Protocol):
    """Published files and texts too big for a message."""

    def put(self, key: str, body: bytes, content_type: str) -> None: ...

    def get(self, key: str) -> bytes:
        """Raises NotFound."""
        ...


class Subscribers(Protocol):
    """Signed webhooks out."""

    def deliver(self, event_id: str, body: bytes) -> None:
        """Send to every subscriber that has not had `event_id`; raises NotDelivered if any failed, so that the rest is retried."""
        ...
