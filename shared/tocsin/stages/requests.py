"""What comes in over HTTP and what is sent back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.errors import Rejected
from tocsin.intake.problems import CONTENT_TYPE, problem

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """What came in. Header names are lower case, `body` the bytes as sent."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


def refused(refusal: Rejected, path: str) -> Answer:
    """A refusal as problem+json."""
    return json_answer(problem(refusal, path), refusal.status, CONTENT_TYPE)


def not_found(path: str) -> Answer:
    return refused(Rejected("nothing of that name is here", code="not-found", status=404), path)


def json_answer(body: Any, status: int, kind: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, {"content-type": kind, **(headers or {})}, json.dumps(body, ensure_ascii=False))
