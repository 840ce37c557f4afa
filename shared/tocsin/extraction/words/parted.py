"""Phrases whose words stand apart: "griffen … an.", "set … on fire".

What comes behind the dots follows a few words later in the same clause. With a full stop it ends the clause, as the particles of
German verbs do ("griffen am Dienstag einen Konvoi an").
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tocsin.text import Tokens, fold_key

APART = " … "
ENDS = "."
REACH = 7  # words between the parts
CLAUSE = 16  # where the second part ends the clause
_BREAK = frozenset(",;:()[].!?\n،؛؟…")


class Rest(NamedTuple):
    """The words of the second part, whether they end the clause, and those of them that stand in no other form."""

    words: tuple[str, ...]
    ends: bool
    whole: frozenset[str]

    def follows(self, tokens: Tokens, last: int, conjunctions: Collection[str]) -> bool:
        """Whether it stands behind the token `last`, before the clause is over."""
        if not self.whole <= tokens.words:
            return False
        for i in range(last + 1, min(last + 2 + (CLAUSE if self.ends else REACH), tokens.size)):
            if (gap := tokens.gaps[i - 1]) != " " and not _BREAK.isdisjoint(gap):
                return False
            if self._stands_at(tokens, i) and (not self.ends or _is_over(tokens, i + len(self.words) - 1, conjunctions)):
                return True
        return False

    def _stands_at(self, tokens: Tokens, i: int) -> bool:
        if not _is(tokens.forms[i], self.words[0]):
            return False
        here = tokens.forms[i : i + len(self.words)]
        return len(here) == len(self.words) and all(map(_is, here, self.words))


def head_of(phrase: str) -> str:
    """The part of a phrase before the dots; all of it where it has none."""
    return phrase.partition(APART)[0]


def rest_of(phrase: str) -> Rest | None:
    """The part behind the dots."""
    words = phrase.partition(APART)[2]
    folded = tuple(fold_key(w) + "*" * w.endswith("*") for w in words.removesuffix(ENDS).split())
    return Rest(folded, words.endswith(ENDS), frozenset(w for w in folded if not w.endswith("*"))) if words else None


def _is(form: str, word: str) -> bool:
    return form.startswith(word[:-1]) if word.endswith("*") else form == word


def _is_over(tokens: Tokens, i: int, conjunctions: Collection[str]) -> bool:
    return i + 1 >= tokens.size or tokens.gap(i) != " " or tokens.forms[i + 1] in conjunctions
