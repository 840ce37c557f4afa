"""The analysts' desk: decisions and withdrawals over HTTP. Who decides follows from the key, not from what is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from tocsin.errors import InvalidDocument, NotFound, Rejected
from tocsin.intake.documents import refusal_of
from tocsin.intake.signatures import bearer
from tocsin.model.base import Frozen
from tocsin.model.incident import Incident
from tocsin.ports import Bus, Clock, IncidentStore
from tocsin.stages.decide import Ruling, decide, withdraw_report
from tocsin.stages.requests import JSON, Answer, Request, json_answer, not_found, refused

Shape = TypeVar("Shape", bound=Frozen)


class Withdrawal(Frozen):
    """Why what a report said is taken back."""

    reason: str = Field(min_length=1, max_length=2000)


def rule(request: Request, incident_id: str, analysts: Mapping[str, str], incidents: IncidentStore, bus: Bus, clock: Clock) -> Answer:
    """POST /incidents/{id}/decisions: merge, split, set a field, retract. `analysts` maps a key to a name."""
    try:
        author = bearer(request.headers, analysts)
        ruling = _ruling(request.body, author)
        changed = decide(incident_id, ruling, incidents, bus, clock)
    except Rejected as refusal:
        return refused(refusal, request.path)
    except NotFound:
        return not_found(request.path)
    return json_answer({"author": author, "changed": _lines(changed)}, 200, JSON)


def withdraw(request: Request, report_id: str, analysts: Mapping[str, str], incidents: IncidentStore, bus: Bus, clock: Clock) -> Answer:
    """POST /reports/{id}/withdrawal: all that the report said is taken back, as when its post was deleted."""
    try:
        author = bearer(request.headers, analysts)
        reason = _read(Withdrawal, request.body).reason
        changed = withdraw_report(report_id, author, reason, incidents, bus, clock)
    except Rejected as refusal:
        return refused(refusal, request.path)
    return json_answer({"author": author, "changed": _lines(changed)}, 200, JSON)


def _ruling(body: bytes, author: str) -> Ruling:
    said = _content(body)
    if "author" in said:
        raise InvalidDocument("the author is whoever holds the key", "/author", status=422)
    return _read(Ruling, json.dumps(said | {"author": author}).encode())


def _content(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise InvalidDocument(f"not JSON: {str(fault)[:200]}", code="not-json") from fault
    if not isinstance(content, dict):
        raise InvalidDocument("a decision is a JSON object", code="not-a-document")
    return content


def _read(shape: type[Shape], body: bytes) -> Shape:
    try:
        return shape.model_validate(_content(body))
    except ValidationError as fault:
        raise refusal_of(fault, "") from fault


def _lines(changed: Iterable[Incident]) -> list[dict[str, Any]]:
    return [
        {"id": i.id, "version": i.version, "status": i.status.value, "merged_into": i.merged_into, "url": f"/incidents/{i.id}"}
        for i in changed
    ]
