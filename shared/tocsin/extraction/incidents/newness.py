"""What a statement names, and how: as something new ("a second truck") or as something known ("the truck").

What happened once more is told with another place, target, weapon or doer, and each of them is brought in as new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.lexicon import Hit
from tocsin.text import fold_key

Named = Mapping[str, frozenset[str]]  # sort of thing → what of that sort is named
Told = Mapping[str, AbstractSet[str]]  # the same of all that was told of an incident so far
BACK = 3  # words from an article to its noun
ORDERED = 2  # the second, the third: not the first
INTRODUCED = ("weapon", "event", "target", "person")
_CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])\s?[:h]\s?[0-5]\d(?!\d)")


def named(statement: Statement) -> Named:
    """Everything a statement names that tells one incident from another: found once."""
    if statement.things is None:
        statement.things = _named(statement)
    return statement.things


def _named(statement: Statement) -> Named:
    sentence = statement.sentence
    return {
        "place": frozenset(fold_key(p.name) for p in sentence.places if statement.holds(p.first) and not p.demonym),
        "target": frozenset(statement.concepts("target")),
        "weapon": frozenset(h.concept for h in statement.weapons),
        "person": frozenset(statement.concepts("person")),
        "actor": frozenset(a.key or fold_key(a.name) for a in sentence.actors if statement.holds(a.first)),
        "name": frozenset(word for n in sentence.names if statement.holds(n.first) for word in fold_key(n.text).split()),
        "clock": frozenset(_clocks(statement)),
    }


def _clocks(statement: Statement) -> Iterator[str]:
    text = statement.block.tokens.text
    return (re.sub(r"\s", "", found.group()) for found in _CLOCK.finditer(text, statement.start, statement.end))


def newness(mine: Named, best: Told, every: Sequence[Told]) -> Iterator[str]:
    """For each sort of thing named here: whether the incident that fits best named it, or any before."""
    for sort, things in mine.items():
        if not things:
            continue
        theirs = best.get(sort, frozenset())
        yield f"known {sort}" if things & theirs else f"new {sort}" if theirs else f"first {sort}"
        if not any(things & told.get(sort, frozenset()) for told in every):
            yield f"unheard {sort}"


def introduced(statement: Statement) -> Iterator[str]:
    """How the things are named: "a truck", "the truck", "a second truck"."""
    for hit in (h for cls in INTRODUCED for h in (statement.events if cls == "event" else statement.here(cls))):
        yield f"{hit.cls}.{_article(hit, statement)}"
        if _is_ordered(hit, statement):
            yield f"{hit.cls}.ordered"


def _article(hit: Hit, statement: Statement) -> str:
    tokens, lang = statement.block.tokens, statement.block.lang
    if tokens.forms[hit.first].startswith(lang.definite_prefixes):
        return "definite"
    for i in range(hit.first - 1, max(hit.first - 1 - BACK, statement.first - 1), -1):
        if tokens.gaps[i] != " ":
            break
        if tokens.forms[i] in lang.determiners or tokens.forms[i] in lang.possessives:
            return "definite"
        if tokens.forms[i] in lang.indefinite:
            return "indefinite"
    return "bare"


def _is_ordered(hit: Hit, statement: Statement) -> bool:
    ordinals = (q for q in statement.sentence.quantities if q.kind == "ordinal" and (q.low or 0) >= ORDERED)
    return any(0 < hit.first - q.last <= BACK or 0 < q.first - hit.last <= 1 for q in ordinals)
