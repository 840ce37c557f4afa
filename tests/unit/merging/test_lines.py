"""`tocsin link`: lines in, the same lines with incidents out."""

from __future__ import annotations

from random import Random
from typing import Any

from tocsin.merging.lines import link_lines


def line(report: str, published: str, *mentions: dict[str, Any], text: str = "") -> dict[str, Any]:
    return {"report": report, "published_at": published, "source": {"name": f"S {report}"}, "text": text, "mentions": list(mentions)}


def told(**said: Any) -> dict[str, Any]:
    where = {"place": "Harbour gate, Tellan", "country": "YE", "lat": 13.1, "lon": 44.9, "radius_km": 8}
    return {"type": "bombing", "date": "2019-07-02", **where, **said}


LINES = [
    line("a", "2019-07-02", told(killed={"min": 6, "max": 6}), told(type="protest", date="2019-07-01", lat=15.3, lon=44.2)),
    line("b", "2019-07-03T09:00:00Z", told(killed={"min": 9, "max": None}, perpetrators=[{"name": "Tide Front", "stance": "claimed"}])),
    line("c", "2019-07-04", told(date="2019-07", radius_km=15, killed={"min": 9, "max": 9}, targets=["customs post"])),
    line("d", "2019-08-20", told(date="2019-08-19", killed={"min": 1, "max": 1})),
    line("e", "2019-07-02"),
]


def test_lines_come_back_as_they_were_with_incidents() -> None:
    out = link_lines(LINES)
    assert [{**o, "mentions": [{k: v for k, v in m.items() if k != "incident"} for m in o["mentions"]]} for o in out] == LINES
    assert all(m["incident"] for o in out for m in o["mentions"])


def test_one_bombing_in_three_reports_and_two_other_incidents() -> None:
    out = {o["report"]: [m["incident"] for m in o["mentions"]] for o in link_lines(LINES)}
    assert out["a"][0] == out["b"][0] == out["c"][0]
    assert len({out["a"][0], out["a"][1], out["d"][0]}) == 3


def test_the_order_of_the_lines_does_not_matter() -> None:
    expected = {o["report"]: o for o in link_lines(LINES)}
    for seed in range(10):
        shuffled = list(LINES)
        Random(seed).shuffle(shuffled)
        assert {o["report"]: o for o in link_lines(shuffled)} == expected


def test_fields_left_out_or_null_count_as_not_said() -> None:
    bare = line("x", "2019-07-02", {"type": "bombing", "killed": None, "lat": None})
    odd = line("y", "2019-07-02", {"type": "meteor", "date": "July", "perpetrators": [{"name": "Somebody", "stance": None}]})
    first, second = link_lines([bare, odd])
    assert first["mentions"][0]["incident"] != second["mentions"][0]["incident"]


def test_lines_given_are_not_changed() -> None:
    link_lines(LINES)
    assert "incident" not in LINES[0]["mentions"][0]
