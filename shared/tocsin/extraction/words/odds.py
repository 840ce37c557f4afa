"""What the features of something weigh together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from tocsin import packs

NOTHING = repeat(0.0)  # of features that have no weight
WORD = "word."  # opens a feature that holds of a word as it stands
SHOUTED = "capitals"  # holds of what is written in capitals throughout, whose features weigh otherwise


@cache
def weights_of(decision: str, shouted: bool = False) -> Mapping[str, float]:
    """The weights of a decision of packs/reading; with how far they lie from them in capitals, for what is `shouted`."""
    pack = packs.passing(f"reading/{decision}")
    weights: dict[str, float] = pack["weights"]
    return weights | {name: weights.get(name, 0.0) + apart for name, apart in pack["capitals"].items()} if shouted else weights


def added(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(map(weights.get, features, NOTHING))


def product(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Each weight as often as its feature holds."""
    return sum([weight * size for weight, size in zip(map(weights.get, features, NOTHING), features.values(), strict=True)])
