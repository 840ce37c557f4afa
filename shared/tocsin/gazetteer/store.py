"""Look up places by name: a trie of folded names, posting lists, packed rows, all mapped into memory and shared."""

from __future__ import annotations

import math
import mmap
import struct
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from tocsin.gazetteer.layout import FINE, KIND_OF, KINDS, MANY, ROW, Files
from tocsin.model.vocabulary import Precision
from tocsin.packs import COMPILED
from tocsin.text import fold_key

PRECISION = {
    "site": Precision.SITE,
    "town": Precision.TOWN,
    "district": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "region": Precision.PROVINCE,
    "sea": Precision.PROVINCE,
    "country": Precision.COUNTRY,
}


class PlaceRecord(NamedTuple):
    """A place: English name, point in degrees, radius in km. `fine` tells the sorts of sites apart ("base", "airport")."""

    key: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    kind: str
    population: int
    radius_km: float
    precision: Precision
    fine: str = ""


COUNTRIES = frozenset(n for n, fine in enumerate(FINE) if KIND_OF[fine] == "country")
REMEMBERED = 20_000  # rows and keys that stay unpacked
PAIRS = 8192  # of places, of which it is remembered how they lie
LARGEST_PROVINCE_KM = 250
LARGEST_DISTRICT_KM = 80  # wider ones have the point of their province only


class Gazetteer:
    """A compiled gazetteer, read only. `open` gives one shared instance for each folder."""

    def __init__(self, folder: Path) -> None:
        files = Files(folder)
        if not files.complete():
            raise FileNotFoundError(f"the gazetteer is not compiled: run `make data` ({folder})")
        self._trie, self._names, self._skeletons = (_trie(path) for path in (files.trie, files.names, files.skeletons))
        self._entries, self._lists = _mapped(files.entries).cast("I"), _mapped(files.lists).cast("I")
        self._skeleton_entries, self._skeleton_lists = _mapped(files.skeleton_entries).cast("I"), _mapped(files.skeleton_lists).cast("I")
        self._rows = _mapped(files.rows)
        self._strings = files.strings.read_text(encoding="utf-8").split("\n")
        self._size = struct.calcsize(ROW)
        self._count = len(self._rows) // self._size
        self._cache: dict[int, PlaceRecord] = {}
        self._row_of: dict[str, int] = {}
        self._countries: dict[str, PlaceRecord] = {}
        self.km, self.within = lru_cache(PAIRS)(self._km), lru_cache(PAIRS)(self._within)  # asked again for each incident of a report
        self.openings: dict[str, dict[str, bool]] = {}  # language → word → whether a name may begin with it, learned as words are met

    @staticmethod
    @cache
    def open(folder: Path | None = None) -> Gazetteer:
        return Gazetteer(folder or COMPILED / "gazetteer")

    def __len__(self) -> int:
        return self._count

    def keys(self, name: str) -> list[str]:
        """Keys of the places of that name, the weightiest first."""
        return [self._record(i).key for i in self.rows(fold_key(name))]

    def rows(self, folded: str) -> list[int]:
        """Row numbers of an already folded name, the weightiest first; empty where there is none."""
        number = self._trie.get(folded)
        return [] if number is None else _listed(self._entries[number], self._lists)

    def rows_like(self, country: str, skeleton: str) -> list[int]:
        """Row numbers of the places of a country whose names have that consonant skeleton (see `skeleton`)."""
        number = self._skeletons.get(country + skeleton)
        return [] if number is None else _listed(self._skeleton_entries[number], self._skeleton_lists)

    def prefix_lengths(self, words: list[str]) -> list[int]:
        """How many of the first words make a name, for each name that begins so; the longest first."""
        text = " ".join(words)
        ends = {len(p) for p in self._trie.prefixes(text) if len(p) == len(text) or text[len(p)] == " "}
        return sorted((text.count(" ", 0, end) + 1 for end in ends), reverse=True) if ends else []

    def opens_name(self, word: str) -> bool:
        """Whether some name is this folded word, or begins with it."""
        return word in self._trie or next(self._trie.iterkeys(f"{word} "), None) is not None

    def country(self, iso: str) -> list[PlaceRecord]:
        """The country's own row, in a list; empty for a code it does not know."""
        if not self._countries:
            sorts = self._rows[self._size - 1 :: self._size]  # the last byte of each row
            records = (self.at(row) for row, sort in enumerate(sorts) if sort in COUNTRIES)
            self._countries.update((r.country, r) for r in records if r.country)
        return [self._countries[iso]] if iso in self._countries else []

    def at(self, row: int) -> PlaceRecord:
        return self._record(row)

    def kind_at(self, row: int) -> str:
        return KIND_OF[FINE[self._rows[row * self._size + self._size - 1]]]

    def record(self, key: str) -> PlaceRecord:
        """Raises KeyError."""
        if (known := self._row_of.get(key)) is not None:
            return self._record(known)
        ident = int(key)
        row = bisect_left(range(self._count), ident, key=self._ident)
        if row >= self._count or self._ident(row) != ident:
            raise KeyError(key)
        if len(self._row_of) > REMEMBERED:
            self._row_of.clear()
        self._row_of[key] = row
        return self._record(row)

    def _km(self, a: str, b: str) -> float:
        """Great-circle distance of two places in km."""
        p, q = self.record(a), self.record(b)
        return distance_km(p.lat, p.lon, q.lat, q.lon)

    def _within(self, inner: str, outer: str) -> bool:
        """The inner place lies in the outer one, which is larger: same country, and by its province or inside its radius."""
        p, q = self.record(inner), self.record(outer)
        if (KINDS.index(q.kind) == 0 and p.kind != "site") or q.radius_km <= p.radius_km:
            return False
        if q.kind == "country":
            return p.country == q.country
        if q.kind == "province" and p.country == q.country and p.admin1 == q.name:
            return True
        near = distance_km(p.lat, p.lon, q.lat, q.lon) <= q.radius_km + p.radius_km
        return near and (p.country == q.country or q.kind in {"region", "sea"})

    def _ident(self, row: int) -> int:
        found: int = struct.unpack_from("<I", self._rows, row * self._size)[0]
        return found

    def _record(self, row: int) -> PlaceRecord:
        if row not in self._cache:
            if len(self._cache) > REMEMBERED:
                self._cache.clear()
            self._cache[row] = self._unpacked(row)
        return self._cache[row]

    def _unpacked(self, row: int) -> PlaceRecord:
        ident, lat, lon, population, name, admin, country, radius, number = struct.unpack_from(ROW, self._rows, row * self._size)
        fine = FINE[number]
        kind, precision = KIND_OF[fine], PRECISION[KIND_OF[fine]]
        if kind in {"region", "sea"} and radius / 10 > LARGEST_PROVINCE_KM:
            precision = Precision.COUNTRY
        if kind == "district" and radius / 10 > LARGEST_DISTRICT_KM:
            precision = Precision.PROVINCE
        own, land = self._strings[admin] or None, self._strings[country] or None
        return PlaceRecord(
            str(ident), self._names.restore_key(name), land, own, lat / 1e5, lon / 1e5, kind, population, radius / 10, precision, fine
        )


def _trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as handle:
        if not path.stat().st_size:
            return memoryview(b"")
        return memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))


def _listed(entry: int, lists: memoryview) -> list[int]:
    if not entry & MANY:
        return [entry]
    found, position = [], entry & ~MANY
    while not lists[position] & MANY:
        found.append(lists[position])
        position += 1
    return [*found, lists[position] & ~MANY]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
