"""Of several times told of an incident, the one that more likely tells when it happened dates it, though told later."""

import pytest

from tocsin.extraction.assembly import mention
from tocsin.extraction.authors.roster import Roster
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.roles import Part
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.claim import TimeWords
from tocsin.model.report import Report
from tocsin.model.vocabulary import Role

TEXT = "Nine people were killed by a bomb in Kirkuk on Monday. The blast on Saturday wrecked a market."


def first_code(likely: tuple[float, float]) -> str:
    """The code of the first time where its statements tell of one incident and its two times have these log-odds."""
    report = Report(id="r", text=TEXT, published_at="2021-05-11", items=split(TEXT))
    reading = drafts_of(report)
    draft: Draft = reading.drafts[0]
    draft.statements = list(reading.statements)
    told = [(s, t) for s in draft.statements for t in s.times]
    for (statement, time), odds in zip(told, likely, strict=True):
        statement.odds[time] = odds
    made = mention("r", 0, draft, Roster.of(reading.statements, [draft]), Part(Role.MAIN, leads=True), TEXT, 1.0)
    return next(c.value.code for c in made.claims if isinstance(c.value, TimeWords))


@pytest.mark.parametrize(("likely", "code"), [((2.0, 2.5), "weekday:1"), ((0.2, 3.0), "weekday:6"), ((4.0, 9.0), "weekday:1")])
def test_a_likelier_time_told_later_comes_first(likely: tuple[float, float], code: str) -> None:
    assert first_code(likely) == code
