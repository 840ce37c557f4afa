"""What was hit, with what, and how many: targets, weapons and counts of munitions on sentences of our own."""

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.facts.targets import Target, without_vaguer
from tocsin.extraction.reader import read
from tocsin.extraction.scene.naming import plural, singular
from tocsin.extraction.words.declined import in_first_case
from tocsin.extraction.words.lexicon import language, scan
from tocsin.extraction.words.odds import WORD
from tocsin.extraction.words.romanise import romanised
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval, MentionView
from tocsin.model.report import Report
from tocsin.text import tokenize
from tools.fit_targets import without_rare
from tools.ridge import Case


def view_of(text: str) -> MentionView:
    report = Report(id="r", text=text, published_at="2024-05-15", items=split(text))
    return mention_view(resolve(report, read(report))[0])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen attacked an army checkpoint near Mubi on Tuesday, killing four soldiers.", "checkpoint"),
        ("A drone struck an oil tanker off the coast of Fujairah on Saturday.", "oil tanker"),
        ("Un prêtre a été enlevé dimanche à Kano par des hommes armés.", "priest"),
        ("Hombres armados atacaron el martes una comisaría en Michoacán y mataron a dos policías.", "police station"),
        ("Homens armados atacaram na terça-feira uma delegacia em Mossoró.", "police station"),
        ("Беспилотники атаковали нефтебазу в Клинцах в ночь на вторник.", "oil depot"),
        ("Російська ракета влучила у вівторок у школу в Краматорську.", "school"),
        ("فجر انتحاري نفسه يوم الجمعة داخل مسجد في قندهار.", "mosque"),
        ("Il giudice Paolo Verdi è stato ucciso martedì a Palermo da due sicari.", "Paolo Verdi"),
        ("SAN SALVADOR, 2 MAY 90 -- SENATOR LUIS CARLOS GALAN WAS SHOT DEAD TODAY BY UNIDENTIFIED MEN.", "LUIS CARLOS GALAN"),
    ],
)
def test_what_was_hit_is_a_target(text: str, target: str) -> None:
    assert any(target in told for told in view_of(text).targets)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Une bombe a explosé mardi devant l'hôtel de police de Bastia.", "police headquarters"),
        ("Des hommes armés ont attaqué lundi une gendarmerie près de Djibo.", "gendarmerie"),
        ("Hombres armados mataron el lunes a dos cocaleros en Tumaco.", "coca growers"),
        ("Un ordigno è esploso martedì davanti alla sede del partito a Bari.", "party office"),
        ("Боевики захватили во вторник акимат в Актобе.", "city hall"),
        ("Російський дрон влучив у вівторок у котельню в Херсоні.", "boiler house"),
        ("Militanlar salı günü Van'da parti il binasına saldırdı.", "party office"),
        ("استهدف انتحاري يوم الاثنين قصر العدل في دمشق.", "courthouse"),
        ("Unbekannte warfen am Montag eine Bombe auf einen Friseursalon in Essen.", "hairdresser"),
        ("Sicarios mataron el lunes a un senador en Cúcuta.", "senator"),
        ("In der Nacht zum Freitag zündeten Unbekannte in Halle ein Sägewerk an.", "sawmill"),
    ],
)
def test_what_was_hit_has_its_english_noun(text: str, target: str) -> None:
    assert any(target in told for told in view_of(text).targets)


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("Gunmen stopped a convoy on Monday and killed four soldiers whose bodies were discovered near Mubi.", "discovered"),
        ("At Lethpora a suicide bomber killed ten soldiers on Monday.", "At Lethpora"),
        ("Une Peugeot piégée a explosé lundi devant une banque de Bastia.", "Une Peugeot"),
        ("BOGOTA, 2 MAY 90 -- GUNMEN KILLED FOUR PEASANTS AND A LEADER OF LA UNION TODAY.", "LA"),
    ],
)
def test_what_only_looks_like_a_noun_or_a_name_is_no_target(text: str, not_told: str) -> None:
    assert not any(told.startswith(not_told) for told in view_of(text).targets)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اغتال مسلحون مجهولون يوم الأحد الناشط خالد المنصور في البصرة.", "activist Khaled al-Manasur"),
        ("The mayor of Alba, Aldo Riva, was shot dead by a gunman on Monday. The mayor died at once.", "mayor Aldo Riva"),
        ("Aldo Riva, 54, an army doctor, was shot dead on Monday in Turin. The doctor was on his way home.", "doctor Aldo Riva"),
        ("Le professeur Karim Benali a été poignardé lundi à Arras. Le professeur est mort sur le coup.", "teacher Karim Benali"),
    ],
)
def test_somebody_and_their_role_are_one_target(text: str, told: str) -> None:
    assert view_of(text).targets == (told,)


def test_those_who_share_a_role_with_somebody_named_are_another_target() -> None:
    mayor = Target("Aldo Riva", 3, 4, "name", "name", named=True, role="officer")
    assert without_vaguer([mayor, Target("officers", 8, 8, "person", "police")])[1:]


def test_the_vehicle_driven_into_people_is_the_weapon_and_no_target() -> None:
    told = view_of("A man drove a lorry into a crowd in Lyon on Monday, killing six people.")
    assert told.weapons == ("lorry",)
    assert "lorry" not in told.targets


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Police helicopters circled overhead after gunmen shot three people in Malmö on Monday.", ("gun",)),
        ("Two explosive-laden drones hit the airport of Erbil on Monday.", ("drone",)),
        ("Six cruise missiles hit the port of Odesa on Friday night; the missiles came from the sea.", ("cruise missile",)),
        ("A man stabbed two women in Graz on Monday before police shot him.", ("knife",)),
    ],
)
def test_weapons_are_those_of_the_kind_of_incident(text: str, weapons: tuple[str, ...]) -> None:
    assert view_of(text).weapons == weapons


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Iran launched 170 drones, 30 cruise missiles and 120 ballistic missiles at Israel on Saturday night.", 320, 320),
        ("The rebels fired five ballistic missiles and a large number of drones at Abu Dhabi on Monday, killing three.", 5, None),
        ("سقطت أربع قذائف هاون يوم الاثنين على حي سكني في حلب وقتل مدنيان.", 4, 4),
        ("Une quinzaine de drones ont attaqué Kiev dans la nuit de lundi à mardi.", 15, 15),
    ],
)
def test_munitions_of_several_kinds_are_summed(text: str, low: int, high: int | None) -> None:
    assert view_of(text).munitions == Interval(min=low, max=high)


def test_english_nouns_have_their_plurals() -> None:
    assert [plural(n) for n in ("soldier", "fisherman", "church", "passer-by", "city")] == [
        "soldiers",
        "fishermen",
        "churches",
        "passers-by",
        "cities",
    ]
    assert [singular(n) for n in ("children", "churches", "policemen", "buses", "boss")] == ["child", "church", "policeman", "bus", "boss"]


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("Un bombardement a détruit lundi une maison à Idlib.", "house", "home"),
        ("Hombres armados atacaron el lunes la casa de gobierno en Cochabamba.", "presidential palace", "house"),
        ("Un ordigno è esploso martedì davanti a un museo di Torino.", "museum", "theatre"),
        ("تحطم قارب قبالة سواحل صفاقس يوم الاثنين وقتل عشرة أشخاص.", "boat", "ship"),
        ("Les assaillants ont abattu un chauffeur mardi à Gao.", "driver", "drivers"),
    ],
)
def test_english_has_the_noun_that_says_most(text: str, told: str, not_told: str) -> None:
    targets = view_of(text).targets
    assert told in targets
    assert not_told not in targets


def test_a_word_of_the_name_of_a_town_is_no_target() -> None:
    assert "port" not in view_of("A bomb killed four policemen in Port Sudan on Monday.").targets


def test_a_site_is_not_told_again_by_what_it_is() -> None:
    site = Target("Atocha station, Madrid", 0, 1, "place", "station", "station", named=True)
    assert without_vaguer([site, Target("stations", 5, 5, "target", "station")]) == [site]


def test_vowels_that_are_not_written_stand_between_consonants() -> None:
    assert romanised("الحريري", "ar") == "al-Hariri"
    assert romanised("Росляков", "ru") == "Roslyakov"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Eleven of the 30 rockets fired at Ashdod on Sunday were intercepted.", 30),
        ("A barrage of 14 rockets hit Sderot on Sunday; five of the rockets fell on houses.", 14),
        ("Russland griff Odessa in der Nacht mit 40 Drohnen an, von denen 33 Drohnen abgeschossen wurden.", 40),
        ("Rusia atacó Odesa el lunes con 12 drones Shahed y cuatro misiles balísticos.", 16),
        ("Росіяни у вівторок скинули дві авіабомби на Вовчанськ.", 2),
        ("سقط صاروخ على منزل في عسقلان مساء الاثنين.", 1),
        ("Ракета попала в жилой дом в Сумах во вторник.", 1),
    ],
)
def test_munitions_that_are_part_of_others_are_not_counted_again(text: str, count: int) -> None:
    assert view_of(text).munitions == Interval(min=count, max=count)


def test_words_that_hardly_ever_stand_beside_a_candidate_teach_nothing() -> None:
    rare, often = f"{WORD}before.en.ramshackle", f"{WORD}before.en.burned"
    told = [Case({rare: 1.0, often: 1.0, "bias": 1.0}, True), *[Case({often: 1.0, "bias": 1.0}, False)] * 4]
    assert [set(case.features) for case in without_rare(told)] == [{often, "bias"}] * 5


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Des inconnus ont incendié vendredi un arrêt de bus à Lyon.", "bus stop"),
        ("In der Nacht zum Freitag zündeten Unbekannte in Halle einen Hochsitz an.", "hunting stand"),
        ("Una bomba estalló el lunes en un taller de Cúcuta y mató a dos mecánicos.", "workshop"),
        ("Un ordigno è esploso martedì in una gioielleria di Bari.", "jewellery shop"),
        ("Um homem armado atacou na segunda-feira um infantário em Blumenau.", "kindergarten"),
        ("Беспилотник в понедельник ударил по роддому в Херсоне.", "maternity hospital"),
        ("Російський дрон влучив у вівторок у геріатричний пансіонат у Сумах.", "nursing home"),
        ("Silahlı kişiler pazartesi günü Van'da bir postaneye saldırdı.", "post office"),
        ("استهدفت غارة يوم الاثنين مستشفى للأطفال في حلب.", "hospital"),
        ("افراد مسلح روز دوشنبه به یک کتابخانه در کابل حمله کردند.", "library"),
        ("חמושים ירו ביום שני לעבר מעבורת סמוך לחיפה.", "ferry"),
    ],
)
def test_what_is_hit_is_known_in_every_language(text: str, target: str) -> None:
    assert any(target in told for told in view_of(text).targets), view_of(text).targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Desconocidos incendiaron el viernes las sinagogas de Toledo.", "synagogues"),
        ("Des hommes armés ont attaqué lundi plusieurs églises à Kaya.", "churches"),
        ("Manifestantes invadiram neste domingo (8) o Congresso Nacional em Brasília.", "National Congress"),
    ],
)
def test_things_are_several_where_article_or_number_say_so(text: str, target: str) -> None:
    assert target in view_of(text).targets


def test_nouns_that_are_plural_already_get_no_second_ending() -> None:
    assert [plural(n) for n in ("headquarters", "barracks", "workshop")] == ["headquarters", "barracks", "workshops"]


@pytest.mark.parametrize(
    ("text", "not_hit"),
    [
        ("Dimanche, des milliers de personnes ont défilé à Bogotá contre la violence.", "military parade"),
        ("Средствами ПВО вчера в районе Новой Каховки сбито шесть беспилотников и четыре ракеты.", "Sredstvami PVO"),
        ("Засобами ППО вчора в районі Одеси збито шість безпілотників і чотири ракети.", "Zasobamy PPO"),
    ],
)
def test_who_marches_and_what_defends_is_no_target(text: str, not_hit: str) -> None:
    assert not_hit not in view_of(text).targets


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Thirty-five people died on Monday when a mine was set off by wire under a bus in Chitwan, Nepal.", "mine"),
        ("In Bogotá ist am Freitag ein mit 150 Kilogramm Sprengstoff beladener Wagen in die Luft geflogen; 33 Tote.", "car bomb"),
        ("A Roma ieri l'esplosione di una Fiat imbottita di tritolo ha devastato una chiesa.", "car bomb"),
        ("Une bouteille de gaz remplie de clous a explosé mardi dans le métro à Paris, tuant trois personnes.", "bomb"),
        ("Des rafales de FAL, un revolver : un homme a tué quatre personnes mardi à Liège.", "rifle"),
    ],
)
def test_what_a_weapon_is_made_of_tells_it(text: str, weapon: str) -> None:
    assert weapon in view_of(text).weapons


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("انفجرت سيارة مفخخة يوم الثلاثاء أمام مسجدين في طرابلس.", "mosque"),
        ("قصفت طائرة مسيرة يوم الأحد محطة للكهرباء في الحسكة.", "power station"),
        ("Unbekannte zündeten am Montag in Celle ein Asylheim an.", "asylum seekers' home"),
        ("Desconocidos lanzaron el lunes una granada contra un colegio electoral en Cali.", "polling station"),
        ("مهاجم انتحاری روز دوشنبه در یک مرکز تعلیمی در کابل خود را منفجر کرد.", "education centre"),
        ("Des inconnus ont incendié mardi un bureau de tabac à Lens.", "tobacconist"),
        ("מחבל ירה ביום שני לעבר בית אבות בחדרה.", "nursing home"),
        ("Una bomba è esplosa lunedì davanti a una tabaccheria di Foggia.", "tobacconist"),
        ("Homens armados atacaram na segunda-feira um posto de saúde em Macomia.", "health centre"),
        ("Дрон попал во вторник в сахарный завод в Бердичеве.", "sugar factory"),
        ("Kimliği belirsiz kişiler pazartesi günü Adana'da bir dershaneyi bombaladı.", "tutoring centre"),
        ("Дрон влучив у вівторок у хлібозавод у Сумах.", "bakery"),
        ("Боевики расстреляли во вторник троих велосипедистов под Данғарой.", "cyclists"),
    ],
)
def test_whole_fields_of_places_and_people_are_known(text: str, target: str) -> None:
    assert any(target in told for told in view_of(text).targets)


@pytest.mark.parametrize(
    ("lang", "word"),
    [("ru", "велосипедистов"), ("uk", "мотоцикліста"), ("fr", "prisonniers"), ("en", "prisoners"), ("es", "taxistas")],
)
def test_who_works_with_a_thing_is_no_thing(lang: str, word: str) -> None:
    found = scan(tokenize(word), language(lang))
    assert found["person"] and not found["target"]


def test_an_english_plural_is_not_made_twice() -> None:
    assert [plural(noun) for noun in ("fuel tankers", "bus", "gas plant")] == ["fuel tankers", "buses", "gas plants"]


def test_a_people_told_next_is_no_adjective_of_what_was_hit() -> None:
    text = "Четверо велосипедистов — американец и трое туристов из Голландии — убиты в воскресенье нападавшими в Дангаре."
    assert not any("US cyclist" in told for told in view_of(text).targets)


@pytest.mark.parametrize(
    ("lang", "written", "name"),
    [
        ("ru", "Андрея Озерова", "Андрей Озеров"),
        ("ru", "Анны Озеровой", "Анна Озерова"),
        ("ru", "Анна Озерова", "Анна Озерова"),
        ("ru", "Павлом Лесницким", "Павел Лесницкий"),
        ("uk", "Петра Лісовенка", "Петро Лісовенко"),
        ("uk", "Оксану Ясенську", "Оксана Ясенська"),
    ],
)
def test_a_name_in_another_case_is_told_in_the_first(lang: str, written: str, name: str) -> None:
    assert in_first_case(written, lang) == name
