"""Sentences in all languages: what happened in each, or that nothing did."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report

TOLD = Path(__file__).parents[2] / "kinds" / "sentences.tsv"
QUIET = "quiet"
LEAST = {"types": 0.88, "quiet": 0.85}
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "pt", "ru", "tr", "uk")


@cache
def judged() -> dict[tuple[str, str], list[bool]]:
    """Language and "types" or "quiet" → whether each sentence was read rightly."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for line in TOLD.read_text(encoding="utf-8").splitlines():
        published, _, text, kinds = line.split("\t")
        report = Report(id="r", text=text, published_at=published, items=split(text))
        types = [mention_view(mention).type.value for mention in read(report)]
        right = not types if kinds == QUIET else bool(types) and types[0] in kinds.split(",")
        found[report.items[0].lang, QUIET if kinds == QUIET else "types"].append(right)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", ["types", "quiet"])
def test_most_sentences_are_read_rightly(lang: str, what: str) -> None:
    right = judged()[lang, what]
    assert len(right) >= 15
    assert sum(right) / len(right) >= LEAST[what]
