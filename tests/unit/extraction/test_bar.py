"""Where a report opens with what is no incident, what it tells further down must be surer."""

from __future__ import annotations

from tocsin.extraction.incidents.decisions import SURER, THRESHOLD, bar


def test_what_a_quiet_opening_asks_of_the_rest() -> None:
    assert SURER > THRESHOLD
    assert bar([THRESHOLD - 0.1, THRESHOLD]) == SURER


def test_what_is_asked_otherwise() -> None:
    assert bar([]) == THRESHOLD
    assert bar([THRESHOLD, 0.1]) == THRESHOLD
