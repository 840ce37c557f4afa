"""Words and turns of phrase that tell of an incident, in the languages that lacked them; and the like that tell of none."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import drafts_of, read
from tocsin.intake.bundle import split
from tocsin.model.report import Report

TELLING = {
    "dragged from home": "Rebels dragged six girls out of their homes in Maiduguri on Sunday night.",
    "taken from home": "On Monday gunmen took a teacher from his house in Kano.",
    "mines tore open": "Two mines tore open a packed bus near Jaffna on Friday.",
    "a raid on a base": "A raid on the air base at Marib on Sunday lasted two hours.",
    "a crowd turned on": "A crowd turned on the town hall in Kano on Monday.",
    "computers wiped": "Servers of the oil company were wiped in Dhahran on 12 May.",
    "with a submachinegun": "A boy fired a submachinegun at a candidate in Lima on Monday.",
    "ambulance intercepted": "Une ambulance a été interceptée lundi sur la piste de Foutouri.",
    "heavy fire": "Goma : tirs nourris lundi près de l'aéroport.",
    "a bar shot up": "El casino fue rafagueado el domingo en Monterrey.",
    "buses burned": "Dos autobuses ardieron el lunes por la noche en Cali.",
    "masts brought down": "Torres de telefonia foram derrubadas no domingo em Fortaleza.",
    "a shot from a rifle": "Una fucilata ha colpito lunedì la porta del sindaco di Ollolai.",
    "a house that burned": "In Lübeck brannte am Montag ein von Ausländern bewohntes Haus.",
    "lynched": "Die Menge lynchte am Montag zwei Polizisten in Bangui.",
    "shops looted": "نهبت المتاجر يوم الاثنين في الخرطوم.",
    "found slaughtered": "عثر على ثلاث سائحات مذبوحات يوم الاثنين قرب إمليل.",
    "found shot": "חבר מועצה נמצא ירוי ברכבו ביום שלישי בטייבה.",
    "a charge made safe": "מטען נוטרל ביום שני סמוך לג'נין.",
    "maimed by a parcel": "Бомба в посилці скалічила секретарку в понеділок в Афінах.",
}
TELLING_NOTHING = {
    "shot on goal": "Una fucilata di destro all'incrocio ha deciso la partita di domenica a Bologna.",
    "a house that stood": "In Lübeck steht seit Montag ein von Ausländern bewohntes Haus leer.",
    "taken from a shelf": "On Monday a teacher took a book from his house in Kano to the library.",
}


@pytest.mark.parametrize("text", TELLING.values(), ids=list(TELLING))
def test_what_tells_of_an_incident(text: str) -> None:
    assert drafts_of(_report(text)).drafts


@pytest.mark.parametrize("text", TELLING_NOTHING.values(), ids=list(TELLING_NOTHING))
def test_what_tells_of_none(text: str) -> None:
    assert not read(_report(text))


def _report(text: str) -> Report:
    return Report(id="r", text=text, published_at="2024-05-15", items=split(text))
