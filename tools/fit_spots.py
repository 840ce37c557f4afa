"""Fit what tells where an incident was: `python -m tools.fit_spots GOLD_DIR… [--half]` writes packs/reading/spots.toml.

Gold directories and --half are those of tools.fit_reader. Every draft that tells an annotated mention offers the places of its
report; right are those that lie within its radius, or bear its name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.extraction.facts.spots import Spot, spots
from tocsin.gazetteer import Gazetteer, place_value
from tocsin.text import fold_key
from tools.fit_reader import meta_of, reports_of, write
from tools.readings import answers, read_gold
from tools.ridge import Case, fit
from tools.scoring.judging import USUAL_RADIUS_KM, distance_km

PENALTY = 2.0  # the best of those tried by five-fold cross-validation
SIZES = {"devset": 1.5, "awsd": 0.5, "wikipedia_2018": 0.5}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    cases: list[Case] = []
    for folder in (Path(a) for a in arguments if not a.startswith("--")):
        single, size = bool(meta_of(folder).get("single")), SIZES.get(folder.name, 1.0)
        for report in reports_of(folder, "--half" in arguments):
            cases += _learned(report, single, size)
    print(f"{len(cases)} candidates, {sum(c.yes for c in cases)} right")
    write("spots", {"weights": fit(cases, PENALTY)}, "fit_spots.py", "facts/spot_features.py", least=0.02)


def _learned(gold: dict[str, Any], single: bool, size: float) -> Iterator[Case]:
    kept = read_gold(gold).kept
    for draft, mention in answers(kept, gold, single):
        for spot in spots(draft, kept):
            if (right := _is_right(spot, mention)) is not None:
                yield Case(spot.features, right, size)


def _is_right(spot: Spot, mention: dict[str, Any]) -> bool | None:
    """None where it cannot be told: no place is annotated, or a country stands against a point."""
    value = place_value(spot.place, Gazetteer.open())
    if mention.get("lat") is not None:
        if value.lat is None or value.lon is None:
            return None
        return distance_km(value.lat, value.lon, mention["lat"], mention["lon"]) <= (mention.get("radius_km") or USUAL_RADIUS_KM)
    wanted = {fold_key(n) for n in mention.get("place_names") or [] if n}
    said = {fold_key(part) for n in (value.name, *value.aliases) for part in n.split(",")}
    return bool(wanted & said) if wanted else None


if __name__ == "__main__":
    main(sys.argv[1:])
