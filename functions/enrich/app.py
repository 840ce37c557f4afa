"""Handler of the enrich queue."""

from __future__ import annotations

from enrich import wiring
from tocsin.lambda_ import Context, Event, work
from tocsin.messages import ReportExtracted
from tocsin.stages.enrich import enrich


def process(message: ReportExtracted) -> None:
    enrich(message, wiring.reports(), wiring.incidents(), wiring.files(), wiring.bus(), wiring.clock())


def handler(event: Event, context: Context) -> Event:
    return work(event, context, (ReportExtracted,), process, wiring.fate())
