"""The time words of a language, compiled once from packs/time/<lang>.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin import packs
from tocsin.numerals.pack import number_pack
from tocsin.text import PhraseIndex, fold_key


@dataclass(frozen=True, slots=True)
class TimePack:
    """Look-ups of one language; every word is folded. Tables give a value to each word."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    phrases: PhraseIndex[str]  # "yesterday", "la veille": phrase → code
    blocked: PhraseIndex[str]  # words that look like times and are none: "may", sets, durations
    ago: PhraseIndex[str]  # before or after "two days": value "before:offset:-", "after:anchor:-"
    which: dict[str, str]  # last, this, next standing before
    which_after: dict[str, str]
    mods: PhraseIndex[str]  # early, mid, late
    parts: PhraseIndex[str]  # part of the day
    of: frozenset[str]
    articles: frozenset[str]
    month_cues: frozenset[str]
    season_cues: frozenset[str]
    year_cues: frozenset[str]
    day_cues: frozenset[str]
    from_words: frozenset[str]
    to_words: frozenset[str]
    night_of: PhraseIndex[str]
    sets: frozenset[str]
    month_first: bool
    glued: bool
    vocabulary: frozenset[str]  # words that carry time by themselves
    openers: frozenset[str]  # words that may only stand before such a one


@cache
def time_pack(lang: str) -> TimePack:
    """The pack; one without words (figures only) for a language that has none."""
    raw: dict[str, Any] = packs.load(f"time/{lang}") if lang in packs.names("time") else {}
    tables = {
        key: _table(raw.get(key, {})) for key in ("months", "month_abbreviations", "weekdays", "weekday_abbreviations")
    }
    carrying = [*tables.values(), *(_table(raw.get(key, {})) for key in ("units", "seasons"))]
    return TimePack(
        glued=number_pack(lang).glued,
        vocabulary=frozenset(word for table in carrying for word in table) | number_pack(lang).openers,
        openers=frozenset(fold_key(w) for key in ("of", "articles", "day_cues", "from_words", "year_cues") for w in raw.get(key, []))
        | frozenset(_table(raw.get("which", {}))),
        **{key: {word: int(value) for word, value in table.items()} for key, table in tables.items()},
        units=_table(raw.get("units", {})),
        seasons=_table(raw.get("seasons", {})),
        which=_table(raw.get("which", {})),
        which_after=_table(raw.get("which_after", {})),
        **{key: _index(raw.get(key, {})) for key in ("phrases", "ago", "mods", "parts")},
        blocked=PhraseIndex((p, "blocked") for p in raw.get("blocked", [])),
        night_of=PhraseIndex((p, "night_of") for p in raw.get("night_of", [])),
        **{key: frozenset(fold_key(w) for w in raw.get(key, [])) for key in _SETS},
        month_first=bool(raw.get("month_first", False)),
    )


_SETS = ("of", "articles", "month_cues", "season_cues", "year_cues", "day_cues", "from_words", "to_words", "sets")


def _table(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold_key(word): value for value, words in table.items() for word in words}


def _index(table: dict[str, list[str]]) -> PhraseIndex[str]:
    return PhraseIndex((phrase, code) for code, phrases in table.items() for phrase in phrases)
