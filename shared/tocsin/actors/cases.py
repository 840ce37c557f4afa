"""The cases of names in Cyrillic: one alias stands for "Талибан", "Талибану" and "Талибаном"."""

from __future__ import annotations

import re
from collections.abc import Iterator

STEM = 4  # letters that a word keeps
_CYRILLIC = re.compile(r"^[\u0400-\u04ff][\u0400-\u04ff \-«»]+$")
_LAST = re.compile(r"[аеиоуыэюяьйіїє]$")
_ADJECTIVE = re.compile(r"(ое|ая|ий|ый|ой|ие|ые)$")
_AS_NOUN = " а у ом ем е ы и ов ев ам ям ами ями ах ях ой ей ою ею ю я ь й ии ию ией ию ії ію ією ів і ові еві".split(" ")
_AS_ADJECTIVE = "ое ая ий ый ой ие ые ого его ому ему ым им ом ую ей ых их ыми ими а е ої ій у і".split(" ")


def cases(name: str) -> Iterator[str]:
    """A name's first word in its cases, the others with any ending; nothing for letters in capitals and for other scripts."""
    words = name.split()
    if not words or name.isupper() or not _CYRILLIC.match(name) or len(words[0]) < STEM:
        return
    stem, endings = _stem(words[0])
    rest = "".join(f" {_open(word)}" for word in words[1:])
    yield from (f"{stem}{ending}{rest}" for ending in endings)


def _stem(word: str) -> tuple[str, list[str]]:
    adjective = _ADJECTIVE.search(word)
    if adjective and len(word) - 2 >= STEM:
        return word[:-2], _AS_ADJECTIVE
    return (word[:-1] if _LAST.search(word) and len(word) > STEM else word), _AS_NOUN


def _open(word: str) -> str:
    stem = word[:-2] if _ADJECTIVE.search(word) else word[:-1] if _LAST.search(word) else word
    return f"{stem}*" if len(stem) >= STEM and not word.isupper() else word
