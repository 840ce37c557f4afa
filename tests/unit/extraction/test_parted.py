"""Phrases whose words stand apart."""

from __future__ import annotations

import pytest

from tocsin.extraction.words.lexicon import language, scan
from tocsin.text import tokenize
from tocsin.times import find_times


def events(lang: str, text: str) -> set[str]:
    return {hit.concept for hit in scan(tokenize(text), language(lang))["event"]}


def timed_events(lang: str, text: str) -> set[str]:
    tokens = tokenize(text)
    return {hit.concept for hit in scan(tokens, language(lang), find_times(tokens, lang))["event"]}


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


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("A charge blew apart a police van in Quetta.", "bombing"),
        ("Their jeep ran over an old mine near Bria.", "bombing"),
        ("A bus driver suddenly mowed down nine cadets.", "vehicle_ramming"),
        ("A youth put a match to the curtains of the party office.", "arson"),
        ("A ferry with forty pilgrims went down off Samar.", "accident"),
        ("Two men pumped five bullets into a teacher.", "shooting"),
        ("Bandits held up a lorry of the food agency.", "robbery"),
    ],
)
def test_a_choice_of_words_is_each_of_them(text: str, concept: str) -> None:
    assert concept in events("en", text)


@pytest.mark.parametrize("text", ["The van went to the market.", "The gunmen mowed down nine cadets.", "A match put an end to the streak."])
def test_a_choice_needs_all_its_words(text: str) -> None:
    assert not {"bombing", "vehicle_ramming", "arson"} & events("en", text)


def test_what_two_choices_of_a_concept_find_is_one_word() -> None:
    hits = scan(tokenize("A bomb exploded and ripped through a market."), language("en"))["event"]
    assert [h.concept for h in hits if h.first == 1] == ["bombing"]


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("fr", "Des rebelles ont pris jeudi d'assaut la caserne de Labbézanga.", "raid"),
        ("fr", "Des mères se sont rassemblées mercredi devant le rectorat.", "protest"),
        ("pt", "Os rebeldes tomaram na terça-feira de assalto o quartel.", "raid"),
    ],
)
def test_a_time_may_stand_inside_a_phrase(lang: str, text: str, concept: str) -> None:
    assert concept not in events(lang, text)
    assert concept in timed_events(lang, text)


def test_a_comma_beside_the_time_parts_the_words() -> None:
    assert "raid" not in timed_events("fr", "Ce qu'ils ont pris, jeudi, d'assaut personne ne le dit.")
