"""Which incident a statement belongs to."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report

TWO = {
    "counted in months": "A car bomb killed four policemen in Mosul on Monday. Two months ago, nine shepherds died in Basra.",
    "counted in months, from what was told": "Une voiture piégée a tué quatre policiers à Mossoul lundi. "
    "Deux mois plus tôt, neuf bergers avaient été tués à Tikrit.",
    "counted in years": "A car bomb killed four policemen in Mosul on Monday. A year ago nine shepherds were killed in Basra.",
    "set apart by a word": "On Monday a car bomb killed four policemen in Mosul. Separately, two shepherds lost their lives in Basra.",
}
ONE = {
    "a title rounds the toll": "Más de un centenar de muertos en dos explosiones\n\n"
    "Al menos 103 personas murieron este lunes al estallar dos artefactos en Kermán, en el sureste de Irán.",
    "nothing sets it apart": "A car bomb killed four policemen in Mosul on Monday. Two shepherds were killed in Tikrit.",
    "a country only spoken of": "Drones: quatre soldats tués, États-Unis en deuil\n\n"
    "Quatre soldats ont été tués lundi par un drone tombé sur leur camp en Jordanie, selon l'armée.",
}


@pytest.mark.parametrize("text", TWO.values(), ids=list(TWO))
def test_people_harmed_at_another_time_or_place_are_another_incident(text: str) -> None:
    assert len(_drafts(text)) == 2


@pytest.mark.parametrize("text", ONE.values(), ids=list(ONE))
def test_people_harmed_are_those_of_the_incident_told(text: str) -> None:
    assert len(_drafts(text)) == 1


def _drafts(text: str) -> list[object]:
    return list(drafts_of(Report(id="r", text=text, published_at="2024-05-14", items=split(text))).drafts)
