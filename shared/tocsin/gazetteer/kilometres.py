"""How far off: "50 km (north of)", "30km", "dreißig Kilometer", "une quarantaine de kilomètres"."""

from __future__ import annotations

import re

from tocsin.gazetteer.pack import PlacePack
from tocsin.numerals import cardinal_at
from tocsin.text import Tokens

MILE_KM = 1.609
REACH = 5  # words between "km" and the direction
LONGEST_NUMBER = 4  # words
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d]+)")
_BREAK = frozenset(".;:?!\n(,")


def told_km(tokens: Tokens, i: int, pack: PlacePack, lang: str, reach: int = REACH) -> float | None:
    """The distance whose unit stands among the `reach` words before token i."""
    for at in range(i - 1, max(i - 1 - reach, -1), -1):
        glued = _GLUED.fullmatch(tokens.forms[at])
        unit = glued.group(2) if glued else tokens.forms[at]
        if unit in pack.distance_units:
            number = _decimal(glued.group(1)) if glued else _number_before(tokens, at, pack, lang)
            return number * (MILE_KM if unit in pack.miles else 1.0) if number is not None else None
    return None


def _decimal(figures: str) -> float | None:
    try:
        return float(figures.replace(",", "."))
    except ValueError:
        return None


def _number_before(tokens: Tokens, unit: int, pack: PlacePack, lang: str) -> float | None:
    """In figures or words; the longest that ends at the unit, perhaps with "of" between: "une trentaine de"."""
    if unit and (figures := _decimal(tokens.forms[unit - 1])) is not None:
        return figures
    end = unit - 1 if unit and tokens.forms[unit - 1] in pack.of else unit
    for start in range(max(0, unit - LONGEST_NUMBER), end):
        found = cardinal_at(tokens, start, lang)
        if found is not None and start + found[1] == end and _BREAK.isdisjoint(tokens.between(start, end - 1)):
            return float(found[0])
    return None
