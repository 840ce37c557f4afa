"""How English prints the names of places and of divisions."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import cache

from compiler.gazetteer.sources import bare, folded, own_table, settings, without_noun

_SLAVIC = ("ska", "skaya", "skiy", "skiy kray", "chyna", "respublika")  # of units that English has plainer names for
_GENERIC = frozenset(["province", "governorate", "region", "district", "department", "state", "oblast", "county"]) - {"state"}


def plain_name(name: str, country: str) -> str:
    """As English prints it: romanised names lose the marks of transliteration ("Sinjār" → "Sinjar"), Latin ones keep theirs."""
    if country in _latin_countries():
        return name
    marks = unicodedata.normalize("NFKD", name)
    return "".join(c for c in marks if not unicodedata.combining(c) and c not in "‘’ʻʼ`ʿʾ").strip() or name


@cache
def _latin_countries() -> frozenset[str]:
    return frozenset(settings()["coverage"]["latin"])


def english(row: list[str]) -> str:
    """English name of a division: CLDR's where it is near one that GeoNames knows, without a generic word and foreign marks."""
    known = [row[0].partition(",")[0], *(n for n in row[5].split("|") if n)]
    spoken = spoken_names().get(row[1], [])
    if spoken and any(SequenceMatcher(None, bare(spoken[0]), bare(n)).ratio() > 0.74 for n in known):
        known.insert(0, spoken[0])
    usual = [n for n in known[1:] if n.isascii() and n.endswith(("Province", "Governorate", "Region", "State", "Oblast", "District"))]
    shorter = [n for n in usual if bare(known[0]).startswith(bare(n)) and len(bare(n)) < len(bare(known[0]))]
    english = known[0].isascii() and not bare(known[0]).endswith(_SLAVIC)
    name = shorter[0] if shorter else known[0] if english or not usual else usual[0]
    words = (without_noun(name) if row[6] == "2" else name).split()
    return " ".join(words[:-1] if len(words) > 1 and folded(words[-1]) in _GENERIC else words)


@cache
def spoken_names() -> dict[str, list[str]]:
    """ISO 3166-2 code → names by CLDR, the English one first."""
    return {row["iso"]: row["names"].split("|") for row in own_table("admin.tsv")}
