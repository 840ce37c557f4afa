"""What a statement names for the first time, and how it opens: an incident that is told anew brings a place, a target or a weapon of its
own and opens with its day, "another" or "earlier"; what goes on about one that is known opens with the words that name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.names import PARTICLES
from tocsin.extraction.words.lexicon import Hit

if TYPE_CHECKING:
    from tocsin.extraction.incidents.grouping import Draft

OPENS = 4  # words before "another", "earlier" and the like that a statement opens with
CLASSES = ("target", "person")  # whose concepts are held against one another in capitals
LEADING = ("another", "earlier", "later", "pluperfect", "same", "also")  # cues that tell most where they stand first
NEAR = 2  # words from "a" or "two" to what is counted


def novelty(statement: Statement, draft: Draft) -> list[str]:
    """Names of what holds; they are stable."""
    return [*_places(statement, draft), *_things(statement, draft), *_opening(statement), *_said(statement)]


def _places(statement: Statement, draft: Draft) -> Iterator[str]:
    """A place where something happened that was not named before, known to the gazetteer or not."""
    here = [p for p in statement.places if not p.path and (p.cue is not None or p.near)]
    new = [p for p in here if p.text not in draft.named]
    yield from ["new.place"] * bool(new) + ["new.located"] * any(p.located for p in new)
    yield from ["new.unread"] * any(p.record is None for p in new)


def _things(statement: Statement, draft: Draft) -> Iterator[str]:
    """Targets, weapons, events and names, held against those of the incident."""
    for what, mine, theirs in (
        ("target", statement.concepts("target"), draft.aims),
        ("weapon", [w.concept for w in statement.weapons], draft.weapons),
        ("event", [e.concept for e in statement.events], draft.events),
    ):
        if mine and theirs:
            yield f"{'other' if theirs.isdisjoint(mine) else 'known'}.{what}"
    names = {n.text for n in statement.sentence.names if statement.first <= n.first <= statement.last}
    yield from ["new.name"] * bool(names - draft.persons)
    for what in ("target", "person"):
        yield from [f"a.{what}"] * any(_is_counted(h, statement) for h in statement.here(what))
    yield from ["the.event"] * any(_is_known(h, statement) for h in (*statement.events, *statement.weapons))


def _is_counted(hit: Hit, statement: Statement) -> bool:
    """ "a police station", "two lorries"."""
    before = range(max(statement.first, hit.first - NEAR), hit.first)
    numbers = {q.last for q in statement.sentence.quantities if q.kind != "ordinal"}
    return any(statement.block.tokens.forms[i] in statement.block.lang.indefinite or i in numbers for i in before)


def _is_known(hit: Hit, statement: Statement) -> bool:
    """ "the attack", "that blast"."""
    return hit.first > statement.first and _names_known(statement, hit.first - 1)


def _names_known(statement: Statement, token: int) -> bool:
    lang, form = statement.block.lang, statement.block.tokens.forms[token]
    return form in lang.determiners and form not in lang.indefinite


def _opening(statement: Statement) -> Iterator[str]:
    """The words it opens with."""
    lang, form = statement.block.lang, statement.block.tokens.forms[statement.first]
    yield from (f"opens.{cue}" for cue in LEADING if any(h.first - statement.first <= OPENS for h in _cues(statement, cue)))
    yield from ["opens.known"] * _names_known(statement, statement.first)
    yield from ["opens.pronoun"] * (form in lang.pronouns or form in lang.possessives)
    yield from ["opens.a"] * (form in lang.indefinite) + ["opens.and"] * (form in lang.conjunctions)
    yield from ["opens.number"] * any(0 <= q.first - statement.first <= 1 for q in statement.sentence.quantities if q.kind == "cardinal")
    opening = [t for t in statement.sentence.times if 0 <= t.first - statement.first <= NEAR]
    yield from sorted({f"opens.{t.code.partition(':')[0]}" for t in opening})


def _cues(statement: Statement, cue: str) -> list[Hit]:
    return [h for h in statement.here("cue") if h.concept == cue]


def _said(statement: Statement) -> Iterator[str]:
    """What else the sentence does: claims, arrests, jests; and which days it names, of what happened or of what was said."""
    yield from (f"stance.{concept}" for concept in statement.concepts("stance"))
    yield from (f"mood.{concept}" for concept in statement.concepts("modality"))
    inside = (t for t in statement.sentence.times if statement.first <= t.first <= statement.last)
    yield from sorted({f"day.{t.code.partition(':')[0]}" for t in inside})


def named_anew(statement: Statement, draft: Draft) -> Iterator[str]:
    """Known, other or named first: who, what and with what. Of use in capitals, where the incidents of a day run on in one paragraph
    and hardly a word says "another"."""
    for sort, mine in _named(statement).items():
        theirs = {word for s in draft.statements for word in _named(s).get(sort, ())}
        yield f"{sort}.{'first' if not theirs else 'other' if theirs.isdisjoint(mine) else 'known'}"


def _named(statement: Statement) -> dict[str, set[str]]:
    """What it names, by sort; nothing of what it does not name."""
    sentence, first, last = statement.sentence, statement.first, statement.last
    names = [n.text for n in sentence.names if first <= n.first <= last]
    found = {cls: {h.concept for h in statement.here(cls)} for cls in CLASSES}
    found["weapon"] = {w.concept for w in statement.weapons}
    found["actor"] = {a.key or a.name for a in sentence.actors if first <= a.first <= last}
    found["name"] = {word for text in names for word in text.casefold().split() if word not in PARTICLES}
    return {sort: known for sort, known in found.items() if known}
