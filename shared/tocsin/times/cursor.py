"""A place in a token list with the pack at hand: the small questions that every reader of the grammar asks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tocsin.numerals import cardinal_at, opens_parted, ordinal_at
from tocsin.text import Known, Tokens, tokenize
from tocsin.times.expression import CALENDARS
from tocsin.times.pack import time_pack, word_lists

_YEAR = re.compile(r"((1[89]|20)\d\d)(\D*)$")
_TWO = re.compile(r"\d\d$")
_ORDINAL = re.compile(r"(\d{1,2})([^\W\d]{1,4})$")
YEAR_SIGNS = {"", ",", ".", "-", "/", ")"}
_BLANK = " \t\n'\u00a0°"  # the sign of an ordinal with them: "il 1° maggio"


class Read(NamedTuple):
    """A reading: its code and the token after its last."""

    code: str
    stop: int


class Cursor:
    """Answers about token i; a number beyond the text is an empty word."""

    __slots__ = ("_counts", "_days", "_joins", "calendars", "forms", "lang", "lists", "pack", "size", "tables", "tokens", "words")

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens, self.lang, self.pack = tokens, lang, time_pack(lang)
        self.forms, self.size = tokens.forms, tokens.size
        self.tables, self.words = self.pack.tables, self.pack.words
        self.lists = word_lists(lang)
        self.calendars = [name for name in CALENDARS if not tokens.words.isdisjoint(self.tables[f"{name}_months"].by_first)]
        self._days: dict[int, tuple[int, int] | None] = {}
        self._joins: dict[int, bool] = {}
        self._counts: dict[int, tuple[int, int] | None] = {}

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < self.size else ""

    def gap(self, i: int) -> str:
        """What stands between token i-1 and i (or after the last), blanks and apostrophes stripped."""
        if not 0 < i <= self.size:
            return ""
        gap = self.tokens.gaps[i - 1]
        return "" if gap == " " else gap.strip(_BLANK)

    def joined(self, i: int) -> bool:
        """Token i follows at once: nothing but blanks before it."""
        return 0 < i < self.size and not self.gap(i)

    def tight(self, i: int) -> bool:
        """One character, no blank, stands between token i-1 and i."""
        return 0 < i < self.size and self.tokens.ends[i - 1] + 1 == self.tokens.starts[i]

    def has(self, i: int, *lists: str) -> bool:
        return 0 <= i < self.size and not self.lists[self.forms[i]].isdisjoint(lists)

    def skip(self, i: int, *lists: str) -> int:
        """The next token that is in none of these word lists; never past a comma or full stop."""
        while self.has(i, *lists) and not self._broken_off(i + 1):
            i += 1
        return i

    def _broken_off(self, i: int) -> bool:
        """Something stands before token i, other than the hyphen after a one-letter preposition: Hebrew ב-15."""
        gap = self.gap(i)
        return bool(gap) and not (gap == "-" and len(self.forms[i - 1]) == 1)

    def at(self, table: str, i: int) -> tuple[str, int] | None:
        return self.tables[table].at(self.forms, i)

    def named(self, i: int, *tables: str) -> tuple[str, int] | None:
        """(value, token after) of a name with its case ending skipped."""
        for table in tables:
            if (found := self.tables[table].at(self.forms, i)) is not None:
                return found[0], self.past_suffix(found[1])
        return None

    def past_suffix(self, i: int) -> int:
        """Past a case ending written after an apostrophe: Mart'ta, 15'inde, 2018'de."""
        if self.words["suffixes"] and i < self.size and self.forms[i] in self.words["suffixes"]:
            return i + 1 if self.tokens.folded[self.tokens.ends[i - 1] : self.tokens.starts[i]] == "'" else i
        return i

    def month(self, i: int) -> tuple[int, int] | None:
        found = self.named(i, "months", "month_abbreviations")
        if found is None:
            return None
        stop = found[1]
        if self.gap(stop) in {"/", "("} and (again := self.named(stop, "months")) and again[0] == found[0]:
            stop = again[1]  # the double names of the Arabic press
        return int(found[0]), stop

    def is_ambiguous(self, i: int) -> bool:
        """A month word that is an ordinary word too, and is not written as a name here."""
        return self.form(i) in self.words["ambiguous"] and not (self.pack.capital_months and self.tokens.is_capitalised(i))

    def is_short(self, i: int) -> bool:
        return self.tables["months"].at(self.forms, i) is None

    def weekday(self, i: int) -> tuple[str, int] | None:
        return self.named(i, "weekdays")

    def day(self, i: int) -> tuple[int, int] | None:
        """(day of the month, token after) of "15", "15th", "premier", "fifteenth"."""
        if i not in self._days:
            self._days[i] = self._read_day(i)
        return self._days[i]

    def _read_day(self, i: int) -> tuple[int, int] | None:
        form = self.figures(i)
        if not form:
            return None
        if form.isdigit():
            return (int(form), self._past_ordinal(i + 1)) if len(form) <= 2 and 1 <= int(form) <= 31 else None
        if (match := _ORDINAL.match(form)) and match[2] in self.words["day_suffixes"] and 1 <= int(match[1]) <= 31:
            return int(match[1]), i + 1
        if form[0].isdigit() or not self.is_number(i):
            return None
        found = [n for n in (ordinal_at(self.tokens, i, self.lang), cardinal_at(self.tokens, i, self.lang)) if n and 1 <= n[0] <= 31]
        best = max(found, key=lambda n: n[1], default=None)
        return (best[0], self.past_suffix(i + best[1])) if best else None

    def _past_ordinal(self, i: int) -> int:
        """Past the ending of an ordinal written after a hyphen: 4-го."""
        return i + 1 if self.gap(i) == "-" and self.tight(i) and self.has(i, "day_suffixes") else self.past_suffix(i)

    def is_ordinal(self, i: int) -> bool:
        return self.is_number(i) and ordinal_at(self.tokens, i, self.lang) is not None

    def is_number(self, i: int) -> bool:
        return number_words(self.lang)[self.form(i)]

    def figures(self, i: int) -> str:
        """The form, without a small word written onto figures: Arabic و7 ("and 7")."""
        form = self.form(i)
        return form[1:] if form[1:].isdigit() and (form[0] in self.words["joiners"] or form[0] in self.pack.clitics) else form

    def to(self, i: int) -> int | None:
        """The token after a word or dash for "to"; the token itself where the word is written onto its figures."""
        if self.gap(i) in {"-", "/"}:
            return i
        if self.has(i, "to_words"):
            return self.skip(i, "to_words", "articles", "day_cues", "fillers")
        return i if self.figures(i) != self.form(i) and self.form(i)[0] in self.words["to_words"] else None

    def joins(self, i: int) -> bool:
        """A word or sign at token i that may join two times."""
        if i not in self._joins:
            self._joins[i] = self.has(i, "to_words", "range_close", "from_words") or self.to(i) is not None
        return self._joins[i]

    def count(self, i: int) -> tuple[int, int] | None:
        """(number, token after) of a cardinal at token i."""
        if i not in self._counts:
            self._counts[i] = self._read_count(i)
        return self._counts[i]

    def _read_count(self, i: int) -> tuple[int, int] | None:
        form = self.figures(i)
        if form.isdigit() and len(form) < 5:
            return int(form), i + 1
        if not form or form[0].isdigit() or not self.is_number(i):
            return None
        found = cardinal_at(self.tokens, i, self.lang)
        return (found[0], i + found[1]) if found else None

    def year(self, i: int) -> tuple[int, int] | None:
        """(year, token after) spelt in four figures at token i."""
        match = _YEAR.match(self.figures(i))
        return (int(match[1]), self.past_suffix(i + 1)) if match and (not match[3] or match[3] in self.words["year_signs"]) else None

    def year_in_words(self, i: int) -> tuple[int, int] | None:
        """Nineteen ninety-nine, mil novecientos noventa: only asked for after a month or a word for year."""
        if not self.form(i) or self.form(i)[0].isdigit() or (first := self.count(i)) is None:
            return None
        if 1800 <= first[0] < 2100:
            return first[0], self.past_suffix(first[1])
        if first[0] in {18, 19, 20} and (second := self.count(first[1])) and 10 <= second[0] <= 99:
            return first[0] * 100 + second[0], second[1]
        return None

    def year_after(self, i: int, month_before: bool = True) -> tuple[int | None, int]:
        """The year that follows a month, and the token after it; (None, i) where none does."""
        at = self.skip(i, "of", "year_cues", "articles")
        found = self.year(at) or self.year_in_words(at)
        if found and self.gap(i) in YEAR_SIGNS and self.gap(at) in YEAR_SIGNS:
            return found
        return (self._short_year(i, at), at + 1) if month_before and self._short_year(i, at) else (None, i)

    def _short_year(self, i: int, at: int) -> int | None:
        """89 in "4 OCT 89", "abril del 87", "6-Jan-16"."""
        form = self.form(at)
        if not _TWO.match(form) or self.named(at + 1, "months", "month_abbreviations", "units") or self.form(at + 1) == "per":
            return None
        dashed = at == i and self.gap(at) in {"-", "/"} and self.tight(at)
        if self.gap(at) == "" and (int(form) >= 50) and not self.form(at + 1).isdigit():
            return 1900 + int(form)
        return full_year(form) if dashed and self.gap(at + 1) != self.gap(at) else None

    def leads_on(self, i: int) -> bool:
        """Whether something of a time follows the number at token i."""
        stop = max(i + 1, *(number[1] for number in (self.count(i), self.day(i)) if number), 0)
        form = self.form(stop)
        return form in self.pack.after_number or form[:1].isdigit() or form[1:].isdigit() or self.gap(stop)[:1] in {"-", "/"}

    def counts_something(self, i: int) -> bool:
        """A word follows that a number before it may count: it is no end of a phrase, and the number has no case ending."""
        if not self.form(i) or self.gap(i) or self.past_suffix(i - 1) == i:
            return False
        known = self.has(i, "of", "articles", "month_cues", "follow", "time_cues", "to_words", "from_words", "year_preps", "day_cues")
        return not (known or self.at("parts", i) or self.at("which_after", i))


def full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


@cache
def number_words(lang: str) -> Known[bool]:
    """Word → whether it is a cardinal or an ordinal, or half of one that an apostrophe parts."""

    def is_number(form: str) -> bool:
        tokens = tokenize(form)
        alone = tokens.size == 1 and (cardinal_at(tokens, 0, lang) or ordinal_at(tokens, 0, lang))
        return bool(alone) or opens_parted(form, lang)

    return Known(is_number)
