"""Whom a casualty word counts: lists, brackets, relative clauses, and people whose noun no list knows."""

import pytest

from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import Interval
from tocsin.model.report import Report


def counts_of(text: str) -> tuple[Interval | None, Interval | None]:
    found = [mention_view(m) for m in read(Report(id="r", text=text, published_at="2019-03-06", items=split(text)))]
    return (found[0].killed, found[0].injured) if found else (None, None)


def exactly(count: int | None) -> Interval | None:
    return None if count is None else Interval(min=count, max=count)


TOLD = [
    ("Three zamindars were shot dead by gunmen near Quetta on Monday.", 3, None),
    ("Two sergeants were killed and 11 were wounded when rebels shelled the camp near Goma.", 2, 11),
    ("Five soldiers who had been abducted on Friday were killed by gunmen near Goma.", 5, None),
    ("Two herders were abducted and later killed by gunmen near Mopti.", 2, None),
    ("Dos ganaderos fueron secuestrados y luego asesinados por hombres armados en Arauca.", 2, None),
    ("Un professeur a été enlevé puis tué par des hommes armés à Djibo.", 1, None),
    ("The mayor was shot dead along with his two bodyguards by gunmen in Kandahar.", 3, None),
    ("El alcalde fue asesinado junto con dos escoltas en Tumaco el lunes.", 3, None),
    ("Seven nurses (four women and three men) were wounded when a shell hit a clinic in Donetsk.", None, 7),
    ("Nove passageiros (seis mulheres e três crianças) foram mortos num ataque a tiros em Macomia.", 9, None),
    ("Six guards were killed and a seventh seriously injured in a gun attack in Aden.", 6, 1),
    ("Quatre gendarmes ont été tués et un cinquième blessé dans une embuscade près de Gao.", 4, 1),
    ("The bomb killed six policemen including an inspector and also injured nine people in Jos.", 6, 9),
    ("Four soldiers were killed in Tillia and two policemen were killed there by gunmen on Sunday.", 6, None),
    ("A masked man stabbed a lawyer and his wife to death at their home in Lyon.", 2, None),
    ("A sergeant was killed and two of his bandmates lightly hurt when gunmen fired on a bus near Gao.", 1, 2),
    ("Ein Polizist wurde getötet und zwei seiner Kollegen leicht verletzt, als in Kundus eine Mine explodierte.", 1, 2),
    ("None of the 14 miners survived an attack by gunmen on their lorry near Bouar.", 14, None),
    ("Aucun des neuf bergers n'a survécu à l'attaque d'hommes armés près de Mopti.", 9, None),
    ("Ninguno de los 14 mineros sobrevivió al ataque a tiros en Tibú.", 14, None),
    ("Никто из девяти водителей не выжил после обстрела у Донецка.", 9, None),
    ("All but two of the ten guards were killed by gunmen in Aden.", 8, None),
    ("A family of four was killed in an air strike in Rafah.", 4, None),
    ("Three members of one family were killed by a shell in Donetsk.", 3, None),
    ("An elderly couple was shot dead in Durban.", 2, None),
    ("A drone strike near Tyre killed a commander, his wife and their two sons.", 4, None),
    ("Trois ingénieurs chinois et leur chauffeur ont été tués par des hommes armés à Gwadar.", 4, None),
    ("Um pai e os seus dois filhos morreram num ataque a tiros em Macomia.", 3, None),
    ("أودى القصف بحياة أب وطفليه في رفح.", 3, None),
    ("אב ושני בניו נהרגו בתקיפה אווירית ברפיח.", 3, None),
    ("The death toll from the bombing in Mosul was lowered to 22 from 27.", 22, None),
    ("Die Zahl der Toten nach dem Bombenanschlag in Kabul ist auf 21 gestiegen, 33 Menschen wurden verletzt.", 21, 33),
    ("Subiu para 21 o número de mortos no atentado à bomba em Cabul, e há 33 feridos.", 21, 33),
    ("شمار کشته‌شدگان انفجار بمب در کابل به ۲۱ نفر رسید و ۳۳ تن زخمی شدند.", 21, 33),
    ("Death toll from Kabul bomb blast climbs to 21, with 33 injured - police", 21, 33),
    ("Gunmen burst into a tannery in Multan on Monday, killing the tanner and wounding his apprentice.", 1, 1),
    ("Twelve people died at the scene and five more succumbed to their injuries after a bombing in Multan.", 17, None),
    ("Zwölf Menschen waren sofort tot, fünf weitere erlagen nach dem Bombenanschlag in Multan ihren Verletzungen.", 17, None),
    ("قتل مسلحون ملثمون خمسة جنود في هجوم قرب سرت.", 5, None),
    ("Deux randonneuses, l'une suédoise et l'autre suisse, ont été tuées par balle dans le Rif.", 2, None),
    ("Murieron dos civiles, una mujer y su sobrina, al explotar un carro bomba en Cali.", 2, None),
    ("40 Tote und Verletzte nach einem Bombenanschlag in Multan.", None, None),
    ("Ранены девять человек, двое детей находятся в реанимации после обстрела Донецка.", None, 9),
    ("Nine soldiers were hurt, six of them badly, when a mine exploded near Gao.", None, 9),
    ("A nurse and two ostlers were killed by a shell near Donetsk.", 3, None),
    ("He and four porters were killed in a raid in Bogota.", 5, None),
    ("A widow and her son were among seven people who died in the shelling of Izium.", 7, None),
    ("Une veuve et son fils figurent parmi les sept personnes tuées dans le bombardement d'Izioum.", 7, None),
    ("Hallan en Tumaco el cuerpo baleado de un notario tras un ataque a tiros.", 1, None),
    ("قتلت ممرضة ومريضان في قصف على مستشفى في الفاشر.", 3, None),
    ("Only two of the nine gendarmes survived an ambush near Djibo.", 7, None),
    ("Nur einer der sechs Grenzpolizisten überlebte den Überfall bei Djibo.", 5, None),
    ("The premier escaped unharmed but his driver was killed when gunmen fired on his car in Aden.", 1, 0),
    ("Un soldat et cinq autres luttent pour leur vie après une fusillade à Gao.", None, 6),
    ("Two porters were stabbed near a temple in Jos on Monday and one of them has since died.", 1, 1),
    ("Zwei Wachleute wurden am Montag in Gera niedergestochen, einer von ihnen starb.", 1, 1),
    ("Eleven of the 15 people killed by the shell in Izium lived in one street.", 15, None),
    ("Two students were killed and a rickshaw puller was badly hurt when soldiers fired on a crowd in Jos.", 2, 1),
    ("۱۲ نمازگزار در تیراندازی در مسجدی در هرات کشته و هفت نفر زخمی شدند.", 12, 7),
    ("A porter died of his wounds overnight; 30 people are still in hospital after Monday's bombing in Jos.", 1, 30),
    ("פיצוץ בתחנת אוטובוס בחיפה: הרוג אחד ו-12 פצועים.", 1, 12),
    ("انفجار في سوق ببعقوبة يوقع قتيلا وتسعة جرحى.", 1, 9),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLD)
def test_counts(text: str, killed: int | None, injured: int | None) -> None:
    assert counts_of(text) == (exactly(killed), exactly(injured))


def test_who_did_it_before_being_shot_was_no_victim_of_his_own() -> None:
    text = "A rebel carried out a knife attack in Aden on Monday, lightly wounding a cook before being shot dead."
    assert counts_of(text)[1] == exactly(1)
