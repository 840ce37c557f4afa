"""Is one value right? Small questions about a found mention and an annotated one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from tocsin.model.mention import Interval, MentionView, Perpetrator
from tocsin.text import fold_key
from tools.scoring.gold import Bounds, GoldActor, GoldCount, GoldMention, Wordings

EARTH_KM = 6371.0
USUAL_RADIUS_KM = 15.0
SMALL = frozenset({"the", "of", "al", "el", "a", "an", "and", "in", "de", "la", "le", "du", "des", "s"})


def content_words(name: str) -> frozenset[str]:
    return frozenset(fold_key(name).split()) - SMALL


def same_name(one: str, other: str) -> bool:
    """Two wordings of one thing: at least half the words of the shorter are in the longer."""
    a, b = content_words(one), content_words(other)
    if not a or not b:
        return fold_key(one) == fold_key(other) != ""
    return 2 * len(a & b) >= min(len(a), len(b))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees."""
    north, south = math.radians(lat), math.radians(other_lat)
    across = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(math.radians(lon - other_lon))
    return EARTH_KM * math.acos(max(-1.0, min(1.0, across)))


def says_place(view: MentionView, gold: GoldMention | None = None) -> bool:
    """A country alone, which has no pin, is no answer to where a point is annotated; it is judged as the country."""
    return view.lat is not None or (bool(view.place) and (gold is None or gold.lat is None))


def asks_place(gold: GoldMention) -> bool:
    return gold.lat is not None or bool(gold.place)


def is_right_place(view: MentionView, gold: GoldMention) -> bool:
    """Within the annotated radius where both have a point; else the same name."""
    if None not in (view.lat, view.lon, gold.lat, gold.lon):
        assert view.lat is not None and view.lon is not None and gold.lat is not None and gold.lon is not None
        return distance_km(view.lat, view.lon, gold.lat, gold.lon) <= (gold.radius_km or USUAL_RADIUS_KM)
    wanted = {fold_key(part) for part in (gold.place or "").split(",")} - {""}
    said = {fold_key(part) for name in (view.place or "", *view.place_aliases) for part in name.split(",")}
    return bool(wanted & said)


def is_near_date(view: MentionView, gold: GoldMention) -> bool:
    """The same day, or one of them the month of the other."""
    one, other = view.date or "", gold.date or ""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def bounds(value: Interval | GoldCount | None) -> Bounds:
    if value is None or (value.min is None and value.max is None):
        return None
    return value.min, value.max


def right_bounds(gold: GoldCount | None) -> tuple[Bounds, ...]:
    """What may be said of a count: the annotated bounds first, then those right as well. None is silence."""
    return (bounds(gold), *(r.bounds if r else None for r in (gold.either if gold else ())))


def overlap(view: MentionView, gold: GoldMention, text: str) -> bool:
    span = gold.span(text)
    return any(max(e.start, span.start) < min(e.end, span.end) for e in view.evidence)


def matched_terms(said: Sequence[str], wanted: Sequence[Wordings]) -> tuple[int, int]:
    """How many were found, one to one, and how many had to be. A term that may be left out counts only when found."""
    left = [(w,) if isinstance(w, str) else w for w in wanted]
    right = 0
    for term in said:
        hit = next((w for w in left if any(name and same_name(term, name) for name in w)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right, right + sum(None not in w for w in left)


def matched_actors(said: Sequence[Perpetrator], wanted: Iterable[GoldActor]) -> tuple[int, int, int]:
    """How many actors were named rightly, how many of these with the right stance, and how many had to be named."""
    left = list(said)
    named = stood = due = 0
    for actor in wanted:
        alike = [p for p in left if _is_named(p, actor)]
        hit = next((p for p in alike if p.stance in actor.stances), alike[0] if alike else None)
        due += hit is not None or not actor.optional
        if hit is not None:
            left.remove(hit)
            named += 1
            stood += hit.stance in actor.stances
    return named, stood, due


def _is_named(found: Perpetrator, actor: GoldActor) -> bool:
    return any(same_name(one, other) for one in (found.name, *found.aliases) for other in (actor.name, *actor.aliases))
