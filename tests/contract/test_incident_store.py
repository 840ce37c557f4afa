"""One suite for every incident store: memory, moto, dynalite, and whatever DYNAMODB_ENDPOINT names (DynamoDB Local, the real service)."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.contract import dynalite
from tests.made_up import mention, random_reports, record, settle_all
from tests.memory_incidents import MemoryIncidents
from tocsin.aws import incident_items
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.errors import Conflict, NotFound
from tocsin.merging.fold import view
from tocsin.merging.regroup import Cause
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.model.neighbourhood import Commit, Home, Lookup, Neighbourhood, Range
from tocsin.model.when import Days
from tocsin.ports import IncidentStore
from tocsin.stages.settle import Matter, settle

KINDS = ["memory", "moto", "dynalite", *(["endpoint"] if os.environ.get("DYNAMODB_ENDPOINT") else [])]
AT = "2020-05-05T08:00:00Z"


def make_table(client: Any) -> str:
    name = f"incidents-{uuid.uuid4().hex[:8]}"
    keys = ("pk", "sk")
    client.create_table(
        TableName=name,
        AttributeDefinitions=[{"AttributeName": k, "AttributeType": "S"} for k in keys],
        KeySchema=[{"AttributeName": k, "KeyType": t} for k, t in zip(keys, ("HASH", "RANGE"), strict=True)],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    return name


def dynamo_client(endpoint: str | None = None) -> Any:
    return boto3.client("dynamodb", region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test", endpoint_url=endpoint)


@pytest.fixture(scope="session")
def dynalite_address() -> Iterator[str]:
    reason = dynalite.missing()
    if reason:
        pytest.skip(reason)
    with dynalite.dynalite() as address:
        yield address


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest) -> Iterator[IncidentStore]:
    client: Any
    if request.param == "memory":
        yield MemoryIncidents()
    elif request.param == "moto":
        with mock_aws():
            client = dynamo_client()
            yield DynamoIncidents(client, make_table(client))
    elif request.param == "dynalite":
        client = dynalite.Untransacted(dynamo_client(request.getfixturevalue("dynalite_address")))
        yield DynamoIncidents(client, make_table(client))
    else:
        client = dynamo_client(os.environ["DYNAMODB_ENDPOINT"])
        yield DynamoIncidents(client, make_table(client))


def put(store: IncidentStore, *made: Any, at: str = AT, **kept: Any) -> dict[str, str]:
    """Settle the mentions of one report; the homes of all mentions looked at."""
    records = [record(m, **kept) for m in made]
    return settle(Matter(Cause(made[0].report, "report", at), records, made[0].report), store).homes


def commit_of(store: IncidentStore, *made: Any) -> Commit:
    """The commit that settling would have made, without making it."""
    kept: list[Commit] = []

    class Recorder:
        def __getattr__(self, name: str) -> Any:
            return kept.append if name == "commit" else getattr(store, name)

    settle(Matter(Cause(made[0].report, "report", AT), [record(m) for m in made], made[0].report), Recorder())
    return kept[0]


def test_what_is_committed_comes_back_whole(store: IncidentStore) -> None:
    homes = put(store, mention("r1", killed=(3, None), targets=["barracks"]))
    found = store.get(homes["r1#0"])
    assert found.mentions == (record(mention("r1", killed=(3, None), targets=["barracks"])),)
    assert found.version == 1 and found.summary.view.killed is not None and found.summary.view.killed.min == 3
    assert [c.kind for c in found.history] == ["opened"]


def test_an_unknown_incident_or_version_is_not_found(store: IncidentStore) -> None:
    homes = put(store, mention("r1"))
    for ask in ({"incident_id": "i_none"}, {"incident_id": homes["r1#0"], "version": 7}, {"incident_id": homes["r1#0"], "as_of": "2019"}):
        with pytest.raises(NotFound):
            store.get(**ask)


def test_every_version_stays_readable(store: IncidentStore) -> None:
    put(store, mention("r1", killed=(2, 2)), at="2020-05-04T10:00:00Z")
    homes = put(store, mention("r2", killed=(5, 5)), at="2020-05-04T20:00:00Z", published="2020-05-05T07:00:00Z", source="Agency Two")
    name = homes["r1#0"]
    first, second = store.get(name, version=1), store.get(name)
    assert [m.id for m in first.mentions] == ["r1#0"] and [m.id for m in second.mentions] == ["r1#0", "r2#0"]
    assert first.summary.view.killed != second.summary.view.killed
    assert store.get(name, as_of="2020-05-04T12:00:00Z") == first
    assert store.get(name, as_of="2020-05-04T20:00:00Z") == second == store.get(name, version=2)
    assert [(c.version, c.kind, c.joined) for c in second.history] == [(1, "opened", ("r1#0",)), (2, "updated", ("r2#0",))]


def test_ranges_give_the_last_entries_of_the_families_asked(store: IncidentStore) -> None:
    homes = {d: put(store, mention(f"r{d}", day=date(2020, 5, d), killed=(d * 50, d * 50)))[f"r{d}#0"] for d in (1, 9, 20)}
    near = Range(key="exact IQ", first="D2020-05-08", last="D2020-05-20~")

    def ids(**asked: Any) -> set[str]:
        return {i.id for i in store.neighbourhood(Lookup(**asked)).incidents}

    assert ids(ranges=(near,)) == {homes[9], homes[20]}
    assert ids(ranges=(near,), entries=1) == {homes[20]}
    assert ids(ranges=(near,), most=1) == {homes[20]}
    assert ids(ranges=(near.model_copy(update={"families": ("unrest",)}),)) == set()
    assert ids(ranges=(near.model_copy(update={"families": ("explosive",)}),)) == {homes[9], homes[20]}


def test_homes_follow_redirects_and_ids_do_not(store: IncidentStore) -> None:
    late = put(store, mention("r2"), published="2020-05-06")["r2#0"]
    early = put(store, mention("r1"), published="2020-05-04", source="Agency Two")["r1#0"]
    assert late != early
    followed = store.neighbourhood(Lookup(homes=(Home(mention="r2#0", incident=late),)))
    assert [i.id for i in followed.incidents] == [early]
    raw = store.neighbourhood(Lookup(ids=(late, "i_none")))
    assert [(i.id, i.status, i.merged_into) for i in raw.incidents] == [(late, IncidentStatus.MERGED, early)]
    assert store.neighbourhood(Lookup(homes=(Home(mention="r9#0", incident=late),))).incidents == ()


def test_the_report_remembers_what_it_touched(store: IncidentStore) -> None:
    assert list(store.of_report("r1")) == []
    homes = put(store, mention("r1"), mention("r1", 1, where="Ostrov"))
    assert sorted(i.id for i in store.of_report("r1")) == sorted(homes.values())


def test_one_of_two_writers_on_one_read_loses(store: IncidentStore) -> None:
    put(store, mention("r0"))
    ours, theirs = commit_of(store, mention("r1")), commit_of(store, mention("r2"))
    store.commit(ours)
    with pytest.raises(Conflict):
        store.commit(theirs)
    (only,) = store.neighbourhood(Lookup(ids=(ours.after[0].id,))).incidents
    assert [m.id for m in only.mentions] == ["r0#0", "r1#0"]


def test_one_of_two_writers_on_an_empty_neighbourhood_loses(store: IncidentStore) -> None:
    ours, theirs = commit_of(store, mention("r1")), commit_of(store, mention("r2"))
    assert ours.after[0].id != theirs.after[0].id
    store.commit(ours)
    with pytest.raises(Conflict):
        store.commit(theirs)
    assert len(store.neighbourhood(Lookup(ranges=(Range(key="exact IQ", first="D", last="D~"),))).incidents) == 1


def test_writers_far_apart_do_not_disturb_each_other(store: IncidentStore) -> None:
    ours, theirs = commit_of(store, mention("r1")), commit_of(store, mention("r2", where="Ostrov"))
    store.commit(ours)
    store.commit(theirs)
    assert {store.get(c.after[0].id).version for c in (ours, theirs)} == {1}


def test_a_vague_and_an_exact_writer_notice_each_other(store: IncidentStore) -> None:
    exact, vague = commit_of(store, mention("r1")), commit_of(store, mention("r2", days=Days.month(2020, 5)))
    store.commit(vague)
    with pytest.raises(Conflict):
        store.commit(exact)


def test_a_lost_commit_leaves_nothing_to_be_found(store: IncidentStore) -> None:
    ours, theirs = commit_of(store, mention("r1")), commit_of(store, mention("r2"))
    store.commit(ours)
    with pytest.raises(Conflict):
        store.commit(theirs)
    assert [s.id for s in store.listing("2020-05-01", "2020-05-31", 10)] == [ours.after[0].id]
    assert list(store.of_report("r2")) == []
    with pytest.raises(NotFound):
        store.get(theirs.after[0].id)


def test_lists_show_active_incidents_newest_first(store: IncidentStore) -> None:
    days = {d: put(store, mention(f"r{d.day}{d.year}", day=d, killed=(d.day * 90, None)))[f"r{d.day}{d.year}#0"] for d in
            (date(2019, 12, 30), date(2020, 5, 4), date(2020, 5, 21))}  # fmt: skip
    newest = list(reversed(days.values()))
    assert [s.id for s in store.listing("2019-12-01", "2020-12-31", 10)] == newest
    assert [s.id for s in store.listing("2019-12-01", "2020-12-31", 2)] == newest[:2]
    assert [s.id for s in store.listing("2020-05-04", "2020-05-04", 10)] == [newest[1]]


def test_an_incident_that_went_up_in_another_leaves_lists_and_index(store: IncidentStore) -> None:
    late = put(store, mention("r2"), published="2020-05-06")["r2#0"]
    early = put(store, mention("r1"), published="2020-05-04", source="Agency Two")["r1#0"]
    assert [s.id for s in store.listing("2020-05-01", "2020-05-31", 10)] == [early]
    near = store.neighbourhood(Lookup(ranges=(Range(key="exact IQ", first="D", last="D~"),)))
    assert [i.id for i in near.incidents] == [early]
    assert store.get(late).merged_into == early and store.get(late, version=1).status is IncidentStatus.ACTIVE


def test_a_body_beyond_the_item_limit_is_kept_in_pieces(store: IncidentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incident_items, "PIECE", 120)
    homes = put(store, mention("r1", targets=[f"street number {n * 7919}" for n in range(60)]))
    put(store, mention("r2"), source="Agency Two", at="2020-05-05T09:00:00Z")
    found = store.get(homes["r1#0"])
    assert len(view(found).view.targets) == 60 and len(found.history) == 2
    assert store.get(homes["r1#0"], version=1).mentions == found.mentions[:1]


def test_a_megabyte_of_words_fits(store: IncidentStore) -> None:
    chance = Random(5)
    noise = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=400)) for _ in range(2500)]
    homes = put(store, mention("r1", targets=noise))
    found = store.get(homes["r1#0"])
    assert sorted(view(found).view.targets) == sorted(noise)
    assert 0 < len(found.summary.view.targets) < 50


def test_both_stores_end_the_same_after_the_same_reports() -> None:
    reports = random_reports(Random(11), 12)
    memory = MemoryIncidents()
    settle_all(reports, memory)
    with mock_aws():
        client = dynamo_client()
        dynamo = DynamoIncidents(client, make_table(client))
        settle_all(reports, dynamo)
        for name in memory.ids():
            ours, theirs = memory.get(name), dynamo.get(name)
            assert ours == theirs
            for version in range(1, ours.version):
                assert memory.get(name, version=version) == dynamo.get(name, version=version)


def test_reading_costs_the_same_at_any_size() -> None:
    """Requests and items read for a mention of a known incident, with few and with many other incidents in cell and country."""
    with mock_aws():
        client = dynamo_client()
        dynamo = DynamoIncidents(client, make_table(client))
        put(dynamo, mention("may", day=date(2020, 5, 14)))
        put(dynamo, mention("june", day=date(2020, 6, 14)))
        few = _cost_of_settling(client, dynamo, mention("more on may", day=date(2020, 5, 14)))
        for n in range(40):
            put(dynamo, mention(f"old{n}", day=date(2018, 1 + n % 12, 1 + n // 2), killed=(n, n)))
        many = _cost_of_settling(client, dynamo, mention("more on june", day=date(2020, 6, 14)))
    assert few[1] > 0
    assert many == few


def _cost_of_settling(client: Any, dynamo: DynamoIncidents, made: Any) -> tuple[int, int]:
    seen = [0, 0]

    def count(parsed: dict[str, Any], **_: Any) -> None:
        seen[0] += 1
        seen[1] += len(parsed.get("Items", ())) + sum(len(v) for v in parsed.get("Responses", {}).values() if isinstance(v, list))

    client.meta.events.register("after-call.dynamodb", count, unique_id="count")
    put(dynamo, made)
    client.meta.events.unregister("after-call.dynamodb", unique_id="count")
    return seen[0], seen[1]


def test_a_commit_that_does_not_follow_what_was_read_is_refused(store: IncidentStore) -> None:
    made = commit_of(store, mention("r1"))
    jumped: Incident = made.after[0].model_copy(update={"version": 4})
    with pytest.raises(Conflict):
        store.commit(Commit(read=Neighbourhood(), after=(jumped,)))
