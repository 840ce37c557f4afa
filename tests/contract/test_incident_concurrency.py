"""Many workers at once on reports of few incidents: no incident twice, no claim lost, whatever overtakes what."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from threading import Lock
from typing import Any

import pytest
from moto import mock_aws

from tests.contract import dynalite
from tests.contract.endpoint import endpoint
from tests.contract.test_incident_store import dynamo_client, make_table
from tests.made_up import mention, record
from tests.memory_incidents import MemoryIncidents
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.errors import Conflict
from tocsin.merging.regroup import Cause
from tocsin.model.incident import IncidentStatus, MentionRecord
from tocsin.ports import IncidentStore
from tocsin.stages.settle import Matter, settle
from tools import merge_workers

WORKERS = 16
REDELIVERIES = 40
Workplace = tuple[Callable[[], IncidentStore], int]


def one_call_at_a_time(client: Any) -> Any:
    """Each call is atomic, as it is in the service; moto in one process is not made for threads. Between calls all may happen."""
    lock, call = Lock(), client._make_api_call

    def locked(operation: str, arguments: Any) -> Any:
        with lock:
            return call(operation, arguments)

    client._make_api_call = locked
    return client


@pytest.fixture(params=["memory", "moto", *(["endpoint"] if os.environ.get("DYNAMODB_ENDPOINT") else [])])
def workplace(request: pytest.FixtureRequest) -> Iterator[Workplace]:
    """How a worker gets at the store, and how many reports there are."""
    if request.param == "memory":
        store = MemoryIncidents()
        yield (lambda: store), 400
    elif request.param == "moto":
        with mock_aws():
            client = one_call_at_a_time(dynamo_client())
            table = make_table(client)
            yield (lambda: DynamoIncidents(client, table)), 60
    else:
        client = dynamo_client(os.environ["DYNAMODB_ENDPOINT"])
        table = make_table(client)
        yield (lambda: DynamoIncidents(client, table)), 400


def reports_of(incidents: int, number: int) -> list[MentionRecord]:
    """Interleaved reports of incidents that lie a week apart in two towns, with tolls that tell them apart."""
    made = []
    for n in range(number):
        which = n % incidents
        told = mention(
            f"r{n:04d}",
            day=date(2020, 1, 6 + 7 * (which // 2) % 28).replace(month=1 + which // 8),
            where=("Qarun", "Ostrov")[which % 2],
            killed=(which * 11 + 3, which * 11 + 3),
        )
        made.append(record(told, source=f"Source {n}", published=f"2020-12-{1 + n % 28:02d}"))
    return made


def work(store: IncidentStore, made: MentionRecord) -> None:
    """As the queue would: a message that meets too much traffic comes again."""
    for _ in range(REDELIVERIES):
        try:
            settle(Matter(Cause(made.report, "report", "2020-12-30"), [made], made.report), store)
        except Conflict:
            continue
        return
    raise AssertionError(f"{made.report} never got through")


def test_sixteen_workers_end_with_the_incidents_that_happened(workplace: Workplace) -> None:
    store_of, number = workplace
    made = reports_of(20, number)
    Random(4).shuffle(made)
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda m: work(store_of(), m), made))
    store = store_of()
    active = store.listing("2019-01-01", "2021-12-31", 1000)
    held = [m.id for s in active for m in store.get(s.id).mentions]
    assert len(active) == 20
    assert sorted(held) == sorted(m.id for m in made)


def test_all_workers_on_one_new_incident_end_with_one(workplace: Workplace) -> None:
    store_of, _ = workplace
    made = [record(mention(f"r{n:02d}", killed=(4, 4)), source=f"Source {n}") for n in range(WORKERS * 2)]
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda m: work(store_of(), m), made))
    store = store_of()
    (only,) = store.listing("2019-01-01", "2021-12-31", 1000)
    found = store.get(only.id)
    assert found.status is IncidentStatus.ACTIVE and sorted(m.id for m in found.mentions) == sorted(m.id for m in made)
    joined = [j for c in found.history for j in c.joined]
    assert {m.id for m in made} >= set(joined)


def test_processes_of_their_own_end_with_the_incidents_that_happened() -> None:
    """As `make workers` does with sixteen processes and a thousand reports."""
    found = merge_workers.run(workers=3, reports=40)
    assert (found.incidents, found.claims) == (merge_workers.INCIDENTS, found.wanted)


@pytest.mark.parametrize("kind", ["moto", "dynalite"])
def test_of_many_that_write_one_item_under_one_condition_one_wins(kind: str) -> None:
    """What optimistic versions rest on, without transactions: eight threads put the next version of one item."""
    if kind == "dynalite" and (reason := dynalite.missing()):
        pytest.skip(reason)
    with endpoint() if kind == "moto" else dynalite.dynalite() as address:
        client = dynamo_client(address)
        table = make_table(client)
        for version in range(1, 6):
            with ThreadPoolExecutor(8) as pool:
                won = list(pool.map(lambda n, v=version: put_next(client, table, v, n), range(8)))
            assert sum(won) == 1


def put_next(client: Any, table: str, version: int, worker: int) -> bool:
    item = {"pk": {"S": "I#i"}, "sk": {"S": "NOW"}, "version": {"N": str(version)}, "worker": {"N": str(worker)}}
    held: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}
    if version > 1:
        held = {"ConditionExpression": "version = :v", "ExpressionAttributeValues": {":v": {"N": str(version - 1)}}}
    try:
        client.put_item(TableName=table, Item=item, **held)
    except client.exceptions.ConditionalCheckFailedException:
        return False
    return True
