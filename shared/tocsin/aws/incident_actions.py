"""What a commit writes: beside the transaction, and in it. The design is told in tocsin.aws.dynamodb_incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.aws import incident_items as items
from tocsin.aws.incident_items import Item, place_of
from tocsin.errors import Conflict
from tocsin.model.incident import Incident, IndexEntry
from tocsin.model.neighbourhood import Commit


def ahead(commit: Commit, before: Mapping[str, Incident]) -> list[Item]:
    """What is written before the transaction: mentions not stored yet, pieces of big bodies, new index entries."""
    stored = {items.ref_of(m) for i in before.values() for m in i.mentions}
    fresh = {items.ref_of(m): m for i in commit.after for m in i.mentions if items.ref_of(m) not in stored}
    found = [item for _, record in sorted(fresh.items()) for item in items.mention_items(record)]
    for incident in commit.after:
        old = before.get(incident.id)
        found += [*items.now_items(incident)[:-1], *items.version_items(incident, old)[:-1]]
        had = set(old.index) if old else set()
        version = {"version": {"N": str(incident.version)}}
        found += [{**items.entry_key(e, incident.id), **version} for e in incident.index if e not in had]
    return list({place_of(item): item for item in found}.values())


def lost_entries(incident: Incident, old: Incident | None) -> list[IndexEntry]:
    """Index entries that the version before had and this one has no more."""
    kept = set(incident.index)
    return [e for e in old.index if e not in kept] if old else []


def check_succession(commit: Commit, before: Mapping[str, Incident]) -> None:
    """Conflict where a version does not follow the one that was read."""
    for incident in commit.after:
        if incident.version != (before[incident.id].version if incident.id in before else 0) + 1:
            raise Conflict(f"{incident.id} does not follow what was read")


def transaction(table: str, commit: Commit, before: Mapping[str, Incident]) -> tuple[list[Any], list[Any]]:
    """The actions that must hold together, and those for lists, which may follow by themselves."""
    after = {i.id for i in commit.after}
    core = [_check(table, items.now_key(i.id), "version", i.version) for i in before.values() if i.id not in after]
    core += [a for i in commit.after for a in _writes(table, i, before.get(i.id))]
    core += [_guard(table, g, commit.read.guards.get(g), g in commit.guards) for g in sorted({*commit.read.guards, *commit.guards})]
    core += [_touch(table, commit.report, commit.after)] if commit.report else []
    return core, [a for i in commit.after for a in _lines(table, i, before.get(i.id))]


def _writes(table: str, incident: Incident, old: Incident | None) -> list[Any]:
    now, version = items.now_items(incident)[-1], items.version_items(incident, old)[-1]
    condition = {"ConditionExpression": "attribute_not_exists(pk)"}
    held = {"ConditionExpression": "version = :v", "ExpressionAttributeValues": {":v": {"N": str(old.version)}}} if old else condition
    return [{"Put": {"TableName": table, "Item": now, **held}}, {"Put": {"TableName": table, "Item": version, **condition}}]


def _lines(table: str, incident: Incident, old: Incident | None) -> list[Any]:
    line = items.line_item(incident.summary)
    stale = items.line_key(old.summary) if old else None
    found: list[Any] = [{"Put": {"TableName": table, "Item": line}}] if line else []
    if stale and (line is None or place_of(stale) != place_of(line)):
        found.append({"Delete": {"TableName": table, "Key": stale}})
    return found


def _guard(table: str, guard: str, seen: int | None, is_raised: bool) -> Any:
    place = items.guard_key(guard)
    if not is_raised:
        return _check(table, place, "n", seen or 0)
    update: Item = {"TableName": table, "Key": place, "UpdateExpression": "ADD n :one"}
    values = {":one": {"N": "1"}}
    if seen is None:
        return {"Update": {**update, "ExpressionAttributeValues": values}}
    held = {"ConditionExpression": "n = :seen" if seen else "attribute_not_exists(pk)"}
    values |= {":seen": {"N": str(seen)}} if seen else {}
    return {"Update": {**update, **held, "ExpressionAttributeValues": values}}


def _check(table: str, place: Item, attribute: str, seen: int) -> Any:
    check: Item = {"TableName": table, "Key": place, "ConditionExpression": f"{attribute} = :seen"}
    if seen:
        return {"ConditionCheck": {**check, "ExpressionAttributeValues": {":seen": {"N": str(seen)}}}}
    return {"ConditionCheck": {**check, "ConditionExpression": "attribute_not_exists(pk)"}}


def _touch(table: str, report: str, after: Sequence[Incident]) -> Any:
    return {
        "Update": {
            "TableName": table,
            "Key": items.report_key(report),
            "UpdateExpression": "ADD touched :ids",
            "ExpressionAttributeValues": {":ids": {"SS": [i.id for i in after]}},
        }
    }
