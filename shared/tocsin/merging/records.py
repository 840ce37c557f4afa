"""From a report's mention to what is kept of it: who published it, when each claim was said, a sketch of the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tocsin.merging.names import names_of, sentences_at
from tocsin.merging.notices import notice_in
from tocsin.merging.sketch import sketch
from tocsin.merging.story import story_of
from tocsin.model.incident import MentionRecord
from tocsin.model.mention import Mention
from tocsin.model.report import Item, Report
from tocsin.text import fold_key


class Marks(NamedTuple):
    """What a text is recognised by: a sketch of it, the names in it, the words that tell its story."""

    sketch: tuple[int, ...]
    names: tuple[frozenset[str], ...]
    story: tuple[str, ...]


@lru_cache(maxsize=8)
def marks_of(text: str) -> Marks:
    """Made once for all mentions of a text."""
    folded = fold_key(text).split()
    return Marks(sketch(folded), tuple(names_of(text)), story_of(folded))


def record(report: Report, mention: Mention) -> MentionRecord:
    """The names and the story are those of the whole text for the incident it is about, of its own sentences for any other."""
    home = _item_at(report, mention.evidence[0].start if mention.evidence else 0)
    text = report.text[home.span.start : home.span.end] if home else report.text
    marks = marks_of(text)
    own = marks if mention.ordinal == 0 else marks_of(sentences_at(report.text, mention.evidence))
    return MentionRecord(
        mention=mention,
        source=report.source,
        published_at=report.published_at,
        said_at=dict(_said_at(report, mention)),
        sketch=marks.sketch,
        names=tuple(" ".join(sorted(name)) for name in own.names),
        story=own.story,
        notice=notice_in(report, text),
    )


def _said_at(report: Report, mention: Mention) -> Iterator[tuple[int, str]]:
    for index, claim in enumerate(mention.claims):
        item = _item_at(report, claim.spans[0].start) if claim.spans else None
        if item and item.published_at and item.published_at != report.published_at:
            yield index, item.published_at


def _item_at(report: Report, offset: int) -> Item | None:
    return next((i for i in report.items if i.span.start <= offset < i.span.end), None)
