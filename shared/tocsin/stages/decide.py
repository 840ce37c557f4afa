"""decide: what a person decides about incidents becomes a claim with name and reason, and is settled like any report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from tocsin.errors import InvalidDocument
from tocsin.merging.regroup import Cause
from tocsin.model.base import Frozen
from tocsin.model.claim import FieldName, Value
from tocsin.model.incident import Decision, Incident, IncidentStatus
from tocsin.model.neighbourhood import Home
from tocsin.ports import Bus, Clock, IncidentStore
from tocsin.stages.settle import Matter, earlier_homes, events_of, settle

MOST_HOPS = 12


class Ruling(Frozen):
    """What an analyst sends.

    merge: `incidents` are one with the incident ruled on. split: `mentions` tell another incident than the rest.
    set: `field` has `value`. retract: what `mentions` say is taken back; all of it when none are named.
    """

    kind: Literal["merge", "split", "set", "retract"]
    author: str = Field(min_length=1, max_length=200)
    reason: str = Field(min_length=1, max_length=2000)
    incidents: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    field: FieldName | None = None
    value: Value | None = None


def decide(incident_id: str, ruling: Ruling, incidents: IncidentStore, bus: Bus, clock: Clock) -> tuple[Incident, ...]:
    """The incidents that changed. Raises NotFound for an unknown incident, InvalidDocument for a ruling that fits none.

    A ruling sent again changes nothing and is announced again: the first time may have ended between writing and telling.
    """
    subject = current(incident_id, incidents)
    others = [current(i, incidents) for i in ruling.incidents]
    if (known := _standing(ruling, subject)) is not None:
        bus.announce(events_of(_touched(known, incident_id, subject, ruling, incidents), incidents), subject.id)
        return ()
    decision = _decision(ruling, subject, others, clock.now())
    homes = [Home(mention=m.id, incident=i.id) for i in (subject, *others) for m in i.mentions]
    cause = Cause(ruling.author, ruling.reason, decision.at, is_decision=True)
    changed = settle(Matter(cause, decisions=(decision,), homes=homes), incidents).changed
    if changed:
        bus.announce(events_of(changed, incidents), subject.id)
    return changed


def withdraw_report(report_id: str, author: str, reason: str, incidents: IncidentStore, bus: Bus, clock: Clock) -> tuple[Incident, ...]:
    """Take back all that a report said, as when its post was deleted. The incidents that changed; done again, none."""
    homes = list(earlier_homes(report_id, incidents))
    if not homes:
        return ()
    now = clock.now()
    mentions = tuple(sorted({h.mention for h in homes}))
    touched = list(incidents.of_report(report_id))
    if any((d.kind, d.author, d.mentions) == ("retract", author, mentions) for i in touched for d in i.decisions):
        bus.announce(events_of(touched, incidents), report_id)
        return ()
    decision = Decision(kind="retract", author=author, reason=reason, at=now, mentions=mentions)
    matter = Matter(Cause(author, reason, now, is_decision=True), decisions=(decision,), homes=homes)
    changed = settle(matter, incidents).changed
    if changed:
        bus.announce(events_of(changed, incidents), report_id)
    return changed


def _standing(ruling: Ruling, subject: Incident) -> Decision | None:
    """The decision that this ruling made before, if none of its kind on the same matter came since."""
    alike = [d for d in subject.decisions if d.kind == ruling.kind and d.field == ruling.field]
    if ruling.kind == "split":
        alike = [d for d in alike if set(d.mentions) == set(ruling.mentions)]
    if ruling.kind == "retract":
        alike = [d for d in alike if set(d.mentions) == set(ruling.mentions or (m.id for m in subject.mentions))]
    if ruling.kind == "merge":
        alike = [d for d in alike if all(i == subject.id or _was_absorbed(i, subject) for i in ruling.incidents)]
    last = max(alike, key=lambda d: d.at, default=None)
    return last if last and (last.author, last.reason, last.value) == (ruling.author, ruling.reason, ruling.value) else None


def _was_absorbed(incident_id: str, subject: Incident) -> bool:
    return any(incident_id in change.absorbed for change in subject.history)


def _touched(decision: Decision, asked: str, subject: Incident, ruling: Ruling, incidents: IncidentStore) -> list[Incident]:
    """What the decision changed, as it is now: where it was asked, where its mentions went, what it merged."""
    moved = {subject.moved[m] for m in (*decision.mentions, *decision.apart) if m in subject.moved}
    return [incidents.get(i) for i in sorted({asked, subject.id, *ruling.incidents, *moved})]


def current(incident_id: str, incidents: IncidentStore) -> Incident:
    """The incident as it is now, redirects followed. Raises NotFound."""
    found = incidents.get(incident_id)
    for _ in range(MOST_HOPS):
        if found.status is not IncidentStatus.MERGED or found.merged_into is None:
            return found
        found = incidents.get(found.merged_into)
    return found


def _decision(ruling: Ruling, subject: Incident, others: Sequence[Incident], now: str) -> Decision:
    own = tuple(m.id for m in subject.mentions)
    named = ruling.mentions or own
    unknown = [m for m in named if m not in own]
    if unknown:
        raise InvalidDocument(f"{unknown[0]} is no mention of {subject.id}", "/mentions", status=422)
    made = Decision(kind=ruling.kind, author=ruling.author, reason=ruling.reason, at=now, mentions=named)
    if ruling.kind == "merge":
        return made.model_copy(update={"mentions": _all_mentions(subject, others)})
    if ruling.kind == "split":
        return made.model_copy(update={"apart": _rest(own, named)})
    if ruling.kind == "set":
        return made.model_copy(update={"mentions": own, **_field_and_value(ruling)})
    return made


def _all_mentions(subject: Incident, others: Sequence[Incident]) -> tuple[str, ...]:
    if not any(o.id != subject.id for o in others):
        raise InvalidDocument("a merge names at least one other incident", "/incidents", status=422)
    return tuple(sorted({m.id for i in (subject, *others) for m in i.mentions}))


def _rest(own: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    rest = tuple(m for m in own if m not in named)
    if not rest:
        raise InvalidDocument("a split names some of the mentions, not all", "/mentions", status=422)
    return rest


def _field_and_value(ruling: Ruling) -> dict[str, object]:
    if ruling.field is None or ruling.value is None:
        raise InvalidDocument("a set names a field and its value", "/field", status=422)
    return {"field": ruling.field, "value": ruling.value}
