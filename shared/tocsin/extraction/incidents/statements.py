"""Statements: the parts of sentences that tell of something that happened, each with all it says.

A sentence is one statement unless it names several days, each with its own event; then it is cut between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocsin.extraction.counts.munitions import MunitionCount, read_munitions
from tocsin.extraction.counts.tolls import read_tolls
from tocsin.extraction.scene.cuts import DAYS, counts_from_no_event, cuts, reaches_back, since
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

SAID_REACH = 4  # words between "told" and the place where it was told
COUNT_REACH = 4  # words between "rose to" and the day of the new count
REMEMBERED_REACH = 14  # words between "anniversary" and the time of what is remembered
OPENING_REACH = 4  # words between "In Washington," and who speaks there
THAT_REACH = 8  # words between the time something was said and "that"
_COUNTED = re.compile(r"anchor:-?[1-9]\d*[dw](;part=\w+)?")  # days counted from another
DISCARDING = ("metaphor",)
UNREAL = ("hypothetical", "threat", "drill", "false_alarm", "negation")
GENERIC = ("attack", "strike", "explosion")
HARM = ("killed", "injured", "abducted")  # how words of harm to people are called
UNTOLD = ("_noun", "_toll")  # those that name people, or their number
STRIKING = ("hit", "storm", "detonate", "open_fire")  # deeds that need no word of what was used
AFTERMATH = ("arrest_raid", "protest", "accident", "other", "natural_disaster", "riot", "robbery", "rape", "beating", "clash")


@dataclass(slots=True)
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

    def concepts(self, cls: str) -> list[str]:
        """Each once, in the order of the text."""
        return list(dict.fromkeys([h.concept for h in self.sentence.of(cls) if self.first <= h.first <= self.last]))

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
        return (acts and bool(self.times or self.places)) or (bool(self.times) and self._acts)

    @property
    def _acts(self) -> bool:
        """Somebody was harmed whom no count tells, or something struck a target."""
        placed, aimed = any(p.cue is not None for p in self.places), bool(self._here("target"))
        harmed = any(h.concept.startswith(HARM) and not h.concept.endswith(UNTOLD) for h in self._here("casualty"))
        struck = any(h.concept in STRIKING for h in self.deeds) or (bool(self.weapons) and placed)
        return (struck and aimed) or (harmed and (bool(self.weapons) or placed))

    def _here(self, cls: str) -> list[Hit]:
        return [h for h in self.sentence.of(cls) if self.first <= h.first <= self.last]


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
    starts = cuts(sentence, block)
    parts = zip(starts, [c - 1 for c in starts[1:]] + [sentence.last], strict=True)
    return [_part(sentence, block, first, last, tolls, munitions, discarded) for first, last in parts]


def _part(
    sentence: Sentence, block: Block, first: int, last: int, tolls: list[Toll], munitions: list[MunitionCount], discarded: list[Hit]
) -> Statement:
    def here(cls: str) -> list[Hit]:
        hits = [h for h in sentence.of(cls) if first <= h.first <= last]
        return [h for h in hits if not any(d.first <= h.last and h.first <= d.last for d in discarded)]

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
        times=_counted_back(
            [
                replace(t, code=t.code.replace("anchor:", "anchor:-")) if reaches_back(t, sentence, block) else t
                for t in sentence.times
                if first <= t.first <= last and _tells_when(t, sentence, block)
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
            and _tells_where(p, sentence)
            and not _spoken_from(p, sentence, block)
        ],
    )
    statement.hearsay = [t for t in sentence.times if first <= t.first <= last and is_hearsay(t, sentence, block)]
    statement.unreal = _is_unreal(statement)
    statement.trend = _is_trend(statement)
    return statement


def _tells_when(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """Neither the time of something else ("officials said on Monday") nor the time since when ("since 2015")."""
    counted_from = since(time, sentence, block) is not None and time.last + 1 not in sentence.clauses
    return not (
        counted_from
        or counts_from_no_event(time, sentence, block)
        or _in_series(time, sentence)
        or _commemorated(time, sentence)
        or is_hearsay(time, sentence, block)
    )


def is_hearsay(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """When it was said or claimed, the toll rose or a wounded man died: "officials said on Monday", "climbed to 101 on Tuesday"."""
    if time.first not in sentence.hearsay:
        sentence.hearsay[time.first] = _is_hearsay(time, sentence, block)
    return sentence.hearsay[time.first]


def _is_hearsay(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    later = [*sentence.of("say", "verb"), *sentence.of("casualty", "died_later")]
    said = [h for h in later if 0 < time.first - h.last <= 2 or 0 < h.first - time.last <= 2]
    said += [
        h for h in sentence.of("stance", "claim", "no_claim") if 0 < time.first - h.last <= 2 or _ends_clause(h, time, sentence, block)
    ]
    done = [h for cls in ("event", "deed") for h in sentence.of(cls) if 0 < time.first - h.last <= 3 or 0 < h.first - time.last <= 3]
    renewed = [h for h in sentence.of("cue", "updated") if 0 < time.first - h.last <= COUNT_REACH]
    return (bool(said or renewed) and not done) or not is_soft(time, sentence, block) or _before_what_is_said(time, sentence, block)


def is_soft(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """Neither up to when nor when it was published: other words around it tell what it is the time of."""
    return not (_up_to(time, sentence, block) or _stamped(time, sentence, block))


def _up_to(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "By Wednesday they had put the toll at 471", "bis zum Abend", "jusqu'à lundi": up to then; not "hurt by Monday's blast"."""
    if any(0 < e.first - time.last <= 2 for e in sentence.of("event")):
        return False
    return any(block.tokens.forms[i] in block.lang.until for i in range(max(time.first - 2, sentence.first), time.first + 1))


def _stamped(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "Updated: 2016-07-15 06:50", "the inquiry published on Wednesday"."""
    return any(block.tokens.forms[i] in block.lang.stamped for i in range(max(time.first - 2, sentence.first), time.first))


def _ends_clause(claim: Hit, time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """Where verbs stand last: "am Samstag hatte der IS den Angriff für sich reklamiert"."""
    return block.lang.verb_last and time.last < claim.first and sentence.clause_of(claim.first) == sentence.clause_of(time.first)


def _before_what_is_said(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "announced a spokesman of the ministry on Monday that": between the word of saying and what is said."""
    forms, that = block.tokens.forms, block.lang.that
    verb = max((h.last for h in sentence.of("say", "verb") if h.last < time.first), default=None)
    if verb is None or not that or any(forms[i] in that for i in range(verb + 1, time.first)):
        return False
    opens = next((i for i in range(time.last + 1, min(time.last + THAT_REACH, sentence.last)) if forms[i] in that), None)
    told = [h.first for h in sentence.told]
    return opens is not None and not any(verb < t < opens for t in told)


def _counted_back(times: list[TimeExpr], sentence: Sentence, block: Block) -> list[TimeExpr]:
    """ "On Thursday, a day after a bomb went off", "dug on Thursday for those whom a blast killed the day before": it was Wednesday."""
    for counted in (t for t in times if _COUNTED.fullmatch(t.code)):
        told = min((h.first for h in sentence.told), default=0)
        day = next((t for t in reversed(sentence.times) if t.last < counted.first and t.code.split(":")[0] in DAYS), None)
        earlier = counted.code.startswith("anchor:-")
        if day is None and not earlier and _opens_with(counted, sentence, block):
            return [replace(counted, code=counted.code.replace("anchor:", "offset:-")) if t is counted else t for t in times]
        if day is None or "shift=" in day.code or told < (day.last if earlier else counted.first):
            continue
        span = counted.code.removeprefix("anchor:").lstrip("-").partition(";")[0]
        back = replace(counted, code=f"{day.code};shift=-{span}")
        return [back if t is counted else t for t in times if t is not day]
    return times


def _opens_with(after: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "Two days after the bombings the country mourns": before any day is named, counted from the day of the report."""
    before = [t for s in block.sentences for t in s.times if not s.title and t.last < after.first and t.code.split(":")[0] in DAYS]
    counted = any(0 < e.first - after.last <= 3 for cls in ("event", "deed", "casualty") for e in sentence.of(cls))
    return counted and not before and ";" not in after.code


def _tells_where(place: PlaceReading, sentence: Sentence) -> bool:
    """Not the place where something was said ("told reporters in Mogadishu"), nor where somebody was caught for it."""
    clause = sentence.clause_of(place.first)
    done = [h for h in sentence.told if sentence.clause_of(h.first) == clause]
    if any(h.first < place.first for h in sentence.of("stance", "arrest") if sentence.clause_of(h.first) == clause):
        return bool(done)
    said = [h for h in sentence.of("say", "verb") if 0 < place.first - h.last <= SAID_REACH and sentence.clause_of(h.first) == clause]
    return not said or any(h.last > said[-1].last for h in done)


def _spoken_from(place: PlaceReading, sentence: Sentence, block: Block) -> bool:
    """ "In Washington, an official confirmed that it was an air strike": far from the places the report told of before."""
    comma = next((c for c in sentence.clauses if c > place.last), None)
    opens = place.first - sentence.first <= 1 and comma == place.last + 1
    if not opens or not any(s.first - place.last <= OPENING_REACH for s in sentence.of("source") if s.first > place.last):
        return False
    verb = next((h.first for h in sentence.of("say", "verb") if h.first > place.last), None)
    done = [h.first for h in sentence.told]
    told = any(p for s in block.sentences if s.ordinal < sentence.ordinal for p in s.places if not p.demonym and not p.role_noun)
    told = told or any(p.first > (verb or 0) and p.cue and not p.demonym and not p.role_noun for p in sentence.places)
    return verb is not None and told and min(done, default=verb + 1) > verb


def _commemorated(time: TimeExpr, sentence: Sentence) -> bool:
    """ "gunmen fired at the parade that marked the anniversary of the war of 1980": unless the event is what is remembered."""
    marks = [h for h in sentence.of("modality", "anniversary") if 0 < time.first - h.last <= REMEMBERED_REACH]
    return bool(marks) and not any(marks[-1].last < e.first for e in sentence.of("event"))


def _in_series(time: TimeExpr, sentence: Sentence) -> bool:
    """The time span of "the third attack in a week" says nothing of when this one was; a date does."""
    if time.code.startswith(("date", "weekday", "anchor", *CALENDARS)):
        return False
    ordinals = [q for q in sentence.quantities if q.kind == "ordinal" and any(0 < e.first - q.last <= 3 for e in sentence.of("event"))]
    return any(0 < time.first - q.last <= 14 for q in ordinals)


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
