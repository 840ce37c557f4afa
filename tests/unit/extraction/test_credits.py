"""Who says so: offices, persons, outlets and witnesses on sentences of our own, and those named beside them who say nothing."""

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.facts.credits import credited
from tocsin.extraction.reader import drafts_of, read
from tocsin.extraction.scene.voices import voices
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report


def told_by(text: str) -> tuple[str, ...]:
    report = Report(id="r", text=text, published_at="2025-05-14", items=split(text))
    return tuple(mention_view(resolve(report, read(report))[0]).attributed_to)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Gunmen killed 11 guests at a wedding in Katsina on Friday, the deputy police commissioner, Musa Bello, told journalists.",
            "Musa Bello",
        ),
        ("Two rockets hit a warehouse near Erbil on Monday, the US-led coalition said.", "US-led coalition"),
        ("A blast killed six miners near Quetta on Monday. The provincial home department confirmed the toll.", "home department"),
        ("Un drone a frappé dimanche un dépôt à Belgorod, selon le gouverneur adjoint de la région, cité par l'agence Tass.", "governor"),
        ("Un drone a frappé dimanche un dépôt à Belgorod, selon le gouverneur adjoint de la région, cité par l'agence Tass.", "TASS"),
        ("Hombres armados quemaron el lunes dos camiones en Cali, según la Gobernación del Cauca.", "governor"),
        ("Ein Mann hat am Montag in Leipzig zwei Frauen mit einem Messer verletzt, teilte das Landeskriminalamt mit.", "police"),
        ("Il prefetto di Foggia ha confermato che lunedì un'auto è stata crivellata di colpi a Cerignola.", "prefect"),
        ("Homens armados incendiaram na terça-feira três autocarros na Matola, disse o porta-voz do SERNIC, Hilário Lole.", "Hilário Lole"),
        ("أعلن نائب محافظ نينوى أن طائرة مسيرة قصفت يوم الاثنين شاحنة في سنجار وقتلت السائق.", "governor"),
        ("По словам очевидцев, неизвестные в понедельник открыли огонь по маршрутке в Буйнакске, погиб водитель.", "witnesses"),
        ("Мер Нікополя Олександр Саюк підтвердив загибель двох людей унаслідок удару дрона у вівторок.", "mayor"),
        ("Vali Yardımcısı Mehmet Aksoy, pazartesi günü Hakkari'de mayına basan iki çobanın öldüğünü söyledi.", "Mehmet Aksoy"),
        ("شاهدان عینی گفتند روز دوشنبه پهپاد به یک انبار سوخت در نزدیکی حلب اصابت کرد.", "witnesses"),
        ("לפי גורם ביטחוני, חמושים פתחו ביום שני באש לעבר אוטובוס סמוך לחווארה; שני נוסעים נפצעו.", "security source"),
    ],
)
def test_who_says_so_is_told(text: str, who: str) -> None:
    assert any(who in name for name in told_by(text)), told_by(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A mine killed two herders near Gao on Monday, hospital sources said.", "hospital sources"),
        ("Un obus a tué trois femmes lundi à Bunia, a indiqué un médecin.", "doctor"),
        ("Una bomba hirió el martes a dos agentes en Cúcuta, informó la Fiscalía.", "prosecutor's office"),
        ("В понедельник в Белгороде беспилотник ранил водителя, сообщили в МЧС.", "emergencies ministry"),
    ],
)
def test_an_office_has_the_noun_that_says_most(text: str, who: str) -> None:
    assert told_by(text) == (who,)


def test_an_office_may_be_named_without_a_word_of_saying() -> None:
    told = told_by("The interior ministry counts two dead and nine wounded after a bomb hit a market in Mosul on Monday.")
    assert told == ("interior ministry",)


def test_who_speaks_for_an_office_is_one_with_it() -> None:
    told = told_by("A bomb wounded two guards in Mosul on Monday, a spokesman for the interior ministry said.")
    assert told == ("interior ministry spokesman",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A bomb wounded two guards in Jayapura on Monday, a military spokesman, Colonel Yusuf Wenda, said.",
            "Yusuf Wenda (military spokesman)",
        ),
        ("Una bomba hirió el lunes a dos agentes en Cali, dijo el director de la Policía, general Luis Prada.", "Luis Prada (police)"),
        ("A bomb wounded two guards in Jayapura on Monday, General Yusuf Wenda said.", "Yusuf Wenda (general)"),
    ],
)
def test_a_rank_belongs_to_who_holds_the_office(text: str, who: str) -> None:
    assert told_by(text) == (who,)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Гладков сообщил, что при обстреле Белгорода в понедельник погибли семь человек.", "Gladkov"),
        ("Un drone a tué deux gardes lundi à Koursk, a dit Bogdanov.", "Bogdanov"),
    ],
)
def test_a_name_of_one_word_may_speak_beside_a_word_of_saying(text: str, who: str) -> None:
    told = drafts_of(Report(id="r", text=text, published_at="2025-05-14", items=split(text))).statements[0]
    assert (who, "surname") in [(v.name, v.cls) for v in voices(told.sentence, told.block)]


def test_who_is_told_of_in_the_next_sentence_speaks_of_it_as_well() -> None:
    told = told_by("Gunmen shot dead six traders in Zaria on Monday. The police spokesman, Musa Bello, told journalists this on Tuesday.")
    assert told == ("Musa Bello (police spokesman)",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتل سبعة مدنيين في قصف على الأبيض يوم الاثنين، وفق غرفة الطوارئ.", "emergency room"),
        ("Trois paysans ont été tués lundi à Mozogo, selon le comité de vigilance.", "vigilance committee"),
        ("Genelkurmay Başkanlığı, pazartesi günü Hakkari'de mayına basan iki askerin öldüğünü açıkladı.", "general staff"),
        ("В понедельник в Грозном боевики убили двух полицейских, сообщил Национальный антитеррористический комитет.", "Antiterrorism"),
        ("Un attacco ha ucciso lunedì due turisti a Dahab, ha detto il governatorato.", "governorate"),
    ],
)
def test_offices_of_one_country_are_known(text: str, who: str) -> None:
    assert any(who in name for name in told_by(text)), told_by(text)


def test_somebody_quoted_within_a_quotation_speaks_as_well() -> None:
    told = told_by("A suicide bomber killed four people in Djibo on Tuesday, the AFP news agency reported, citing a security source.")
    assert told == ("AFP", "security source")


def test_those_who_came_to_harm_do_not_speak() -> None:
    told = told_by("Gunmen killed three police officers and a doctor in Tikrit on Monday, the health ministry said.")
    assert told == ("health ministry",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A drone struck a refinery near Riyadh on Monday, the Ministry of Energy said.", "ministry of energy"),
        ("Una bomba hirió el martes a dos agentes en Toledo, dijo el ministro de Justicia, Pablo Ruiz.", "justice minister"),
        ("Une bombe a blessé deux gardes lundi à Lyon, a annoncé le ministre de l'Intérieur, Paul Martin.", "interior minister"),
        ("أعلن وزير النقل يوم الاثنين أن قذيفة أصابت مطار الموصل وقتلت عاملا.", "transport minister"),
        ("Bei einem Anschlag auf eine Kirche starben am Montag in Jos zwei Menschen, teilte das Bistum mit.", "diocese"),
        ("Başbakan Yardımcısı, pazartesi günü Siirt'te patlayan bombada üç askerin öldüğünü söyledi.", "deputy prime minister"),
        ("Una bomba mató el lunes a tres soldados en Arauca, dijo el viceministro de Defensa, Luis Rojas.", "deputy defence minister"),
        ("В понедельник при взрыве в Грозном погибли трое солдат, сообщил замминистра внутренних дел.", "deputy interior minister"),
        ("قتل سبعة جنود في انفجار في عدن يوم الاثنين، وفق نائب رئيس الوزراء.", "deputy prime minister"),
        ("У понеділок ракета вбила трьох людей у Сумах, повідомив заступник голови Офісу президента.", "deputy head of the president"),
        ("Une bombe a tué trois gendarmes lundi à Nice, selon la préfecture de police.", "police prefecture"),
    ],
)
def test_offices_have_their_portfolio(text: str, who: str) -> None:
    assert any(who in name for name in told_by(text)), told_by(text)


def test_an_office_in_capitals_is_no_short_form_and_what_stands_before_it_no_name() -> None:
    told = told_by("SAN SALVADOR, 9 MAY 90 -- A BOMB DESTROYED A BUS IN SANTA ANA YESTERDAY AND KILLED TWO MEN, THE FIRE BRIGADE SAID.")
    assert "fire brigade" in told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nine people were shot dead in Bukavu on Friday. South Africa said three of its soldiers were among them.", "South Africa"),
        ("Une bombe a tué douze personnes lundi à Douala. L'Inde a affirmé que deux de ses marins étaient morts.", "India"),
        ("Eine Bombe tötete am Montag in Goma zwölf Menschen. Ruanda erklärte, zwei seiner Soldaten seien darunter.", "Rwanda"),
        ("Una bomba mató el lunes a doce personas en Cúcuta. Brasil dijo que dos de sus soldados murieron.", "Brazil"),
        ("Una bomba ha ucciso lunedì dodici persone a Herat. L'India ha detto che due suoi ingegneri sono morti.", "India"),
        ("Uma bomba matou na segunda-feira doze pessoas em Cabul. A Índia disse que morreram dois engenheiros seus.", "India"),
        ("В понедельник взрыв в Кабуле унёс жизни 12 человек. Индия сообщила о гибели двух своих инженеров.", "India"),
        ("У понеділок унаслідок вибуху в Кабулі загинули 12 людей. Індія повідомила про загибель двох своїх інженерів.", "India"),
        ("Kabil'de pazartesi günü bomba patladı, 12 kişi öldü. Hindistan iki mühendisinin öldüğünü açıkladı.", "India"),
        ("قتل 12 شخصا في انفجار في كابول يوم الاثنين. وقالت الهند إن اثنين من مهندسيها قتلا.", "India"),
        ("روز دوشنبه در انفجاری در کابل ۱۲ نفر کشته شدند. هند گفت دو مهندس این کشور در میان کشته‌شدگان‌اند.", "India"),
        ("ביום שני נהרגו 12 בני אדם בפיצוץ בקאבול. טורקיה אמרה כי שניים ממהנדסיה נהרגו.", "Turkey"),
    ],
)
def test_a_government_that_speaks_is_heard_by_the_name_of_its_country(text: str, who: str) -> None:
    assert who in {name for name, _ in heard_in(text)}


def test_a_seat_that_speaks_is_no_surname() -> None:
    told = heard_in("Twelve people were killed in an attack near Goma on Monday. Kigali called the charge ridiculous.")
    assert told == {("Kigali", "state")}


def heard_in(text: str) -> set[tuple[str, str]]:
    report = Report(id="r", text=text, published_at="2022-05-10", items=split(text))
    told = {id(s.block): s.block for s in drafts_of(report).statements}.values()
    return {(v.name, v.cls) for block in told for sentence in block.sentences for v in voices(sentence, block)}


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Gunmen killed six traders in Zaria on Monday, according to the governor.", "word.before.1.en.to"),
        ("Des hommes armés ont tué lundi six marchands à Zaria, selon le gouverneur.", "word.before.1.fr.selon"),
        ("Hombres armados mataron el lunes a seis comerciantes en Zaria, según el gobernador.", "word.before.1.es.segun"),
    ],
)
def test_the_words_beside_a_voice_weigh_as_they_stand_but_for_its_article(text: str, before: str) -> None:
    draft = drafts_of(Report(id="r", text=text, published_at="2025-05-14", items=split(text))).drafts[0]
    assert any(before in credit.features and "word.behind.1." in " ".join(credit.features) for credit in credited(draft, main=True))
