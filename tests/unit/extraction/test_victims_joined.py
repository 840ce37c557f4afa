"""Victims told by name or by a noun no list knows beside counted ones, one's own people, and figures called untrue."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import drafts_of, read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def killed_in(text: str) -> Interval | None:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return found[0].killed if found else None


def exactly(count: int) -> Interval:
    return Interval(min=count, max=count)


@pytest.mark.parametrize(
    "text",
    [
        "Abu Karim and two others were killed in a drone strike near Raqqa on Monday.",
        "Abou Karim et deux autres hommes ont été tués lundi par une frappe de drone près de Raqqa.",
        "Der Fahrer Heinz Krause sowie zwei Polizisten wurden am Montag in Kabul erschossen.",
        "Un'autobomba ha ucciso lunedì a Palermo il giudice istruttore Mario Bianchi e due agenti.",
        "Murieron el lunes en el atentado de Tumaco un vendedor, el chófer y una mujer.",
        "Four gunmen shot and killed the village chief and two farmers near Mopti on Monday.",
        "The mayor Omar Haddad was killed by a bomb in Homs on Monday. Two guards also died.",
        "El lunes fue asesinado el alcalde en Tumaco. También murieron la cocinera y la hija.",
    ],
)
def test_somebody_beside_others(text: str) -> None:
    assert killed_in(text) == exactly(3)


@pytest.mark.parametrize(
    "text",
    [
        "A sapper and a mechanic were killed by a mine near Kherson on Monday.",
        "Ein Sanitäter und eine 28-jährige Imkerin wurden am Montag bei einem Anschlag in Kabul getötet.",
    ],
)
def test_two_of_whom_no_list_knows_either(text: str) -> None:
    assert killed_in(text) == exactly(2)


@pytest.mark.parametrize(
    "text",
    [
        "Hector Ruiz murió el lunes en un atentado en Lima.",
        "Ayşe Demir, evine gönderilen paketin patlaması sonucu pazartesi günü Ankara'da yaşamını yitirdi.",
        "Four hooded men shot and killed union leader Hernan Olarte on Monday in Lima.",
        "A nurse was kidnapped by rebels in Goma on Monday. Her body was found in a forest.",
        "The engineer was fatally shot by gunmen in Juba on Monday.",
    ],
)
def test_one_alone(text: str) -> None:
    assert killed_in(text) == exactly(1)


def test_people_of_ones_own_are_part_of_all() -> None:
    text = "At least 26 people were killed by a missile in Aden on Monday, medics said. The Red Cross said three of its staff were killed."
    assert killed_in(text) == Interval(min=26, max=None)


def test_nouns_behind_a_comma_name_the_kinds() -> None:
    assert killed_in("Plus de 320 villageois peuls, des femmes et des enfants surtout, ont été massacrés lundi près de Mopti.") == Interval(
        min=320, max=None
    )


def test_whoever_has_a_word_of_harm_of_its_own_is_counted_there() -> None:
    assert killed_in("En el atentado del lunes en Tumaco murió un concejal y una decena de personas resultó herida.") == exactly(1)


def test_an_attacker_counted_hides_no_victim() -> None:
    assert killed_in("The judge was shot dead by gunmen in Lima on Monday. Two of the gunmen were killed.") == exactly(1)


@pytest.mark.parametrize(
    "claim",
    [
        "The claim of 25 dead is baseless.",
        "Le chiffre de 25 morts est sans fondement.",
        "La cifra de 25 muertos es falsa.",
        "Die Zahl von 25 Toten ist frei erfunden.",
        "La cifra di 25 morti è infondata.",
        "O número de 25 mortos é falso.",
        "Цифра в 25 погибших не соответствует действительности.",
        "Цифра у 25 загиблих не відповідає дійсності.",
        '"25 şehit" iddiası asılsızdır.',
        "رقم 25 قتيلا غير صحيح.",
        "رقم ۲۵ کشته صحت ندارد.",
        "הטענה על 25 הרוגים אינה נכונה.",
    ],
)
def test_a_figure_called_untrue_counts_nobody(claim: str) -> None:
    report = Report(id="r", text=claim, published_at="2019-03-06", items=split(claim))
    assert not [t for s in drafts_of(report).statements for t in s.tolls]


def test_the_same_figure_counts_where_it_is_told() -> None:
    assert killed_in("A bomb in Homs left 25 dead on Monday.") == exactly(25)


def hurt_in(text: str) -> Interval | None:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return found[0].injured if found else None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Four guards were badly wounded by a bomb in Kabul on Monday, seven others slightly.", 11),
        ("Bei einem Anschlag in Kabul wurden am Montag vier Wachleute schwer verletzt, sieben weitere leicht.", 11),
        ("Quatre gardes ont été grièvement blessés lundi dans un attentat à Kaboul, sept autres légèrement.", 11),
        ("He and his driver were wounded by a bomb in Beirut on Monday.", 2),
        ("أصيب هو وسائقه في انفجار سيارة مفخخة في بيروت يوم الاثنين.", 2),
        ("В результате теракта в Багдаде в понедельник погибли 12 милиционеров; ранены около 400.", 400),
        ("Pazartesi günkü depremde ölü sayısı 3 bin 479'a, yaralı sayısı 16 bine ulaştı.", 16000),
        ("Rebels shelled Goma on Monday. Hospitals took in 48 patients with gunshot wounds.", 48),
    ],
)
def test_hurt(text: str, count: int) -> None:
    assert hurt_in(text) == exactly(count)


def test_what_was_done_to_the_dead_hurts_nobody_else() -> None:
    assert hurt_in("Un motín dejó el lunes en Cuenca 20 presos muertos, cinco de ellos mutilados.") is None


def test_people_hurt_beside_the_dead_keep_their_count() -> None:
    assert hurt_in("A bomb in Jos on Monday killed three people and left 77 wounded, among them two children.") == exactly(77)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Jos on Monday. Police said that 71 people died, although figures from hospitals point to at least 75 dead.",
        "Une bombe a explosé lundi à Jos. La police parle de 71 morts, tandis que les hôpitaux en sont à 75 morts.",
    ],
)
def test_numbers_of_two_in_one_sentence_are_rivals(text: str) -> None:
    told = killed_in(text)
    assert told is not None
    assert told.min == 71


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The beekeeper was shot dead on Monday in Lima.", 1),
        ("Am Montag wurde der Imker einer Siedlung bei Kabul durch einen Kopfschuss getötet.", 1),
        ("Gunmen killed 58 tourists, most of them Swiss, and four Egyptians near Luxor on Monday.", 62),
        ("فتح مسلحون النار يوم الاثنين فقتلوا 58 سائحا، معظمهم من سويسرا، وأربعة مصريين في الأقصر.", 62),
        ("Ein Sprengsatz tötete am Montag in Kabul den Offizier und zwei Fahrer, 12 weitere Menschen wurden verletzt.", 3),
        ("У Ковелі в понеділок вибухнув газ. Загинула сім’я з п’яти осіб – батьки, двоє дітей, бабуся.", 5),
        ("Fifteen people, the two bombers included, were killed by a blast in Jerusalem on Monday.", 15),
        ("Quinze personnes, les deux kamikazes compris, ont été tuées lundi par une explosion à Jérusalem.", 15),
        ("Pazartesi günü Van'da patlama oldu. Şu an 10 can kaybı, 32 yaralı.", 10),
    ],
)
def test_dead(text: str, count: int) -> None:
    assert killed_in(text) == exactly(count)
