"""Statements: the parts of sentences that tell of something that happened, each with all it says.

A sentence is one statement unless it names several days, each with its own event, or tells of several incidents side by side; then it
is cut between them.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocsin.extraction.counts.elided import elided
from tocsin.extraction.counts.munitions import MunitionCount, read_munitions
from tocsin.extraction.counts.tolls import read_tolls
from tocsin.extraction.incidents.hearsay import counted_back, is_hearsay, spoken_from, tells_when, tells_where
from tocsin.extraction.scene.alongside import beside
from tocsin.extraction.scene.cuts import DAYS, cuts, reaches_back
from tocsin.extraction.scene.part import Part
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Toll
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import PlaceReading
from tocsin.model.vocabulary import IncidentType
from tocsin.model.when import Days
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS

if TYPE_CHECKING:
    from tocsin.extraction.authors.cast import Author

DISCARDING = ("metaphor",)
UNREAL = ("hypothetical", "threat", "drill", "false_alarm", "negation")
LITERAL = "literal"  # holds a word of another subject and says nothing of it: "football pitch"
GENERIC = ("attack", "strike", "explosion")
HARM = ("killed", "injured", "abducted")  # how words of harm to people are called
HEADED = "headed"  # cue of places that the heading of a line tells
MASTHEAD = "time.masthead"  # rule of a time that the whole list is headed by
UNTOLD = ("_noun", "_toll")  # those that name people, or their number
STRIKING = ("hit", "storm", "detonate", "open_fire", "set_fire")  # deeds that need no word of what was used
SHOTS = ("shooting", "open_fire")
FLIGHT = 3  # words from rockets to "fired": "that were fired at"
DOER_REACH = 3  # words from a group to what it did
AIRCRAFT = ("aircraft", "helicopter")
ABOUT = (*AIRCRAFT, "drone")  # weapons that are about for other ends as well
AFTERMATH = ("arrest_raid", "protest", "accident", "other", "natural_disaster", "riot", "robbery", "rape", "beating", "clash")


@dataclass(slots=True, eq=False)
class Statement:
    """Tokens first..last of a sentence that tell of an event. `days` is filled by the reader, who knows the publication date."""

    sentence: Sentence
    block: Block
    first: int
    last: int
    events: list[Hit]
    weapons: list[Hit]
    deeds: list[Hit]
    tolls: list[Toll]
    munitions: list[MunitionCount]
    times: list[TimeExpr]
    places: list[PlaceReading]
    hearsay: list[TimeExpr] = field(default_factory=list)  # when it was said, not when it happened
    odds: dict[TimeExpr, float] = field(default_factory=dict)  # log-odds that a time tells when it happened, where that was asked
    unreal: bool = False
    trend: bool = False
    days: Days | None = None
    when: str | None = None
    written: str | None = None  # the day the block was written, where it tells: "2015-06-15", "--06-15"
    around: list[TimeExpr] = field(default_factory=list)  # told by a sentence shortly before that tells of nothing that happened
    nearby: list[PlaceReading] = field(default_factory=list)  # told shortly before, where the statement names no place
    flags: set[str] = field(default_factory=set)
    votes: dict[IncidentType, float] | None = None  # which kind of incident its words speak for, once that was asked
    authors: list[Author] | None = None  # who is said to have done it, once that was asked
    worded: dict[str, dict[str, None]] = field(default_factory=dict)  # class → its concepts here, once that was asked

    @property
    def part(self) -> Part:
        return Part(self.sentence, self.block, self.first, self.last + 1)

    @property
    def start(self) -> int:
        return self.block.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.block.tokens.ends[self.last]

    def far(self, first: int, last: int) -> int:
        """Words between tokens first..last and the nearest word of what happened."""
        words = [h.first for h in (*self.events, *self.deeds)] or [t.at for t in self.tolls]
        return min((max(first - w, w - last, 0) for w in words), default=0)

    def apart(self, time: TimeExpr) -> bool:
        """Whether nothing happened in the clause of a time: "mourned on Sunday after gunmen stormed a hall on Friday"."""
        clause = self.sentence.clause_of(time.first)
        words = [h.first for h in (*self.events, *self.deeds)] + [t.at for t in self.tolls]
        return not any(self.sentence.clause_of(w) == clause for w in words)

    def follow(self, before: Statement) -> None:
        """Take over when and where from the sentence before, which told nothing else."""
        self.times, self.places = before.times, before.places
        self.days, self.when = before.days, before.when

    def concepts(self, cls: str) -> Collection[str]:
        """Each once, in the order of the text."""
        if (found := self.worded.get(cls)) is None:
            found = self.worded[cls] = dict.fromkeys([h.concept for h in self.here(cls)])
        return found

    def here(self, cls: str) -> list[Hit]:
        """Hits of a class: all of its sentence, unless that was cut."""
        hits = self.sentence.hits[cls]
        if not hits or (self.first == self.sentence.first and self.last == self.sentence.last):
            return hits
        return [h for h in hits if self.first <= h.first <= self.last]

    @property
    def speaks(self) -> bool:
        """Somebody claims, blames, denies or reports here."""
        return self.sentence.has("stance") or self.sentence.has("say")

    @property
    def tells(self) -> bool:
        """Something happened here: an event word, a weapon that did something, or people who came to harm."""
        if self.events or (self.weapons and self.deeds) or any(t.high != 0 for t in self.tolls):
            return True
        acts = any(m.rule == "munitions.counted" for m in self.munitions) or any(h.concept == "ram" for h in self.deeds)
        return (acts and bool(self.times or self.places)) or (bool(self.times) and self._acts) or self._struck_by_a_group

    @property
    def _struck_by_a_group(self) -> bool:
        """ "The front destroyed two bridges in X": a group right before what it did, to what and where."""
        groups = [a.last for a in self.sentence.actors if not a.state and not a.linked and self.first <= a.first]
        done = any(h.concept == "hit" and any(0 < h.first - g <= DOER_REACH for g in groups) for h in self.deeds)
        return done and self._plain and bool(self.here("target")) and any(p.cue is not None for p in self.places)

    @property
    def _acts(self) -> bool:
        """Somebody was harmed whom no count tells, or something struck a target."""
        placed, aimed = any(p.cue is not None for p in self.places), bool(self.here("target"))
        harmed = any(h.concept.startswith(HARM) and not h.concept.endswith(UNTOLD) for h in self.here("casualty"))
        fired = any(attributes("weapon", w.concept)["type"] for w in self.weapons)  # a tank somewhere is nothing that happened
        struck = any(h.concept in STRIKING for h in self.deeds) or (fired and placed)
        armed = self._weaponed or (placed and self._assailed)
        return (struck and aimed) or (harmed and (bool(self.weapons) or placed)) or (armed and self._beset)

    @property
    def _weaponed(self) -> bool:
        """A weapon is here that flies or lies about for nothing else: "a car bomb outside the hotel"."""
        return self._plain and any(attributes("weapon", w.concept)["type"] for w in self.weapons if w.concept not in ABOUT)

    @property
    def _assailed(self) -> bool:
        """Somebody is here who came to do harm: "gunmen crept up to the airstrip"."""
        return self._plain and any(attributes("person", h.concept)["side"] == "attacker" for h in self.here("person"))

    @property
    def _plain(self) -> bool:
        """Told as it was: no trial, drill, plan or match."""
        return all(h.concept == LITERAL for h in self.sentence.of("modality"))

    @property
    def _beset(self) -> bool:
        """Somebody or something is here that may have come to harm."""
        victims = any(attributes("person", h.concept)["side"] == "victim" for h in self.here("person"))
        return victims or bool(self.here("target"))


def statements_of(block: Block) -> list[Statement]:
    """All statements of a block, in order; sentences that tell nothing give one that carries times, places and cues only."""
    found: list[Statement] = []
    for sentence in block.sentences:
        near = [m for s in found[-2:] if s.sentence.ordinal == sentence.ordinal - 1 for m in s.munitions]
        found += _of_sentence(sentence, block, near)
    return found


def _of_sentence(sentence: Sentence, block: Block, before: list[MunitionCount]) -> list[Statement]:
    tolls, munitions = read_tolls(sentence, block), read_munitions(sentence, block, before)
    discarded = sentence.of("modality", *DISCARDING)
    made = cuts(sentence, block)
    along = beside(sentence, block, made)
    starts = sorted({*made, *along})
    parts = zip(starts, [c - 1 for c in starts[1:]] + [sentence.last], strict=True)
    told = [_part(sentence, block, first, last, tolls, munitions, discarded) for first, last in parts]
    for former, here in itertools.pairwise(told):
        if here.first in along:
            _fill(here, former)
    return told


def _fill(here: Statement, before: Statement) -> None:
    """ "one in X, the other in Y", "29 killed in X and 18 in Y": what happened is told once for both."""
    here.flags.add("beside")
    if not here.tolls:
        before.tolls, here.tolls = elided(here.part, before.tolls)
    if not (here.events or here.deeds or here.weapons):
        here.flags.add("elided")
        here.events, here.deeds, here.weapons = before.events, before.deeds, before.weapons
        here.times, before.times = here.times or before.times, before.times or here.times
    elif before.block.lang.verb_last and not (before.events or before.deeds or before.weapons):
        before.events, before.deeds, before.weapons = here.events, here.deeds, here.weapons


def _part(
    sentence: Sentence, block: Block, first: int, last: int, tolls: list[Toll], munitions: list[MunitionCount], discarded: list[Hit]
) -> Statement:
    def here(cls: str) -> list[Hit]:
        hits = [h for h in sentence.hits[cls] if first <= h.first <= last]
        real = [h for h in hits if not any(d.first <= h.last and h.first <= d.last for d in discarded)] if discarded else hits
        return [h for h in real if not _is_flight(h, sentence, block)] if cls in ("event", "deed") else real

    statement = Statement(
        sentence=sentence,
        block=block,
        first=first,
        last=last,
        events=here("event"),
        weapons=here("weapon"),
        deeds=here("deed"),
        tolls=[t for t in tolls if first <= t.at <= last],
        munitions=[m for m in munitions if first <= m.first <= last],
        times=counted_back(
            [
                replace(t, code=t.code.replace("anchor:", "anchor:-")) if reaches_back(t, sentence, block) else t
                for t in sentence.times
                if first <= t.first <= last and tells_when(t, sentence, block)
            ],
            sentence,
            block,
        ),
        places=[
            p
            for p in sentence.places
            if first <= p.first <= last
            and not p.demonym
            and not p.role_noun
            and tells_where(p, sentence)
            and not spoken_from(p, sentence, block)
        ],
    )
    statement.hearsay = [t for t in sentence.times if first <= t.first <= last and is_hearsay(t, sentence, block)]
    statement.unreal = _is_unreal(statement)
    statement.trend = _is_trend(statement)
    return statement


def _is_flight(hit: Hit, sentence: Sentence, block: Block) -> bool:
    """ "Rockets were fired at the town": nobody shot there."""
    if hit.concept not in SHOTS or block.tokens.forms[hit.first] not in block.lang.fired:
        return False
    munitions = [w for w in sentence.of("weapon") if attributes("weapon", w.concept)["munition"]]
    return any(0 < hit.first - w.last <= FLIGHT for w in munitions)


def _is_unreal(statement: Statement) -> bool:
    """What might be, was threatened, rehearsed or denied did not happen, where such a word stands before the event in its clause;
    where verbs stand last, on either side of it."""
    sentence = statement.sentence
    anchor = _anchor(statement)
    if anchor is None:
        return False
    clause = sentence.clause_of(anchor)
    marks = [h for h in sentence.of("modality", *UNREAL) if statement.first <= h.first <= statement.last]
    last = statement.block.lang.verb_last
    return any((m.first <= anchor or last) and sentence.clause_of(m.first) == clause for m in marks) and not statement.tolls


def _anchor(statement: Statement) -> int | None:
    tokens = [h.first for h in statement.events] or [h.first for h in statement.weapons] or [t.at for t in statement.tolls]
    return min(tokens, default=None)


def _is_trend(statement: Statement) -> bool:
    """Dozens of attacks in recent months are no incident; thirteen explosions on a Friday are."""
    sentence = statement.sentence
    if any(statement.first <= h.first <= statement.last for h in sentence.of("modality", "trend")):
        return not statement.tolls or all(t.low is None or t.low > 100 for t in statement.tolls)
    if any(t.code.startswith(("date", "weekday", "anchor", *CALENDARS)) for t in statement.times):
        return False  # six attacks in one day
    counted = [
        q
        for q in sentence.quantities
        for e in statement.events
        if q.kind in {"cardinal", "vague"}
        and 0 <= e.first - q.last - 1 <= 1
        and (q.low or 0) > 3
        and e.concept in (*GENERIC, "rocket_attack")
        and not any(t.first <= q.first <= t.last for t in statement.tolls)
    ]
    dated = any(t.code.split(";")[0].split(":")[0] in DAYS for t in statement.times)
    return bool(counted) and not dated


def heads(hits: list[Hit], cls: str) -> list[str]:
    """English heads of hits, each once, in order."""
    return list(dict.fromkeys(str(attributes(cls, h.concept)["head"]) for h in hits))
