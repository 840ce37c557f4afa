"""Of which kind a plain attack is that is held against another."""

from __future__ import annotations

import pytest

from tocsin.extraction.incidents.features import kind_features
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report


def _report(text: str) -> Report:
    return Report(id="r", text=text, published_at="2016-03-24", items=split(text))


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
