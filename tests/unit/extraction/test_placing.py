"""Where an incident was: in its own words, else in what the report tells elsewhere, and never finer than that allows."""

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import MentionView
from tocsin.model.report import Report
from tocsin.model.vocabulary import Precision


def views(text: str, published: str = "2024-05-15") -> list[MentionView]:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return [mention_view(m) for m in resolve(report, read(report))]


def test_an_incident_told_without_a_place_lies_in_the_town_that_the_report_is_about() -> None:
    text = (
        "On Monday a bomb killed six people at a market in Maiduguri. "
        "Soldiers sealed the area and searched cars.\n\n"
        "On February 23, 2021, a volley of rockets killed sixteen people."
    )
    main, before = views(text)
    assert (main.place, before.place) == ("Maiduguri", "Maiduguri")
    assert before.date == "2021-02-23"


def test_a_site_told_elsewhere_says_no_more_than_the_town() -> None:
    text = (
        "A car bomb went off outside the Green Zone in Baghdad on Sunday and killed three guards.\n\n"
        "In 2009 two truck bombs had killed more than a hundred people."
    )
    before = views(text)[1]
    assert before.place == "Baghdad"
    assert before.geo_precision is Precision.TOWN
    assert before.radius_km is not None and before.radius_km >= 15


def test_a_country_told_is_not_left_for_a_town_abroad() -> None:
    text = "Rockets hit a base near Erbil on Sunday, wounding four soldiers.\n\nIn March an air strike had killed nine militiamen in Syria."
    before = views(text)[1]
    assert (before.country, before.lat) == ("SY", None)


def test_a_dateline_of_everyday_words_is_one() -> None:
    assert views("San Salvador, 17 may (EFE).- Una bomba mató anoche a dos policías.")[0].place == "San Salvador"


@pytest.mark.parametrize(
    "text",
    [
        "Two British aid workers were killed in an air strike in Syria on Sunday, the Foreign Office in London said.",
        "Dos cooperantes españoles murieron en un bombardeo en Siria, informó el Ministerio de Exteriores en Madrid.",
    ],
)
def test_where_somebody_speaks_from_abroad_is_not_where_it_was(text: str) -> None:
    assert (views(text)[0].country, views(text)[0].lat) == ("SY", None)


def test_where_an_attacked_force_stands_is_where_it_was() -> None:
    assert views("Quatorze soldats ont été tués jeudi dans l'assaut d'un poste de l'armée à Kafolo, en Côte d'Ivoire.")[0].place == "Kafolo"


def test_a_road_with_a_dash_is_no_dateline() -> None:
    text = "Dos militares murieron por una mina en la vía Santander de Quilichao - Caloto, en el norte del Cauca."
    assert views(text)[0].place == "between Santander de Quilichao and Caloto"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The bar in Kayseri was full. On Monday night a man from Canada shot two guests dead.", "Kayseri"),
        ("Lyon. Deux hommes ont été blessés au couteau lundi dans un bar.\n\nL'agresseur, venu d'Albanie, a été arrêté.", "Lyon"),
        ("BOUAKÉ (Agence) - La ville se remettait mardi. Trois passants ont été tués par un homme venu du Canada.", "Bouaké"),
    ],
)
def test_where_an_attacker_came_from_is_not_where_it_was(text: str, place: str) -> None:
    assert views(text)[0].place == place


@pytest.mark.parametrize(
    "text",
    [
        "Riyad, Washington, Paris et Londres ont condamné l'attaque de drones qui a tué trois ouvriers lundi.",
        "Washington, Paris and London condemned the drone attack that killed three workers on Monday.",
        "Washington, París y Londres condenaron el ataque con drones que mató a tres obreros el lunes.",
    ],
)
def test_governments_that_answer_are_not_where_it_happened(text: str) -> None:
    assert [v.lat for v in views(text)] == [None]


def test_a_name_that_our_own_sites_bear_is_no_other_airport() -> None:
    found = views("Two bombs exploded at Brussels Airport on Tuesday, killing at least eleven people.")[0]
    assert found.place == "Brussels airport, Zaventem"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Three soldiers were killed by a drone in Jordan on Sunday, at a post near al-Tanf. It came from Syria, officials said.", "JO"),
        ("Deux soldats ont été tués dimanche par une mine au Niger, près de Ménaka. Le Mali a condamné l'attaque.", "NE"),
        ("Dos policías murieron el lunes por una bomba en Colombia, cerca de San Antonio del Táchira. Venezuela lo negó.", "CO"),
    ],
)
def test_what_lies_beyond_the_border_of_where_it_was_is_not_where_it_was(text: str, country: str) -> None:
    assert views(text)[0].country == country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A medic was killed by a mine on Monday on a street of Bakhmut, Ukraine.", "Bakhmut"),
        ("LIMA, 4 MAY 90 (AGENCY) -- A BOMB KILLED A GUARD AT A BANK IN SAN BORJA YESTERDAY.", "San Borja, Lima"),
        ("Un guardia murió el lunes al estallar una bomba en la colonia Escalón.", "Colonia Escalón, San Salvador"),
        ("Two rockets hit Tower 22 in Jordan on Sunday and wounded three soldiers.", "Tower 22"),
    ],
)
def test_streets_quarters_and_posts_are_found(text: str, place: str) -> None:
    assert views(text)[0].place == place


def test_where_somebody_came_from_is_not_where_he_died() -> None:
    text = (
        "Three men were shot dead by gunmen on Sunday in Tripoli, Lebanon.\n\n"
        "The Lebanese army closed the roads. Lebanon declared three days of mourning.\n\n"
        "General Haddad, who had returned from Paris, was killed in October 2012."
    )
    assert all(view.country == "LB" for view in views(text))


def test_who_only_speaks_in_a_town_abroad_does_not_put_it_there() -> None:
    text = (
        "MANAGUA, 3 May - Two nuns died on Monday when a rocket hit their car in Nicaragua. "
        "The Nicaraguan army blames the rebels; the resistance in Miami says that soldiers staged the ambush."
    )
    assert views(text)[0].country == "NI"


def test_a_place_set_off_before_the_report_is_where_it_was() -> None:
    text = "Nazran, what is known so far. A van rammed the gate and blew up yesterday, killing twenty."
    assert views(text)[0].place == "Nazran"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("QUITO (Agency) - Gunmen crossed the river on Saturday and looted Shushufindi, killing two farmers.", "Shushufindi"),
        ("KABUL (Agency) - Khanabad was shelled on Monday; two farmers died.", "Khanabad"),
        ("BOGOTA (Agency) - The minister said on Monday that two officers had died in an ambush.", "Bogotá"),
    ],
)
def test_a_place_told_that_is_likelier_comes_before_the_dateline(text: str, place: str) -> None:
    assert views(text)[0].place == place
