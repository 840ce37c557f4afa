"""Words for nations and their peoples, in every language at once: what makes "American warplanes" the United States."""

from __future__ import annotations

import csv
from functools import cache

from tocsin import packs
from tocsin.actors.registry import PROCLITICS
from tocsin.text import PhraseIndex


@cache
def _rows() -> list[dict[str, str]]:
    with (packs.HERE / "place" / "countries.tsv").open(encoding="utf-8") as handle:
        return list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))


@cache
def nations() -> PhraseIndex[str]:
    """Phrase → ISO code."""
    return PhraseIndex(((word, row["country"]) for row in _rows() for word in row["words"].split("|")), PROCLITICS)


@cache
def nation_names() -> dict[str, str]:
    """ISO code → English name."""
    return {row["country"]: row["name"] for row in _rows()}
