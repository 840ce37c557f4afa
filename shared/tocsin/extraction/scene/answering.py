"""Seats of governments that answer: in "Riyadh, Paris and London condemned the attack" nothing happened there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.extraction.words.lexicon import Hit, Language
from tocsin.gazetteer import PlaceReading
from tocsin.text import Tokens


def those_who_answer(
    places: Sequence[PlaceReading], hits: Mapping[str, Sequence[Hit]], tokens: Tokens, lang: Language
) -> list[PlaceReading]:
    """Places, one or a row of them, right before a word of answering or of saying, none behind a word for where."""
    ending = {p.last: p for p in places if not p.demonym}
    passed = {t for h in hits["cue"] if h.concept == "passive_aux" for t in range(h.first, h.last + 1)}
    verbs = [h.first for h in hits["cue"] if h.concept == "reaction"] + [h.first for h in hits["say"] if h.concept == "verb"]
    return [place for verb in verbs for place in _row(_back(verb - 1, passed), ending, tokens, lang)]


def _back(token: int, passed: set[int]) -> int:
    while token in passed:
        token -= 1
    return token


def _row(last: int, ending: Mapping[int, PlaceReading], tokens: Tokens, lang: Language) -> list[PlaceReading]:
    """Places joined by commas and "and" that end at a token; nothing where one of them is told to be where."""
    found: list[PlaceReading] = []
    while (place := ending.get(last)) is not None:
        found.append(place)
        last = place.first - 1
        while last >= 0 and tokens.forms[last] in lang.conjunctions:
            last -= 1
    told = any(p.cue is not None and p.cue not in lang.conjunctions for p in found)
    return [] if told else found
