"""Quantities of a text: every number that counts something, as the interval its words make of it."""

from __future__ import annotations

from tocsin.numerals.bounds import qualified
from tocsin.numerals.counting import counts, is_named, measure_end, past_measure
from tocsin.numerals.digits import bare_digits
from tocsin.numerals.pack import NumberPack, Vague, number_pack
from tocsin.numerals.phrasebook import Found, broken
from tocsin.numerals.quantity import Quantity, made
from tocsin.numerals.ranges import ranges
from tocsin.numerals.words import cardinal_at, opens_number, opens_quantity, ordinal_at, without_clitic
from tocsin.text import Tokens

APOSTROPHES = ("'", "’", "ʼ")


def find_quantities(tokens: Tokens, lang: str) -> list[Quantity]:
    """All quantities, left to right, none overlapping. Dates, money, distances, ages and calibres are no quantities."""
    pack = number_pack(lang)
    found = [q for q in ranges(_bare(tokens, lang, pack), tokens, pack) if q.kind != "none"]
    starts = {q.first for q in found}
    return _apart([qualified(q, tokens, pack, starts) for q in found])


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
            _with_of(made(tokens, i, vague.last, value.low, value.high, "number.vague", value.kind), tokens, pack), tokens, pack
        )
    ordinal = ordinal_at(tokens, i, lang) if spelt else None
    if ordinal is not None and ordinal[1] >= (cardinal[1] if cardinal else 0):
        return _ordinal(tokens, i, *ordinal, pack)
    if cardinal is not None:
        return _cardinal(tokens, i, *cardinal, pack)
    form = tokens.forms[i]
    if form in pack.indefinite:
        one = made(tokens, i, i, 1, 1, "number.indefinite", "indefinite")
        return one if _before_ordinal(tokens, i, lang) else _unless_measure(one, tokens, pack)
    if form in pack.duals or any(rest in pack.duals for rest in without_clitic(form, pack)):
        return made(tokens, i, i, 2, 2, "number.dual", "cardinal")
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
    return made(tokens, i, last, value, value, "number.ordinal", "none" if tied or is_named(tokens, i, pack) else "ordinal")


def _cardinal(tokens: Tokens, i: int, value: int, used: int, pack: NumberPack) -> Quantity:
    last = i + used - 1
    figures = bool(bare_digits(tokens.forms[i], pack))
    if figures and last + 1 < tokens.size and tokens.gaps[last] in {"-", "'"} and tokens.forms[last + 1] in pack.suffixes:
        last += 1
    opens_word = not figures and tokens.gap(last) in APOSTROPHES and last + 1 < len(tokens) and tokens.forms[last + 1] not in pack.suffixes
    kind = "cardinal" if counts(tokens, i, last, pack) and not opens_word else "none"  # "сім'я", a family, is no seven
    cardinal = made(tokens, i, last, value, value, "number.digits" if figures else "number.words", kind)
    return _unless_measure(_with_of(cardinal, tokens, pack), tokens, pack) if used > 1 or not figures else cardinal


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


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Left to right; where two meet, the earlier keeps its words unless they are a qualifier's: "an additional three"."""
    kept: list[Quantity] = []
    for q in found:
        while kept and q.first <= kept[-1].first and kept[-1].last < q.number_first:
            kept.pop()
        if not kept or q.first > kept[-1].last:
            kept.append(q)
    return kept
