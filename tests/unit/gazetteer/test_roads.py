"""Between two places: neither end, but the middle with a radius that reaches both."""

import pytest

from tocsin.gazetteer import Gazetteer, PlaceReading, place_value, survey
from tocsin.model.vocabulary import Precision
from tocsin.text import tokenize

ROADS = [
    ("en", "Gunmen stopped a bus on the road between Maiduguri and Damboa, in Nigeria's Borno state.", ("Maiduguri", "Damboa")),
    ("en", "Bandits opened fire on the Abuja-Kaduna highway in Nigeria.", ("Abuja", "Kaduna")),
    ("fr", "Une mine a explosé sur l'axe Fada N'Gourma-Kantchari, au Burkina Faso.", ("Fada N'gourma", "Kantchari")),
    ("es", "Una bomba estalló en la carretera entre Cali y Popayán, en Colombia.", ("Cali", "Popayán")),
    ("de", "Auf der Straße zwischen Kabul und Gardez in Afghanistan explodierte eine Bombe.", ("Kabul", "Gardez")),
    ("pt", "Homens armados atacaram um camião na estrada entre Pemba e Montepuez, em Moçambique.", ("Pemba", "Montepuez")),
    ("it", "Un ordigno è esploso sulla strada tra Mosul e Erbil, in Iraq.", ("Mosul", "Erbil")),
    ("ru", "На трассе между Донецком и Мариуполем подорвался автомобиль.", ("Donetsk", "Mariupol")),
    ("uk", "На трасі між Херсоном і Миколаєвом підірвався автомобіль.", ("Kherson", "Mykolayiv")),
    ("ar", "انفجرت عبوة على الطريق بين بغداد وسامراء في العراق.", ("Baghdad", "Samarra")),
    ("fa", "مهاجمان یک خودرو را در شاهراه کابل - قندهار متوقف کردند.", ("Kabul", "Kandahar")),
    ("he", "מטען התפוצץ בכביש בין שכם לג'נין.", ("Nablus", "Janin")),
    ("tr", "Diyarbakır ile Mardin arasında yola döşenen bomba patladı.", ("Diyarbakır", "Mardin")),
]


def readings(lang: str, text: str) -> list[PlaceReading]:
    return [r for r in survey([(tokenize(text), lang)], Gazetteer.open()) if not r.role_noun and not r.demonym]


@pytest.mark.parametrize(("lang", "text", "ends"), ROADS)
def test_a_road_lies_between_its_ends(lang: str, text: str, ends: tuple[str, str]) -> None:
    road = next(r for r in readings(lang, text) if r.until is not None)
    value = place_value(road, Gazetteer.open())
    assert value.name == f"between {ends[0]} and {ends[1]}"
    assert value.key is None
    assert value.precision in {Precision.DISTRICT, Precision.PROVINCE}
    assert value.radius_km is not None and road.record is not None and value.lat is not None
    assert min(road.record.lat, road.until.lat) <= value.lat <= max(road.record.lat, road.until.lat) if road.until else False


def test_two_towns_side_by_side_are_no_road() -> None:
    found = readings("en", "Bombs went off in Mosul and Erbil, Iraq.")
    assert [r.until for r in found] == [None, None, None]


def test_ends_too_far_apart_give_no_point() -> None:
    road = next(r for r in readings("en", "A truck was attacked on the road between Kano and Lagos, Nigeria.") if r.until)
    assert place_value(road, Gazetteer.open()).lat is None
