"""Our reading of number words against num2words, an independent speller, where it knows the language."""

from __future__ import annotations

import pytest

from tocsin.numerals import cardinal_at, find_quantities, ordinal_at
from tocsin.text import tokenize

num2words = pytest.importorskip("num2words", reason="num2words is not installed: the spelling oracle is skipped").num2words

LANGUAGES = ["en", "fr", "ar", "es", "de", "pt", "it", "ru", "uk", "tr", "fa", "he", "nl"]
NUMBERS = [
    *range(2, 1001),
    1001,
    1015,
    1100,
    1234,
    2000,
    2300,
    3021,
    5000,
    9999,
    10000,
    12345,
    21000,
    54321,
    100000,
    123456,
    250000,
    1000000,
    3000000,
]


MISSPELT = ("centodicotto", "centodiciotto")  # the oracle drops a letter there


def read(words: str, lang: str) -> int | None:
    """The number the whole of `words` spells, None where we stop before their end."""
    tokens = tokenize(words)
    found = cardinal_at(tokens, 0, lang)
    return found[0] if found and found[1] == len(tokens) else None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_spelling_reads_back(lang: str) -> None:
    spelt = {n: num2words(n, lang=lang).replace(",", "").replace(*MISSPELT) for n in NUMBERS}
    wrong = {n: (words, read(words, lang)) for n, words in spelt.items() if read(words, lang) != n}
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_spelt_number_before_a_full_stop_is_one_quantity(lang: str) -> None:
    for number in (3, 17, 41, 78, 96, 123):
        words = num2words(number, lang=lang)
        assert [(q.low, q.high) for q in find_quantities(tokenize(words + ". X"), lang)] == [(number, number)], words


@pytest.mark.parametrize("lang", ["en", "de", "nl", "it"])
def test_ordinals_read_back_where_they_are_built_regularly(lang: str) -> None:
    for number in (2, 3, 7, 12, 22, 31, 45):
        words = num2words(number, lang=lang, to="ordinal")
        tokens = tokenize(words)
        assert ordinal_at(tokens, 0, lang) == (number, len(tokens)), words
