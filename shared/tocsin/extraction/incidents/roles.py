"""Which incidents are the news, and which are told to explain it: weighed, and fitted by tools/fit_roles.py."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import AFTERMATH
from tocsin.extraction.words.odds import product
from tocsin.model.vocabulary import CODING, Role
from tocsin.model.when import Days

BAR = 0.4  # log-odds: of two that may be the news the first is for sure
AGO = ((3, "days"), (7, "week"), (31, "month"))  # days before publication, and what that many are called
SINCE = ((-1, "day before"), (-2, "two days before"), (-7, "week before"), (-31, "month before"))  # days before the first incident
CUES = ("another", "later", "same", "also", "reaction")
LOOKING_BACK = ("earlier", "pluperfect")


class Story(NamedTuple):
    """An incident that may be news, beside the first one told, and where in the report it is told."""

    draft: Draft
    first: Draft
    apart: bool  # in a line of a list or an item of a bundle in which nothing else was told
    size: int  # statements of the report
    published: Days | None


class Part(NamedTuple):
    """What an incident is to its report. The first of a text, a line of a list or an item of a bundle leads: what the text says of
    itself holds for it."""

    role: Role
    leads: bool


def parts(drafts: Sequence[Draft], size: int, published: Days | None) -> list[Part]:
    """What is told first is the news, and whatever is told like it. `size`: statements of the report."""
    return [Part(Role.MAIN, True)] * bool(drafts) + [_part(story) for story in stories(drafts, size, published)]


def stories(drafts: Sequence[Draft], size: int, published: Days | None) -> Iterator[Story]:
    """Each incident but the first."""
    told = _lines(drafts[:1])
    for draft in drafts[1:]:
        here = draft.statements[0].sentence
        yield Story(draft, drafts[0], (here.block, here.item) not in told, size, published)
        told |= _lines([draft])


def _part(story: Story) -> Part:
    news = product(packs.load("reading/roles")["weights"], features(story)) > BAR
    return Part(Role.MAIN if news else Role.BACKGROUND, news and story.apart)


def features(story: Story) -> dict[str, float]:
    """What speaks for its being news; names are stable."""
    draft, first = story.draft, story.first
    here, there = draft.statements[0].sentence, first.statements[0].sentence
    found = [*_words(draft), *_kind(draft, first), *_where(draft, first)]
    found += [f"told.{_since(draft.days, first.days)}", f"ago.{_ago(draft.days, story.published)}"]
    found += ["apart"] * story.apart + ["another text"] * (here.block != there.block)
    sizes = {
        "size": math.log(max(1, story.size)),
        "at": math.log(1 + max(0, here.ordinal - there.ordinal)),
        "first's": math.log(len(first.statements)),
        "own": math.log(len(draft.statements)),
    }
    return dict.fromkeys(found, 1.0) | {"bias": 1.0} | {name: round(size, 3) for name, size in sizes.items() if size}


def _words(draft: Draft) -> Iterator[str]:
    lead = draft.statements[0]
    cues = {h.concept for h in lead.sentence.of("cue") if lead.first <= h.first <= lead.last}
    yield from (f"cue.{name}" for name in CUES if name in cues)
    yield from ["looks back"] * (not cues.isdisjoint(LOOKING_BACK))
    yield from ["toll"] * bool(lead.tolls) + ["part"] * (lead.first != lead.sentence.first)


def _kind(draft: Draft, first: Draft) -> Iterator[str]:
    if draft.kind is not None:
        yield "aftermath" if draft.kind.value in AFTERMATH else CODING[draft.kind].family.value
    yield from ["same kind"] * (draft.kind == first.kind)


def _where(draft: Draft, first: Draft) -> Iterator[str]:
    here, there = _countries(draft), _countries(first)
    if here and there:
        yield "other country" if here.isdisjoint(there) else "same country"
    places, others = ({p.key for p in d.finest} for d in (draft, first))
    if places and others:
        yield "other place" if places.isdisjoint(others) else "same place"


def _countries(draft: Draft) -> set[str]:
    return {p.record.country for p in draft.places if p.record is not None and p.record.country}


def _since(days: Days | None, first: Days | None) -> str:
    """How long before the first incident."""
    if days is None or first is None:
        return "untold" if days is None else "first untold"
    if days.overlaps(first):
        return "same day"
    after = (days.first - first.first).days
    return "after" if after > 0 else next((name for least, name in SINCE if after >= least), "long before")


def _ago(days: Days | None, published: Days | None) -> str:
    if days is None or published is None:
        return "untold"
    ago = (published.first - days.last).days
    return next((name for most, name in AGO if ago <= most), "long")


def _lines(drafts: Sequence[Draft]) -> set[tuple[int, int]]:
    """Items and lines of lists in which something of these is told."""
    return {(s.sentence.block, s.sentence.item) for d in drafts for s in d.statements}
