"""Ridge-penalised logistic regression over sparse features, by coordinate steps of Newton's method, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.extraction.words.odds import SHOUTED


class Case(NamedTuple):
    """Features, whether it is one, and how much it counts."""

    features: Mapping[str, float]
    yes: bool
    size: float = 1.0


def fit(
    cases: Sequence[Case],
    penalty: float,
    free: str = "bias",
    sweeps: int = 40,
    signs: Mapping[str, int] | None = None,
    prior: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """The weight of every feature, in log-odds; `penalty` pulls each to its `prior`, nought if it has none, but for the one `free`.

    A feature with a sign (1 or -1) gets no weight of the other.
    """
    signs = signs or {}
    where: dict[str, list[tuple[int, float]]] = {}
    for n, case in enumerate(cases):
        for name, size in case.features.items():
            where.setdefault(name, []).append((n, size))
    start = {name: (prior or {}).get(name, 0.0) for name in sorted(where)}
    weights, odds = dict(start), [sum(start[name] * size for name, size in case.features.items()) for case in cases]
    for _ in range(sweeps):
        for name in weights:
            _step(name, where[name], weights, odds, cases, 0.0 if name == free else penalty, signs.get(name, 0), start[name])
    return weights


def in_capitals(cases: Sequence[Case], known: Mapping[str, float], penalty: float) -> dict[str, float]:
    """How far from weights known those lie that fit the cases in capitals."""
    fitted = fit([case for case in cases if SHOUTED in case.features], penalty, prior=known)
    return {name: weight - known.get(name, 0.0) for name, weight in fitted.items()}


def _step(
    name: str,
    here: Sequence[tuple[int, float]],
    weights: dict[str, float],
    odds: list[float],
    cases: Sequence[Case],
    penalty: float,
    sign: int,
    prior: float,
) -> None:
    slope, bend = penalty * (weights[name] - prior), penalty + 1e-6
    for n, size in here:
        guess = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds[n]))))
        slope += cases[n].size * size * (guess - cases[n].yes)
        bend += cases[n].size * size * size * guess * (1 - guess)
    change = max(-2.0, min(2.0, -slope / bend))
    if sign * (weights[name] + change) < 0:
        change = -weights[name]
    weights[name] += change
    for n, size in here:
        odds[n] += change * size
