"""What the features of something weigh together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat

NOTHING = repeat(0.0)  # of features that have no weight
WORD = "word."  # opens a feature that holds of a word as it stands


def added(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(map(weights.get, features, NOTHING))


def product(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Each weight as often as its feature holds."""
    return sum([weight * size for weight, size in zip(map(weights.get, features, NOTHING), features.values(), strict=True)])
