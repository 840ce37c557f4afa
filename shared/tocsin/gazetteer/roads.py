"""Two places with something between them: "on the road from X to Y", "between X and Y", "the X-Y highway". It was at neither."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.pack import PlacePack
from tocsin.text import Tokens

BEFORE = 4  # words between "between" and the first place: "between the villages of"
ROAD_BEFORE = 6  # words between a road and the first place: "the road that links"
APART = 4  # words between the two places
AFTER = 2
_BREAK = frozenset(".;:?!\n(")
_DASHES = frozenset("-‐–—")


def pair(entries: Sequence[Entry], tokens: Tokens, pack: PlacePack) -> None:
    """The first of two places learns the one at the other end, which is then no place of its own."""
    taken: Entry | None = None
    for first, second in pairwise(entries):
        if first is not taken and not (first.demonym or second.demonym) and _are_ends(first, second, tokens, pack):
            first.until, second.end_of, taken = second, first, second
            second.role_noun = True


def _are_ends(first: Entry, second: Entry, tokens: Tokens, pack: PlacePack) -> bool:
    gaps = tokens.between(first.span_last, second.first)
    between = tokens.forms[first.last + 1 : second.first]
    if len(between) > APART or not _BREAK.isdisjoint(gaps) or "," in gaps:
        return False
    small = pack.skipped | pack.of | pack.road_nouns
    plain = [form for form in between if form not in small or form in pack.between_joins]
    dashed = not plain and bool(_DASHES & set(gaps))
    clitic = bool(pack.between_clitics) and not plain and tokens.forms[second.span_first].startswith(pack.between_clitics)
    joined = clitic or (len(plain) == 1 and plain[0] in pack.between_joins)
    if joined and (_stands(pack.between, first, -BEFORE, tokens) or _stands(pack.between_after, second, AFTER, tokens)):
        return True
    on_road = _stands(pack.road_nouns, first, -ROAD_BEFORE if joined else -AFTER, tokens) or _stands(pack.road_nouns, second, AFTER, tokens)
    linked = dashed or joined or (len(plain) == 1 and plain[0] in pack.road_joins)
    return on_road and linked and (dashed or _stands(pack.road_nouns, first, -ROAD_BEFORE, tokens))


def _stands(words: frozenset[str], entry: Entry, reach: int, tokens: Tokens) -> bool:
    """One of the words stands before (a negative reach) or behind the name, in the same clause."""
    if reach < 0:
        at = range(max(0, entry.first + reach), entry.first)
        return any(tokens.forms[k] in words and _BREAK.isdisjoint(tokens.between(k, entry.first)) for k in at)
    at = range(entry.last + 1, min(entry.last + 1 + reach, tokens.size))
    return any(tokens.forms[k] in words and _BREAK.isdisjoint(tokens.between(entry.last, k)) for k in at)
