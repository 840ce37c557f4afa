"""A run of many documents through the local stack: sent signed through its own door, drained, looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from local.stack import Stack
from tocsin.errors import NotFound
from tocsin.intake.signatures import sign
from tocsin.merging.mentions import mention_view
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.model.report import ReportState
from tocsin.publishing.feeds import FEEDS

BATCH = 20  # documents sent before the queues are drained, so that memory stays flat


@dataclass(frozen=True, slots=True)
class Sent:
    """One document and what the door said: the report's id, or why it was refused."""

    name: str
    report: str | None
    refusal: str | None


class Session:
    """Send documents to a stack and read what became of them."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.sent: list[Sent] = []
        self._incidents: dict[str, Incident] = {}

    def send(self, documents: Sequence[Any], progress: Callable[[int], None]) -> None:
        """All documents, in order, a batch at a time; each batch is worked off before the next."""
        for start in range(0, len(documents), BATCH):
            batch = documents[start : start + BATCH]
            self.sent += [self._post(document, start + n) for n, document in enumerate(batch)]
            self.stack.drain()
            progress(len(batch))

    def _post(self, document: Any, number: int) -> Sent:
        body = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
        answer = self.stack.http("POST", "/reports", signed(self.stack.secret, f"file-{number}", body), body)
        told = answer.json()
        name = str(document.get("external_id") or "") if isinstance(document, dict) else ""
        if answer.status in {200, 202}:
            return Sent(name or told["id"], told["id"], None)
        error = (told.get("errors") or [{}])[0]
        return Sent(name or f"document {number + 1}", None, f"{told.get('detail', answer.status)} {error.get('pointer', '')}".strip())

    def state(self, sent: Sent) -> ReportState | None:
        state: ReportState | None = self.stack.port("reports").state(sent.report) if sent.report else None
        return state

    def mention_lines(self) -> Iterator[dict[str, Any]]:
        """For each document that was taken: its mentions, each with the id of its incident as things stand now."""
        for sent in self.sent:
            yield {"report": sent.name, "mentions": list(self._mentions(sent.report)) if sent.report else []}

    def _mentions(self, report: str) -> Iterator[dict[str, Any]]:
        homes = {m.id: i.id for i in self.incidents_of(report) for m in i.mentions}
        for mention in self.stack.port("reports").mentions(report):
            view = mention_view(mention, homes.get(mention.id))
            yield view.model_dump(mode="json", exclude={"days"})

    def incidents_of(self, report: str) -> list[Incident]:
        """The incidents that hold a report's mentions now, redirects followed."""
        found = {}
        for incident in self.stack.port("incidents").of_report(report):
            here = self._survivor(incident)
            found[here.id] = here
        return list(found.values())

    def _survivor(self, incident: Incident) -> Incident:
        while incident.status == IncidentStatus.MERGED and incident.merged_into:
            try:
                incident = self.stack.port("incidents").get(incident.merged_into)
            except NotFound:
                break
        return incident

    def published(self) -> Iterator[tuple[str, bytes]]:
        """The files that were published: feeds, and a detail document for each incident."""
        files = self.stack.port("files")
        for key in [feed.key for feed in FEEDS] + [f"incidents/{i.id}.json" for i in self.incidents()]:
            try:
                yield key, files.get(key)
            except NotFound:
                continue

    def incidents(self) -> list[Incident]:
        """Every incident that any sent report tells of, newest first."""
        found = {i.id: i for s in self.sent if s.report for i in self.incidents_of(s.report)}
        return sorted(found.values(), key=lambda i: (i.summary.view.date or "", i.id), reverse=True)


def signed(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    """The headers that make a body welcome."""
    now = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": sign(secret, message_id, now, body),
    }
