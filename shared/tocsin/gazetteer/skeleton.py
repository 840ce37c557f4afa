"""A key that spellings of one name share: its consonants, by class, whatever the script.

"Mosul", "Mossoul", "الموصل" and "Мосул" all give "msl". Vowels, doubled letters and the Arabic article are dropped.
Too coarse to find a place in the world, good enough to choose one inside a known country.
"""

from __future__ import annotations

from functools import cache

from tocsin import packs
from tocsin.text import fold_key

_MARKS = dict.fromkeys(map(ord, "'’‘`ʿʾʻʼ"))  # hamza and ayn of romanised names


@cache
def _classes() -> tuple[list[tuple[str, str]], dict[int, str], frozenset[str]]:
    pack = packs.load("place/skeleton")
    groups = [(group, code) for code, members in pack["groups"].items() for group in members]
    letters = {ord(letter): code for code, members in pack["letters"].items() for letter in members}
    for code, members in pack["initial"].items():
        groups += [(f" {letter}", code) for letter in members]
    return sorted(groups, key=lambda g: (-len(g[0]), g[0])), letters, frozenset(pack["articles"])


def skeleton(name: str) -> str:
    """Consonant classes of a name; "" where too little is left to compare (under two consonants)."""
    groups, letters, articles = _classes()
    words = fold_key(name.translate(_MARKS)).split()
    words = [w for w in words if w not in articles] or words
    text = "".join(f" {_without_article(w)}" for w in words)
    for group, code in groups:
        if group in text:
            text = text.replace(group, code)
    found: list[str] = []
    for letter in text:
        code = letters.get(ord(letter), letter if letter.isupper() or letter.isdigit() else "")
        if code and (not found or found[-1] != code):
            found.append(code)
    return "".join(found) if len(found) > 1 else ""


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
