"""Who did it with his own hands: by name over what is said of him, or by age and nation alone."""

from __future__ import annotations

import pytest

from tests.unit.extraction.test_authors import chosen, framed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Carl Dobson, 19, killed four shoppers in Omaha on Monday.", "Carl Dobson"),
        ("Luis Pardo, de 22 años, mató el domingo a dos vecinos en Cuenca.", "Luis Pardo"),
        ("Marc Vidal, un chauffeur de 40 ans, a tué deux passants à Dijon lundi.", "Marc Vidal"),
        ("Horst Lange, ein 50-jähriger Bauer, erschoss am Montag in Kassel zwei Nachbarn.", "Horst Lange"),
        ("A 22-year-old Moroccan stabbed two people in Ghent on Monday.", "22-year-old Moroccan"),
        ("A 15-year-old girl stabbed two people in Derby on Monday.", "15-year-old girl"),
        ("Un Tunisien de 24 ans a poignardé deux personnes à Dijon lundi.", "24-year-old Tunisian"),
        ("Ein 19-Jähriger hat am Montag in Kassel zwei Menschen erstochen.", "19-year-old man"),
        ("Un marocchino di 20 anni ha accoltellato due persone a Pisa lunedì.", "20-year-old Moroccan"),
        ("16-летний подросток зарезал двух человек в Перми в понедельник.", "16-year-old teenager"),
        ("Lee Harmon opened fire on shoppers in Omaha on Monday, killing three.", "Lee Harmon"),
        ("Three nurses were shot dead by Carl Dobson, a former patient, in Omaha on Monday.", "Carl Dobson"),
        ("Trois infirmières ont été tuées par Marc Vidal, un ancien patient, à Dijon lundi.", "Marc Vidal"),
        ("A lorry rammed a crowd in Ghent on Monday; the driver, Sami Belhadj, ran off.", "Sami Belhadj"),
    ],
)
def test_one_somebody_did_it(text: str, name: str) -> None:
    assert (name, "attributed") in framed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Carl Dobson, 19, was killed in the bombing of a bus in Omaha on Monday.",
        "A man drove a rented 19-ton truck through a crowd in Omaha on Monday, killing ten people.",
        "Un Tunisien de 24 ans a été poignardé à Dijon lundi.",
        "Samir Haddad assassiné à Beyrouth lundi.",
        "El concejal Luis Pardo, muerto a tiros el lunes en Cuenca.",
        "A bomb went off in Ghent on Monday. The driver, Sami Belhadj, ran off.",
    ],
)
def test_who_came_to_harm_or_is_only_called_a_man_did_nothing(text: str) -> None:
    assert not framed(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two people were stabbed in Derby on Monday. Police arrested a 15-year-old girl.", "15-year-old girl"),
        ("A 15-year-old girl was arrested on suspicion of stabbing two people in Derby on Monday.", "15-year-old girl"),
        ("Due persone sono state accoltellate a Pisa lunedì. Un marocchino di 20 anni è stato arrestato.", "20-year-old Moroccan"),
    ],
)
def test_who_was_caught_is_told_with_his_age_and_nation(text: str, name: str) -> None:
    assert (name, "arrested") in framed(text)


def test_who_tells_of_an_arrest_was_not_caught() -> None:
    told = framed("A bomb hit a bank in Bari on Monday. Minister Paolo Neri announced the arrest of three Moroccans.")
    assert told == {("three Moroccans", "arrested")}


def test_whose_side_others_are_on_is_no_author() -> None:
    told = framed("Iran-backed militias fired two rockets at a base near Tikrit on Monday.")
    assert told == {("pro-Iranian groups", "attributed")}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb hit a bank in Tyre on Monday. Hezbollah rejected any suggestion that its men were to blame.",
        "Une bombe a visé une banque à Tyr lundi. Le Hezbollah a fait savoir qu'il n'y était pour rien.",
    ],
)
def test_who_rejects_the_blame_is_not_blamed(text: str) -> None:
    assert framed(text) == {("Hezbollah", "denied")}


def test_a_country_right_before_the_verb_is_blamed_where_verbs_stand_last() -> None:
    told = framed("یک بمب روز دوشنبه در بصره سه نفر را کشت. سپاه پاسداران عربستان سعودی را متهم کرد.")
    assert told == {("Saudi Arabia", "attributed")}


def test_a_branch_is_told_once() -> None:
    told = chosen("The Islamic State's branch there, known as ISIS-K, claimed the suicide bombing that killed ten in Herat on Monday.")
    assert told == [("Islamic State Khorasan Province", "claimed")]
