"""Where the mentions of a report are, after others moved them or merged their incidents."""

from __future__ import annotations

import json

import pytest

from tests.made_up import parted
from tests.memory import MemoryReports
from tests.memory_incidents import MemoryIncidents
from tocsin.model.report import ReportState, ReportStatus, StatusChange
from tocsin.stages.answers import report_status
from tocsin.stages.requests import Request
from tocsin.stages.whereabouts import holders

LATER = "2020-06-01T00:00:00Z"


@pytest.mark.parametrize("report", ["r1", "r2"])
def test_a_report_is_held_by_the_one_incident_that_has_its_mention(report: str) -> None:
    store, _ = parted()
    (held,) = holders(report, store)
    assert [m.report for m in store.get(held).mentions] == [report]


class _Reports(MemoryReports):
    """Says of every report that it is done and told of one incident."""

    def __init__(self, incident: str) -> None:
        super().__init__()
        self._incident = incident

    def state(self, report_id: str) -> ReportState:
        done = StatusChange(status=ReportStatus.DONE, at=LATER)
        return ReportState(id=report_id, status=ReportStatus.DONE, history=(done,), incidents=(self._incident,))


@pytest.mark.parametrize("report", ["r1", "r2"])
def test_the_status_of_a_report_names_where_its_mentions_are_now(report: str) -> None:
    store, whole = parted()
    request = Request(f"/reports/{report}")
    answer = report_status(request, report, _Reports(whole.id), store)
    assert json.loads(answer.body)["incidents"] == holders(report, store)


def test_a_report_whose_mentions_are_gone_keeps_what_it_told_of() -> None:
    _, whole = parted()
    answer = report_status(Request("/reports/r1"), "r1", _Reports(whole.id), MemoryIncidents())
    assert json.loads(answer.body)["incidents"] == [whole.id]
