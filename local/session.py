"""A run of many documents through the local stack: sent signed through its own door, drained, looked at."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import click

from local.inputs import Input
from local.stack import Stack
from tocsin.errors import NotFound
from tocsin.intake.signatures import sign
from tocsin.merging.mentions import mention_view
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.model.report import ReportState
from tocsin.model.vocabulary import Notice
from tocsin.publishing.feeds import FEEDS
from tocsin.publishing.redaction import PUBLIC, Redaction
from tocsin.stages.whereabouts import reached

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
        self._known: dict[str, list[Incident]] = {}

    def send(self, given: Sequence[Input]) -> Iterator[int]:
        """All documents, in order, a batch at a time; each batch is worked off before the next. Yields how many it held."""
        self._known.clear()
        for start in range(0, len(given), BATCH):
            batch = given[start : start + BATCH]
            for n, document in enumerate(batch, start):
                self.sent += self._post(document, f"file-{n}")
            self.stack.drain()
            yield len(batch)

    def _post(self, given: Input, message: str) -> Iterator[Sent]:
        answer = self.stack.http("POST", "/reports", signed(self.stack.secret, message, given.body), given.body)
        told = answer.json()
        if answer.status != 207:
            yield _sent(_name(given.body) or given.name, told)
            return
        for number, item in enumerate(told["items"]):
            yield _sent(_name(given.body, number) or f"{given.name}, item {number + 1}", item)

    def state(self, sent: Sent) -> ReportState | None:
        state: ReportState | None = self.stack.port("reports").state(sent.report) if sent.report else None
        return state

    def mention_lines(self) -> Iterator[dict[str, Any]]:
        """For each document: its mentions, each with the id of its incident as things stand now. None for one that was refused."""
        for sent in self.sent:
            yield {"report": sent.name, "mentions": list(self._mentions(sent.report)) if sent.report else []}

    def _mentions(self, report: str) -> Iterator[dict[str, Any]]:
        """None of a report that takes another back: it tells what was not."""
        held = {m.id: (i.id, m.notice) for i in self.incidents_of(report) for m in i.mentions}
        homes = {m: incident for m, (incident, _) in held.items()}
        if any(notice is Notice.CANCELLATION for _, notice in held.values()):
            return
        for mention in self.stack.port("reports").mentions(report):
            view = Redaction(PUBLIC).view(mention_view(mention, homes.get(mention.id)))
            yield view.model_dump(mode="json", exclude={"days"})

    def incidents_of(self, report: str) -> list[Incident]:
        """The incidents that a report touched or is held by now; read once after each sending."""
        if report not in self._known:
            self._known[report] = reached(report, self.stack.port("incidents"))
        return self._known[report]

    def incidents(self) -> list[Incident]:
        """Every active incident that any sent report tells of, newest first."""
        found = {i.id: i for s in self.sent if s.report for i in self.incidents_of(s.report) if i.status == IncidentStatus.ACTIVE}
        return sorted(found.values(), key=lambda i: (i.summary.view.date or "", i.id), reverse=True)

    def published(self) -> Iterator[tuple[str, bytes]]:
        """The files that were published: feeds, and for each incident its detail now and at each version."""
        for key in (*(feed.key for feed in FEEDS), *(key for i in self.incidents() for key in _files_of(i))):
            try:
                yield key, self.stack.port("files").get(key)
            except NotFound:
                continue

    def errors(self) -> list[str]:
        """What functions logged as errors, each once, in order."""
        return list(dict.fromkeys(filter(None, map(_error, self.stack.logs))))


def _sent(name: str, told: dict[str, Any]) -> Sent:
    """From the door's answer for one document."""
    if "status_url" in told:
        return Sent(name, told["id"], None)
    pointer = (told.get("errors") or [{}])[0].get("pointer", "").removeprefix("#")
    return Sent(name, None, f"{told.get('detail', 'refused')} {pointer}".strip())


def _name(body: bytes, number: int | None = None) -> str | None:
    """The external id that a document bears, if it can be read."""
    try:
        found = json.loads(body)
        found = found if number is None else found[number]
    except (ValueError, RecursionError):
        return None
    name = found.get("external_id") if isinstance(found, dict) else None
    return name if isinstance(name, str) and name.isprintable() else None


def _files_of(incident: Incident) -> Iterator[str]:
    yield f"incidents/{incident.id}.json"
    yield from (f"incidents/{incident.id}/v{version}.json" for version in range(1, incident.version + 1))


def _error(line: str) -> str | None:
    """A line of a function's log, if it tells of an error."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or entry.get("level") != "ERROR":
        return None
    return f"{entry.get('service') or entry.get('function')}: {entry.get('error') or entry.get('message')}"


def signed(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    """The headers that make a body welcome."""
    now = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": sign(secret, message_id, now, body),
    }


def check_secret(secret: str) -> None:
    """Raises ClickException for what Standard Webhooks does not take for a secret: 24 to 64 bytes in base64."""
    try:
        size = len(base64.b64decode(secret.removeprefix("whsec_"), validate=True))
    except ValueError as fault:
        raise click.ClickException(f"not a secret: {fault}") from fault
    if not 24 <= size <= 64:
        raise click.ClickException(f"not a secret: {size} bytes; whsec_ and 24 to 64 bytes in base64 are wanted")
