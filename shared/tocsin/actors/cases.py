"""The cases of names in Cyrillic: one alias stands for "Талибан", "Талибану" and "Талибаном"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tocsin import packs

LANGUAGES = ("ru", "uk")
STEM = 4  # letters that a word keeps
_CYRILLIC = re.compile(r"^[\u0400-\u04ff][\u0400-\u04ff \-«»]+$")
_LAST = tuple("аеиоуыэюяьйіїє")
_ADJECTIVE = ("ое", "ая", "ий", "ый", "ой", "ие", "ые")


def cases(name: str) -> Iterator[str]:
    """A name's first word in its cases, the others with any ending; nothing for letters in capitals and for other scripts."""
    words = name.split()
    if not words or name.isupper() or not _CYRILLIC.match(name) or len(words[0]) < STEM:
        return
    stem, endings = _stem(words[0])
    rest = "".join(f" {_open(word)}" for word in words[1:])
    yield from (f"{stem}{ending}{rest}" for ending in endings)


@cache
def _endings(kind: str) -> Sequence[str]:
    return list(dict.fromkeys(e for lang in LANGUAGES for e in packs.load(f"actor/{lang}")[kind]))


def _stem(word: str) -> tuple[str, Sequence[str]]:
    if word.endswith(_ADJECTIVE) and len(word) - 2 >= STEM:
        return word[:-2], _endings("adjective_endings")
    return (word[:-1] if word.endswith(_LAST) and len(word) > STEM else word), _endings("noun_endings")


def _open(word: str) -> str:
    stem = word[:-2] if word.endswith(_ADJECTIVE) else word[:-1] if word.endswith(_LAST) else word
    return f"{stem}*" if len(stem) >= STEM and not word.isupper() else word
