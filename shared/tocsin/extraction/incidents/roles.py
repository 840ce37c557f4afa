"""Which incidents are the news, and which are told to explain it."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.extraction.incidents.grouping import Draft
from tocsin.model.vocabulary import Role
from tocsin.model.when import Days

PERIOD = 31  # days: a digest looks back no farther


def roles(drafts: Sequence[Draft], published: Days | None) -> list[Role]:
    """What is told first is the news; so is what a further line of a list or item of a bundle tells first, unless it looks back."""
    found, told = [Role.MAIN] * bool(drafts), _parts(drafts[:1])
    for draft in drafts[1:]:
        here = draft.statements[0].sentence
        news = (
            (here.block, here.item) not in told and not here.has("cue", "pluperfect", "earlier") and not _is_long_ago(draft.days, published)
        )
        found.append(Role.MAIN if news else Role.BACKGROUND)
        told |= _parts([draft])
    return found


def _parts(drafts: Sequence[Draft]) -> set[tuple[int, int]]:
    """Items and lines of lists in which something of these is told."""
    return {(s.sentence.block, s.sentence.item) for d in drafts for s in d.statements}


def _is_long_ago(days: Days | None, published: Days | None) -> bool:
    return days is not None and published is not None and (published.first - days.last).days > PERIOD
