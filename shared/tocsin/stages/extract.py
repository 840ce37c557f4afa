"""extract: a stored report is read into mentions, which are kept and announced."""

from __future__ import annotations

from tocsin.extraction.reader import read
from tocsin.merging.notices import notice_in
from tocsin.messages import ReportAccepted, ReportExtracted
from tocsin.model.mention import Mention
from tocsin.model.report import ReportStatus, StatusChange
from tocsin.model.vocabulary import Notice
from tocsin.ports import Bus, Clock, FileStore, ReportStore

EVENT_LIMIT = 200_000  # bytes of mentions an event may carry; well below EventBridge's limit, envelope included


def extract(message: ReportAccepted, reports: ReportStore, files: FileStore, bus: Bus, clock: Clock) -> None:
    """Read the report, keep its mentions, announce ReportExtracted. Running it again announces the same again.

    A report that takes back another tells nothing; one whose words do so is read for what it takes back.
    """
    report = reports.get(message.report)
    reports.advance(report.id, StatusChange(status=ReportStatus.PROCESSING, at=clock.now()))
    mentions = () if report.takes_back else read(report, least=int(notice_in(report, report.text) is Notice.CANCELLATION))
    reports.keep_mentions(report.id, mentions)
    bus.announce([_extracted(report.id, mentions, files)], report.id)


def _extracted(report_id: str, mentions: tuple[Mention, ...], files: FileStore) -> ReportExtracted:
    """The event, with the mentions in it or, when they are too big for an event, in a file it names."""
    event = ReportExtracted(report=report_id, mentions=mentions)
    body = event.model_dump_json().encode()
    if len(body) <= EVENT_LIMIT:
        return event
    key = f"mentions/{report_id}.json"
    files.put(key, body, "application/json")
    return ReportExtracted(report=report_id, mentions_key=key)
