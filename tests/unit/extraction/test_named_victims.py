"""Victims told by their names: one of a murder whom nobody counts, lists of names, those whom a bomb killed perhaps among others."""

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def _killed(text: str) -> Interval | None:
    report = Report(id="r_named", text=text, published_at="2015-03-05T12:00:00Z", items=split(text))
    (mention,) = read(report)
    return mention_view(mention, None).killed


@pytest.mark.parametrize(
    "text",
    [
        "The murder of Karim Haddad, shot in the garage of his house in Basra on Monday, remains unsolved.",
        "The anthropologist Lucia Chang, stabbed to death on Monday outside her office in Lima, was not robbed.",
        "Am Montag war Karim Haddad, der Sprecher der Bank, in seinem Haus in Bagdad ermordet worden.",
    ],
)
def test_one_of_a_murder_whom_nobody_counts(text: str) -> None:
    assert _killed(text) == Interval(min=1, max=1)


def test_an_attempted_murder_of_somebody_named_kills_nobody() -> None:
    assert _killed("The attempted murder of Karim Haddad in Basra on Monday, by gunmen who shot at his car, remains unsolved.") is None


@pytest.mark.parametrize(
    "text",
    [
        "A drone killed General Karim Haddad in Baghdad on Monday.",
        "Une frappe de drone a tué le commandant Ali Traoré à Kidal lundi.",
        "Eine Drohne tötete am Montag den Kommandeur Karim Haddad in Bagdad.",
        "Un dron mató al comandante Luis Ortega en Cúcuta el lunes.",
        "В результате удара беспилотника в понедельник убит командир Рустам Ахмедов в Донецке.",
        "قتل القائد محمد سعيد في غارة جوية على غزة يوم الاثنين.",
        "Carlos Robledo, jefe de la brigada, murió el lunes en Bagdad por el ataque de un dron.",
        "Karim Haddad, commander of the brigade, died on Monday in Baghdad in a drone strike.",
    ],
)
def test_who_is_named_may_have_died_among_others(text: str) -> None:
    assert _killed(text) == Interval(min=1, max=None)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead General Karim Haddad in Baghdad on Monday.",
        "A drone killed General Karim Haddad in Baghdad on Monday; nobody else was hurt.",
        "A drone strike killed one man, Karim Haddad, in Baghdad on Monday.",
    ],
)
def test_a_total_that_is_told_or_aimed_at_one_is_closed(text: str) -> None:
    assert _killed(text) == Interval(min=1, max=1)


@pytest.mark.parametrize(
    "text",
    [
        "Karim Haddad and Omar Suleiman were shot dead in Basra on Monday.",
        "Gunmen killed the engineers Karim Haddad and Omar Suleiman in Basra on Monday.",
        "Two engineers, Karim Haddad and Omar Suleiman, were shot dead in Basra on Monday.",
        "Des hommes armés ont tué lundi à Kidal Ali Traoré et Moussa Keita.",
        "El lunes unos sicarios mataron en Cúcuta a Juan Pérez y Luis Ortega.",
        "В понедельник в Казани застрелили Рустама Ахмедова и Игоря Петрова.",
    ],
)
def test_names_that_are_joined_count(text: str) -> None:
    assert _killed(text) == Interval(min=2, max=2)


def test_names_of_those_who_tell_of_it_count_nobody() -> None:
    assert _killed("Three soldiers were killed in Basra on Monday, Karim Haddad and Omar Suleiman reported.") == Interval(min=3, max=3)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Two soldiers and three attackers were killed in an attack on a base in Mali on Monday.", 2),
        ("The police chief was shot dead in Mosul on Monday.", 1),
        ("Three girls aged between 7 and 10 were killed in a blast in Kabul on Monday.", 3),
        ("В понедельник в Казани неизвестный зарезал мужчину и его жену.", 2),
        ("El lunes ofrendaron su vida en una emboscada en Tayacaja doce (12) efectivos del Ejército.", 12),
        ("Unbekannte schossen am Montag in Bagdad auf den Anwalt Karim Haddad. Er überlebte nicht.", 1),
    ],
)
def test_who_is_counted(text: str, low: int) -> None:
    """Attackers are counted apart, a chief is one, ages count nobody, kin of the one are two, who did not survive is dead."""
    assert _killed(text) == Interval(min=low, max=low)


def test_ages_in_a_range_count_nobody() -> None:
    assert _killed("Children aged 7 to 10 were killed in a blast in Kabul on Monday.") == Interval(min=2, max=None)
