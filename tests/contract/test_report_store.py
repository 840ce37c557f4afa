"""One suite for every report store: memory, moto and dynalite."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.contract import dynalite
from tests.made_up import mention
from tests.memory import MemoryFiles, MemoryReports
from tocsin.aws.dynamodb_reports import MOST_BYTES, DynamoReports
from tocsin.errors import KeyReused, NotFound
from tocsin.model.base import Span, content_id
from tocsin.model.report import Item, Report, ReportStatus, Source, StatusChange
from tocsin.ports import ReportStore

S = ReportStatus
FIRST = StatusChange(status=S.QUEUED, at="2021-03-01T08:00:00Z")


def make_table(client: Any) -> str:
    keys = (("pk", "HASH"), ("sk", "RANGE"))
    client.create_table(
        TableName="reports",
        AttributeDefinitions=[{"AttributeName": k, "AttributeType": "S"} for k, _ in keys],
        KeySchema=[{"AttributeName": k, "KeyType": t} for k, t in keys],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName="reports", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    return "reports"


@pytest.fixture(params=["memory", "moto", "dynalite"])
def store(request: pytest.FixtureRequest) -> Iterator[ReportStore]:
    if request.param == "memory":
        yield MemoryReports()
        return
    if request.param == "dynalite":
        if reason := dynalite.missing():
            pytest.skip(reason)
        with dynalite.dynalite() as address:
            client: Any = dynalite.Untransacted(boto3.client("dynamodb", endpoint_url=address))
            yield DynamoReports(client, make_table(client), MemoryFiles())
        return
    with mock_aws():
        client = boto3.client("dynamodb")
        yield DynamoReports(client, make_table(client), MemoryFiles())


def report(text: str = "Two rockets fell on the depot.") -> Report:
    source = Source(name="Agency", kind="wire")
    items = (Item(span=Span(0, len(text)), lang="en"),)
    return Report(id=Report.id_of(source, "x1", "2021-03", text), external_id="x1", source=source, text=text, items=items)


def change(status: ReportStatus, minute: int = 1, reason: str | None = None) -> StatusChange:
    return StatusChange(status=status, at=f"2021-03-01T08:{minute:02d}:00Z", reason=reason)


def test_a_new_report_is_kept_whole(store: ReportStore) -> None:
    assert store.add(report(), ["key"], FIRST) is None
    assert store.get(report().id) == report()
    state = store.state(report().id)
    assert (state.status, state.history, state.incidents) == (S.QUEUED, (FIRST,), ())


def test_the_same_report_again_changes_nothing_and_tells_its_state(store: ReportStore) -> None:
    store.add(report(), ["key"], FIRST)
    store.advance(report().id, change(S.PROCESSING))
    again = store.add(report(), ["key"], change(S.QUEUED, 5))
    assert again is not None
    assert (again.status, len(again.history)) == (S.PROCESSING, 2)


def test_a_key_belongs_to_one_report(store: ReportStore) -> None:
    store.add(report(), ["key"], FIRST)
    with pytest.raises(KeyReused):
        store.add(report("Another text."), ["key"], FIRST)
    with pytest.raises(NotFound):
        store.get(report("Another text.").id)


def test_a_second_key_for_a_known_report_is_remembered_too(store: ReportStore) -> None:
    store.add(report(), ["first"], FIRST)
    assert store.add(report(), ["second"], FIRST) is not None
    with pytest.raises(KeyReused):
        store.add(report("Another text."), ["second"], FIRST)


def test_a_known_report_does_not_take_the_key_of_another(store: ReportStore) -> None:
    store.add(report(), ["first"], FIRST)
    store.add(report("Another text."), ["second"], FIRST)
    with pytest.raises(KeyReused):
        store.add(report(), ["second"], FIRST)


def test_one_taken_key_of_several_keeps_the_report_and_its_other_keys_out(store: ReportStore) -> None:
    store.add(report(), ["first"], FIRST)
    for keys in (["other", "first"], ["first", "other"]):
        with pytest.raises(KeyReused) as refusal:
            store.add(report("Another text."), keys, FIRST)
        assert refusal.value.key == "first"
    with pytest.raises(NotFound):
        store.state(report("Another text.").id)
    assert store.add(report("A third text."), ["other"], FIRST) is None


def test_a_known_report_takes_all_further_keys_or_none(store: ReportStore) -> None:
    store.add(report(), ["first"], FIRST)
    store.add(report("Another text."), ["second"], FIRST)
    with pytest.raises(KeyReused):
        store.add(report(), ["first", "third", "second"], FIRST)
    assert store.add(report("Another text."), ["third"], FIRST) is not None


def test_reports_need_no_key(store: ReportStore) -> None:
    assert store.add(report(), [], FIRST) is None
    assert store.add(report(), [], FIRST) is not None


def test_a_key_may_be_long(store: ReportStore) -> None:
    assert store.add(report(), ["k" * 9000], FIRST) is None
    with pytest.raises(KeyReused):
        store.add(report("Another text."), ["k" * 9000], FIRST)


def test_what_is_not_there_is_not_found(store: ReportStore) -> None:
    for ask in (store.get, store.state):
        with pytest.raises(NotFound):
            ask("r_unknown")
    with pytest.raises(NotFound):
        store.advance("r_unknown", change(S.PROCESSING))
    assert list(store.mentions("r_unknown")) == []


def test_done_keeps_the_incidents_and_every_change_is_in_the_history(store: ReportStore) -> None:
    store.add(report(), [], FIRST)
    store.advance(report().id, change(S.PROCESSING))
    store.advance(report().id, change(S.DONE, 2), ["i_1", "i_2"])
    state = store.state(report().id)
    assert state.incidents == ("i_1", "i_2")
    assert [c.status for c in state.history] == [S.QUEUED, S.PROCESSING, S.DONE]


@pytest.mark.parametrize("final", [S.DONE, S.REJECTED, S.FAILED])
def test_a_final_status_is_not_left_for_processing(store: ReportStore, final: ReportStatus) -> None:
    store.add(report(), [], FIRST)
    store.advance(report().id, change(final, 2, "why"))
    store.advance(report().id, change(S.PROCESSING, 3))
    state = store.state(report().id)
    assert state.status is final
    assert state.history[-1].reason == "why"


def test_what_is_done_does_not_fail_but_what_failed_can_be_done(store: ReportStore) -> None:
    store.add(report(), [], FIRST)
    store.advance(report().id, change(S.FAILED))
    store.advance(report().id, change(S.DONE, 2), ["i_1"])
    store.advance(report().id, change(S.FAILED, 3))
    state = store.state(report().id)
    assert state.status is S.DONE
    assert [c.status for c in state.history] == [S.QUEUED, S.FAILED, S.DONE]


def test_mentions_are_replaced_as_a_whole(store: ReportStore) -> None:
    store.add(report(), [], FIRST)
    store.keep_mentions(report().id, [mention(report().id, 0), mention(report().id, 1)])
    store.keep_mentions(report().id, [mention(report().id, 0, killed=(2, None))])
    assert list(store.mentions(report().id)) == [mention(report().id, 0, killed=(2, None))]


def test_a_text_too_big_for_an_item_is_kept_in_a_file() -> None:
    letters = random.Random(1)
    text = "".join(letters.choices(string.printable + "ابجده", k=MOST_BYTES * 2))
    files = MemoryFiles()
    with mock_aws():
        client = boto3.client("dynamodb")
        store = DynamoReports(client, make_table(client), files)
        store.add(report(text), [], FIRST)
        assert store.get(report(text).id).text == text
    assert list(files.files) == [f"stored/{report(text).id}/report.json"]


def test_idempotency_keys_expire_after_a_month() -> None:
    with mock_aws():
        client = boto3.client("dynamodb")
        DynamoReports(client, make_table(client), MemoryFiles()).add(report(), ["key"], FIRST)
        item = client.get_item(TableName="reports", Key={"pk": {"S": content_id("key", "key")}, "sk": {"S": "key"}})["Item"]
    assert int(item["expires"]["N"]) == 1617177600  # 2021-03-31T08:00:00Z


def test_a_key_tells_its_report(store: ReportStore) -> None:
    store.add(report(), ["key"], FIRST)
    assert (store.known("key"), store.known("other")) == (report().id, None)
