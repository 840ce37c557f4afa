"""Look up places by name: a trie of folded names, posting lists, packed rows, all mapped into memory and shared."""

from __future__ import annotations

import math
import mmap
import struct
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from tocsin.gazetteer.layout import KINDS, ROW, Files
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
    """A place: English name, point in degrees, radius in km."""

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


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as handle:
        return memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))


class Gazetteer:
    """A compiled gazetteer, read only. `open` gives one shared instance for each folder."""

    def __init__(self, folder: Path) -> None:
        files = Files(folder)
        if not files.trie.exists():
            raise FileNotFoundError(f"the gazetteer is not compiled: run `make data` ({folder})")
        self._trie = marisa_trie.Trie().mmap(str(files.trie))
        self._offsets = _mapped(files.offsets).cast("I")
        self._postings = _mapped(files.postings).cast("I")
        self._rows, self._names = _mapped(files.rows), _mapped(files.names)
        self._strings = files.strings.read_text(encoding="utf-8").split("\n")
        self._size = struct.calcsize(ROW)
        self._count = len(self._rows) // self._size
        self._cache: dict[int, PlaceRecord] = {}

    @staticmethod
    @cache
    def open(folder: Path | None = None) -> Gazetteer:
        return Gazetteer(folder or COMPILED / "gazetteer")

    def __len__(self) -> int:
        return self._count

    def keys(self, name: str) -> list[str]:
        """Keys of the places of that name, the weightiest first."""
        return [self._record(i).key for i in self.rows(fold_key(name))]

    def rows(self, folded: str) -> memoryview:
        """Row numbers of an already folded name; empty where there is none."""
        number = self._trie.get(folded)
        if number is None:
            return self._postings[0:0]
        return self._postings[self._offsets[number] : self._offsets[number + 1]]

    def at(self, row: int) -> PlaceRecord:
        return self._record(row)

    def kind_at(self, row: int) -> str:
        return KINDS[self._rows[row * self._size + self._size - 1]]

    def record(self, key: str) -> PlaceRecord:
        """Raises KeyError."""
        ident = int(key)
        row = bisect_left(range(self._count), ident, key=self._ident)
        if row >= self._count or self._ident(row) != ident:
            raise KeyError(key)
        return self._record(row)

    def km(self, a: str, b: str) -> float:
        """Great-circle distance of two places in km."""
        p, q = self.record(a), self.record(b)
        return distance_km(p.lat, p.lon, q.lat, q.lon)

    def within(self, inner: str, outer: str) -> bool:
        """The inner place lies in the outer one, which is larger: same country, and inside its radius unless it is a country."""
        p, q = self.record(inner), self.record(outer)
        if KINDS.index(q.kind) == 0 and p.kind != "site" or q.radius_km <= p.radius_km:
            return False
        if q.kind == "country":
            return p.country == q.country
        near = distance_km(p.lat, p.lon, q.lat, q.lon) <= q.radius_km + p.radius_km
        return near and (p.country == q.country or q.kind in {"region", "sea"})

    def _ident(self, row: int) -> int:
        found: int = struct.unpack_from("<I", self._rows, row * self._size)[0]
        return found

    def _record(self, row: int) -> PlaceRecord:
        if row not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[row] = self._unpacked(row)
        return self._cache[row]

    def _unpacked(self, row: int) -> PlaceRecord:
        ident, lat, lon, population, at, admin, country, radius, kind = struct.unpack_from(ROW, self._rows, row * self._size)
        name = bytes(self._names[at : at + 200]).split(b"\0", 1)[0].decode()
        kind_name = KINDS[kind]
        return PlaceRecord(
            str(ident),
            name,
            self._strings[country] or None,
            self._strings[admin] or None,
            lat / 1e5,
            lon / 1e5,
            kind_name,
            population,
            float(radius),
            PRECISION[kind_name],
        )


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
