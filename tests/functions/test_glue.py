"""What all handlers share: the fate of each message of a batch, what is logged, settings."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from tests.memory import FixedClock, MemoryReports
from tocsin.errors import NotDelivered, Rejected, StoreUnavailable
from tocsin.lambda_ import Fate, describe, work
from tocsin.lambda_http import request_of, serve
from tocsin.messages import ENVELOPE, IncidentOpened, ReportAccepted, sealed
from tocsin.model.report import Report, ReportStatus, Source, StatusChange
from tocsin.settings import MissingSettings, Settings, WorkerSettings
from tocsin.stages.requests import Answer, Request

CONTEXT: Any = SimpleNamespace(aws_request_id="request-1")
MAX = 3


def stored(reports: MemoryReports, text: str) -> str:
    report = Report(id=Report.id_of(Source(), None, None, text), text=text)
    reports.add(report, [], StatusChange(status=ReportStatus.QUEUED, at="2021-03-01T08:00:00Z"))
    return report.id


def record(body: str, message: str, receives: int = 1) -> dict[str, Any]:
    attributes = {"ApproximateReceiveCount": str(receives), "SentTimestamp": "1", "SenderId": "x", "ApproximateFirstReceiveTimestamp": "1"}
    arn = "arn:aws:sqs:eu-west-1:123456789012:q"
    return {
        "messageId": message,
        "receiptHandle": "r",
        "body": body,
        "attributes": attributes,
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
    }


def accepted(report: str) -> str:
    return sealed(ReportAccepted(report=report), report, "2021-03-01T08:00:00Z").model_dump_json()


def run(reports: MemoryReports, records: list[dict[str, Any]], faults: dict[str, Exception]) -> set[str]:
    """Work through the records; the stage raises the fault given for a report. Returns the messages that failed."""

    def process(message: ReportAccepted) -> None:
        if message.report in faults:
            raise faults[message.report]

    fate = Fate(reports, FixedClock(), MAX)
    result = work({"Records": records}, CONTEXT, (ReportAccepted,), process, fate)
    return {f["itemIdentifier"] for f in result["batchItemFailures"]}


def test_each_message_of_a_batch_has_its_own_fate() -> None:
    reports = MemoryReports()
    good, bad, down, odd = (stored(reports, t) for t in ("good", "bad", "down", "odd"))
    faults = {bad: Rejected("not a report"), down: StoreUnavailable("GetItem"), odd: ZeroDivisionError("text of the report")}
    bodies = [accepted(good), accepted(bad), accepted(down), accepted(odd), "no envelope", '{"id": "m_1"}']
    failed = run(reports, [record(body, str(n)) for n, body in enumerate(bodies)], faults)
    assert failed == {"2", "3", "4", "5"}
    assert reports.state(bad).status is ReportStatus.REJECTED
    assert reports.state(bad).history[-1].reason == "not a report"
    assert {reports.state(r).status for r in (good, down, odd)} == {ReportStatus.QUEUED}


@pytest.mark.parametrize(("receives", "status"), [(MAX - 1, ReportStatus.QUEUED), (MAX, ReportStatus.FAILED)])
def test_a_report_fails_with_the_last_delivery_and_not_before(receives: int, status: ReportStatus) -> None:
    reports = MemoryReports()
    down = stored(reports, "down")
    assert run(reports, [record(accepted(down), "1", receives)], {down: StoreUnavailable("GetItem")}) == {"1"}
    assert reports.state(down).status is status


def test_a_fault_in_marking_does_not_hide_the_first(caplog: pytest.LogCaptureFixture) -> None:
    assert run(MemoryReports(), [record(accepted("r_unknown"), "1", MAX)], {"r_unknown": ZeroDivisionError()}) == {"1"}


def test_a_rejection_that_cannot_be_written_is_tried_again() -> None:
    assert run(MemoryReports(), [record(accepted("r_unknown"), "1")], {"r_unknown": Rejected("no")}) == {"1"}


def test_a_payload_of_another_kind_fails() -> None:
    body = sealed(IncidentOpened(incident="i_1", incident_version=1), "r_1", "2021-03-01T08:00:00Z").model_dump_json()
    assert run(MemoryReports(), [record(body, "1")], {}) == {"1"}


def test_without_a_report_to_write_on_a_rejection_is_a_failure() -> None:
    def process(message: ReportAccepted) -> None:
        raise Rejected("no")

    result = work({"Records": [record(accepted("r_1"), "1")]}, CONTEXT, (ReportAccepted,), process, None)
    assert result["batchItemFailures"] == [{"itemIdentifier": "1"}]


def test_a_description_quotes_nothing_of_what_came() -> None:
    with pytest.raises(ValidationError) as caught:
        ENVELOPE.validate_python({"id": ["Two rockets fell"], "correlation": "r", "time": "t", "payload": {"name": "Two rockets"}})
    assert describe(caught.value) == "ValidationError at id, payload"
    assert describe(KeyError("Two rockets")) == "KeyError"
    assert describe(NotDelivered("1 of 2 events refused")) == "NotDelivered: 1 of 2 events refused"


def http(**more: Any) -> dict[str, Any]:
    return {"routeKey": "GET /x", "rawPath": "/x", "headers": {"X-A": "1"}, **more}


@pytest.mark.parametrize(
    ("fault", "status", "code"), [(StoreUnavailable("x"), 503, "unavailable"), (ZeroDivisionError("secret text"), 500, "internal-error")]
)
def test_a_fault_behind_the_api_is_a_problem_document(fault: Exception, status: int, code: str) -> None:
    def route(request: Request, path: Any) -> Answer:
        raise fault

    result = serve(http(), CONTEXT, {"GET /x": route})
    assert (result["statusCode"], result["headers"]["content-type"]) == (status, "application/problem+json")
    assert json.loads(result["body"])["type"].endswith(code)
    assert "secret text" not in result["body"]


def test_a_request_has_lower_case_headers_and_the_bytes_as_sent() -> None:
    request = request_of(http(body="AAE=", isBase64Encoded=True, queryStringParameters={"q": "1"}))
    assert (request.headers, request.body, request.query) == ({"x-a": "1"}, b"\x00\x01", {"q": "1"})
    assert request_of(http(body="é", isBase64Encoded=False)).body == "é".encode()
    assert request_of(http()).body == b""


def test_a_name_that_is_no_id_of_ours_is_not_looked_up() -> None:
    result = serve(http(pathParameters={"id": "x" * 5000}), CONTEXT, {})
    assert result["statusCode"] == 404


class Sample(WorkerSettings):
    table: str
    queue_url: str


def test_every_missing_variable_is_named_at_once() -> None:
    with pytest.raises(MissingSettings, match="missing in the environment: MAX_RECEIVES, QUEUE_URL"):
        Sample.from_env({"TABLE": "t", "QUEUE_URL": ""})


def test_settings_come_from_the_environment() -> None:
    settings: Settings = Sample.from_env({"TABLE": "t", "QUEUE_URL": "u", "MAX_RECEIVES": "3", "OTHER": "x"})
    assert settings.model_dump() == {"table": "t", "queue_url": "u", "max_receives": 3}
    with pytest.raises(ValidationError):
        Sample.from_env({"TABLE": "t", "QUEUE_URL": "u", "MAX_RECEIVES": "0"})
