"""What a statement names as new or as known, and of which kind a plain attack is that is held against another."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.features import kind_features
from tocsin.extraction.incidents.newness import introduced, named, newness
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report

FIRST = "A car bomb exploded at a market in Mosul at 7:58."


def _report(text: str) -> Report:
    return Report(id="r", text=text, published_at="2016-03-24", items=split(text))


def _statements(text: str) -> list[Statement]:
    return drafts_of(_report(text)).statements


@pytest.mark.parametrize(
    ("second", "sorts"),
    [
        ("A drone struck a mosque in Tal Afar.", {"new place", "new target", "new weapon", "unheard place"}),
        ("The market in Mosul was full.", {"known place", "known target"}),
        ("At 9:11 the market shook again.", {"new clock", "known target"}),
    ],
)
def test_things_are_known_or_new(second: str, sorts: set[str]) -> None:
    before, after = _statements(f"{FIRST} {second}")[:2]
    told = named(before)
    assert sorts <= set(newness(named(after), told, [told]))


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A truck bomb went off in Basra.", "weapon.indefinite"),
        ("Police said the truck bomb went off in Basra.", "weapon.definite"),
        ("A second truck bomb went off in Basra.", "weapon.ordered"),
        ("Un second kamikaze a frappé une mosquée à Kano.", "person.ordered"),
        ("وانفجرت السيارة المفخخة قرب الجسر في بغداد.", "weapon.definite"),
        ("Bombs went off in Basra.", "weapon.bare"),
    ],
)
def test_how_things_are_brought_in(text: str, how: str) -> None:
    assert how in set(introduced(_statements(text)[0]))


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit the camp of Taji on 20 March. A similar attack on 2 March killed two soldiers in Balad.",
        "Des roquettes ont touché le camp de Taji le 20 mars. Une attaque similaire, le 2 mars, avait tué deux soldats à Balad.",
    ],
)
def test_a_plain_attack_is_held_against_what_the_report_leads_with(text: str) -> None:
    drafts = drafts_of(_report(text)).drafts
    assert [f for d in drafts for f in kind_features(d, drafts) if f.startswith("likened")] == ["likened.rocket_attack"]
