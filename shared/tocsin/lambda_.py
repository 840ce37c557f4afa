"""What every handler shares: a logger, and the fate of each message of a batch.

    outcome of a message            what becomes of it
    done                            acknowledged
    Rejected (permanent)            its report is kept as rejected, with the reason; acknowledged
    Transient, unknown, malformed   reported as a failed item: delivered again, and after the last delivery dead-lettered;
                                    on that last delivery its report is marked failed

The last delivery is known by its receive count, so a report is marked before its message is dead-lettered and the message
stays in the dead-letter queue for a redrive. A consumer of that queue would have to take it out.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import ValidationError

from tocsin.errors import NotDelivered, Rejected, TocsinError
from tocsin.messages import ENVELOPE, Envelope
from tocsin.model.report import ReportStatus, StatusChange
from tocsin.ports import Clock, ReportStore

Event = dict[str, Any]
Context = LambdaContext


@cache
def logger() -> Logger:
    """One for the process; service and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL."""
    return Logger()


@dataclass(frozen=True, slots=True)
class Fate:
    """Writes on a report what became of a message about it (its correlation id is the report's)."""

    reports: ReportStore
    clock: Clock
    max_receives: int

    def rejected(self, envelope: Envelope, why: Rejected) -> None:
        self._mark(envelope, ReportStatus.REJECTED, why.detail)

    def failed(self, envelope: Envelope, why: Exception, receives: int) -> None:
        if receives >= self.max_receives:
            self._mark(envelope, ReportStatus.FAILED, f"given up after {receives} attempts: {describe(why)}")

    def _mark(self, envelope: Envelope, status: ReportStatus, reason: str) -> None:
        self.reports.advance(envelope.correlation, StatusChange(status=status, at=self.clock.now(), reason=reason))


def work(event: Event, context: Context, payloads: tuple[type, ...], process: Callable[[Any], None], fate: Fate | None) -> Event:
    """Run `process` on the payload of every message of an SQS batch; returns the batch item failures.

    `fate` is None where messages are not about a report: there a rejection is a failure like any other.
    """

    def handle(record: SQSRecord) -> None:  # Powertools passes it as `record`
        with _logged():
            envelope = ENVELOPE.validate_json(record.body)
            with logger().append_context_keys(correlation_id=envelope.correlation, message_id=envelope.id, payload=envelope.payload.name):
                _decide(envelope, payloads, process, fate, int(record.attributes.approximate_receive_count))

    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
    with logger().append_context_keys(request_id=context.aws_request_id):
        answer = dict(process_partial_response(event, handle, processor, context))
    _settle_down()
    return answer


@cache
def _settle_down() -> None:
    """What the first batch has loaded stays: the garbage collector need not walk through it again."""
    gc.collect()
    gc.freeze()


def _decide(envelope: Envelope, payloads: tuple[type, ...], process: Callable[[Any], None], fate: Fate | None, receives: int) -> None:
    try:
        if not isinstance(envelope.payload, payloads):
            raise NotDelivered(f"a {envelope.payload.name} came to the wrong queue")
        process(envelope.payload)
        logger().info("done", receives=receives)
    except Rejected as why:
        if fate is None:
            raise
        fate.rejected(envelope, why)
        logger().warning("rejected", code=why.code)
    except Exception as why:
        if fate is not None:
            with _logged(silent=True):
                fate.failed(envelope, why, receives)
        raise


@contextmanager
def _logged(silent: bool = False) -> Iterator[None]:
    """Log what goes wrong inside; `silent` keeps it from going further, where a first error must not be hidden by a second."""
    try:
        yield
    except Exception as fault:
        logger().error("failed", error=describe(fault), frames=traceback.format_tb(fault.__traceback__))
        if not silent:
            raise


def describe(fault: Exception) -> str:
    """What went wrong, in words that hold nothing of a report: messages of others may quote what they choked on."""
    kind = type(fault).__name__
    if isinstance(fault, ValidationError):
        places = sorted({".".join(str(p) for p in e["loc"]) for e in fault.errors(include_input=False, include_url=False)})
        return f"{kind} at {', '.join(places[:5])}"
    return f"{kind}: {fault}" if isinstance(fault, TocsinError) else kind
