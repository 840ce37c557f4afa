"""The rules that choose one value among rival claims. Each names itself, so that a reader of the incident sees why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin.merging.mentions import UNKNOWN_RADIUS_KM, envelope
from tocsin.merging.space import distance_km
from tocsin.merging.trust import kind_of, said_day, tier_of
from tocsin.model.claim import Count, DateValue, PlaceValue, TypeValue, Value
from tocsin.model.incident import ClaimRecord
from tocsin.model.vocabulary import IncidentType, Notice
from tocsin.model.when import Days
from tocsin.packs import load

ANALYST = "an analyst set it"
COUNT_RULES = (
    "a correction",
    "official or press over social posts",
    "the latest day",
    "official over press on one day",
    "the latest hour",
    "order of ids",
)


@dataclass(slots=True)
class Choice:
    best: Value
    rule: str
    support: list[ClaimRecord]
    range: Count | Days | None = None
    precision: str | None = None


Voices = dict[str, int]
"""Report id → number of its independent voice."""


def votes(claims: Sequence[ClaimRecord], voices: Voices) -> int:
    """How many independent voices stand behind the claims; what an analyst set counts as one of its own."""
    return len({voices.get(c.report or c.id, -1) for c in claims})


def choose_count(claims: Sequence[ClaimRecord], voices: Voices) -> Choice:
    """Correction over all, official and press over social, later over earlier day, official over press on one day, later hour."""
    first = max(claims, key=_standing_of_count)
    beside = [c for c in claims if _mention(c) == _mention(first)]
    values = [c.claim.value for c in beside if isinstance(c.claim.value, Count)]
    best = envelope(values)
    assert best is not None
    support = [c for c in claims if c.claim.value == best or c in beside]
    hull = envelope([c.claim.value for c in claims if isinstance(c.claim.value, Count)])
    return Choice(best, _count_rule(first, claims), support, hull, _count_precision(best))


def _mention(claim: ClaimRecord) -> str:
    return claim.id.rpartition("/")[0]


def _standing_of_count(claim: ClaimRecord) -> tuple[bool, int, str, bool, str, str]:
    official = kind_of(claim.source) == "official"
    return (claim.notice is Notice.CORRECTION, tier_of(claim.source), said_day(claim), official, claim.said_at or "", claim.id)


def _count_rule(first: ClaimRecord, claims: Sequence[ClaimRecord]) -> str:
    others = [_standing_of_count(c) for c in claims if _mention(c) != _mention(first)]
    if not others:
        return "the only report that says it"
    ours, next_best = _standing_of_count(first), max(others)
    return next(name for name, mine, theirs in zip(COUNT_RULES, ours, next_best, strict=True) if mine != theirs)


def _count_precision(count: Count) -> str:
    if count.max is None or count.min is None:
        return "open"
    return "exact" if count.min == count.max else "range"


@cache
def _types() -> dict[str, Any]:
    types: dict[str, Any] = load("merging/trust")["types"]
    return types


def choose_type(claims: Sequence[ClaimRecord], voices: Voices) -> Choice:
    """Most independent voices, after types that say nothing of the means, and those that a claimed one refines, step back."""
    by_type: dict[IncidentType, list[ClaimRecord]] = {}
    for claim in claims:
        assert isinstance(claim.claim.value, TypeValue)
        by_type.setdefault(claim.claim.value.type, []).append(claim)
    count = {t: votes(cs, voices) for t, cs in by_type.items()}
    left = [t for t in by_type if t.value not in _types()["generic"]] or list(by_type)
    left = [t for t in left if not any(_refines(other, t) and 3 * count[other] >= count[t] for other in left)] or left
    best = max(left, key=lambda t: (count[t], max(said_day(c) for c in by_type[t]), t.value))
    rule = "all agree" if len(by_type) == 1 else "most independent sources, the more telling type first"
    return Choice(TypeValue(type=best), rule, by_type[best])


def _refines(finer: IncidentType, coarser: IncidentType) -> bool:
    return coarser.value in _types()["refines"].get(finer.value, ())


def choose_date(claims: Sequence[ClaimRecord], voices: Voices) -> Choice:
    """The interval that most independent voices allow, the narrowest of those, then the one said last."""
    days = {c.id: c.claim.value.days for c in claims if isinstance(c.claim.value, DateValue)}

    def rank(claim: ClaimRecord) -> tuple[int, int, int, str, str]:
        mine = days[claim.id]
        same = votes([c for c in claims if days[c.id] == mine], voices)
        return (votes([c for c in claims if days[c.id].overlaps(mine)], voices), -mine.width, same, said_day(claim), claim.id)

    best = days[max(claims, key=rank).id]
    hull = Days.between(min(d.first for d in days.values()), max(d.last for d in days.values()))
    rule = "all agree" if len(set(days.values())) == 1 else "most independent sources, then the most exact"
    return Choice(DateValue(days=best), rule, [c for c in claims if days[c.id] == best], hull, best.granularity.value)


def choose_place(claims: Sequence[ClaimRecord], voices: Voices) -> Choice:
    """The place that most independent voices can mean (their circles touch), the most exact of those, then the one said last."""
    places = {c.id: c.claim.value for c in claims if isinstance(c.claim.value, PlaceValue)}

    def rank(claim: ClaimRecord) -> tuple[bool, int, float, int, str, str]:
        mine = places[claim.id]
        fits = votes([c for c in claims if _touch(places[c.id], mine)], voices)
        same = votes([c for c in claims if _is_same(places[c.id], mine)], voices)
        return (mine.lat is not None, fits, -_radius(mine), same, said_day(claim), claim.id)

    best = places[max(claims, key=rank).id]
    support = [c for c in claims if _is_same(places[c.id], best)]
    rule = "all agree" if len(support) == len(claims) else "most independent sources, then the most exact"
    return Choice(best, rule, support, precision=best.precision.value if best.precision else None)


def _radius(place: PlaceValue) -> float:
    return UNKNOWN_RADIUS_KM if place.radius_km is None else place.radius_km


def _is_same(ours: PlaceValue, theirs: PlaceValue) -> bool:
    if ours.key and theirs.key:
        return ours.key == theirs.key
    return ours.name.casefold() == theirs.name.casefold()


def _touch(ours: PlaceValue, theirs: PlaceValue) -> bool:
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return ours.country is None or theirs.country is None or ours.country == theirs.country
    return distance_km(ours.lat, ours.lon, theirs.lat, theirs.lon) <= _radius(ours) + _radius(theirs)


def choose_most_said(claims: Sequence[ClaimRecord], voices: Voices) -> Choice:
    """For fields without a rule of their own."""
    said = Counter(c.claim.value.model_dump_json() for c in claims)
    best = max(claims, key=lambda c: (said[c.claim.value.model_dump_json()], said_day(c), c.id)).claim.value
    return Choice(best, "most said", [c for c in claims if c.claim.value == best])


Rule = Callable[[Sequence[ClaimRecord], Voices], Choice]
