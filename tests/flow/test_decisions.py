"""What analysts decide over HTTP, through the whole stack: who may, what it does, what is told, and that nothing is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from local.gateway import Response
from local.stack import Stack
from tests.flow.story import BOMB, ROCKETS, SAME_ROCKETS, post, report_of
from tocsin.intake.signatures import sign

KEY = "ana-holds-this-key"


@pytest.fixture
def desk(stack: Stack) -> Stack:
    """Two reports of one incident, one of another, and an analyst."""
    stack.put_secret("AnalystsSecret", {"keys": {KEY: "Ana"}})
    for n, document in enumerate((ROCKETS, SAME_ROCKETS, BOMB)):
        post(stack, document, f"msg_{n}")
    assert stack.drain().is_clean
    return stack


def send(stack: Stack, path: str, body: Any, key: str | None = KEY) -> Response:
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {key}"} if key else {})
    answer = stack.http("POST", path, headers, json.dumps(body).encode())
    assert stack.drain().is_clean
    return answer


def decide(stack: Stack, incident: str, kind: str, **more: Any) -> Response:
    return send(stack, f"/incidents/{incident}/decisions", {"kind": kind, "reason": "saw the footage", **more})


def ids(stack: Stack) -> dict[int, str]:
    """Incidents by their number of reports."""
    features = stack.http("GET", "/incidents?from=2020-08-01&to=2020-08-31").json()["features"]
    return {f["properties"]["reports"]: f["id"] for f in features}


def detail(stack: Stack, incident: str, query: str = "") -> Any:
    return stack.http("GET", f"/incidents/{incident}{query}").json()


def published(stack: Stack, incident: str) -> Any:
    return json.loads(stack.port("files").get(f"incidents/{incident}.json"))


def mentions(stack: Stack, incident: str) -> list[str]:
    return [m.id for m in stack.port("incidents").get(incident).mentions]


def test_nobody_decides_without_a_key(desk: Stack) -> None:
    body = {"kind": "retract", "reason": "x"}
    for key, code in ((None, "unsigned"), ("wrong", "unknown-key")):
        answer = send(desk, f"/incidents/{ids(desk)[2]}/decisions", body, key)
        assert (answer.status, answer.json()["errors"][0]["code"]) == (401, code)
    assert sorted(ids(desk)) == [1, 2]


def test_a_sender_s_key_opens_no_desk(desk: Stack) -> None:
    desk.put_secret("IntakeSecret", {"current": desk.secret.removeprefix("whsec_"), "previous": None, "keys": {"wire-key": "Wire"}})
    assert send(desk, f"/incidents/{ids(desk)[2]}/decisions", {"kind": "retract", "reason": "x"}, "wire-key").status == 401


def test_a_split_is_kept_and_a_merge_brings_back_what_was_there(desk: Stack) -> None:
    one = ids(desk)[2]
    before, apart = detail(desk, one), mentions(desk, one)[1]
    answer = decide(desk, one, "split", mentions=[apart])
    assert answer.status == 200 and len(answer.json()["changed"]) == 2
    assert sum(f["properties"]["reports"] for f in desk.http("GET", "/incidents?from=2020-08-01&to=2020-08-31").json()["features"]) == 3
    (other,) = [c["id"] for c in answer.json()["changed"] if c["id"] != one]
    assert detail(desk, one)["history"][-1]["cause"] == "Ana"
    assert decide(desk, one, "merge", incidents=[other]).status == 200
    after = detail(desk, one)
    assert after["fields"] == before["fields"] and [d["author"] for d in after["decisions"]] == ["Ana", "Ana"]
    assert desk.http("GET", f"/incidents/{other}").headers["location"] == f"/incidents/{one}"


def test_two_incidents_that_a_person_merges_redirect_and_say_why(desk: Stack) -> None:
    one, other = ids(desk)[2], ids(desk)[1]
    changed = decide(desk, other, "merge", incidents=[one]).json()["changed"]
    (kept,) = [c["id"] for c in changed if c["status"] == "active"]
    gone = ({one, other} - {kept}).pop()
    moved = desk.http("GET", f"/incidents/{gone}")
    assert (moved.status, moved.headers["location"]) == (301, f"/incidents/{kept}")
    assert published(desk, gone) == {"id": gone, "status": "merged", "merged_into": kept}
    assert len(published(desk, kept)["contributors"]) == 3
    assert detail(desk, kept)["history"][-1]["reason"] == "saw the footage"


def test_a_value_that_is_set_stands_with_its_author_and_the_past_is_readable(desk: Stack) -> None:
    one = ids(desk)[2]
    version, at = detail(desk, one)["version"], detail(desk, one)["summary"]["updated_at"]
    assert decide(desk, one, "set", field="killed", value={"kind": "count", "min": 4, "max": 4}).status == 200
    now = detail(desk, one)
    (killed,) = [f for f in now["fields"] if f["field"] == "killed"]
    assert (killed["shown"], killed["rule"], killed["said_by"][0]["speaker"]) == ("4", "an analyst set it", "Ana")
    assert len(killed["rivals"]) == 2 and now["summary"]["killed"] == {"min": 4, "max": 4}
    assert now["history"][-1]["fields"] == [{"field": "killed", "before": "2", "after": "4"}]
    for past in (f"?version={version}", f"?as_of={at}"):
        assert detail(desk, one, past)["summary"]["killed"] == {"min": 2, "max": 2}
    assert published(desk, one)["summary"]["killed"] == {"min": 4, "max": 4}


def test_what_is_retracted_is_shown_as_such_and_never_deleted(desk: Stack) -> None:
    one = ids(desk)[2]
    decide(desk, one, "retract")
    gone = detail(desk, one)
    assert (gone["status"], gone["fields"]) == ("retracted", [])
    assert len(gone["withdrawn"]) > 5 and one not in ids(desk).values()
    assert detail(desk, one, "?version=1")["status"] == "active"
    assert published(desk, one)["status"] == "retracted"


def test_a_withdrawn_report_takes_its_claims_with_it(desk: Stack) -> None:
    report = report_of(post(desk, SAME_ROCKETS, "msg_1"))
    one = ids(desk)[2]
    assert send(desk, f"/reports/{report}/withdrawal", {"reason": "post deleted"}).status == 200
    told = detail(desk, one)
    assert {c["report"] for c in told["withdrawn"]} == {report} and told["independent_sources"] == 1
    assert told["history"][-1]["reason"] == "post deleted"


def test_a_decision_sent_again_changes_nothing(desk: Stack) -> None:
    one, other = ids(desk)[2], ids(desk)[1]
    rulings: list[tuple[str, dict[str, Any]]] = [
        ("set", {"field": "injured", "value": {"kind": "count", "min": 7, "max": 7}}),
        ("merge", {"incidents": [other]}),
        ("retract", {}),
    ]
    for kind, more in rulings:
        assert decide(desk, one, kind, **more).json()["changed"]
        version = detail(desk, desk.port("incidents").get(one).merged_into or one)["version"]
        again = decide(desk, one, kind, **more)
        assert (again.status, again.json()["changed"]) == (200, []), kind
        assert detail(desk, desk.port("incidents").get(one).merged_into or one)["version"] == version


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"kind": "merge", "reason": "x"}, 422, "#/incidents"),
        ({"kind": "split", "reason": "x", "mentions": ["r9#0"]}, 422, "#/mentions"),
        ({"kind": "set", "reason": "x", "field": "killed"}, 422, "#/field"),
        ({"kind": "bless", "reason": "x"}, 422, "#/kind"),
        ({"kind": "retract", "reason": ""}, 422, "#/reason"),
        ({"kind": "retract", "reason": "x", "author": "Bo"}, 422, "#/author"),
        ([], 400, "#"),
    ],
)
def test_what_fits_nothing_is_refused_with_a_pointer(desk: Stack, body: Any, status: int, pointer: str) -> None:
    answer = send(desk, f"/incidents/{ids(desk)[2]}/decisions", body)
    assert (answer.status, answer.json()["errors"][0]["pointer"]) == (status, pointer)


def test_an_unknown_incident_is_not_found(desk: Stack) -> None:
    assert decide(desk, "i_none", "retract").status == 404


def test_a_webhook_signature_does_not_decide(desk: Stack) -> None:
    """Those who may send reports may not judge them."""
    body, now = json.dumps({"kind": "retract", "reason": "x"}).encode(), datetime.now(UTC)
    signed = {
        "webhook-id": "m",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": sign(desk.secret, "m", now, body),
    }
    assert desk.http("POST", f"/incidents/{ids(desk)[2]}/decisions", signed, body).status == 401
