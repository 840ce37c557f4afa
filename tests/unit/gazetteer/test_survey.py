from __future__ import annotations

import pytest

from tocsin import packs
from tocsin.gazetteer import Gazetteer, PlaceReading, distance_km, place_value, survey
from tocsin.model.vocabulary import Precision
from tocsin.text import fold_key, tokenize


def read(text: str, lang: str = "en", hint: str | None = None) -> list[PlaceReading]:
    blocks = [(tokenize(part), lang) for part in text.split("\n") if part.strip()]
    return survey(blocks, Gazetteer.open(), hint)


def one(text: str, words: str, lang: str = "en", hint: str | None = None) -> PlaceReading:
    found = [r for r in read(text, lang, hint) if words in r.text]
    assert found, f"{words!r} was not read in {text!r}"
    return found[0]


def country(reading: PlaceReading) -> str | None:
    return reading.record.country if reading.record else None


def test_the_report_decides_between_places_of_one_name() -> None:
    assert country(one("Two people were shot in Tripoli, Lebanon.", "Tripoli")) == "LB"
    assert country(one("Militias clashed in Tripoli, Libya.", "Tripoli")) == "LY"
    assert country(one("A man was stabbed in Tripoli. Lebanese troops sealed the area.", "Tripoli")) == "LB"


def test_the_country_of_the_source_is_a_hint() -> None:
    assert country(one("Shots were fired in Valencia overnight.", "Valencia", hint="VE")) == "VE"
    assert country(one("Shots were fired in Valencia overnight.", "Valencia", hint="ES")) == "ES"


def test_every_choice_has_a_reason() -> None:
    reading = one("A shell hit a school in Donetsk, Ukraine.", "Donetsk")
    assert "Donetsk" in reading.reason
    assert reading.score > 0


def test_blocks_share_their_context() -> None:
    assert country(one("IRAQ: bombing\nThree officers died in Balad.", "Balad")) == "IQ"


def test_offsets_are_into_the_block_and_carry_the_very_words() -> None:
    text = "Rockets fell near Erbil airport at dawn."
    reading = one(text, "Erbil airport")
    assert text[reading.start : reading.end] == reading.text == "Erbil airport"
    assert (reading.first, reading.last, reading.block) == (3, 4, 0)


def test_facilities_are_composed_with_their_place() -> None:
    reading = one("A car bomb went off outside the university of Mosul.", "Mosul")
    assert reading.facility == "university"
    assert reading.near
    value = place_value(reading, Gazetteer.open())
    assert value.name == "near Mosul university"


def test_a_distance_and_direction_shift_the_point_and_widen_it() -> None:
    gazetteer = Gazetteer.open()
    plain = place_value(one("A mine exploded in Gao, Mali.", "Gao"), gazetteer)
    shifted = place_value(one("A mine exploded 60 km north of Gao, Mali.", "Gao"), gazetteer)
    assert shifted.name == "north of Gao"
    assert plain.lat is not None and shifted.lat is not None and plain.radius_km is not None and shifted.radius_km is not None
    assert shifted.lat - plain.lat == pytest.approx(60 / 111.2, abs=0.02)
    assert shifted.radius_km >= plain.radius_km + 30
    assert shifted.precision == Precision.DISTRICT


def test_a_direction_inside_a_country_is_a_part_of_it() -> None:
    value = place_value(one("Des affrontements ont éclaté au nord de l'Irak.", "Irak", "fr"), Gazetteer.open())
    assert (value.name, value.precision, value.lat) == ("northern Iraq", Precision.COUNTRY, None)


def test_a_country_gets_no_pin() -> None:
    value = place_value(one("Five soldiers were killed in Niger.", "Niger"), Gazetteer.open())
    assert (value.country, value.precision, value.lat, value.lon) == ("NE", Precision.COUNTRY, None, None)


def test_an_unknown_village_is_kept_with_the_district_around_it() -> None:
    gazetteer = Gazetteer.open()
    reading = one("Gunmen burned houses in Qarnabulo village, Borno state, Nigeria.", "Qarnabulo")
    assert (reading.key, reading.record) == (None, None)
    assert reading.inside is not None and gazetteer.record(reading.inside).name == "Borno"
    value = place_value(reading, gazetteer)
    assert (value.country, value.precision) == ("NG", Precision.PROVINCE)
    assert value.name.startswith("Qarnabulo village")


def test_a_namesake_elsewhere_is_not_taken() -> None:
    reading = one("South Sudan: a driver was shot in Canton Bilek village near Toronto Junction.", "Bilek")
    assert country(reading) in {None, "SS"}


def test_a_street_is_in_the_town_of_the_report() -> None:
    gazetteer = Gazetteer.open()
    reading = one("Police in Leicester, England were called after a man was stabbed in Paris Street.", "Paris Street")
    value = place_value(reading, gazetteer)
    assert (reading.record, value.name, value.country) == (None, "Paris Street, Leicester", "GB")


def test_people_are_hints_and_titles_no_places() -> None:
    readings = read("The Russian ambassador met Iraqi officials; said Tehran: nothing happened in Basra.")
    flags = {r.text: (r.demonym, r.role_noun) for r in readings}
    assert flags["Russian"][0] and flags["Iraqi"] == (True, True)
    assert flags["Tehran"][1]
    assert flags["Basra"] == (False, False)


def test_an_embassy_is_not_in_the_country_it_stands_for() -> None:
    assert one("Un obus est tombé sur l'ambassade de France.", "France", "fr").role_noun


def test_ordinary_words_are_no_places() -> None:
    assert read("In March the base and the general had a nice reading of the most orange data.") == []
    assert read("قال مصدر أمني إن بلد الحادث غير معروف", "ar") == []


def test_nice_is_a_town_behind_a_cue_only() -> None:
    assert country(one("Un camion a foncé sur la foule à Nice.", "Nice", "fr")) == "FR"
    assert read("Nice one, said the general.") == []


def test_datelines_are_told_apart() -> None:
    reading = one("KABUL, Afghanistan (Agency) - A blast was heard on Friday.", "KABUL")
    assert (reading.cue, country(reading)) == ("dateline", "AF")


def test_capitals_only_and_hashtags() -> None:
    assert country(one("GUNMEN ATTACKED A POLICE POST IN AYACUCHO, PERU.", "AYACUCHO")) == "PE"
    assert country(one("Explosion heard #CostaDeMarfil", "CostaDeMarfil", "es")) == "CI"
    assert country(one("Sirens #abudhabi", "abudhabi")) == "AE"


def test_clitics_suffixes_and_cases_come_off() -> None:
    assert country(one("وقع الانفجار ببغداد صباحا", "بغداد", "ar")) == "IQ"
    assert country(one("Halep'te iki asker yaralandı, Suriye.", "Halep", "tr")) == "SY"
    assert country(one("Удар нанесён по Кривому Рогу, Украина.", "Кривому Рогу", "ru")) == "UA"


def test_a_possessive_province_contains_what_follows() -> None:
    reading = one("Militants raided a camp in Chhattisgarh's Bijapur district.", "Bijapur")
    assert reading.record is not None and reading.record.admin1 == "Chhattisgarh"


def test_the_same_report_gives_the_same_readings() -> None:
    text = "Shelling hit Bakhmut and Chasiv Yar in Donetsk region, Ukraine, officials in Kyiv said."
    assert read(text) == read(text)


def test_nothing_in_gives_nothing_out() -> None:
    assert survey([], Gazetteer.open()) == []
    assert survey([(tokenize(""), "en")], Gazetteer.open()) == []
    assert read("...", "xx") == []


def test_what_a_possessive_or_a_neighbour_contains_is_the_finer_place() -> None:
    district = one("Rebels stormed a post in Kunduz's Khan Abad district.", "Khan Abad")
    assert district.record is not None and (district.record.kind, district.record.country) == ("district", "AF")
    assert country(one("Irak'ın Musul kentinde bir bomba patladı.", "Musul", "tr")) == "IQ"
    assert country(one("Troops and bandits traded fire in Jolo Sulu.", "Jolo")) == "PH"


def test_an_unknown_quarter_lies_in_the_city_told_before() -> None:
    text = "Tiroteio em Belo Horizonte: dois homens morreram no bairro Azulada."
    reading = one(text, "Azulada", "pt")
    assert reading.record is None
    assert reading.inside is not None
    assert Gazetteer.open().record(reading.inside).name == "Belo Horizonte"


def test_one_of_the_quarters_of_a_city_is_in_that_city() -> None:
    assert country(one("The group left Fallujah. It stormed a cafe in a quiet quarter of Dhaka.", "Dhaka")) == "BD"
    assert country(one("Le groupe a quitté Mossoul. Il a attaqué un café dans un quartier chic de Dacca.", "Dacca", "fr")) == "BD"


def test_a_site_of_many_words_needs_no_country() -> None:
    text = "BAGHDAD - A bomb killed nine in Karrada. The same men are blamed for the raid on Istanbul's Ataturk airport."
    assert country(one(text, "Istanbul's Ataturk airport")) == "TR"


def test_what_somebody_was_driven_out_of_is_where_he_came_from() -> None:
    assert one("The group, driven out of Fallujah, attacked a post.", "Fallujah").path
    assert not one("A leader of Fallujah was shot.", "Fallujah").path


def test_a_namesake_in_another_province_is_not_the_place() -> None:
    reading = one("Gunmen shot a teacher in Mayom, Central Equatoria, South Sudan.", "Mayom")
    assert reading.record is None or reading.record.admin1 == "Central Equatoria"


def test_a_place_and_a_full_stop_open_a_report() -> None:
    assert one("КАСПИЙСК. В четверг во время парада сработала мина.", "КАСПИЙСК", "ru").cue == "dateline"


def test_the_spelling_of_the_text_is_another_name() -> None:
    value = place_value(one("Militants fired on a post in Qoriyoley district of Somalia.", "Qoriyoley"), Gazetteer.open())
    assert value.name == "Qoryooley"
    assert value.aliases == ("Qoriyoley district",)


def test_the_country_behind_the_border_is_a_neighbour() -> None:
    text = "Gunmen raided a base in Gossi, near the border with Burkina Faso, on Friday."
    assert one(text, "Burkina Faso").role_noun
    assert country(one(text, "Gossi")) == "ML"


@pytest.mark.parametrize(
    ("text", "words", "lang", "name"),
    [
        (
            "Le camion a foncé sur la foule le long de la promenade des Anglais.",
            "promenade des Anglais",
            "fr",
            "Promenade des Anglais, Nice",
        ),
        ("Una bomba estalló en la estación de Atocha.", "estación de Atocha", "es", "Atocha station, Madrid"),
    ],
)
def test_a_noun_written_small_may_open_a_name_with_small_words_behind_it(text: str, words: str, lang: str, name: str) -> None:
    found = one(text, words, lang)
    assert found.record is not None
    assert found.record.name == name


def test_a_noun_written_small_may_open_a_name() -> None:
    lake = one("Cinq pêcheurs ont été enlevés sur une île du lac Tchad mercredi.", "lac Tchad", "fr")
    assert lake.record is not None and lake.record.name == "Lake Chad"


def test_a_town_measured_from_another_is_where_it_was() -> None:
    found = read("In der südlich von Bagdad gelegenen Stadt Kerbela explodierte eine Autobombe.", "de")
    assert [r.apposed for r in found] == [True, False]


def test_a_quarter_of_the_sky_is_no_town() -> None:
    assert [r.name for r in read("Im Norden des Tschad überfielen Bewaffnete einen Posten.", "de")] == ["Tschad"]


def test_a_namesake_with_its_noun_does_not_hide_the_city() -> None:
    assert country(one("مهاجمان ناشناس یک روحانی را در شهر هرات کشتند.", "هرات", "fa")) == "AF"


def test_a_letter_with_a_mark_takes_what_is_written_onto_it() -> None:
    assert country(one("כוחות הרגו שני חמושים בג'נין הלילה.", "ג'נין", "he")) == "PS"


def test_provinces_have_their_everyday_names() -> None:
    place = one("У громаді на Сумщині внаслідок атаки дрона загинув підліток.", "Сумщині", "uk")
    assert place.record is not None and (place.record.name, place.record.kind) == ("Sumy", "province")


def test_who_holds_a_city_is_not_its_country() -> None:
    text = "Ukrainian shelling hit a market in the Russian-held city of Donetsk, its Moscow-installed mayor said."
    assert country(one(text, "Donetsk")) == "UA"


def test_a_country_of_another_language_is_a_town_in_this_one() -> None:
    assert country(one("Policial é baleado em confronto em Salvador.", "Salvador", "pt")) == "BR"
    assert country(one("Un policier a été tué au Salvador.", "Salvador", "fr")) == "SV"


def test_adjectives_of_provinces_are_declined_before_their_noun() -> None:
    place = one("Беспилотники атаковали завод в Краснодарском крае.", "Краснодарском", "ru")
    assert place.record is not None and place.record.kind == "province"
    assert not [r for r in read("Взрыв прогремел в Пермском университете.", "ru") if r.name.startswith("Пермском")]


def test_a_city_under_its_name_in_another_language_is_known() -> None:
    assert country(one("İsrail Şam'ın Mezze semtine füze saldırısı düzenledi.", "Şam", "tr")) == "SY"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sudan: a driver of a water truck was shot near Torit in the south.", "Torit"),
        ("A nurse was seized in the West department of Haiti.", "Ouest"),
        ("Two teachers were taken in Burkina Faso's East region.", "Est"),
    ],
)
def test_names_of_another_time_or_tongue(text: str, name: str) -> None:
    """A town of what was one country then, and provinces named by a direction."""
    assert name in {r.record.name for r in read(text, "en") if r.record is not None}


def test_a_district_is_no_country() -> None:
    found = read("Ethiopia: a convoy was stopped in Liban Woreda.", "en")
    assert "LB" not in {r.record.country for r in found if r.record is not None}


@pytest.mark.parametrize(
    ("text", "words", "land"),
    [
        ("SAN JOSE, 3 AUG 88 (EFE) -- GUNMEN FIRED AT A GUARD IN CARTAGO.", "SAN JOSE", "CR"),
        ("PANAMA CITY, 3 AUG 88 (EFE) -- GUNMEN FIRED AT A GUARD IN COLON.", "COLON", "PA"),
        ("SAN SALVADOR, 3 AUG 88 (EFE) -- GUNMEN FIRED AT A GUARD IN COATEPEQUE.", "COATEPEQUE", "SV"),
        ("San José, Calif. (AP) - Two men fired at a guard in Oakland.", "Oakland", "US"),
    ],
)
def test_a_report_filed_from_a_capital_is_about_its_country(text: str, words: str, land: str) -> None:
    assert country(one(text, words)) == land


def test_a_relayed_report_has_a_dateline_of_its_own() -> None:
    text = "BOGOTA, 3 AUG 88 (EFE) -- [EXCERPTS] QUITO, 3 AUG (EFE) -- A GUARD WAS HURT BY A BOMB."
    assert [(r.text, r.cue) for r in read(text)] == [("BOGOTA", "dateline"), ("QUITO", "dateline")]


def test_names_of_two_common_words_stand_behind_a_locative() -> None:
    assert country(one("BUENOS AIRES, 3 AUG 88 (EFE) -- GUNMEN FIRED AT A GUARD IN SAN JUAN.", "SAN JUAN")) == "AR"
    assert country(one("SAN SALVADOR, 3 AUG 88 (EFE) -- TRUCKS WERE BURNED IN SANTIAGO DE MARIA.", "SANTIAGO DE MARIA")) == "SV"


def test_a_quarter_lies_in_any_city_that_is_named() -> None:
    text = "Une bombe a explosé à Karrada, un quartier de Bagdad, une autre dans le quartier d'Al-Chaab. L'armée avait repris Falloujah."
    assert "Shaab, Baghdad" in {r.record.name for r in read(text, "fr") if r.record is not None}


@pytest.mark.parametrize(
    ("text", "words", "lang", "land"),
    [
        ("A car bomb hit an army queue in Mansoura, in the port city of Aden.", "Mansoura", "en", "YE"),
        ("Un incendie a tué neuf personnes à Chamelecón, près de San Pedro Sula.", "Chamelecón", "fr", "HN"),
        ("Gunmen robbed a bank in Regent, on the hills above Freetown.", "Regent", "en", "SL"),
        ("قتل 60 مجندا في تفجير مدرسة بالمنصورة في مدينة عدن.", "المنصورة", "ar", "YE"),
    ],
)
def test_quarters_that_namesakes_have_lie_in_the_city_named(text: str, words: str, lang: str, land: str) -> None:
    assert country(one(text, words, lang)) == land


def test_no_place_of_the_tables_is_listed_twice_far_apart() -> None:
    """Two lines of one name in one province would be one place with two points."""
    points: dict[tuple[str, str, str], tuple[float, float]] = {}
    for table in ("sites", "towns", "quarters"):
        for line in (packs.COMPILED.parent / "place" / f"{table}.tsv").read_text(encoding="utf-8").split("\n"):
            cells = line.split("\t")
            if len(cells) < 8 or cells[0] == "key" or cells[2] in {"district", "region"}:
                continue
            name, lat, lon = (cells[3], cells[4], fold_key(cells[1])), float(cells[5]), float(cells[6])
            known = points.setdefault(name, (lat, lon))
            assert distance_km(*known, lat, lon) < 15, line
