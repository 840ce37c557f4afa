"""Words that tell of the dead and the hurt without naming them so, and of people by kin or place in a list."""

from __future__ import annotations

import pytest

from tests.unit.extraction.counted import told


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A plane fired two missiles into a train near Nis on Monday, burning at least ten people alive and injuring 16.", "10-", "16"),
        ("A mine went off under a bus near Mandera on Monday. We have lost seven passengers.", "7", "-"),
        ("28 passengers were pulled off a bus near Mandera on Saturday and shot.", "28", "-"),
        ("A blast in the market of Jos on Monday killed over fifty people and left some 160 in hospital.", "50-", "160"),
        ("Gunmen strafed a bar in Segovia on Friday; 45 people are recovering from their wounds.", "-", "45"),
        ("Youths set fire to a bus in Ilopango on Monday. The driver suffered second-degree burns.", "-", "1"),
        ("Ein Mann schoss am Montag in Wien um sich. Zwei Männer überlebten das nicht, 22 Menschen liegen in Spitälern.", "2", "22"),
        ("Unbekannte schossen am Freitag in Mailand auf eine Streife; ein Beamter wurde an der Schulter getroffen.", "-", "1"),
        ("El viernes siete policías recibieron esquirlas de una granada arrojada a la puerta de un bar en La Ceiba.", "-", "7"),
        ("Un coche bomba estalló el domingo en Santa Pola. Murieron dos personas y treinta y cuatro necesitaron asistencia.", "2", "34"),
        ("Na segunda-feira, homens armados atacaram um banco em Recife; um policial e um vigilante se feriram.", "-", "2"),
        ("Jeudi, à Montauban, deux soldats ont été tués par balle et un troisième a été très gravement atteint.", "2", "1"),
        ("Un conseiller municipal de Romainville a été roué de coups vendredi devant son domicile.", "-", "1"),
        ("Il commando attaccò l'aeroporto di Fiumicino lunedì; tredici persone caddero sotto i colpi.", "13", "-"),
        ("В марте смертница взорвала себя в московском метро, не стало 40 человек.", "40", "-"),
        ("Ракеты ударили по центру Белгорода в субботу: 20 погибших, 111 человек в больницах.", "20", "111"),
        ("Росіяни вдарили по магазину в п'ятницю: чотирнадцятеро загиблих, сорок четверо скалічених.", "14", "44"),
        ("انفجر لغم بشاحنة جنود قرب برعشيت الاثنين. وفقدت القوة ثلاثة من جنودها.", "3", "-"),
    ],
)
def test_lost_burnt_in_hospital(text: str, killed: str, injured: str) -> None:
    """Words that name neither dead nor wounded and tell of them."""
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Lundi, dans une église de Bangui pleine de déplacés, dix-huit personnes ont péri sous les grenades.", "18", "-"),
        ("Pazartesi günü Diyarbakır'da bir patlamada yedisi çocuk 10 kişi yaşamını yitirdi.", "10", "-"),
        ("Diyarbakır'da patlatılan bomba yüklü otomobilin yol açtığı ölümler beşe yükseldi.", "5", "-"),
        ("فجر انتحاري نفسه في مسجد بالقطيف أمس. وبلغ عدد المستشهدين 21 وعدد المصابين 88.", "21", "88"),
        ("On Monday a drone hit a hospital in El Fasher. The WHO put the deaths at 70.", "70", "-"),
        ("Lundi, le métro de Paris a été frappé par une bombe, et huit voyageurs y ont laissé la vie.", "8", "-"),
    ],
)
def test_families_of_words_for_the_dead(text: str, killed: str, injured: str) -> None:
    assert told(text, killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "Bei einem Anschlag in Berlin starben am Montag eine Frau, ihre zehnjährige Enkelin und deren Cousine.",
        "Una mujer, su nieta y su sobrina murieron el lunes en un atentado en Bogotá.",
        "Una donna, sua suocera e sua cugina sono morte lunedì in un attentato a Milano.",
        "Uma mulher, a sua neta e a sua sobrinha morreram na segunda-feira num atentado em Luanda.",
        "У понеділок унаслідок вибуху в Києві загинули чоловік, його теща та племінник.",
    ],
)
def test_kin_count_one_each(text: str) -> None:
    assert told(text, "3", "-")


@pytest.mark.parametrize(
    "text",
    [
        "Neun Tote im Bus\n\nDrei Soldaten, zwei Frauen und vier weitere Fahrgäste wurden am Montag in Zwickau bei einem Anschlag getötet.",
        "תשעה נהרגו באוטובוס\n\nשלושה חיילים, שתי נשים וארבעה נוסעים נוספים נהרגו ביום שני בפיצוץ בצפת.",
        "Nove morti sul bus\n\nTre soldati, due donne e altri quattro passeggeri sono stati uccisi lunedì in un attentato a Safed.",
    ],
)
def test_others_at_the_end_of_a_list_are_others_than_those_before_them_in_it(text: str) -> None:
    assert told(text, "9", "-")
