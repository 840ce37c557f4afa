"""Quantities of a text: every number that counts something, as the interval its words make of it."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.numerals.counting import counts, in_chain, is_named, measure_end, past_measure
from tocsin.numerals.digits import bare_digits
from tocsin.numerals.pack import NumberPack, Vague, number_pack
from tocsin.numerals.phrasebook import Found, broken
from tocsin.numerals.words import cardinal_at, opens_number, opens_quantity, ordinal_at, without_clitic
from tocsin.text import Tokens

APOSTROPHES = ("'", "’", "ʼ")
NOUN_REACH = 3  # words that may stand between a number and a qualifier that follows its noun
SIGNS = {">": "at_least", "≥": "at_least", "<": "at_most", "≤": "at_most", "~": "about", "≈": "about"}


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
    found = [q for q in _ranges(_bare(tokens, lang, pack), tokens, pack) if q.kind != "none"]
    starts = {q.first for q in found}
    return _apart([_qualified(q, tokens, pack, starts) for q in found])


def _bare(tokens: Tokens, lang: str, pack: NumberPack) -> list[Quantity]:
    found, i = [], 0
    opens = opens_quantity(lang)
    for index in [n for n, form in enumerate(tokens.forms) if opens[form]]:
        if index < i:
            continue
        quantity = _one(tokens, index, lang, pack)
        if quantity is not None:
            quantity = _with_figure(quantity, tokens)
            found.append(quantity)
            i = past_measure(tokens, quantity.last, pack) if quantity.kind == "none" else quantity.last + 1
    return found


def _with_figure(quantity: Quantity, tokens: Tokens) -> Quantity:
    """ "forty-nine (49) gendarmes": the figure that official reports repeat in brackets."""
    after = quantity.last + 1
    repeated = after < tokens.size and tokens.gaps[after - 1].strip() == "(" and tokens.forms[after] == str(quantity.low)
    closed = repeated and tokens.text[tokens.ends[after] : tokens.ends[after] + 1] == ")"
    return quantity._replace(last=after, end=tokens.ends[after] + 1) if closed and quantity.kind == "cardinal" else quantity


def _one(tokens: Tokens, i: int, lang: str, pack: NumberPack) -> Quantity | None:
    spelt = opens_number(tokens.forms[i], lang)
    cardinal = cardinal_at(tokens, i, lang) if spelt else None
    vague = _vague_at(tokens, i, lang, pack)
    if vague is not None and vague.last - i + 1 >= (cardinal[1] if cardinal else 0):
        value = vague.value
        return _unless_measure(
            _with_of(_make(tokens, i, vague.last, value.low, value.high, "number.vague", value.kind), tokens, pack), tokens, pack
        )
    ordinal = ordinal_at(tokens, i, lang) if spelt else None
    if ordinal is not None and ordinal[1] >= (cardinal[1] if cardinal else 0):
        return _ordinal(tokens, i, *ordinal, pack)
    if cardinal is not None:
        return _cardinal(tokens, i, *cardinal, pack)
    form = tokens.forms[i]
    if form in pack.indefinite:
        one = _make(tokens, i, i, 1, 1, "number.indefinite", "indefinite")
        return one if _before_ordinal(tokens, i, lang) else _unless_measure(one, tokens, pack)
    if form in pack.duals or any(rest in pack.duals for rest in without_clitic(form, pack)):
        return _make(tokens, i, i, 2, 2, "number.dual", "cardinal")
    return None


def _before_ordinal(tokens: Tokens, i: int, lang: str) -> bool:
    """ "A second truck" is no second of time."""
    return i + 2 < tokens.size and tokens.gaps[i] == tokens.gaps[i + 1] == " " and ordinal_at(tokens, i + 1, lang) is not None


def _vague_at(tokens: Tokens, i: int, lang: str, pack: NumberPack) -> Found[Vague] | None:
    """A phrase such as "several", unless it only loosens the number behind it: "some 20"."""
    found = pack.vague.at(tokens, i)
    for form in without_clitic(tokens.forms[i], pack) if found is None and pack.proclitics else ():
        found = found or pack.vague.at(tokens, i, form)
    if found is None or pack.before.ending_at(tokens, found.last) is None:
        return found
    number_next = found.last + 1 < tokens.size and cardinal_at(tokens, found.last + 1, lang) and not broken(tokens, i, found.last + 1)
    return None if number_next else found


def _ordinal(tokens: Tokens, i: int, value: int, used: int, pack: NumberPack) -> Quantity:
    """No ordinal in كانون الثاني (a month) and segunda-feira (a day), but one in "third time"."""
    last = i + used - 1
    tied = tokens.gaps[last] == "-" and measure_end(tokens, last, pack) is not None
    return _make(tokens, i, last, value, value, "number.ordinal", "none" if tied or is_named(tokens, i, pack) else "ordinal")


def _cardinal(tokens: Tokens, i: int, value: int, used: int, pack: NumberPack) -> Quantity:
    last = i + used - 1
    figures = bool(bare_digits(tokens.forms[i], pack))
    if figures and last + 1 < tokens.size and tokens.gaps[last] in {"-", "'"} and tokens.forms[last + 1] in pack.suffixes:
        last += 1
    opens_word = not figures and tokens.gap(last) in APOSTROPHES and last + 1 < len(tokens) and tokens.forms[last + 1] not in pack.suffixes
    kind = "cardinal" if counts(tokens, i, last, pack) and not opens_word else "none"  # "сім'я", a family, is no seven
    made = _make(tokens, i, last, value, value, "number.digits" if figures else "number.words", kind)
    return _unless_measure(_with_of(made, tokens, pack), tokens, pack) if used > 1 or not figures else made


def _unless_measure(q: Quantity, tokens: Tokens, pack: NumberPack) -> Quantity:
    """The quantity, marked as none where what it counts are hours, kilometres, euros."""
    return q if measure_end(tokens, q.last, pack) is None else q._replace(kind="none")


def _with_of(q: Quantity, tokens: Tokens, pack: NumberPack) -> Quantity:
    """The "of" behind a noun that counts belongs to it: "une trentaine de", "dozens of"."""
    following = q.last + 1
    atom = pack.atoms.get(tokens.forms[q.last])
    nominal = q.rule == "number.vague" or (atom is not None and (atom.role == "group" or atom.value >= 10**6))
    if nominal and following < tokens.size and tokens.forms[following] in pack.of and not tokens.gaps[q.last].strip():
        return q._replace(last=following, end=tokens.ends[following])
    return q


def _make(tokens: Tokens, first: int, last: int, low: int | None, high: int | None, rule: str, kind: str) -> Quantity:
    return Quantity(first, last, tokens.starts[first], tokens.ends[last], low, high, first, rule, kind)


def _ranges(found: list[Quantity], tokens: Tokens, pack: NumberPack) -> list[Quantity]:
    """Two numbers joined by a dash or "to" made one: 3-5, three to five, between 3 and 5; with a measure behind, none."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if last is not None and _is_range(last, quantity, tokens, pack):
            opened = last.first > 0 and tokens.forms[last.first - 1] in pack.between
            low = (last.low or 0) * _shared_factor(last, quantity, tokens, pack)
            made = _make(tokens, last.first - opened, quantity.last, low, quantity.high, "number.range", quantity.kind)
            merged[-1] = made._replace(number_first=last.first)
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


def _qualified(q: Quantity, tokens: Tokens, pack: NumberPack, starts: set[int]) -> Quantity:
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


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Left to right; where two meet, the earlier keeps its words unless they are a qualifier's: "an additional three"."""
    kept: list[Quantity] = []
    for q in found:
        while kept and q.first <= kept[-1].first and kept[-1].last < q.number_first:
            kept.pop()
        if not kept or q.first > kept[-1].last:
            kept.append(q)
    return kept
