"""Do two mentions tell one incident? Log-odds as a sum of features, each with its share of the score.

Which pairs may be one is told by tocsin.merging.comparing. Everything else is weighed: weights and thresholds are in
packs/merging/weights.toml, fitted by tools/fit_linking.py. The weighing looks at the two mentions alone, so that no order of
arrival can change it.
"""

from __future__ import annotations

from functools import lru_cache
from math import log, pi
from typing import Literal

from tocsin.merging.comparing import Reading, distance, gap_days, nearest
from tocsin.merging.profile import Bounds, Profile
from tocsin.merging.sketch import COPY, resemblance
from tocsin.merging.space import KM_PER_DEGREE
from tocsin.merging.story import likeness
from tocsin.merging.weights import Weights, background, companions, generic, weights
from tocsin.model.incident import Evidence

Answer = Literal["same", "possible", "new"]

NEAREST_KM = 3.0
WIDE_DAYS = 366
UNKNOWN_PLACE_CELLS = 50.0
MOST_TELLING = 7.0
MOST_LIKE = 4.0
MOST_NAMES = 4.0


def features(reading: Reading) -> dict[str, float]:
    """What speaks for and against, as numbers of a few units. Symmetric in both mentions."""
    a, b, moved, misplaced, misdated = reading
    found = {"elsewhere": float(moved), "misplaced": float(misplaced), "misdated": float(misdated)}
    found |= {"coincidence": _coincidence(a, b), **_place(a, b), **_date(a, b), **_kind(a, b)}
    for name in ("killed", "injured", "munitions"):
        found |= _count(name, getattr(a, name), getattr(b, name), _later(a, b))
    found |= _targets(a, b) | _actors(a, b)
    copied = resemblance(a.sketch, b.sketch)
    if copied >= COPY:
        found["same_text"] = copied
    else:
        found |= _words(a, b)
    return {name: value for name, value in found.items() if value}


def shared_names(a: Profile, b: Profile) -> int:
    """Names that both texts hold; a word in common will do, a word of either place will not."""
    if not a.names or not b.names:
        return 0
    ours, theirs = ({w for name in p.names for w in name} - a.place - b.place for p in (a, b))
    return min(sum(not name.isdisjoint(theirs) for name in a.names), sum(not name.isdisjoint(ours) for name in b.names))


def _words(a: Profile, b: Profile) -> dict[str, float]:
    """Names in common tell less in texts of a few words, which hardly name more than the province and the rebels there."""
    names = min(MOST_NAMES, max(0.0, shared_names(a, b) - 1.0))
    if not a.story or not b.story:
        return {"names_in_brief": names, "brief": float(not a.story and not b.story)}
    return {"names": names, "story": min(MOST_LIKE, 10 * likeness(a.story, b.story))}


def _coincidence(a: Profile, b: Profile) -> float:
    """How surprising it would be to find another incident there and then: -ln of the expected number of others."""
    default, rates = background()
    rate = max(rates.get(a.country or "", default), rates.get(b.country or "", default))
    days = max(_width(a), _width(b)) + 2 * gap_days(a, b)
    if a.has_point and b.has_point:
        cells = pi * (max(NEAREST_KM, a.radius, b.radius, distance(a, b)) / KM_PER_DEGREE) ** 2
    else:
        cells = UNKNOWN_PLACE_CELLS
    return min(MOST_TELLING, max(-MOST_TELLING, -log(rate * days * cells)))


def _width(a: Profile) -> int:
    return WIDE_DAYS if a.first is None or a.last is None else min(WIDE_DAYS, a.last - a.first + 1)


def _place(a: Profile, b: Profile) -> dict[str, float]:
    found = {"place_words": _overlap(a.place, b.place)}
    if a.has_point and b.has_point:
        reach = a.radius + b.radius
        found["off_centre"] = min(1.0, distance(a, b) / max(NEAREST_KM, reach))
        found["apart"] = min(3.0, max(0.0, distance(a, b) - reach) / 10)
    else:
        found["no_point"] = 1.0
    return found


def _date(a: Profile, b: Profile) -> dict[str, float]:
    gap = gap_days(a, b)
    if a.first is None or b.first is None:
        return {"no_date": 1.0}
    if gap:
        return {"gap_days": float(gap)}
    return {"same_day": 1.0} if _width(a) == _width(b) == 1 else {}


def _kind(a: Profile, b: Profile) -> dict[str, float]:
    if a.type is b.type:
        return {"same_type": 1.0} if a.type not in generic() else {}
    if a.type in generic() or b.type in generic():
        return {}
    if a.family is b.family:
        return {"same_family": 1.0}
    return {"other_family": 1.0} if b.family in companions()[a.family] else {"alien_family": 1.0}


def _later(a: Profile, b: Profile) -> int:
    """1 if b was said on a later day than a, -1 if earlier, 0 if unknown or the same day."""
    if a.said is None or b.said is None:
        return 0
    return (b.said > a.said) - (b.said < a.said)


def _count(name: str, ours: Bounds | None, theirs: Bounds | None, later: int) -> dict[str, float]:
    """Exactly the same number tells the more the larger it is; numbers apart speak against by the logarithm of their ratio.

    Tolls grow as days pass, so a larger number said later speaks against by half.
    """
    if ours is None or theirs is None:
        return {}
    gap = _count_gap(ours, theirs)
    if gap:
        grew = later * ((theirs[0] or 0) - (ours[0] or 0)) > 0
        return {f"{name}_apart": min(4.0, gap / 2 if grew else gap), f"{name}_differ": float(not grew)}
    exact = ours[0] == ours[1] == theirs[0] == theirs[1]
    return {f"{name}_same": min(3.0, log(1 + (ours[0] or 0)))} if exact else {}


def _count_gap(ours: Bounds, theirs: Bounds) -> float:
    low, high = sorted((ours, theirs), key=lambda b: (b[0] or 0, b[1] is None, b[1] or 0))
    if low[1] is None or low[1] >= (high[0] or 0):
        return 0.0
    return log((1 + (high[0] or 0)) / (1 + low[1]))


def _targets(a: Profile, b: Profile) -> dict[str, float]:
    if not a.targets or not b.targets:
        return {}
    shared = _overlap(a.targets, b.targets)
    return {"targets_shared": shared} if shared else {"targets_differ": 1.0}


def _actors(a: Profile, b: Profile) -> dict[str, float]:
    ours, theirs = ([x for x in p.actors if not x.denied] for p in (a, b))
    if not ours or not theirs:
        return {}
    shared = any(x.keys & y.keys for x in ours for y in theirs)
    return {"actor_shared": 1.0} if shared else {"actors_differ": 1.0}


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Share of the smaller set that the other has, too."""
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def evidence(a: Profile, b: Profile, w: Weights) -> tuple[Evidence, ...]:
    """The score of a comparable pair, feature by feature, largest share first."""
    reading = nearest(a, b, w)
    found = features(reading) if reading else {}
    parts = [Evidence(feature="bias", value=1.0, points=w.bias)]
    parts += [Evidence(feature=n, value=round(v, 3), points=round(v * w.points[n], 3)) for n, v in found.items()]
    return tuple(sorted(parts, key=lambda e: (-abs(e.points), e.feature)))


def score(a: Profile, b: Profile, w: Weights) -> float | None:
    """Log-odds that both tell one incident, kept between the pack's lowest and highest; None for a pair that cannot be one."""
    return _score(a, b, w) if w is not weights() else _fitted_score(a, b)


@lru_cache(maxsize=32_768)
def _fitted_score(a: Profile, b: Profile) -> float | None:
    """A place where much is told is read again with each report: its pairs are weighed once."""
    return _score(a, b, weights())


def _score(a: Profile, b: Profile, w: Weights) -> float | None:
    reading = nearest(a, b, w)
    if reading is None:
        return None
    total = w.bias + sum(v * w.points[n] for n, v in features(reading).items())
    return round(min(w.highest, max(w.lowest, total)), 6)


def answer(points: float | None, w: Weights) -> Answer:
    if points is None or points < w.possible:
        return "new"
    return "same" if points >= w.same else "possible"
