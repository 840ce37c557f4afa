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


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot down an army helicopter near Goma on Tuesday, killing five soldiers.",
        "A helicopter was shot down over Idlib on Tuesday; two pilots died.",
        "Повстанцы сбили во вторник вертолёт армии под Гомой, погибли пять солдат.",
        "Les rebelles ont abattu mardi un hélicoptère de l'armée près de Goma, tuant cinq soldats.",
        "La guerrilla derribó un helicóptero el lunes en Arauca; murieron cinco soldados.",
        "أسقط المتمردون يوم الثلاثاء مروحية للجيش قرب غوما.",
        "Rebellen schossen am Dienstag bei Goma einen Militärhubschrauber ab.",
        "I ribelli hanno abbattuto martedì un elicottero dell'esercito a Goma.",
        "Insurgentes abateram na terça-feira um helicóptero em Palma.",
    ],
)
def test_aircraft_that_were_brought_down_are_targets_and_no_weapons(text: str) -> None:
    view = mention_view(read(report_of(text))[0])
    assert any("helicopter" in t for t in view.targets) and "helicopter" not in view.weapons
    assert view.type != IncidentType.AIR_STRIKE


def test_jets_that_shot_down_drones_are_no_targets() -> None:
    view = mention_view(read(report_of("Fighter jets shot down two drones over Kyiv on Tuesday."))[0])
    assert not any("jet" in t for t in view.targets) and "drone" in view.weapons
