"""Counting: right, said and asked for each field, and B-cubed for merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Rate(NamedTuple):
    """How many values were right, how many were said, how many were asked for."""

    right: int
    said: int
    asked: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.asked) if self.said + self.asked else 0.0


@dataclass
class Tally:
    """Sums over reports. `pairs` are (found incident, annotated incident); `quiet` reports tell nothing, `alarms` were read into them."""

    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    reports: int = 0
    quiet: int = 0
    alarms: int = 0

    def add(self, name: str, right: int, said: int, asked: int) -> None:
        self.right[name] += right
        self.said[name] += said
        self.asked[name] += asked

    def __iadd__(self, other: Tally) -> Tally:
        self.right.update(other.right)
        self.said.update(other.said)
        self.asked.update(other.asked)
        self.pairs += other.pairs
        self.reports += other.reports
        self.quiet += other.quiet
        self.alarms += other.alarms
        return self

    def rate(self, *names: str) -> Rate:
        """One field, or several added up."""
        return Rate(*(sum(counts[name] for name in names) for counts in (self.right, self.said, self.asked)))

    @property
    def stays_quiet(self) -> float:
        """The share of reports without incident in which none was found."""
        return 1 - self.alarms / self.quiet if self.quiet else 0.0


class Purity(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def b_cubed(pairs: Sequence[tuple[str, str]]) -> Purity:
    """For each mention: how much of what it was put together with belongs there, and how much of what belongs is there."""
    found, wanted, both = Counter(f for f, _ in pairs), Counter(w for _, w in pairs), Counter(pairs)
    if not pairs:
        return Purity(0.0, 0.0)
    precision = sum(both[f, w] / found[f] for f, w in pairs) / len(pairs)
    recall = sum(both[f, w] / wanted[w] for f, w in pairs) / len(pairs)
    return Purity(precision, recall)
