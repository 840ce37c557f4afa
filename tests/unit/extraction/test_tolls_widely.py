"""Counts told in ways that several languages share: shots, ages, totals, those told along, those whom nobody hurt."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def counts_in(text: str) -> tuple[int | None, int | None]:
    """Killed and hurt of the first incident, as exact numbers."""
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2021-06-15", items=split(text)))]
    return _exact(found[0].killed), _exact(found[0].injured)


def _exact(count: Interval | None) -> int | None:
    return None if count is None or count.min != count.max else count.min


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet a été tué de trois balles dans la nuque, vendredi à Ajaccio.",
        "El fiscal fue asesinado de tres balazos en la cabeza el lunes en Medellín.",
        "Freddato con tre colpi di pistola lunedì a Napoli un pregiudicato.",
        "Der Richter wurde am Montag in Palermo mit drei Schüssen getötet.",
        "Судья убит тремя выстрелами в понедельник в Махачкале.",
        "A parcel bomb went off on a porch in Austin on 2 March: Anthony House, thirty-nine, killed.",
        "Two youths shot and killed union leader Julio Cesar Ramos at a bus stop in Lima on Monday.",
    ],
)
def test_shots_and_ages_count_nobody(text: str) -> None:
    assert counts_in(text)[0] == 1


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On Wednesday two judges, investigators and drivers, 12 persons in all, were slain by gunmen in Simacota, Colombia.", 12),
        ("Six hommes ont tiré sur des visiteurs à Louxor lundi. Le ministère dénombre 57 touristes tués, plus deux policiers.", 59),
        ("Die Luftwaffe hat am Montag in Gaza drei Anführer getötet. Unter den insgesamt 13 Toten waren auch Frauen.", 13),
        ("Двое полицейских и таможенник убиты в понедельник в Махачкале.", 3),
        ("Dos policías y un aduanero murieron el lunes en un ataque en Cúcuta.", 3),
        ("لقي السفير كريستوفر ستيفنز وثلاثة من مواطنيه مصرعهم في هجوم مسلح في بنغازي يوم الثلاثاء.", 4),
        ("On 21 January soldiers captured two students at a roadblock in San Salvador. Their bodies were found the next day.", 2),
    ],
)
def test_all_of_them(text: str, killed: int) -> None:
    assert counts_in(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("El lunes tres encapuchados dispararon contra la camioneta de un agricultor en Temuco sin herirlo.", 0),
        ("Am Montag wurden zwei Pumpstationen bei Riad von Drohnen getroffen. Verletzt wurde dabei niemand.", 0),
        ("Un homme a poignardé lundi à Annecy quatre enfants, dont un dans sa poussette, et deux adultes.", 6),
        ("Am Montag schoss ein Mann in Wien auf Passanten. 22 Menschen liegen in den Spitälern.", 22),
        ("ارتقى 18 شهيدا وأصيب 37 آخرون في غارة إسرائيلية على حماة يوم الاثنين.", 37),
    ],
)
def test_hurt(text: str, hurt: int) -> None:
    assert counts_in(text)[1] == hurt


def test_at_least_one_stays_open_where_the_noun_has_its_article() -> None:
    text = "Mardi, des obus sont tombés sur le dépôt de Bamako, blessant au moins un employé."
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2021-06-15", items=split(text)))]
    assert found[0].injured == Interval(min=1, max=None)
