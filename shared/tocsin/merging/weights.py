"""The fitted weights of linking, and what is known of how often incidents happen and which kinds are taken for each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.model.vocabulary import Family, IncidentType
from tocsin.packs import load


@dataclass(frozen=True, slots=True)
class Weights:
    bias: float
    points: dict[str, float]
    same: float
    possible: float
    lowest: float
    highest: float
    slack_days: int
    slack_km: float


@cache
def weights() -> Weights:
    """The fitted ones."""
    pack = load("merging/weights")
    t, b = pack["thresholds"], pack["blocking"]
    return Weights(pack["bias"], pack["points"], t["same"], t["possible"], t["lowest"], t["highest"], b["slack_days"], b["slack_km"])


@cache
def background() -> tuple[float, dict[str, float]]:
    pack = load("merging/background")
    return pack["default"], pack["per_cell_and_day"]


@cache
def companions() -> dict[Family, tuple[Family, ...]]:
    """Families that may be two readings of one incident."""
    pack = load("merging/families")
    return {Family(name): tuple(Family(n) for n in others) for name, others in pack["companions"].items()}


@cache
def generic() -> frozenset[IncidentType]:
    return frozenset(IncidentType(t) for t in load("merging/families")["says_little"]["types"])
