"""Short phrases looked up at one place of a text, forwards or backwards: cheaper than a scan where numbers are few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from tocsin.text import Tokens, fold_key

V = TypeVar("V")
_SHORTEST_STEM = 3
_BREAKS = frozenset('.,;:()،؛!?\n"')
_WHOLE = (" ", ".")


class Found(NamedTuple, Generic[V]):
    """Tokens first..last spell a phrase that carries `value`."""

    first: int
    last: int
    value: V


class Phrasebook(Generic[V]):
    """Folded phrases by their first and by their last word, longest first. A one-word phrase may end in `*` (any ending)."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._forward: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._stems: dict[str, V] = {}
        for phrase, value in entries:
            self._add(phrase, value)
        for table in (self._forward, self._backward):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))
        self.firsts = frozenset(self._forward)
        self._lengths = sorted({len(stem) for stem in self._stems if len(stem) >= _SHORTEST_STEM}, reverse=True)

    def _add(self, phrase: str, value: V) -> None:
        words = tuple(fold_key(phrase).split())
        if not words:
            raise ValueError(f"a phrase needs at least one word: {phrase!r}")
        if phrase.endswith("*"):
            self._stems[words[0]] = value
        else:
            self._forward.setdefault(words[0], []).append((words, value))
            self._backward.setdefault(words[-1], []).append((words, value))

    def at(self, tokens: Tokens, index: int, form: str | None = None) -> Found[V] | None:
        """The longest phrase that begins at token `index`; `form` stands in for that token's own."""
        forms = tokens.forms
        if not 0 <= index < len(forms):
            return None
        head = forms[index] if form is None else form
        rows = self._forward.get(head)
        if rows is None and not self._stems:
            return None
        for words, value in rows or ():
            if len(words) == 1:
                return Found(index, index, value)
            stop = index + len(words)
            if tuple(forms[index + 1 : stop]) == words[1:] and not broken(tokens, index, stop - 1):
                return Found(index, stop - 1, value)
        stem = self._stem(head)
        return None if stem is None else Found(index, index, stem)

    def ending_at(self, tokens: Tokens, index: int, form: str | None = None) -> Found[V] | None:
        """The longest phrase whose last word is token `index`; `form` stands in for that token's own."""
        if not 0 <= index < tokens.size:
            return None
        tail = tokens.forms[index] if form is None else form
        for words, value in self._backward.get(tail, ()):
            first = index - len(words) + 1
            if first >= 0 and tuple(tokens.forms[first:index]) == words[:-1] and not broken(tokens, first, index):
                return Found(first, index, value)
        return None

    def _stem(self, form: str) -> V | None:
        for length in self._lengths:
            if length <= len(form) and (value := self._stems.get(form[:length])) is not None:
                return value
        return None


def broken(tokens: Tokens, first: int, last: int) -> bool:
    """A stop, comma, bracket or line break stands between two neighbours of tokens first..last; "a.m." is whole."""
    gaps = [gap for gap in tokens.gaps[first:last] if gap not in _WHOLE]
    return bool(gaps) and any(not _BREAKS.isdisjoint(gap) for gap in gaps)
