"""Which numbers count persons and things: not years, dates, money, measures, names such as F-16, scores, phone numbers."""

from __future__ import annotations

from tocsin.numerals.pack import NumberPack
from tocsin.text import Tokens

OLDEST = 110
_MONEY = frozenset("$€£¥₽₺₪₴₹₦")
_SHARE = frozenset("%٪‰°")
_DASH = frozenset("-")
_DASH_OR_BLANK = frozenset("- ")
_NAME_MARKS = frozenset("#/=&_@")


def counts(tokens: Tokens, first: int, last: int, pack: NumberPack) -> bool:
    """Whether the cardinal at tokens first..last counts something."""
    before = tokens.gaps[first - 1] if first else tokens.folded[: tokens.starts[0]]
    after = tokens.gaps[last]
    if before.endswith("+") and last > first:
        return False  # a telephone number
    if _marked(before, after) or _tied(tokens, first, before, pack) or _is_age(tokens, first, before, after):
        return False
    if _is_year(tokens, first, last, pack):
        return False
    if is_named(tokens, first, pack):
        return False
    return measure_end(tokens, last, pack) is None


def is_named(tokens: Tokens, first: int, pack: NumberPack) -> bool:
    """The word before makes the number a name or a date: article 5, July 14."""
    if not first or tokens.gaps[first - 1].strip(" -#.°") or _is_common_word(tokens, first - 1, pack):
        return False
    return pack.not_before.ending_at(tokens, first - 1) is not None


def _is_common_word(tokens: Tokens, i: int, pack: NumberPack) -> bool:
    """The verb "may", not the month."""
    return tokens.forms[i] in pack.capital_only and not tokens.is_capitalised(i)


def in_chain(tokens: Tokens, first: int, last: int) -> bool:
    """Figures in a row that are one thing: 15-02-2021, 3-2, 770 123 4567."""
    if not tokens.forms[first].isdigit() or not tokens.forms[last].isdigit():
        return False
    if _ties(tokens, first - 1, _DASH) or _ties(tokens, last, _DASH):
        return True
    left, right = first, last
    while _ties(tokens, left - 1, _DASH_OR_BLANK):
        left -= 1
    while _ties(tokens, right, _DASH_OR_BLANK):
        right += 1
    return last - first < right - left and right - left >= 2


def _ties(tokens: Tokens, i: int, marks: frozenset[str]) -> bool:
    """Only one of `marks` stands between figures i and i+1."""
    return 0 <= i < tokens.size - 1 and tokens.gaps[i] in marks and tokens.forms[i].isdigit() and tokens.forms[i + 1].isdigit()


def _marked(before: str, after: str) -> bool:
    """A currency or per cent sign, a slash, a hash stands at the number."""
    if not _MONEY.isdisjoint(before[-2:] + after[:2]) or after[after[:1].isspace() :][:1] in _SHARE:
        return True
    return before[-1:] in _NAME_MARKS or after[:1] in {"/", "_", "@"}


def _tied(tokens: Tokens, first: int, before: str, pack: NumberPack) -> bool:
    """A hyphen ties the number to a word before it: F-16, Kh-101, COVID-19."""
    if before != "-" or not first:
        return False
    word = tokens.forms[first - 1]
    return not word[0].isdigit() and word not in pack.hyphen_clitics and tokens.forms[first].isdigit()


def _is_year(tokens: Tokens, first: int, last: int, pack: NumberPack) -> bool:
    form = tokens.forms[first]
    if first != last or len(form) != 4 or not form.isdigit() or not any(low <= int(form) <= high for low, high in pack.years):
        return False
    bound = pack.before.ending_at(tokens, first - 1)
    return bound is None or bound.value == "about"


def _is_age(tokens: Tokens, first: int, before: str, after: str) -> bool:
    """A bare number between commas behind a name: "Ali Hassan, 35, was"."""
    form = tokens.forms[first]
    if not (first and form.isdigit() and int(form) <= OLDEST and before.strip() == "," and after.lstrip()[:1] == ","):
        return False
    return tokens.is_capitalised(first - 1)


def past_measure(tokens: Tokens, last: int, pack: NumberPack) -> int:
    """The token after the measure that follows token `last`, minutes after hours included."""
    end = measure_end(tokens, last, pack)
    if end is None:
        return last + 1
    minutes = tokens.forms[end] in pack.clock and end + 1 < tokens.size and tokens.gaps[end].strip() == ""
    return end + 2 if minutes and tokens.forms[end + 1].isdigit() and len(tokens.forms[end + 1]) == 2 else end + 1


def measure_end(tokens: Tokens, last: int, pack: NumberPack) -> int | None:
    """The last token of the unit, month or the like that follows token `last`, perhaps behind a link word; None where none does."""
    i = last + 1
    if i >= tokens.size or tokens.gaps[last].strip(" -'.") or _is_common_word(tokens, i, pack):
        return None
    if (unit := pack.not_after.at(tokens, i)) is not None:
        return unit.last
    linked = pack.not_after.at(tokens, i + 1) if tokens.forms[i] in pack.links and not tokens.gaps[i].strip() else None
    return linked.last if linked else None
