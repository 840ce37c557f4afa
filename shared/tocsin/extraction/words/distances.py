"""How far words stand from one another, on which side, and which is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tocsin.extraction.words.lexicon import Hit


class Worded(Protocol):
    """Something told by tokens first..last."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


def gap(one: Worded, other: Worded) -> int:
    """Tokens from the end of the one that comes first to the start of the other; 0 where they overlap."""
    if one.first > other.last:
        return one.first - other.last
    return max(other.first - one.last, 0)


def side(one: Worded, other: Worded) -> str:
    """Where one stands to another: after, before, or inside."""
    return "after" if one.first > other.last else "before" if one.last < other.first else "inside"


def nearest(one: Worded, hits: Sequence[Hit]) -> tuple[int, Hit]:
    """How many words away the nearest of some hits is, and which one: the first of several."""
    if len(hits) == 1:
        return gap(one, hits[0]), hits[0]
    first, last = one.first, one.last
    gaps = [first - h.last if first > h.last else h.first - last if h.first > last else 0 for h in hits]
    least = min(gaps)
    return least, hits[gaps.index(least)]
