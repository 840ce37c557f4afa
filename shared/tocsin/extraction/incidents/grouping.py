"""Which incident a statement belongs to: a further one, or the one opened so far that it agrees with most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tocsin.extraction.incidents.agreement import Bounds, Fit, Told, at_place, counts, finest, of_the_event, on_day, only_spoken_of
from tocsin.extraction.incidents.further import Question, opens
from tocsin.extraction.incidents.kinds import Poll
from tocsin.extraction.incidents.statements import Statement
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.model.when import Days

NEARBY = 2  # sentences over which "that base" may reach back
Judge = Callable[[Question], bool]  # whether a statement tells of a further incident
WEIGHED: Judge = opens  # says what the fitted weights say


@dataclass(slots=True, eq=False)
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
    tolls: dict[FieldName, set[Bounds]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)  # places as they were named
    persons: set[str] = field(default_factory=set)
    aims: set[str] = field(default_factory=set)  # concepts of what was hit or stood by
    events: set[str] = field(default_factory=set)

    @property
    def all(self) -> list[Statement]:
        """Every statement, in the order of the text."""
        return sorted([*self.statements, *self.support], key=lambda s: (s.sentence.ordinal, s.first))

    def hear(self, statement: Statement) -> None:
        """A further statement that tells it; of weapons and tolls, what is compared with those of others is kept."""
        self.statements.append(statement)
        self.weapons |= {w.concept for w in statement.weapons}
        self.events |= {e.concept for e in statement.events}
        self.aims.update(statement.concepts("target"))
        self.named |= {p.text for p in statement.places}
        self.persons |= {n.text for n in statement.sentence.names}
        for whom, bounds in counts(statement).items():
            self.tolls.setdefault(whom, set()).update(bounds)

    def take(self, statement: Statement) -> None:
        """A statement that settles when, where and what it was as well."""
        self.hear(statement)
        if self.days is None or (
            statement.days is not None and statement.days.width < self.days.width and not statement.flags & {"series"}
        ):
            self.days, self.when = statement.days or self.days, statement.when or self.when
        known = {(p.key, p.record.precision) for p in self.places if p.record is not None}
        self.places += [p for p in statement.places if p.record is not None and (p.key, p.record.precision) not in known]
        self.finest = finest([p for p in self.places if not only_spoken_of(p)])
        self.kind = self.poll.count(self.statements).leading()


def group(statements: Sequence[Statement], gazetteer: Gazetteer, published: Days | None, judge: Judge = WEIGHED) -> list[Draft]:
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
        current = _chosen(Told.by(statement), drafts, current, gazetteer, published, judge)
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


def _chosen(told: Told, drafts: list[Draft], current: Draft | None, gazetteer: Gazetteer, published: Days | None, judge: Judge) -> Draft:
    """A new draft, the one a statement fits best, or the one spoken of last where it fits none."""
    fits = [Fit.of(told, d, d is current, i == 0, gazetteer) for i, d in enumerate(drafts)]
    if current is None or judge(Question(told, drafts, fits, published)):
        drafts.append(Draft())
        return drafts[-1]
    scores = [fit.score for fit in fits]
    best = max(scores)
    return drafts[scores.index(best)] if best > 0.0 else current


def _shortly_before(before: Statement, statement: Statement) -> bool:
    here, there = before.sentence, statement.sentence
    return here.block == there.block and there.ordinal - here.ordinal <= NEARBY


def _leads_in(before: Statement, statement: Statement) -> bool:
    """When and where told in one sentence, what happened in the next."""
    here, there = before.sentence, statement.sentence
    near = (here.block, here.paragraph) == (there.block, there.paragraph) and there.ordinal - here.ordinal <= 1
    return near and not statement.times and not statement.hearsay and not of_the_event(statement) and not (before.trend or before.unreal)


def _spoken_of(current: Draft | None, drafts: Sequence[Draft]) -> Draft:
    """What was told last; behind an arrest or a protest, the deed that led to it."""
    if current is None:
        return drafts[0]
    if current.kind not in (IncidentType.ARREST_RAID, IncidentType.PROTEST):
        return current
    return next((d for d in reversed(drafts) if d.kind not in (IncidentType.ARREST_RAID, IncidentType.PROTEST)), current)


def _named_by(statement: Statement, drafts: Sequence[Draft], gazetteer: Gazetteer) -> Draft | None:
    """The draft whose place or day a statement that tells nothing itself names."""
    places = finest(of_the_event(statement))
    for draft in drafts:
        agree = {*on_day(statement, draft), *at_place(places, draft, gazetteer)}
        if agree & {"same_day", "same_place"} and not agree & {"other_day", "other_place"}:
            return draft
    return None
