"""A source that takes back what it sent: cancelled before or after, twice, by another source."""

from __future__ import annotations

from typing import Any

import pytest

from local.stack import Stack
from tests.flow.story import ROCKETS, SAME_ROCKETS, listing, post, report_of, state

CANCELLED: dict[str, Any] = {**ROCKETS, "pubstatus": "canceled"}


def incident(stack: Stack) -> Any:
    (feature,) = listing(stack)
    return stack.http("GET", f"/incidents/{feature['id']}").json()


@pytest.mark.parametrize("order", ["before", "between", "after"])
def test_what_a_source_cancels_is_withdrawn_whenever_it_comes(stack: Stack, order: str) -> None:
    documents = [ROCKETS, SAME_ROCKETS]
    documents.insert(["before", "between", "after"].index(order), CANCELLED)
    for n, document in enumerate(documents):
        assert post(stack, document, f"msg_{n}").status == 202
        stack.drain()
    told = incident(stack)
    assert {c["source"] for c in told["withdrawn"]} == {"Northern Wire"} and told["independent_sources"] == 1
    assert told["summary"]["injured"] == {"min": 6, "max": 6}
    assert told["decisions"][-1]["reason"] == "canceled by its source"


def test_the_only_report_cancelled_leaves_a_retracted_incident(stack: Stack) -> None:
    post(stack, ROCKETS, "msg_1")
    stack.drain()
    name = incident(stack)["id"]
    answer = post(stack, CANCELLED, "msg_2")
    stack.drain()
    assert (state(stack, report_of(answer))["status"], state(stack, report_of(answer))["incidents"]) == ("done", [name])
    assert listing(stack) == [] and stack.http("GET", f"/incidents/{name}").json()["status"] == "retracted"


def test_a_report_that_says_so_takes_back_what_its_source_said(stack: Stack) -> None:
    """It tells of no incident, and which one it was is read in it nevertheless."""
    back = {
        **ROCKETS,
        "external_id": "a-2",
        "published_at": "2020-08-05",
        "text": "RETRACTION: Northern Wire withdraws its report of a rocket attack on the airport of Mogadishu on Monday, 3 August 2020. "
        "There was none.",
    }
    for n, document in enumerate((ROCKETS, SAME_ROCKETS, back)):
        post(stack, document, f"msg_{n}")
    stack.drain()
    told = incident(stack)
    assert {c["source"] for c in told["withdrawn"]} == {"Northern Wire"} and told["independent_sources"] == 1
    assert "cancellation" in told["history"][-1]["reason"]


def test_cancelling_twice_changes_nothing_more(stack: Stack) -> None:
    for n, document in enumerate((ROCKETS, SAME_ROCKETS, CANCELLED)):
        post(stack, document, f"msg_{n}")
    stack.drain()
    version = incident(stack)["version"]
    assert post(stack, CANCELLED, "msg_2").json()["duplicate"] is True
    post(stack, {**CANCELLED, "pubstatus": "withheld"}, "msg_9")
    stack.drain()
    assert incident(stack)["version"] == version


def test_another_source_cancels_nothing(stack: Stack) -> None:
    post(stack, ROCKETS, "msg_1")
    post(stack, {**CANCELLED, "source": {"name": "Somebody"}}, "msg_2")
    stack.drain()
    assert incident(stack)["withdrawn"] == []


def test_what_is_cancelled_must_be_named(stack: Stack) -> None:
    answer = post(stack, {"text": "Kill the story.", "pubstatus": "canceled"})
    assert answer.status == 422
