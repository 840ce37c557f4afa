"""ingest: documents in, reports stored and queued, a receipt for each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.errors import KeyReused, Rejected
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.messages import ReportAccepted
from tocsin.model.report import ReportStatus, StatusChange
from tocsin.ports import Clock, Queue, ReportStore


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one document: the report it is, or why it was refused."""

    report: str | None
    status: ReportStatus | None
    duplicate: bool
    refusal: Rejected | None = None


def ingest(
    documents: Sequence[IntakeDocument | Rejected],
    is_list: bool,
    key: str | None,
    source: str | None,
    reports: ReportStore,
    queue: Queue,
    clock: Clock,
) -> list[Receipt]:
    """Store each document, then queue it; in the order given. `key` is the request's idempotency key.

    A document that is already there is not stored again, and queued again only where nothing shows that it was read: a crash
    between storing and queueing loses nothing.
    """
    if not is_list:
        return [_one(documents[0], "", key, source, reports, queue, clock)]
    return [_one(d, f"/{n}", f"{key}#{n}" if key else None, source, reports, queue, clock) for n, d in enumerate(documents)]


def _one(
    document: IntakeDocument | Rejected, at: str, key: str | None, source: str | None, reports: ReportStore, queue: Queue, clock: Clock
) -> Receipt:
    if isinstance(document, Rejected):
        return Receipt(None, None, False, document)
    report = report_of(document, source)
    own, asked = report.key(report.takes_back), json.dumps(["request", key]) if key else None
    try:
        known = reports.add(report, [k for k in (own, asked) if k], StatusChange(status=ReportStatus.QUEUED, at=clock.now()))
    except KeyReused as refusal:
        return Receipt(None, None, False, KeyReused(refusal.key, f"{at}/external_id") if refusal.key == own else refusal)
    if known is None or known.status == ReportStatus.QUEUED:
        queue.send(ReportAccepted(report=report.id), report.id)
    return Receipt(report.id, known.status if known else ReportStatus.QUEUED, known is not None)
