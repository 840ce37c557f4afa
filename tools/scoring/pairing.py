"""Which found mention speaks of which annotated one: the best pair first, each mention once."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.model.mention import MentionView
from tools.scoring.gold import GoldMention
from tools.scoring.judging import bounds, is_near_date, is_right_place, overlap, right_bounds

COUNTS = ("killed", "injured")


def agreement(view: MentionView, gold: GoldMention, text: str) -> int:
    """Points for words, place, day, type and counts in common; 0 unless the words meet, or day and place are both the same."""
    words, place, day = overlap(view, gold, text), is_right_place(view, gold), is_near_date(view, gold)
    if not words and not (place and day):
        return 0
    kind = view.type in gold.right_types
    counts = sum(_is_count_right(view, gold, name) for name in COUNTS)
    return 6 * words + 4 * (place + day) + 2 * kind + counts


def _is_count_right(view: MentionView, gold: GoldMention, name: str) -> bool:
    said = bounds(getattr(view, name))
    return said is not None and said in right_bounds(getattr(gold, name))


def pair(views: Sequence[MentionView], golds: Sequence[GoldMention], text: str) -> dict[int, int]:
    """Index of an annotated mention → index of the found one. Of equal pairs the earlier in the text wins."""
    scored = sorted((-agreement(view, gold, text), g, v) for v, view in enumerate(views) for g, gold in enumerate(golds))
    pairs: dict[int, int] = {}
    for score, g, v in scored:
        if score < 0 and g not in pairs and v not in pairs.values():
            pairs[g] = v
    return dict(sorted(pairs.items()))
