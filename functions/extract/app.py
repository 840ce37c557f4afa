"""Handler of the extract queue."""

from __future__ import annotations

from extract import wiring
from tocsin.lambda_ import Context, Event, work
from tocsin.messages import ReportAccepted
from tocsin.stages.extract import extract


def process(message: ReportAccepted) -> None:
    extract(message, wiring.reports(), wiring.files(), wiring.bus(), wiring.clock())


def handler(event: Event, context: Context) -> Event:
    return work(event, context, (ReportAccepted,), process, wiring.fate())
