"""The table of incidents: readable within its width, in any script."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from local.tables import WIDTH, count, incident_table, isolated, what, when, where
from tests.made_up import mention, record
from tests.unit.publishing.made import incident
from tocsin.model.mention import Interval, MentionView, Perpetrator
from tocsin.model.vocabulary import IncidentType, Precision, Stance
from tocsin.model.when import Days


def shown(**view: Any) -> list[str]:
    made = incident(record(mention("r1", killed=(2, None))))
    summary = made.summary.model_copy(update={"view": made.summary.view.model_copy(update=view)})
    console = Console(width=WIDTH)
    with console.capture() as captured:
        console.print(incident_table([made.model_copy(update={"summary": summary})]))
    return captured.get().splitlines()


def test_a_row_says_when_where_what_how_many_and_who() -> None:
    text = " ".join(" ".join(shown(perpetrators=(Perpetrator(name="Black Dawn", stance=Stance.CLAIMED),))).split())
    for part in ("2020-05-04", "Qarun, IQ", "(town, ±10 km)", "rocket attack", "2+", "Black Dawn", "(claimed)"):
        assert part in text


def test_no_line_is_wider_than_the_table() -> None:
    long = "Brigade of the Martyrs of the Eastern Mountains and the Valley"
    lines = shown(
        place="A place with a very long name indeed, the old quarter",
        perpetrators=tuple(Perpetrator(name=n, stance=Stance.SUSPECTED) for n in (long, "كتائب شهداء الجبل الشرقي")),
        killed=Interval(min=1200, max=13000),
    )
    assert max(cell_len(line) for line in lines) <= WIDTH
    text = "".join(lines).replace(" ", "")
    assert "كتائب" in text and "Valley" in text


def test_words_from_right_to_left_are_set_apart() -> None:
    assert isolated("مقديشو") == "\u2068مقديشو\u2069"
    assert isolated("Mogadishu") == "Mogadishu"
    assert cell_len(isolated("מרכז")) == 4


@pytest.mark.parametrize(("low", "high", "text"), [(3, 3, "3"), (2, None, "2+"), (3, 5, "3–5"), (None, 5, "≤ 5"), (0, 0, "0")], ids=str)
def test_counts(low: int | None, high: int | None, text: str) -> None:
    assert count(Interval(min=low, max=high)) == text


def test_munitions_stand_beside_the_type() -> None:
    view = MentionView(type=IncidentType.ROCKET_ATTACK)
    assert what(view) == "rocket attack"
    assert what(view.model_copy(update={"munitions": Interval(min=2, max=None)})) == "rocket attack\n(2+ munitions)"


def test_silence_is_empty() -> None:
    assert count(None) == ""
    assert (when(MentionView()), where(MentionView())) == ("unknown", "unknown")


def test_vague_values_say_so() -> None:
    view = MentionView(days=Days.between(date(2020, 4, 30), date(2020, 5, 2)), country="IQ")
    assert (when(view), where(view)) == ("2020-04-30 to 2020-05-02", "IQ")
    assert where(MentionView(place="Somewhere")) == "Somewhere\n(not located)"
    assert where(MentionView(place="Iraq", country="IQ", geo_precision=Precision.COUNTRY, radius_km=331)) == "Iraq\n(country only)"
    assert (
        where(MentionView(place="Anbar", country="IQ", geo_precision=Precision.PROVINCE, radius_km=180.4))
        == "Anbar, IQ\n(province, ±180 km)"
    )
