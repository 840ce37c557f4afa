"""Reports in DynamoDB: one partition for each report (what came, its state, its mentions) and one for each idempotency key.

What came never changes and is stored apart from the state, so that a step of the state writes a few hundred bytes only.
Bodies are compressed; one that is still too big for an item goes to the file store, and the item names the file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from pydantic import ConfigDict, TypeAdapter

from tocsin.aws.clients import code, translated
from tocsin.errors import KeyReused, NotFound, StoreUnavailable
from tocsin.model.base import content_id
from tocsin.model.mention import Mention
from tocsin.model.report import Report, ReportState, ReportStatus, StatusChange
from tocsin.ports import FileStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef, PutTypeDef

Attributes = dict[str, "AttributeValueTypeDef"]
MENTIONS: TypeAdapter[tuple[Mention, ...]] = TypeAdapter(tuple[Mention, ...], config=ConfigDict(defer_build=True))
MOST_BYTES = 350_000  # of a body inside an item; DynamoDB takes 400 KB for all of it
KEY_DAYS = 30  # how long an idempotency key is remembered
REFUSED = "ConditionalCheckFailed"


class DynamoReports:
    def __init__(self, client: DynamoDBClient, table: str, files: FileStore) -> None:
        self._client, self._table, self._files = client, table, files

    def add(self, report: Report, keys: Sequence[str], first: StatusChange) -> ReportState | None:
        body = self._put(self._body(report.id, "report", report.model_dump_json().encode()))
        owned = [self._key(key, report.id, first) for key in keys]
        with translated():
            is_there = self._written([body, self._new_state(report.id, first), *owned], keys)
            if not is_there:
                return None
            if owned:
                self._written(owned, keys)  # further keys for a report that is there
            return self.state(report.id)

    def _written(self, writes: Sequence[PutTypeDef], keys: Sequence[str]) -> bool:
        """Write all, keys last, or nothing: True when the report is there already. Raises KeyReused for a key of another report."""
        try:
            self._client.transact_write_items(TransactItems=[{"Put": w} for w in writes])
        except self._client.exceptions.TransactionCanceledException as fault:
            refused = [reason.get("Code") == REFUSED for reason in fault.response.get("CancellationReasons", [])]
            taken = [key for key, is_taken in zip(reversed(keys), reversed(refused), strict=False) if is_taken]
            if taken:
                raise KeyReused(taken[0]) from fault
            if not any(refused):
                raise StoreUnavailable("TransactWriteItems: others wrote at that moment") from fault
            return True
        return False

    def _put(self, item: Attributes) -> PutTypeDef:
        return {"TableName": self._table, "Item": item}

    def _new_state(self, report_id: str, first: StatusChange) -> PutTypeDef:
        item: Attributes = {
            **_at(report_id, "state"),
            "status": {"S": first.status.value},
            "history": {"L": [{"S": first.model_dump_json()}]},
            "incidents": {"L": []},
        }
        return {"TableName": self._table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}

    def _key(self, key: str, report_id: str, first: StatusChange) -> PutTypeDef:
        expires = int((datetime.fromisoformat(first.at) + timedelta(days=KEY_DAYS)).timestamp())
        return {
            "TableName": self._table,
            "Item": {**_at(content_id("key", key), "key"), "report": {"S": report_id}, "expires": {"N": str(expires)}},
            "ConditionExpression": "attribute_not_exists(pk) OR report = :report",
            "ExpressionAttributeValues": {":report": {"S": report_id}},
        }

    def known(self, key: str) -> str | None:
        try:
            return self._read(content_id("key", key), "key")["report"]["S"]
        except NotFound:
            return None

    def get(self, report_id: str) -> Report:
        return Report.model_validate_json(self._read_body(report_id, "report"))

    def state(self, report_id: str) -> ReportState:
        item = self._read(report_id, "state")
        return ReportState(
            id=report_id,
            status=ReportStatus(item["status"]["S"]),
            history=tuple(StatusChange.model_validate_json(c["S"]) for c in item["history"]["L"]),
            incidents=tuple(i["S"] for i in item["incidents"]["L"]),
        )

    def advance(self, report_id: str, change: StatusChange, incidents: Sequence[str] = ()) -> None:
        """A change that the present status does not allow is left out without a word: it comes of a message delivered twice."""
        allowed: Attributes = {f":from{n}": {"S": s.value} for n, s in enumerate(change.status.comes_from)}
        with translated():
            try:
                self._client.update_item(
                    TableName=self._table,
                    Key=_at(report_id, "state"),
                    UpdateExpression="SET #status = :status, history = list_append(history, :change)" + _incidents_clause(change),
                    ConditionExpression=f"#status IN ({', '.join(allowed)})",
                    ExpressionAttributeNames={"#status": "status"},
                    ExpressionAttributeValues={**allowed, **_values(change, incidents)},
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
            except ClientError as fault:
                if code(fault) != "ConditionalCheckFailedException":
                    raise
                if "Item" not in fault.response:
                    raise NotFound(report_id) from fault

    def keep_mentions(self, report_id: str, mentions: Sequence[Mention]) -> None:
        item = self._body(report_id, "mentions", MENTIONS.dump_json(tuple(mentions)))
        with translated():
            self._client.put_item(**self._put(item))

    def mentions(self, report_id: str) -> Sequence[Mention]:
        try:
            body = self._read_body(report_id, "mentions")
        except NotFound:
            return ()
        return MENTIONS.validate_json(body)

    def _body(self, report_id: str, part: str, body: bytes) -> Attributes:
        packed = zlib.compress(body)
        if len(packed) <= MOST_BYTES:
            return {**_at(report_id, part), "body": {"B": packed}}
        file = f"stored/{report_id}/{part}.json"
        self._files.put(file, body, "application/json")
        return {**_at(report_id, part), "file": {"S": file}}

    def _read_body(self, report_id: str, part: str) -> bytes:
        item = self._read(report_id, part)
        if "file" in item:
            return self._files.get(item["file"]["S"])
        return zlib.decompress(bytes(item["body"]["B"]))

    def _read(self, report_id: str, part: str) -> Attributes:
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=_at(report_id, part), ConsistentRead=True)
        if "Item" not in answer:
            raise NotFound(report_id)
        return answer["Item"]


def _at(pk: str, sk: str) -> Attributes:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def _incidents_clause(change: StatusChange) -> str:
    return ", incidents = :incidents" if change.status is ReportStatus.DONE else ""


def _values(change: StatusChange, incidents: Iterable[str]) -> Attributes:
    values: Attributes = {":status": {"S": change.status.value}, ":change": {"L": [{"S": change.model_dump_json()}]}}
    if change.status is ReportStatus.DONE:
        values[":incidents"] = {"L": [{"S": i} for i in incidents]}
    return values
