"""Compile every pack from TOML to JSON, mirroring the folder tree."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tocsin.packs import COMPILED, HERE


def compile_packs(source: Path = HERE, target: Path = COMPILED) -> list[str]:
    """Write one JSON for each TOML under `source`; returns the pack names. A file that does not parse is named in the error."""
    names = []
    for path in sorted(source.rglob("*.toml")):
        name = path.relative_to(source).with_suffix("")
        try:
            pack = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as fault:
            raise ValueError(f"{path}: {fault}") from fault
        compiled = (target / name).with_suffix(".json")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_text(json.dumps(pack, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        names.append(name.as_posix())
    return names
