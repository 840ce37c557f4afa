"""Counts beside others: who is told of with a name, an age, a clause of their own; whom nobody hurt; what adds up."""

import pytest

from tests.unit.extraction.counted import told


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Three militants were killed when security forces raided a hideout in Bajaur on Monday; no soldier was hurt.", "3", "0"),
        ("Tres guerrilleros murieron en un combate el lunes en Arauca; ningún soldado resultó herido.", "3", "0"),
        ("Drei Kämpfer wurden am Montag bei einem Gefecht in Kundus getötet. Kein Soldat wurde verletzt.", "3", "0"),
        ("Tre miliziani sono stati uccisi lunedì in uno scontro a Gao; nessun soldato è rimasto ferito.", "3", "0"),
        ("Três rebeldes foram mortos na segunda-feira em confrontos em Macomia; nenhum soldado ficou ferido.", "3", "0"),
        ("No militants were killed but four soldiers died in Monday's ambush near Gao.", "4", "-"),
    ],
)
def test_nobody_of_a_kind(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Один миротворец погиб, другой тяжело ранен в понедельник в засаде под Бени.", "1", "1"),
        (
            "Ein tansanischer Blauhelmsoldat wurde getötet, ein weiterer schwer verwundet, als sie am Montag bei "
            "Beni in einen Hinterhalt gerieten.",
            "1",
            "1",
        ),
    ],
)
def test_the_other_of_two(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("המשטרה מצאה ביום שני את גופותיהם של 18 חטופים בטמאוליפס.", "18", "-"),
        ("Polis pazartesi günü Tamaulipas'ta kaçırılan 18 kişinin cesedini buldu.", "18", "-"),
        ("پلیس روز دوشنبه اجساد ۱۸ نفر را که در تامائولیپاس ربوده شده بودند پیدا کرد.", "18", "-"),
        ("Die Leiche eines entführten Journalisten wurde am Montag in Veracruz gefunden.", "1", "-"),
        ("عثرت الشرطة يوم الاثنين على جثث 18 شخصا خطفوا في تاماوليباس.", "18", "-"),
    ],
)
def test_bodies_found(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Omar Hassan, 34, and his cousin Ali Hassan, 19, were killed by a roadside bomb near Baquba on Monday.", "2", "-"),
        ("Omar Hassan, de 34 años, y su primo Ali Hassan, de 19, murieron el lunes por una bomba cerca de Baquba.", "2", "-"),
        ("Omar Hassan, 34 ans, et son cousin Ali Hassan, 19 ans, ont été tués lundi par une bombe près de Baqouba.", "2", "-"),
        ("Omar Hassan (34) und sein Cousin Ali Hassan (19) wurden am Montag bei Bakuba von einer Bombe getötet.", "2", "-"),
        ("Omar Hassan, de 34 anos, e o primo Ali Hassan, de 19, morreram na segunda-feira com uma bomba perto de Baquba.", "2", "-"),
    ],
)
def test_ages_behind_names(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("As onze pessoas a bordo de um helicóptero abatido na segunda-feira perto de Beni morreram.", "11", "-"),
    ],
)
def test_aircraft_shot_down(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("До 14 выросло число жертв теракта в церкви в Джосе, произошедшего в понедельник.", "14", "-"),
        ("До 14 зросла кількість жертв теракту в церкві в Джосі в понеділок.", "14", "-"),
        ("Le bilan de l'attaque de lundi contre une mosquée à Jos est passé de 28 à 35 morts.", "35", "-"),
    ],
)
def test_what_is_risen_to(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "Uomini armati hanno fatto irruzione lunedì in una fattoria vicino a Jos e ucciso cinque persone: "
            "tre contadini, un pastore e un bambino.",
            "5",
            "-",
        ),
        ("Ein 55-Jähriger ist am Montag in Nantes niedergestochen worden und gestorben.", "1", "-"),
    ],
)
def test_participles_of_one_subject(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("در حملات روز دوشنبه اسرائیل به غزه شش نفر از جمله سه کودک کشته و ۱۲ نفر زخمی شدند.", "6", "12"),
        ("روز دوشنبه افراد موتورسوار در بازار ایذه به سوی مردم تیراندازی کردند و هفت نفر از جمله پسری نه ساله جان باختند.", "7", "-"),
    ],
)
def test_parts_end_where_verbs_stand_last(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "Marchers broke into a UN compound in Mazar-i-Sharif on Monday. They killed three foreigners, who "
            "had sought refuge in a bunker, and four Nepalese guards.",
            "7",
            "-",
        ),
        (
            "L'imam Omar Said, cofondateur du parti, a été tué lundi d'une balle dans la tête dans sa mosquée à "
            "Djibo, ainsi qu'un de ses proches.",
            "2",
            "-",
        ),
        ("قضى القائد كريم حداد ونائبه مع ثمانية آخرين بضربة نفذتها مسيرة قرب مطار بغداد يوم الاثنين.", "10", "-"),
        (
            "Two marines were killed when shells hit Yeonpyeong on Tuesday. On Wednesday the coast guard found "
            "the bodies of two civilians.",
            "4",
            "-",
        ),
        ("A peasant woman, Rosa Chun, and her baby lost their lives when planes bombed a hamlet in San Marcos on Monday.", "2", "-"),
        ("Un tireur a ouvert le feu lundi à Bamako sur des fidèles ; onze d'entre eux sont morts.", "11", "-"),
        ("A bombing in Herat on Monday killed five people. Four died at the scene and one later in hospital.", "5", "-"),
        ("אב ובנו נורו למוות ביום שני ברמלה.", "2", "-"),
    ],
)
def test_clauses_and_company_in_lists(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Мати та восьмеро її дітей загинули в понеділок унаслідок авіаудару по Сааді.", "9", "-"),
    ],
)
def test_a_mother_is_one(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)
