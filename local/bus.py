"""Routing of events as EventBridge does it: match a rule's pattern, deliver to its queues, dead-letter what cannot be delivered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from local.template import UnknownConstruct

TARGET_PROPERTIES = {"Id", "Arn", "InputPath", "DeadLetterConfig", "RetryPolicy"}
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the template gives it; `targets` have resolved ARNs of queues."""

    arn: str
    pattern: Mapping[str, Any]
    targets: tuple[Mapping[str, Any], ...]

    def __post_init__(self) -> None:
        check_pattern(self.pattern)
        for target in self.targets:
            unknown = set(target) - TARGET_PROPERTIES
            if unknown or ":sqs:" not in target["Arn"]:
                raise UnknownConstruct(f"rule target {target['Id']}: {sorted(unknown) or target['Arn']}")


def check_pattern(pattern: Any) -> None:
    """Exact values in nested maps are known here; content filters are not."""
    if isinstance(pattern, dict):
        for part in pattern.values():
            check_pattern(part)
    elif not isinstance(pattern, list) or any(isinstance(v, dict | list) for v in pattern):
        raise UnknownConstruct(f"event pattern {pattern!r}")


def matches(pattern: Any, value: Any) -> bool:
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(matches(p, value.get(k)) for k, p in pattern.items())
    values = value if isinstance(value, list) else [value]
    return any(type(v) is type(p) and v == p for v in values for p in pattern)


@dataclass(slots=True)
class Router:
    """Delivers what is put on the bus. `sqs` is a client that nobody counts or breaks."""

    sqs: Any
    rules: dict[str, Rule] = field(default_factory=dict)

    def route(self, rule_name: str, event: Event) -> None:
        rule = self.rules[rule_name]
        event = {**event, "time": datetime.fromtimestamp(float(event["time"]), UTC).isoformat().replace("+00:00", "Z")}
        event.pop("ingestion-time", None)
        if matches(rule.pattern, event):
            for target in rule.targets:
                self._deliver(rule, target, event)

    def _deliver(self, rule: Rule, target: Mapping[str, Any], event: Event) -> None:
        body = json.dumps(_at(event, target.get("InputPath", "$")), ensure_ascii=False)
        try:
            self.sqs.send_message(QueueUrl=self._url(target["Arn"]), MessageBody=body)
        except ClientError as fault:
            if "DeadLetterConfig" not in target:
                raise UnknownConstruct(f"an event is lost: rule {rule.arn} has no dead-letter queue") from fault
            why = {"RULE_ARN": rule.arn, "TARGET_ARN": target["Arn"], "ERROR_CODE": fault.response["Error"]["Code"]}
            url = self._url(target["DeadLetterConfig"]["Arn"])
            self.sqs.send_message(
                QueueUrl=url, MessageBody=json.dumps(event, ensure_ascii=False), MessageAttributes=_attributes(why.items())
            )

    def _url(self, arn: str) -> str:
        return str(self.sqs.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"])


def _attributes(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {name: {"DataType": "String", "StringValue": value} for name, value in pairs}


def _at(event: Event, path: str) -> Any:
    """The part of the event that a plain path like `$.detail.x` names."""
    found: Any = event
    for step in path.removeprefix("$").split(".")[1:]:
        found = found[step]
    return found
