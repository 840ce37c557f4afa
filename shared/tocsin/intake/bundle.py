"""Split a text that may be a bundle (a header, tweets and articles run together) into its items.

Every character that is not blank, outside the header, belongs to exactly one item; spans are into the original text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tocsin.intake.language import detect
from tocsin.model.base import Span
from tocsin.model.report import Item

HEADER = re.compile(r"\s*date\s*:?\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s)", re.IGNORECASE)
_LINK_END = re.compile(r"(?:pic\.twitter\.com/|https?://t\.co/)\w+")
_RULE = re.compile(r"^\s*(?:[-*#_=]\s?){3,}\s*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_SOCIAL = re.compile(r"pic\.twitter\.com/|(?:^|\s)[#@]\w|^RT ", re.MULTILINE)
_HEADED = re.compile(r"[\[(][^\[\]()\n]{0,50}\b\d{1,2}\b[^\[\]()\n]{0,30}[\])]\s")  # "[Radio, Monday 19 October, 6:00] "
SHORT = 320  # characters: a tweet
ENOUGH = 60  # letters from which a paragraph's language counts


def header_date(text: str) -> str | None:
    """The date of a header line such as `date 2021-02`, as written."""
    match = HEADER.match(text)
    return match.group(1) if match else None


def split(text: str, hint: str | None = None) -> tuple[Item, ...]:
    """The items in order; an ordinary article is one item. Blank text gives none."""
    match = HEADER.match(text)
    start = match.end() if match else 0
    items: list[Item] = []
    pieces = list(_pieces(text, start))
    press = sum(_is_headed(text, first) for first, _ in pieces) > 1
    for first, last in pieces:
        social = _is_social(text[first:last])
        lang = detect(text[first:last], hint)
        joins = items and not social and items[-1].kind != "social" and not _cut_between(text, items[-1].span.end, first)
        joins = joins and not (press and _is_headed(text, first))
        if joins and (items[-1].lang == lang or last - first < ENOUGH or items[-1].span.end - items[-1].span.start < ENOUGH):
            wider = Span(items[-1].span.start, last)
            longer = lang if last - first > items[-1].span.end - items[-1].span.start else items[-1].lang
            items[-1] = Item(span=wider, lang=longer, kind="article")
        else:
            items.append(Item(span=Span(first, last), lang=lang, kind="social" if social else "article"))
    return tuple(items)


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, rules and the links that end a tweet, without the blanks around them."""
    cuts = {start, len(text)}
    cuts |= {m.end() for m in _LINK_END.finditer(text, start)}
    for pattern in (_PARAGRAPH, _RULE):
        cuts |= {position for m in pattern.finditer(text, start) for position in m.span()}
    ordered = sorted(cuts)
    for left, right in itertools.pairwise(ordered):
        piece = text[left:right]
        if piece.strip():
            begin = left + len(piece) - len(piece.lstrip())
            yield begin, left + len(piece.rstrip())


def _is_social(piece: str) -> bool:
    return len(piece) <= SHORT and bool(_SOCIAL.search(piece))


def _is_headed(text: str, first: int) -> bool:
    """A piece that opens with a bracket in which a figure stands: where and when it was printed."""
    return bool(_HEADED.match(text, first))


def _cut_between(text: str, end: int, begin: int) -> bool:
    return bool(_RULE.search(text, end, begin))
