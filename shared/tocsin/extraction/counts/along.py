"""Those who came to harm along with somebody: "was killed along with his two bodyguards"."""

from __future__ import annotations

from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.counts.bounds import bounds_of, is_subject
from tocsin.extraction.counts.lists import chain_right
from tocsin.extraction.counts.parts import closed
from tocsin.extraction.counts.reaches import ARMED
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

NAMED_REACH = 8  # from who is told of first, his name and more, to those brought along
ALONG_REACH = 4  # from "was killed" to who was killed along with him
BEHIND_REACH = 2  # from people to "birlikte", which brings them along
SET_OFF_REACH = 12  # the same behind a comma
_ENDS = frozenset(",;:.()،")
_STOPS = _ENDS - frozenset(",،")


def along(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "was killed along with his two bodyguards", "wurde zusammen mit drei Leibwächtern erschossen": when and where may stand between."""
    forms, lang = block.tokens.forms, block.lang
    told = when_and_where(sentence)
    start = next((t for t in range(word.last + 1, sentence.last + 1) if t not in told), word.last)
    opens = start if start > word.last and forms[start] in lang.along and not closed(word.last, start, block, _STOPS) else None
    opens = opens if opens is not None and "," not in block.tokens.gap(opens - 1) else _set_off_along(word, free, sentence, block)
    behind = [g for g in free if opens is not None and g.first > opens and g.side not in ARMED]
    near = opens is not None and bool(behind) and _words_between(opens, behind[0].first, block) < ALONG_REACH
    behind = behind if near and not is_subject(behind[0], sentence, block) else []
    before = [g for g in free if g.last < word.first and g.side not in ARMED and _goes_along(g, word, sentence, block)]
    if before or not behind:
        return [g for g in before[-1:] if g.said or g.person]
    return [g for g in chain_right(behind, 0, block, bounds_of(word, free, sentence, block)) if g.said or g.person]


def _set_off_along(word: Word, free: list[Group], sentence: Sentence, block: Block) -> int | None:
    """Token of "was shot in Herat by gunmen, along with two guards": behind a comma, those told by number or by whose they are."""
    forms, tokens, lang = block.tokens.forms, block.tokens, block.lang
    ends = [h.first for cls in ("casualty", "event", "deed") for h in sentence.of(cls) if h.first > word.last]
    for i in range(word.last + 1, min([sentence.last, word.last + SET_OFF_REACH, *ends])):
        if forms[i] in lang.along and "," in tokens.gap(i - 1):
            near = next((g for g in free if g.first > i), None)
            told = near is not None and (near.said or forms[near.first - 1] in lang.possessives) and bool(near.person)
            return i if told and not closed(word.last, i - 1, block, _STOPS) else None
    return None


def _words_between(left: int, right: int, block: Block) -> int:
    """One for "four-year-old"."""
    return sum(block.tokens.gap(i - 1) != "-" for i in range(left + 1, right))


def _goes_along(group: Group, word: Word, sentence: Sentence, block: Block) -> bool:
    """ "together with" right before people, and no further word of harm up to the one that counts them."""
    forms, lang = block.tokens.forms, block.lang
    first = group.first - (forms[group.first - 1] in lang.possessives)
    joined = first > 2 and forms[first - 2] in lang.along and forms[first - 1] in lang.small | lang.along
    joined = joined or (lang.verb_last and first > 1 and forms[first - 1] in lang.along and not lang.verb_second)
    joined = joined or not lang.along_behind.isdisjoint(forms[group.last + 1 : group.last + 1 + BEHIND_REACH])
    harm = any(group.last < h.first and h.last < word.first for h in sentence.of("casualty"))
    return joined and not harm and not closed(group.last, word.first, block, _ENDS)


def has_along(one: Group, others: Group, block: Block) -> bool:
    """ "قتل القائد مع أربعة من مرافقيه": a word that brings others along, right before them."""
    return block.tokens.forms[others.first - 1] in block.lang.along and others.first - one.last <= NAMED_REACH
