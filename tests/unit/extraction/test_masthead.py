"""The days of a digest's lines are days of the period it names."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report

DIGEST = (
    "Weekly digest, Mali and Niger, {period}\n"
    "• Gao, {first}: a roadside bomb killed two soldiers and wounded five, the general staff said.\n"
    "• Kidal, 9 May: gunmen kidnapped an aid worker from her car.\n"
    "• Reminder: on 26 March 2021 gunmen had killed nine villagers near Bandiagara."
)


def views(text: str, published: str | None) -> dict[str | None, str | None]:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return {v.place: v.date for v in map(mention_view, resolve(report, read(report)))}


@pytest.mark.parametrize("published", [None, "2024-05-13"])
@pytest.mark.parametrize("first", ["7 May", "7/5", "5/7"])
def test_days_in_lines_have_the_year_of_the_period_and_lie_in_it(first: str, published: str | None) -> None:
    found = views(DIGEST.format(period="6-12 May 2024", first=first), published)
    assert (found["Gao"], found["Kidal"]) == ("2024-05-07", "2024-05-09")
    assert "2021-03-26" in found.values()


def test_a_day_outside_the_period_is_read_as_it_stands() -> None:
    found = views(DIGEST.format(period="6-12 May 2024", first="20 April"), "2024-05-13")
    assert found["Gao"] == "2024-04-20"


def test_who_speaks_in_one_line_says_nothing_of_the_place_that_opens_the_next() -> None:
    assert "Kidal" in views(DIGEST.format(period="6-12 May 2024", first="7 May"), "2024-05-13")
