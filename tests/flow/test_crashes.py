"""The process of a function is killed between any two of its effects, once, and everything runs again: no report is lost, no
incident doubled, and the outcome is that of a run without a fault.

Two reports of one incident and one of another travel together, so that a kill also hits neighbours in a batch. Reads are not
killed at: between two effects they change nothing, so that it makes no difference at which of them a process ends.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from local.functions import Killed
from local.stack import Stack
from tests.flow.receiver import Subscriber, subscriber
from tests.flow.story import BOMB, ROCKETS, SAME_ROCKETS, listing, post, report_of, state

READS = {"GetItem", "BatchGetItem", "Query", "GetObject", "GetSecretValue"}
PACKAGES = ("ingest", "extract", "enrich", "publish")
SECRET = "whsec_c2VjcmV0IG9mIHRoZSBzdWJzY3JpYmVy"


@pytest.fixture
def receiver() -> Iterator[Subscriber]:
    with subscriber() as found:
        yield found


class Reaper:
    """Kills the process at the `point`-th effect ("before" or "after") of a function; `seen` counts effects as they pass."""

    def __init__(self, stack: Stack, package: str, when: str, point: int) -> None:
        self._stack, self._aim = stack, (package, when, point)
        self.seen: Counter[tuple[str, str]] = Counter()
        self.has_killed = False

    def __call__(self, when: str, service: str, action: str) -> None:
        running = next(f.package for f in self._stack.functions if f.name == self._stack.functions.running)
        if action in READS:
            return
        self.seen[running, when] += 1
        if not self.has_killed and (running, when, self.seen[running, when]) == self._aim:
            self.has_killed = True
            raise Killed(f"{when} {service} {action}")


def sent(stack: Stack, document: Any, message: str) -> str:
    """A sender tries until the report is taken."""
    for _ in range(3):
        answer = post(stack, document, message)
        if answer.status in {200, 202}:
            return report_of(answer)
        assert answer.status == 500
    raise AssertionError("never taken")


def outcome(reaper_of: Callable[[Stack], Reaper], receiver: Subscriber) -> tuple[Reaper, dict[str, Any]]:
    """Run the story to its end and tell how the world is then."""
    stack = Stack.deploy()
    receiver.got.clear()
    stack.put_secret("SubscribersSecret", {"subscribers": [{"name": "s", "url": receiver.url, "secret": SECRET}]})
    reaper = stack.on_call = reaper_of(stack)
    reports = [sent(stack, document, f"m{n}") for n, document in enumerate((ROCKETS, SAME_ROCKETS, BOMB))]
    drained = stack.drain()
    stack.on_call = None
    assert drained.is_clean, "one fault is no reason to give up"
    states = [state(stack, r) for r in reports]
    incidents = sorted({i for s in states for i in s["incidents"]})
    found = {
        "states": [(s["id"], s["status"], s["incidents"]) for s in states],
        "listing": sorted(json.dumps(f, sort_keys=True) for f in listing(stack)),
        "published": [json.loads(stack.port("files").get(f"incidents/{i}.json"))["version"] for i in incidents],
        "delivered": sorted({event for event, _ in receiver.got}),
    }
    stack.close()
    return reaper, found


def test_the_outcome_without_a_fault(receiver: Subscriber) -> None:
    reaper, found = outcome(lambda stack: Reaper(stack, "nobody", "before", 0), receiver)
    assert not reaper.has_killed
    assert [status for _, status, _ in found["states"]] == ["done"] * 3
    assert len(found["listing"]) == 2
    assert len(found["delivered"]) == 3, "opened, updated, opened"
    assert all(reaper.seen[package, "after"] >= 6 for package in PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_kill_between_any_two_effects_changes_nothing(package: str, receiver: Subscriber) -> None:
    unhurt, expected = outcome(lambda stack: Reaper(stack, "nobody", "before", 0), receiver)
    points = [("before", 1), *(("after", n) for n in range(1, unhurt.seen[package, "after"] + 1))]
    for when, point in points:
        reaper, found = outcome(lambda stack, when=when, point=point: Reaper(stack, package, when, point), receiver)  # type: ignore[misc]
        assert reaper.has_killed, f"{package} never came to effect {point}"
        assert found == expected, f"killed {when} effect {point} of {package}"
