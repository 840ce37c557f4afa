"""Where moto differs from AWS in what tocsin uses, put right. Holds for moto 5.2.5; look again before changing the pin.

- EventBridge: rules ignore their state, their pattern's finer points and a target's InputPath, retry and dead-letter queue.
  Matching and delivery are taken over (local.bus).
- SQS: ReceiveMessage recounts the whole queue for every message it returns; only the retention period was wanted.
- DynamoDB: Query sorts every item of the table before it looks for the partition. Only the partition is shown to it.
- DynamoDB: TransactWriteItems copies every item of the tables it touches, to be able to roll back. Only the items that the
  transaction names are kept.
- Answers: every member of an answer is looked for under several names. A DynamoDB value has one member, and none has ten.
  The methods of a class are listed anew for each request. Once is enough.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

import moto
from moto.core import responses
from moto.core.serialize import XFormedAttributePicker
from moto.core.utils import method_names_from_class
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.dynamodb.models.table import Table
from moto.events.models import Rule
from moto.sqs.models import SQSBackend

HOLDS_FOR = "5.2.5"
Route = Callable[[str, dict[str, Any]], None]
_transact_write_items = DynamoDBBackend.transact_write_items
_query = Table.query
_pick = XFormedAttributePicker.__call__
_method_names = cache(method_names_from_class)
VALUE_KINDS = {"S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"}
INDEX_NAME = 6  # its place among the arguments of Table.query after the hash key


def install(route: Route) -> None:
    """`route` gets the name of each rule of a bus and each event put on it."""
    if moto.__version__ != HOLDS_FOR:
        raise RuntimeError(f"local/moto_corrections.py holds for moto {HOLDS_FOR}, not {moto.__version__}")

    def send_to_targets(rule: Rule, original_event: Any, transform_input: bool = True) -> None:
        route(rule.name, original_event)

    patches: list[tuple[Any, str, Any]] = [
        (Rule, "send_to_targets", send_to_targets),
        (SQSBackend, "is_message_valid_based_on_retention_period", _is_retained),
        (Table, "query", _query_of_partition),
        (Table, "__deepcopy__", lambda table, memo: table),
        (DynamoDBBackend, "transact_write_items", _transact),
        (XFormedAttributePicker, "__call__", _picked),
        (responses, "method_names_from_class", _method_names),
    ]
    for owner, name, replacement in patches:
        setattr(owner, name, replacement)


def _picked(picker: XFormedAttributePicker, context: Any) -> Any:
    """The member of an answer. A DynamoDB value has one, and none of the other nine under another name."""
    value = context.obj
    if type(value) is dict and len(value) == 1 and context.key in VALUE_KINDS and next(iter(value)) in VALUE_KINDS:
        return value.get(context.key)
    return _pick(picker, context)


def _is_retained(backend: SQSBackend, queue_name: str, message: Any) -> bool:
    period = int(backend.get_queue(queue_name).message_retention_period)  # type: ignore[attr-defined]
    return bool(period + message.sent_timestamp / 1000 > _now())


def _now() -> float:
    from moto.core.utils import unix_time  # noqa: PLC0415 - the clock that moto itself goes by, also under a shifted time

    return float(unix_time())


def _query_of_partition(table: Table, hash_key: Any, *arguments: Any, **more: Any) -> Any:
    if arguments[INDEX_NAME] is not None or table.range_key_attr is None:
        return _query(table, hash_key, *arguments, **more)
    partition = copy.copy(table)
    partition.items = defaultdict(dict, {hash_key: table.items.get(hash_key, {})})
    return _query(partition, hash_key, *arguments, **more)


def _transact(backend: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
    before = [(op, copy.deepcopy(backend.get_item(op["TableName"], _key(backend, op)))) for t in transact_items for op in t.values()]
    try:
        _transact_write_items(backend, transact_items)
    except Exception:
        for op, item in before:
            _put_back(backend.get_table(op["TableName"]), _key(backend, op), item)
        raise


def _key(backend: DynamoDBBackend, op: dict[str, Any]) -> dict[str, Any]:
    table = backend.get_table(op["TableName"])
    names = [n for n in (table.hash_key_attr, table.range_key_attr) if n is not None]
    return op.get("Key") or {n: op["Item"][n] for n in names}


def _put_back(table: Table, key: dict[str, Any], item: Any) -> None:
    hash_key = DynamoType(key[table.hash_key_attr])
    place: dict[Any, Any] = table.items
    last = hash_key
    if table.range_key_attr is not None:
        place, last = table.items[hash_key], DynamoType(key[table.range_key_attr])
    if item is None:
        place.pop(last, None)
    else:
        place[last] = item
