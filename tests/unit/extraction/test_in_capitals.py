"""What weighs otherwise where all is in capitals: murders named in passing, incidents told one behind the other."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.dispatches import dispatch_features, is_dispatch
from tocsin.extraction.incidents.further import Question, features
from tocsin.extraction.reader import drafts_of, read
from tocsin.intake.bundle import split
from tocsin.model.report import Report

DIGEST = (
    "LIMA, 9 JUN 90 (EFE) -- [TEXT] A BOMB EXPLODED AT A BRANCH OF A BANK IN LA VICTORIA LAST NIGHT. "
    "TWO YOUNG MEN SHOT DEAD A NAVY OFFICER ON A STREET IN AREQUIPA."
)
CONVENTION = (
    "BOGOTA, 9 JUN 90 (INRAVISION) -- [TEXT] THE LIBERAL PARTY TODAY NOMINATED ITS CANDIDATE. HE SAID THAT THE POLICY OF DIALOGUE WILL "
    "CONTINUE AND THAT IF THE VOTERS SUPPORT HIM THE COUNTRY WILL HAVE PEACE. HE TAKES THE PLACE OF SENATOR JUAN RAMOS, WHO WAS MURDERED "
    "LAST FRIDAY. HE SAID THE DEATH OF THE SENATOR MUST NOT BE IN VAIN. THE CONVENTION ENDS TOMORROW."
)
PERSONS = "GUNMEN KILLED JUDGE PEDRO ALVAREZ IN LIMA ON MONDAY. GUNMEN SHOT DEAD {} IN CALLAO."


def test_what_names_other_things_and_people_tells_a_further_incident() -> None:
    assert len(drafts_of(_report(DIGEST)).drafts) == 2


def test_a_murder_named_in_passing_is_told() -> None:
    assert [m.id for m in read(_report(CONVENTION))] != []


def test_whether_somebody_named_is_known_from_before() -> None:
    assert "name.known" in _asked(PERSONS.format("JUDGE PEDRO ALVAREZ RIOS"))
    assert "name.other" in _asked(PERSONS.format("MAYOR LUIS SOTO"))
    assert "name.other" not in _asked("Gunmen killed judge Pedro Alvarez in Lima. Gunmen shot dead mayor Luis Soto in Callao.")


def test_who_acts_who_has_a_name_and_how_late_it_is_told() -> None:
    drafts = drafts_of(_report(CONVENTION)).drafts
    found = dispatch_features(drafts[0], drafts)
    assert {"capitals named dead", "capitals names", "capitals sides.none", "capitals killed.named"} <= found.keys()
    assert (found["capitals late"], found["capitals dense"]) == (0.4, 0.4)


@pytest.mark.parametrize(("text", "yes"), [("BOMB KILLS FOUR IN LIMA", True), ("Bomb Kills Four In Lima", False)])
def test_a_headline_that_begins_each_word_with_a_capital_is_no_dispatch(text: str, yes: bool) -> None:
    assert [is_dispatch(d) for d in drafts_of(_report(text)).drafts] == [yes]


def _asked(text: str) -> dict[str, float]:
    found: list[dict[str, float]] = []

    def judge(question: Question) -> bool:
        found.append(features(question))
        return False

    drafts_of(_report(text), judge)
    return found[0]


def _report(text: str) -> Report:
    return Report(id="r", text=text, published_at="1990-06-10", items=split(text))
