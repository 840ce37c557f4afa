"""Floors: figures that may not fall. They stand in tests/reading/floors.toml and only ever rise."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tools.scoring.running import CORPUS
from tools.scoring.tally import Tally, b_cubed

FLOORS = CORPUS / "floors.toml"
GUARDED = ("mention", "type", "date", "place", "killed", "injured", "full_record", "all_slots")
MARGIN = {"total": 0.01}  # how far under the measured figure a floor is put
USUAL_MARGIN = 0.03  # one language is a few dozen reports, so one report weighs more
HEAD = """# Figures that may not fall: F1 by field, the share of quiet reports left quiet, B-cubed.
# `python -m tools.scoring --raise-floors` lifts them, never lowers.
"""

Floors = dict[str, dict[str, float]]


def guarded(tally: Tally) -> dict[str, float]:
    """The figures with a floor; more is better for each."""
    return {name: tally.rate(name).f1 for name in GUARDED} | {"quiet": tally.stays_quiet, "merge": b_cubed(tally.pairs).f1}


def load(path: Path = FLOORS) -> Floors:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def raised(floors: Floors, measured: Mapping[str, Tally]) -> Floors:
    """The floors, each lifted to slightly under what was measured where that is more.

    The total starts anew when a language joins or leaves: it is then a total of other reports.
    """
    kept = floors if floors.keys() == measured.keys() else {lang: figures for lang, figures in floors.items() if lang != "total"}
    return {lang: _lifted(kept.get(lang, {}), lang, tally) for lang, tally in measured.items()}


def _lifted(floor: Mapping[str, float], lang: str, tally: Tally) -> dict[str, float]:
    return {name: max(floor.get(name, 0.0), _under(lang, figure)) for name, figure in guarded(tally).items()}


def _under(lang: str, figure: float) -> float:
    return max(0.0, math.floor((figure - MARGIN.get(lang, USUAL_MARGIN)) * 100) / 100)


def fallen(floors: Floors, measured: Mapping[str, Tally]) -> list[str]:
    """One line for each figure under its floor, or without one."""
    lines = []
    for lang, tally in measured.items():
        for name, figure in guarded(tally).items():
            floor = floors.get(lang, {}).get(name)
            if floor is None:
                lines.append(f"{lang} {name} has no floor: run `python -m tools.scoring --raise-floors`")
            elif figure < floor:
                lines.append(f"{lang} {name} fell to {figure:.3f}, under its floor of {floor:.2f}")
    return lines


def written(floors: Floors) -> str:
    parts = [f"[{lang}]\n" + "".join(f"{name} = {value:.2f}\n" for name, value in figures.items()) for lang, figures in floors.items()]
    return HEAD + "\n" + "\n".join(parts)
