"""Phrases that a time stands inside: "ont pris jeudi d'assaut", "came on Tuesday under attack"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from tocsin.text import PhraseIndex, Tokens
from tocsin.times import TimeExpr

V = TypeVar("V")
SIDE = 4  # words of a phrase on either side of the time


def interrupted(tokens: Tokens, times: Sequence[TimeExpr], index: PhraseIndex[V], inside: Collection[str]) -> list[tuple[int, int, int, V]]:
    """(first, last, way, value) of each phrase that is spelled where a time is left out, with the word of `inside` before it."""
    return [span for time in times for span in _around(tokens, _opening(tokens, time, inside), time.last, index)]


def _opening(tokens: Tokens, time: TimeExpr, inside: Collection[str]) -> int:
    """The first token of a time, or of the small word before it: "foi na terça-feira morto"."""
    return time.first - (time.first > 0 and tokens.forms[time.first - 1] in inside)


def _around(tokens: Tokens, first: int, last: int, index: PhraseIndex[V]) -> Iterator[tuple[int, int, int, V]]:
    if first == 0 or last + 1 >= len(tokens) or tokens.gap(first - 1) != " " or tokens.gap(last) != " ":
        return
    before, after = range(max(0, first - SIDE), first), range(last + 1, min(last + 1 + SIDE, len(tokens)))
    kept = [*before, *after]
    for start, end, way, value in index.spans(tokens.only(kept)):
        if start < len(before) <= end:
            yield kept[start], kept[end], way, value
