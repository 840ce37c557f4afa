"""The examples that stand in each number pack, run as tests."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from tocsin import packs
from tocsin.numerals import find_quantities
from tocsin.numerals.pack import NumberPack
from tocsin.text import tokenize

LANGUAGES = packs.names("number")
EXAMPLES = [(lang, row) for lang in LANGUAGES for row in packs.load(f"number/{lang}")["examples"]]


def open_end(bound: int | None) -> int:
    return -1 if bound is None else bound


@pytest.mark.parametrize(("lang", "row"), EXAMPLES, ids=[f"{lang}-{row['text'][:40]}" for lang, row in EXAMPLES])
def test_example(lang: str, row: dict[str, Any]) -> None:
    found = find_quantities(tokenize(row["text"]), lang)
    assert [[row["text"][q.start : q.end], open_end(q.low), open_end(q.high)] for q in found] == row["want"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pack_has_at_least_fifteen_examples(lang: str) -> None:
    assert len(packs.load(f"number/{lang}")["examples"]) >= 15


def test_the_promised_languages_have_packs() -> None:
    assert sorted(["en", "fr", "ar", "es", "de", "pt", "it", "ru", "uk", "tr", "fa", "he", "nl"]) == LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_of_a_pack_is_misspelt(lang: str) -> None:
    known = {field.name for field in fields(NumberPack)} | {"cardinals", "multipliers", "collectives", "examples"}
    assert set(packs.load(f"number/{lang}")) - known == set()
