"""Which annotated mention a draft tells, for the fits: one draft a mention, by words, day, place and type."""

from __future__ import annotations

from typing import Any

from tocsin.extraction.reader import drafts_of
from tocsin.model.report import Item, Report
from tools.told import told

TEXT = "A bomb killed four people in Mosul on Monday. On Wednesday gunmen shot dead a judge in Basra."
BOMB: dict[str, Any] = {"type": "bombing", "date": "2024-05-13", "place": "Mosul"}
JUDGE: dict[str, Any] = {"type": "assassination", "types": ["assassination", "armed_attack"], "date": "2024-05-15", "place": "Basra"}


def names(mentions: list[dict[str, Any]], single: bool = False) -> list[str | None]:
    report = Report(id="r", text=TEXT, published_at="2024-05-17", items=(Item(span=(0, len(TEXT)), lang="en"),))
    return [str(m["place"]) if m else None for m in told(drafts_of(report).drafts, {"mentions": mentions, "text": TEXT}, single)]


def test_the_draft_whose_words_a_quote_covers_tells_the_mention() -> None:
    assert names([JUDGE | {"quote": "gunmen shot dead a judge"}, BOMB | {"quote": "A bomb killed four"}]) == ["Mosul", "Basra"]


def test_without_a_quote_two_of_day_place_and_type_must_agree() -> None:
    assert names([JUDGE, BOMB]) == ["Mosul", "Basra"]
    assert names([BOMB | {"date": "2023-01-01", "place": "Kirkuk"}]) == [None, None]


def test_without_a_quote_the_very_words_of_a_target_count_as_much_as_its_day() -> None:
    somewhere = JUDGE | {"date": "2023-01-01", "place": "Kirkuk"}
    assert names([somewhere | {"targets": [["the magistrate", "A JUDGE"]]}]) == [None, "Kirkuk"]
    assert names([somewhere | {"targets": ["a mayor"]}]) == [None, None]


def test_a_mention_is_told_by_one_draft() -> None:
    assert names([BOMB], single=True) == ["Mosul", None]
