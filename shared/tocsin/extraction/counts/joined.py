"""What joins two of a list: a conjunction, one written onto a word, an ending; and which words can be no person."""

from __future__ import annotations

from tocsin.extraction.scene.scene import Block, Sentence


def is_joined(left: int, right: int, block: Block) -> bool:
    """A conjunction and no other word between, or one written onto the second."""
    forms, lang = block.tokens.forms, block.lang
    between = [f for f in forms[left + 1 : right] if f not in lang.possessives]
    onto = right == left + 1 and (forms[right].startswith(lang.clitic_conjunctions) or joins_by_an_ending(left, block))
    return left < right and (onto or (len(between) == 1 and between[0] in lang.conjunctions))


def joins_by_an_ending(token: int, block: Block) -> bool:
    """ "bir polisle iki sivil": "with" written onto the first of two."""
    return block.tokens.gap(token).isspace() and block.tokens.forms[token].endswith(block.lang.joining_endings or ("\0",))


def is_known(token: int, sentence: Sentence, block: Block) -> bool:
    """A small word, or one that is known to mean something else than people."""
    lang, form = block.lang, block.tokens.forms[token]
    words = (lang.small, lang.determiners, lang.indefinite, lang.of, lang.conjunctions, lang.clause_breaks)
    hit = any(h.first <= token <= h.last for hits in sentence.hits.values() for h in hits)
    placed = any(p.first <= token <= p.last for p in sentence.places) or any(t.first <= token <= t.last for t in sentence.times)
    onto = [form[len(c) :] for c in lang.clitic_conjunctions if form.startswith(c)]  # "وإن": "and that"
    return hit or placed or not form.isalpha() or any(f in w for f in (form, *onto) for w in words)


def follows_pronoun(first: int, block: Block) -> bool:
    """A pronoun and a conjunction stand right before: "he and six"."""
    forms, lang = block.tokens.forms, block.lang
    return first > 1 and forms[first - 1] in lang.conjunctions and forms[first - 2] in lang.pronouns
