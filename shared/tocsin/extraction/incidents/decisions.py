"""The two decisions that weigh cues: does a draft tell of an incident, and of which type. Weights are fitted, and data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from tocsin import packs
from tocsin.extraction.incidents.dispatches import dispatch_features, is_dispatch
from tocsin.extraction.incidents.features import Whole, gate_features, kind_features
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.words.odds import SHOUTED, product, weights_of
from tocsin.model.vocabulary import IncidentType

THRESHOLD = 0.58
SURER = 0.66  # where what the report opens with tells of none: then it is often quiet throughout


def chance(draft: Draft, drafts: Sequence[Draft], whole: Whole) -> float:
    """How likely a draft tells of an incident, 0..1."""
    found = evidence(draft, drafts, whole)
    score = product(weights_of("gate", SHOUTED in found), found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def evidence(draft: Draft, drafts: Sequence[Draft], whole: Whole) -> dict[str, float]:
    """What the gate looks at: more where all is in capitals."""
    found = gate_features(draft, drafts, whole)
    return found | dispatch_features(draft, drafts) if is_dispatch(draft) else found


def bar(chances: Sequence[float]) -> float:
    """How likely a draft must tell of an incident to be kept, by the chances of all in their order."""
    return SURER if chances and chances[0] < THRESHOLD else THRESHOLD


def kind_of(draft: Draft, drafts: Sequence[Draft]) -> IncidentType:
    """The type whose weights the draft's concepts fit best."""
    score, by_feature = [0.0] * len(_kinds()), _kinds_by_feature()
    for name, size in kind_features(draft, drafts).items():
        for n, weight in by_feature.get(name, ()):
            score[n] += weight * size
    return _kinds()[score.index(max(score))]


@cache
def _kinds() -> list[IncidentType]:
    return [IncidentType(kind) for kind in sorted(packs.load("reading/kinds"))]


@cache
def _kinds_by_feature() -> dict[str, list[tuple[int, float]]]:
    """Feature → the kinds (by their place in `_kinds`) that it weighs for and how much: a draft has few of all features."""
    found: dict[str, list[tuple[int, float]]] = {}
    for n, kind in enumerate(_kinds()):
        for name, weight in packs.load("reading/kinds")[kind.value].items():
            found.setdefault(name, []).append((n, weight))
    return found
