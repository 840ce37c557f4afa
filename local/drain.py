"""Queues emptied as Lambda's event source mappings do it: batches, partial failures, receive counts, dead-letter queues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from local.functions import Function, Functions, InvocationFailed
from local.resources import REGION
from local.template import UnknownConstruct
from local.usage import Usage

MOST_AT_ONCE = 10  # messages that one ReceiveMessage gives
SOURCE_PROPERTIES = {"Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig"}
Progress = Callable[[str, int], None]
"""Called after each batch with the function's package and how many messages it finished."""


@dataclass(slots=True)
class DrainReport:
    """Messages done, deliveries that failed, and how many messages lie in each dead-letter queue, by logical id."""

    done: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    dead: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        return not any(self.dead.values())


@dataclass(frozen=True, slots=True)
class Source:
    """One event source mapping of a queue to a function."""

    function: Function
    url: str
    arn: str
    batch: int
    is_partial: bool

    @classmethod
    def of(cls, function: Function, properties: Mapping[str, Any], url_of: Callable[[str], str]) -> Source:
        unknown = sorted(set(properties) - SOURCE_PROPERTIES)
        if unknown or int(properties["BatchSize"]) > MOST_AT_ONCE:
            raise UnknownConstruct(f"{function.name}: event source with {unknown or properties['BatchSize']}")
        is_partial = "ReportBatchItemFailures" in properties.get("FunctionResponseTypes", ())
        return cls(function, url_of(properties["Queue"]), properties["Queue"], int(properties["BatchSize"]), is_partial)


class Worker:
    """Pollers' calls go through `sqs`, and those that found something are noted in `usage`."""

    def __init__(self, sqs: Any, functions: Functions, usage: Usage, sources: Sequence[Source]) -> None:
        self._sqs, self._functions, self._usage, self._sources = sqs, functions, usage, sources

    def drain(self, until_quiet: bool, progress: Progress | None) -> DrainReport:
        """Serve every queue in turn: once, or until a whole turn finds nothing. Redrive policies make that end."""
        report = DrainReport()
        while True:
            found = sum(self._serve(source, report, progress) for source in self._sources)
            if not found or not until_quiet:
                return report

    def _serve(self, source: Source, report: DrainReport, progress: Progress | None) -> int:
        """One batch. Failed messages come back at once: locally nobody waits for the visibility timeout."""
        messages = self._receive(source)
        if not messages:
            return 0
        failed = self._run(source, messages)
        package = source.function.package
        for message in messages:
            if message["MessageId"] in failed:
                self._sqs.change_message_visibility(QueueUrl=source.url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
        self._delete(source, [m for m in messages if m["MessageId"] not in failed])
        report.done[package] += len(messages) - len(failed)
        report.failed[package] += len(failed)
        if progress:
            progress(package, len(messages) - len(failed))
        return len(messages)

    def _receive(self, source: Source) -> list[dict[str, Any]]:
        answer = self._sqs.receive_message(QueueUrl=source.url, MaxNumberOfMessages=source.batch, AttributeNames=["All"])
        if "Messages" in answer:
            self._usage.polled("ReceiveMessage")
        return list(answer.get("Messages", ()))

    def _delete(self, source: Source, messages: Sequence[Mapping[str, Any]]) -> None:
        if messages:
            entries = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(messages)]
            self._sqs.delete_message_batch(QueueUrl=source.url, Entries=entries)
            self._usage.polled("DeleteMessageBatch")

    def _run(self, source: Source, messages: Sequence[Mapping[str, Any]]) -> set[str]:
        """Ids of the messages to deliver again."""
        everything = {m["MessageId"] for m in messages}
        try:
            result = self._functions.invoke(source.function, {"Records": [_record(m, source.arn) for m in messages]})
        except InvocationFailed:
            return everything
        if not source.is_partial:
            return set()
        named = {f.get("itemIdentifier") for f in (result or {}).get("batchItemFailures") or ()}
        return named if named <= everything else everything


def _record(message: Mapping[str, Any], arn: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }
