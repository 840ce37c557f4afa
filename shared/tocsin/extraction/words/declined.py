"""Names of persons in the first case, where a language bends them (packs/reading/declined.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tocsin import packs

SEXES = ("men", "women")
STEM = "|"  # parts a given name from the stem of its other cases: "павел|павл"


class Bent(NamedTuple):
    """A given name in another case: what it is in the first, and how the words behind it end."""

    name: str
    endings: Mapping[str, str]


def in_first_case(name: str, lang: str) -> str:
    """ "Андрей Козлов" for "Андрея Козлова"; unchanged where the given name is in the first case or not known."""
    given, *others = name.split(" ")
    bent = _bent(lang).get(given.lower()) if others else None
    if bent is None:
        return name
    return " ".join([_written(bent.name, given), *(_straight(word, bent.endings) for word in others)])


def _straight(word: str, endings: Mapping[str, str]) -> str:
    found = next((e for e in endings if word.endswith(e) and len(word) > len(e) + 1), None)
    return word if found is None else word.removesuffix(found) + endings[found]


def _written(name: str, like: str) -> str:
    return name.upper() if like.isupper() else name.capitalize()


@cache
def _bent(lang: str) -> dict[str, Bent]:
    """Given names in all but the first case → what they are."""
    pack = packs.load("reading/declined").get(lang, {})
    found: dict[str, Bent] = {}
    for sex in SEXES if pack else ():
        first = {word for told in SEXES for name in pack[told] for word in name.split(STEM)[:1]}
        for entry in pack[sex]:
            name, _, stem = entry.partition(STEM)
            for form, endings in zip(_cases(stem or name, pack[f"given_{sex}"]), pack[f"last_{sex}"], strict=False):
                if form not in first:
                    found.setdefault(form, Bent(name, endings))
    return found


def _cases(name: str, rows: Mapping[str, list[str]]) -> list[str]:
    """The other cases of a given name, by the longest ending that fits."""
    ending = max((e for e in rows if name.endswith(e)), key=len, default=None)
    return [] if ending is None else [name.removesuffix(ending) + case for case in rows[ending]]
