"""What qualifiers make of a number: "at least", "up to", "or more", a plus sign."""

from __future__ import annotations

from tocsin.numerals.pack import NumberPack
from tocsin.numerals.phrasebook import Found, broken
from tocsin.numerals.quantity import Quantity
from tocsin.text import Tokens

NOUN_REACH = 3  # words that may stand between a number and a qualifier that follows its noun
SIGNS = {">": "at_least", "≥": "at_least", "<": "at_most", "≤": "at_most", "~": "about", "≈": "about"}


def qualified(q: Quantity, tokens: Tokens, pack: NumberPack, starts: set[int]) -> Quantity:
    """The interval that "at least", "up to", "or more", a plus sign make of a number."""
    if q.kind not in {"cardinal", "indefinite"}:
        return q
    if tokens.folded[q.end : q.end + 1] == "+":
        return q._replace(high=None, end=q.end + 1, rule=f"{q.rule}.at_least")
    q, bounded = _qualified_before(q, tokens, pack)
    if bounded:
        return q
    for index in range(q.last + 1, min(q.last + NOUN_REACH + 2, tokens.size)):
        if index in starts or broken(tokens, index - 1, index):
            return q
        if (match := pack.after.at(tokens, index)) is not None:
            return _bounded_after(q, match, tokens, starts, pack)
    return q


def _begins_anew(token: int, tokens: Tokens, pack: NumberPack) -> bool:
    """A sign stands before a number, or a conjunction is written onto it: "70 على الأقل و138"."""
    form = tokens.forms[token]
    glued = bool(pack.clitic_glue) and form.startswith(pack.clitic_glue) and form not in pack.openings
    return broken(tokens, token - 1, token) or glued


def _qualified_before(q: Quantity, tokens: Tokens, pack: NumberPack) -> tuple[Quantity, bool]:
    """Every qualifier in front, nearest first, taken in until one bounds: "at least another 3"."""
    sign = tokens.folded[: q.start].rstrip(" ")[-1:]
    if sign in SIGNS:
        return _bounded(q, SIGNS[sign]), True
    if (written := _written_on(q, tokens, pack)) is not None:
        return _bounded(q, written.value)._replace(first=written.first, start=tokens.starts[written.first]), True
    while q.first and not _begins_anew(q.first, tokens, pack) and (match := pack.before.ending_at(tokens, q.first - 1)) is not None:
        if q.kind == "indefinite" and match.first == match.last and tokens.forms[match.first] in pack.loose:
            break
        q = _bounded(q, match.value)._replace(first=match.first, start=tokens.starts[match.first])
        if match.value != "about":
            return q, True
    return q, False


def _written_on(q: Quantity, tokens: Tokens, pack: NumberPack) -> Found[str] | None:
    """A qualifier whose last word is written onto the number: Hebrew יותר ממאה."""
    form = tokens.forms[q.first]
    clitics = [c for c in pack.proclitics if form.startswith(c) and form not in pack.openings]
    found = (pack.before.ending_at(tokens, q.first, clitic) for clitic in clitics)
    return next((match for match in found if match is not None and match.first < q.first), None)


def _bounded_after(q: Quantity, match: Found[str], tokens: Tokens, starts: set[int], pack: NumberPack) -> Quantity:
    if match.last + 1 in starts and not _begins_anew(match.last + 1, tokens, pack):
        return q
    q, next_to_it = _bounded(q, match.value), match.first == q.last + 1
    return q._replace(last=match.last, end=tokens.ends[match.last]) if next_to_it else q


def _bounded(q: Quantity, bound: str) -> Quantity:
    rule = q.rule if q.rule.endswith(f".{bound}") else f"{q.rule}.{bound}"
    if bound == "at_least":
        return q._replace(high=None, rule=rule, kind="cardinal")
    if bound == "at_most":
        return q._replace(low=None, rule=rule, kind="cardinal")
    return q._replace(rule=rule)
