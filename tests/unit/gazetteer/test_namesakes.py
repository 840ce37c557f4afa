"""Names that are of no place, or not of the place that bears them far away."""

import pytest

from tests.unit.gazetteer.test_survey import country, one, read


def known(text: str, lang: str = "en") -> set[str]:
    return {r.record.name for r in read(text, lang) if r.record is not None and not r.demonym}


@pytest.mark.parametrize(
    ("lang", "text", "brand"),
    [
        ("de", "Die russische Polizei löste am Montag eine Kundgebung gegen die Corona-Regeln auf.", "Corona"),
        ("fr", "Une Toyota a explosé lundi devant la caserne ; un officier pakistanais a été tué.", "Toyota"),
    ],
)
def test_a_brand_named_as_a_town_abroad_is_no_place(lang: str, text: str, brand: str) -> None:
    assert brand not in known(text, lang)


def test_a_large_town_abroad_is_one_behind_a_word_for_where() -> None:
    assert "Toyota" in known("Un officier pakistanais a été blessé lundi à Toyota.", "fr")


@pytest.mark.parametrize(
    ("lang", "text", "city"),
    [
        ("es", "Guerrilleros mataron el lunes a dos soldados en la vereda Barcelona, cerca de Popayán, Colombia.", "Barcelona"),
        ("en", "Gunmen burned the village of Lisbon in Sierra Leone on Monday.", "Lisbon"),
    ],
)
def test_a_village_is_no_city_abroad(lang: str, text: str, city: str) -> None:
    assert city not in known(text, lang)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Judge K. Houston was shot on Monday.", "Houston"),
        ("AMBASSADOR PATRICK LINCOLN SPOKE AFTER THE ATTACK IN BOGOTA.", "Lincoln"),
        ("COLONEL MAURICIO RAMOS LED THE RAID IN BOGOTA.", "Mauritius"),
        ("TWO BOMBS WENT OFF IN THE NORTHERN SECTOR OF BOGOTA.", "Northern"),
        ("A BOMB WAS FOUND NEAR AN ALLEY IN BOGOTA.", "Aley"),
    ],
)
def test_who_bears_a_name_is_no_place(text: str, name: str) -> None:
    assert name not in known(text)


def test_in_german_a_noun_that_a_small_town_bears_is_none() -> None:
    assert "Saal" not in known("Ein Mann schoss am Montag in dem vollen Haus um sich, als der Saal schon leer war.", "de")


def test_a_street_lies_in_the_town_told_before_it() -> None:
    street = one("BELMOPAN - A car bomb went off on Monday in Orchard Street. Ministers meet in Kingston on Friday.", "Orchard Street")
    assert street.inside is not None
    assert country(one("BELMOPAN - A bomb went off.", "BELMOPAN")) == "BZ"


@pytest.mark.parametrize(
    "text", ["ACCRA, 3 May - An Israeli lawyer was shot in the capital.", "LIMA, 3 May - Bombs hit a Syrian bank in the capital."]
)
def test_the_capital_is_where_the_report_was_filed(text: str) -> None:
    told = one(text, "capital").record
    assert told is not None
    assert told.name.upper() == text.partition(",")[0]


@pytest.mark.parametrize(
    ("lang", "text", "town"),
    [
        ("en", "COLOMBIAN TROOPS SEIZED THE HOUSE, WHICH IS FOR SALE.", "Sale"),
        ("en", "Street fighting went on in Aden on Monday.", "Street"),
        ("de", "Namen der Opfer wurden nicht genannt. In Kabul starben drei Polizisten.", "Namur"),
        ("ar", "قال طرف في النزاع إن القصف أصاب صنعاء.", "At Taraf"),
    ],
)
def test_an_ordinary_word_that_a_small_town_bears_is_no_place(lang: str, text: str, town: str) -> None:
    assert town not in known(text, lang)


def test_a_town_called_like_a_word_is_one_behind_a_word_for_where() -> None:
    assert "Saudades" in known("Um homem matou três pessoas em Saudades, no Brasil.", "pt")


def test_one_word_for_a_people_does_not_take_a_town_from_its_country() -> None:
    assert "Rambouillet" in known("Une policière a été tuée à Rambouillet ; l'agresseur, un Tunisien, est mort.", "fr")


def test_a_city_is_not_in_the_country_whose_embassy_it_houses() -> None:
    assert "Ankara" in known("Rusya'nın Ankara Büyükelçisi pazartesi akşamı vuruldu.", "tr")
