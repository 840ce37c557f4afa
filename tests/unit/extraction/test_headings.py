"""What the headings of a list say of its lines."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report

PLACES = {
    "uk": (
        "Тиждень: головне\n\nХарків. У п'ятницю бомба влучила в будинок у Чугуєві, загинули троє людей.\n\n"
        "Суми. У суботу ракета влучила в гуртожиток, загинули двоє людей.\n\nОдеса. У неділю дрон влучив у склад, загинув сторож.",
        ["Chuhuyiv", "Sumy", "Odesa"],
    ),
    "pt": (
        "O fim de semana\n\nBeira. Na sexta-feira, homens armados mataram três pessoas num mercado em Dondo.\n\n"
        "Pemba. No sábado, uma bomba matou dois polícias.\n\nNampula. No domingo, homens armados raptaram um médico.",
        ["Dondo", "Pemba", "Nampula"],
    ),
}
NUMBERED = (
    "SUDAN – INCIDENTS, 2-9 MAY 2023\n\n1. Nyala, 2 May. Gunmen broke into a clinic and beat a guard to death.\n"
    "2. El Obeid, 4 May. A marked convoy came under fire; a driver was wounded.\n"
    "3. Khartoum, 7 May. Armed men abducted two aid workers from their house."
)
WEEK = (
    "A week in Kabul\n\nTuesday, 20 October: A quiet start. This morning fighters attack a post and kill two soldiers.\n"
    "Wednesday, 21 October: Talks go on. At 9 this morning a policeman is shot dead in his car.\n"
    "Friday, 23 October: Markets are open. This evening a bomb kills three people at a wedding."
)
DAILY = (
    "Relevant events of Monday 30 June 2025\n\n• CULIACÁN. Gunmen shot dead a shopkeeper outside his shop.\n"
    "• MAZATLÁN. Two policemen were killed when gunmen attacked their patrol.\n• NAVOLATO. Gunmen abducted a farmer."
)
TOLD_FIRST = (
    "A bomb killed nine people in Gao on 3 May 2024.\n\n• KIDAL. Gunmen shot dead a shopkeeper outside his shop.\n"
    "• MOPTI. Two policemen were killed when gunmen attacked their patrol.\n• SÉGOU. Gunmen abducted a farmer."
)


def _views(text: str, published: str) -> list[tuple[str | None, str | None]]:
    """Place and day of each mention."""
    report = Report(id="r", text=text, published_at=published, items=split(text))
    views = [mention_view(m, "i") for m in resolve(report, read(report))]
    return [(v.place, v.date) for v in views]


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=list(PLACES))
def test_a_line_that_opens_with_a_place_happened_there(text: str, places: list[str]) -> None:
    assert [place for place, _ in _views(text, "2024-09-09")] == places


def test_a_line_that_opens_with_place_and_day_happened_there_and_then() -> None:
    assert _views(NUMBERED, "2023-05-10") == [("Nyala", "2023-05-02"), ("El Obeid", "2023-05-04"), ("Khartoum", "2023-05-07")]


def test_a_line_that_opens_with_a_day_happened_then() -> None:
    assert [day for _, day in _views(WEEK, "2020-10-25")] == ["2020-10-20", "2020-10-21", "2020-10-23"]


def test_a_list_of_one_day_happened_on_it() -> None:
    assert {day for _, day in _views(DAILY, "2025-07-01")} == {"2025-06-30"}


def test_the_day_of_an_incident_told_first_is_not_that_of_the_list() -> None:
    assert [day for place, day in _views(TOLD_FIRST, "2024-05-06") if place != "Gao"] == ["2024-05-06"] * 3
