"""Which times and places of a sentence tell when and where something happened, and which when and where somebody spoke of it."""

from __future__ import annotations

import re
from dataclasses import replace

from tocsin.extraction.scene.cuts import DAYS, counts_from_no_event, since
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit
from tocsin.gazetteer import PlaceReading
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS

SAID_REACH = 4  # words between "told" and the place where it was told
COUNT_REACH = 4  # words between "rose to" and the day of the new count
REMEMBERED_REACH = 14  # words between "anniversary" and the time of what is remembered
OPENING_REACH = 4  # words between "In Washington," and who speaks there
THAT_REACH = 8  # words between the time something was said and "that"
_COUNTED = re.compile(r"anchor:-?[1-9]\d*[dw](;part=\w+)?")  # days counted from another


def tells_when(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
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


def counted_back(times: list[TimeExpr], sentence: Sentence, block: Block) -> list[TimeExpr]:
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


def tells_where(place: PlaceReading, sentence: Sentence) -> bool:
    """Not the place where something was said ("told reporters in Mogadishu"), nor where somebody was caught for it."""
    clause = sentence.clause_of(place.first)
    done = [h for h in sentence.told if sentence.clause_of(h.first) == clause]
    if any(h.first < place.first for h in sentence.of("stance", "arrest") if sentence.clause_of(h.first) == clause):
        return bool(done)
    said = [h for h in sentence.of("say", "verb") if 0 < place.first - h.last <= SAID_REACH and sentence.clause_of(h.first) == clause]
    return not said or any(h.last > said[-1].last for h in done)


def spoken_from(place: PlaceReading, sentence: Sentence, block: Block) -> bool:
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
