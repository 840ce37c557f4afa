"""Which incident a statement belongs to: a weighted sum of agreements against each incident opened so far."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.kinds import Poll, relation, votes
from tocsin.extraction.statements import AFTERMATH, Statement
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import CODING, Family, IncidentType, Precision
from tocsin.model.when import Days
from tocsin.times.expression import CALENDARS, parts

NARROW = 7  # days: a span no wider can tell two incidents apart
NEARBY = 2  # sentences over which "that base" may reach back
NAMED = {"date", "feast", "weekday", "month", "year"}  # times that say which day, month or year is meant
COARSE = {Precision.COUNTRY, Precision.PROVINCE}
RANK = {precision: n for n, precision in enumerate(Precision)}  # finest first
WORDS = {"same": "same_word", "another": "another_word", "earlier": "earlier_word", "pluperfect": "pluperfect"}  # cue → feature

_TOLD_DAY = re.compile("anchor:0")  # "the same day", "two minutes later": said of what belongs to what was told, and of what does not
_ANOTHER_TIME = re.compile(
    r"anchor:-?[1-9]\d*[dw]|(anchor|offset|unit):-[1-9]\d*[dwmy]"
)  # "the next day", "two weeks earlier", "last month"
_Count = tuple[int | None, int | None]  # at least, at most


@dataclass(slots=True)
class Draft:
    """An incident as it grows: the statements that tell it, in order, and those that speak of it."""

    statements: list[Statement] = field(default_factory=list)
    support: list[Statement] = field(default_factory=list)  # tell nothing new of it, but who says so and who did it
    days: Days | None = None
    when: str | None = None
    places: list[PlaceReading] = field(default_factory=list)
    after: list[PlaceReading] = field(default_factory=list)  # told shortly after, where its statements name no place
    kind: IncidentType | None = None
    poll: Poll = field(default_factory=Poll)
    finest: list[PlaceReading] = field(default_factory=list)
    weapons: set[str] = field(default_factory=set)
    tolls: dict[FieldName, set[_Count]] = field(default_factory=dict)

    @property
    def all(self) -> list[Statement]:
        """Every statement, in the order of the text."""
        return sorted([*self.statements, *self.support], key=lambda s: (s.sentence.ordinal, s.first))

    def hear(self, statement: Statement) -> None:
        """A further statement that tells it; of weapons and tolls, what is compared with those of others is kept."""
        self.statements.append(statement)
        self.weapons |= {w.concept for w in statement.weapons}
        for whom, counts in _counts(statement).items():
            self.tolls.setdefault(whom, set()).update(counts)

    def take(self, statement: Statement) -> None:
        """A statement that settles when, where and what it was as well."""
        self.hear(statement)
        if self.days is None or (
            statement.days is not None and statement.days.width < self.days.width and not statement.flags & {"series"}
        ):
            self.days, self.when = statement.days or self.days, statement.when or self.when
        known = {(p.key, p.record.precision) for p in self.places if p.record is not None}
        self.places += [p for p in statement.places if p.record is not None and (p.key, p.record.precision) not in known]
        self.finest = _finest([p for p in self.places if not _only_spoken_of(p)])
        self.kind = self.poll.count(self.statements).leading()


class _Told(NamedTuple):
    """What a statement says of the incident it belongs to, found once for all drafts that it is held against."""

    statement: Statement
    kind: IncidentType | None
    words: list[str]
    places: list[PlaceReading]
    weapons: set[str]
    tolls: dict[FieldName, set[_Count]]

    @classmethod
    def by(cls, statement: Statement) -> _Told:
        tally = votes(statement) if statement.events or statement.weapons else {}
        return cls(
            statement=statement,
            kind=max(tally, key=lambda k: tally[k]) if tally else None,
            words=_words(statement),
            places=_finest(_of_the_event(statement)),
            weapons={w.concept for w in statement.weapons},
            tolls=_counts(statement),
        )


def group(statements: Sequence[Statement], gazetteer: Gazetteer) -> list[Draft]:
    """Drafts in the order they are first told. Statements that tell nothing join what was told last, or are left out."""
    drafts: list[Draft] = []
    current: Draft | None = None
    lead_in: Statement | None = None
    placed: Statement | None = None
    for statement in statements:
        if statement.places:
            placed = statement
        elif placed is not None and _shortly_before(placed, statement):
            statement.nearby = placed.places
        if statement.trend or statement.unreal or not statement.tells:
            if current is not None and statement.tolls and not statement.unreal:
                current.hear(statement)  # "nobody was hurt"
            elif drafts and statement.speaks:
                (_named_by(statement, drafts, gazetteer) or _spoken_of(current, drafts)).support.append(statement)
            lead_in = statement if statement.days or statement.places else None
            continue
        if lead_in is not None and _leads_in(lead_in, statement):
            statement.follow(lead_in)
        elif lead_in is not None and _shortly_before(lead_in, statement) and not (lead_in.trend or lead_in.unreal):
            statement.around = lead_in.times
        current = _chosen(statement, drafts, current, gazetteer)
        current.take(statement)
        lead_in = None
    _place_afterwards(drafts, statements)
    return drafts


def _place_afterwards(drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """ "Two women were executed. It happened in X": places of what follows and belongs to no incident."""
    owned = {id(s) for d in drafts for s in d.statements}
    for draft in drafts:
        last = draft.statements[-1]
        if any(s.places for s in draft.statements):
            continue
        later = (s for s in statements if id(s) not in owned and _shortly_before(last, s) and s.first > last.last)
        draft.after = next(filter(None, ([p for p in s.places if _tells_for_sure(p)] for s in later)), [])


def _tells_for_sure(place: PlaceReading) -> bool:
    known = place.record is not None and place.record.precision != Precision.COUNTRY
    return known and place.cue is not None and not place.path


def _chosen(statement: Statement, drafts: list[Draft], current: Draft | None, gazetteer: Gazetteer) -> Draft:
    """The draft a statement fits best, the one spoken of last, or a new one."""
    threshold = packs.load("reading/weights")["grouping"]["threshold"]
    told = _Told.by(statement)
    scored = [(score(told, d, d is current, i == 0, gazetteer), -i, d) for i, d in enumerate(drafts)]
    best = max(scored, key=lambda s: (s[0], s[1]), default=None)
    if best is not None and (best[0] > threshold or current is None):
        return best[2]
    if best is None or current is None or _opens(statement, drafts):
        drafts.append(Draft())
        return drafts[-1]
    return current


def _shortly_before(before: Statement, statement: Statement) -> bool:
    here, there = before.sentence, statement.sentence
    return here.block == there.block and there.ordinal - here.ordinal <= NEARBY


def _leads_in(before: Statement, statement: Statement) -> bool:
    """When and where told in one sentence, what happened in the next."""
    here, there = before.sentence, statement.sentence
    near = (here.block, here.paragraph) == (there.block, there.paragraph) and there.ordinal - here.ordinal <= 1
    return near and not statement.times and not statement.hearsay and not _of_the_event(statement) and not (before.trend or before.unreal)


def _spoken_of(current: Draft | None, drafts: Sequence[Draft]) -> Draft:
    """What was told last; behind an arrest or a protest, the deed that led to it."""
    if current is None:
        return drafts[0]
    if current.kind not in (IncidentType.ARREST_RAID, IncidentType.PROTEST):
        return current
    return next((d for d in reversed(drafts) if d.kind not in (IncidentType.ARREST_RAID, IncidentType.PROTEST)), current)


def _named_by(statement: Statement, drafts: Sequence[Draft], gazetteer: Gazetteer) -> Draft | None:
    """The draft whose place or day a statement that tells nothing itself names."""
    places = _finest(_of_the_event(statement))
    for draft in drafts:
        agree = {*_when(statement, draft), *_where(places, draft, gazetteer)}
        if agree & {"same_day", "same_place"} and not agree & {"other_day", "other_place"}:
            return draft
    return None


def _opens(statement: Statement, drafts: Sequence[Draft]) -> bool:
    """Only an event of its own opens a further incident: not a toll alone, nor an arrest or a protest that follows from one."""
    harm = any(t.said and t.high != 0 for t in statement.tolls)
    told = any(t.high != 0 for t in statement.tolls) or bool(statement.places)
    if statement.sentence.has("stance", "deny", "blame", "claim") and not (statement.times and told):
        return False  # "claimed the attack on Friday"
    strong = [e for e in statement.events if e.concept not in AFTERMATH]
    told_before = "pluperfect" in _words(statement) and bool(_of_the_event(statement))  # "on Thursday two soldiers had died in Y"
    kinds = {t.code.split(":")[0] for t in statement.times}
    on_weekday = told_before and any("weekday" in t.code for t in statement.times)
    dated = on_weekday or bool(kinds & {"date", "feast", "month", "year", *CALENDARS})
    named = bool(kinds & {*NAMED, *CALENDARS}) or any(_ANOTHER_TIME.match(t.code) for t in statement.times)
    if harm and (named or "another_word" in _words(statement)) and any(p.cue is not None for p in statement.places):
        return True  # "on Tuesday two children were killed in Y", which agrees with none told before
    if strong or (statement.weapons and (statement.deeds or harm)) or (harm and dated):
        return bool(statement.times or statement.places or "another_word" in _words(statement))
    violent = any(d.kind is not None and CODING[d.kind].family in {Family.EXPLOSIVE, Family.ARMS, Family.ABDUCTION} for d in drafts)
    return bool(statement.events) and bool(statement.times and statement.places if violent else statement.times or statement.places)


def score(told: _Told, draft: Draft, is_current: bool, is_main: bool, gazetteer: Gazetteer) -> float:
    """How well a statement fits a draft: the sum of the weights of the features that hold."""
    weights = packs.load("reading/weights")["grouping"]
    return float(sum([weights[name] for name in features(told, draft, is_current, is_main, gazetteer)]))


def features(told: _Told, draft: Draft, is_current: bool, is_main: bool, gazetteer: Gazetteer) -> list[str]:
    """Names of the features that hold."""
    when, where = _when(told.statement, draft), _where(told.places, draft, gazetteer)
    here, there = told.statement.sentence, draft.statements[-1].sentence
    found = ["bias", *when, *where, f"{relation(told.kind, draft.kind)}_type", *told.words]
    found += ["near"] * is_current + ["main"] * is_main
    found += ["same_paragraph"] * (there.paragraph == here.paragraph and there.block == here.block)
    found += ["no_when_no_where"] * (not when and not where)
    found += ["title"] * (there.title and is_main and is_current)
    found += ["same_weapon"] * (not told.weapons.isdisjoint(draft.weapons))
    return found + _tolls(told.tolls, draft.tolls)


def _words(statement: Statement) -> list[str]:
    """Which words that tell incidents apart it has."""
    cues = {h.concept for h in statement.sentence.of("cue") if statement.first <= h.first <= statement.last}
    return [name for concept, name in WORDS.items() if concept in cues]


def _when(statement: Statement, draft: Draft) -> list[str]:
    if statement.days is None or draft.days is None:
        return []
    told = bool(_TOLD_DAY.match(statement.when or "")) and statement.days.overlaps(draft.days)
    if told or statement.when == draft.when:
        return ["told_day" if told else "same_day"]
    mine, theirs = _weekday(statement.when), _weekday(draft.when)
    if mine and theirs and mine != theirs:
        return ["other_day"]
    if statement.days.width > NARROW and draft.days.width > NARROW and statement.when and draft.when:
        return ["other_day"] if not statement.days.overlaps(draft.days) else []
    if not statement.days.overlaps(draft.days):
        return ["other_day"]
    return ["same_day"] if max(statement.days.width, draft.days.width) <= NARROW else []


@lru_cache(maxsize=4096)
def _weekday(code: str | None) -> str | None:
    """The weekday a time code names, alone or beside a date."""
    if code is None:
        return None
    kind, value, fields = parts(code)
    return value if kind == "weekday" else fields.get("weekday")


def _where(here: Sequence[PlaceReading], draft: Draft, gazetteer: Gazetteer) -> list[str]:
    if not here or not draft.finest:
        return []
    relations = {_near(p, q, gazetteer) for p in here for q in draft.finest}
    if relations == {"country"}:
        return []
    for name in ("same_place", "inside_place"):
        if name in relations:
            return [name]
    return ["other_place"]


def _of_the_event(statement: Statement) -> list[PlaceReading]:
    """Places behind a locative word, or right beside the event: others are only spoken of, or lie on the way."""
    events = [h.first for h in (*statement.events, *statement.deeds)]
    here = [p for p in statement.places if not p.path]
    return [p for p in here if p.cue is not None or p.near or p.offset or any(abs(p.first - e) <= 3 for e in events)]


def _finest(places: Sequence[PlaceReading]) -> list[PlaceReading]:
    """The places of the finest class named; a town says nothing beside a site."""
    known = [p for p in places if p.record is not None and p.key is not None]
    ranks = [RANK[p.record.precision] for p in known if p.record]
    best = min(ranks, default=0)
    return [p for p, rank in zip(known, ranks, strict=True) if rank == best]


def _only_spoken_of(place: PlaceReading) -> bool:
    """A country without a word that says "in": "three US soldiers were killed" does not tell where."""
    return place.cue is None and place.record is not None and place.record.precision == Precision.COUNTRY


def _near(a: PlaceReading, b: PlaceReading, gazetteer: Gazetteer) -> str:
    if a.record is None or b.record is None or a.key is None or b.key is None:
        return "other_place"
    if Precision.COUNTRY in (a.record.precision, b.record.precision) and a.record.country == b.record.country:
        return "country"
    if a.key == b.key:
        return "same_place"
    if gazetteer.within(a.key, b.key) or gazetteer.within(b.key, a.key):
        return "inside_place"
    if {a.record.precision, b.record.precision} & COARSE:
        return "other_place"
    return "same_place" if gazetteer.km(a.key, b.key) <= a.record.radius_km + b.record.radius_km else "other_place"


def _counts(statement: Statement) -> dict[FieldName, set[_Count]]:
    found: dict[FieldName, set[_Count]] = {}
    for toll in statement.tolls:
        if toll.said:
            found.setdefault(toll.field, set()).add((toll.low, toll.high))
    return found


def _tolls(mine: Mapping[FieldName, set[_Count]], theirs: Mapping[FieldName, set[_Count]]) -> list[str]:
    both = [whom for whom in mine if whom in theirs]
    if any(not mine[whom].isdisjoint(theirs[whom]) for whom in both):
        return ["tolls_repeat"]
    return ["tolls_differ"] if both else []
