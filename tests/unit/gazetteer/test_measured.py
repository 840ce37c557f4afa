"""How far and which way: numbers in words, directions before and behind a name, parts of a country."""

from __future__ import annotations

import pytest

from tocsin.gazetteer import Gazetteer, PlaceReading, place_value, survey
from tocsin.model.vocabulary import Precision
from tocsin.text import tokenize


def named(text: str, lang: str, words: str) -> PlaceReading:
    readings = [r for r in survey([(tokenize(text), lang)], Gazetteer.open()) if words in r.text]
    assert readings, f"{words!r} was not read in {text!r}"
    return readings[0]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "Une mine a explosé à une trentaine de kilomètres au nord de Gao.", "Gao"),
        ("es", "Una mina estalló a treinta kilómetros al norte de Gao.", "Gao"),
        ("de", "Eine Mine explodierte dreißig Kilometer nördlich von Gao.", "Gao"),
        ("it", "Una mina è esplosa a trenta chilometri a nord di Gao.", "Gao"),
        ("pt", "Uma mina explodiu a trinta quilómetros a norte de Gao.", "Gao"),
        ("ru", "Мина взорвалась в тридцати километрах к северу от Гао.", "Гао"),
        ("uk", "Міна вибухнула за тридцять кілометрів на північ від Гао.", "Гао"),
        ("ar", "انفجر لغم على بعد ثلاثين كيلومترا شمال غاو.", "غاو"),
        ("he", "מטען התפוצץ שלושים קילומטרים צפונית לגאו.", "לגאו"),
        ("tr", "Gao'nun otuz kilometre kuzeyinde bir mayın patladı.", "Gao"),
    ],
)
def test_a_distance_may_be_told_in_words(lang: str, text: str, words: str) -> None:
    assert named(text, lang, words).offset == (30.0, "north")


def test_turkish_says_near_behind_the_name() -> None:
    assert named("Gao kenti yakınlarında bir mayın patladı.", "tr", "Gao").near
    assert named("Gao'nun doğusundaki karakola saldırıldı.", "tr", "Gao").offset == (10.0, "east")
    assert not named("Gao'da bir mayın patladı, köyün yakınında asker öldü.", "tr", "Gao").near


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Gunmen raided a market in northern Mali.", "Mali"),
        ("fr", "Des hommes armés ont attaqué un marché dans le nord du Mali.", "Mali"),
        ("es", "Hombres armados atacaron un mercado en el norte de Malí.", "Malí"),
        ("de", "Bewaffnete haben im Norden Malis einen Markt überfallen.", "Malis"),
        ("de", "Bewaffnete haben in Nordmali einen Markt überfallen.", "Nordmali"),
        ("it", "Uomini armati hanno attaccato un mercato nel nord del Mali.", "Mali"),
        ("pt", "Homens armados atacaram um mercado no norte do Mali.", "Mali"),
        ("ru", "Боевики напали на рынок на севере Мали.", "Мали"),
        ("uk", "Бойовики напали на ринок на півночі Малі.", "Малі"),
        ("ar", "هاجم مسلحون سوقا في شمال مالي.", "مالي"),
        ("fa", "افراد مسلح به بازاری در شمال مالی حمله کردند.", "مالی"),
        ("he", "חמושים תקפו שוק בצפון מאלי.", "מאלי"),
        ("tr", "Silahlı kişiler Mali'nin kuzeyinde bir pazara saldırdı.", "Mali"),
        ("tr", "Silahlı kişiler Kuzey Mali'de bir pazara saldırdı.", "Mali"),
    ],
)
def test_a_part_of_a_country_is_named_and_has_no_point(lang: str, text: str, words: str) -> None:
    place = place_value(named(text, lang, words), Gazetteer.open())
    assert (place.name, place.country, place.lat, place.precision) == ("northern Mali", "ML", None, Precision.COUNTRY)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Four soldiers died in Tchabarou, 30 km north of Gao.", "Tchabarou"),
        ("fr", "Quatre soldats sont morts à Tchabarou, à 30 km au nord de Gao.", "Tchabarou"),
        ("ru", "Четверо солдат погибли в селе Чабару, в 30 км к северу от Гао.", "Чабару"),
        ("ar", "قتل أربعة جنود في قرية شابارو، على بعد 30 كيلومترا شمال غاو.", "شابارو"),
    ],
)
def test_an_unknown_place_lies_where_its_distance_from_a_known_one_puts_it(lang: str, text: str, words: str) -> None:
    place = place_value(named(text, lang, words), Gazetteer.open())
    assert place.lat is not None and 16.4 < place.lat < 16.7
    assert place.name.endswith("north of Gao") and place.precision == Precision.DISTRICT


def test_of_namesakes_the_one_near_the_measured_point_is_meant() -> None:
    reading = named("Gunmen killed two in Tripoli, 80 km north of Beirut, on Friday.", "en", "Tripoli")
    assert reading.record is not None and reading.record.country == "LB"
    far = named("Rebels attacked Kaya, 20 km west of Kabul, on Friday.", "en", "Kaya")
    assert far.record is None or far.record.country == "AF"


def test_the_part_of_a_province_is_found_under_its_whole_name_too() -> None:
    place = place_value(named("Gunmen raided a market in northern Helmand.", "en", "Helmand"), Gazetteer.open())
    assert (place.name, place.aliases) == ("northern Helmand", ("Helmand",))


@pytest.mark.parametrize(
    ("lang", "text", "words", "city"),
    [
        ("pt", "Moradores de Jacarepaguá relatam tiroteio nesta manhã.", "Jacarepaguá", "Rio de Janeiro"),
        ("tr", "Beşiktaş'ta bomba yüklü araç patladı.", "Beşiktaş", "Istanbul"),
        ("ru", "Ракета попала в дом на Салтовке.", "Салтовке", "Saltivka"),
        ("ar", "سمع دوي انفجار في حارة حريك مساء.", "حارة حريك", "Haret Hreik"),
        ("fa", "انفجاری در دشت برچی رخ داد.", "دشت برچی", "Dasht-e-Barchi"),
    ],
)
def test_quarters_of_cities_stand_without_their_city(lang: str, text: str, words: str, city: str) -> None:
    record = named(text, lang, words).record
    assert record is not None and city in record.name


@pytest.mark.parametrize(
    ("lang", "text", "words", "cue"),
    [
        ("fr", "Des obus ont aussi frappé tout le nord-ouest de la ville de Gao.", "Gao", "de"),
        ("fr", "Des obus sont tombés dans le nord de Gao.", "Gao", "dans"),
        ("es", "Los proyectiles alcanzaron todo el noroeste de Gao.", "Gao", "de"),
    ],
)
def test_the_part_of_a_town_that_was_hit_keeps_its_cue(lang: str, text: str, words: str, cue: str) -> None:
    assert named(text, lang, words).cue == cue
