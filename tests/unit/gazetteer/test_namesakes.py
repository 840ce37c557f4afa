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


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Мина взорвалась под «Уралом» в Грозном, двое солдат погибли.", "Ural"),
        ("en", 'Pirates boarded the "Odessa" off Somalia on Friday.', "Odesa"),
        ("de", "Am Montag brannte in Berlin das Restaurant „Venezia“ aus.", "Venice"),
    ],
)
def test_what_is_called_like_a_town_between_quotation_marks_is_none(lang: str, text: str, name: str) -> None:
    assert name not in known(text, lang)


def test_a_town_between_quotation_marks_is_one_behind_its_noun() -> None:
    assert "Kandahar" in known('Gunmen raided the city of "Kandahar" on Friday.')


@pytest.mark.parametrize(
    "text", ["وقعت اشتباكات قرب المدينة الرياضية في الخرطوم صباح الاثنين.", "قصف الطيران برجا غرب مدينة غزة صباح الاثنين."]
)
def test_the_noun_for_a_city_is_not_medina(text: str) -> None:
    assert "Madinah" not in known(text, "ar")


def test_half_of_a_persons_name_is_not_behind_a_preposition_written_onto_it() -> None:
    assert "Bo" not in known("قتل مسلحان المدعي العام عاصم بو ضاهر في صيدا جنوب لبنان.", "ar")


def test_what_another_language_calls_a_town_is_none_where_nothing_else_speaks_of_its_country() -> None:
    assert "Tabas" not in known("Troops stormed a bakery in Gulshan on Saturday; most of the dead were Italians and Japanese.")


def test_a_name_of_a_country_is_the_city_of_the_country_spoken_of() -> None:
    assert "Amman" in known("انفجرت قنبلة في فندق في عمان مساء الأربعاء، وقتل ثلاثون أردنيا في الأردن.", "ar")


def test_a_town_and_its_province_speak_for_the_country_that_has_both() -> None:
    text = "La bomba estalló en Mataje, provincia de Esmeraldas. En enero hubo otra en San Lorenzo, cerca de la frontera con Colombia."
    assert country(one(text, "San Lorenzo", "es")) == "EC"


def test_where_a_bus_is_bound_for_is_on_its_way() -> None:
    assert one("Gunmen stopped a Nairobi-bound bus near Mandera on Friday.", "Nairobi").path


def test_a_quarter_of_a_city_that_is_named_is_one_though_another_country_is() -> None:
    quarter = "عاد القتل إلى بيروت. فقد قُتل ضابط بانفجار في الأشرفية، وكان قد أوقف وزيرا نقل متفجرات من سوريا."
    assert "LB" in {r.record.country for r in read(quarter, "ar") if r.record is not None and "الأشرفية" in r.text}
