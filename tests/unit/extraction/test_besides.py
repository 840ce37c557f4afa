"""Sums over sentences: people of somebody told before, others besides, two told by name; who was only meant to be killed."""

from __future__ import annotations

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def killed_in(text: str) -> Interval | None:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2021-05-06", items=split(text)))]
    return found[0].killed if found else None


def exactly(count: int) -> Interval:
    return Interval(min=count, max=count)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb under his car killed the prosecutor Luis Marin in Bogota on Monday. His driver was also killed.",
        "Le maire de Kolda, Ousmane Diatta, a été abattu lundi par des hommes armés. Son chauffeur a également été tué.",
        "El concejal Martín Ruiz fue asesinado a tiros el lunes en Cali. También murió su escolta.",
        "Il giudice Antonio Serra è stato ucciso lunedì a Palermo in un agguato. È morto anche il suo autista.",
        "Der Bürgermeister Karl Weiss wurde am Montag in Graz von Unbekannten erschossen. Auch sein Fahrer kam ums Leben.",
        "اغتال مسلحون مجهولون القاضي أحمد حسن في البصرة يوم الاثنين. كما قتل سائقه.",
        "Gunmen fired at a car in Cali on Monday. Lawyer Ana Ruiz was killed on the spot. Engineer Luis Vega was killed at her side.",
    ],
)
def test_another_of_theirs(text: str) -> None:
    assert killed_in(text) == exactly(2)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead the mayor of Tarin, Abdul Karim, on Sunday. Two of his bodyguards died as well.",
        "On Friday the trade unionist Jose Vega was gunned down outside his home in Cali, as were his wife and a neighbour.",
        "O vereador Paulo Lima foi morto a tiros na terça-feira em Duque de Caxias, assim como a mulher e o motorista.",
        "Le préfet de Diffa a été tué mardi avec deux de ses gardes dans une embuscade.",
        "Pazartesi günü Diyarbakır'da silahlı saldırıda belediye başkanı Ali Kaya öldürüldü. İki koruması da hayatını kaybetti.",
    ],
)
def test_two_of_theirs(text: str) -> None:
    assert killed_in(text) == exactly(3)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The judge Teresa Molina was murdered along with four others in Medellin on Tuesday.", 5),
        ("Der Staatsanwalt Murat Demir wurde am Montag in Ankara zusammen mit drei Leibwächtern erschossen.", 4),
        ("El juez Pedro Salas fue asesinado junto a tres policías en Lima el martes por pistoleros.", 4),
        ("Barry and seven others were executed by rebels in Kidal on Tuesday.", 8),
        ("Colonel Barry and seven others were executed by rebels in Kidal on Tuesday.", 8),
        ("Eight bodies were pulled from the rubble after the bomb in Bogota on Monday and a ninth worker died in surgery.", 9),
        ("Two engineers kidnapped on Monday in Kunar were put to death by the Taliban.", 2),
        ("A journalist and activist was killed by an air strike in Idlib on Monday.", 1),
        ("A soldier and a journalist were killed by an air strike in Idlib on Monday.", 2),
    ],
)
def test_together_with(text: str, count: int) -> None:
    assert killed_in(text) == exactly(count)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Editor Hector Salas was shot dead at 1215 on Monday by three youths in San Salvador.", 1),
        ("Am Montag starben bei einem Bombenanschlag in Köln ein Vater (45) und seine Tochter (12).", 2),
        ("Two men on a motorcycle shot the lawyer Ana Torres in Cucuta on Monday. She died an hour later in hospital.", 1),
        ("Am Dienstag ist Rudolf Stein, der Leiter des Zollamts, in seinem Haus in Kassel durch einen Kopfschuss getötet worden.", 1),
        ("A woman was killed on Monday in Baquba when a shell hit her house, killing her.", 1),
    ],
)
def test_one_without_a_number(text: str, count: int) -> None:
    assert killed_in(text) == exactly(count)


@pytest.mark.parametrize(
    "text",
    [
        "Drei Polizisten wurden am Montag in Nizza angegriffen: einer starb, zwei wurden verletzt.",
        "Deux gendarmes ont été attaqués lundi à Nice, l'un a été tué et l'autre blessé.",
        "Tre agenti sono stati attaccati lunedì a Nizza: uno è morto, due sono rimasti feriti.",
        "Two gunmen fired at the car of Hassan Nouri in Basra on Monday, killing him instantly.",
    ],
)
def test_one_of_them(text: str) -> None:
    assert killed_in(text) == exactly(1)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen tried to kill the mayor of Kolda on Monday; a bomb wounded his driver.",
        "Une tentative d'assassinat du maire de Kolda a fait deux blessés lundi.",
        "El intento de asesinato del alcalde de Tibú dejó dos heridos el lunes.",
        "محاولة اغتيال النائب أحمد حسن في بيروت يوم الاثنين أسفرت عن إصابة مرافقيه.",
        "В понедельник в Махачкале совершено покушение на убийство судьи Магомеда Алиева, ранен охранник.",
    ],
)
def test_whom_they_only_meant_to_kill(text: str) -> None:
    assert killed_in(text) is None
