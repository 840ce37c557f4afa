"""Names of groups as texts write them: in their cases, in capitals, beside what describes them."""

from __future__ import annotations

import pytest

from tocsin.actors import find_actors
from tocsin.actors.cases import cases
from tocsin.actors.registry import registry
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
    assert named("Paramilitares encapuchados asediaron la iglesia.", "es") == ["paramilitaries"]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Ansar Beit al-Maqdis said that it had shot the officer.", "en", "Ansar Beit al-Maqdis"),
        ("A FLEC-Posição Militar reivindicou a emboscada.", "pt", "FLEC-PM"),
        ("Ответственность взял на себя «Риядус-Салихийн».", "ru", "Riyadus-Salikhin"),
        ("The Hamza Division shelled the village.", "en", "Hamza Division"),
        ("قصفت فرقة الحمزة القرية.", "ar", "Hamza Division"),
        ("Sultan Murad Division shelled the village.", "en", "Sultan Murad Division"),
        ("The Islamic Jihad Union said its men fired.", "en", "Islamic Jihad Union"),
        ("Republican Action Against Drugs shot him in both legs.", "en", "Republican Action Against Drugs"),
        ("Der Sprengsatz wird der Wehrsportgruppe Hoffmann zugerechnet.", "de", "Wehrsportgruppe Hoffmann"),
        ("Колонну обстрелял батальон «Сомали».", "ru", "Somalia Battalion"),
        ("The Isatabu Freedom Movement burned the houses.", "en", "Isatabu Freedom Movement"),
        ("La mafia incendió el local.", "es", "mafia"),
        ("Un gruppo di Prima Linea sparò al magistrato.", "it", "Prima Linea"),
        ("El mensaje llevaba la firma de La Línea.", "es", "La Línea (Juárez Cartel)"),
    ],
)
def test_each_organisation_has_a_row_of_its_own(text: str, lang: str, name: str) -> None:
    assert named(text, lang) == [name]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Los metros finales se recorrieron a pie, con la familia al completo.", "es"),
        ("Ambas mujeres esperaban ante la escuela.", "es"),
        ("I vigili erano in prima linea contro le fiamme.", "it"),
        ("خرج الشباب إلى الشارع.", "ar"),
        ("La línea de mando se cortó.", "es"),
        ("Hubo dos víctimas fatales.", "es"),
    ],
)
def test_an_ordinary_word_is_no_group(text: str, lang: str) -> None:
    assert named(text, lang) == []


def test_a_parent_is_in_the_registry_and_an_alias_names_one_organisation() -> None:
    owners: dict[str, set[str]] = {}
    for record in registry().values():
        assert record.parent is None or record.parent in registry(), record.key
        for name in {record.name, *record.aliases} - record.scoped:
            owners.setdefault(name, set()).add(record.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("За вбивством стоїть «Нова ІРА».", "uk", ["New IRA"]),
        ("Рейд устроили бойцы картеля Халиско.", "ru", ["Jalisco New Generation Cartel"]),
        ("نیروهای دموکراتیک سوریه حمله کردند.", "fa", ["Syrian Democratic Forces"]),
        ("הטיגרים הטמיליים תקפו.", "he", ["LTTE"]),
        ("Des miliciens tchétchènes ont tiré.", "fr", ["Chechen militiamen"]),
        ("Asaltaron el pueblo guerrilleros maoístas.", "es", ["Maoist guerrillas"]),
    ],
)
def test_groups_forces_and_sides_as_other_languages_call_them(text: str, lang: str, names: list[str]) -> None:
    assert [n for n in named(text, lang) if n in names] == names
