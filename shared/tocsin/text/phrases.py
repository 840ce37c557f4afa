"""Find many phrases in a token list at once.

A phrase is words separated by blanks, folded on entry. A word that ends in `*` stands for every word that begins so
("взрыв*"), which is how packs cover inflection; one that begins with `*` for every word that ends so ("*angriff"), which is
how they cover the nouns that German glues together. A word known as it stands is not taken apart. Proclitics written onto
the word (Arabic و ب ل ف ك ال, Hebrew ו ב ל מ ה ש כ) are tried off the first word where the index was made with them; `inner`
ones (the article) off the words that follow too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from sys import intern
from typing import Any, Generic, NamedTuple, TypeVar

from tocsin.text.fold import fold_key
from tocsin.text.tokens import Tokens

V = TypeVar("V")
SHORTEST_STEM = 2
SHORTEST_FRONT = 2  # letters glued before a word
REMEMBERED = 20_000  # words whose openings an index keeps
_CHOICE = re.compile(r"\{([^{}]*)\}")
_ANYTHING: frozenset[str] = frozenset()


def variants(phrase: str) -> Iterator[str]:
    """Every phrase that "{hit|struck} a mine" stands for; a choice may be empty: "{the|} bomb"."""
    choice = _CHOICE.search(phrase) if "{" in phrase else None
    if choice is None:
        yield " ".join(phrase.split())
        return
    for words in choice[1].split("|"):
        yield from variants(phrase[: choice.start()] + words + phrase[choice.end() :])


class Match(NamedTuple, Generic[V]):
    """Tokens first..last (inclusive) spell a phrase that carries `value`; `start`/`end` are character offsets.

    `way` counts the readings of the first word: 0 as it stands, then with a proclitic taken off, longest first, then by how it
    ends, longest ending first.
    """

    first: int
    last: int
    start: int
    end: int
    value: V
    way: int = 0


_NO_BRANCHES: dict[str, Any] = {}  # one for all nodes that have none, and most have none


@dataclass(slots=True, eq=False)
class _Node(Generic[V]):
    words: dict[str, _Node[V]] = field(default_factory=lambda: _NO_BRANCHES)
    stems: dict[str, _Node[V]] = field(default_factory=lambda: _NO_BRANCHES)
    tails: dict[str, _Node[V]] = field(default_factory=lambda: _NO_BRANCHES)
    values: tuple[V, ...] = ()
    goes_on: bool = False  # something may follow; where nothing may, all words that say the same share the node
    lengths: tuple[int, ...] = ()  # of its stems, longest first
    endings: tuple[int, ...] = ()  # lengths of its tails, longest first

    def grow(self, word: str) -> _Node[V]:
        """The node behind a word, for something to follow."""
        branch, key = self._branch(word)
        node = branch.get(key)
        if node is None or not node.goes_on:
            node = branch[key] = _Node(values=node.values if node else (), goes_on=True)
        return node

    def close(self, word: str, value: V, ends: dict[tuple[V, ...], _Node[V]]) -> None:
        """A phrase ends with this word; `ends` are the nodes that nothing follows, by what they say."""
        branch, key = self._branch(word)
        node = branch.get(key)
        values = node.values if node else ()
        values = values if value in values else (*values, value)
        if node is not None and node.goes_on:
            node.values = values
        else:
            branch[key] = ends.get(values) or ends.setdefault(values, _Node(values=values))

    def _branch(self, word: str) -> tuple[dict[str, _Node[V]], str]:
        """Where a word is kept, and by which of its letters."""
        if word.startswith("*"):
            self.tails, self.endings = self.tails or {}, _with(self.endings, len(word) - 1)
            return self.tails, word[1:]
        if word.endswith("*"):
            self.stems, self.lengths = self.stems or {}, _with(self.lengths, len(word) - 1)
            return self.stems, word[:-1]
        self.words = self.words or {}
        return self.words, intern(word)

    def step(self, form: str) -> Iterator[_Node[V]]:
        yield from self.as_it_stands(form)
        yield from self.by_its_end(form)

    def as_it_stands(self, form: str) -> Iterator[_Node[V]]:
        if (node := self.words.get(form)) is not None:
            yield node
        size = len(form)
        for length in self.lengths:
            if SHORTEST_STEM <= length <= size and (node := self.stems.get(form[:length])) is not None:
                yield node

    def by_its_end(self, form: str) -> Iterator[_Node[V]]:
        for length in self.endings:
            start = len(form) - length
            apart = start >= SHORTEST_FRONT and length >= SHORTEST_STEM
            if (start == 0 or apart) and (node := self.tails.get(form[start:])) is not None:
                yield node


def _with(lengths: tuple[int, ...], length: int) -> tuple[int, ...]:
    return lengths if length in lengths else tuple(sorted((*lengths, length), reverse=True))


class _Opened(dict[str, list[list[_Node[V]]]], Generic[V]):
    """Nodes that a first word opens: as it stands, then with each proclitic taken off. Words repeat, so they are remembered."""

    def __init__(self, root: _Node[V], proclitics: Sequence[str], inner: Sequence[str]) -> None:
        super().__init__()
        self._root, self._proclitics, self._inner = root, proclitics, inner
        self.alone: dict[str, list[tuple[int, V]]] = {}  # (way, value) of words that open nothing longer
        self.seconds: dict[str, frozenset[str]] = {}  # what must follow words that say nothing alone, where that is known by whole words

    def __missing__(self, form: str) -> list[list[_Node[V]]]:
        found = [nodes for nodes in self._ways(form) if nodes]
        if not found:
            return found  # most words open nothing, and an index is seldom asked about one twice: see `Openings`
        if len(self) >= REMEMBERED:
            self.forget()
        self[form] = found
        nodes = list(chain.from_iterable(found))
        if not self._inner and not any(node.values or node.stems or node.tails for node in nodes):
            self.seconds[form] = frozenset(word for node in nodes for word in node.words)
        if not any(node.goes_on for node in nodes):
            self.alone[form] = [(way, v) for way, nodes in enumerate(found) for node in reversed(nodes) for v in node.values]
        return found

    def forget(self) -> None:
        self.clear()
        self.alone.clear()
        self.seconds.clear()

    def _ways(self, form: str) -> Iterator[list[_Node[V]]]:
        yield list(self._root.as_it_stands(form))
        for clitic in self._proclitics:
            if form.startswith(clitic) and len(form) - len(clitic) >= SHORTEST_STEM:
                yield list(self._root.as_it_stands(form[len(clitic) :]))
        for node in self._root.by_its_end(form):
            yield [node]


class PhraseIndex(Generic[V]):
    """Phrases with a value each; several values may share a phrase."""

    def __init__(
        self,
        entries: Iterable[tuple[str, V]] = (),
        proclitics: Iterable[str] = (),
        inner: Iterable[str] = (),
        kept: frozenset[str] = frozenset(),
    ) -> None:
        """`kept`: words that keep their accents, as the tokens do that are looked up."""
        self._root: _Node[V] = _Node(goes_on=True)
        self._ends: dict[tuple[V, ...], _Node[V]] = {}
        self._inner = tuple(inner)
        self._kept = kept
        self._proclitics = sorted(proclitics, key=len, reverse=True)
        self._opened = _Opened(self._root, self._proclitics, self._inner)
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: V) -> None:
        """Enter `phrase`; blank phrases are an error because they would match everywhere."""
        words = [w for part in phrase.split() for w in ([part] if part in self._kept else _fold_words(part))]
        if not words:
            raise ValueError(f"a phrase needs at least one word: {phrase!r}")
        if self._opened:
            self._opened.forget()
        node = self._root
        for word in words[:-1]:
            node = node.grow(word)
        node.close(words[-1], value, self._ends)

    def opens(self, form: str) -> frozenset[str] | None:
        """None for a word that opens no phrase; else the words one of which must follow, none where anything may."""
        return self._opened.seconds.get(form, _ANYTHING) if self._opened[form] else None

    def scan(self, tokens: Tokens, first: int = 0, last: int | None = None) -> list[Match[V]]:
        """All longest matches from each position, left to right; shorter ones inside a longer are left out."""
        found: list[Match[V]] = []
        stop = tokens.size if last is None else last + 1
        covered = first
        forms = tokens.forms
        for i in self._openings(tokens, first, stop):
            end, values = self._longest(forms, i, stop)
            if end > covered or (values and i >= covered):
                covered = max(covered, end)
                found += [Match(i, end - 1, tokens.starts[i], tokens.ends[end - 1], v) for v in values]
        return found

    def every(self, tokens: Tokens) -> Iterator[Match[V]]:
        """Every match from every position and reading, longest first at each: for callers that sort out overlaps themselves."""
        for first, last, way, value in self.spans(tokens):
            yield Match(first, last, tokens.starts[first], tokens.ends[last], value, way)

    def spans(self, tokens: Tokens) -> list[tuple[int, int, int, V]]:
        """(first, last, way, value) of every match, in the order of `every`."""
        forms, opened = tokens.forms, self._opened
        found: list[tuple[int, int, int, V]] = []
        for i in self._openings(tokens, 0, len(forms)):
            if (alone := opened.alone.get(forms[i])) is not None:
                found += [(i, i, way, value) for way, value in alone]
                continue
            here = [(last, way, v) for way, nodes in enumerate(opened[forms[i]]) for last, v in self._reached(nodes, forms, i)]
            if len(here) > 1:
                here.sort(key=_longest_first)
            found += [(i, last, way, v) for last, way, v in here]
        return found

    def _reached(self, nodes: list[_Node[V]], forms: list[str], i: int) -> list[tuple[int, V]]:
        """(last token, value) of all that is spelled from token i on, the last of the nodes first."""
        found: list[tuple[int, V]] = []
        frontier, size = [(node, i) for node in nodes], len(forms)
        while frontier:
            node, last = frontier.pop()
            for value in node.values:
                found.append((last, value))
            if node.goes_on and last + 1 < size:
                frontier += [(n, last + 1) for n in self._steps(node, forms[last + 1])]
        return found

    def _openings(self, tokens: Tokens, first: int, stop: int) -> list[int]:
        """Tokens at which a phrase may begin, worked out once for a text."""
        if (whole := tokens.openings.get(self)) is None:
            whole = tokens.openings[self] = self._all_openings(tokens)
        return whole if stop - first == len(tokens.forms) else whole[bisect_left(whole, first) : bisect_left(whole, stop)]

    def _all_openings(self, tokens: Tokens) -> list[int]:
        """Each word is asked about once, however often it stands in the text."""
        opening = {word: seconds for word in tokens.words if (seconds := self.opens(word)) is not None}
        following = zip(tokens.forms, [*tokens.forms[1:], ""], strict=False)
        return [i for i, (form, after) in enumerate(following) if form in opening and (not opening[form] or after in opening[form])]

    def _longest(self, forms: list[str], i: int, stop: int) -> tuple[int, tuple[V, ...]]:
        best_end: int = i
        best: tuple[V, ...] = ()
        for starts_here in self._opened[forms[i]]:
            frontier = [(node, i + 1) for node in starts_here]
            while frontier:
                node, j = frontier.pop()
                if node.values and j > best_end:
                    best_end, best = j, node.values
                if node.goes_on and j < stop:
                    frontier += [(n, j + 1) for n in self._steps(node, forms[j])]
            if best:
                break
        return best_end, best

    def _steps(self, node: _Node[V], form: str) -> Iterable[_Node[V]]:
        if not (self._inner or node.lengths or node.endings):
            return (node.words[form],) if form in node.words else ()
        return self._looser_steps(node, form)

    def _looser_steps(self, node: _Node[V], form: str) -> Iterator[_Node[V]]:
        yield from node.step(form)
        for clitic in self._inner:
            if form.startswith(clitic) and len(form) - len(clitic) >= SHORTEST_STEM:
                yield from node.step(form[len(clitic) :])


def _longest_first(match: tuple[int, int, Any]) -> tuple[int, int]:
    last, way, _ = match
    return -last, way


def _fold_words(part: str) -> list[str]:
    words = fold_key(part).split()
    if words:
        words[-1] += "*" * part.endswith("*")
        words[0] = "*" * part.startswith("*") + words[0]
    return words
