"""Phrases whose words stand apart."""

from __future__ import annotations

import pytest

from tocsin.extraction.words.lexicon import language, scan
from tocsin.text import tokenize


def events(lang: str, text: str) -> set[str]:
    return {hit.concept for hit in scan(tokenize(text), language(lang))["event"]}


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("de", "Rebellen griffen am Freitag bei Tillia einen Zug von Lastwagen an.", "attack"),
        ("de", "Beamte nahmen in Celle zwei Brüder fest und durchsuchten Wohnungen.", "arrest_raid"),
        ("fr", "Des inconnus ont ouvert samedi soir le feu sur un kiosque.", "shooting"),
        ("es", "Vecinos cortaron durante horas la ruta a Oruro.", "protest"),
        ("ar", "أضرم شبان مساء الجمعة النار في مخزن.", "arson"),
        ("he", "תושבים חסמו בבוקר את הכביש לדימונה.", "protest"),
        ("ru", "Неизвестные перерезали ночью кабель связи.", "sabotage"),
    ],
)
def test_what_stands_between_the_parts_does_not_hide_them(lang: str, text: str, concept: str) -> None:
    assert concept in events(lang, text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Helfer griffen zu Schaufeln an der Straße nach Tillia.",  # the particle must end the clause
        "Sie griffen zu den Rudern, an Land wartete niemand.",  # and be in the same clause
        "Er hielt den Griff fest und zog an.",  # a noun is no verb
    ],
)
def test_a_particle_elsewhere_belongs_to_no_verb(text: str) -> None:
    assert "attack" not in events("de", text)


def test_the_parts_of_a_phrase_stand_near_each_other() -> None:
    far = "Men opened the doors of the hall that the council had built for the fire."
    assert "shooting" not in events("en", far)
