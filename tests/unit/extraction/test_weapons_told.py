"""Which weapons an incident had: implied ones, and words that name none in some kinds of incidents."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report


def weapons_in(text: str) -> tuple[str, ...]:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return found[0].weapons if found else ()


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("A suicide bombing killed nine people at a mosque in Maiduguri on Monday.", ("bomb",)),
        ("Un attentat suicide a tué neuf personnes lundi dans une mosquée de Maiduguri.", ("bomb",)),
        ("A suicide bomber wearing an explosive vest killed nine people in Maiduguri on Monday.", ("explosive vest",)),
        ("Two men with a pistol and a sawn-off shotgun fired gunshots at a bus in Cali on Monday, killing one.", ("pistol", "shotgun")),
        ("Des hommes armés de fusils d'assaut ont tué lundi quatre villageois près de Diffa.", ("rifle",)),
        ("Pazartesi günü Adana'da bir adam tabancayla iki kişiyi öldürdü.", ("pistol",)),
        ("В понедельник в Грозном неизвестные из автоматов расстреляли двух полицейских.", ("rifle",)),
        ("Dos encapuchados mataron el lunes con un revólver a un concejal en Cúcuta.", ("revolver",)),
        ("Four bombs packed with dynamite went off on a train near Lyon on Monday, killing nine.", ("bomb",)),
        ("Rebels dynamited a pipeline near Arauca on Monday.", ("dynamite",)),
        ("Rebeldes dinamitaron el lunes un oleoducto cerca de Arauca.", ("dynamite",)),
        ("An air strike hit a village near Idlib on Monday; fighters answered with gunfire.", ()),
        ("A truck carrying about 200 kg of dynamite blew up outside a bank in Cali on Monday, killing two.", ("dynamite", "truck bomb")),
        ("Un taxi con 150 kilos de explosivos estalló el lunes frente a un banco en Cali y mató a dos personas.", ("taxi bomb",)),
        ("Gunmen attacked a village near Mubi on Monday and killed four farmers.", ("gun",)),
        ("Des hommes armés ont attaqué lundi un village près de Djibo et tué quatre paysans.", ("gun",)),
        ("Gunmen with machetes attacked a village near Mubi on Monday and killed four farmers.", ("machete",)),
        ("A train derailed near Lagos on Monday and a fire broke out in two cars.", ()),
    ],
)
def test_weapons(text: str, weapons: tuple[str, ...]) -> None:
    assert weapons_in(text) == weapons


@pytest.mark.parametrize("text", ["Two rockets were fired at Ashdod on Sunday.", "Deux roquettes ont été tirées sur Ashdod dimanche."])
def test_rockets_that_are_fired_are_no_shooting(text: str) -> None:
    assert weapons_in(text) == ("rocket",)


def test_a_market_by_the_name_of_sabreen_is_no_weapon() -> None:
    assert weapons_in("Shells hit Sabreen market on Monday.") == ("shell",)
