"""A town spoken of without its name is the one named last."""

from __future__ import annotations

import pytest

from tocsin.gazetteer import Gazetteer
from tocsin.gazetteer.survey import survey
from tocsin.text import tokenize


def last_place(text: str, lang: str) -> str | None:
    record = survey([(tokenize(text), lang)], Gazetteer.open())[-1].record
    return record.name if record is not None else None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Gunmen raided a hotel in Bamako on Friday. Last year a nightclub in the city was attacked."),
        ("fr", "Une bombe a explosé vendredi à Bamako. C'est le troisième attentat dans la ville."),
        ("es", "Una bomba estalló el viernes en Bamako. Es el tercer atentado en la ciudad."),
        ("de", "In Bamako explodierte am Freitag eine Bombe. Es ist der dritte Anschlag in der Stadt."),
    ],
)
def test_the_city_is_the_town_named_last(lang: str, text: str) -> None:
    assert last_place(text, lang) == "Bamako"


def test_a_city_that_is_named_is_no_other() -> None:
    assert last_place("A bomb went off in Bamako. Four died in an ambush in the city of Kandahar.", "en") == "Kandahar"


def test_a_street_is_no_town_named_last() -> None:
    text = "Au Quai d'Orsay, on se tait. Dans la cité minière du nord du Niger, des hommes ont enlevé sept employés."
    assert last_place(text, "fr") == "Niger"


def test_where_something_only_came_from_is_no_town_named_last() -> None:
    text = "À Lac-Mégantic, un train descendu de Nantes a déraillé. Trente bâtiments ont brûlé dans la ville."
    assert last_place(text, "fr") == "Lac-Mégantic"
