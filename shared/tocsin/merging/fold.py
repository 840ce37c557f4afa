"""From a set of claims to an incident as people read it. Pure: the same set gives the same view, to the last character.

Guarantees, each held by a property test:
  1. The order of mentions and decisions of different times does not matter.
  2. A mention given twice counts once.
  3. Cutting the set into batches does not matter: nothing but the set counts.
  4. No value without a claim: every fact has support, and every filled field of the flat view has a fact.
  5. No claim is lost: each stands once, as support or rival of its field, or among the withdrawn.
  6. A claim taken back supports nothing and rivals nothing.
  7. The best count lies within the range, and the range within the standing claims' own bounds.
  8. With no claim left the incident is retracted, and its view is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from tocsin.merging.choose import ANALYST, Choice, Rule, Voices, choose_count, choose_date, choose_most_said, choose_place, choose_type
from tocsin.merging.mentions import COUNTS, mention_view
from tocsin.merging.trust import confidence, independent_voices, said_day, taken_back
from tocsin.model.claim import ActorValue, Claim, Count, DateValue, FieldName, PlaceValue, Standing, TermValue, TypeValue
from tocsin.model.incident import ClaimRecord, Confidence, Decision, Fact, Incident, IncidentStatus, IncidentView, MentionRecord, Summary
from tocsin.model.mention import Interval, MentionView, Perpetrator
from tocsin.model.report import Source
from tocsin.model.vocabulary import IncidentType
from tocsin.text import fold_key

__all__ = ["Folded", "fold", "mention_view", "summarise", "view"]

MOST_IN_A_LINE = 20

SINGLE: dict[FieldName, tuple[type, Rule]] = {
    FieldName.TYPE: (TypeValue, choose_type),
    FieldName.DATE: (DateValue, choose_date),
    FieldName.PLACE: (PlaceValue, choose_place),
    **dict.fromkeys(COUNTS, (Count, choose_count)),
}


@dataclass(slots=True)
class Folded:
    """The fold before it gets an id: facts in field order, what was withdrawn, and how far to believe it all."""

    records: tuple[MentionRecord, ...]
    facts: tuple[Fact, ...]
    withdrawn: tuple[ClaimRecord, ...]
    confidence: Confidence
    voices: int

    @property
    def is_void(self) -> bool:
        return not self.facts


def fold(mentions: Iterable[MentionRecord], decisions: Iterable[Decision] = ()) -> Folded:
    records = tuple({r.id: r for r in sorted(mentions, key=lambda r: (r.id, r.model_dump_json()))}.values())
    decided = sorted(set_decisions(decisions), key=lambda d: (d.at, d.author, d.model_dump_json()))
    claims = [c for r in records for c in r.claims()]
    gone = taken_back(claims, decided)
    voices = independent_voices(records)
    alive = [c for c in claims if c.id not in gone]
    facts = tuple(fact for field in FieldName for fact in _facts(field, alive, decided, voices)) if alive else ()
    withdrawn = tuple(c for c in claims if c.id in gone)
    told = [r for r in records if any(f"{r.id}/{i}" not in gone for i in range(len(r.mention.claims)))]
    return Folded(records, facts, withdrawn, _confidence(told, facts, voices), len({voices[r.report] for r in told}))


def set_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Each decision once."""
    return list({d.model_dump_json(): d for d in decisions}.values())


def _facts(field: FieldName, claims: Sequence[ClaimRecord], decisions: Sequence[Decision], voices: Voices) -> list[Fact]:
    said = [c for c in claims if c.claim.field is field]
    decided = [_claim_of(d) for d in decisions if d.kind == "set" and d.field is field and d.value is not None]
    if decided:
        last = decided[-1]
        beside = [*said, *decided[:-1]]
        return [Fact(field=field, best=last.claim.value, rule=ANALYST, precision="decided", support=(last,), rivals=tuple(beside))]
    stands = [c for c in said if c.claim.standing is Standing.STANDS]
    others = [c for c in said if c.claim.standing is not Standing.STANDS]
    if field in MANY:
        return _many(field, stands, others)
    kind, rule = SINGLE.get(field, (object, choose_most_said))
    usable = [c for c in stands if isinstance(c.claim.value, kind)] or [c for c in others if isinstance(c.claim.value, kind)]
    if not usable:
        return [] if not said else [_plain(field, said, voices)]
    return [_fact(field, rule(usable, voices), said)]


def _plain(field: FieldName, said: Sequence[ClaimRecord], voices: Voices) -> Fact:
    """Claims whose value nothing could resolve: kept to the letter."""
    return _fact(field, choose_most_said(said, voices), said)


def _fact(field: FieldName, choice: Choice, said: Sequence[ClaimRecord]) -> Fact:
    support = {c.id for c in choice.support}
    return Fact(
        field=field,
        best=choice.best,
        rule=choice.rule,
        range=choice.range,
        precision=choice.precision,
        support=tuple(choice.support),
        rivals=tuple(c for c in said if c.id not in support),
    )


def _many(field: FieldName, stands: Sequence[ClaimRecord], others: Sequence[ClaimRecord]) -> list[Fact]:
    groups: dict[Hashable, list[ClaimRecord]] = {}
    for record in stands or others:
        groups.setdefault(MANY[field](record), []).append(record)
    ranked = sorted(groups.values(), key=lambda g: (-len({c.report for c in g}), g[0].id))
    facts = [Fact(field=field, best=max(g, key=_fullness).claim.value, rule="said", support=tuple(g)) for g in ranked]
    if stands and others:
        facts[0] = facts[0].model_copy(update={"rivals": tuple(others)})
    return facts


def _fullness(record: ClaimRecord) -> tuple[bool, int, str]:
    value = record.claim.value
    return (isinstance(value, ActorValue) and value.key is not None, len(value.model_dump_json()), record.id)


def _actor_key(record: ClaimRecord) -> Hashable:
    value = record.claim.value
    return (value.key or fold_key(value.name), value.stance) if isinstance(value, ActorValue) else value.model_dump_json()


def _term_key(record: ClaimRecord) -> Hashable:
    value = record.claim.value
    return fold_key(value.term) if isinstance(value, TermValue) else value.model_dump_json()


MANY: dict[FieldName, Callable[[ClaimRecord], Hashable]] = {
    FieldName.PERPETRATOR: _actor_key,
    FieldName.WEAPON: _term_key,
    FieldName.TARGET: _term_key,
    FieldName.SPEAKER: _term_key,
}


def _claim_of(decision: Decision) -> ClaimRecord:
    assert decision.field is not None and decision.value is not None
    claim = Claim(field=decision.field, value=decision.value, speaker=decision.author, spans=(), words=decision.reason, rule="analyst")
    source = Source(name=decision.author, kind="analyst")
    name = f"decision/{decision.at}/{decision.author}/{decision.field}"
    return ClaimRecord(id=name, claim=claim, report=None, source=source, said_at=decision.at)


def _confidence(told: Sequence[MentionRecord], facts: Sequence[Fact], voices: Voices) -> Confidence:
    if not told:
        return Confidence(value=0.0, word="low", reasons=("everything that was said has been taken back",))
    by_field = {f.field: f for f in facts}
    place, date = by_field.get(FieldName.PLACE), by_field.get(FieldName.DATE)
    has_point = place is not None and isinstance(place.best, PlaceValue) and place.best.lat is not None
    days = date.best.days if date is not None and isinstance(date.best, DateValue) else None
    lacks = [name for name, has in (("point", has_point), ("day", days is not None and days.width == 1)) if not has]
    last_said = max(said_day(r) for r in told)
    early = days is not None and last_said != "" and last_said <= days.last.isoformat()
    return confidence(told, voices, lacks, early)


def _flat(facts: Sequence[Fact], incident: str | None, confidence: float) -> MentionView:
    """The facts in the output format of a mention."""
    first = {f.field: f.best for f in reversed(facts)}
    kind, date, place = first.get(FieldName.TYPE), first.get(FieldName.DATE), first.get(FieldName.PLACE)
    days = date.days if isinstance(date, DateValue) else None
    where = place if isinstance(place, PlaceValue) else None
    return MentionView(
        incident=incident,
        type=kind.type if isinstance(kind, TypeValue) else IncidentType.OTHER,
        date=days.iso() if days else None,
        days=days,
        place=where.name if where else None,
        place_aliases=where.aliases if where else (),
        country=where.country if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        radius_km=where.radius_km if where else None,
        geo_precision=where.precision if where else None,
        killed=_interval(first.get(FieldName.KILLED)),
        injured=_interval(first.get(FieldName.INJURED)),
        munitions=_interval(first.get(FieldName.MUNITIONS)),
        weapons=_terms(facts, FieldName.WEAPON),
        perpetrators=tuple(_perpetrator(f.best) for f in facts if f.field is FieldName.PERPETRATOR and isinstance(f.best, ActorValue)),
        targets=_terms(facts, FieldName.TARGET),
        attributed_to=_terms(facts, FieldName.SPEAKER),
        confidence=confidence,
    )


def _interval(value: object) -> Interval | None:
    return Interval(min=value.min, max=value.max) if isinstance(value, Count) else None


def _terms(facts: Iterable[Fact], field: FieldName) -> tuple[str, ...]:
    return tuple(f.best.term for f in facts if f.field is field and isinstance(f.best, TermValue))


def _perpetrator(value: ActorValue) -> Perpetrator:
    return Perpetrator(name=value.name, stance=value.stance, aliases=value.aliases)


def _brief(flat: MentionView) -> MentionView:
    """For lists: of the fields that hold many values the first, most said ones."""
    many = ("perpetrators", "targets", "weapons", "attributed_to", "place_aliases")
    return flat.model_copy(update={name: getattr(flat, name)[:MOST_IN_A_LINE] for name in many})


def summarise(folded: Folded, incident: str, version: int, at: str, merged_into: str | None = None) -> Summary:
    """One line of an incident. A merged one keeps no value of its own."""
    status = IncidentStatus.MERGED if merged_into else IncidentStatus.RETRACTED if folded.is_void else IncidentStatus.ACTIVE
    return Summary(
        id=incident,
        version=version,
        status=status,
        merged_into=merged_into,
        view=_brief(_flat(folded.facts, incident, folded.confidence.value)),
        reports=len({r.report for r in folded.records}),
        sources=folded.voices,
        updated_at=at,
    )


def view(incident: Incident) -> IncidentView:
    """The incident as people read it."""
    folded = fold(incident.mentions, incident.decisions)
    return IncidentView(
        id=incident.id,
        version=incident.version,
        status=incident.status,
        merged_into=incident.merged_into,
        view=_flat(folded.facts, incident.id, folded.confidence.value),
        facts=folded.facts,
        withdrawn=folded.withdrawn,
        confidence=folded.confidence,
        reports=tuple(dict.fromkeys(r.report for r in folded.records)),
        sources=tuple(dict.fromkeys(r.source.name for r in folded.records)),
        independent_sources=folded.voices,
        links=incident.links,
        decisions=incident.decisions,
        history=incident.history,
    )
