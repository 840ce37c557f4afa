"""The language packs: every concept worded in each, and the examples that stand at the end of a pack."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tocsin import packs
from tocsin.extraction.reader import read
from tocsin.extraction.words.lexicon import CONCEPTS, language, scan
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval, MentionView
from tocsin.model.report import Item, Report
from tocsin.text import tokenize, variants

LANGUAGES = [name for name in packs.names("lang") if f"lang/{name}" != CONCEPTS]
EXAMPLES = [
    pytest.param(lang, row, id=f"{lang}-{n}") for lang in LANGUAGES for n, row in enumerate(packs.load(f"lang/{lang}").get("example", []))
]
OPEN = -1
COUNTS = ("killed", "injured", "munitions")
KEYS = {"text", "quiet", "type", "weapons", "authors", "maybe", *COUNTS}


def views(lang: str, text: str) -> list[MentionView]:
    report = Report(id="r", text=text, published_at="2024-05-15", items=(Item(span=(0, len(text)), lang=lang),))
    return [mention_view(mention) for mention in read(report)]


def interval(bounds: list[int]) -> Interval:
    low, high = (None if bound == OPEN else bound for bound in bounds)
    return Interval(min=low, max=high)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pack_words_every_concept_and_no_other(lang: str) -> None:
    pack, concepts = packs.load(f"lang/{lang}"), packs.load(CONCEPTS)
    assert {cls: set(pack[cls]) for cls in concepts} == {cls: set(concepts[cls]) for cls in concepts}
    assert set(pack) - {"meta", "example"} == set(concepts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_concept_has_a_phrase_twice(lang: str) -> None:
    pack = packs.load(f"lang/{lang}")
    twice = [
        (cls, concept, phrase)
        for cls in packs.load(CONCEPTS)
        for concept, phrases in pack[cls].items()
        for phrase, count in Counter(v for phrase in phrases for v in variants(phrase)).items()
        if count > 1
    ]
    assert not twice


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if "example" in packs.load(f"lang/{lang}")])
def test_examples_come_in_numbers_and_one_in_eight_is_quiet(lang: str) -> None:
    examples = packs.load(f"lang/{lang}")["example"]
    assert len(examples) >= 8
    assert 8 * sum(row.get("quiet", False) for row in examples) >= len(examples)


@pytest.mark.parametrize(("lang", "row"), EXAMPLES)
def test_an_example_reads_as_it_says(lang: str, row: dict[str, Any]) -> None:
    found = views(lang, row["text"])
    assert set(row) <= KEYS
    assert (not found) == row.get("quiet", False)
    for view in found[:1]:
        assert view.type == row["type"]
        for name in COUNTS:
            assert getattr(view, name) == (interval(row[name]) if name in row else None), name
        assert "weapons" not in row or list(view.weapons) == row["weapons"]
        told = [[a.name, a.stance.value] for a in view.perpetrators]
        assert [a for a in told if a not in row.get("maybe", [])] == row.get("authors", [])


def test_accents_count_where_a_phrase_says_so() -> None:
    def casualties(text: str) -> list[str]:
        return [hit.concept for hit in scan(tokenize(text), language("tr"))["casualty"]]

    assert casualties("üç kişi öldü") == ["killed_after"]
    assert casualties("sorun çözülmüş oldu") == []


def test_letters_that_a_keyboard_lacks_are_written_otherwise() -> None:
    def casualties(text: str) -> list[str]:
        return [hit.concept for hit in scan(tokenize(text), language("de"))["casualty"]]

    assert casualties("zwei Menschen getötet") == casualties("zwei Menschen getoetet") == ["killed_any"]


def test_capitals_count_where_nouns_have_them_and_a_phrase_says_so() -> None:
    def casualties(text: str) -> set[str]:
        return {hit.concept for hit in scan(tokenize(text), language("de"))["casualty"]}

    assert casualties("drei Verletzte") == {"injured_noun"}
    assert casualties("er verletzte drei") == {"injured_noun", "injured_before"}
