"""One quantity: where its words stand and what they count."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.text import Tokens


class Quantity(NamedTuple):
    """Tokens first..last (qualifier included) count `low`..`high`; None is open. The bare number starts at `number_first`."""

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    number_first: int
    rule: str
    kind: str


def made(tokens: Tokens, first: int, last: int, low: int | None, high: int | None, rule: str, kind: str) -> Quantity:
    """A quantity of the tokens first..last, no qualifier in it yet."""
    return Quantity(first, last, tokens.starts[first], tokens.ends[last], low, high, first, rule, kind)
