"""Where a sentence is cut between events of several days or places, and which of them a count of days belongs to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS

EVENT_REACH = 10  # words between "ten days after" and what happened first
SINCE_REACH = 6  # words between "since" and the time
PLACE_REACH = 3  # words between the start of a clause and the place it opens with
RECALLED_REACH = 3  # words between "in reply to", the event it recalls, and when or where that was
_WIDE = re.compile(r"unit:0y|span:-\d+[my]|span:-[2-9]\d*w")
_ANOTHER_DAY = re.compile(r"anchor:[1-9]\d*[dwmy]")
_LONG = re.compile(r"year|month|unit:-?\d+[my]|feast")
_SEMICOLON = frozenset(";؛")
_STRONG = frozenset(";؛—–")  # signs that set two clauses apart
DAYS = ("date", "weekday", "offset", "feast", *CALENDARS)  # times that name a day


def cuts(sentence: Sentence, block: Block) -> list[int]:
    """Where a sentence with events on several days is cut: at the last clause start before each further day that has an event.

    So is "the worst attack since May, when gunmen killed ten", before "since".
    """
    days = [t for t in sentence.times if t.code.split(";")[0].split(":")[0] in {*DAYS, "month", "last"} or _counts_on(t, block)]
    pivots = [h.first for h in sentence.told]
    cuts = [sentence.first]
    for earlier, later in itertools.pairwise(days):
        if earlier.code.split(";")[0] == later.code.split(";")[0]:
            continue
        starts = [c for c in sentence.clauses if earlier.last < c <= later.first and c > cuts[-1]]
        for start in reversed(starts):
            if any(cuts[-1] <= p < start for p in pivots) and any(start <= p <= sentence.last for p in pivots):
                cuts.append(max(_told_by(start, sentence, block), cuts[-1] + 1))
                break
    counted = [t for t in sentence.times if _counts_from_what_follows(t, sentence, block)]
    cuts += [
        t.first
        for t in counted
        if any(p < t.first for p in pivots) and (reaches_back(t, sentence, block) or not any(d.last < t.first for d in days))
    ]
    cuts += [
        _recalled_from(h, sentence) for h in sentence.of("cue", "earlier") if _recalls(h, sentence) and any(p < h.first for p in pivots)
    ]
    cuts += [
        c for c in sentence.clauses[1:] if _elsewhere(c, sentence, block) and any(p < c for p in pivots) and any(p > c for p in pivots)
    ]
    cuts += _items(sentence, block)
    dated = [t for t in sentence.times if t.last + 1 in sentence.clauses and not t.code.startswith("weekday")]
    openings = [since(t, sentence, block) for t in dated]  # since a weekday is since it began
    cuts += [o for o in openings if o is not None and any(p < o for p in pivots) and any(p > o for p in pivots)]
    return sorted(set(cuts))


def _items(sentence: Sentence, block: Block) -> list[int]:
    """Where a list goes on behind a semicolon, each item with what happened, where or with what, and who came to harm."""
    starts = [c for c in sentence.clauses[1:] if not _SEMICOLON.isdisjoint(block.tokens.gap(c - 1))]
    if not starts:
        return []
    bounds = [sentence.first, *starts, sentence.last + 1]
    whole = [_is_item(a, b, sentence) for a, b in itertools.pairwise(bounds)]
    return [c for n, c in enumerate(starts) if whole[n + 1] and any(whole[: n + 1])]


def _is_item(first: int, end: int, sentence: Sentence) -> bool:
    def here(found: Iterable[Hit | PlaceReading]) -> bool:
        return any(first <= f.first < end for f in found)

    happened = here(sentence.of("event")) or here(sentence.of("weapon")) or here(sentence.of("deed"))
    return happened and here(sentence.of("casualty")) and here(sentence.places)


def _counts_on(time: TimeExpr, block: Block) -> bool:
    """ "A day later", but not "three days after" something."""
    return _ANOTHER_DAY.match(time.code) is not None and not _ends_in_after(time, block)


def _elsewhere(start: int, sentence: Sentence, block: Block) -> bool:
    """A clause that opens with another place than all named before: "a bomb killed 27 in X, and in Y a man stabbed his boss"."""
    placed = [p for p in sentence.places if p.cue is not None and not p.path and p.record is not None and p.key is not None]
    here = next((p for p in placed if 0 < p.first - start <= PLACE_REACH), None)
    before = [p for p in placed if p.last < start]
    gazetteer = Gazetteer.open()
    if here is None or here.offset or here.near or not (_joined(start, block) or _counted_apart(start, sentence)):
        return False  # "the base of X, north of Y"
    return bool(before) and not any(around(p.key, here.key, gazetteer) for p in before if p.key and here.key)


def _joined(start: int, block: Block) -> bool:
    return block.tokens.forms[start] in block.lang.conjunctions or not _STRONG.isdisjoint(block.tokens.gap(start - 1))


def _counted_apart(start: int, sentence: Sentence) -> bool:
    """ "In X two people were killed, in Y three": both parts count people."""
    counted = [q.first for q in sentence.quantities if q.kind != "ordinal"]
    return any(q < start for q in counted) and any(q > start for q in counted) and sentence.has("casualty")


def around(a: str, b: str, gazetteer: Gazetteer) -> bool:
    return a == b or gazetteer.within(a, b) or gazetteer.within(b, a)


def _recalled_from(cue: Hit, sentence: Sentence) -> int:
    """ "Three days | after the attack of 11 March": the days are those of what was told before."""
    return cue.last if any(t.first <= cue.first <= t.last for t in sentence.times) else cue.first


def _recalls(cue: Hit, sentence: Sentence) -> bool:
    """ "in reply to the bombings of January 3 in Kerman": an event that has a day or a place of its own."""
    event = next((h for h in sentence.of("event") if 0 < h.first - cue.last <= RECALLED_REACH), None)
    return event is not None and any(
        0 < f.first - event.last <= RECALLED_REACH for found in (sentence.times, sentence.places) for f in found
    )


def _told_by(start: int, sentence: Sentence, block: Block) -> int:
    """The first word of the event that a clause tells of: "whoever was behind [the attack that killed three]"."""
    tells = block.tokens.forms[start] in block.lang.clause_breaks and not block.tokens.gap(start - 1).strip()
    return next((h.first for h in sentence.of("event") if tells and h.last == start - 1), start)


def since(time: TimeExpr, sentence: Sentence, block: Block) -> int | None:
    """The token of "since" before a time, in its clause; not that of "since long ago", which has its time already."""
    start = max(sentence.clauses[sentence.clause_of(time.first)], time.first - SINCE_REACH)
    whole = {i for h in sentence.of("cue", "earlier") for i in range(h.first, h.last)}
    words = (i for i in range(start, time.first) if block.tokens.forms[i] in block.lang.since and i not in whole)
    return next((i for i in words if not _tells_where_from(i, time, sentence)), None)


def _tells_where_from(word: int, time: TimeExpr, sentence: Sentence) -> bool:
    """ "Des obus tirés depuis les collines sont tombés mardi": a verb stands between; not "depuis l'attaque de mardi"."""
    verbs = {h.first for h in (*sentence.of("deed"), *sentence.of("cue", "passive_aux")) if word < h.first < time.first}
    events = {h.first for h in sentence.of("event") if word < h.first < time.first}
    return bool(verbs) and min(verbs) < min(events, default=time.first)


def is_over_time(token: int, sentence: Sentence, block: Block) -> bool:
    """Told of a time that holds many incidents: "since the start of the year", "in the past three months"."""
    wide = [t for t in sentence.times if _WIDE.match(t.code) or (since(t, sentence, block) is not None and _LONG.match(t.code))]
    firsts = [*(h.first for h in sentence.of("cue", "over_time")), *(t.first for t in wide)]
    alone = all(t in wide for t in sentence.times)  # "four were killed on Friday; 142 so far this year"
    return any(alone or sentence.clause_of(first) == sentence.clause_of(token) for first in firsts)


def reaches_back(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "The blast came ten days after gunmen stormed a hotel": what follows was earlier, and has no other day."""
    if not _counts_from_what_follows(time, sentence, block):
        return False
    behind = (t.code.split(":")[0] for t in sentence.times if t.first > time.last)
    return next((kind for kind in behind if kind in {*DAYS, "anchor"}), None) not in DAYS


def _counts_from_what_follows(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    if not _ends_in_after(time, block):
        return False
    told = _told(sentence)
    follows = any(0 < t - time.last <= EVENT_REACH for t in told) and time.last + 1 not in sentence.clauses
    day_before = any(t.last < time.first and t.code.split(":")[0] in DAYS for t in sentence.times)
    return follows and time.first - sentence.first > 1 and (any(t < time.first for t in told) or not day_before)


def counts_from_no_event(time: TimeExpr, sentence: Sentence, block: Block) -> bool:
    """ "The bombing came six days after a vote": nobody says when that was."""
    if not _ends_in_after(time, block):
        return False
    joined = time.last < sentence.last and block.tokens.gap(time.last).isspace() and time.last + 1 not in sentence.clauses
    dated = any(0 < t.first - time.last <= EVENT_REACH for t in sentence.times)
    return joined and not dated and not any(0 < t - time.last <= EVENT_REACH for t in _told(sentence))


def _told(sentence: Sentence) -> list[int]:
    return [h.first for h in sentence.told]


def _ends_in_after(time: TimeExpr, block: Block) -> bool:
    """ "Ten days after": counted on from what the next words say."""
    counted = time.code.startswith("anchor:") and time.code[len("anchor:")] not in "-0"
    return counted and block.tokens.forms[time.last] in block.lang.after
