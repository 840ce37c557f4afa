"""When incidents happened, as whole reports tell it."""

from __future__ import annotations

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report


def dates_of(text: str, published: str | None = None) -> list[str | None]:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return [mention_view(m).date for m in resolve(report, read(report))]


@pytest.mark.parametrize("published", ["2019-08", "2019", None])
def test_weekdays_count_from_the_dateline_where_the_publication_is_no_day(published: str | None) -> None:
    text = "GAO, 14 Aug 2019 (Agency) - A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said."
    assert dates_of(text, published) == ["2019-08-12"]


def test_a_report_without_a_time_is_of_the_day_of_its_dateline() -> None:
    text = "GAO, 14 August (Agency) - A car bomb killed three soldiers at a checkpoint in Gao, the army said."
    assert dates_of(text, "2019-08") == ["2019-08-14"]


def test_a_dateline_far_from_the_publication_is_not_trusted() -> None:
    text = "GAO, 14 August (Agency) - A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said."
    assert dates_of(text, "2020-03-05") == ["2020-03-02"]


def test_the_day_of_saying_stands_for_the_day_of_writing() -> None:
    text = "The minister said on Sunday 18 August that rockets had struck the airport of Tripoli overnight, killing two guards."
    assert dates_of(text, "2019-08") == ["2019-08-18"]


def test_another_incident_without_a_day_is_of_the_main_ones_day() -> None:
    text = "A car bomb killed three soldiers at a checkpoint in Gao on Monday, the army said.\n\nIn Kidal, gunmen shot dead a teacher."
    assert dates_of(text, "2019-08-14") == ["2019-08-12", "2019-08-12"]


def test_hours_later_is_the_same_day_and_two_days_later_is_not() -> None:
    text = "A car bomb killed three soldiers in Gao on Monday. {} rockets struck the airport of Kidal, wounding two."
    assert dates_of(text.format("Three hours later"), "2019-08-16") == ["2019-08-12", "2019-08-12"]
    assert dates_of(text.format("Two days later"), "2019-08-16") == ["2019-08-12", "2019-08-14"]


def test_days_told_in_their_order_each_have_their_incident() -> None:
    text = "On Friday a man was shot dead in Jenin. On Saturday a settler was stabbed in Nablus. On Sunday troops killed a youth in Tubas."
    assert dates_of(text, "2024-05-21") == ["2024-05-17", "2024-05-18", "2024-05-19"]


@pytest.mark.parametrize(
    "text",
    [
        "El lunes mataron a un fiscal en Quito. Al día siguiente, hombres armados asesinaron a cuatro personas en Manta.",
        "Am Montag wurde in Quito ein Staatsanwalt getötet. Tags darauf wurden in Manta vier Menschen getötet.",
        "On Monday a prosecutor was killed in Quito. The next day four people were shot dead in Manta.",
    ],
)
def test_people_killed_on_the_next_day_elsewhere_are_another_incident(text: str) -> None:
    assert dates_of(text, "2024-05-16") == ["2024-05-13", "2024-05-14"]


def test_when_told_in_a_sentence_of_its_own() -> None:
    text = (
        "Überfall auf Kaserne\n\nTeile der Garde haben in der Nacht zum Freitag vergeblich versucht, die Macht zu übernehmen. "
        "Panzer rollten durch Niamey, bei Gefechten kamen zwölf Soldaten ums Leben."
    )
    assert dates_of(text, "2021-04-03") == ["2021-04-01"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb tore through a market in Gao on Monday. By Wednesday the hospital had counted 21 dead and 40 wounded.",
        "Eine Bombe ist am Montag auf einem Markt in Gao explodiert. Bis Mittwoch wurden 21 Tote und 40 Verletzte gezählt.",
        "Una bomba estalló el lunes en un mercado de Gao. Hasta ahora hay 21 muertos y 40 heridos.",
        "Twenty-one people are dead now, after a bomb tore through a market in Gao on Monday.",
    ],
)
def test_up_to_when_and_now_are_not_when(text: str) -> None:
    assert dates_of(text, "2019-08-14") == ["2019-08-12"]


def test_a_people_hurt_by_a_days_blast_were_hurt_that_day() -> None:
    assert dates_of("Nine people were wounded by Monday's blast in Gao, a hospital said.", "2019-08-14") == ["2019-08-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Au moins trente villageois ont été tués les 9 et 10 août à Gao, conclut l'enquête publiée mardi.",
        "At least thirty villagers were killed on 9 and 10 August in Gao, says an inquiry published on Tuesday.",
    ],
)
def test_the_day_a_report_was_published_is_not_when(text: str) -> None:
    assert dates_of(text, "2019-08-14") == ["2019-08-09"]


def test_the_time_in_the_clause_of_what_happened_leads() -> None:
    text = "Mali observed a day of mourning on Sunday after gunmen stormed a barracks in Gao on Friday night, killing nine."
    assert dates_of(text, "2019-08-12") == ["2019-08-09"]


def test_a_part_of_the_day_belongs_to_the_day_behind_it() -> None:
    text = (
        "Ocho policías murieron el jueves en Gao al estallar un coche bomba. "
        "Horas después, en la madrugada del viernes, unos pistoleros mataron a dos guardias en Kidal."
    )
    assert dates_of(text, "2019-08-17") == ["2019-08-15", "2019-08-16"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Two years ago two geologists were kidnapped near Bamako.", None),
        ("Several weeks ago an envoy was shot dead near Goma.", None),
        ("Vor einigen Tagen wurde nahe Goma ein Händler erschossen.", "2024-05"),
        ("Il y a deux ans, deux géologues étaient enlevés près de Bamako.", None),
    ],
)
def test_a_vague_or_long_past_time_is_not_the_day_of_publication(text: str, want: str | None) -> None:
    assert dates_of(text, "2024-05-16") == [want]


def test_a_month_ago_beside_its_day_is_that_day() -> None:
    assert dates_of("Il y a un mois, le 22 février, l'ambassadeur était tué près de Goma.", "2021-03-21") == ["2021-02-22"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("In March 2015 a bomb killed six people in Aleppo.", "2015-03"),
        ("Last year a bomb killed six people in Aleppo.", None),
        ("En 2015, une bombe a tué six personnes à Alep.", None),
        ("Im Sommer 2018 tötete eine Bombe in Aleppo sechs Menschen.", None),
        ("A bomb killed six people in Aleppo. The city was taken by the army in 2016.", "2021-02-10"),
        ("A bomb killed six people in Aleppo in February 2021.", "2021-02-10"),
    ],
)
def test_what_is_first_told_of_a_time_long_past_did_not_happen_on_the_day_of_publication(text: str, want: str | None) -> None:
    assert dates_of(text, "2021-02-10") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers were still at work in Kano on Wednesday after two bombs killed 18 people in a market the afternoon before.",
        "Los bomberos seguían el miércoles en Kano, después de que dos bombas mataran a 18 personas en un mercado la tarde anterior.",
        "I soccorritori erano mercoledì ancora a Kano, dove due bombe avevano ucciso 18 persone in un mercato il pomeriggio precedente.",
        "As equipas continuavam na quarta-feira em Kano, onde duas bombas mataram 18 pessoas num mercado na tarde anterior.",
        "واصلت فرق الإنقاذ عملها في كانو الأربعاء بعد أن قتلت قنبلتان 18 شخصا في سوق عصر اليوم السابق.",
    ],
)
def test_the_afternoon_before_is_of_the_day_before(text: str) -> None:
    assert dates_of(text, "2014-05-21") == ["2014-05-20"]


@pytest.mark.parametrize(
    "text",
    [
        "یک روز پس از حمله‌ای که ۱۸ گردشگر را در سوسه کشت، مردم روز شنبه در شوک بودند.",
        "התושבים התעוררו בשבת בהלם, יום אחרי הפיגוע שבו נהרגו 18 תיירים בסוסה.",
    ],
)
def test_a_day_after_an_attack_it_was_the_day_before(text: str) -> None:
    assert dates_of(text, "2015-06-27") == ["2015-06-26"]


@pytest.mark.parametrize(
    "text",
    [
        "13/02 – Mweso: mortar rounds landed beside a camp, wounding three children.\n17/02 – Beni: gunmen killed four people.",
        "13 février – Mweso : des obus ont blessé deux enfants.\n17 février – Beni : des inconnus ont tué quatre personnes.",
        "13 de febrero – Mweso: un obús hirió a tres niños.\n17 de febrero – Beni: hombres armados mataron a cuatro personas.",
        "13. Februar – Mweso: Granaten verletzten drei Kinder in einem Lager.\n17. Februar – Beni: Bewaffnete töteten vier Menschen.",
        "13 febbraio – Mweso: un mortaio ha ferito tre bambini.\n17 febbraio – Beni: uomini armati hanno ucciso quattro persone.",
        "13 de fevereiro – Mweso: um obus feriu três crianças num campo.\n17 de fevereiro – Beni: homens armados mataram quatro pessoas.",
        "13 февраля – Мвесо: в лагере осколками мины ранены трое детей.\n17 февраля – Бени: боевики убили четырёх человек.",
        "13 лютого – Мвесо: уламками міни в таборі поранено трьох дітей.\n17 лютого – Бені: бойовики вбили чотирьох людей.",
        "13 Şubat – Mweso: kampa düşen havan mermisi üç çocuğu yaraladı.\n17 Şubat – Beni: silahlı kişiler dört kişiyi öldürdü.",
        "13 فبراير – مويسو: أصيب ثلاثة أطفال بقذيفة هاون قرب مخيم.\n17 فبراير – بيني: قتل مسلحون أربعة أشخاص.",
    ],
)
@pytest.mark.parametrize("published", ["2023-02-20", "2023-02"])
def test_each_line_of_a_log_is_of_the_day_it_opens_with(text: str, published: str) -> None:
    assert dates_of(text, published) == ["2023-02-13", "2023-02-17"]


def test_cuttings_are_each_of_the_day_their_bracket_tells() -> None:
    text = (
        "[Radio, lunes 19 de octubre] En la madrugada del domingo una bomba voló un oleoducto en Segovia; 45 muertos.\n\n"
        "[Diario, 13 de noviembre] El jueves 12 estalló en Yolombó otra bomba, sin víctimas."
    )
    assert dates_of(text, "1998-11-14") == ["1998-10-18", "1998-11-12"]


def test_a_first_line_that_tells_where_and_when_it_was_written_is_counted_from() -> None:
    text = "From Our Own Correspondent, Lagos, October 20\n\nAn editor was killed at his breakfast table yesterday by a parcel bomb."
    assert dates_of(text, "1986-10-21") == ["1986-10-19"]


def test_a_first_line_in_which_something_happens_tells_when() -> None:
    text = "Attack in Lagos, October 18\n\nAn editor was killed at his breakfast table by a parcel bomb."
    assert dates_of(text, "1986-10-21") == ["1986-10-18"]
