"""Which statements tell of a further incident, and which sentences are cut between two."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.further import Question, features
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report
from tools.fit_further import learned

FURTHER = {
    "another day and place": "A car bomb killed four policemen in Mosul on Monday. On Tuesday gunmen shot dead two farmers in Basra.",
    "people harmed in another month": "Une bombe a tué quatre policiers à Mossoul lundi. "
    "En mars 2019, neuf bergers avaient été tués à Tikrit.",
    "at once in another part of the town": "Eine Autobombe tötete am Montag in Bagdad vier Polizisten. "
    "Bei einer weiteren Explosion im Stadtteil Karrada starben drei Händler.",
    "a day later, in one sentence": "On Monday gunmen shot dead a judge in Mosul, and a day later a bomb killed two soldiers in Basra.",
    "two towns, each with its dead": "Drones hit two towns on Monday: in Mosul four people were killed, in Basra two children died.",
    "harm behind a day of its own": "On 3 May a bomb killed four policemen in Mosul.\n9 May: mortar rounds wounded three children.",
    "harm in another place, behind another": "A bomb killed four policemen in Mosul. Separately, two shepherds died in Basra.",
    "a list": "On Monday a bomb at a market in Mosul killed ten people; gunmen near Basra fired at a bus and wounded two soldiers.",
}
SAME = {
    "its author": "A car bomb killed four policemen in Mosul on Monday. The group claimed the attack on Tuesday.",
    "one of the wounded": "A car bomb killed four policemen in Mosul on Monday. One of them died in a hospital in Erbil.",
    "told again": "Carro-bomba mata quatro polícias em Mossul\n\n"
    "Um carro-bomba matou segunda-feira quatro polícias em Mossul, disse a polícia.",
}
UNCOUNTED = {
    "nobody counts him": "Der Bankier ist am Donnerstag auf dem Weg ins Büro durch eine Sprengfalle getötet worden.",
    "a target": "At dawn on Monday a truck struck the barracks of the border guards.",
}


@pytest.mark.parametrize("text", FURTHER.values(), ids=list(FURTHER))
def test_a_further_incident(text: str) -> None:
    assert len(_drafts(text)) == 2


@pytest.mark.parametrize("text", SAME.values(), ids=list(SAME))
def test_no_further_incident(text: str) -> None:
    assert len(_drafts(text)) == 1


@pytest.mark.parametrize("text", UNCOUNTED.values(), ids=list(UNCOUNTED))
def test_what_tells_though_no_word_or_number_names_the_event(text: str) -> None:
    assert len(_drafts(text)) == 1


def test_three_days_after_an_attack_is_told_of_what_comes_before_the_cut() -> None:
    text = "Rockets hit the camp of Taji on Saturday, three days after the attack of 11 March that killed two soldiers."
    before, after = drafts_of(_report(text)).statements
    assert [[t.code for t in s.times] for s in (before, after)] == [["weekday:6", "anchor:3d"], ["date:--03-11"]]


def test_what_an_incident_agrees_with_is_weighed_beside_what_it_tells() -> None:
    asked: list[Question] = []

    def judge(question: Question) -> bool:
        asked.append(question)
        return False

    drafts_of(_report(FURTHER["another day and place"]), judge)
    assert {"is.strong", "toll.killed", "event|other_day|other_place", "all apart", "main.+"} <= features(asked[0]).keys()


def test_the_first_words_of_an_annotated_mention_open_it() -> None:
    text = FURTHER["another day and place"]
    gold = {"id": "r", "text": text, "published": "2024-05-14", "mentions": [{"quote": "A car bomb"}, {"quote": "shot dead two farmers"}]}
    assert [case.yes for case in learned(gold, 1.0)] == [True]
    assert [case.yes for case in learned(gold | {"mentions": gold["mentions"][:1]}, 1.0)] == [False]


def test_a_headline_tells_the_incident_whose_words_come_first() -> None:
    gold = {"id": "r", "text": SAME["told again"], "published": "2024-05-14", "mentions": [{"quote": "Um carro-bomba matou segunda-feira"}]}
    assert [case.yes for case in learned(gold, 1.0)] == [False]


def _drafts(text: str) -> list[Draft]:
    return drafts_of(_report(text)).drafts


def _report(text: str) -> Report:
    return Report(id="r", text=text, published_at="2024-05-14", items=split(text))
