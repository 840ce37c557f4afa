"""What tells that a report is quiet: trials, figures, forecasts, what is to come, scores, and how closely it is told when it was."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.features import Whole, gate_features
from tocsin.extraction.reader import drafts_of
from tocsin.model.report import Item, Report
from tocsin.model.when import Days


def features(text: str) -> dict[str, float]:
    report = Report(id="r", text=text, published_at="2024-05-17", items=(Item(span=(0, len(text)), lang="en"),))
    reading = drafts_of(report)
    return gate_features(reading.drafts[0], reading.drafts, Whole.of(reading.statements, Days.parse("2024-05-17")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A jury in Perth found two men guilty of the bombing of a mosque.", "here.court"),
        ("Bombings were down on the previous year, the annual report says.", "here.statistics"),
        ("Forecasters say that floods will hit Lagos.", "here.forecast"),
        ("An exhibition on the shelling of the town is due to open next week.", "here.planned"),
        ("The hosts bombed Cardiff with goals and won 4-1.", "score"),
        ("A bomb killed six in Basra on 3 March 2019.", "old"),
        ("A bomb killed six in Basra on 3 March 2019.", "when.day"),
        ("A bomb killed six in Basra in March.", "when.month"),
        ("A bomb killed six in Basra.", "when.untold"),
        ("A bomb killed six in Basra.", "lead cued place"),
        ("The rebels have killed 3,400 people, the ministry said.", "total"),
        ("Gunmen have killed 30 people in Basra since the start of the year.", "summed"),
        ("The bishop condemned the bombing of a church in Basra.", "reaction"),
    ],
)
def test_a_draft_knows(text: str, name: str) -> None:
    assert features(text).get(name)


def test_hundreds_killed_on_a_day_are_no_total() -> None:
    assert "total" not in features("On Tuesday gunmen killed 340 people in Basra.")


def test_news_is_not_old() -> None:
    assert "old" not in features("A bomb killed six in Basra on Tuesday.")


@pytest.mark.parametrize("text", ["A bomb killed 4-10 people in Basra.", "A bomb went off in Basra at 9:30."])
def test_ranges_and_hours_are_no_scores(text: str) -> None:
    assert "score" not in features(text)


def test_a_draft_knows_how_much_is_told_of_another() -> None:
    two = "A bomb killed six in Basra on Tuesday. On Wednesday gunmen shot dead two guards at a bank in Mosul."
    assert features(two)["told better"] > 0.3
    assert "told better" not in features("A bomb killed six in Basra on Tuesday.")


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("ON 5 MARCH ON THE ROAD TO LIMA THEY MURDERED A PRIEST.", ["assassination"]),
        ("They plan a march on Lima.", ["protest"]),
        ("The army has demonstrated that it can win.", []),
        ("Nurses demonstrated in Quito on Tuesday.", ["protest"]),
        ("Troops hold the slopes of the volcano.", []),
        ("A volcano near Goma erupted on Tuesday.", ["natural_disaster"]),
    ],
)
def test_words_that_need_company(text: str, concepts: list[str]) -> None:
    report = Report(id="r", text=text, published_at="2024-05-17", items=(Item(span=(0, len(text)), lang="en"),))
    assert [e.concept for s in drafts_of(report).statements for e in s.events] == concepts


@pytest.mark.parametrize(
    "text",
    [
        "Today a new military post was set up in Aleppo, where tanks and trucks stand.",
        "Police stepped up patrols around churches in the capital and surrounding cities on Tuesday.",
        "The army moved launching pads and tanks to an observation point in Idlib on Tuesday.",
        "A camera on the bridge captured the meteor on Tuesday.",
    ],
)
def test_where_arms_stand_nothing_happened(text: str) -> None:
    report = Report(id="r", text=text, published_at="2024-05-17", items=(Item(span=(0, len(text)), lang="en"),))
    assert drafts_of(report).drafts == []
