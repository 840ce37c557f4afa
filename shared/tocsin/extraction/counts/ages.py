"""Numbers that are ages, or times of day, and those of whom only the age is told."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.numerals import Quantity

OLD_ENOUGH, OLDEST = 12, 100  # years: such a number alone in brackets is an age, a smaller one may count
BRACKET = 6  # words from a number to the ends of its bracket
NEAR = 3  # words from people to their ages
_COMMAS = frozenset({",", "،"})


def is_age(quantity: Quantity, ages: set[int], block: Block) -> bool:
    """ "a boy of ten"."""
    return quantity.first - 2 in ages and block.tokens.forms[quantity.first - 1] in block.lang.of


def is_last_of_ages(quantity: Quantity, found: list[Group], block: Block) -> bool:
    """ "two brothers aged 12 and 14 were killed": as many figures behind the people as there are people."""
    forms, lang, before = block.tokens.forms, block.lang, quantity.first - 1
    before -= before > 1 and forms[before] in lang.conjunctions
    joined = before > 0 and forms[before].isdigit() and (before < quantity.first - 1 or forms[quantity.first] in lang.clitic_conjunctions)
    whole = next((g for g in reversed(found) if g.last < before), None)
    if not joined or whole is None or not whole.said or quantity.low is None or quantity.low > OLDEST:
        return False
    ages = [i for i in range(whole.last + 1, quantity.last + 1) if forms[i].isdigit()]
    return len(ages) == whole.low == whole.high and ages[0] - whole.last <= NEAR


def is_clock(quantity: Quantity, block: Block) -> bool:
    """ "shot dead at 1215": hours and minutes, written together behind "at"."""
    form = block.tokens.forms[quantity.first]
    clock = quantity.first == quantity.last and len(form) == len("1215") and form.isdecimal() and int(form[:2]) < 24 and int(form[2:]) < 60
    return clock and quantity.first > 0 and block.tokens.forms[quantity.first - 1] in block.lang.clock


def is_bracketed_age(count: Group, ones: set[int], block: Block) -> bool:
    """ "her husband (70)", "Omar Said (34)", "Omar Said, thirty-four, was killed"."""
    gaps, before = block.tokens.gaps, count.first - 1
    if count.low is None or count.low != count.high or count.low > OLDEST:
        return False
    bracketed = (gaps[before].strip() == "(" and count.first == count.last and gaps[count.last].startswith(")")) or _among_ages(
        count, block
    )
    before -= block.tokens.forms[before] in block.lang.of and gaps[before - 1].strip() in _COMMAS  # "Omar Said, de 34,"
    set_off = gaps[before].strip() in _COMMAS and gaps[count.last].strip() in _COMMAS
    return (bracketed and (before in ones or count.low > OLD_ENOUGH)) or (set_off and (before in ones or _may_be_named(before, block)))


def _among_ages(count: Group, block: Block) -> bool:
    """ "two nurses (f, 39 and 34)": nothing else in the bracket than numbers, single letters and "and"."""
    tokens, lang = block.tokens, block.lang
    opens = next((i for i in range(count.first - 1, max(count.first - BRACKET, 0) - 1, -1) if "(" in tokens.gap(i)), None)
    closes = next((i for i in range(count.last, min(count.last + BRACKET, len(tokens))) if ")" in tokens.gap(i)), None)
    if opens is None or closes is None:
        return False
    inside = tokens.forms[opens + 1 : closes + 1]
    return len(inside) > 1 and all(len(f) == 1 or f.isdigit() or f in lang.conjunctions for f in inside)


def aged(age: Group, found: list[Group], block: Block) -> Group | None:
    """ "Anthony House, thirty-nine, was killed": one somebody, unless a noun has counted him."""
    first = age.first - 2
    counted = any(g.last == first - 1 and g.person for g in found)
    return None if counted or not _may_be_named(age.first - 1, block) else Group(first, age.last, 1, 1, "people", True, named=True)


def _may_be_named(last: int, block: Block) -> bool:
    """Two words with a capital: "Anthony House"."""
    tokens = block.tokens
    capitals = last > 0 and tokens.is_capitalised(last) and tokens.is_capitalised(last - 1) and tokens.gap(last - 1) == " "
    return capitals and not block.lang.nouns_capital


def by_their_ages(found: list[Group], sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "בן 19 נהרג": somebody of whom only the age is told."""
    forms, lang = block.tokens.forms, block.lang
    for i in range(sentence.first, sentence.last if lang.aged else sentence.first):
        told = forms[i] in lang.aged and forms[i + 1].isdigit() and int(forms[i + 1]) <= OLDEST
        if told and not any(g.last in (i - 1, i, i + 1) for g in found):
            yield Group(i, i + 1, 1, 1, "people", True)
