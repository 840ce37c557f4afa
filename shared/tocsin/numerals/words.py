"""One number at one place: figures of any script, or words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tocsin.numerals.adding import Sum, compound
from tocsin.numerals.digits import digits, digits_at
from tocsin.numerals.pack import Atom, NumberPack, number_pack
from tocsin.text import Known, Tokens

SHORTEST_AFTER_CLITIC = 3
REMEMBERED = 8192  # words of which it is known whether an ending makes them ordinals
_TIES = frozenset({"", " ", "-", "'", "  "})


class _Word(NamedTuple):
    atom: Atom
    used: int
    ordinal: bool
    glued: bool  # glue is written onto it


def cardinal_at(tokens: Tokens, index: int, lang: str) -> tuple[int, int] | None:
    """(value, tokens) of the cardinal that starts at token `index`; None where none does."""
    if index not in tokens.cardinals:
        tokens.cardinals[index] = _cardinal_at(tokens, index, lang)
    return tokens.cardinals[index]


def _cardinal_at(tokens: Tokens, index: int, lang: str) -> tuple[int, int] | None:
    pack = number_pack(lang)
    found = digits_at(tokens, index, pack) or _words_at(tokens, index, lang, ordinal=False)
    return _with_figures(tokens, index, *found, pack) if found and pack.mixed else found


def ordinal_at(tokens: Tokens, index: int, lang: str) -> tuple[int, int] | None:
    """(value, tokens) of the ordinal that starts at token `index`: "third", "22e", "3rd", "twenty-second", الثالثة."""
    if index not in tokens.ordinals:
        figures = tokens.forms[index][0].isdigit()
        found = _ordinal_figures(tokens, index, number_pack(lang)) if figures else _words_at(tokens, index, lang, ordinal=True)
        tokens.ordinals[index] = found
    return tokens.ordinals[index]


def _with_figures(tokens: Tokens, index: int, value: int, used: int, pack: NumberPack) -> tuple[int, int]:
    """Figures after a word for thousand: Turkish "2 bin 500"."""
    i = index + used
    atom = pack.atoms.get(tokens.forms[i - 1])
    if atom is None or atom.value < 1000 or i >= tokens.size or tokens.gaps[i - 1] != " ":
        return value, used
    rest = digits(tokens.forms[i], pack)
    return (value + rest, used + 1) if rest and rest < atom.value else (value, used)


@cache
def opens_quantity(lang: str) -> Known[bool]:
    """Word → whether a quantity can begin with it: a quick no for most words of a text."""
    pack = number_pack(lang)
    counting = pack.indefinite | pack.duals | pack.vague.firsts

    def opens(form: str) -> bool:
        counts = opens_number(form, lang) or not counting.isdisjoint((form, *without_clitic(form, pack)))
        return counts and form not in pack.never

    return Known(opens)


@lru_cache(maxsize=4096)
def opens_number(form: str, lang: str) -> bool:
    """Whether figures or number words can begin with this word."""
    pack = number_pack(lang)
    if form[0].isdigit() or form[-1].isdigit() or not pack.openings.isdisjoint((form, *without_clitic(form, pack))):
        return True
    return (pack.glued and compound(form, lang) is not None) or _ordinal_of(form, lang) is not None


def without_clitic(form: str, pack: NumberPack) -> list[str]:
    """The word without each word that may be written onto its front."""
    return [form[len(c) :] for c in pack.proclitics if form.startswith(c) and len(form) - len(c) >= SHORTEST_AFTER_CLITIC]


def _ordinal_figures(tokens: Tokens, index: int, pack: NumberPack) -> tuple[int, int] | None:
    form = tokens.forms[index]
    figures = form.rstrip("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяіїє")
    if figures != form and figures.isdigit() and form[len(figures) :] in pack.ordinal_suffixes:
        return int(figures), 1
    if form.isdigit() and len(form) < 4 and index + 1 < tokens.size and tokens.gaps[index] in {"-", "'"}:
        return (int(form), 2) if tokens.forms[index + 1] in pack.ordinal_suffixes else None
    return None


def _words_at(tokens: Tokens, index: int, lang: str, ordinal: bool) -> tuple[int, int] | None:
    pack = number_pack(lang)
    first = _first_word(tokens, index, lang, pack, ordinal)
    if first is None:
        return None
    result, i, words, has_ordinal = Sum(pack), index + first.used, 1, first.ordinal
    result.take(first.atom, glued=False)
    alone = tokens.forms[index] not in pack.heads or tokens.forms[index] in pack.atoms
    while (step := _next_word(tokens, i, lang, pack, ordinal)) is not None:
        word, i_after = step
        if (has_ordinal and word.atom.role != "plain") or not result.take(word.atom, word.glued):
            break
        i, words, has_ordinal = i_after, words + 1, has_ordinal or word.ordinal
    if has_ordinal != ordinal or (words == 1 and not alone):
        return None
    return result.value, i - index


def _first_word(tokens: Tokens, index: int, lang: str, pack: NumberPack, ordinal: bool) -> _Word | None:
    if (word := _word(tokens, index, tokens.forms[index], lang, pack, ordinal)) is not None:
        return word
    if (head := pack.heads.get(tokens.forms[index])) is not None:
        return _Word(head, 1, False, False)
    for rest in without_clitic(tokens.forms[index], pack) if pack.proclitics else ():
        if (word := _word(tokens, index, rest, lang, pack, ordinal)) is not None:
            return word
    return None


def _next_word(tokens: Tokens, i: int, lang: str, pack: NumberPack, ordinal: bool) -> tuple[_Word, int] | None:
    """The number word at token `i`, or behind glue there, and the token after it."""
    if i >= tokens.size or tokens.gaps[i - 1] not in _TIES:
        return None
    form = tokens.forms[i]
    if form in pack.glue and not pack.glued and i + 1 < tokens.size and tokens.gaps[i] in _TIES:
        word = _later(tokens, i + 1, tokens.forms[i + 1], lang, pack, ordinal)
        return (word._replace(glued=True), i + 1 + word.used) if word else None
    if (word := _later(tokens, i, form, lang, pack, ordinal)) is not None:
        return word, i + word.used
    for clitic in pack.clitic_glue:
        if form.startswith(clitic) and (word := _later(tokens, i, form[len(clitic) :], lang, pack, ordinal)):
            return word._replace(glued=True), i + word.used
    return None


def _later(tokens: Tokens, i: int, form: str, lang: str, pack: NumberPack, ordinal: bool) -> _Word | None:
    if (tail := pack.tails.get(form)) is not None:
        return _Word(tail, 1, False, False)
    return _word(tokens, i, form, lang, pack, ordinal)


def _word(tokens: Tokens, i: int, form: str, lang: str, pack: NumberPack, ordinal: bool) -> _Word | None:
    found = _ordinal_word(tokens, i, form, lang, pack) if ordinal else None
    return found or _cardinal_word(tokens, i, form, lang, pack)


def _ordinal_word(tokens: Tokens, i: int, form: str, lang: str, pack: NumberPack) -> _Word | None:
    if (atom := _parted(tokens, i, form, pack.ordinals)) is not None:
        return _Word(atom, 2, True, False)
    value = _ordinal_of(form, lang) if form not in pack.ordinals else pack.ordinals[form].value
    return None if value is None else _Word(Atom(value, "plain"), 1, True, False)


def _cardinal_word(tokens: Tokens, i: int, form: str, lang: str, pack: NumberPack) -> _Word | None:
    if (atom := pack.atoms.get(form)) is not None:
        return _Word(atom, 1, False, False)
    if (atom := _parted(tokens, i, form, pack.atoms)) is not None:
        return _Word(atom, 2, False, False)
    value = compound(form, lang) if pack.glued else None
    return None if value is None else _Word(Atom(value, "plain"), 1, False, False)


def _parted(tokens: Tokens, i: int, form: str, words: Mapping[str, Atom]) -> Atom | None:
    """A number word that an apostrophe parts: п'ять."""
    return words.get(f"{form} {tokens.forms[i + 1]}") if i + 1 < tokens.size and tokens.gaps[i] == "'" else None


def opens_parted(form: str, lang: str) -> bool:
    """Whether the word is the first half of a number word that an apostrophe parts."""
    pack = number_pack(lang)
    return any(word.startswith(f"{form} ") for words in (pack.atoms, pack.ordinals) for word in words)


@lru_cache(maxsize=REMEMBERED)
def _ordinal_of(form: str, lang: str) -> int | None:
    """The value of an ordinal made from a cardinal by an ending: zwanzigste, tweeëntwintigste."""
    pack = number_pack(lang)
    for ending in pack.ordinal_endings:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= SHORTEST_AFTER_CLITIC:
            atom = pack.pieces.get(stem)
            value = atom.value if atom else compound(stem, lang)
            if value is not None:
                return value
    return None
