"""What a report says of a series ("the third in a week") beside what is known, through the API."""

from __future__ import annotations

from typing import Any

from local.stack import Stack
from tests.flow.story import ROCKETS, post, report_of, state

THIRD: dict[str, Any] = {
    "external_id": "f-3",
    "source": {"name": "Hill Radio", "kind": "broadcast"},
    "published_at": "2020-08-09",
    "text": "Two rockets struck the airport of Mogadishu on Saturday, 8 August 2020, wounding a porter. It was the third rocket attack "
    "on the airport in a week, police said.",
}
SECOND: dict[str, Any] = {
    "external_id": "e-2",
    "source": {"name": "Evening Post", "kind": "press"},
    "published_at": "2020-08-07",
    "text": "A rocket hit the airport of Mogadishu on Thursday, 6 August 2020, killing a driver and wounding nine people, a hospital said.",
}


def told(stack: Stack, document: dict[str, Any], message: str) -> str:
    """The incident that a document ends in."""
    answer = post(stack, document, message)
    assert stack.drain().is_clean
    (name,) = state(stack, report_of(answer))["incidents"]
    return str(name)


def series(stack: Stack, incident: str) -> dict[str, Any]:
    (check,) = stack.http("GET", f"/incidents/{incident}").json()["series"]
    found: dict[str, Any] = check
    return found


def test_a_series_that_disagrees_with_what_is_known_is_shown_until_the_missing_one_is_told(stack: Stack) -> None:
    first = told(stack, ROCKETS, "msg_1")
    third = told(stack, THIRD, "msg_3")
    check = series(stack, third)
    assert (check["ordinal"], check["window_days"], check["known"], check["agrees"]) == (3, 7, 2, False)
    assert check["incidents"] == [first]
    assert "third" in check["said"]["words"]
    second = told(stack, SECOND, "msg_2")
    check = series(stack, third)
    assert (check["known"], check["agrees"], check["incidents"]) == (3, True, sorted([first, second]))


def test_an_incident_of_another_kind_is_none_of_the_series(stack: Stack) -> None:
    told(stack, ROCKETS, "msg_1")
    text = "A man stabbed two clerks at the airport of Mogadishu on Thursday, 6 August 2020, police said."
    told(stack, {**SECOND, "text": text}, "msg_2")
    third = told(stack, THIRD, "msg_3")
    assert (series(stack, third)["known"], series(stack, third)["agrees"]) == (2, False)
