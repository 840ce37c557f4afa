"""Is a report a correction or a cancellation of what its source said before? Told by how it begins (packs/merging/notices.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tocsin.model.report import Report, Source
from tocsin.model.vocabulary import Notice
from tocsin.packs import load
from tocsin.text import fold_key

HEADING_CHARACTERS = 60
SHORT_HEADING = 20
HEADING = re.compile(r"([^:\-–—|.\n!\]()]+)[:\-–—|.\n!\]()]+")  # what a mark ends
SENTENCE = re.compile(r"[.!?\n]\s|$")
NEAR = 30  # characters between verb and object

KINDS = (Notice.CANCELLATION, Notice.CORRECTION)


def notice_in(report: Report, text: str) -> Notice | None:
    """What the title or the text says the report is."""
    name = report.source.name if report.source.name != Source().name else ""
    return notice_of(report.title or "", name) or notice_of(text, name)


def notice_of(text: str, source: str = "") -> Notice | None:
    """By a heading set apart, by its first words, or because the source says of itself that it takes its report back."""
    opening = text.lstrip(" \t\n#[*(\"'«•📢❗")
    return _headed(opening[:HEADING_CHARACTERS]) or _opened(opening) or (_told(opening, source) if source else None)


def _headed(opening: str) -> Notice | None:
    """The first heading, or the second behind a short one ("AFP - CORRECTION: …")."""
    headings = [fold_key(h) for h in HEADING.findall(opening)][:2]
    found = headings if headings and len(headings[0]) <= SHORT_HEADING else headings[:1]
    return next((_phrases("words")[h] for h in found if h in _phrases("words")), None)


def _opened(opening: str) -> Notice | None:
    """At the very beginning, or behind a short heading ("EDITOR'S NOTE: …")."""
    heading = HEADING.match(opening)
    behind = heading.end() if heading and len(heading[1]) <= SHORT_HEADING else 0
    starts = [fold_key(opening[at : at + 2 * HEADING_CHARACTERS]) + " " for at in dict.fromkeys((0, behind))]
    return next((notice for phrase, notice in _phrases("openings").items() if any(s.startswith(phrase + " ") for s in starts)), None)


def _told(opening: str, source: str) -> Notice | None:
    end = SENTENCE.search(opening)
    told = f" {fold_key(opening[: end.start()] if end else opening)} "
    if f" {fold_key(source)} " not in told:
        return None
    verbs, objects = (_places(told, _listed(kind)) for kind in ("verbs", "objects"))
    return Notice.CANCELLATION if any(abs(v - o) <= NEAR for v in verbs for o in objects) else None


def _places(told: str, phrases: Sequence[str]) -> list[int]:
    return [at for phrase in phrases if (at := told.find(f" {phrase} ")) >= 0]


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(fold_key(w) for w in load("merging/notices")[Notice.CANCELLATION][name])


@cache
def _phrases(name: str) -> dict[str, Notice]:
    pack = load("merging/notices")
    return {fold_key(phrase): kind for kind in KINDS for phrase in pack[kind][name]}
