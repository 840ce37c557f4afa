"""Words that tell which story a text is: those told often there and seldom elsewhere, in any script.

How common a word is in reports of any incident stands in packs/merging/words.toml; a word that is not there is rare. Names are
the best of such words (tocsin.merging.names), but the things of a story tell it, too: a pressure cooker, a ferry, a choir.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log, sqrt

from tocsin.packs import load

MOST = 40
FEWEST = 20
KEYS = 4
SHORTEST = 4


def plain_words(folded: Iterable[str]) -> list[str]:
    """Of folded words those that may tell a story, without a plural s."""
    return [w.removesuffix("s") for w in folded if len(w) >= SHORTEST and w.isalpha()]


def story_of(folded: Iterable[str]) -> tuple[str, ...]:
    """Up to 40 words, most telling first; none of a text too short to tell one."""
    told = Counter(plain_words(folded))
    points = {w: (1 + log(n)) * weight for w, n in told.items() if (weight := rarity(w))}
    best = sorted(points, key=lambda w: (-points[w], w))[:MOST]
    return tuple(best) if len(best) >= FEWEST else ()


def rarity(word: str) -> float:
    """Nothing for a word of every other report."""
    rarest, known = _rarities()
    return known.get(word, rarest)


@cache
def _rarities() -> tuple[float, dict[str, float]]:
    pack = load("merging/words")
    return pack["rarest"], {w: float(weight) for weight, words in pack["rarity"].items() for w in words}


def known_by(story: Sequence[str]) -> tuple[str, ...]:
    """The few words under which a story is found."""
    return tuple(story[:KEYS])


def likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """0 for nothing in common, 1 for the same words; a rare word counts more."""
    shared = sum(rarity(w) for w in ours & theirs)
    return shared / sqrt(_total(ours) * _total(theirs)) if shared else 0.0


@cache
def _total(words: frozenset[str]) -> float:
    return sum(rarity(w) for w in sorted(words))
