"""The words of a language around places, compiled once from packs/place/<lang>.toml, and the words for countries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin import packs
from tocsin.text import PhraseIndex, fold_key


@dataclass(frozen=True, slots=True)
class PlacePack:
    """Look-ups of one language; every word is folded."""

    cased: bool
    cues: frozenset[str]
    common: frozenset[str]
    admin_after: frozenset[str]
    admin_before: PhraseIndex[str]
    near: PhraseIndex[str]
    directions: PhraseIndex[str]
    role_before: PhraseIndex[str]
    role_after: PhraseIndex[str]
    distance_units: frozenset[str]
    miles: frozenset[str]
    proclitics: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]  # case endings and what they stand for: ("е", "")


UNCASED = frozenset(("ar", "fa", "he", "ur"))


@cache
def place_pack(lang: str) -> PlacePack:
    raw: dict[str, Any] = packs.load(f"place/{lang}") if lang in packs.names("place") else {}
    return PlacePack(
        cased=lang not in UNCASED,
        cues=_words(raw, "cues"),
        common=_words(raw, "common") | _everyday(lang),
        admin_after=_words(raw, "admin_after"),
        admin_before=_index(raw, "admin_before"),
        near=_index(raw, "near"),
        directions=PhraseIndex((p, name) for name, phrases in raw.get("directions", {}).items() for p in phrases),
        role_before=_index(raw, "role_before"),
        role_after=_index(raw, "role_after"),
        distance_units=_words(raw, "distance_units"),
        miles=_words(raw, "miles"),
        proclitics=tuple(sorted((fold_key(w) for w in raw.get("proclitics", [])), key=len, reverse=True)),
        endings=tuple((fold_key(a), fold_key(b)) for a, b in raw.get("endings", [])),
    )


def _words(raw: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold_key(w) for w in raw.get(key, []))


def _index(raw: dict[str, Any], key: str) -> PhraseIndex[str]:
    return PhraseIndex((p, key) for p in raw.get(key, []))


def _everyday(lang: str) -> frozenset[str]:
    """Words that the language pack itself uses singly ("base", "police"): no places without a cue."""
    if lang not in packs.names("lang"):
        return frozenset()
    pack = packs.load(f"lang/{lang}")
    phrases = (p for cls in pack.values() for words in cls.values() if isinstance(words, list) for p in words)
    return frozenset(fold_key(p) for p in phrases if " " not in p and not p.endswith("*"))


@cache
def countries() -> PhraseIndex[str]:
    """Words for countries and their peoples → ISO code, in every language at once."""
    index: PhraseIndex[str] = PhraseIndex(proclitics=("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف"))
    with (packs.HERE / "place" / "countries.tsv").open(encoding="utf-8") as handle:
        for row in csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"):
            for word in row["words"].split("|"):
                index.add(word, row["country"])
    return index
