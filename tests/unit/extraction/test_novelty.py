"""What a statement names for the first time, and how it opens, speaks for a further incident or against one."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.further import Question, features
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report

FIRST = "A car bomb killed four policemen outside a court in Mosul on Monday. "
NEW = {
    "a place the gazetteer does not know": ("Another bomb went off in the hamlet of Tell Sabur.", {"new.place", "new.unread"}),
    "a town behind a word for where": ("Gunmen shot dead two farmers in Basra.", {"new.place", "new.located"}),
    "what was hit": ("Gunmen attacked a school.", {"other.target", "a.target"}),
    "what it was done with": ("Gunmen fired rifles at a bus.", {"other.weapon"}),
    "another event": ("Two farmers were kidnapped.", {"other.event"}),
    "somebody by name": ("Gunmen shot dead Karim Haddad Salman.", {"new.name"}),
}
OPENING = {
    "with another": ("Another bomb wounded a guard.", "opens.another"),
    "with what was earlier": ("Last month a bomb wounded a guard.", "opens.earlier"),
    "with a time counted from what was told": ("Two hours later a bomb wounded a guard.", "opens.anchor"),
    "with what is known": ("The blast also wounded a guard.", "opens.known"),
    "with who is known": ("He was wounded by a bomb.", "opens.pronoun"),
    "with a number": ("Three guards were wounded by the bomb.", "opens.number"),
}
SAID = {
    "a denial": ("The rebels denied the attack.", "stance.deny"),
    "the day of what was said": ("A minister condemned the attack on 3 May.", "day.date"),
    "the event as known": ("Police said the blast wounded a guard.", "the.event"),
}


def _told(text: str) -> set[str]:
    asked: list[set[str]] = []

    def judge(question: Question) -> bool:
        asked.append(set(features(question)))
        return False

    text = FIRST + text
    drafts_of(Report(id="r", text=text, published_at="2024-05-14", items=split(text)), judge)
    return asked[-1] if asked else set()


@pytest.mark.parametrize(("text", "names"), NEW.values(), ids=list(NEW))
def test_what_is_named_for_the_first_time(text: str, names: set[str]) -> None:
    assert names <= _told(text)


def test_what_was_named_before_is_not_new() -> None:
    told = _told("A second bomb outside the court in Mosul wounded a guard.")
    assert {"known.target"} <= told
    assert told.isdisjoint({"new.place", "new.located", "new.unread", "other.target"})


@pytest.mark.parametrize(("text", "name"), OPENING.values(), ids=list(OPENING))
def test_what_a_statement_opens_with(text: str, name: str) -> None:
    assert name in _told(text)


@pytest.mark.parametrize(("text", "name"), SAID.values(), ids=list(SAID))
def test_what_else_it_does(text: str, name: str) -> None:
    assert name in _told(text)
