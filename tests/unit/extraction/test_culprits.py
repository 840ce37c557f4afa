"""Who is chosen of all that are offered, with which of his stances, and what he is called."""

from __future__ import annotations

from math import log

import pytest

from tests.unit.extraction.test_authors import chosen, framed, report
from tocsin.extraction.authors.authors import authors
from tocsin.extraction.authors.culprits import aliases_of, chance_of_any
from tocsin.extraction.authors.roster import Roster
from tocsin.extraction.authors.suspects import offered
from tocsin.extraction.reader import drafts_of


def called(text: str) -> dict[str, set[str]]:
    """What else each author that a frame finds is called."""
    return {a.agent.name: set(aliases_of(a, s)) for s in drafts_of(report(text)).statements for a in authors(s)}


def test_the_chance_that_any_holds_is_that_not_all_fail() -> None:
    even, third = log(1.0), log(1 / 2)
    assert chance_of_any([even]) == pytest.approx(0.5)
    assert chance_of_any([even, third]) == pytest.approx(1 - 1 / 2 * 2 / 3)


def test_who_claims_it_is_not_told_again_as_the_one_who_is_blamed() -> None:
    text = "A bomb killed six people in Kabul on Monday. Police blamed the Taliban, and a Taliban spokesman claimed responsibility."
    assert chosen(text) == [("Taliban", "claimed")]


def test_who_denies_what_he_is_blamed_for_is_told_with_both() -> None:
    text = "A car bomb killed six people in Kabul on Monday. The government blamed the Taliban. The Taliban denied any involvement."
    assert chosen(text) == [("Taliban", "attributed"), ("Taliban", "denied")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A train was blown up in Assam on Sunday, injuring 12. Police named ULFA as the prime suspect.", [("ULFA", "suspected")]),
        ("A policeman was killed in Derry on Tuesday. Detectives believe the New IRA was behind it.", [("New IRA", "suspected")]),
        ("Un pont a été détruit lundi en Arauca. L'attentat porte la signature de l'ELN.", [("ELN", "suspected")]),
    ],
)
def test_what_others_say_of_one_agent_is_told_once(text: str, told: list[tuple[str, str]]) -> None:
    assert chosen(text) == told


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Heavily armed men shot dead two judges in Cali on Monday.", "gunmen", {"Heavily armed men"}),
        ("Gunmen shot dead two judges in Cali on Monday.", "gunmen", set()),
        ("Hombres armados mataron a dos jueces en Cali el lunes.", "gunmen", set()),
    ],
)
def test_whoever_is_only_described_is_also_called_as_english_calls_him(text: str, name: str, aliases: set[str]) -> None:
    assert called(text)[name] == aliases


def test_how_far_from_the_incident_he_is_named_is_weighed() -> None:
    text = "A bomb killed six people in Kabul on Monday. It was a market day. Officials blamed the Taliban."
    reading = drafts_of(report(text))
    roster = Roster.of(reading.statements, reading.drafts)
    features = {f for o in offered(reading.drafts[0], roster) if o.author.stance.value == "attributed" for f in o.features}
    assert {"away.2|attributed", "he follows|attributed", "away.2|group"} <= features


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("A bomb hit a bank in Kabul on Monday; the Taliban say that they are behind it.", ("Taliban", "claimed")),
        ("A bomb hit a bank in Cali on Monday. The army says the ELN did it.", ("ELN", "attributed")),
        ("A bomb hit a bank in Cali on Monday. The ELN called the charges baseless.", ("ELN", "denied")),
        ("Une bombe a visé une banque à Gao lundi. Le JNIM s'en est vanté sur Telegram.", ("JNIM", "claimed")),
        ("Une bombe a visé une banque à Gao lundi. Pour l'armée, c'est le JNIM qui a agi.", ("JNIM", "attributed")),
        ("Una bomba estalló en un banco de Cali el lunes. El ejército no duda de que fue el ELN.", ("ELN", "attributed")),
        ("Eine Bombe traf am Montag in Kabul eine Bank. Die Taliban schrieben, sie hätten es getan.", ("Taliban", "claimed")),
        ("Взрыв прогремел у банка в Кабуле в понедельник. О своей причастности заявил «Талибан».", ("Taliban", "claimed")),
        ("یک بمب روز دوشنبه در کابل شش نفر را کشت. داعش این حمله را به گردن گرفت.", ("Islamic State", "claimed")),
        ("قتل ستة أشخاص في تفجير في بغداد يوم الاثنين. وألمح المستشار إلى تنظيم القاعدة.", ("Al-Qaeda", "suspected")),
        ("L'assaut lancé lundi à Dijon a fait deux morts. Les hommes du GIGN ont tiré sur la foule.", ("GIGN", "attributed")),
    ],
)
def test_what_is_said_of_an_author_in_other_words(text: str, author: tuple[str, str]) -> None:
    assert author in framed(text)
