"""Quantities of a text: every number that counts something, as the interval its words make of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tocsin.numerals.pack import NumberPack, number_pack
from tocsin.numerals.words import cardinal_at, digits, ordinal_at
from tocsin.text import Match, Tokens

NOUN_REACH = 2  # words that may stand between a number and a qualifier that follows its noun
MONEY = re.compile(r"[$€£¥₽₺₪₹%‰°]")


class Quantity(NamedTuple):
    """Tokens first..last (qualifier included) count `low`..`high`; None is open. The bare number starts at `number_first`."""

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    number_first: int
    rule: str
    kind: str


def find_quantities(tokens: Tokens, lang: str) -> list[Quantity]:
    """All quantities, left to right, none overlapping. Dates, money, distances, ages and calibres are no quantities."""
    pack = number_pack(lang)
    bare = _bare(tokens, lang, pack)
    ranged = _ranges(bare, tokens, pack)
    before = {m.last: m for m in pack.before.scan(tokens)}
    after = {m.first: m for m in pack.after.scan(tokens)}
    return _apart([_qualified(q, tokens, before, after) for q in ranged])


def _bare(tokens: Tokens, lang: str, pack: NumberPack) -> list[Quantity]:
    vague = {m.first: m for m in pack.vague.scan(tokens)}
    found, i = [], 0
    while i < len(tokens):
        quantity = _one(tokens, i, lang, pack, vague)
        if quantity is None:
            i += 1
            continue
        if quantity.kind != "none":
            found.append(quantity)
        i = quantity.last + 1
    return found


def _one(tokens: Tokens, i: int, lang: str, pack: NumberPack, vague: dict[int, Match]) -> Quantity | None:  # type: ignore[type-arg]
    if i in vague:
        match = vague[i]
        return _make(tokens, i, match.last, match.value.low, match.value.high, "number.vague", match.value.kind)
    form = tokens.forms[i]
    if form not in pack.openers and not form[0].isdigit() and not (pack.glued and len(form) > 6):
        return None
    if (ordinal := ordinal_at(tokens, i, lang)) is not None:
        return _make(tokens, i, i + ordinal[1] - 1, ordinal[0], ordinal[0], "number.ordinal", "ordinal")
    if form in pack.indefinite:
        return _make(tokens, i, i, 1, 1, "number.indefinite", "indefinite")
    if form in pack.duals:
        return _make(tokens, i, i, 2, 2, "number.dual", "cardinal")
    cardinal = cardinal_at(tokens, i, lang)
    if cardinal is None:
        return None
    value, used = cardinal
    last = i + used - 1
    rule = "number.digits" if digits(form) is not None else "number.words"
    kind = "cardinal" if _counts(tokens, i, last, value, pack) else "none"
    return _make(tokens, i, last, value, value, rule, kind)


def _make(tokens: Tokens, first: int, last: int, low: int | None, high: int | None, rule: str, kind: str) -> Quantity:
    return Quantity(first, last, tokens.starts[first], tokens.ends[last], low, high, first, rule, kind)


def _counts(tokens: Tokens, first: int, last: int, value: int, pack: NumberPack) -> bool:
    """Not a year, a date, a sum of money, a measure, a name such as F-16."""
    form = tokens.forms[first]
    if form.isdigit() and len(form) == 4 and 1900 <= value <= 2099:
        return False
    gap_before = tokens.gap(first - 1) if first else tokens.folded[: tokens.starts[0]]
    gap_after = tokens.gap(last)
    if MONEY.search(gap_before[-2:]) or MONEY.search(gap_after[:2]) or gap_before.endswith("-") and first and not _numeric(tokens, first - 1):
        return False
    if first and tokens.forms[first - 1] in pack.not_before or gap_before.endswith(("/", "#")) or gap_after.startswith(("/", ":")):
        return gap_after.startswith(":") and not gap_after.startswith("::") and not (last + 1 < len(tokens) and tokens.forms[last + 1].isdigit())
    return "," in gap_after or not _measures(tokens, last + 1, pack)


def _measures(tokens: Tokens, i: int, pack: NumberPack) -> bool:
    """A unit, a month or the like stands at token `i`, or behind a link word there."""
    if i < len(tokens) and tokens.forms[i] in pack.links:
        i += 1
    return i < len(tokens) and tokens.forms[i] in pack.not_after


def _numeric(tokens: Tokens, i: int) -> bool:
    return tokens.forms[i][:1].isdigit()


def _ranges(found: list[Quantity], tokens: Tokens, pack: NumberPack) -> list[Quantity]:
    """Two numbers joined by a dash or "to" made one: 3-5, three to five, between 3 and 5."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if last is not None and _is_range(last, quantity, tokens, pack):
            first = last.first - 1 if last.first and tokens.forms[last.first - 1] in pack.between else last.first
            merged[-1] = _make(tokens, first, quantity.last, last.low, quantity.high, "number.range", "cardinal")
        else:
            merged.append(quantity)
    return merged


def _is_range(left: Quantity, right: Quantity, tokens: Tokens, pack: NumberPack) -> bool:
    if left.kind != "cardinal" or right.kind != "cardinal" or (left.low or 0) >= (right.low or 0):
        return False
    if right.first == left.last + 1:
        return tokens.gap(left.last).strip() == "-"
    opened = left.first > 0 and tokens.forms[left.first - 1] in pack.between
    joiner = tokens.forms[left.last + 1] in pack.joiners or opened and tokens.forms[left.last + 1] in pack.glue
    return right.first == left.last + 2 and joiner


def _qualified(q: Quantity, tokens: Tokens, before: dict[int, Match], after: dict[int, Match]) -> Quantity:  # type: ignore[type-arg]
    """The interval that "at least", "up to", "or more", a plus sign make of a number."""
    if q.kind not in {"cardinal", "indefinite"}:
        return q
    if tokens.folded[q.end : q.end + 1] == "+":
        return q._replace(high=None, end=q.end + 1, rule=f"{q.rule}.at_least")
    if (match := before.get(q.first - 1)) is not None:
        wider = before.get(match.first - 1) if match.value == "about" else None
        first = wider or match
        return _bounded(q, first.value)._replace(first=first.first, start=first.start, number_first=q.first)
    if (match := after.get(q.last + 1)) is not None:
        return _bounded(q, match.value)._replace(last=match.last, end=match.end)
    for gap in range(2, NOUN_REACH + 2):
        match = after.get(q.last + gap)
        if match is not None and match.last > match.first and not any(c in tokens.folded[q.end : match.start] for c in ",.;:()"):
            return _bounded(q, match.value)
    return q


def _bounded(q: Quantity, bound: str) -> Quantity:
    kind = "cardinal"
    if bound == "at_least":
        return q._replace(high=None, rule=f"{q.rule}.at_least", kind=kind)
    if bound == "at_most":
        return q._replace(low=None, rule=f"{q.rule}.at_most", kind=kind)
    return q._replace(rule=f"{q.rule}.about", kind=kind)


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Left to right; where two meet, the earlier keeps its words."""
    kept: list[Quantity] = []
    for q in found:
        if not kept or q.first > kept[-1].last:
            kept.append(q)
    return kept
