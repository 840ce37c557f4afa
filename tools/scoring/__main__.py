"""`python -m tools.scoring [LANG…] [--raise-floors]`: read the annotated reports of tests/reading and print how well.

Languages given are shown in full; all are measured. Ends with 1 when a figure is under its floor.
"""

from __future__ import annotations

import sys

from tools.scoring.floors import FLOORS, fallen, load, raised, written
from tools.scoring.running import tallies
from tools.scoring.table import details, overview


def main(arguments: list[str]) -> int:
    measured = tallies()
    if "--raise-floors" in arguments:
        FLOORS.write_text(written(raised(load(), measured)), encoding="utf-8")
    shown = [a for a in arguments if not a.startswith("--")] or ["total"]
    for name in shown:
        print(details(name, measured[name]), end="\n\n")
    print(overview(measured))
    faults = fallen(load(), measured)
    print("", *faults, sep="\n") if faults else print("\nno figure is under its floor")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
