"""No text makes the reader work for long: what it does grows about as the text does, however the text repeats itself."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of

TEXTS = {
    "one event again and again": "A bomb exploded in Erbil. ",
    "paragraphs": "A bomb exploded in Erbil.\n\n",
    "counts": "3 killed ",
    "places": "Erbil, ",
    "days": "on Monday ",
    "numbers": "one million ",
    "groups of figures": "1,000,",
    "speakers": "police said that ",
    "tweets": "Two rockets hit Erbil pic.twitter.com/x\n",
    "open tags": "<a ",
}


def calls(text: str) -> int:
    """How many functions of Python reading takes: says more than a clock on a busy machine."""
    report = report_of(IntakeDocument(text=text, published_at="2021-02"))
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        read(report)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    once, twice = TEXTS[name] * 120, TEXTS[name] * 240
    calls(once)  # words are remembered
    assert calls(twice) < 2.8 * calls(once)
