"""Who is said to have done it, frame by frame, and who is chosen."""

from __future__ import annotations

import pytest

from tocsin.extraction.authors.authors import authors
from tocsin.extraction.authors.presence import Presence, may_concern
from tocsin.extraction.authors.roster import FAR, LEAD, NEAR, OTHER, OWN, SUPPORT, Roster
from tocsin.extraction.authors.suspects import offered
from tocsin.extraction.reader import drafts_of, read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.model.claim import ActorValue, FieldName
from tocsin.model.report import Report


def report(text: str) -> Report:
    document = {"external_id": "1", "source": {"name": "x"}, "published_at": "2024-05-03", "text": text}
    return report_of(IntakeDocument.model_validate(document))


def framed(text: str) -> set[tuple[str, str]]:
    return {(a.agent.name, a.stance.value) for s in drafts_of(report(text)).statements for a in authors(s)}


def chosen(text: str) -> list[tuple[str, str]]:
    claims = (c for m in read(report(text)) for c in m.claims if c.field == FieldName.PERPETRATOR)
    return [(c.value.name, c.value.stance.value) for c in claims if isinstance(c.value, ActorValue)]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("ELN took credit for the bombing of a pipeline in Arauca on Monday.", ("ELN", "claimed")),
        ("Two died on Monday in a bombing in Gao, which Ansar Dine later claimed.", ("Ansar Dine", "claimed")),
        ("Zwei Menschen starben am Montag in Gao bei einem Anschlag, zu dem sich Ansar Dine bekannte.", ("Ansar Dine", "claimed")),
        ("İran, salı günü Basra açıklarında bir gemiye yapılan saldırıyı yalanladı.", ("Iran", "denied")),
        ("Moscou a tiré quarante missiles sur Odessa mardi.", ("Russia", "attributed")),
        ("Die Polizei nahm am Dienstag in Bremen einen 30-jährigen Mann fest.", ("man", "arrested")),
        ("Полиция задержала 30-летнего мужчину после стрельбы в Перми.", ("30-year-old man", "arrested")),
        ("L'armée du Tchad a bombardé un village près de Bol lundi, tuant six pêcheurs.", ("Chad", "attributed")),
        ("Police opened fire on marchers in Kano on Monday, killing four.", ("Police", "attributed")),
        ("The Crimson Dawn Front claimed the bombing of a bus in Kismayo on Monday.", ("Crimson Dawn Front", "claimed")),
        ("اتهم قيادي في حماس إسرائيل بتنفيذ التفجير الذي قتل مهندسا في صور يوم الاثنين.", ("Israel", "attributed")),
        ("A cell tied to al-Qaeda in Gao, Ansar Dine, claimed the bombing of a bus near Kidal on Monday.", ("Ansar Dine", "claimed")),
        ("O ministro atribui o atentado de segunda-feira em Bamako ao Boko Haram.", ("Boko Haram", "attributed")),
        ("A bomb hit a bank in Cali on Monday. The killings bear the hallmarks of the ELN.", ("ELN", "suspected")),
        ("Officials pinned Monday's bombing in Quetta on the Baloch Republican Army.", ("Baloch Republican Army", "attributed")),
        ("The TTP had no hand in the bombing in Peshawar on Monday, it said.", ("Tehrik-i-Taliban Pakistan", "denied")),
        ("Officials blamed the ADF and the M23 for the massacre near Beni on Monday.", ("Allied Democratic Forces", "attributed")),
        ("Officials blamed the ADF and the M23 for the massacre near Beni on Monday.", ("M23", "attributed")),
        ("The Real IRA and the INLA denied Monday's bombing in Derry.", ("Real IRA", "denied")),
        ("Monday's car bomb in Medellin was the work of Pablo Escobar, police say.", ("Pablo Escobar", "attributed")),
        ("Bei dem Anschlag in Bremen starb ein Mann. Bekennerschreiben der Roten Brigaden liegen vor.", ("Red Brigades", "claimed")),
        ('Una bomba è esplosa in una banca a Bari. La cellula "Alba Rossa" ha rivendicato l\'attentato.', ("Alba Rossa", "claimed")),
        ("Un passant a été poignardé à Lille. Mohammed M., 20 ans, a été interpellé.", ("Mohammed M", "arrested")),
        ("Un agente è stato ucciso a Bari. Fermato un meccanico di 30 anni, Luca Ferri.", ("Luca Ferri", "arrested")),
        ("Um polícia foi morto em Faro. Rui Mendes, apontado como autor dos tiros, foi preso.", ("Rui Mendes", "arrested")),
        ("A shopkeeper was shot dead in Omaha. Carl Dobson, 19, confessed to the killing.", ("Carl Dobson", "claimed")),
        ("Police hunt Sami Belhadj, wanted in connection with Monday's bombing in Lyon.", ("Sami Belhadj", "suspected")),
        ("Soldiers of a brigade based in the north shot dead seven peasants in Arauca.", ("Soldiers", "attributed")),
        ("Ответственность за взрыв автобуса в Кизляре взял на себя Шамиль Басаев.", ("Shamil Basayev", "claimed")),
        ("Jundallah, an offshoot of the Taliban, claimed the bombing of a bus in Quetta on Monday.", ("Jundallah", "claimed")),
        ("The minister named Ansar Dine as the culprit after the bombing in Gao on Monday.", ("Ansar Dine", "attributed")),
        ("Police suspect Hamas, Fatah and the PFLP after the bombing in Haifa on Monday.", ("Hamas", "suspected")),
        ("Villagers accused soldiers of shooting four herders near Gao on Monday.", ("soldiers", "attributed")),
        ("Carl Dobson, 31, shot his neighbour dead in Omaha on Monday.", ("Carl Dobson", "attributed")),
        ("The ELN, as its men still call it, blew up a pipeline in Arauca on Monday.", ("ELN", "attributed")),
        ("Во взрыве автобуса в Грозном винят кадыровцев.", ("Kadyrovites", "attributed")),
        ("أطلقت الميليشيا الحوثية صاروخا على نجران يوم الاثنين فقتل ثلاثة عمال.", ("Houthis", "attributed")),
    ],
)
def test_a_frame_hears_who_did_it(text: str, author: tuple[str, str]) -> None:
    assert author in framed(text)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Police suspect Hamas of being behind the bombing in Haifa on Monday.", ("Hamas", "attributed")),
        ("The Taliban said the group was behind the bombing in Kabul on Monday.", ("Taliban", "attributed")),
        ("A militia linked to Boko Haram burned a village near Diffa on Monday, killing four.", ("Boko Haram", "attributed")),
        ("Hamas praised the shooting in Hebron on Monday that killed two soldiers.", ("Hamas", "attributed")),
        ("Le Hezbollah a salué l'attentat de lundi à Haïfa, qui a tué deux soldats.", ("Hezbollah", "attributed")),
        ("The Taliban have so far not claimed the bombing in Kunduz on Monday that killed nine.", ("Taliban", "claimed")),
        ("O Boko Haram não assumiu a autoria do atentado de segunda-feira em Diffa.", ("Boko Haram", "claimed")),
        ("Die Hamas hat sich nicht zu dem Anschlag in Haifa bekannt.", ("Hamas", "claimed")),
        ("Police arrested a youth who had shot the driver Carl Dobson in Omaha on Monday.", ("Carl Dobson", "arrested")),
        ("Israel and a group in Gaza said Hamas carried out Monday's bombing in Haifa.", ("Israel", "claimed")),
    ],
)
def test_a_frame_does_not_hear_more_than_was_said(text: str, author: tuple[str, str]) -> None:
    assert author not in framed(text)


def test_a_claim_far_from_the_deed_is_heard() -> None:
    text = (
        "A car bomb killed nine people outside a hotel in Mogadishu on Thursday. Ambulances took the wounded to three hospitals. "
        "Shops nearby stayed shut all day. Al-Shabaab has claimed responsibility."
    )
    assert chosen(text) == [("Al-Shabaab", "claimed")]


def test_an_army_without_a_nation_is_that_of_the_country() -> None:
    text = "The army killed twelve villagers in Depayin, Myanmar, on Monday, when soldiers opened fire on a market."
    drafts = drafts_of(report(text))
    roster = Roster.of(drafts.statements, drafts.drafts)
    assert "the army" not in {e.agent.name for e in roster.entries}
    assert [e.agent.kind for e in roster.entries if e.agent.name == "army"] == ["force"]


def test_a_leader_stands_for_his_group_where_it_is_named_as_well() -> None:
    text = "The RSF shelled a market in Omdurman on Monday, killing nine. Hemedti denied the shelling."
    assert {name for name, _ in chosen(text)} == {"Rapid Support Forces"}


def test_a_roster_knows_how_closely_a_statement_belongs_to_an_incident() -> None:
    text = (
        "Gunmen killed four policemen near Kandahar on Tuesday. The Taliban claimed the attack. "
        "On Saturday a bomb had killed two people in Herat. The weather was fine. It was warm. It was dry. It was calm. Markets were open."
    )
    reading = drafts_of(report(text))
    roster = Roster.of(reading.statements, reading.drafts)
    first, second = reading.drafts
    assert roster.standing(first.statements[0], first) == LEAD
    assert roster.standing(reading.statements[1], first) in (OWN, SUPPORT)
    assert roster.standing(first.statements[0], second) == OTHER
    assert roster.standing(reading.statements[-1], first) in (NEAR, FAR)


def test_whoever_cannot_concern_an_incident_has_no_stance_to_it() -> None:
    text = (
        "Gunmen killed four policemen near Kandahar on Tuesday, police said.\n\n"
        "On Saturday a bomb killed two drivers near Maiduguri in Nigeria, where Boko Haram has camps."
    )
    reading = drafts_of(report(text))
    roster = Roster.of(reading.statements, reading.drafts)
    standings = roster.standings(reading.drafts[0])
    strangers = [entry for entry in roster.entries if not may_concern(entry, standings)]
    assert strangers
    assert not any(Presence.of(entry, standings).stances() for entry in strangers)


TWO_ATTACKS = (
    "Rockets hit the port of Basra on Monday, wounding three dockers, police said.\n\n"
    "A salvo had struck the airport of Kirkuk on 21 April, killing a guard. It was the first of its kind for weeks, after dozens of "
    "similar attacks last year that were blamed on Iranian-backed militias. The attack on Kirkuk was claimed by a little-known group "
    "calling itself the Saraya Awliya al-Dam.\n\n"
    "At least four rockets fell on Basra port today"
)


def test_a_claim_stays_with_the_attack_it_names_whoever_is_blamed_for_others() -> None:
    claims = [{c.value.name for c in m.claims if isinstance(c.value, ActorValue)} for m in read(report(TWO_ATTACKS))]
    assert claims == [set(), {"Awliyaa al-Dam"}, set()]


def test_a_weighed_author_tells_which_cues_weighed_most() -> None:
    text = "A PKK bomb wounded three policemen in Diyarbakir on Thursday."
    claims = [c for m in read(report(text)) for c in m.claims if c.field == FieldName.PERPETRATOR and c.rule == "author.weighed"]
    assert claims
    assert all(c.reason and c.reason.startswith("weighed most: ") and "+" in c.reason for c in claims)


def test_a_person_told_by_his_last_name_is_the_one_named_in_full() -> None:
    text = "Dieter Brandt, 31, killed two shoppers in Kiel on Monday. Witnesses said Brandt had arrived by bus."
    drafts = drafts_of(report(text))
    brandt = [e for e in Roster.of(drafts.statements, drafts.drafts).entries if e.agent.name == "Dieter Brandt"]
    assert [len(e.seen) for e in brandt] == [2]


def test_a_state_and_its_army_are_told_once() -> None:
    text = "Malian soldiers shot dead nine herders near Mopti, Mali, on Monday, witnesses said. The army killed them at a well."
    assert chosen(text).count(("Mali", "attributed")) == 1


def test_where_a_frame_of_another_incident_stands_is_weighed() -> None:
    reading = drafts_of(report(TWO_ATTACKS))
    roster = Roster.of(reading.statements, reading.drafts)
    features = {f for o in offered(reading.drafts[0], roster) if o.author.stance.value == "claimed" for f in o.features}
    assert {"other.gap.3|claimed", "other.behind|claimed"} <= features


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("TWO YOUTHS SHOT AND KILLED UNION LEADER LUIS RAMOS IN POTOSI ON MONDAY.", "TWO YOUTHS"),
        ("THREE INDIVIDUALS LEFT A PACKAGE BOMB AT THE DOOR OF A HOTEL IN ORURO, WOUNDING TWO TOURISTS.", "THREE INDIVIDUALS"),
        ("Right-wing squads murdered ten teachers in Oruro on Monday.", "far-right groups"),
    ],
)
def test_persons_of_no_trade_did_what_they_are_told_to_have_done(text: str, author: str) -> None:
    assert (author, "attributed") in chosen(text)


@pytest.mark.parametrize(
    "text",
    ["Two men killed in a bombing in Oruro on Monday.", "Two people shot dead in Oruro on Monday.", "Two men killed, three hurt in Oruro."],
)
def test_persons_who_came_to_harm_did_nothing(text: str) -> None:
    assert chosen(text) == []


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("The army shelled a village near Mandalay on Tuesday, killing seven civilians.", "army"),
        ("L'armée a bombardé un village près de Mandalay mardi, tuant sept civils.", "armée"),
        ("Sicarios del Cártel Jalisco Nueva Generación mataron a cuatro policías en Zacatecas.", "Jalisco New Generation Cartel"),
        ("هاجم مسلحون نقطة تفتيش في سيناء يوم الثلاثاء وقتلوا ثلاثة جنود.", "gunmen"),
    ],
)
def test_forces_and_gunmen_beside_what_they_did(text: str, author: str) -> None:
    assert (author, "attributed") in framed(text)


@pytest.mark.parametrize("text", ["Army bus bombing in Lashio on Monday.", "قتل مسلحون في غارة على سيناء يوم الثلاثاء."])
def test_forces_and_gunmen_to_whom_it_was_done(text: str) -> None:
    assert framed(text) == set()


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Vier Polizisten starben in Quetta. Die Befreiungsarmee von Belutschistan bezeichnete die Tat als Vergeltung.", "claimed"),
        ("Tres policías murieron en Quetta. El Ejército de Liberación de Baluchistán calificó el ataque de represalia.", "claimed"),
        ("В Кветте застрелены трое полицейских. Освободительная армия Белуджистана назвала нападение ответом на аресты.", "claimed"),
        ("Un carro-bomba matou dois guardas em Cali. O Exército de Libertação do Baluchistão negou qualquer ligação.", "denied"),
    ],
)
def test_who_calls_an_attack_a_reply_claims_it(text: str, author: str) -> None:
    assert ("Balochistan Liberation Army", author) in framed(text)


def test_nobody_does_what_nature_does() -> None:
    assert not chosen("Un séisme a tué deux mille personnes jeudi dans la province d'Hérat, selon le gouvernement taliban.")
