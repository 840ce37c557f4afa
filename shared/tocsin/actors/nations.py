"""Words for nations and their peoples, in every language at once: what makes "American warplanes" the United States."""

from __future__ import annotations

import csv
from functools import cache

from tocsin import packs
from tocsin.actors.registry import PROCLITICS
from tocsin.gazetteer import Gazetteer
from tocsin.text import PhraseIndex


@cache
def _rows() -> list[dict[str, str]]:
    with (packs.HERE / "place" / "countries.tsv").open(encoding="utf-8") as handle:
        return list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))


@cache
def nations() -> PhraseIndex[str]:
    """Phrase → ISO code: names and peoples' words, in every language."""
    index: PhraseIndex[str] = PhraseIndex(proclitics=PROCLITICS)
    for row in _rows():
        for word in (row["name"], *row["names"].split("|"), *row["peoples"].split("|"), nation_names().get(row["country"], "")):
            if word.strip():
                index.add(word, row["country"])
    return index


@cache
def nation_names() -> dict[str, str]:
    """ISO code → English name."""
    gazetteer = Gazetteer.open()
    return {row["country"]: record.name for row in _rows() for record in gazetteer.country(row["country"])}
