"""Numbers that belong together: ranges, lists that share a measure or an age, figures repeated in brackets."""

from __future__ import annotations

from tocsin.numerals.counting import in_chain, is_named, measure_end
from tocsin.numerals.pack import NumberPack
from tocsin.numerals.phrasebook import broken
from tocsin.numerals.quantity import Quantity, made
from tocsin.text import Tokens


def ranges(found: list[Quantity], tokens: Tokens, pack: NumberPack) -> list[Quantity]:
    """Two numbers joined by a dash or "to" made one: 3-5, three to five, between 3 and 5; with a measure behind, none."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if last is not None and _is_range(last, quantity, tokens, pack):
            opened = last.first > 0 and tokens.forms[last.first - 1] in pack.between
            low = (last.low or 0) * _shared_factor(last, quantity, tokens, pack)
            both = made(tokens, last.first - opened, quantity.last, low, quantity.high, "number.range", quantity.kind)
            merged[-1] = both._replace(number_first=last.first)
        elif last is None or not _repeats(last, quantity, tokens):
            merged.append(quantity)
    _measured_together(merged, tokens, pack)
    _named_together(merged, tokens, pack)
    return [q for q in merged if not in_chain(tokens, q.number_first, q.last)]


def _shared_factor(left: Quantity, right: Quantity, tokens: Tokens, pack: NumberPack) -> int:
    """What both ends of "two to three dozen", "10-15 million" are multiplied by."""
    if tokens.forms[right.last] in pack.of and right.last > right.first:
        return _shared_factor(left, right._replace(last=right.last - 1), tokens, pack)
    atom = pack.atoms.get(tokens.forms[right.last])
    if left.first != left.last or right.first == right.last or atom is None or atom.role == "plain":
        return 1
    return atom.value if (left.low or 0) * atom.value < (right.high or 0) else 1


def _measured_together(found: list[Quantity], tokens: Tokens, pack: NumberPack) -> None:
    """A list shares the measure at its end: aged 8, 12 and 13 years."""
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        if right.kind != "none" or left.kind != "cardinal" or not right.rule.startswith("number.digits") or left.rule != right.rule:
            continue
        between = tokens.forms[left.last + 1 : right.first]
        listed = tokens.gaps[left.last].strip() == "," if not between else len(between) == 1 and between[0] in pack.between_joiners
        if listed and measure_end(tokens, _last_listed(found, i + 1), pack) is not None:
            found[i] = left._replace(kind="none")


def _named_together(found: list[Quantity], tokens: Tokens, pack: NumberPack) -> None:
    """A list set off behind a word that makes its first number a name or an age: ", aged 5 and 7,"."""
    joiners = pack.between_joiners | pack.hyphen_clitics
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        aged = left.kind == "none" and (is_named(tokens, left.first, pack) or (i > 1 and found[i - 2].kind == "none"))
        if not aged or right.kind != "cardinal" or right.first - left.last > 2 or left.rule != right.rule:
            continue
        between = tokens.forms[left.last + 1 : right.first]
        listed = tokens.gaps[left.last].strip() == "," if not between else between[0] in joiners
        ends = right.last + 1 == tokens.size or not tokens.gaps[right.last].isspace()
        goes_on = i + 1 < len(found) and _goes_on(right.last, found[i + 1].first, tokens, joiners)
        if (listed and (ends or goes_on)) or _up_to(left, right, tokens, pack):
            found[i] = right._replace(kind="none")


def _up_to(left: Quantity, right: Quantity, tokens: Tokens, pack: NumberPack) -> bool:
    """ "aged 7 to 10", "aged between 7 and 10"."""
    between = tokens.forms[left.last + 1 : right.first]
    opened = left.first > 0 and tokens.forms[left.first - 1] in pack.between
    joined = len(between) == 1 and (between[0] in pack.joiners or (opened and between[0] in pack.between_joiners))
    return joined and (left.low or 0) < (right.low or 0)


def _goes_on(left: int, right: int, tokens: Tokens, joiners: frozenset[str]) -> bool:
    """A comma or a joiner and nothing else between two numbers: not "19 hurt (6 badly)"."""
    return right == left + 1 or (right == left + 2 and tokens.forms[left + 1] in joiners)


def _last_listed(found: list[Quantity], i: int) -> int:
    """The last token of the run of measured numbers that begins with found[i]."""
    while i + 1 < len(found) and found[i + 1].kind == "none" and found[i + 1].first - found[i].last <= 2:
        i += 1
    return found[i].last


def _is_range(left: Quantity, right: Quantity, tokens: Tokens, pack: NumberPack) -> bool:
    if left.kind != "cardinal" or right.kind not in {"cardinal", "none"} or (left.low or 0) >= (right.low or 0) or left.low != left.high:
        return False
    opened = left.first > 0 and tokens.forms[left.first - 1] in pack.between
    if right.first == left.last + 1:
        return tokens.gaps[left.last].strip() == "-" or (opened and tokens.forms[right.first].startswith(pack.clitic_glue or ("\0",)))
    if right.first != left.last + 2 or broken(tokens, left.last, right.first):
        return False
    joiner = tokens.forms[left.last + 1]
    return joiner in pack.joiners or (opened and joiner in pack.between_joiners)


def _repeats(left: Quantity, right: Quantity, tokens: Tokens) -> bool:
    """The same number again in brackets: "eight (8)"."""
    same = right.first == left.last + 1 and (left.low, left.high) == (right.low, right.high)
    return same and tokens.gaps[left.last].strip() == "(" and tokens.gaps[right.last].startswith(")")
