"""Where a list of people ends, for one casualty word of a sentence."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word


class Bounds(NamedTuple):
    """What ends a list of people, as tokens: casualty words, deeds, people with a word of their own behind or before them."""

    stops: frozenset[int]
    acts: frozenset[int] = frozenset()
    subjects: frozenset[int] = frozenset()
    objects: frozenset[int] = frozenset()
    peoples: frozenset[int] = frozenset()  # no end: adjectives of a country, "two Pakistani guards and their driver"
    spread: frozenset[int] = frozenset()  # first tokens of people with a place of their own: "and three in Erbil"
    wheres: frozenset[int] = frozenset()  # no end before those: when and where
    named: frozenset[int] = frozenset()  # names of persons
    kinds: frozenset[int] = frozenset()  # first tokens of "most of them"


def bounds_of(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Bounds:
    harm = sentence.of("casualty")
    acts = [h.first for cls in ("event", "deed") for h in sentence.of(cls)] if block.lang.passive_any else []
    acts += [h.last for h in sentence.of("cue", "updated")]  # "reached 21 and 33 were hurt"
    acts += [h.last for h in sentence.of("stance", "author_by")]  # "the death of two patients, seized by policemen"
    behind = [h.last + 1 for h in harm if h.concept.endswith("_before") and not word.first <= h.first <= word.last]
    return Bounds(
        frozenset(h.first for h in harm),
        frozenset(acts),
        frozenset(g.first for g in free if is_subject(g, sentence, block)),
        frozenset(g.first for g in free if g.first in behind),
        frozenset(t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)),
        frozenset(g.first for g in free if _has_its_place(g, word, sentence)),
        frozenset(when_and_where(sentence)),
        frozenset(t for n in sentence.names for t in range(n.first, n.last + 1)),
        frozenset(h.first for h in sentence.of("cue", "including")),
    )


def _has_its_place(group: Group, word: Word, sentence: Sentence) -> bool:
    """ "and three in Erbil": a place right behind, and no further word of harm in the clause."""
    placed = group.said and any(p.cue and 0 < p.first - group.last <= 2 for p in sentence.places)
    clause = sentence.clause_of(group.first)
    harm = [h for h in sentence.of("casualty") if h.first > group.last and sentence.clause_of(h.first) == clause]
    return placed and all(word.first <= h.first <= word.last for h in harm)


def is_subject(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "killed nine soldiers, five rebels were also killed", "three dead and two others hurt": the last ones have a word of their own."""
    if block.lang.passive_any and "," not in block.tokens.gap(group.first - 1):
        return False
    told = {t for h in sentence.of("cue", "passive_aux", "also", "later") for t in range(h.first, h.last + 1)}
    own = {h.first for h in sentence.of("casualty") if not h.concept.endswith(("_before", "_toll"))}
    behind = group.last + 1
    while behind in told and behind not in own and not block.tokens.gap(behind - 1).strip():
        behind += 1
    return behind in own and not block.tokens.gap(behind - 1).strip()
