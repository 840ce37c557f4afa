"""POST /reports: who may send, and what he is told. Apart from the other answers, so that who takes reports in loads no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tocsin.errors import Rejected
from tocsin.intake.documents import parse
from tocsin.intake.problems import problem
from tocsin.intake.signatures import authorise
from tocsin.ports import Clock, Queue, ReportStore
from tocsin.stages.ingest import Receipt, ingest
from tocsin.stages.requests import JSON, Answer, Request, json_answer, refused


@dataclass(frozen=True, slots=True)
class Door:
    """Who may send: signing secrets in force (base64) and bearer keys with the source each belongs to."""

    secrets: tuple[str, ...]
    keys: Mapping[str, str]

    @classmethod
    def of(cls, secret: Mapping[str, Any]) -> Door:
        """From the stored secret {"current", "previous", "keys"}."""
        return cls(tuple(s for s in (secret.get("current"), secret.get("previous")) if s), secret.get("keys") or {})


def receive(request: Request, door: Door, reports: ReportStore, queue: Queue, clock: Clock) -> Answer:
    """POST /reports."""
    try:
        now = datetime.fromisoformat(clock.now())
        message_id, source = authorise(request.headers, request.body, now, door.secrets, door.keys)
        documents, is_list = parse(request.body)
    except Rejected as refusal:
        return refused(refusal, request.path)
    key = message_id or request.headers.get("idempotency-key")
    receipts = ingest(documents, is_list, key, source, reports, queue, clock)
    return _listed(receipts, request.path) if is_list else _received(receipts[0], request.path)


def _received(receipt: Receipt, path: str) -> Answer:
    if receipt.refusal is not None:
        return refused(receipt.refusal, path)
    body = _receipt(receipt, path)
    return json_answer(body, 200 if receipt.duplicate else 202, JSON, {"location": body["status_url"]})


def _listed(receipts: Sequence[Receipt], path: str) -> Answer:
    return json_answer({"items": [_receipt(r, path) for r in receipts]}, 207, JSON)


def _receipt(receipt: Receipt, path: str) -> dict[str, Any]:
    if receipt.refusal is not None:
        return problem(receipt.refusal, path)
    assert receipt.status is not None
    known = {"id": receipt.report, "status": receipt.status.value, "status_url": f"/reports/{receipt.report}"}
    return known | ({"duplicate": True} if receipt.duplicate else {})
