"""Names that tell which story a text belongs to."""

from __future__ import annotations

import pytest

from tocsin.merging.names import MOST, names_of, sentences_at
from tocsin.model.base import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Sunday Stephen Paddock fired from the Mandalay Bay hotel. Later Paddock was found.", [{"paddock", "stephen"}, {"mandalay"}]),
        ("The mayor of the Bank of Orvel spoke.", [{"bank", "orvel"}]),
        ("Rescuers came. Rescuers left with rescuers.", []),
        ("Le président Keller a salué la brigade de Montfaucon.", [{"keller"}, {"montfaucon"}]),
        ("أعلن المتحدث أن الانفجار وقع في السوق", []),
        ("the police and army said nothing", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[set[str]]) -> None:
    found = names_of(text)
    assert set(map(frozenset, names)) <= set(found)
    assert bool(names) == bool(found)


def test_words_of_every_report_are_no_names() -> None:
    assert names_of("He told Reuters on Monday that President Macron and the United Nations Security Council knew.") == []


def test_there_is_a_bound() -> None:
    assert len(names_of(". ".join(f"We saw Person{chr(97 + n % 26)}{chr(97 + n // 26)} there" for n in range(90)))) == MOST


def test_the_sentences_around_a_span() -> None:
    text = "One was quiet. Two was at Orvel, they say. Three went home."
    start = text.index("Orvel")
    assert sentences_at(text, [Span(start, start + 5)]) == "Two was at Orvel, they say"
