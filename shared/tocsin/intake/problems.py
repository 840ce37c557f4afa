"""Refusals as RFC 9457 problem details."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tocsin.errors import Rejected

CONTENT_TYPE = "application/problem+json"


def problem(refusal: Rejected, instance: str | None = None) -> dict[str, Any]:
    """type, title, status, detail, instance, and `errors` with a JSON pointer to the fault."""
    body: dict[str, Any] = {
        "type": f"urn:tocsin:problem:{refusal.code}",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "detail": refusal.detail,
    }
    if instance:
        body["instance"] = instance
    body["errors"] = [{"pointer": f"#{refusal.pointer}", "detail": refusal.detail, "code": refusal.code}]
    return body
