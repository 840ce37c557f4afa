"""Counts whose words stand with the count before: "killed 29 in X and 18 in Y", "in X (six dead), then in Y (five)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.extraction.scene.part import Part
from tocsin.extraction.words.harm import Toll
from tocsin.numerals import Quantity

RULE = "toll.elided"


def elided(here: Part, before: Sequence[Toll]) -> tuple[list[Toll], list[Toll]]:
    """The tolls before, and those here: a number that counts no noun counts what the only count before it does."""
    number, told = here.bare, [t for t in before if t.said and not t.part]
    if number is None or len(told) != 1:
        return list(before), []
    first, last = number.first, number.last
    counted = replace(told[0], low=number.low, high=number.high, first=first, last=last, at=first, rule=RULE, who="")
    return [_without(number, t) if t is told[0] else t for t in before], [counted]


def _without(number: Quantity, toll: Toll) -> Toll:
    """ "two policemen in X and three in Y" are five where nobody tells them apart."""
    if toll.last < number.first:
        return toll
    return replace(toll, low=_less(toll.low, number.low), high=_less(toll.high, number.high), last=max(toll.at, toll.first))


def _less(whole: int | None, part: int | None) -> int | None:
    return whole - part if whole is not None and part is not None and part < whole else whole
