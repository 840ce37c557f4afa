"""The time words of a language, compiled once from packs/time/<lang>.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin import packs
from tocsin.text import Known, fold_key


class Phrases:
    """Phrases of folded words with a value each, looked up at one token: the longest that stands there."""

    def __init__(self, entries: Iterable[tuple[str, str]] = ()) -> None:
        self.by_first: dict[str, list[tuple[list[str], str]]] = {}
        for phrase, value in entries:
            words = fold_key(phrase).split()
            if not words:
                raise ValueError(f"a time phrase without words: {phrase!r}")
            self.by_first.setdefault(words[0], []).append((words, value))
        for rows in self.by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def __contains__(self, form: str) -> bool:
        """Whether some phrase begins with this word."""
        return form in self.by_first

    def seconds(self, form: str) -> frozenset[str]:
        """The second words of the phrases that begin with this word."""
        return frozenset(words[1] for words, _ in self.by_first.get(form, ()) if len(words) > 1)

    def at(self, forms: list[str], i: int) -> tuple[str, int] | None:
        """(value, token after the phrase) of the longest phrase at token i."""
        rows = self.by_first.get(forms[i]) if 0 <= i < len(forms) else None
        for words, value in rows or ():
            if len(words) == 1 or forms[i : i + len(words)] == words:
                return value, i + len(words)
        return None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimePack:
    """Look-ups of one language; every word is folded. docs of each key: packs/time/README.md."""

    tables: dict[str, Phrases]
    words: dict[str, frozenset[str]]
    month_first: bool
    capital_months: bool  # months are written with a capital: "may" is a verb, "May" is a month
    reckoning: str  # the calendar of years that are not Gregorian ones, where the language has one
    clitics: frozenset[str]  # letters that are written onto a figure
    letter_numerals: bool  # days of the month may be written in letters
    after_number: frozenset[str]  # what may follow a number that belongs to a time


WORD_LISTS = (
    "of", "articles", "day_cues", "month_cues", "month_preps", "year_cues", "year_preps", "short_year_cues", "from_words", "to_words",
    "sets", "weekday_sets", "weekday_cues", "follow", "fillers", "ambiguous", "suffixes", "day_suffixes", "joiners", "range_close",
    "time_cues", "hour_cues", "hours", "until_words", "same_as", "year_signs", "one_words", "plurals", "between", "roughly", "day_nouns",
)  # fmt: skip
TABLES = (
    "months", "month_abbreviations",
    "solar_months", "lunar_months", "hebrew_months", "weekdays", "weekday_abbreviations", "units", "seasons", "phrases", "ago",
    "which", "which_after", "eras", "mods", "mods_after", "parts", "meridiem", "feasts",
)  # fmt: skip
AFTER_NUMBER = (
    "months", "month_abbreviations", "solar_months", "lunar_months", "hebrew_months", "units", "weekdays", "which", "which_after",
    "parts", "meridiem", "of", "articles",
    "fillers", "to_words", "year_cues", "suffixes", "joiners", "hours", "range_close", "zones", "universal",
    "eras",
)  # fmt: skip
LISTED = (
    "blocked", "less", "some", "night_of", "night_to", "night_close", "shift_back", "shift_on", "zones", "universal", "after_midnight",
)  # fmt: skip
INFLECTED = ("months", "weekdays", "units")


@cache
def time_pack(lang: str) -> TimePack:
    """The pack; one without words (figures only) for a language that has none."""
    raw: dict[str, Any] = packs.passing(f"time/{lang}") if lang in packs.names("time") else {}
    tables = {key: _phrases(key, raw) for key in TABLES}
    tables |= {key: Phrases((p, key) for p in _with_clitics(raw.get(key, []), raw)) for key in LISTED}
    words = {key: frozenset(fold_key(w) for w in raw.get(key, [])) for key in WORD_LISTS}
    after_number = {word for key in AFTER_NUMBER for word in (tables[key].by_first if key in tables else words[key])}
    return TimePack(
        tables=tables,
        words=words,
        month_first=bool(raw.get("month_first", False)),
        capital_months=bool(raw.get("capital_months", False)),
        reckoning=str(raw.get("reckoning", "")),
        clitics=frozenset(p for p in raw.get("proclitics", []) if len(p) == 1),
        letter_numerals=bool(raw.get("letter_numerals", False)),
        after_number=frozenset(after_number),
    )


@cache
def word_lists(lang: str) -> Known[frozenset[str]]:
    """Word → the lists it is in: none for most words."""
    words = time_pack(lang).words
    return Known(lambda form: frozenset(name for name, found in words.items() if form in found))


@cache
def _common() -> dict[str, dict[str, list[str]]]:
    """Names of months of other calendars in Latin letters, as all languages may write them."""
    common: dict[str, dict[str, list[str]]] = packs.load("calendar/months")
    return common


def _phrases(key: str, raw: dict[str, Any]) -> Phrases:
    rows: list[tuple[str, str]] = []
    for value, phrases in (*raw.get(key, {}).items(), *_common().get(key, {}).items()):
        inflected = [p + ending for p in phrases for ending in ("", *raw.get("endings", []))] if key in INFLECTED else phrases
        rows += [(p, value) for p in _with_clitics(inflected, raw)]
    for value, endings in raw.get("weekday_endings", {}).items() if key == "weekdays" else ():
        rows += [(p + e, f"{n};part={value}") for n, phrases in raw["weekdays"].items() for p in phrases for e in endings]
    return Phrases(rows)


def _with_clitics(phrases: Iterable[str], raw: dict[str, Any]) -> list[str]:
    """The phrases as they stand and with each proclitic written onto the first word (Arabic, Hebrew)."""
    return [clitic + p for p in phrases for clitic in ("", *raw.get("proclitics", []))]
