"""When it was, told by another incident of the report."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report

ENGLISH = (
    "Militants stormed a secondary school in Damboa, Nigeria, on April 14. On Wednesday last week several hundred women marched on "
    "parliament in Abuja. The economic forum opens this week. On the morning of the {} a bomb killed at least 75 people at a bus park "
    "in Jos."
)
FRENCH = (
    "Des hommes armés ont pris d'assaut une école à Damboa, au Nigeria, le 14 avril. Mercredi, des centaines de femmes ont défilé "
    "à Abuja. Le matin de l'attaque de l'école, dans un autre attentat, une bombe avait tué 75 personnes à Jos."
)
GERMAN = (
    "Am 14. April stürmten Bewaffnete eine Schule in Damboa in Nigeria. Am Mittwoch zogen Hunderte Frauen durch Abuja. "
    "Am Morgen des Überfalls auf die Schule waren bei einem anderen Bombenanschlag in Jos 75 Menschen getötet worden."
)


def _days(text: str) -> dict[str | None, str | None]:
    """Type → day."""
    report = Report(id="r", text=text, published_at="2014-05-06", items=split(text))
    views = [mention_view(m, "i") for m in resolve(report, read(report))]
    return {v.type: v.date for v in views}


@pytest.mark.parametrize("text", [ENGLISH.format("school raid"), FRENCH, GERMAN], ids=["en", "fr", "de"])
def test_the_morning_of_another_incident_is_its_day(text: str) -> None:
    assert _days(text)["bombing"] == "2014-04-14"


def test_the_words_tell_which_incident_is_meant() -> None:
    assert _days(ENGLISH.format("march on parliament"))["bombing"] == "2014-04-30"


def test_the_words_for_it_are_the_evidence() -> None:
    text = ENGLISH.format("school raid")
    report = Report(id="r", text=text, published_at="2014-05-06", items=split(text))
    words = {c.words for m in resolve(report, read(report)) for c in m.claims if c.field == "date"}
    assert "the morning of the school" in words or "the morning of the school raid" in words
