"""AWS calls that functions and pollers make: counted by service and action, with what AWS would bill for them.

DynamoDB's units are reckoned from the size of what is sent and read, because moto's own figures are constants.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

from local.functions import Function

PRICES = Path(__file__).with_name("prices.toml")
FLAT = {"SQS": ("sqs request", 64), "S3 PutObject": ("s3 put", 0), "S3 GetObject": ("s3 get", 0), "Secrets Manager": ("secrets call", 0)}


@dataclass(slots=True)
class Usage:
    """`requests` by (service, action); `units` by the names of prices.toml; `gb_seconds` of functions at work."""

    requests: Counter[tuple[str, str]] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    gb_seconds: float = 0.0

    def called(self, service: str, action: str, sent: bytes, received: bytes) -> None:
        self.requests[service, action] += 1
        if service == "DynamoDB":
            self.units.update(_dynamodb(action, json.loads(sent), json.loads(received)))
        elif service == "EventBridge":
            entries = json.loads(sent)["Entries"]
            self.units["events event"] += sum(_steps(len(e["Detail"].encode()), 64) for e in entries)
        else:
            unit, kilobytes = FLAT.get(f"{service} {action}") or FLAT[service]
            self.units[unit] += _steps(len(sent), kilobytes) if kilobytes else 1

    def polled(self, action: str) -> None:
        """A call of a queue's poller, which is billed like any other."""
        self.requests["SQS", action] += 1
        self.units["sqs request"] += 1

    def invoked(self, function: Function, seconds: float) -> None:
        self.units["lambda request"] += 1
        self.gb_seconds += seconds * function.memory / 1024

    def dollars(self) -> dict[str, float]:
        """List price by unit."""
        table = prices()
        costs = {unit: count * table["per_million"][unit] / 1e6 for unit, count in sorted(self.units.items())}
        return {**costs, "lambda gb-second": self.gb_seconds * table["lambda"]["gb_second"]}


def prices() -> dict[str, Any]:
    return tomllib.loads(PRICES.read_text(encoding="utf-8"))


Called = Callable[[str, str, bytes, bytes], None]
"""Service, action, what was sent, what came back."""


def meter(session: Any, called: Called, watch: Callable[[str, str, str], None] | None = None) -> None:
    """Tell `called` of each call that clients of a boto3 session have made, and `watch` before and after each ("before", "after")."""

    def before(model: Any, params: Any, context: Any, **_: Any) -> None:
        context["sent"] = _bytes(params.get("body"))
        if watch:
            watch("before", str(model.service_model.service_id), model.name)

    def after(http_response: Any, model: Any, context: Any, **_: Any) -> None:
        service = str(model.service_model.service_id)
        called(service, model.name, context["sent"], b"" if service == "S3" else http_response.content)
        if watch:
            watch("after", service, model.name)

    session.events.register("before-call", before)
    session.events.register("after-call", after)


def _bytes(body: Any) -> bytes:
    if isinstance(body, str):
        return body.encode()
    return bytes(body) if isinstance(body, bytes | bytearray) else b""


def _steps(size: int, kilobytes: int) -> int:
    return max(1, ceil(size / 1024 / kilobytes))


def _size(item: Any) -> int:
    return len(json.dumps(item, ensure_ascii=False).encode())


def _dynamodb(action: str, sent: Mapping[str, Any], received: Mapping[str, Any]) -> dict[str, int]:
    writes, reads = 0, 0
    if action == "TransactWriteItems":
        writes = 2 * sum(_written(op) for t in sent["TransactItems"] for op in t.values())
    elif action == "BatchWriteItem":
        writes = sum(_written(op) for table in sent["RequestItems"].values() for request in table for op in request.values())
    elif action in {"PutItem", "UpdateItem", "DeleteItem"}:
        writes = _written(sent)
    elif action == "BatchGetItem":
        asked = sum(len(table["Keys"]) for table in sent["RequestItems"].values())
        found = [item for table in received.get("Responses", {}).values() for item in table]
        reads = _read(found) + asked - len(found)
    elif action == "Query":
        reads = _steps(sum(_size(i) for i in received.get("Items", ())), 4)
    else:
        reads = _read([received.get("Item", {})])
    return {"dynamodb write unit": writes, "dynamodb read unit": reads}


def _written(op: Mapping[str, Any]) -> int:
    """An update is taken for one unit: what it changes here is small, and so are the items it changes."""
    return _steps(_size(op.get("Item", {})), 1)


def _read(found: Iterable[Any]) -> int:
    return sum(_steps(_size(item), 4) for item in found)
