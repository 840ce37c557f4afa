"""The ports in memory: what the AWS adapters must be indistinguishable from (tests/contract)."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.errors import KeyReused, NotDelivered, NotFound
from tocsin.messages import IncidentEvent, ReportAccepted, ReportExtracted
from tocsin.model.mention import Mention
from tocsin.model.report import Report, ReportState, ReportStatus, StatusChange


class FixedClock:
    """Stands at `at` until told otherwise."""

    def __init__(self, at: str = "2021-03-01T08:00:00.000Z") -> None:
        self.at = at

    def now(self) -> str:
        return self.at


class MemoryReports:
    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._states: dict[str, ReportState] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._keys: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def add(self, report: Report, keys: Sequence[str], first: StatusChange) -> ReportState | None:
        for key in keys:
            if self._keys.get(key, report.id) != report.id:
                raise KeyReused(key)
        self._keys.update(dict.fromkeys(keys, report.id))
        if report.id in self._reports:
            return self._states[report.id]
        self._reports[report.id] = report
        self._states[report.id] = ReportState(id=report.id, status=first.status, history=(first,))
        return None

    def known(self, key: str) -> str | None:
        return self._keys.get(key)

    def get(self, report_id: str) -> Report:
        if report_id not in self._reports:
            raise NotFound(report_id)
        return self._reports[report_id]

    def state(self, report_id: str) -> ReportState:
        self.get(report_id)
        return self._states[report_id]

    def advance(self, report_id: str, change: StatusChange, incidents: Sequence[str] = ()) -> None:
        state = self.state(report_id)
        if state.status not in change.status.comes_from:
            return
        touched = tuple(incidents) if change.status is ReportStatus.DONE else state.incidents
        history = (*state.history, change)
        self._states[report_id] = ReportState(id=report_id, status=change.status, history=history, incidents=touched)

    def keep_mentions(self, report_id: str, mentions: Sequence[Mention]) -> None:
        self._mentions[report_id] = tuple(mentions)

    def mentions(self, report_id: str) -> Sequence[Mention]:
        return self._mentions.get(report_id, ())


class MemoryQueue:
    """`sent` is what was taken, in order; while `is_broken` nothing is."""

    def __init__(self) -> None:
        self.sent: list[ReportAccepted] = []
        self.is_broken = False

    def send(self, message: ReportAccepted, correlation: str) -> None:
        if self.is_broken:
            raise NotDelivered("the queue is broken")
        self.sent.append(message)


class MemoryBus:
    """`announced` is what was taken, in order; while `is_broken` nothing is."""

    def __init__(self) -> None:
        self.announced: list[ReportExtracted | IncidentEvent] = []
        self.is_broken = False

    def announce(self, events: Sequence[ReportExtracted | IncidentEvent], correlation: str) -> None:
        if self.is_broken:
            raise NotDelivered("the bus is broken")
        self.announced.extend(events)


class MemoryFiles:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, key: str, body: bytes, content_type: str) -> None:
        self.files[key] = body

    def get(self, key: str) -> bytes:
        if key not in self.files:
            raise NotFound(key)
        return self.files[key]


class MemorySubscribers:
    """`delivered` holds (event id, body); while `is_broken` nothing arrives."""

    def __init__(self) -> None:
        self.delivered: list[tuple[str, bytes]] = []
        self.is_broken = False

    def deliver(self, event_id: str, body: bytes) -> None:
        if self.is_broken:
            raise NotDelivered(f"{event_id} did not reach anybody")
        if event_id not in {known for known, _ in self.delivered}:
            self.delivered.append((event_id, body))
