"""One number at one place: digits of any script, or words."""

from __future__ import annotations

import re
from functools import lru_cache

from tocsin.numerals.pack import NumberPack, number_pack
from tocsin.text import Tokens

_PLAIN = re.compile(r"\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬٫]\d{3})+$")
_ORDINAL = re.compile(r"(\d+)([a-z\u0430-\u044f]{1,3})$")
LARGEST = 10**9


def digits(form: str) -> int | None:
    """The whole number a token of digits spells, thousands separators allowed; None for decimals, times and the rest."""
    if _PLAIN.match(form):
        return int(form) if len(form) <= 10 else None
    return int(re.sub(r"\D", "", form)) if _GROUPED.match(form) else None


def cardinal_at(tokens: Tokens, index: int, lang: str) -> tuple[int, int] | None:
    """(value, tokens) of the cardinal that starts at token `index`; None where none does."""
    pack = number_pack(lang)
    value = digits(tokens.forms[index])
    if value is not None:
        return _with_digit_groups(tokens, index, value, pack)
    return _words_at(tokens, index, pack)


def ordinal_at(tokens: Tokens, index: int, lang: str) -> tuple[int, int] | None:
    """(value, tokens) of the ordinal that starts at token `index`: "third", "22e", "3rd", الثالثة."""
    pack = number_pack(lang)
    form = tokens.forms[index]
    if (match := _ORDINAL.match(form)) and match.group(2) in pack.ordinal_suffixes:
        return int(match.group(1)), 1
    if form in pack.ordinals:
        return pack.ordinals[form], 1
    tens = pack.cardinals.get(form, 0)
    if tens >= 20 and tens % 10 == 0 and index + 1 < len(tokens) and (unit := pack.ordinals.get(tokens.forms[index + 1], 10)) < 10:
        return tens + unit, 2
    return None


def _with_digit_groups(tokens: Tokens, index: int, value: int, pack: NumberPack) -> tuple[int, int]:
    """Join "5 200" written with a blank, and "3 million", "two dozen" after digits."""
    used = 1
    while (
        index + used < len(tokens)
        and value < LARGEST
        and len(tokens.forms[index + used]) == 3
        and _PLAIN.match(tokens.forms[index + used])
        and tokens.text[tokens.ends[index + used - 1] : tokens.starts[index + used]] in {" ", "\xa0", "\u202f"}
        and len(tokens.forms[index]) <= 3
    ):
        value, used = value * 1000 + int(tokens.forms[index + used]), used + 1
    if index + used < len(tokens):
        following = tokens.forms[index + used]
        factor = pack.multipliers.get(following) or pack.dozens.get(following)
        if factor and not tokens.gap(index + used - 1).strip() and (factor >= 1000 or following in pack.dozens):
            return value * factor, used + 1
    return value, used


def _words_at(tokens: Tokens, index: int, pack: NumberPack) -> tuple[int, int] | None:
    """Number words in a row: units, tens and hundreds added up, multiplied by thousands and millions."""
    total, current, used, seen = 0, 0, 0, 0
    previous: int | None = None
    i = index
    while i < len(tokens):
        if used and ("," in tokens.gap(i - 1) or "." in tokens.gap(i - 1)):
            break
        form = tokens.forms[i]
        value = _value(form, pack, joined=seen > 0)
        if value is not None and seen and not _fits(previous, value, form, pack):
            break
        if value is None:
            if not (seen and form in pack.glue and _continues(tokens, i, previous, pack)):
                break
            i += 1
            continue
        if _is_multiplier(form, pack):
            current = max(current, 1) * value
            if value >= 1000:
                total, current = total + current, 0
        elif form in pack.dozens and seen:
            current *= value
        else:
            score = (previous, value) == (4, 20)  # French counts eighty as four twenties
            current = current * value if score else current + value
            value = 80 if score else value
        previous, seen, i = value, seen + 1, i + 1
        used = i - index
    return (total + current, used) if seen else None


def _continues(tokens: Tokens, i: int, previous: int | None, pack: NumberPack) -> bool:
    if i + 1 >= len(tokens):
        return False
    value = _value(tokens.forms[i + 1], pack, joined=True)
    return value is not None and _fits(previous, value, tokens.forms[i + 1], pack)


def _fits(previous: int | None, value: int, form: str, pack: NumberPack) -> bool:
    """Whether a number word may continue the number before it: twenty-one, two hundred, soixante-dix, quatre-vingts."""
    if previous is None or _is_multiplier(form, pack) or form in pack.dozens:
        return True
    if (previous, value) == (4, 20):
        return form.startswith("vingt")
    if previous >= 100:
        return value < previous
    if previous in {60, 80, 20} and 10 <= value <= 19:
        return previous in {60, 80} and "soixante" in pack.cardinals
    if previous >= 20 and previous % 10 == 0:
        return 0 < value < 10
    if previous == 10:
        return 7 <= value <= 9 and "soixante" in pack.cardinals
    return bool(pack.compound) and 0 < previous < 10 and value >= 20 and value % 10 == 0


def _is_multiplier(form: str, pack: NumberPack) -> bool:
    return form in pack.multipliers or any(form.startswith(c) and form[len(c) :] in pack.multipliers for c in pack.compound)


def _value(form: str, pack: NumberPack, joined: bool) -> int | None:
    for table in (pack.cardinals, pack.multipliers, pack.dozens):
        if form in table:
            return table[form]
    for clitic in pack.compound if joined else ():
        if form.startswith(clitic) and (rest := form[len(clitic) :]):
            found = pack.cardinals.get(rest, pack.multipliers.get(rest))
            if found is not None:
                return found
    return _glued(form, pack) if pack.glued and len(form) > 6 else None


def _glued(form: str, pack: NumberPack) -> int | None:
    return _split(form, tuple(sorted({**pack.cardinals, **pack.multipliers}.items())), tuple(sorted(pack.glue)))


@lru_cache(maxsize=4096)
def _split(form: str, words: tuple[tuple[str, int], ...], glue: tuple[str, ...]) -> int | None:
    """A number written as one word, read by trying every first part: "dreiundzwanzig", "ventitre", "zweihundert"."""
    table = dict(words)
    if form in table:
        return table[form]
    for cut in range(len(form) - 2, 1, -1):
        head, rest = form[:cut], form[cut:]
        if head not in table:
            continue
        stripped = next((rest[len(g) :] for g in glue if rest.startswith(g) and len(rest) > len(g)), None)
        for tail in (rest, stripped):
            value = _split(tail, words, glue) if tail else None
            if value is not None and (joined := _join(table[head], value)) is not None:
                return joined
    return None


def _join(head: int, tail: int) -> int | None:
    if tail in {100, 1000} or 1000 > tail > 100 and head < 10 and tail % 100 == 0:
        return head * tail
    if head < 10 and 20 <= tail < 100 and tail % 10 == 0:
        return head + tail
    if head >= 20 and tail < head:
        return head + tail
    if head < 10 and 100 <= tail < 200:
        return head * 100 + tail - 100
    if head < 1000 and 1000 <= tail < 2000:
        return head * 1000 + tail - 1000
    return None
