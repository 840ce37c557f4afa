"""The corrections hold: transactions roll back whole, and big queues and tables are not slow for no reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from local.stack import Stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    deployed = Stack.deploy()
    yield deployed
    deployed.close()


def put(pk: str, **more: Any) -> Any:
    return {"Put": {"TableName": "tocsin-ReportsTable", "Item": {"pk": {"S": pk}, "sk": {"S": "x"}}, **more}}


def test_a_cancelled_transaction_leaves_nothing_behind(stack: Stack) -> None:
    client = boto3.client("dynamodb")
    client.transact_write_items(TransactItems=[put("old")])
    update: Any = {
        "Update": {
            "TableName": "tocsin-ReportsTable",
            "Key": {"pk": {"S": "old"}, "sk": {"S": "x"}},
            "UpdateExpression": "SET a = :one",
            "ExpressionAttributeValues": {":one": {"N": "1"}},
        }
    }
    refused = put("old2", ConditionExpression="attribute_exists(pk)")
    with pytest.raises(client.exceptions.TransactionCanceledException):
        client.transact_write_items(TransactItems=[put("new"), update, refused])
    kept = client.scan(TableName="tocsin-ReportsTable")["Items"]
    assert kept == [{"pk": {"S": "old"}, "sk": {"S": "x"}}]


def test_a_transaction_does_what_it_says(stack: Stack) -> None:
    client = boto3.client("dynamodb")
    delete: Any = {"Delete": {"TableName": "tocsin-ReportsTable", "Key": {"pk": {"S": "b"}, "sk": {"S": "x"}}}}
    client.transact_write_items(TransactItems=[put("a"), put("b")])
    client.transact_write_items(TransactItems=[put("c"), delete])
    assert {i["pk"]["S"] for i in client.scan(TableName="tocsin-ReportsTable")["Items"]} >= {"a", "c"}
    assert not client.query(
        TableName="tocsin-ReportsTable", KeyConditionExpression="pk = :b", ExpressionAttributeValues={":b": {"S": "b"}}
    )["Items"]


def test_an_event_reaches_the_queue_of_its_rule_as_its_detail(stack: Stack) -> None:
    detail = {"id": "1", "correlation": "r", "time": "t", "payload": {"name": "IncidentOpened"}}
    entry: Any = {"EventBusName": stack.ref("Bus"), "Source": "tocsin", "DetailType": "IncidentOpened", "Detail": json.dumps(detail)}
    others: list[Any] = [{**entry, "Source": "other"}, {**entry, "DetailType": "Other"}]
    boto3.client("events").put_events(Entries=[entry, *others])
    assert [json.loads(m) for m in stack.messages("PublishQueue")] == [detail]
    assert stack.messages("EnrichQueue") == []


def test_a_query_finds_its_partition_alone_in_order_and_page_by_page(stack: Stack) -> None:
    client = boto3.client("dynamodb")
    for pk, sk in (("p", "c"), ("q", "x"), ("p", "a"), ("p", "b"), ("o", "z")):
        client.put_item(TableName="tocsin-IncidentsTable", Item={"pk": {"S": pk}, "sk": {"S": sk}})
    asked: Any = {
        "TableName": "tocsin-IncidentsTable",
        "KeyConditionExpression": "pk = :p AND sk BETWEEN :a AND :z",
        "ExpressionAttributeValues": {":p": {"S": "p"}, ":a": {"S": "a"}, ":z": {"S": "bz"}},
        "ScanIndexForward": False,
        "Limit": 1,
    }
    first = client.query(**asked)
    second = client.query(**asked, ExclusiveStartKey=first["LastEvaluatedKey"])
    assert [i["sk"]["S"] for i in (*first["Items"], *second["Items"])] == ["b", "a"]
    assert client.query(**{**asked, "ExpressionAttributeValues": {**asked["ExpressionAttributeValues"], ":p": {"S": "no"}}})["Items"] == []


def test_values_of_every_kind_come_back_as_they_went(stack: Stack) -> None:
    client = boto3.client("dynamodb")
    table = stack.ref("ReportsTable")
    item: Any = {
        "pk": {"S": "x"},
        "sk": {"S": "S"},
        "values": {"L": [{"N": "1.5"}, {"B": b"\x00\x01"}, {"BOOL": False}, {"NULL": True}, {"SS": ["a"]}, {"NS": ["1"]}, {"BS": [b"z"]}]},
        "map": {"M": {"S": {"S": "named as a kind"}, "L": {"L": []}, "empty": {"M": {}}}},
    }
    client.put_item(TableName=table, Item=item)
    assert client.get_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})["Item"] == item
