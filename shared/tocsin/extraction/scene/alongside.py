"""Where a sentence that tells of several incidents side by side goes on to the next, and which of them leaves out what happened.

"Gunmen shot a judge in X, and a bomb wounded three in Y", "one in X, the other in Y", "29 in X and 18 in Y", "in X on 4 May, in Y on the 9th".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import Gazetteer, PlaceReading
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.numerals import Quantity
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS

SIGNS = frozenset(";؛—–.!?؟…")  # signs that set two clauses apart
OPENING = 3  # words in which a part says that it is "the other"
LATER = 4  # words of "and 10 minutes later" before "another car bomb"
ANOTHER = 2  # words from "another" to what it was
BESIDE = 2  # words between a number and its place
DAYS = ("date", "weekday", "offset", "feast", *CALENDARS)  # times that name a day
FOLLOWING = {IncidentType.ARREST_RAID, IncidentType.PROTEST, IncidentType.OTHER}  # come of what happened before
HARM = ("killed", "injured", "abducted")  # how words of harm to people are called


class _HasTokens(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


class Part:
    """Tokens first..end-1 of a sentence."""

    def __init__(self, sentence: Sentence, block: Block, first: int, end: int) -> None:
        self.sentence, self.block, self.first, self.end = sentence, block, first, end

    def holds(self, found: _HasTokens) -> bool:
        return self.first <= found.first and found.last < self.end

    @property
    def places(self) -> list[PlaceReading]:
        """Where something happened, the finest that are told."""
        here = [p for p in self.sentence.places if self.holds(p) and _tells_where(p)]
        return [p for p in here if p.record is None or p.record.precision == Precision.SITE] or here

    @property
    def placed(self) -> bool:
        """A place is told as one where something happened."""
        return any(p.located or p.near or p.record is None or p.record.precision == Precision.SITE for p in self.places)

    @property
    def days(self) -> set[str]:
        codes = [t.code.split(";")[0] for t in self.sentence.times if self.holds(t)]
        return {code for code in codes if code.split(":")[0] in DAYS}

    @property
    def acts(self) -> bool:
        """Something is done here, or somebody comes to harm."""
        return any(self.holds(h) and _is_act(h, self.sentence) for h in self.sentence.told)

    @property
    def counts(self) -> bool:
        """People who came to harm are counted here."""
        return any(self.holds(h) for h in self.sentence.of("casualty")) and bool(self.numbers)

    @property
    def aims(self) -> bool:
        """Something is named here that may have been hit."""
        return any(self.holds(h) and h.concept != "hospital" for h in self.sentence.of("target"))

    @property
    def numbers(self) -> list[Quantity]:
        return [q for q in self.sentence.quantities if q.kind == "cardinal" and self.holds(q)]

    @property
    def joined(self) -> bool:
        """It opens behind a semicolon or a dash, or with "and", "while"."""
        lang, tokens = self.block.lang, self.block.tokens
        form = tokens.forms[self.first]
        clitic = bool(lang.clitic_conjunctions) and form.startswith(lang.clitic_conjunctions)
        return clitic or form in lang.conjunctions or form in lang.alongside or not SIGNS.isdisjoint(tokens.gap(self.first - 1))

    def opens_with(self, found: _HasTokens) -> bool:
        return self.holds(found) and found.first - self.first <= OPENING

    def opened(self, words: frozenset[str], before: Part) -> bool:
        """Whether one of these opens a clause of what stands before."""
        clauses = (c for c in self.sentence.clauses if before.first <= c < before.end)
        return any(Part(self.sentence, self.block, c, before.end).names(words, c + ANOTHER) for c in clauses)

    def names(self, words: frozenset[str], end: int) -> bool:
        """Whether one of these stands before `end`, with "and" written onto it or without."""
        clitics = self.block.lang.clitic_conjunctions
        forms = self.block.tokens.forms[self.first : min(end, self.end)]
        return any(form in words or any(form.startswith(c) and form[len(c) :] in words for c in clitics) for form in forms)


def beside(sentence: Sentence, block: Block, cuts: Sequence[int]) -> list[int]:
    """Where the next incident begins that is told beside the one before; `cuts` are made already."""
    if not (sentence.told or sentence.of("weapon")):
        return []
    starts = [Part(sentence, block, i, sentence.last + 1) for i in joints(sentence, block)]
    found: list[int] = []
    for n, start in enumerate(starts):
        later = (other.first for other in starts[n + 1 :] if other.joined and other.first in sentence.clauses)
        end = min([c for c in cuts if c > start.first] + [next(later, sentence.last + 1)])
        first = max(c for c in (*cuts, *found) if c <= start.first)
        if first < start.first and is_next(Part(sentence, block, first, start.first), Part(sentence, block, start.first, end)):
            found.append(start.first)
    return found


def joints(sentence: Sentence, block: Block) -> list[int]:
    """Where something may stand that is told beside what was told before: behind signs, at "and" and "while"."""
    forms, lang = block.tokens.forms, block.lang
    joining = lang.conjunctions - lang.alternatives | lang.alongside
    opened = {i for i in range(sentence.first + 1, sentence.last) if forms[i] in joining and " " in block.tokens.gap(i - 1)}
    signed = {i for i in sentence.clauses[1:] if block.tokens.gap(i - 1).strip() and forms[i] not in lang.clause_breaks}
    return sorted(opened | {i for i in signed if i - 1 not in opened})


def is_next(before: Part, here: Part) -> bool:
    spread = here.sentence.has("event", "natural_disaster")  # one earthquake kills in many places
    if spread or _is_listed(here) or any(h.first == here.first for h in here.sentence.of("source")):
        return False
    return any(
        rule(before, here) for rule in (_is_another, _is_counterpart, _acts_elsewhere, _is_an_item, _is_counted_there, _is_on_its_day, _is_at_its_hour)
    )


def _is_listed(here: Part) -> bool:
    """ "in X, Y and Z": places side by side; "the abduction of three workers and of a guard"."""
    if here.block.tokens.forms[min(here.first + 1, here.end - 1)] in here.block.lang.of:
        return True
    ends = any(p.last == here.first - 1 for p in here.sentence.places)
    return ends and any(0 <= p.first - here.first <= 1 and not p.located for p in here.sentence.places)


def _acts_elsewhere(before: Part, here: Part) -> bool:
    """ "gunmen shot a judge in X, and a bomb wounded three in Y"."""
    if not (here.joined and before.acts and here.acts and here.placed) or _counts_on(here):
        return False
    return _apart(before.places, here.places) and (not _goes_on(here) or (before.counts and here.counts))


def _counts_on(here: Part) -> bool:
    """ "and more than 200 injured", "and two others wounded": the same people's toll."""
    counted = {q.last + 1 for q in here.numbers if here.opens_with(q)}
    return any(h.first in counted for h in here.sentence.of("casualty")) or any(map(here.opens_with, here.sentence.of("cue", "others")))


def _goes_on(here: Part) -> bool:
    """ "and fell on a hill in Y": who did it was told before."""
    return not here.block.lang.verb_first and any(h.first == here.first + 1 for h in here.sentence.told if h.cls != "event")


def _is_an_item(before: Part, here: Part) -> bool:
    """ "a car bomb outside the court, four dead; a grenade that killed a guard": behind a semicolon, each with its means and its toll."""
    signed = not SIGNS.isdisjoint(here.block.tokens.gap(here.first - 1))
    return signed and all(part.counts and _means(part) for part in (before, here))


def _means(part: Part) -> list[Hit]:
    """Words of what happened or what was used, unless they speak of people."""
    people = {h.first for cls in ("casualty", "person") for h in part.sentence.of(cls)}
    return [h for cls in ("event", "weapon") for h in part.sentence.of(cls) if part.holds(h) and h.first not in people]


def _is_another(before: Part, here: Part) -> bool:
    """ "and ten minutes later another car bomb destroyed a part of the mall", "hours later a woman was hurt in Y street"."""
    cues = [h for h in here.sentence.of("cue", "another") if here.holds(h)]
    near = [c for c in cues if c.first - here.first <= LATER]
    named = any(c.first <= m.first and 0 <= m.last - c.last <= ANOTHER for c in near for m in _means(here))
    people = {h.first for h in here.sentence.of("cue", "others")}
    opened = here.joined and any(here.opens_with(c) and c.first not in people for c in cues) and here.acts and bool(here.places)
    return before.acts and ((named and here.acts) or opened)


def _is_counterpart(before: Part, here: Part) -> bool:
    """ "one in X, the other in Y"; "two car bombs: the first hit X, the second killed twelve"."""
    lang = here.block.lang
    if not here.names(lang.other_of_two, here.first + OPENING):
        return False
    several = any((q.low or 0) > 1 and any(0 <= h.first - q.first <= 2 for h in here.sentence.of("event")) for q in before.numbers)
    if not (several or before.names(lang.one_of_two, before.end)):
        return False
    placed = (here.placed or (here.aims and here.places)) and (_apart(before.places, here.places) or (not before.places and before.acts))
    paired = here.aims and before.aims and here.opened(lang.one_of_two, before)
    return bool(placed) or (several and before.acts and here.acts) or paired


def _is_counted_there(before: Part, here: Part) -> bool:
    """ "killed 29 in X and 18 in Y"."""
    return before.counts and bare(here) is not None and _apart(before.places, here.places)


def bare(part: Part) -> Quantity | None:
    """The number that counts no noun: "18 in Alexandria", "at Overijse (five)"."""
    return next((q for q in part.numbers if _is_bare(q, part)), None)


def _is_bare(number: Quantity, part: Part) -> bool:
    places = [p for p in part.sentence.places if part.holds(p) and _tells_where(p)]
    gap = part.block.tokens.gap(number.last)
    ends = number.last + 1 >= part.end or any(sign in gap for sign in ",;)،؛")
    behind = any(0 < p.first - number.last <= BESIDE and p.cue is not None for p in places)
    return behind or (ends and any(0 < number.first - p.last <= BESIDE for p in places)) or (ends and "(" in part.block.tokens.gap(number.first - 1))


def _is_on_its_day(before: Part, here: Part) -> bool:
    """ "murdered two friars in X on 9 August, and on the 25th a priest near Y"."""
    if not (before.days and here.days and before.days.isdisjoint(here.days)) or not _opens_with_a_day(here):
        return False
    if any(map(here.holds, here.sentence.of("say", "verb"))) or not any(_is_act(h, here.sentence) for h in here.sentence.told):
        return False
    named = here.joined and any(map(here.holds, here.sentence.names))
    return named or bare(here) is not None or _apart(before.places, here.places)


def _is_at_its_hour(before: Part, here: Part) -> bool:
    """ "18:10 shots at the gate. 18:25 a bus set on fire": each opens with its time of day."""

    def hour(part: Part) -> str | None:
        return next((h for t in part.sentence.times if part.opens_with(t) and (h := t.code.partition(";time=")[2])), None)

    return before.acts and here.acts and hour(before) is not None and hour(here) not in {None, hour(before)}


def _opens_with_a_day(here: Part) -> bool:
    """Or with a place and a day right behind it."""
    places = [p.last for p in here.sentence.places if here.opens_with(p)]
    return any(here.opens_with(t) or any(here.holds(t) and 0 < t.first - p <= BESIDE for p in places) for t in here.sentence.times)


def _apart(before: Sequence[PlaceReading], here: Sequence[PlaceReading]) -> bool:
    gazetteer = Gazetteer.open()
    keys = itertools.product((p.key for p in before), (p.key for p in here))
    return bool(before and here) and not any(a and b and around(a, b, gazetteer) for a, b in keys)


def around(a: str, b: str, gazetteer: Gazetteer) -> bool:
    return a == b or gazetteer.within(a, b) or gazetteer.within(b, a)


def _tells_where(place: PlaceReading) -> bool:
    known = place.record is not None and place.record.precision != Precision.COUNTRY
    named = known or (place.record is None and place.cue is not None)
    return named and not (place.path or place.demonym or place.role_noun or place.apposed)


def _is_act(hit: Hit, sentence: Sentence) -> bool:
    if hit.cls != "casualty":
        return hit.cls == "deed" or attributes("event", hit.concept)["type"] not in FOLLOWING
    noun = any(h.first == hit.first and h.concept.endswith("_noun") for h in sentence.of("casualty"))
    counted = noun and any(q.last + 1 == hit.first for q in sentence.quantities)  # "202 wounded", not "wounded five"
    return hit.concept.startswith(HARM) and hit.concept.endswith(("_before", "_after", "_any")) and not counted
