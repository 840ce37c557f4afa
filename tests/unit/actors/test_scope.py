"""A short name that several bear goes by the countries and the year of the report."""

from __future__ import annotations

import pytest

from tocsin.actors import find_actors
from tocsin.text import tokenize


def keys(text: str, year: int | None = None, *countries: str) -> list[str | None]:
    return [a.key for a in find_actors(tokenize(text), "en", year, countries)]


@pytest.mark.parametrize(
    ("countries", "key"),
    [((), "raf-group"), (("DE",), "raf-group"), (("GB", "IQ"), "uk-state")],
)
def test_the_country_tells_which_bearer_is_meant(countries: tuple[str, ...], key: str) -> None:
    assert keys("The RAF said so.", None, *countries) == [key]


def test_a_name_borne_elsewhere_too_names_nobody_there() -> None:
    assert keys("SSP officers said so.", None, "PK") == ["sipah-sahaba"]
    assert keys("SSP officers said so.", None, "MX") == []


def test_nobody_founded_later_is_meant() -> None:
    assert keys("MUJAO said so.", 2012) == ["mujao"]
    assert keys("MUJAO said so.", 1999) == []


def test_bandits_are_those_of_nigeria_only_there() -> None:
    assert [(a.key, a.generic) for a in find_actors(tokenize("Bandits said so."), "en", None, ["NG"])] == [("bandits-ng", False)]
    assert [(a.key, a.generic) for a in find_actors(tokenize("Bandits said so."), "en", None, ["HT"])] == [(None, True)]
