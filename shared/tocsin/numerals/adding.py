"""Number words added up: the running sum of "two hundred and five thousand", word after word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.numerals.pack import Atom, NumberPack, number_pack


@dataclass(slots=True, eq=False)
class Sum:
    """What the words so far come to: `total` of closed thousands, `current` below them, `previous` word's value."""

    pack: NumberPack
    total: int = 0
    current: int = 0
    previous: int | None = None
    scale: int = 0  # the last multiplier of 1000 or more, 0 before any
    closed: bool = False

    @property
    def value(self) -> int:
        return self.total + self.current

    def take(self, atom: Atom, glued: bool) -> bool:
        """Add a word; False, and nothing changed, where it does not continue the number."""
        if self.closed:
            return False
        if self.previous is None:
            return self._open(atom)
        if atom.role == "group":
            return not glued and self._group(atom.value)
        if atom.role == "times":
            return self._multiply(atom.value, glued)
        return self._add(atom.value, glued)

    def _open(self, atom: Atom) -> bool:
        if atom.value >= 1000:
            self.total, self.scale = atom.value, atom.value
        else:
            self.current = atom.value
        self.previous = atom.value
        self.closed = atom.role == "group"
        return True

    def _group(self, value: int) -> bool:
        if not 0 < self.current < 100 or self.total:
            return False
        self.current, self.previous, self.closed = self.current * value, value, True
        return True

    def _multiply(self, value: int, glued: bool) -> bool:
        if self.current == 0:
            return self._multiply_total(value, glued)
        if glued or value >= self.scale > 0 or (value < 1000 and self.current > 99):
            return False
        if value >= 1000:
            self.total, self.current, self.scale = self.total + self.current * value, 0, value
        else:
            self.current *= value
        self.previous = value
        return True

    def _multiply_total(self, value: int, glued: bool) -> bool:
        """After "thousand": "hundred" adds one hundred, "million" multiplies."""
        if value > self.scale and not glued:
            self.total, self.scale = self.total * value, value
        elif value < self.scale and value < 1000:
            self.current = value
        elif value < self.scale and glued:
            self.total, self.scale = self.total + value, value
        else:
            return False
        self.previous = value
        return True

    def _add(self, value: int, glued: bool) -> bool:
        left = self.previous or 0
        if not glued and (left, value) in self.pack.products:
            self.current += left * value - left
            self.previous = left * value
            return True
        if not any(join.allows(left, value, glued) for join in self.pack.joins):
            return False
        self.current, self.previous = self.current + value, value
        return True


@lru_cache(maxsize=8192)
def compound(form: str, lang: str) -> int | None:
    """The value of a number of several parts written as one word: dreiundzwanzig, ventitré, ikiyüz."""
    pack = number_pack(lang)
    return _parts(form, Sum(pack), pack) if form[:2] in pack.piece_starts and form not in pack.pieces else None


def _parts(rest: str, so_far: Sum, pack: NumberPack) -> int | None:
    if not rest:
        return so_far.value
    variants = [(rest, False)]
    if so_far.previous is not None:
        variants += [(rest[len(g) :], True) for g in sorted(pack.glue) if rest.startswith(g)]
    for text, glued in variants:
        for cut in range(len(text), 1, -1):
            longer = replace(so_far)
            atom = pack.pieces.get(text[:cut])
            if atom and longer.take(atom, glued) and (value := _parts(text[cut:], longer, pack)) is not None:
                return value
    return None
