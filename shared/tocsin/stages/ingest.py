"""ingest: documents in, reports stored and queued, a receipt for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.errors import KeyReused, Rejected
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.messages import ReportAccepted
from tocsin.model.report import Report, ReportState, ReportStatus, StatusChange
from tocsin.ports import Clock, Queue, ReportStore


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one document: the report it is, or why it was refused."""

    report: str | None
    status: ReportStatus | None
    duplicate: bool
    refusal: Rejected | None = None


def ingest(
    documents: Sequence[IntakeDocument | Rejected], key: str | None, source: str | None, reports: ReportStore, queue: Queue, clock: Clock
) -> list[Receipt]:
    """Store each document, then queue it; in the order given. `key` is the request's idempotency key.

    A document that is already there is not stored again, and queued again only where nothing shows that it was read: a crash
    between storing and queueing loses nothing.
    """
    several = len(documents) > 1
    return [_one(d, f"{key}#{n}" if key and several else key, source, reports, queue, clock) for n, d in enumerate(documents)]


def _one(
    document: IntakeDocument | Rejected, key: str | None, source: str | None, reports: ReportStore, queue: Queue, clock: Clock
) -> Receipt:
    if isinstance(document, Rejected):
        return Receipt(None, None, False, document)
    report = report_of(document, source)
    try:
        known = _stored(report, key, reports, clock)
    except KeyReused as refusal:
        return Receipt(None, None, False, refusal)
    if known is None or known.status == ReportStatus.QUEUED:
        queue.send(ReportAccepted(report=report.id), report.id)
    return Receipt(report.id, known.status if known else ReportStatus.QUEUED, known is not None)


def _stored(report: Report, key: str | None, reports: ReportStore, clock: Clock) -> ReportState | None:
    """The state of the report if it was there before; None when it is new. Both its keys are remembered for it."""
    first = StatusChange(status=ReportStatus.QUEUED, at=clock.now())
    own = f"{report.source.name} {report.external_id}" if report.external_id else None
    keys = [k for k in (own, f"request {key}" if key else None) if k]
    known = reports.add(report, keys[0] if keys else None, first)
    for further in keys[1:]:
        try:
            reports.add(report, further, first)
        except KeyReused as refusal:
            if known is None:
                reports.advance(report.id, StatusChange(status=ReportStatus.REJECTED, at=clock.now(), reason=refusal.detail))
            raise
    return known
