"""A part of a sentence, and what speaks for its telling of an incident of its own."""

from __future__ import annotations

from typing import Protocol

from tocsin.extraction.scene.cuts import DAYS
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import PlaceReading
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.numerals import Quantity

SIGNS = frozenset(";؛—–.!?؟…")  # signs that set two parts apart
ENDS = frozenset(",;)،؛")  # signs behind a number that counts nothing more
OPENING = 3  # words with which a part says which one it tells of
WORDED = 2  # words of "the first"
BESIDE = 2  # words between a number and its place
FOLLOWING = {IncidentType.ARREST_RAID, IncidentType.PROTEST, IncidentType.OTHER}  # come of what happened before
HARM = ("killed", "injured", "abducted")  # how words of harm to people are called
SUFFERED = ("_before", "_after", "_any")  # those that are no nouns


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
        return any(self.holds(h) and is_act(h, self.sentence) for h in self.sentence.told)

    @property
    def counts(self) -> bool:
        """People who came to harm are counted here."""
        counted = any(self.holds(q) for q in self.sentence.quantities if q.kind != "ordinal")
        return counted and any(self.holds(h) for h in self.sentence.of("casualty"))

    @property
    def aims(self) -> bool:
        """Something is named here that may have been hit."""
        people = {h.first for h in self.sentence.of("person")}
        return any(self.holds(h) and h.concept != "hospital" and h.first not in people for h in self.sentence.of("target"))

    @property
    def numbers(self) -> list[Quantity]:
        return [q for q in self.sentence.quantities if q.kind == "cardinal" and self.holds(q)]

    @property
    def bare(self) -> Quantity | None:
        """The number that counts no noun: "18 in Alexandria", "at Overijse (five)"."""
        return next((q for q in self.numbers if self._is_bare(q)), None)

    def _is_bare(self, number: Quantity) -> bool:
        gap = self.block.tokens.gap
        places = [p for p in self.sentence.places if self.holds(p) and _tells_where(p)]
        placed = any(0 < p.first - number.last <= BESIDE and p.cue is not None for p in places)
        ends = number.last + 1 >= self.end or not ENDS.isdisjoint(gap(number.last))
        closing = "(" in gap(number.first - 1) or any(0 < number.first - p.last <= BESIDE for p in places)
        return placed or (ends and closing)

    @property
    def means(self) -> list[Hit]:
        """Words of what happened or what was used, unless they speak of people."""
        people = {h.first for cls in ("casualty", "person") for h in self.sentence.of(cls)}
        return [h for cls in ("event", "weapon") for h in self.sentence.of(cls) if self.holds(h) and h.first not in people]

    @property
    def joined(self) -> bool:
        """It opens behind a semicolon or a dash, or with "and", "while"."""
        lang, forms = self.block.lang, self.block.tokens.forms[self.first : self.first + OPENING]
        clitic = bool(lang.clitic_conjunctions) and forms[0].startswith(lang.clitic_conjunctions)
        beside = forms if lang.verb_last else forms[:1]  # "Y'de ise"
        return clitic or forms[0] in lang.conjunctions or not lang.alongside.isdisjoint(beside) or self.signed

    @property
    def signed(self) -> bool:
        """It opens behind a semicolon, a dash or a stop."""
        return not SIGNS.isdisjoint(self.block.tokens.gap(self.first - 1))

    def opens_with(self, found: _HasTokens) -> bool:
        return self.holds(found) and found.first - self.first <= OPENING

    def opened(self, words: frozenset[str], before: Part) -> bool:
        """Whether one of these opens a clause of what stands before."""
        clauses = (c for c in self.sentence.clauses if before.first <= c < before.end)
        return any(Part(self.sentence, self.block, c, before.end).names(words, c + WORDED) for c in clauses)

    def names(self, words: frozenset[str], end: int) -> bool:
        """Whether one of these stands before `end`, with "and" written onto it or without."""
        clitics = self.block.lang.clitic_conjunctions
        forms = self.block.tokens.forms[self.first : min(end, self.end)]
        return any(form in words or any(form.startswith(c) and form[len(c) :] in words for c in clitics) for form in forms)


def _tells_where(place: PlaceReading) -> bool:
    known = place.record is not None and place.record.precision != Precision.COUNTRY
    named = known or (place.record is None and place.cue is not None)
    return named and not (place.path or place.demonym or place.role_noun or place.apposed)


def is_act(hit: Hit, sentence: Sentence) -> bool:
    if hit.cls != "casualty":
        return hit.cls == "deed" or attributes("event", hit.concept)["type"] not in FOLLOWING
    noun = any(h.first == hit.first and h.concept.endswith("_noun") for h in sentence.of("casualty"))
    counted = noun and any(q.last + 1 == hit.first for q in sentence.quantities)  # "202 wounded", not "wounded five"
    return hit.concept.startswith(HARM) and hit.concept.endswith(SUFFERED) and not counted
