"""Numbers in figures of any script, with the separators of the language."""

from __future__ import annotations

import re

from tocsin.numerals.pack import NumberPack
from tocsin.text import Tokens

LARGEST = 10**6  # what may still take a group of three
_GROUPED = re.compile(r"(\d{1,3})(?:([.,٬٫:])\d{3})(?:\2\d{3})*$")
_DECIMAL = re.compile(r"(\d{1,3})[.,٫](\d{1,2})$")
_NARROW_BLANKS = frozenset("\xa0\u202f\u2009")


def digits(form: str, pack: NumberPack) -> int | None:
    """The whole number a token spells, thousands separators allowed; None for decimals, times, 007 and all else."""
    if form.isdigit():
        return int(form) if len(form) <= 9 and (form[0] != "0" or len(form) == 1) else None
    match = _GROUPED.match(form)
    if match is None or match[2] not in pack.thousands or form[0] == "0":
        return None
    return int(form.replace(match[2], ""))


def digits_at(tokens: Tokens, index: int, pack: NumberPack) -> tuple[int, int] | None:
    """(value, tokens) of figures at token `index`: "1,300", "5 200", "3 million", "1.5 million"."""
    form = bare_digits(tokens.forms[index], pack)
    value = digits(form, pack) if form else None
    if value is None:
        return _decimal_times(tokens, index, pack)
    used = 1
    if form.isdigit() and len(form) <= 3 and value:
        value, used = _with_groups(tokens, index, value, pack)
    factor = _factor(tokens, index + used, pack)
    return (value * factor, used + 1) if factor else (value, used)


def bare_digits(form: str, pack: NumberPack) -> str:
    """The figures of a token without the word written onto them (Arabic و12); "" where it has none."""
    if form[0].isdigit():
        return form
    if not form[-1].isdigit():
        return ""
    return next((form[len(c) :] for c in (*pack.clitic_glue, *pack.proclitics) if form.startswith(c) and form[len(c)].isdigit()), "")


def _with_groups(tokens: Tokens, index: int, value: int, pack: NumberPack) -> tuple[int, int]:
    """Figures in groups of three with a blank or apostrophe between."""
    used = 1
    while index + used < tokens.size and value < LARGEST:
        form = tokens.forms[index + used]
        if not (len(form) == 3 and form.isdigit() and _groups(tokens, index + used, pack)):
            break
        value, used = value * 1000 + int(form), used + 1
    return value, used


def _groups(tokens: Tokens, index: int, pack: NumberPack) -> bool:
    mark = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return mark in _NARROW_BLANKS or tokens.gap(index - 1) in pack.thousands


def _decimal_times(tokens: Tokens, index: int, pack: NumberPack) -> tuple[int, int] | None:
    match = _DECIMAL.match(tokens.forms[index])
    factor = _factor(tokens, index + 1, pack) if match else 0
    if not match or factor < 1000:
        return None
    return int(match[1]) * factor + int(match[2]) * factor // 10 ** len(match[2]), 2


def _factor(tokens: Tokens, index: int, pack: NumberPack) -> int:
    """A word such as "million" or "dozen" right after figures; 0 where there is none."""
    if index >= tokens.size or tokens.gap(index - 1).strip(" -"):
        return 0
    atom = pack.atoms.get(tokens.forms[index])
    return atom.value if atom and (atom.role == "group" or (atom.role == "times" and atom.value >= 1000)) else 0
