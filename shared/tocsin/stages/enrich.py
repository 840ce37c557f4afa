"""enrich: the mentions of a report are resolved, put to the incidents they tell, and the changes announced."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.enrichment import resolve
from tocsin.merging.records import record
from tocsin.merging.regroup import Cause
from tocsin.messages import ReportExtracted
from tocsin.model.incident import MentionRecord
from tocsin.model.mention import Mention
from tocsin.model.report import Report, ReportStatus, StatusChange
from tocsin.ports import Bus, Clock, FileStore, IncidentStore, ReportStore
from tocsin.stages.decide import withdraw_report
from tocsin.stages.settle import Matter, events_of, settle


def enrich(message: ReportExtracted, reports: ReportStore, incidents: IncidentStore, files: FileStore, bus: Bus, clock: Clock) -> None:
    """Resolve, settle in one transaction, announce, and call the report done. Again: no change, announced again.

    What a source took back is withdrawn, whichever of the two comes first.
    """
    report = reports.get(message.report)
    if report.takes_back:
        homes = _taken_back(report, reports, incidents, bus, clock)
        reports.advance(report.id, StatusChange(status=ReportStatus.DONE, at=clock.now()), homes)
        return
    mentions = resolve(report, _mentions(message, files))
    reports.keep_mentions(report.id, mentions)
    records = [record(report, m) for m in mentions]
    settled = settle(Matter(_cause(report, records, clock.now()), records, report.id), incidents)
    events = events_of(settled.changed if settled.is_first else incidents.of_report(report.id), incidents)
    if events:
        bus.announce(events, report.id)
    homes = sorted({settled.homes[r.id] for r in records})
    reports.advance(report.id, StatusChange(status=ReportStatus.DONE, at=clock.now()), homes)
    withdrawal = report.key(takes_back=True)
    if withdrawal and (later := reports.known(withdrawal)):
        _withdraw(report.id, reports.get(later), incidents, bus, clock)


def _taken_back(report: Report, reports: ReportStore, incidents: IncidentStore, bus: Bus, clock: Clock) -> list[str]:
    """Withdraw what the source sent under that name, and tell where it was. One still on its way finds the withdrawal itself."""
    key = report.key(takes_back=False)
    original = reports.known(key) if key else None
    if original is None or reports.state(original).status is not ReportStatus.DONE:
        return []
    _withdraw(original, report, incidents, bus, clock)
    return sorted(i.id for i in incidents.of_report(original))


def _withdraw(original: str, report: Report, incidents: IncidentStore, bus: Bus, clock: Clock) -> None:
    withdraw_report(original, report.source.name, f"{report.pubstatus} by its source", incidents, bus, clock)


def _mentions(message: ReportExtracted, files: FileStore) -> tuple[Mention, ...]:
    if message.mentions_key is None:
        return message.mentions
    return ReportExtracted.model_validate_json(files.get(message.mentions_key)).mentions


def _cause(report: Report, records: Sequence[MentionRecord], now: str) -> Cause:
    kinds = {r.notice for r in records if r.notice}
    told = " and ".join(sorted(kinds)) or "report"
    return Cause(name=report.id, reason=f"{told} of {report.source.name}", at=now)
