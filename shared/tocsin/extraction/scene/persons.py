"""Which nouns of a sentence name people who may have come to harm."""

from __future__ import annotations

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit

QUOTED_REACH = 2  # words between "according to" and the source


def person_nouns(sentence: Sentence, block: Block) -> list[Hit]:
    """Person nouns, with people named by their country ("two Iraqis") where a number precedes."""
    named = {t for a in sentence.actors if not a.generic and not a.state for t in range(a.first, a.last + 1)}
    harmed = {t for h in sentence.of("casualty") if h.last > h.first for t in range(h.first, h.last + 1)}  # "vítimas mortais"
    sites = [t for t in sentence.of("target") if t.last > t.first]  # "police station", "בית חולים"
    nouns = [
        n
        for n in sentence.of("person")
        if n.first not in named
        and not _compound(n, block)
        and not _is_quoted(n, sentence)
        and n.first not in harmed
        and not any(t.first <= n.first and n.last <= t.last and t.last - t.first > n.last - n.first for t in sites)
        and not _names_a_site(n, sentence, block)
    ]
    ends, starts = {q.last for q in sentence.quantities}, {q.first for q in sentence.quantities}
    inside = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    nouns += [Hit(*h[:4], "cue", "people") for h in sentence.of("cue", "others") if h.last + 1 not in starts and h.first not in inside]
    covered = {t for n in nouns for t in range(n.first, n.last + 1)}
    nouns += [
        Hit(p.first, p.first, p.start, p.end, "person", "national")
        for p in sentence.places
        if p.demonym and p.first not in covered and p.first - 1 in ends and not any(0 < n.first - p.last <= 3 for n in nouns)
    ]
    return sorted(nouns, key=lambda h: (h.first, -h.last))


def _is_quoted(noun: Hit, sentence: Sentence) -> bool:
    """ "according to the mayor, eight people died", "seven others, officials said, and a policeman": the mayor is no ninth."""
    sources = {h.first for h in sentence.of("source")}
    said = any(h.first == noun.last + 1 for h in sentence.of("say", "verb"))
    return noun.first in sources and (said or any(0 < noun.first - h.last <= QUOTED_REACH for h in sentence.of("say", "according")))


def _names_a_site(noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "the General Hospital" holds no general."""
    named = not block.lang.nouns_capital and block.tokens.is_capitalised(noun.first) and block.tokens.gap(noun.last) == " "
    return named and any(h.first == noun.last + 1 and block.tokens.is_capitalised(h.first) for h in sentence.of("target"))


def _compound(noun: Hit, block: Block) -> bool:
    """ "anti-terrorist operations" names nobody; "US-Soldaten" are soldiers."""
    tied = noun.first > 0 and block.tokens.gap(noun.first - 1) == "-"
    return tied and not (block.lang.nouns_capital and block.tokens.is_capitalised(noun.first))
