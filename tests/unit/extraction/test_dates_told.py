"""When incidents happened, as whole reports tell it."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report


def dates_of(text: str, published: str | None = None) -> list[str | None]:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return [mention_view(m).date for m in resolve(report, read(report))]


@pytest.mark.parametrize("published", ["2019-08", "2019", None])
def test_weekdays_count_from_the_dateline_where_the_publication_is_no_day(published: str | None) -> None:
    text = "GAO, 14 Aug 2019 (Agency) - A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said."
    assert dates_of(text, published) == ["2019-08-12"]


def test_a_report_without_a_time_is_of_the_day_of_its_dateline() -> None:
    text = "GAO, 14 August (Agency) - A car bomb killed three soldiers at a checkpoint in Gao, the army said."
    assert dates_of(text, "2019-08") == ["2019-08-14"]


def test_a_dateline_far_from_the_publication_is_not_trusted() -> None:
    text = "GAO, 14 August (Agency) - A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said."
    assert dates_of(text, "2020-03-05") == ["2020-03-02"]


def test_the_day_of_saying_stands_for_the_day_of_writing() -> None:
    text = "The minister said on Sunday 18 August that rockets had struck the airport of Tripoli overnight, killing two guards."
    assert dates_of(text, "2019-08") == ["2019-08-18"]


def test_another_incident_without_a_day_is_of_the_main_ones_day() -> None:
    text = "A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said.\n\nIn Kidal, gunmen shot dead a teacher."
    assert dates_of(text, "2019-08-14") == ["2019-08-12", "2019-08-12"]


def test_hours_later_is_the_same_day_and_two_days_later_is_not() -> None:
    text = "A car bomb killed three soldiers in Gao on Monday. {} rockets struck the airport of Kidal, wounding two."
    assert dates_of(text.format("Three hours later"), "2019-08-16") == ["2019-08-12", "2019-08-12"]
    assert dates_of(text.format("Two days later"), "2019-08-16") == ["2019-08-12", "2019-08-14"]


def test_when_told_in_a_sentence_of_its_own() -> None:
    text = (
        "Überfall auf Kaserne\n\nTeile der Garde haben in der Nacht zum Freitag vergeblich versucht, die Macht zu übernehmen. "
        "Panzer rollten durch Niamey, bei Gefechten kamen zwölf Soldaten ums Leben."
    )
    assert dates_of(text, "2021-04-03") == ["2021-04-01"]
