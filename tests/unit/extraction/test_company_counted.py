"""Those who open a list by name or office, whom commas part from what befell them, who died elsewhere or besides the one aimed at."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report


def _counts(text: str) -> tuple[str, str]:
    view = mention_view(read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))[0])
    return _spelt(view.killed), _spelt(view.injured)


def _spelt(count: object) -> str:
    low, high = getattr(count, "min", None), getattr(count, "max", None)
    return "-" if low is None and high is None else str(low) if low == high else f"{low}-{'' if high is None else high}"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Karim Haddad and the driver Omar Said were shot dead by gunmen in Basra on Monday.", "2"),
        ("Carlo Neri e il cognato Pietro Sala sono stati uccisi lunedì a colpi di fucile a Foggia.", "2"),
        ("Lunedì a Palermo un'autobomba uccise Carlo Neri, la moglie e due agenti.", "4"),
        ("Lina Roux, le chanteur Jean Petit et un homme âgé ont été tués lundi par un tireur à Paris.", "3"),
        ("أدى الهجوم يوم الاثنين إلى مقتل القائد كريم حداد وثلاثة من رفاقه في بغداد.", "4"),
        ("Tras el tiroteo del lunes en Iguala murieron un jugador de 15 años, el chofer y una mujer.", "3"),
        ("The blast in Jos on Monday killed a clerk, the driver and two guards.", "4"),
        ("Two guards and two passers-by, a mother and her daughter, were killed by a bomb in Jos on Monday.", "4"),
        ("Deux gardes et deux civils, un père et son fils, ont été tués lundi par une bombe à Jos.", "4"),
        ("The death of Lina Roux, journalist, shot by gunmen in Jos on Monday, shocked the town.", "1"),
        ("Said, who was shot dead with his four-year-old son in Karachi on Monday, was a candidate.", "2"),
        ("Un hombre mató el lunes con un cuchillo de cocina a una mujer en Reutlingen.", "1"),
    ],
)
def test_lists_that_a_name_or_an_office_opens(text: str, killed: str) -> None:
    assert _counts(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Omar Said, president of the old institute and friend of the party, was shot dead on Monday in Lima by three men.", "1"),
        ("Der Sprecher der Bank, Karim Haddad, ist am Montag um 8 Uhr auf dem Weg ins Büro in Bonn erschossen worden.", "1"),
        ("Vier Roma, Karl Stojka und seine Brüder aus dem Nachbarort, sind am Montag in Oberwart von einer Bombe getötet worden.", "4"),
        ("The mayor of Jos, a former teacher who had once run the school, was slain at his door by gunmen on Monday.", "1"),
        ("L'avocat Omar Said, qui défendait des grévistes, a été abattu lundi par deux hommes à Djibo.", "1"),
        ("Il giudice Carlo Neri, che indagava sulla mafia, è stato ucciso lunedì da due sicari a Palermo.", "1"),
        ("His predecessor, Karim Haddad, was kidnapped and murdered by rebels in Jos on Monday.", "1"),
        ("Philosophy professor Ana Letona, 73, a well-known columnist, was slain on Monday in her car in San Salvador.", "1"),
    ],
)
def test_those_whom_commas_part_from_what_befell_them(text: str, killed: str) -> None:
    assert _counts(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Zwei Polizisten erschossen ihn am Montag in Bonn, als er eine Waffe zog.", "1", "-"),
        ("Attackers burst into his house in Jos on Monday and shot him dead.", "1", "-"),
        ("El lunes fue sacado de su coche por cuatro hombres con fusiles en Lima, y su cadáver apareció horas después.", "1", "-"),
        ("Der Reporter Karim Haddad wurde am Montag in Khost von Unbekannten erschossen.", "1", "-"),
        ("Am Montag wurde der BBC-Reporter Karim Haddad in Khost von Unbekannten erschossen.", "1", "-"),
        ("قتل مسلحان 21 سائحا في المتحف بتونس يوم الاثنين.", "21", "-"),
        ("Polizisten erschossen am Montag in Cambrils fünf Terroristen, die mit einem Auto Passanten überfahren hatten.", "5", "-"),
    ],
)
def test_who_did_it_is_not_who_died(text: str, killed: str, injured: str) -> None:
    assert _counts(text) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قال مصدر إن عدد القتلى 96 والجرحى نحو 300 في تفجير صنعاء يوم الاثنين.", "96", "300"),
        ("ارتفع عدد قتلى التفجير في صنعاء يوم الاثنين إلى 24 شخصا وأصيب 213 آخرون.", "24", "213"),
        ("تحدث أطباء عن 70 وفاة على الأقل و138 جريحا بعد غارة على صعدة يوم الاثنين.", "70-", "138"),
        ("أوقع التفجير في بنغازي يوم الاثنين 30 قتيلا أمام مسجد وسط المدينة.", "30", "-"),
        ("Число погибших при взрыве в понедельник в Кизляре 12, раненых 40.", "12", "40"),
        ("The number of dead in Monday's bombing in Jos is 96 and the wounded 300.", "96", "300"),
        ("The number of dead in the bombing that tore on Monday through the crowded market of Jos in the north reached seven.", "7", "-"),
        ("בפיצוץ האוטובוס ביום שני בתל אביב נפטר פצוע נוסף, ומניין ההרוגים הוא עתה 21.", "21", "-"),
        ("У понеділок у Києві після удару чотирнадцятеро загиблих і троє поранених.", "14", "3"),
    ],
)
def test_tolls_of_one_line(text: str, killed: str, injured: str) -> None:
    told = _counts(text)
    assert told[0] == killed
    assert injured in ("-", told[1])


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eleven people died on the spot in the gun attack in Jos on Monday and two later in hospital.", "13"),
        ("Douze fidèles sont morts sur-le-champ dans l'attaque de lundi à Djibo, trois autres au centre de santé.", "15"),
        ("Three people died at the scene of Monday's attack in Jos, two others are in hospital.", "3"),
        ("Четыре женщины погибли в понедельник при стрельбе в Кизляре. Позднее в больнице умерла пятая потерпевшая.", "5"),
        ("Hasta ayer se habían hallado 18 cadáveres tras el atentado del lunes en Lima; esta mañana falleció otra vecina.", "19"),
        ("Gunmen shot the mayor Omar Said in his car in Jos on Monday. Two other people also died.", "3"),
        ("Six men opened fire on Governor Omar Said at his house in Jos on Monday. Nine people died with him.", "10"),
        ("Gunmen attacked a market in Jos on Monday, wounding a trader. Two other people died.", "2"),
    ],
)
def test_further_dead(text: str, killed: str) -> None:
    assert _counts(text)[0] == killed


@pytest.mark.parametrize(
    "text",
    [
        "Trois soldats ont été tués lundi dans un affrontement à Leh ; dix-sept blessés n'ont pas survécu au froid.",
        "Vingt soldats ont été tués lundi dans un affrontement à Leh. L'armée n'avait d'abord admis que trois tués ; "
        "dix-sept blessés n'ont pas survécu au froid.",
    ],
)
def test_the_hurt_who_did_not_survive_are_dead(text: str) -> None:
    assert _counts(text) == ("20", "-")


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Der Richter wurde am Montag in Bonn erschossen, sein Fahrer blieb unverletzt.", "-"),
        ("El juez fue asesinado a tiros el lunes en Lima; su chofer salió ileso.", "-"),
        ("Gunmen fired on the minister in Jos on Monday. He was unhurt.", "0"),
        ("Three people were killed by a bomb in Jos on Monday. No one was injured.", "0"),
    ],
)
def test_one_who_is_unhurt_does_not_speak_for_the_others(text: str, injured: str) -> None:
    assert _counts(text)[1] == injured
