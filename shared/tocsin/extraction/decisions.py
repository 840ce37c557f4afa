"""The two decisions that weigh cues: does a draft tell of an incident, and of which type. Weights are fitted, and data."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tocsin import packs
from tocsin.extraction.features import Whole, gate_features, kind_features
from tocsin.extraction.grouping import Draft
from tocsin.model.vocabulary import IncidentType

THRESHOLD = 0.6  # a false alarm costs more than an incident that is told in passing


def chance(draft: Draft, drafts: Sequence[Draft], whole: Whole) -> float:
    """How likely a draft tells of an incident, 0..1."""
    score = _dot(packs.load("reading/gate")["weights"], gate_features(draft, drafts, whole))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def kind_of(draft: Draft) -> IncidentType:
    """The type whose weights the draft's concepts fit best."""
    weights = packs.load("reading/kinds")
    found = kind_features(draft)
    return IncidentType(max(sorted(weights), key=lambda kind: _dot(weights[kind], found)))


def _dot(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * size for name, size in features.items())
