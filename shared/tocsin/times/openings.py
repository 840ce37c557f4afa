"""Which readers a word may open. Asked of every token, so it is worked out once for each word and remembered in the pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.text import Known, tokenize
from tocsin.times.cursor import Cursor, number_words

BY_TABLE = {
    "months": ("month_day", "range", "month"),
    "month_abbreviations": ("month_day", "range", "month"),
    "solar_months": ("reckoned",),
    "lunar_months": ("reckoned",),
    "hebrew_months": ("reckoned",),
    "weekdays": ("weekday", "range", "night_between"),
    "weekday_abbreviations": ("weekday", "range", "night_between"),
    "units": ("ago", "unit", "span"),
    "seasons": ("season",),
    "feasts": ("feast", "range"),
    "phrases": ("phrase", "week", "range"),
    "ago": ("ago",),
    "less": ("ago",),
    "some": ("ago",),
    "which": ("weekday", "week", "span", "season", "unit", "month"),
    "mods": ("season", "unit", "month", "year", "reckoned"),
    "parts": ("part",),
    "night_of": ("night_of",),
    "night_to": ("night_to",),
}
BY_WORD = {"year_cues": ("year", "reckoned"), "one_words": ("shift", "ago"), "hour_cues": ("clock",)}
FIGURES = (
    "iso", "numeric", "day_month", "year_month", "reckoned", "unread", "clock", "night_between", "shift", "ago", "range", "span", "year",
    "day",
)  # fmt: skip
NUMBER_WORDS = ("day_month", "year_month", "reckoned", "shift", "ago", "range", "span", "year", "day")
LONGEST_NUMERAL = 3  # letters of a day of the month before its sign, with a preposition written on
NUMBER_ALONE = ("unread", "year", "day")  # for a number that nothing of a time follows
ORDER = (
    "phrase", "iso", "numeric", "day_month", "month_day", "year_month", "reckoned", "unread", "clock", "night_of", "night_to",
    "night_between", "part", "feast", "shift", "ago", "weekday", "week", "range", "span", "season", "unit", "month", "year", "day",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Opening:
    """What a word opens always, and what it opens only where a phrase that begins with it stands whole."""

    always: tuple[str, ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    blocked: bool
    repeats: bool
    number: bool
    at_once: bool  # it opens something by itself, whatever follows
    seconds: frozenset[str]  # the second words of its phrases, blocked ones among them

    def may_read(self, c: Cursor, i: int) -> bool:
        """Whether there is anything to try at token i."""
        return self.at_once or c.form(i + 1) in self.seconds

    def readers_at(self, c: Cursor, i: int) -> tuple[str, ...]:
        """Names of the readers to try at token i, in their fixed order."""
        always = NUMBER_ALONE if self.number and not c.leads_on(i) else self.always
        phrases = self.phrases if self.phrases and c.form(i + 1) in self.seconds else ()
        more = [name for table, names in phrases if c.at(table, i) is not None for name in names]
        return tuple(name for name in ORDER if name in more or name in always) if more else always


@cache
def openings(lang: str) -> Known[Opening | None]:
    """Word → what it may open, wherever it stands; None for most words."""
    nowhere = Cursor(tokenize(""), lang)

    def opening(form: str) -> Opening | None:
        found = _opening(nowhere, form)
        return found if found.at_once or found.seconds else None

    return Known(opening)


def readers_at(c: Cursor, i: int) -> tuple[str, ...]:
    opening = openings(c.lang)[c.form(i)] if 0 <= i < c.size else None
    return opening.readers_at(c, i) if opening is not None else ()


def _opening(c: Cursor, form: str) -> Opening:
    tables = [table for table in BY_TABLE if form in c.tables[table]]
    alone = {table for table in tables if c.tables[table].at([form], 0) is not None}
    always = {name for table in alone for name in BY_TABLE[table]} | _by_form(c, form)
    phrases = tuple((table, BY_TABLE[table]) for table in tables if table not in alone)
    number = (form.isdigit() and len(form) <= 4) or (form[0].isalpha() and number_words(c.lang)[form])
    blocked, repeats = c.tables["blocked"], form in c.words["sets"]
    return Opening(
        always=tuple(n for n in ORDER if n in always),
        phrases=phrases,
        blocked=form in blocked,
        repeats=repeats,
        number=number and not tables,
        at_once=bool(always) or repeats or blocked.at([form], 0) is not None,
        seconds=blocked.seconds(form).union(*(c.tables[table].seconds(form) for table, _ in phrases)),
    )


def _by_form(c: Cursor, form: str) -> set[str]:
    names = {name for words, opened in BY_WORD.items() if form in c.words[words] for name in opened}
    if form[0].isdigit() or form[1:].isdigit():
        names |= set(FIGURES)
    elif number_words(c.lang)[form]:
        names |= set(NUMBER_WORDS)
    if c.pack.letter_numerals and len(form) <= LONGEST_NUMERAL:
        names.add("reckoned")
    if form[-1].isdigit():
        names.add("month_day")
    return names
