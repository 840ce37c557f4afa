"""Cut a text into words with their offsets.

A token is a run of letters and digits. A number with separators ("1,300", "7.30", "5.200") is one token, and so are
mixed runs such as "22e" or "20h30". Apostrophes and hyphens separate, so "l'attaque" is "l" + "attaque" and
"north-west" is "north" + "west"; `gap(i)` tells what stands between two tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tocsin.text.fold import MARK, fold

SHOUTING = 0.7  # share of capitalised words from which capitals tell nothing
_WORD = re.compile(r"\d+(?:[.,٫٬:]\d+)+|[^\W_](?:[^\W_]|\0)*")


@dataclass(slots=True, eq=False)
class Tokens:
    """The words of `text`: parallel lists of start and end offsets and folded forms (marks dropped)."""

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    size: int = field(init=False, repr=False)  # how many there are
    gaps: list[str] = field(init=False, repr=False)  # what stands behind each token
    capitals: list[bool] = field(init=False, repr=False)  # whether each begins with one
    shouting: bool = field(init=False, repr=False)  # all is in capitals, so that they tell nothing
    upper: bool = field(init=False, repr=False)  # it is so throughout: a headline may only begin each of its words with one
    words: frozenset[str] = field(init=False, repr=False)  # its forms, each once
    cardinals: dict[int, tuple[int, int] | None] = field(init=False, repr=False)  # (value, tokens) at each token, once that was asked
    ordinals: dict[int, tuple[int, int] | None] = field(init=False, repr=False)
    openings: dict[object, list[int]] = field(init=False, repr=False)  # where phrases of an index may begin, once that was asked

    def __post_init__(self) -> None:
        folded, text = self.folded, self.text
        self.size = len(self.starts)
        self.words = frozenset(self.forms)
        self.cardinals, self.ordinals, self.openings = {}, {}, {}
        self.capitals = [text[start].isupper() for start in self.starts]
        self.shouting = sum(self.capitals) > SHOUTING * self.size
        words = zip(self.starts, self.ends, strict=True) if self.shouting else ()
        self.upper = sum(text[start:end].isupper() for start, end in words) > SHOUTING * self.size
        self.gaps = [folded[end:start] for end, start in zip(self.ends, [*self.starts[1:], len(folded)], strict=False)]

    def __len__(self) -> int:
        return self.size

    def gap(self, index: int) -> str:
        """The folded characters between token `index` and the next one (to the end of the text for the last)."""
        return self.gaps[index] if index >= 0 else ""

    def between(self, left: int, right: int) -> str:
        """All that stands between the tokens left..right."""
        return "".join(self.gaps[left:right])

    def surface(self, first: int, last: int) -> str:
        """The very words from token `first` through token `last`."""
        return self.text[self.starts[first] : self.ends[last]]

    def only(self, kept: Sequence[int]) -> Tokens:
        """These tokens, as if no others stood between them."""
        return Tokens(self.text, self.folded, [self.starts[i] for i in kept], [self.ends[i] for i in kept], [self.forms[i] for i in kept])

    def at_or_after(self, offset: int) -> int:
        """Index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def is_capitalised(self, index: int) -> bool:
        return self.capitals[index]


_folded = lru_cache(maxsize=2)(fold)  # the items of a bundle are cut out of one text


@cache
def _bare(kept: frozenset[str]) -> frozenset[str]:
    """The words without their accents, which is how they look once folded."""
    return frozenset(fold(word).replace(MARK, "") for word in kept)


def tokenize(text: str, start: int = 0, end: int | None = None, kept: frozenset[str] = frozenset()) -> Tokens:
    """Tokens of text[start:end], with offsets into the whole text. Words of `kept` keep their accents ("è" is, "e" and)."""
    folded = _folded(text)
    spans = [m.span() for m in _WORD.finditer(folded, start, len(text) if end is None else end)]
    forms = [folded[a:b] for a, b in spans]
    if MARK in folded:
        forms = [form.replace(MARK, "") for form in forms]
    if kept and not (bare := _bare(kept)).isdisjoint(forms):
        for n, (a, b) in enumerate(spans):
            if forms[n] in bare and (word := text[a:b].lower()) in kept:
                forms[n] = word
    return Tokens(text, folded, [a for a, _ in spans], [b for _, b in spans], forms)
