"""How incidents look as items of the table (layout in tocsin.aws.dynamodb_incidents): bodies are compressed JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from tocsin.model.incident import Change, Decision, Incident, IncidentStatus, IndexEntry, MentionRecord, Summary

Item = dict[str, Any]
PIECE = 300_000  # bytes of a body in one item; an item may have 400 KB with all its names
NOW, GUARD, REPORT = "NOW", "G", "R"


class Ref(NamedTuple):
    """A mention as read once: its id and the digest of what was read."""

    mention: str
    digest: str

    @property
    def key(self) -> Item:
        return key(f"M#{self.mention}", self.digest)


def key(pk: str, sk: str) -> Item:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def now_key(incident: str) -> Item:
    return key(f"I#{incident}", NOW)


def version_key(incident: str, version: int) -> Item:
    return key(f"I#{incident}", f"V#{version:09d}")


def guard_key(guard: str) -> Item:
    return key(f"G#{guard}", GUARD)


def report_key(report: str) -> Item:
    return key(f"R#{report}", REPORT)


def entry_key(entry: IndexEntry, incident: str) -> Item:
    return key(f"K#{entry.key}", f"{entry.sort}#{incident}#{entry.family}")


def parts_of_entry(item: Mapping[str, Any]) -> tuple[str, str]:
    """Incident id and family of an index entry."""
    _, incident, family = item["sk"]["S"].rsplit("#", 2)
    return incident, family


def line_key(summary: Summary) -> Item | None:
    """Where lists find the incident; None for what no list shows."""
    if summary.status is not IncidentStatus.ACTIVE or summary.view.days is None:
        return None
    day = summary.view.days.first.isoformat()
    return key(f"L#{day[:4]}", f"{day}#{summary.id}")


def ref_of(record: MentionRecord) -> Ref:
    return Ref(record.id, blake2b(record.model_dump_json().encode(), digest_size=8).hexdigest())


def with_body(place: Item, content: object, **attributes: Any) -> list[Item]:
    """The item at `place` with its body, and before it the pieces of a body that is too big for one item."""
    body = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    if len(body) <= PIECE:
        return [{**place, **attributes, "body": {"B": body}}]
    digest = blake2b(body, digest_size=8).hexdigest()
    pieces = [body[i : i + PIECE] for i in range(0, len(body), PIECE)]
    named = [{**piece_key(place["pk"]["S"], digest, n), "body": {"B": piece}} for n, piece in enumerate(pieces)]
    return [*named, {**place, **attributes, "digest": {"S": digest}, "pieces": {"N": str(len(pieces))}}]


def piece_key(pk: str, digest: str, number: int) -> Item:
    return key(pk, f"B#{digest}#{number:04d}")


def piece_keys(item: Mapping[str, Any]) -> list[Item]:
    """The keys of an item's pieces; none when the body is in the item."""
    count = int(item["pieces"]["N"]) if "pieces" in item else 0
    return [piece_key(item["pk"]["S"], item["digest"]["S"], n) for n in range(count)]


def content_of(item: Mapping[str, Any], pieces: Sequence[Mapping[str, Any]]) -> Any:
    packed = b"".join(bytes(p["body"]["B"]) for p in pieces) if pieces else bytes(item["body"]["B"])
    return json.loads(zlib.decompress(packed))


def mention_items(record: MentionRecord) -> list[Item]:
    return with_body(ref_of(record).key, record.model_dump(mode="json"))


def now_items(incident: Incident) -> list[Item]:
    content = {
        "incident": incident.model_dump(mode="json", exclude={"mentions", "history"}),
        "refs": [ref_of(m) for m in incident.mentions],
    }
    return with_body(now_key(incident.id), content, version={"N": str(incident.version)}, status={"S": incident.status.value})


def version_items(incident: Incident, before: Incident | None) -> list[Item]:
    had = {ref_of(m) for m in before.mentions} if before else set()
    has = {ref_of(m) for m in incident.mentions}
    content = {
        "change": incident.change.model_dump(mode="json"),
        "summary": incident.summary.model_dump(mode="json"),
        "decisions": [d.model_dump(mode="json") for d in incident.decisions],
        "joined": sorted(has - had),
        "left": sorted(had - has),
    }
    return with_body(version_key(incident.id, incident.version), content, at={"S": incident.change.at})


def line_item(summary: Summary) -> Item | None:
    place = line_key(summary)
    if place is None:
        return None
    return {**place, "body": {"B": zlib.compress(summary.model_dump_json().encode(), 6)}}


def summary_of(item: Mapping[str, Any]) -> Summary:
    return Summary.model_validate_json(zlib.decompress(bytes(item["body"]["B"])))


def refs_of(content: Mapping[str, Any]) -> list[Ref]:
    return [Ref(*r) for r in content["refs"]]


def incident_of(content: Mapping[str, Any], records: Mapping[Ref, MentionRecord]) -> Incident:
    return Incident.model_validate({**content["incident"], "mentions": tuple(records[r] for r in refs_of(content))})


def refs_at(versions: Iterable[Mapping[str, Any]]) -> list[Ref]:
    """The mentions in force after the last of these versions (bodies, oldest first)."""
    refs: set[Ref] = set()
    for content in versions:
        refs -= {Ref(*r) for r in content["left"]}
        refs |= {Ref(*r) for r in content["joined"]}
    return sorted(refs)


def past(versions: Sequence[Mapping[str, Any]], records: Sequence[MentionRecord]) -> Incident:
    """An incident as it was after the last of these versions."""
    last = versions[-1]
    history = tuple(Change.model_validate(v["change"]) for v in versions)
    decisions = tuple(Decision.model_validate(d) for d in last["decisions"])
    return Incident.as_it_was(Summary.model_validate(last["summary"]), records, decisions, history)


def chunks(things: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]


def place_of(item: Mapping[str, Any]) -> tuple[str, str]:
    """Its two keys as plain strings."""
    return item["pk"]["S"], item["sk"]["S"]
