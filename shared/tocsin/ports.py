"""What the use cases need from the world, as small Protocols. Adapters live in tocsin.aws; tests use memory ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tocsin.messages import IncidentEvent, ReportAccepted, ReportExtracted
    from tocsin.model.incident import Incident, Summary
    from tocsin.model.mention import Mention
    from tocsin.model.neighbourhood import Commit, Lookup, Neighbourhood
    from tocsin.model.report import Report, ReportState, StatusChange


class Clock(Protocol):
    def now(self) -> str:
        """The present as an ISO timestamp in UTC."""
        ...


class ReportStore(Protocol):
    """Reports, their status and their mentions. A report is written once and never changed."""

    def add(self, report: Report, keys: Sequence[str], first: StatusChange) -> ReportState | None:
        """Store a new report under its id and idempotency `keys`; None when it is new, else the state of the one that is there.

        Raises KeyReused, and keeps nothing, when one of `keys` belongs to another report.
        """
        ...

    def known(self, key: str) -> str | None:
        """The report that an idempotency key was given for; None when it is not known, or no longer."""
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
    """Incidents with their mentions and versions, and the index entries that find candidates (tocsin.merging.keys)."""

    def neighbourhood(self, lookup: Lookup) -> Neighbourhood:
        """What the lookup names, as it is now; bounded, whatever the table holds. Ids that nothing has are left out."""
        ...

    def get(self, incident_id: str, version: int | None = None, as_of: str | None = None) -> Incident:
        """As it is now, as it was at that version, or at that time (ISO), with its history. Raises NotFound."""
        ...

    def of_report(self, report_id: str) -> Sequence[Incident]:
        """The incidents that the processing of a report touched, as they are now (redirects not followed), without history."""
        ...

    def commit(self, commit: Commit) -> None:
        """Write all of `after` or nothing, if every incident and guard that was read is still at the version read.

        An incident of `after` follows the one read with its id, or is new. Raises Conflict.
        """
        ...

    def listing(self, first_day: str, last_day: str, limit: int) -> Sequence[Summary]:
        """Active incidents by day, newest first; days as ISO, both included."""
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
