"""The whole of template.yaml on moto: what happens to one report, a duplicate, poison, a redrive, a replay."""

from __future__ import annotations

import importlib
import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from local.drain import DrainReport
from local.stack import Stack
from tests.flow.story import BOMB, QUIET, ROCKETS, SAME_ROCKETS, headers, listing, post, report_of, state
from tocsin.errors import StoreUnavailable, Unreadable


def test_one_report_becomes_an_incident_that_can_be_read(stack: Stack) -> None:
    answer = post(stack, ROCKETS)
    assert answer.status == 202
    assert answer.headers["location"] == f"/reports/{report_of(answer)}"
    assert state(stack, report_of(answer))["status"] == "queued"
    assert stack.drain().is_clean
    told = state(stack, report_of(answer))
    assert [c["status"] for c in told["history"]] == ["queued", "processing", "done"]
    (incident,) = told["incidents"]
    detail = stack.http("GET", f"/incidents/{incident}").json()
    assert detail["id"] == incident
    (feature,) = listing(stack)
    assert (feature["properties"]["type"], feature["properties"]["date"]) == ("rocket_attack", "2020-08-03")
    assert feature["properties"]["munitions"] == {"min": 3, "max": 3}
    assert json.loads(stack.port("files").get(f"incidents/{incident}.json"))["id"] == incident


def test_two_reports_of_one_incident_make_one_and_another_makes_two(stack: Stack) -> None:
    for n, document in enumerate((ROCKETS, SAME_ROCKETS, BOMB)):
        assert post(stack, document, f"msg_{n}").status == 202
    assert stack.drain().is_clean
    found = {f["properties"]["place"]: f["properties"]["reports"] for f in listing(stack)}
    assert sorted(found.values()) == [1, 2]


def test_a_report_that_tells_nothing_is_done_without_incidents(stack: Stack) -> None:
    report = report_of(post(stack, QUIET))
    assert stack.drain().is_clean
    assert (state(stack, report)["status"], state(stack, report)["incidents"]) == ("done", [])


def test_a_list_gives_an_answer_for_each_and_a_bad_one_hurts_no_other(stack: Stack) -> None:
    answer = post(stack, [ROCKETS, {"text": ""}, BOMB])
    statuses = [i.get("status") for i in answer.json()["items"]]
    assert statuses[0] == statuses[2] == "queued"
    assert statuses[1] in {400, 422}
    assert stack.drain().done["extract"] == 2


def test_a_duplicate_is_known_and_changes_nothing(stack: Stack) -> None:
    post(stack, ROCKETS)
    stack.drain()
    before = listing(stack)
    again = post(stack, ROCKETS)
    assert (again.status, again.json()["duplicate"]) == (200, True)
    assert sum(stack.drain().done.values()) == 0
    assert listing(stack) == before


def test_the_same_key_with_another_body_is_refused(stack: Stack) -> None:
    post(stack, ROCKETS)
    other = post(stack, {**BOMB, "external_id": "e-9"})
    assert other.status == 422
    assert other.headers["content-type"] == "application/problem+json"


def test_a_report_refused_for_its_message_id_is_taken_under_a_new_one(stack: Stack) -> None:
    post(stack, ROCKETS, "m1")
    assert post(stack, BOMB, "m1").status == 422
    again = post(stack, BOMB, "m2")
    assert again.status == 202
    assert stack.drain().is_clean
    assert state(stack, report_of(again))["status"] == "done"


def test_an_external_id_that_is_another_text_s_is_pointed_at(stack: Stack) -> None:
    post(stack, ROCKETS, "m1")
    changed = {**ROCKETS, "text": BOMB["text"]}
    assert post(stack, changed, "m2").json()["errors"][0]["pointer"] == "#/external_id"
    assert post(stack, [BOMB, changed], "m3").json()["items"][1]["errors"][0]["pointer"] == "#/1/external_id"


def test_keys_that_read_alike_are_two(stack: Stack) -> None:
    assert post(stack, {**ROCKETS, "source": {"name": "request"}, "external_id": "m1"}, "m1").status == 202


def resend(stack: Stack, queue: str, body: str) -> None:
    """Put a message on a queue (by logical id), as SQS does when it delivers one twice."""
    boto3.client("sqs").send_message(QueueUrl=stack.ref(queue), MessageBody=body)


def test_a_message_delivered_twice_changes_nothing(stack: Stack) -> None:
    report = report_of(post(stack, ROCKETS))
    (body,) = stack.messages("ExtractQueue")
    stack.drain()
    before = listing(stack)
    resend(stack, "ExtractQueue", body)
    assert stack.drain().is_clean
    assert listing(stack) == before
    assert state(stack, report)["status"] == "done"


def test_poison_is_dead_lettered_while_its_neighbours_pass(stack: Stack) -> None:
    first, second = report_of(post(stack, ROCKETS, "m1")), report_of(post(stack, BOMB, "m2"))
    resend(stack, "ExtractQueue", "this is no envelope")
    report = stack.drain()
    assert report.dead == {"BusDeadLetters": 0, "EnrichDeadLetters": 0, "ExtractDeadLetters": 1, "PublishDeadLetters": 0}
    assert report.failed["extract"] == 3, "as often as the template says"
    assert stack.messages("ExtractDeadLetters") == ["this is no envelope"]
    assert {state(stack, r)["status"] for r in (first, second)} == {"done"}
    assert len(listing(stack)) == 2


def broken(stack: Stack, monkeypatch: pytest.MonkeyPatch, package: str, fault: Exception) -> None:
    """The stage of that function raises, whatever it is given."""

    def stage(*_: Any) -> None:
        raise fault

    monkeypatch.setattr(importlib.import_module(f"{package}.app"), package, stage)


@pytest.mark.parametrize(("package", "queue"), [("extract", "ExtractQueue"), ("enrich", "EnrichQueue")])
def test_a_report_fails_in_the_end_and_a_redrive_cures_it(stack: Stack, monkeypatch: pytest.MonkeyPatch, package: str, queue: str) -> None:
    report = report_of(post(stack, ROCKETS))
    with monkeypatch.context() as patch:
        broken(stack, patch, package, StoreUnavailable("GetItem: Throttled"))
        first = stack.drain()
    assert first.failed[package] == 3
    told = state(stack, report)
    assert told["status"] == "failed"
    assert told["history"][-1]["reason"] == "given up after 3 attempts: StoreUnavailable: GetItem: Throttled"
    assert stack.redrive(queue) == 1
    assert stack.drain().is_clean
    assert state(stack, report)["status"] == "done"
    assert len(listing(stack)) == 1


def test_what_cannot_be_read_is_rejected_with_its_reason_and_not_retried(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(post(stack, ROCKETS))
    broken(stack, monkeypatch, "extract", Unreadable("no stage can read this"))
    assert stack.drain().is_clean
    told = state(stack, report)
    assert (told["status"], told["history"][-1]["reason"]) == ("rejected", "no stage can read this")


def test_a_publication_that_fails_leaves_the_report_done(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(post(stack, ROCKETS))
    with monkeypatch.context() as patch:
        broken(stack, patch, "publish", StoreUnavailable("PutObject: SlowDown"))
        assert stack.drain().dead["PublishDeadLetters"] == 1
    assert state(stack, report)["status"] == "done"
    stack.redrive("PublishQueue")
    assert stack.drain().is_clean
    (incident,) = state(stack, report)["incidents"]
    assert json.loads(stack.port("files").get(f"incidents/{incident}.json"))["id"] == incident


def test_a_message_on_the_wrong_queue_is_dead_lettered(stack: Stack) -> None:
    post(stack, ROCKETS)
    (body,) = stack.messages("ExtractQueue")
    resend(stack, "PublishQueue", body)
    assert stack.drain().dead["PublishDeadLetters"] == 1


def test_an_event_that_no_queue_takes_is_dead_lettered_by_the_bus_and_can_be_announced_again(stack: Stack) -> None:
    report = report_of(post(stack, ROCKETS))
    sqs, url = boto3.client("sqs"), stack.ref("EnrichQueue")
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout", "RedrivePolicy"])["Attributes"]
    sqs.delete_queue(QueueUrl=url)
    with pytest.raises(ClientError):  # nobody can poll what is gone
        stack.drain()
    (event,) = stack.messages("BusDeadLetters")
    assert json.loads(event)["detail"]["payload"]["report"] == report
    sqs.create_queue(QueueName=stack.attribute("EnrichQueue", "QueueName"), Attributes=attributes)
    assert stack.redrive("Bus") == 1
    assert stack.drain().is_clean
    assert state(stack, report)["status"] == "done"


def test_mentions_too_big_for_an_event_travel_in_a_file(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.stages.extract.EVENT_LIMIT", 10)
    report = report_of(post(stack, ROCKETS))
    assert stack.drain().is_clean
    assert state(stack, report)["status"] == "done"
    assert len(listing(stack)) == 1
    assert stack.port("files").get(f"mentions/{report}.json")


def test_no_word_of_a_report_is_logged(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    post(stack, ROCKETS)
    resend(stack, "ExtractQueue", json.dumps({"id": "1", "text": ROCKETS["text"]}))
    broken(stack, monkeypatch, "publish", ValueError(ROCKETS["text"]))
    stack.drain()
    assert len(stack.logs) > 5
    assert not [line for line in stack.logs if "Mogadishu" in line or "guards" in line]


def test_log_lines_name_function_report_and_message(stack: Stack) -> None:
    report = report_of(post(stack, ROCKETS))
    stack.drain()
    lines = [json.loads(line) for line in stack.logs]
    done = [line for line in lines if line["message"] == "done"]
    assert {line["service"] for line in done} == {"extract", "enrich", "publish"}
    assert {line["correlation_id"] for line in done} == {report}


def test_drain_reports_what_it_did(stack: Stack) -> None:
    post(stack, ROCKETS)
    seen: list[tuple[str, int]] = []
    report: DrainReport = stack.drain(progress=lambda package, done: seen.append((package, done)))
    assert seen == [("extract", 1), ("enrich", 1), ("publish", 1)]
    assert sum(report.done.values()) == 3


def test_an_unsigned_report_is_not_taken(stack: Stack) -> None:
    answer = stack.http("POST", "/reports", {"content-type": "application/json"}, json.dumps(ROCKETS).encode())
    assert answer.status == 401
    assert stack.messages("ExtractQueue") == []


def test_both_signing_secrets_are_good_during_a_rotation(stack: Stack) -> None:
    body = json.dumps(ROCKETS).encode()
    old = headers(stack, body, "m1")
    stack.put_secret("IntakeSecret", {"current": "bmV3IHNlY3JldCBmb3IgdGVzdHM=", "previous": stack.secret, "keys": {}})
    assert stack.http("POST", "/reports", old, body).status == 202
    assert post(stack, BOMB, "m2").status == 202


def test_a_store_that_does_not_answer_gives_503_and_the_report_can_be_sent_again(stack: Stack) -> None:
    def refuse(when: str, service: str, action: str) -> None:
        if service == "DynamoDB" and when == "before":
            raise StoreUnavailable("as if throttled")

    stack.on_call = refuse
    answer = post(stack, ROCKETS)
    assert (answer.status, answer.headers["content-type"]) == (503, "application/problem+json")
    stack.on_call = None
    assert post(stack, ROCKETS).status == 202
