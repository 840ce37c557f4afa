"""Rockets and missiles that aircraft fire make an air strike; those that bring an aircraft down do not."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import drafts_of, read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report
from tocsin.model.vocabulary import IncidentType


def report_of(text: str) -> Report:
    return Report(id="r", text=text, published_at="2024-05-15", items=split(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Helicopters fired rockets at a market in Idlib on Tuesday, killing ten.", IncidentType.AIR_STRIKE),
        ("Rockets hit a market in Idlib on Tuesday, killing ten.", IncidentType.ROCKET_ATTACK),
        ("A helicopter was shot down with a missile over Idlib on Tuesday; two pilots died.", IncidentType.MISSILE_STRIKE),
    ],
)
def test_aircraft_make_an_air_strike_of_what_they_fire(text: str, kind: IncidentType) -> None:
    assert [mention_view(m).type for m in read(report_of(text))] == [kind]


def test_a_football_pitch_is_no_sport() -> None:
    text = "Una granada cayó el martes en un campo de fútbol de Járkov y mató a dos vecinos."
    marks = {h.concept for s in drafts_of(report_of(text)).statements for h in s.sentence.of("modality")}
    assert marks == {"literal"}
