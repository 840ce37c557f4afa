"""Names of persons in Latin letters (packs/reading/latin.toml); a script without a table keeps its own."""

from __future__ import annotations

from itertools import pairwise

from tocsin import packs

ARTICLES = ("ال", "al-")
VOWELS = "aeiou"


def romanised(name: str, lang: str) -> str:
    """ "Vladislav Roslyakov" for "Владислав Росляков"; unchanged where the language has no table."""
    table: dict[str, str] = packs.load("reading/latin").get(lang, {})
    if "between" in table:
        return " ".join(_vowelled(word, table) for word in name.split())
    return "".join(_letter(c, table) for c in name)


def _letter(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return table[letter]
    small = table.get(letter.lower())
    return small.capitalize() if small is not None else letter


def _vowelled(word: str, table: dict[str, str]) -> str:
    """ "Hasan" for "حسن": the vowels that are not written stand between consonants."""
    article, latin = ARTICLES
    if word.startswith(article) and len(word) > len(article) + 1:
        return latin + _vowelled(word.removeprefix(article), table)
    letters = [table.get(c, c) for c in word]
    told = [found for found in letters if found]
    spelled = [a + table["between"] * (a[-1] not in VOWELS and b[0] not in VOWELS) for a, b in pairwise(told)]
    return "".join([*spelled, *told[-1:]]).capitalize()
