"""Lines that list incidents: digests and threads tell one a line, behind a bullet, a number, a heading or a day.

Live pages have entries instead, each behind an hour, and each of as many lines as it takes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from tocsin.text import Tokens
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS

LEAST = 3  # lines that begin alike and make a list,
SHARE = 0.5  # if they are so many of all lines
HEADING = 6  # words that a heading may have
_BULLETS = frozenset("-–—•*·▪▫●○■□▸►▶◆◇➤✦>→")
_HEADING_ENDS = re.compile(r"[\s\"»”)]*[:.\]](\s|$)|\s[-–—]\s")
_NUMBER = re.compile(r"\d{1,2}")
_HOUR = re.compile(r"[^\w\n]*\d{1,2} ?([:.h] ?\d{2}|h)( ?[^\W\d]{1,5}\.?){0,2} ?(?!\d)[-–—|:.\])]", re.IGNORECASE)
_NUMBER_ENDS = re.compile(r"[.)/:]\)?\s")
_DAYS = frozenset({"date", "weekday", "feast", *CALENDARS})


class Listing:
    """Which line of a list each token stands in."""

    def __init__(self, tokens: Tokens, times: Sequence[TimeExpr]) -> None:
        lines = _lines(tokens)
        dated = {t.first for t in times if t.code.split(";")[0].split(":")[0] in _DAYS}
        kinds = [_kinds(tokens, first, last, dated) for first, last in lines]
        count = Counter(kind for found in kinds for kind in found)
        least = max(LEAST, SHARE * len(lines))
        listed = [any(count[kind] >= least for kind in found) for found in kinds]
        self._firsts = [first for first, _ in lines]
        self._items = _entries(tokens, self._firsts) or [n + 1 if here else 0 for n, here in enumerate(listed)]

    def __bool__(self) -> bool:
        return any(self._items)

    def item(self, token: int) -> int:
        """The number of the line, from 1; 0 outside lists."""
        return self._items[bisect_right(self._firsts, token) - 1] if self._firsts else 0


def _entries(tokens: Tokens, firsts: Sequence[int]) -> list[int]:
    """For each line the entry it stands in; nothing where too few open with an hour."""
    opens = [int(bool(_HOUR.match(tokens.folded, _line_start(tokens, first)))) for first in firsts]
    return list(accumulate(opens)) if sum(opens) >= LEAST else []


def _line_start(tokens: Tokens, first: int) -> int:
    return tokens.starts[first] - len(_before(tokens, first))


def _lines(tokens: Tokens) -> list[tuple[int, int]]:
    """First and last token of each line."""
    ends = [i for i, gap in enumerate(tokens.gaps[:-1]) if "\n" in gap]
    return list(zip([0, *(i + 1 for i in ends)], [*ends, len(tokens) - 1], strict=True)) if len(tokens) else []


def _kinds(tokens: Tokens, first: int, last: int, dated: set[int]) -> list[str]:
    """How a line begins."""
    found = ["bullet"] * (_before(tokens, first).rstrip()[-1:] in _BULLETS)
    found += ["number"] * bool(_NUMBER.fullmatch(tokens.forms[first]) and _NUMBER_ENDS.match(tokens.gaps[first]))
    heading = range(first, min(first + HEADING, last))
    found += ["heading"] * any(_HEADING_ENDS.match(tokens.gaps[i]) for i in heading)
    return found + ["day"] * (first in dated)


def _before(tokens: Tokens, first: int) -> str:
    """What stands in the line before its first word."""
    gap = tokens.gap(first - 1) if first else tokens.folded[: tokens.starts[0]]
    return gap.rsplit("\n", 1)[-1]
