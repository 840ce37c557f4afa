"""Tell copies of one text: a sketch that two near-duplicates share most of (a bottom-k sample of word 4-grams)."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

SIZE = 64
GRAM = 4
COPY = 0.5
FEWEST = 20


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """Of the folded words of a text up to 64 numbers, ascending. Empty for a few words: two people may well write the same line."""
    grams = {crc32(" ".join(words[i : i + GRAM]).encode()) for i in range(len(words) - GRAM + 1)}
    return tuple(sorted(grams)[:SIZE]) if len(grams) >= FEWEST else ()


def resemblance(ours: Sequence[int], theirs: Sequence[int]) -> float:
    """Estimated share of 4-grams in common, 0..1."""
    if not ours or not theirs:
        return 0.0
    left, right = set(ours), set(theirs)
    sample = sorted(left | right)[:SIZE]
    return sum(1 for gram in sample if gram in left and gram in right) / len(sample)


def is_copy(ours: Sequence[int], theirs: Sequence[int]) -> bool:
    return resemblance(ours, theirs) >= COPY
