"""How many munitions: the rest told without their noun, what was found and not used, titles that round."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def munitions_in(text: str) -> Interval | None:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return found[0].munitions if found else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Two drones struck a depot in Odesa on Monday and a third was shot down.", 3, 3),
        ("Drei Raketen schlugen am Montag in Haifa ein, zwei weitere wurden abgefangen.", 5, 5),
        ("Trois roquettes sont tombées lundi sur Haïfa, deux autres ont été interceptées.", 5, 5),
        ("Tres cohetes cayeron el lunes en Haifa y otros dos fueron interceptados.", 5, 5),
        ("Two roadside bombs and a car bomb exploded in Kabul on Monday.", 3, 3),
        ("Cinq missiles balistiques et de croisière et un grand nombre de drones ont frappé Odessa lundi.", 5, None),
        ("أطلقت طائرات التحالف صاروخين على الأقل على صنعاء يوم الاثنين.", 2, None),
        (
            "Hundreds of drones fired at Odesa\n\nODESA - Russia fired 170 drones and 90 cruise missiles at Odesa on Monday, the army "
            "said. Nobody was hurt. The port was closed and trains were late, the mayor wrote, and he asked people to stay at home "
            "until the sappers had gone through every street of the old town. Power was back by noon in most of the districts.",
            260,
            260,
        ),
    ],
)
def test_counts(text: str, low: int, high: int | None) -> None:
    assert munitions_in(text) == Interval(min=low, max=high)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a judge in Lima on Monday. Police found two grenades in their car.",
        "Bewaffnete erschossen am Montag in Lima einen Richter. Die Polizei hat im Wagen zwei Granaten gefunden.",
        "Pistoleros asesinaron el lunes a un juez en Lima. La policía halló dos granadas en el coche.",
    ],
)
def test_what_was_found_was_not_used(text: str) -> None:
    assert munitions_in(text) is None


def test_a_bomb_found_is_counted_where_it_was_planted() -> None:
    assert munitions_in("Police found two bombs outside the court in Jos on Monday; both exploded before dawn.") == Interval(min=2, max=2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Twin blasts hit a market in Jos on Tuesday, killing 12 people.", 2),
        ("قتل 32 شخصا في التفجير المزدوج في بغداد يوم الاثنين.", 2),
        ("Kabil'de pazartesi günü otobüsün altına konan bomba patladı. 2 sivil öldü.", 1),
        ("La roquette a éventré lundi un immeuble de Haïfa, tuant un homme.", 1),
        ("Deux engins dissimulés sous des barrières ont explosé lundi à Boston, faisant trois morts.", 2),
    ],
)
def test_two_by_a_word_and_the_one(text: str, count: int) -> None:
    assert munitions_in(text) == Interval(min=count, max=count)
