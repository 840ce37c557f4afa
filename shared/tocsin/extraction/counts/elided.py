"""Counts whose words stand with the count before: "killed 29 in X and 18 in Y", "in X (six dead), then in Y (five)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.extraction.scene.alongside import Part, bare
from tocsin.extraction.words.harm import Toll

RULE = "toll.elided"


def elided(here: Part, before: Sequence[Toll]) -> list[Toll]:
    """The number of a part that counts no noun counts what the only count before it does."""
    number, told = bare(here), [t for t in before if t.said and not t.part]
    if number is None or len(told) != 1:
        return []
    first, last = number.first, number.last
    return [replace(told[0], low=number.low, high=number.high, first=first, last=last, at=first, rule=RULE, who="")]
