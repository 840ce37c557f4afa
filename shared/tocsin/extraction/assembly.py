"""Drafts to mentions: every value becomes a claim with its words, its speaker and the rule that read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin import packs
from tocsin.extraction.authors.culprits import aliases_of, culprits_of
from tocsin.extraction.authors.roster import Roster
from tocsin.extraction.counts.munitions import MunitionCount
from tocsin.extraction.facts import values
from tocsin.extraction.facts.aims import targets_of
from tocsin.extraction.facts.arms import arms
from tocsin.extraction.facts.attackers import attackers_alone
from tocsin.extraction.facts.casualties import together, weigh
from tocsin.extraction.facts.credits import credits_of
from tocsin.extraction.facts.named import one_named, opened, with_the_one
from tocsin.extraction.facts.placing import placed
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.roles import Part
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.speakers import nearest_speaker
from tocsin.model.base import Span
from tocsin.model.claim import (
    ActorValue,
    Claim,
    FieldName,
    SeriesValue,
    Standing,
    TimeWords,
    Value,
)
from tocsin.model.mention import Mention
from tocsin.model.vocabulary import IncidentType, Role
from tocsin.times import TimeExpr

TOLL_FIELDS = (FieldName.KILLED, FieldName.INJURED, FieldName.MISSING, FieldName.ABDUCTED)
UNFIRED = (  # kinds done with other arms: the grenade told of beside them was found, or left, or one of many arms
    IncidentType.ARMED_ATTACK,
    IncidentType.ASSASSINATION,
    IncidentType.STABBING,
    IncidentType.KIDNAPPING,
    IncidentType.CLASH,
    IncidentType.ARREST_RAID,
    IncidentType.RIOT,
)
LATER = 1.0  # loss of a time for every statement that comes before the one that tells it, in log-odds
UNASKED, SURE = 1.0, 3.0  # log-odds of a time that surely tells when something happened; above which it makes no difference
LEADS = 3  # statements that tell where the incident was
WRITTEN = "no time is said: the day it was written"
BESIDE = "told beside the main incident, no day named"


@dataclass(slots=True)
class _Scribe:
    """Writes claims about one block's tokens."""

    text: str

    def claim(
        self,
        field: FieldName,
        value: Value,
        statement: Statement,
        first: int,
        last: int,
        rule: str,
        *,
        speaker: str | None = None,
        standing: Standing = Standing.STANDS,
        reason: str | None = None,
    ) -> Claim:
        tokens = statement.block.tokens
        span = Span(tokens.starts[first], tokens.ends[last])
        words = self.text[span.start : span.end]
        return Claim(field=field, value=value, speaker=speaker, spans=(span,), words=words, rule=rule, reason=reason, standing=standing)


def mention(report: str, ordinal: int, draft: Draft, roster: Roster, part: Part, text: str, confidence: float) -> Mention:
    """One draft as a mention, its claims in a fixed order."""
    scribe = _Scribe(text)
    claims = [
        *_kind(draft, scribe),
        *_role(draft, part.role, scribe),
        *_times(draft, part.leads, scribe),
        *_places(draft, roster.drafts, part.leads, scribe),
        *_tolls(draft, scribe),
        *_munitions(draft, scribe),
        *_weapons(draft, scribe),
        *_authors(draft, roster, scribe),
        *_targets(draft, scribe),
        *_speakers(draft, part.leads, scribe),
        *_series(draft, scribe),
    ]
    evidence = tuple(Span(s.start, s.end) for s in draft.statements)
    return Mention(report=report, ordinal=ordinal, claims=tuple(claims), evidence=evidence, confidence=confidence)


def _kind(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    lead = draft.statements[0]
    hits = lead.events or lead.weapons
    first, last = (hits[0].first, hits[0].last) if hits else (lead.first, lead.last)
    yield scribe.claim(FieldName.TYPE, values.kind(draft.kind or IncidentType.OTHER), lead, first, last, "kind.votes")


def _role(draft: Draft, role: Role, scribe: _Scribe) -> Iterator[Claim]:
    lead = draft.statements[0]
    yield scribe.claim(FieldName.ROLE, values.part(role), lead, lead.first, lead.last, "role.weighed")


def _times(draft: Draft, leads: bool, scribe: _Scribe) -> Iterator[Claim]:
    dated = _dated(draft)
    for statement, time, reason in dated:
        value = TimeWords(code=time.code, lang=statement.block.lang.code)
        yield scribe.claim(FieldName.DATE, value, statement, time.first, time.last, time.rule, reason=reason)
    written = next((s for s in draft.statements if s.written is not None), None)
    if not dated and leads and written is not None:
        value = TimeWords(code=f"offset:0d;said={written.written}", lang=written.block.lang.code)
        yield scribe.claim(FieldName.DATE, value, written, written.first, written.last, "time.written", reason=WRITTEN)
    if not dated and not leads and not _of_old(draft):
        lead = draft.statements[0]
        value = TimeWords(code="anchor:0d", lang=lead.block.lang.code)
        yield scribe.claim(FieldName.DATE, value, lead, lead.first, lead.last, "time.beside", reason=BESIDE)


def _of_old(draft: Draft) -> bool:
    """Told as what had happened before: it need not be of the main incident's day. "They said it had struck" is reported speech."""
    lead = draft.statements[0]
    cues = lead.sentence.of("cue", "earlier") if lead.sentence.has("say", "verb") else lead.sentence.of("cue", "pluperfect", "earlier")
    return any(lead.first <= h.first <= lead.last for h in cues) or "series" in lead.flags


def _dated(draft: Draft) -> list[tuple[Statement, TimeExpr, str | None]]:
    """Times of what happened: the likeliest to tell it and the earliest told first, then the nearest to its words; where none is told,
    those beside its weapons, then when it was said."""
    found: list[tuple[Statement, TimeExpr, str | None]] = [
        (s, t, None) for s in draft.statements for t in sorted(s.times, key=lambda t: (s.apart(t), s.far(t.first, t.last)))
    ]
    order = {id(s): n for n, s in enumerate(draft.statements)}
    found.sort(key=lambda f: LATER * order[id(f[0])] - min(f[0].odds.get(f[1], UNASKED), SURE))
    found = found or [(s, t, "told beside its weapons") for s in draft.support if s.weapons or s.events or s.deeds for t in s.times]
    found = found or [(s, t, "told in the sentences around") for s in draft.statements[:LEADS] for t in s.around]
    return found or [(s, t, "the day it was told, no other being named") for s in draft.statements[:2] for t in s.hearsay]


def _places(draft: Draft, drafts: Sequence[Draft], leads: bool, scribe: _Scribe) -> Iterator[Claim]:
    for p in placed(draft, drafts, leads):
        yield scribe.claim(FieldName.PLACE, p.value, p.statement, p.first, p.last, p.rule, standing=p.standing, reason=p.reason)


def _tolls(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    for field in TOLL_FIELDS:
        hurt_in = draft.statements if field == FieldName.INJURED else None
        found = together(weigh(draft.statements, field), hurt_in)
        if field == FieldName.KILLED:
            found = opened(with_the_one(attackers_alone(found), draft), draft) or one_named(draft)
        for counted in found:
            toll, statement = counted.toll, counted.statement
            yield scribe.claim(
                counted.field,
                values.count(toll.low, toll.high),
                statement,
                toll.first,
                toll.last,
                toll.rule,
                speaker=counted.speaker,
                standing=counted.standing,
            )


def _munitions(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    counted = [(m, s) for s in draft.statements for m in s.munitions if draft.kind not in UNFIRED]
    if any(m.rule == "munitions.counted" for m, _ in counted):
        counted = [(m, s) for m, s in counted if m.rule == "munitions.counted"]
    for munition, statement in counted:
        value = values.count(munition.low, munition.high)
        standing = _munition_standing(munition, statement, counted)
        speaker = nearest_speaker(statement.sentence, statement.block, munition.first)
        yield scribe.claim(
            FieldName.MUNITIONS, value, statement, munition.first, munition.last, munition.rule, speaker=speaker, standing=standing
        )


def _munition_standing(munition: MunitionCount, statement: Statement, counted: list[tuple[MunitionCount, Statement]]) -> Standing:
    """A first figure that the report replaces; a smaller one told later in the same item, or as one of a larger, which is a part."""
    if statement.sentence.has("cue", "initial") and len(counted) > 1:
        return Standing.SUPERSEDED
    if (
        munition.high is None
        and statement.sentence.title
        and any(
            m.high is not None and (m.low or 0) >= (munition.low or 0) for m, s in counted if s.sentence.block == statement.sentence.block
        )
    ):
        return Standing.PART  # a title rounds
    if munition.part and any((m.low or 0) > (munition.low or 0) for m, _ in counted):
        return Standing.PART
    earlier = [m for m, s in counted if s.sentence.block == statement.sentence.block and s.sentence.ordinal < statement.sentence.ordinal]
    return Standing.PART if any((m.low or 0) > (munition.low or 0) for m in earlier) else Standing.STANDS


def _weapons(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    for arm in arms(draft):
        yield scribe.claim(FieldName.WEAPON, values.term(arm.head), arm.statement, arm.first, arm.last, arm.rule)


def _authors(draft: Draft, roster: Roster, scribe: _Scribe) -> Iterator[Claim]:
    """Each author with each stance once."""
    for author, statement, reason in culprits_of(draft, roster):
        aliases = aliases_of(author, statement)
        value = ActorValue(name=author.agent.name, stance=author.stance, key=author.agent.key, aliases=aliases)
        yield scribe.claim(FieldName.PERPETRATOR, value, statement, author.first, author.last, author.rule, reason=reason)


def _targets(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    """What was hit or aimed at, in the order of the text."""
    for target, statement in targets_of(draft):
        yield scribe.claim(FieldName.TARGET, values.term(target.wording), statement, target.first, target.last, "target.weighed")


def _speakers(draft: Draft, leads: bool, scribe: _Scribe) -> Iterator[Claim]:
    """Who tells of it, in the order of the text."""
    for voice, statement in credits_of(draft, leads):
        yield scribe.claim(FieldName.SPEAKER, values.term(voice.name), statement, voice.first, voice.last, "speaker.weighed")


def _series(draft: Draft, scribe: _Scribe) -> Iterator[Claim]:
    """ "the third attack in a week": an ordinal before an event word, and the span of time that follows."""
    for statement in draft.statements:
        for quantity in statement.sentence.quantities:
            if quantity.kind != "ordinal" or quantity.low is None:
                continue
            event = next((e for e in statement.events if 0 < e.first - quantity.last <= 3), None)
            if event is not None:
                value = SeriesValue(ordinal=quantity.low, window_days=_window(statement, event.last))
                yield scribe.claim(FieldName.SERIES, value, statement, quantity.first, event.last, "series.ordinal")


def _window(statement: Statement, token: int) -> int | None:
    """Days of "in a week", "en une semaine" after the event word, in packs/reading/units.toml."""
    units: dict[str, int] = packs.load("reading/units")["days"]
    forms = statement.block.tokens.forms[token : token + 16]
    return next((units[f] for f in forms if f in units), None)
