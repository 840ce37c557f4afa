"""Whom a casualty word counts: lists, brackets, relative clauses, and people whose noun no list knows."""

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def counts_of(text: str) -> tuple[Interval | None, Interval | None]:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return (found[0].killed, found[0].injured) if found else (None, None)


def exactly(count: int | None) -> Interval | None:
    return None if count is None else Interval(min=count, max=count)


TOLD = [
    ("Three zamindars were shot dead by gunmen near Quetta on Monday.", 3, None),
    ("Two sergeants were killed and 11 were wounded when rebels shelled the camp near Goma.", 2, 11),
    ("Five soldiers who had been abducted on Friday were killed by gunmen near Goma.", 5, None),
    ("Two herders were abducted and later killed by gunmen near Mopti.", 2, None),
    ("Dos ganaderos fueron secuestrados y luego asesinados por hombres armados en Arauca.", 2, None),
    ("Un professeur a été enlevé puis tué par des hommes armés à Djibo.", 1, None),
    ("The mayor was shot dead along with his two bodyguards by gunmen in Kandahar.", 3, None),
    ("El alcalde fue asesinado junto con dos escoltas en Tumaco el lunes.", 3, None),
    ("Seven nurses (four women and three men) were wounded when a shell hit a clinic in Donetsk.", None, 7),
    ("Nove passageiros (seis mulheres e três crianças) foram mortos num ataque a tiros em Macomia.", 9, None),
    ("Six guards were killed and a seventh seriously injured in a gun attack in Aden.", 6, 1),
    ("Quatre gendarmes ont été tués et un cinquième blessé dans une embuscade près de Gao.", 4, 1),
    ("The bomb killed six policemen including an inspector and also injured nine people in Jos.", 6, 9),
    ("Four soldiers were killed in Tillia and two policemen were killed in Banibangou by gunmen on Sunday.", 6, None),
    ("A masked man stabbed a lawyer and his wife to death at their home in Lyon.", 2, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLD)
def test_counts(text: str, killed: int | None, injured: int | None) -> None:
    assert counts_of(text) == (exactly(killed), exactly(injured))
