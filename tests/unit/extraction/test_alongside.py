"""Sentences that tell of several incidents side by side: each is a statement of its own, with what is told once for all of them."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.claim import FieldName
from tocsin.model.report import Report

COUNTERPARTS = {
    "ar": "انفجرت قنبلتان يوم الاثنين، الأولى في بغداد، والثانية في الموصل.",
    "de": "Zwei Autobomben explodierten am Montag, die eine in Bagdad, die andere in Mossul.",
    "en": "Two car bombs went off on Monday, one in Baghdad, the other in Mosul.",
    "es": "Dos coches bomba estallaron el lunes, uno en Bagdad, el otro en Mosul.",
    "fa": "دو بمب روز دوشنبه منفجر شد، یکی در بغداد، دیگری در موصل.",
    "fr": "Deux voitures piégées ont explosé lundi, l'une à Bagdad, l'autre à Mossoul.",
    "he": "שתי מכוניות תופת התפוצצו ביום שני, האחת בבגדאד, השנייה במוסול.",
    "it": "Due autobombe sono esplose lunedì, una a Baghdad, l'altra a Mosul.",
    "pt": "Dois carros-bomba explodiram na segunda-feira, um em Bagdade, o outro em Mossul.",
    "ru": "Два заминированных автомобиля взорвались в понедельник, один в Багдаде, другой в Мосуле.",
    "tr": "Pazartesi günü iki bomba patladı, biri Bağdat'ta, diğeri Musul'da.",
    "uk": "Два заміновані автомобілі вибухнули в понеділок, один у Багдаді, другий у Мосулі.",
}
DEEDS = {
    "ar": "قتل مسلحون ثلاثة شرطيين في بغداد يوم الاثنين، فيما أصابت قنبلة خمسة تجار في الموصل.",
    "de": "Bewaffnete erschossen am Montag drei Polizisten in Bagdad, während eine Bombe in Mossul fünf Händler verletzte.",
    "en": "Gunmen shot dead three policemen in Baghdad on Monday while a bomb wounded five traders in Mosul.",
    "es": "Hombres armados mataron el lunes a tres policías en Bagdad, y una bomba hirió a cinco comerciantes en Mosul.",
    "fa": "افراد مسلح روز دوشنبه سه پلیس را در بغداد کشتند، و یک بمب در موصل پنج تاجر را زخمی کرد.",
    "fr": "Des hommes armés ont tué lundi trois policiers à Bagdad, tandis qu'une bombe a blessé cinq commerçants à Mossoul.",
    "he": "חמושים הרגו ביום שני שלושה שוטרים בבגדאד, ואילו פצצה פצעה חמישה סוחרים במוסול.",
    "it": "Uomini armati hanno ucciso lunedì tre poliziotti a Baghdad, mentre una bomba ha ferito cinque commercianti a Mosul.",
    "pt": "Homens armados mataram na segunda-feira três polícias em Bagdade, enquanto uma bomba feriu cinco comerciantes em Mossul.",
    "ru": "Боевики застрелили в понедельник трёх полицейских в Багдаде, а бомба ранила пятерых торговцев в Мосуле.",
    "tr": "Silahlı kişiler pazartesi Bağdat'ta üç polisi öldürdü, Musul'da ise bir bomba beş tüccarı yaraladı.",
    "uk": "Бойовики застрелили в понеділок трьох поліцейських у Багдаді, а бомба поранила п'ятьох торговців у Мосулі.",
}
SIDE_BY_SIDE = {
    "counted at two places": "Suicide bombers killed 29 people in Tanta and 18 in Alexandria.",
    "on two days": "Gunmen murdered two friars in Ayacucho on 9 August, and on 25 August a priest in Huancayo.",
    "another of its kind": "A lorry bomb exploded outside a shop, and ten minutes later another car bomb destroyed a cinema.",
    "behind a semicolon, later": "A teenager was shot dead in his kitchen; hours later a woman was badly wounded on a bus.",
    "a list of deeds": "A car bomb outside the court killed four guards; a grenade thrown at a bus wounded a driver.",
    "another deed": "A car bomb missed a convoy but killed two passers-by, and the shooting of a judge followed in Mosul.",
}
TOGETHER = {
    "a list of places": "Rockets were fired at Baghdad, Mosul and Tikrit.",
    "two numbers of one toll": "A bomb killed 84 people in Nice and wounded 202 others, a Paris prosecutor said.",
    "an earthquake": "The earthquake killed 29 people in Izmit and 18 in Adapazari.",
    "hurt as well": "One officer was killed in Mosul and another was wounded when gunmen stormed the station.",
    "hurt beside": "One villager was killed and another injured when a bomb exploded in the village of Goudoumboul.",
    "others hurt": "Five civilians were killed and 30 others injured in another mortar attack in Damascus.",
    "who says so": "A bomb killed four people in Mosul, and a spokesman of the ministry in Baghdad said six were wounded.",
    "a going on": "The airliner exploded over Soacha and fell on a hill near Bogota.",
}


@pytest.mark.parametrize("text", COUNTERPARTS.values(), ids=list(COUNTERPARTS))
def test_what_happened_is_told_once_for_one_and_the_other(text: str) -> None:
    one, other = _told(text)
    assert other.events == one.events
    assert [p.key for p in one.places] != [p.key for p in other.places]


@pytest.mark.parametrize("text", DEEDS.values(), ids=list(DEEDS))
def test_deeds_at_two_places_are_told_apart(text: str) -> None:
    one, other = _told(text)
    assert {t.field for t in one.tolls} == {FieldName.KILLED}
    assert {t.field for t in other.tolls} == {FieldName.INJURED}


@pytest.mark.parametrize("text", SIDE_BY_SIDE.values(), ids=list(SIDE_BY_SIDE))
def test_a_sentence_is_cut_between_incidents(text: str) -> None:
    assert len(_told(text)) == 2


@pytest.mark.parametrize("text", TOGETHER.values(), ids=list(TOGETHER))
def test_what_belongs_to_one_incident_is_left_whole(text: str) -> None:
    assert len(_told(text)) == 1


def test_a_number_alone_counts_what_the_one_before_does() -> None:
    one, other = _told("They struck twice, in Nivelles (three dead), then in Overijse (five).")
    assert [(t.field, t.low) for t in (*one.tolls, *other.tolls)] == [(FieldName.KILLED, 3), (FieldName.KILLED, 5)]


def test_a_day_told_once_is_that_of_both() -> None:
    one, other = _told("Suicide bombers killed 29 people in Tanta and 18 in Alexandria on Sunday.")
    assert [t.code for t in one.times] == [t.code for t in other.times]


def test_entries_of_the_clock_are_told_apart() -> None:
    told = _told("18:10 shots fired at the gate. 18:25 a bus set on fire by the rioters #news")
    assert len(told) == 2


def _told(text: str) -> list[Statement]:
    return list(drafts_of(Report(id="r", text=text, published_at="2024-05-14", items=split(text))).statements)
