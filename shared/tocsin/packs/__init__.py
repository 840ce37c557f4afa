"""Knowledge as data: languages, numbers, times, actors, sites, weapons.

Sources are the TOML and TSV files in this folder, edited by people. `make data` compiles each TOML to JSON in `compiled/`,
which is what runs: reading it is many times faster than parsing TOML.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COMPILED = HERE / "compiled"
PASSING = 4  # packs at hand while those of a language are made up


@cache
def load(name: str) -> dict[str, Any]:
    """The compiled pack of that name ("time/fr"), which stays. Raises FileNotFoundError with the mend if it was never compiled."""
    return passing(name)


@lru_cache(maxsize=PASSING)
def passing(name: str) -> dict[str, Any]:
    """The same for a pack that something is made of and that nobody asks for afterwards."""
    path = COMPILED / f"{name}.json"
    if not path.exists():
        raise FileNotFoundError(f"pack {name!r} is not compiled: run `make data` ({path})")
    with path.open(encoding="utf-8") as handle:
        pack: dict[str, Any] = json.load(handle)
    return pack


def names(folder: str) -> list[str]:
    """Names of the compiled packs in a folder, sorted: names("time") -> ["ar", "de", ...]."""
    return sorted(path.stem for path in (COMPILED / folder).glob("*.json"))
