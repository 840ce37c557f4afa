"""Which mentions tell one incident: average-link clustering of a set of mentions, the same for every order of arrival.

A pair of clusters is joined while the mean of their pairwise scores reaches the threshold "same". The best supported pair comes
first, ties by the mention ids: its mean times the square root of the number of its pairs, since many that agree are surer than one.
Pairs that are not comparable count with the lowest score, two mentions of one report with less than what would let a third join
them; clusters that share more than half of the fewer reports, and what a person parted, stay apart. Because a mean reaches the
threshold only if some pair does, the outcome of a neighbourhood follows from those mentions alone that such pairs connect:
deciding locally equals deciding on everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import sqrt
from typing import NamedTuple

from tocsin.merging.linking import score
from tocsin.merging.profile import Profile
from tocsin.merging.weights import Weights, weights
from tocsin.model.base import content_id
from tocsin.model.incident import Decision


class Pair(NamedTuple):
    """Two mention ids, smaller first, and their score."""

    ours: str
    theirs: str
    score: float


@dataclass(slots=True)
class Clusters:
    """`members` are sorted tuples of mention ids, `pairs` all that were worth a thought (possible and better)."""

    members: list[tuple[str, ...]]
    pairs: list[Pair] = field(default_factory=list)


class Rulings(NamedTuple):
    """What people decided, as pairs of mention ids: later decisions win."""

    joined: frozenset[tuple[str, str]]
    parted: frozenset[tuple[str, str]]


def rulings(decisions: Iterable[Decision]) -> Rulings:
    ruled: dict[tuple[str, str], str] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.author, d.model_dump_json())):
        if decision.kind == "merge":
            ruled |= {_ordered(a, b): "merge" for a in decision.mentions for b in decision.mentions if a != b}
        elif decision.kind == "split":
            ruled |= {_ordered(a, b): "split" for a in decision.mentions for b in decision.apart if a != b}
    return Rulings(*(frozenset(p for p, kind in ruled.items() if kind == wanted) for wanted in ("merge", "split")))


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


TOLD_TWICE = 0.5  # share of the reports of the smaller cluster that may tell the incident in two mentions; one always may
NO_RULINGS = Rulings(frozenset(), frozenset())


def cluster(profiles: Iterable[Profile], ruled: Rulings = NO_RULINGS, w: Weights | None = None) -> Clusters:
    """`w` are the fitted weights unless given."""
    w = w or weights()
    everyone = {p.id: p for p in sorted(profiles, key=lambda p: p.id)}
    scores, vetoes = _score_pairs(list(everyone.values()), ruled, w)
    groups = _join({i: p.report for i, p in everyone.items()}, scores, vetoes, ruled, w)
    pairs = [Pair(a, b, s) for (a, b), s in scores.items() if s >= w.possible]
    return Clusters(sorted(tuple(sorted(g)) for g in groups), sorted(pairs))


PairScores = dict[tuple[str, str], float]


def _score_pairs(profiles: Sequence[Profile], ruled: Rulings, w: Weights) -> tuple[PairScores, set[tuple[str, str]]]:
    scores: PairScores = {}
    vetoes = set(ruled.parted)
    for i, ours in enumerate(profiles):
        for theirs in profiles[i + 1 :]:
            pair = (ours.id, theirs.id)
            points = _told_apart(w) if ours.report == theirs.report else score(ours, theirs, w)
            if points is not None and pair not in vetoes:
                scores[pair] = points
    return scores, vetoes


def _told_apart(w: Weights) -> float:
    """What two mentions of one report weigh: with the best possible score of a third for each, too little to join all."""
    return 2 * w.same - w.highest - 1


class Shared(NamedTuple):
    """The scores between two clusters: their sum and number."""

    total: float
    number: int

    def plus(self, other: Shared) -> Shared:
        return Shared(self.total + other.total, self.number + other.number)


NOTHING_SHARED = Shared(0.0, 0)


class _Linkage:
    """Clusters by the smallest of their members, with what they share with each neighbour and a queue of pairs to join."""

    def __init__(self, reports: Mapping[str, str], scores: PairScores, vetoes: Iterable[tuple[str, str]], w: Weights) -> None:
        """`reports` gives the report of each mention."""
        ids = list(reports)
        self.members: dict[str, list[str]] = {i: [i] for i in ids}
        self._reports = {i: {report} for i, report in reports.items()}
        self.shared: dict[str, dict[str, Shared]] = {i: {} for i in ids}
        self._barred: dict[str, set[str]] = {i: set() for i in ids}
        self._queue: list[tuple[float, str, str, int]] = []
        self._w = w
        for (a, b), points in scores.items():
            self.shared[a][b] = self.shared[b][a] = Shared(points, 1)
        for a, b in vetoes:
            self._bar(a, b)

    def _bar(self, a: str, b: str) -> None:
        if a in self.members and b in self.members:
            self._barred[a].add(b)
            self._barred[b].add(a)

    def join(self, a: str, b: str) -> str:
        """Make one of two clusters; returns its name."""
        keep, gone = _ordered(a, b)
        self.members[keep] += self.members.pop(gone)
        self._reports[keep] |= self._reports.pop(gone)
        for other, theirs in self.shared.pop(gone).items():
            del self.shared[other][gone]
            if other != keep:
                both = self.shared[keep].get(other, NOTHING_SHARED).plus(theirs)
                self.shared[keep][other] = self.shared[other][keep] = both
        for other in self._barred.pop(gone):
            self._barred[other].discard(gone)
            if other != keep:
                self._bar(keep, other)
        return keep

    def _mean(self, a: str, b: str) -> float:
        shared, pairs = self.shared[a][b], len(self.members[a]) * len(self.members[b])
        return (shared.total + (pairs - shared.number) * self._w.lowest) / pairs

    def _may_join(self, a: str, b: str) -> bool:
        fewer = min(len(self._reports[a]), len(self._reports[b]))
        return b not in self._barred[a] and len(self._reports[a] & self._reports[b]) <= max(1, TOLD_TWICE * fewer)

    def offer(self, a: str, b: str) -> None:
        """Queue a pair if it may be joined as things stand."""
        mean = self._mean(a, b)
        if mean >= self._w.same and self._may_join(a, b):
            support = mean * sqrt(len(self.members[a]) * len(self.members[b]))
            heappush(self._queue, (-round(support, 9), *_ordered(a, b), len(self.members[a]) + len(self.members[b])))

    def next(self) -> tuple[str, str] | None:
        """The best queued pair that still stands; a cluster that grew since has made its own offers."""
        while self._queue:
            _, a, b, size = heappop(self._queue)
            if a in self.members and b in self.members and len(self.members[a]) + len(self.members[b]) == size and self._may_join(a, b):
                return a, b
        return None


def _join(reports: Mapping[str, str], scores: PairScores, vetoes: set[tuple[str, str]], ruled: Rulings, w: Weights) -> list[list[str]]:
    linkage = _Linkage(reports, scores, vetoes, w)
    for a, b in sorted(ruled.joined):
        _obey(linkage, a, b, ruled.parted)
    for a, near in linkage.shared.items():
        for b in near:
            if a < b:
                linkage.offer(a, b)
    while (pair := linkage.next()) is not None:
        grown = linkage.join(*pair)
        for other in linkage.shared[grown]:
            linkage.offer(grown, other)
    return list(linkage.members.values())


def _obey(linkage: _Linkage, a: str, b: str, parted: frozenset[tuple[str, str]]) -> None:
    """Join what a person joined, whatever the scores say; what a person parted later stays apart."""
    home = {m: root for root, members in linkage.members.items() for m in members}
    if a not in home or b not in home or home[a] == home[b]:
        return
    ours, theirs = home[a], home[b]
    if any(_ordered(x, y) in parted for x in linkage.members[ours] for y in linkage.members[theirs]):
        return
    linkage.shared[ours].setdefault(theirs, NOTHING_SHARED)
    linkage.shared[theirs].setdefault(ours, NOTHING_SHARED)
    linkage.join(ours, theirs)


def incident_id(members: Iterable[Profile]) -> str:
    """From the mention published first (then by id), so that a stream that arrives in order hardly ever renames an incident."""
    anchor = min(members, key=lambda p: (p.said is None, p.said or 0, p.published_at, p.id))
    return content_id("i", anchor.id)
