"""Names of groups as texts write them: in their cases, in capitals, beside what describes them."""

from __future__ import annotations

import pytest

from tocsin.actors import find_actors
from tocsin.actors.cases import cases
from tocsin.text import tokenize


def named(text: str, lang: str) -> list[str]:
    return [a.name for a in find_actors(tokenize(text), lang)]


@pytest.mark.parametrize("form", ["Талибана", "Талибану", "Талибаном"])
def test_a_cyrillic_name_has_cases(form: str) -> None:
    assert form in set(cases("Талибан"))
    assert named(f"Взрыв приписывают {form}.", "ru") == ["Taliban"]


def test_letters_in_capitals_and_other_scripts_have_none() -> None:
    assert not [*cases("ИГИЛ"), *cases("Taliban")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THE UNION SAID ITS OFFICES WERE BURNED.", []),
        ("Let nobody say that.", []),
        ("The LeT attacked a camp.", ["Lashkar-e-Taiba"]),
    ],
)
def test_letters_that_are_a_word_are_no_group(text: str, names: list[str]) -> None:
    assert named(text, "en") == names


def test_hooded_says_nothing_of_paramilitaries_who_are_named_beside_it() -> None:
    assert named("Paramilitares encapuchados asediaron la iglesia.", "es") == ["paramilitary groups"]
