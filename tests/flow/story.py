"""Reports in our own words, and how a sender hands them over."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook

from local.gateway import Response
from local.stack import Stack

ROCKETS = {
    "external_id": "a-1",
    "source": {"name": "Northern Wire", "kind": "wire"},
    "published_at": "2020-08-04",
    "text": "Three rockets struck the airport of Mogadishu on Monday, 3 August 2020, killing two guards and wounding "
    "five people, police said.",
}
SAME_ROCKETS = {
    "external_id": "b-1",
    "source": {"name": "Evening Post", "kind": "press"},
    "published_at": "2020-08-04",
    "text": "Rockets were fired at Mogadishu airport on 3 August 2020. A hospital said two people were killed in the "
    "rocket attack and six wounded.",
}
BOMB = {
    "external_id": "c-1",
    "source": {"name": "Hill Radio", "kind": "broadcast"},
    "published_at": "2020-08-12",
    "text": "A car bomb in Kandahar late on 11 August 2020 killed one contractor and wounded eight others, officials said.",
}
QUIET = {
    "external_id": "d-1",
    "published_at": "2021-02-16",
    "text": "The council met on Tuesday to talk about the price of bread and milk.",
}


def headers(stack: Stack, body: bytes, message: str) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(stack.secret).sign(message, now, body.decode()),
    }


def post(stack: Stack, document: Any, message: str = "msg_1") -> Response:
    body = json.dumps(document).encode()
    return stack.http("POST", "/reports", headers(stack, body, message), body)


def report_of(answer: Response) -> str:
    return str(answer.json()["id"])


def state(stack: Stack, report: str) -> dict[str, Any]:
    found: dict[str, Any] = stack.http("GET", f"/reports/{report}").json()
    return found


def listing(stack: Stack) -> list[dict[str, Any]]:
    """The incidents of the story's month as the API gives them, without the time they were written."""
    features = stack.http("GET", "/incidents?from=2020-08-01&to=2020-08-31").json()["features"]
    return [{**f, "properties": {k: v for k, v in f["properties"].items() if k not in {"updated_at"}}} for f in features]
