"""Each sample event of events/ through its handler, in the order in which they happen. Messages of today stay readable tomorrow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.stack import Stack
from tocsin.messages import ENVELOPE

EVENTS = Path(__file__).parents[2] / "events"
ORDER = ("ingest", "extract", "enrich", "publish", "api")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    deployed = Stack.deploy()
    deployed.put_secret("IntakeSecret", {"current": "c2VjcmV0", "previous": None, "keys": {"sample-key": "Sample Agency"}})
    yield deployed
    deployed.close()


def event(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def payload(name: str) -> Any:
    return ENVELOPE.validate_json(event(name)["Records"][0]["body"]).payload


def test_there_is_one_for_each_function(stack: Stack) -> None:
    assert {p.stem for p in EVENTS.glob("*.json")} == {f.package for f in stack.functions} == set(ORDER)


@pytest.fixture(scope="module")
def results(stack: Stack) -> dict[str, Any]:
    return {name: stack.functions.invoke(stack.functions.of_package(name), event(name)) for name in ORDER}


def test_ingest_takes_the_report_that_the_others_speak_of(results: dict[str, Any]) -> None:
    assert results["ingest"]["statusCode"] == 202
    assert json.loads(results["ingest"]["body"])["id"] == payload("extract").report == payload("enrich").report


@pytest.mark.parametrize("name", ["extract", "enrich", "publish"])
def test_a_worker_finishes_its_batch(results: dict[str, Any], name: str) -> None:
    assert results[name] == {"batchItemFailures": []}


def test_extract_keeps_mentions(stack: Stack, results: dict[str, Any]) -> None:
    assert stack.port("reports").mentions(payload("extract").report)


def test_enrich_opens_the_incident_that_publish_publishes(stack: Stack, results: dict[str, Any]) -> None:
    (incident,) = stack.port("incidents").of_report(payload("enrich").report)
    assert (incident.id, incident.version) == (payload("publish").incident, payload("publish").incident_version)
    detail = json.loads(stack.port("files").get(f"incidents/{incident.id}.json"))
    assert (detail["id"], detail["version"]) == (incident.id, 1)


def test_api_tells_that_the_report_is_done(results: dict[str, Any]) -> None:
    assert results["api"]["statusCode"] == 200
    told = json.loads(results["api"]["body"])
    assert (told["id"], told["status"]) == (payload("enrich").report, "done")
