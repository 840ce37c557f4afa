"""The number words of a language, compiled once from packs/number/<lang>.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin import packs
from tocsin.text import PhraseIndex, fold_key


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that count without a number: "several" is (2, None), "a dozen" (12, 12)."""

    low: int
    high: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class NumberPack:
    """Look-ups of one language; every word is folded."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    glue: frozenset[str]
    compound: tuple[str, ...]  # proclitics that join a number to the one before: Arabic "و"
    ordinals: dict[str, int]
    ordinal_suffixes: tuple[str, ...]
    dozens: dict[str, int]
    vague: PhraseIndex[Vague]
    before: PhraseIndex[str]
    after: PhraseIndex[str]
    joiners: frozenset[str]
    between: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    links: frozenset[str]  # may stand between a number and its unit: "15 de enero"
    indefinite: frozenset[str]
    duals: dict[str, int]
    openers: frozenset[str]  # words that may begin a number
    glued: bool  # number words are written as one: German, Dutch, Italian


@cache
def number_pack(lang: str) -> NumberPack:
    """The pack; one without words, digits only, for a language that has none."""
    raw: dict[str, Any] = packs.load(f"number/{lang}") if lang in packs.names("number") else {}
    tables = [_values(raw.get(key, {})) for key in ("cardinals", "multipliers", "ordinals", "dozens")]
    return NumberPack(
        openers=frozenset(word for table in tables for word in table) | _words(raw.get("indefinite", []) + raw.get("duals", [])),
        cardinals=_values(raw.get("cardinals", {})),
        multipliers=_values(raw.get("multipliers", {})),
        glue=_words(raw.get("glue", [])),
        compound=tuple(fold_key(w) for w in raw.get("compound", [])),
        ordinals=_values(raw.get("ordinals", {})),
        ordinal_suffixes=tuple(fold_key(w) for w in raw.get("ordinal_suffixes", [])),
        dozens=_values(raw.get("dozens", {})),
        vague=PhraseIndex(_vague(raw.get("vague", []))),
        before=PhraseIndex((p, kind) for kind, phrases in raw.get("before", {}).items() for p in phrases),
        after=PhraseIndex((p, kind) for kind, phrases in raw.get("after", {}).items() for p in phrases),
        joiners=_words(raw.get("joiners", [])),
        between=_words(raw.get("between", [])),
        not_after=_words(raw.get("not_after", [])),
        not_before=_words(raw.get("not_before", [])),
        links=_words(raw.get("links", [])),
        indefinite=_words(raw.get("indefinite", [])),
        duals={fold_key(w): 2 for w in raw.get("duals", []) if " " not in w},
        glued=bool(raw.get("glued", False)),
    )


def _values(table: dict[str, list[str]]) -> dict[str, int]:
    return {fold_key(word): int(value) for value, words in table.items() for word in words}


def _words(words: list[str]) -> frozenset[str]:
    return frozenset(fold_key(w) for w in words)


def _vague(rows: list[dict[str, Any]]) -> list[tuple[str, Vague]]:
    return [(word, Vague(row["low"], row.get("high"), row.get("kind", "vague"))) for row in rows for word in row["words"]]
