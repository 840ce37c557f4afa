"""Incidents in one DynamoDB table with string keys `pk` and `sk`, and nothing else: no secondary index, no stream.

    pk                 sk                           what
    I#<incident>       NOW                          the current version: number, status, links, decisions, mention references
    I#<incident>       V#<version>                  how that version came to be, which mention references joined and left
    I#<incident>       B#<digest>#<n>               pieces of a body too big for one item (also under M#)
    M#<mention>        <digest>                     a mention as read once; never changed
    K#<index key>      <sort>#<incident>#<family>   an index entry
    L#<year>           <day>#<incident>             a line for lists
    G#<guard>          G                            a counter that writers in that area raise
    R#<report>         R                            the incidents that the report's processing touched

Mentions, pieces and new index entries are written before the transaction and stale index entries removed after it: an item
too many is harmless, because everything starts from NOW. The transaction itself holds the current items, their versions, the
checks on all that was read, and the guards. Guards are read first and everything consistently, so that what was written
since is noticed at commit. Merging reads one page of each range, whatever the table holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from tocsin.aws import incident_items as items
from tocsin.aws.incident_actions import ahead, check_succession, lost_entries, transaction
from tocsin.aws.incident_items import Item, Ref, place_of
from tocsin.errors import Conflict, NotFound, StoreUnavailable
from tocsin.model.incident import Incident, IncidentStatus, MentionRecord, Summary
from tocsin.model.neighbourhood import Commit, Home, Lookup, Neighbourhood, Range

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_HOPS = 12
MOST_ACTIONS = 100
GET_AT_ONCE, WRITE_AT_ONCE, BATCH_TRIES = 100, 25, 8
LOST = {"ConditionalCheckFailed", "TransactionConflict"}
FIRST_YEAR, LAST_YEAR = 1900, 2100

Contents = dict[str, Any]
"""Body of NOW by incident id."""


class DynamoIncidents:
    def __init__(self, client: DynamoDBClient, table: str) -> None:
        self._client, self._table = client, table

    # reading

    def neighbourhood(self, lookup: Lookup) -> Neighbourhood:
        with _translated():
            guards = self._guards(lookup.guards)
            near = list(dict.fromkeys(i for r in lookup.ranges for i in self._under(r, lookup.entries)))[: lookup.most]
            contents = self._contents([*near, *(h.incident for h in lookup.homes), *lookup.ids])
            found = {i for i in near if i in contents and contents[i]["incident"]["status"] != IncidentStatus.MERGED}
            found |= self._holders(lookup.homes, contents) | (set(lookup.ids) & set(contents))
            return Neighbourhood(incidents=self._load({i: contents[i] for i in sorted(found)}), guards=guards)

    def _guards(self, guards: Sequence[str]) -> dict[str, int]:
        found = self._get_many([items.guard_key(g) for g in guards])
        counts = {pk.removeprefix("G#"): int(item["n"]["N"]) for (pk, _), item in found.items()}
        return {g: counts.get(g, 0) for g in guards}

    def _under(self, wanted: Range, entries: int) -> list[str]:
        page = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :key AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues={":key": {"S": f"K#{wanted.key}"}, ":first": {"S": wanted.first}, ":last": {"S": wanted.last}},
            ProjectionExpression="sk",
            ConsistentRead=True,
            ScanIndexForward=False,
            Limit=entries,
        )
        found = [items.parts_of_entry(item) for item in page["Items"]]
        return [i for i, family in found if not wanted.families or family in wanted.families]

    def _holders(self, homes: Sequence[Home], contents: Contents) -> set[str]:
        """The incidents that hold the mentions, at the end of redirects and moves; `contents` gains what is read on the way."""
        at = {h: h.incident for h in homes}
        found: set[str] = set()
        for _ in range(MOST_HOPS):
            missing = [i for i in at.values() if i not in contents]
            contents |= self._contents(missing)
            arrived = {h for h, i in at.items() if i in contents and any(r.mention == h.mention for r in items.refs_of(contents[i]))}
            found |= {at[h] for h in arrived}
            onward = {h: _next_home(h.mention, contents[i]["incident"]) for h, i in at.items() if h not in arrived and i in contents}
            at = {h: i for h, i in onward.items() if i is not None}
            if not at:
                break
        return found

    def _contents(self, incidents: Iterable[str]) -> Contents:
        wanted = [items.now_key(i) for i in dict.fromkeys(incidents)]
        return {pk.removeprefix("I#"): body for (pk, _), body in self._bodies(self._get_many(wanted)).items()}

    def _load(self, contents: Contents) -> tuple[Incident, ...]:
        records = self._records(r for body in contents.values() for r in items.refs_of(body))
        return tuple(items.incident_of(body, records) for body in contents.values())

    def _records(self, refs: Iterable[Ref]) -> dict[Ref, MentionRecord]:
        found = self._bodies(self._get_many([r.key for r in dict.fromkeys(refs)]))
        return {Ref(pk.removeprefix("M#"), sk): MentionRecord.model_validate(body) for (pk, sk), body in found.items()}

    def _bodies(self, found: Mapping[tuple[str, str], Item]) -> dict[tuple[str, str], Any]:
        keys = {place: items.piece_keys(item) for place, item in found.items()}
        pieces = self._get_many([k for many in keys.values() for k in many])
        return {place: items.content_of(item, [pieces[place_of(k)] for k in keys[place]]) for place, item in found.items()}

    def _get_many(self, keys: Sequence[Item]) -> dict[tuple[str, str], Item]:
        found: dict[tuple[str, str], Item] = {}
        for chunk in items.chunks(keys, GET_AT_ONCE):
            waiting: Any = {self._table: {"Keys": list(chunk), "ConsistentRead": True}}
            for _ in range(BATCH_TRIES):
                answer = self._client.batch_get_item(RequestItems=waiting)
                found |= {place_of(item): item for item in answer["Responses"].get(self._table, ())}
                waiting = answer.get("UnprocessedKeys")
                if not waiting:
                    break
            else:
                raise StoreUnavailable("keys left unread")
        return found

    def get(self, incident_id: str, version: int | None = None, as_of: str | None = None) -> Incident:
        with _translated():
            if version is None and as_of is None:
                return self._current(incident_id)
            wanted = [v for v in self._versions(incident_id, version) if as_of is None or v["change"]["at"] <= as_of]
            if not wanted or (version is not None and wanted[-1]["change"]["version"] != version):
                raise NotFound(incident_id)
            current = self._contents([incident_id])[incident_id]["incident"]
            if wanted[-1]["change"]["version"] == current["version"]:
                return self._current(incident_id)
            records = self._records(items.refs_at(wanted))
            return items.past(wanted, list(records.values()))

    def _current(self, incident_id: str) -> Incident:
        contents = self._contents([incident_id])
        if not contents:
            raise NotFound(incident_id)
        (incident,) = self._load(contents)
        changes = [v["change"] for v in self._versions(incident_id, incident.version)]
        return Incident.model_validate({**dict(incident), "history": changes})

    def _versions(self, incident_id: str, last: int | None) -> list[Any]:
        """Bodies of the versions up to `last`, oldest first."""
        bounds = {":first": {"S": "V#"}, ":last": items.version_key(incident_id, last)["sk"] if last is not None else {"S": "V#~"}}
        found = list(self._query(f"I#{incident_id}", bounds))
        return list(self._bodies({place_of(item): item for item in found}).values())

    def _query(self, pk: str, bounds: Mapping[str, Any], limit: int | None = None, forward: bool = True) -> Iterator[Item]:
        """All items between the bounds, page by page, up to the limit."""
        left, start = limit, None
        while left is None or left > 0:
            asked: dict[str, Any] = {"Limit": left} if left is not None else {}
            asked |= {"ExclusiveStartKey": start} if start else {}
            page = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :key AND sk BETWEEN :first AND :last",
                ExpressionAttributeValues={":key": {"S": pk}, **bounds},
                ConsistentRead=True,
                ScanIndexForward=forward,
                **asked,
            )
            yield from page["Items"]
            left = None if left is None else left - len(page["Items"])
            start = page.get("LastEvaluatedKey")
            if not start:
                return

    def of_report(self, report_id: str) -> Sequence[Incident]:
        with _translated():
            found = self._get_many([items.report_key(report_id)])
            touched = sorted(i for item in found.values() for i in item["touched"]["SS"])
            return self._load(self._contents(touched))

    def listing(self, first_day: str, last_day: str, limit: int) -> Sequence[Summary]:
        years = range(min(LAST_YEAR, int(last_day[:4])), max(FIRST_YEAR, int(first_day[:4])) - 1, -1)
        bounds = {":first": {"S": first_day}, ":last": {"S": f"{last_day}~"}}
        found: list[Summary] = []
        with _translated():
            for year in years:
                if len(found) < limit:
                    found += [items.summary_of(item) for item in self._query(f"L#{year}", bounds, limit - len(found), forward=False)]
        return found

    # writing

    def commit(self, commit: Commit) -> None:
        before = {i.id: i for i in commit.read.incidents}
        with _translated():
            check_succession(commit, before)
            core, lines = transaction(self._table, commit, before)
            beside = [] if len(core) + len(lines) <= MOST_ACTIONS else lines
            self._put_many(ahead(commit, before))
            self._client.transact_write_items(TransactItems=core if beside else [*core, *lines])
            for action in beside:
                self._client.transact_write_items(TransactItems=[action])
            self._remove_stale(commit, before)

    def _put_many(self, puts: Sequence[Item]) -> None:
        for chunk in items.chunks(puts, WRITE_AT_ONCE):
            waiting: Any = {self._table: [{"PutRequest": {"Item": item}} for item in chunk]}
            for _ in range(BATCH_TRIES):
                waiting = self._client.batch_write_item(RequestItems=waiting).get("UnprocessedItems")
                if not waiting:
                    break
            else:
                raise StoreUnavailable("items left unwritten")

    def _remove_stale(self, commit: Commit, before: Mapping[str, Incident]) -> None:
        for incident in commit.after:
            for entry in lost_entries(incident, before.get(incident.id)):
                # An entry that a later version has put back meanwhile carries that version, and stays.
                with suppress(self._client.exceptions.ConditionalCheckFailedException):
                    self._client.delete_item(
                        TableName=self._table,
                        Key=items.entry_key(entry, incident.id),
                        ConditionExpression="version <= :v",
                        ExpressionAttributeValues={":v": {"N": str(incident.version)}},
                    )


def _next_home(mention: str, incident: Mapping[str, Any]) -> str | None:
    home = incident["moved"].get(mention, incident["merged_into"])
    return str(home) if home is not None else None


@contextmanager
def _translated() -> Iterator[None]:
    """Botocore's errors as ours: a lost condition is a Conflict, everything else the store's fault."""
    try:
        yield
    except ClientError as fault:
        reasons = {r.get("Code", "") for r in fault.response.get("CancellationReasons", ())}
        if reasons & LOST or fault.response["Error"]["Code"] in {"ConditionalCheckFailedException", "TransactionConflictException"}:
            raise Conflict(str(fault)) from fault
        raise StoreUnavailable(str(fault)) from fault
    except BotoCoreError as fault:
        raise StoreUnavailable(str(fault)) from fault
