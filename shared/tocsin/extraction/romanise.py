"""Names of persons in Latin letters (packs/reading/latin.toml); a script without a table keeps its own."""

from __future__ import annotations

from tocsin import packs


def romanised(name: str, lang: str) -> str:
    """ "Vladislav Roslyakov" for "Владислав Росляков"; unchanged where the language has no table."""
    table: dict[str, str] = packs.load("reading/latin").get(lang, {})
    return "".join(_letter(c, table) for c in name)


def _letter(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return table[letter]
    small = table.get(letter.lower())
    return small.capitalize() if small is not None else letter
