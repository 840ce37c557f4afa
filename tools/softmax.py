"""Softmax regression over sparse features, in plain Python: small enough to read, fast enough for a few thousand samples."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Features = Mapping[str, float]
Weights = dict[str, dict[str, float]]  # class → feature → weight


class Sample(NamedTuple):
    """Features, the classes that are right (any of them), and how much the sample counts."""

    features: Features
    right: frozenset[str]
    size: float = 1.0


def probabilities(weights: Weights, features: Features) -> dict[str, float]:
    scores = {c: sum(w.get(f, 0.0) * v for f, v in features.items()) for c, w in weights.items()}
    top = max(scores.values())
    grown = {c: math.exp(s - top) for c, s in scores.items()}
    total = sum(grown.values())
    return {c: g / total for c, g in grown.items()}


def fit(
    samples: Sequence[Sample],
    classes: Sequence[str],
    rounds: int = 40,
    rate: float = 0.5,
    shrink: float = 1e-4,
    prior: Weights | None = None,
) -> Weights:
    """AdaGrad over shuffled samples, the same for the same input. Where several classes are right, any of them will do.

    Weights start at `prior` and are drawn back to it by `shrink`.
    """
    prior = prior or {}
    weights: Weights = {c: dict(prior.get(c, {})) for c in classes}
    squares: Weights = {c: {} for c in classes}
    order = list(range(len(samples)))
    dice = random.Random(0)
    for _ in range(rounds):
        dice.shuffle(order)
        for n in order:
            _step(weights, squares, samples[n], rate, shrink, prior)
    return weights


def _step(weights: Weights, squares: Weights, sample: Sample, rate: float, shrink: float, prior: Weights) -> None:
    guess = probabilities(weights, sample.features)
    known = sum(guess[c] for c in sample.right if c in guess) or 1e-9
    for c in weights:
        wanted = guess[c] / known if c in sample.right else 0.0
        error = (guess[c] - wanted) * sample.size
        if abs(error) < 1e-6:
            continue
        w, s, known_before = weights[c], squares[c], prior.get(c, {})
        for f, v in sample.features.items():
            slope = error * v + shrink * (w.get(f, 0.0) - known_before.get(f, 0.0))
            s[f] = s.get(f, 1e-6) + slope * slope
            w[f] = w.get(f, 0.0) - rate * slope / math.sqrt(s[f])
