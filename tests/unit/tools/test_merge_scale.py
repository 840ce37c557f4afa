"""What a mention reads does not grow with the table (`make scale` shows it up to 300,000 incidents)."""

from __future__ import annotations

from tools import merge_scale


def test_a_mention_costs_the_same_in_a_table_six_times_as_old() -> None:
    few, many = (merge_scale.cost(size, mentions=40) for size in (1000, 6000))
    assert few.items > 5
    assert few == many


def test_a_crowd_in_one_town_is_read_up_to_a_bound() -> None:
    crowded = merge_scale.cost(1500, packed=True, mentions=2)
    assert crowded.reads < 25 and crowded.items < 800
