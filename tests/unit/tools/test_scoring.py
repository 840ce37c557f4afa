"""The scorer: what counts as right, which mention answers which, and floors that only rise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tocsin.model.mention import Evidence, Interval, MentionView, Perpetrator
from tocsin.model.vocabulary import IncidentType, Role, Stance
from tools.scoring.floors import fallen, raised, written
from tools.scoring.gold import GoldReport, gold_of
from tools.scoring.judging import distance_km, matched_actors, matched_terms, same_name
from tools.scoring.measure import measure
from tools.scoring.tally import Tally, b_cubed

TEXT = "A car bomb killed five people in Kabul on Monday, police said. A mine had hurt two soldiers in Herat on Sunday."
KABUL: dict[str, Any] = {
    "incident": "kabul",
    "role": "main",
    "type": "bombing",
    "date": "2010-03-01",
    "place": "Kabul",
    "country": "AF",
    "lat": 34.53,
    "lon": 69.17,
    "radius_km": 15,
    "killed": {"min": 5, "max": 5},
    "injured": None,
    "munitions": {"min": 1, "max": 1, "or": [None]},
    "weapons": ["car bomb"],
    "attributed_to": ["police"],
    "quote": "A car bomb killed five people in Kabul",
}
HERAT: dict[str, Any] = KABUL | {
    "incident": "herat",
    "role": "background",
    "date": "2010-02-28",
    "place": "Herat",
    "lat": 34.34,
    "lon": 62.2,
    "killed": None,
    "injured": {"min": 2, "max": 2},
    "munitions": None,
    "weapons": ["mine"],
    "attributed_to": [],
    "quote": "A mine had hurt two soldiers in Herat",
}
FOUND = MentionView(
    incident="x",
    type=IncidentType.BOMBING,
    date="2010-03-01",
    place="Kabul",
    country="AF",
    lat=34.5,
    lon=69.2,
    killed=Interval(min=5, max=5),
    weapons=("car bomb",),
    attributed_to=("police",),
    evidence=(Evidence(start=0, end=40),),
)


def gold(*mentions: dict[str, Any]) -> GoldReport:
    return GoldReport.model_validate(
        {"id": "t1", "lang": "en", "kind": "article", "source": "wire", "published": "2010-03-02", "text": TEXT, "mentions": mentions}
    )


def test_a_perfect_reading_has_every_slot() -> None:
    tally = measure(gold(KABUL), [FOUND])
    assert tally.rate("all_slots") == (7, 7, 7)
    assert tally.rate("full_record") == (1, 1, 1)
    assert tally.pairs == [("x", "kabul")]


def test_a_missed_mention_counts_against_what_it_holds() -> None:
    tally = measure(gold(KABUL, HERAT), [FOUND])
    assert tally.rate("mention") == (1, 1, 2)
    assert tally.rate("injured") == (0, 0, 1)
    assert tally.rate("weapons") == (1, 1, 2)
    assert tally.pairs[1][1] == "herat"


def test_a_surplus_mention_costs_its_values() -> None:
    second = FOUND.model_copy(update={"evidence": (Evidence(start=63, end=70),), "place": "Lima", "lat": -12.0, "lon": -77.0})
    tally = measure(gold(KABUL), [FOUND, second])
    assert tally.rate("mention") == (1, 2, 1)
    assert tally.rate("all_slots") == (7, 14, 7)
    assert tally.rate("weapons") == (1, 1, 1)
    assert tally.rate("full_record") == (1, 2, 1)


def test_mentions_in_another_order_find_their_own() -> None:
    herat = FOUND.model_copy(
        update={"date": "2010-02-28", "lat": 34.3, "lon": 62.2, "role": Role.BACKGROUND, "evidence": (Evidence(start=63, end=90),)}
    )
    tally = measure(gold(KABUL, HERAT), [herat, FOUND])
    assert tally.rate("date") == (2, 2, 2)
    assert tally.rate("main") == (1, 1, 1)


def test_day_and_place_pair_without_the_words() -> None:
    elsewhere = FOUND.model_copy(update={"evidence": ()})
    assert measure(gold(KABUL), [elsewhere]).rate("mention") == (1, 1, 1)
    assert measure(gold(KABUL), [elsewhere.model_copy(update={"date": None})]).rate("mention") == (0, 1, 1)


@pytest.mark.parametrize(
    ("update", "field"),
    [
        ({"killed": Interval(min=5, max=None)}, "killed"),
        ({"date": "2010-03"}, "date"),
        ({"lat": 35.0}, "place"),
        ({"country": "IR"}, "country"),
        ({"type": IncidentType.SHELLING}, "type"),
        ({"munitions": Interval(min=2, max=2)}, "munitions"),
    ],
)
def test_one_wrong_value_is_one_wrong_slot(update: dict[str, Any], field: str) -> None:
    tally = measure(gold(KABUL), [FOUND.model_copy(update=update)])
    assert tally.rate(field).right == 0
    assert tally.rate("all_slots").right == 7 - (field != "munitions")
    assert tally.rate("full_record").right == (field in {"country", "munitions"})


def test_accepted_alternatives_are_right() -> None:
    wider = KABUL | {"types": ["bombing", "explosion"], "killed": {"min": 6, "max": 6, "or": [{"min": 5, "max": 5}]}}
    tally = measure(gold(wider), [FOUND.model_copy(update={"type": IncidentType.EXPLOSION})])
    assert tally.rate("full_record").right == 1


def test_an_optional_mention_may_be_absent() -> None:
    tally = measure(gold(KABUL, HERAT | {"optional": True}), [FOUND])
    assert tally.rate("mention") == (1, 1, 1)


def test_an_incident_read_into_a_quiet_report_is_an_alarm() -> None:
    alarmed, still = measure(gold(), [FOUND]), measure(gold(), [])
    alarmed += still
    assert (alarmed.quiet, alarmed.alarms, alarmed.stays_quiet) == (2, 1, 0.5)


def test_terms_match_once_and_optional_ones_cost_nothing() -> None:
    assert matched_terms(["US embassy in Sanaa"], ["US embassy"]) == (1, 1)
    assert matched_terms(["car bomb", "car bomb"], ["car bomb"]) == (1, 1)
    assert matched_terms([], [("gun", None)]) == (0, 0)
    assert matched_terms(["rifle"], [("gun", "rifle", None)]) == (1, 1)


def test_stance_is_judged_apart_from_the_name() -> None:
    blamed = gold(KABUL | {"perpetrators": [{"name": "Taliban", "stance": "denied"}]}).mentions[0].perpetrators
    assert matched_actors([Perpetrator(name="the Taliban", stance=Stance.CLAIMED)], blamed) == (1, 0, 1)
    assert matched_actors([Perpetrator(name="Haqqani", aliases=("Taliban",), stance=Stance.DENIED)], blamed) == (1, 1, 1)


def test_names_and_distances() -> None:
    assert same_name("Ministry of Defence", "the defence ministry")
    assert not same_name("army base", "naval dockyard")
    assert distance_km(52.52, 13.405, 48.857, 2.352) == pytest.approx(878, abs=2)


def test_b_cubed_of_a_wrong_merge() -> None:
    merged = b_cubed([("x", "a"), ("x", "a"), ("x", "b")])
    assert merged.recall == 1
    assert merged.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    split = b_cubed([("x", "a"), ("y", "a")])
    assert (split.precision, split.recall) == (1, 0.5)


def test_floors_rise_and_never_sink() -> None:
    good, bad = measure(gold(KABUL), [FOUND]), measure(gold(KABUL), [])
    floors = raised({}, {"en": good})
    assert floors["en"]["type"] == 0.97
    assert raised(floors, {"en": bad})["en"] == floors["en"]
    assert not fallen(floors, {"en": good})
    assert "en type fell to 0.000, under its floor of 0.97" in fallen(floors, {"en": bad})
    assert len(fallen({}, {"en": good})) == len(floors["en"])
    assert "[en]\nmention = 0.97\n" in written(floors)


def test_the_total_starts_anew_with_another_language() -> None:
    good, bad = measure(gold(KABUL), [FOUND]), measure(gold(KABUL), [])
    floors = raised({}, {"en": good, "total": good})
    assert raised(floors, {"en": good, "total": bad})["total"] == floors["total"]
    assert raised(floors, {"en": good, "fr": bad, "total": bad})["total"]["type"] == 0


def test_a_line_out_of_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "xx.jsonl"
    path.write_text('{"id": "x1"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.jsonl, line 1"):
        gold_of(path)


def test_nothing_measured_is_nothing_right() -> None:
    assert Tally().rate("type").f1 == 0
