"""Derive `packs/place/admin.tsv` anew: names of provinces in the languages tocsin reads, out of Unicode CLDR.

Run by hand, never by `make data`: `python -m compiler.gazetteer.derive CLDR_COMMON_FOLDER`, where the folder is `common` of
CLDR 41, the last release with subdivision names in all our languages (Debian's package unicode-cldr-core has it).
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

from compiler.gazetteer.sources import LANGUAGES, PLACE

HEADER = """\
# Provinces and the like: ISO 3166-2 code, names in other languages and scripts than English. Derived by compiler/gazetteer/derive.py.
# Source: Unicode CLDR 41, common/subdivisions. Copyright © 1991-2022 Unicode, Inc. Licence Unicode-DFS-2016,
# https://www.unicode.org/copyright.html; this copyright and permission notice stays with the data.
iso\tnames
"""


def main(common: Path) -> None:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for lang in LANGUAGES:
        for node in ET.parse(common / "subdivisions" / f"{lang}.xml").getroot().iter("subdivision"):
            code = node.attrib["type"]
            names[f"{code[:2].upper()}-{code[2:].upper()}"][(node.text or "").strip()] = None
    lines = [f"{code}\t{'|'.join(n for n in by_name if n)}\n" for code, by_name in sorted(names.items())]
    (PLACE / "admin.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
