"""Names in a text that tell which story it is: people, sites, groups, written with capitals and not named in every other report.

A name is the set of its words, folded: "Stephen Paddock" and "Paddock" have one in common. Texts in scripts without capitals
have no names here; their places and authors are known otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from tocsin.model.base import Span
from tocsin.packs import load
from tocsin.text import fold_key

MOST = 24
SHORTEST = 4
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_END = re.compile(r"[.!?:…\n]")


def names_of(text: str) -> list[frozenset[str]]:
    """The names told most often first, up to 24. One word that opens a sentence proves no name."""
    plain = {_key(w) for w in _WORD.findall(text) if w[0].islower()}
    found = Counter(name for run in _runs(text) if (name := frozenset(run) - plain - _common()))
    return [name for name, _ in sorted(found.items(), key=lambda kv: (-kv[1], sorted(kv[0])))[:MOST]]


def _runs(text: str) -> Iterator[list[str]]:
    """Stretches of words with capitals that nothing but spaces and small words part."""
    run: list[str] = []
    opens, last = True, 0
    for match in _WORD.finditer(text):
        between, word = text[last : match.start()], match.group()
        ends = bool(_END.search(between))
        breaks = ends or bool(between.strip())
        if run and (breaks or (not word[0].isupper() and fold_key(word) not in _joints())):
            yield from _told(run, opens)
            run = []
        if word[0].isupper():
            opens = (ends or last == 0) if not run else opens
            run.append(word)
        last = match.end()
    yield from _told(run, opens)


def _told(run: list[str], opens: bool) -> Iterator[list[str]]:
    if run and not (opens and len(run) == 1):
        yield [key for word in run if len(key := _key(word)) >= SHORTEST]


def _key(word: str) -> str:
    return fold_key(word).removesuffix(" s").removesuffix("s")


@cache
def _common() -> frozenset[str]:
    return frozenset(_key(w) for words in load("merging/common_names")["words"].values() for w in words)


@cache
def _joints() -> frozenset[str]:
    return frozenset(load("merging/common_names")["joints"])


def sentences_at(text: str, spans: Iterable[Span]) -> str:
    """The sentences in which the spans stand."""
    return "\n".join(text[_before(text, s.start) : _behind(text, s.end)] for s in spans)


def _before(text: str, start: int) -> int:
    return max(text.rfind(mark, 0, start) + len(mark) for mark in ("\n", ". ")) if start else 0


def _behind(text: str, end: int) -> int:
    return min((at for mark in ("\n", ". ") if (at := text.find(mark, end)) >= 0), default=len(text))
