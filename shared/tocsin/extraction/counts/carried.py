"""People told apart from their word of harm: behind a colon, or as the subject of what is told before.

"Dead: a surgeon, two nurses"; "was dragged from his house and hacked to death".
"""

from __future__ import annotations

from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.counts.bounds import bounds_of
from tocsin.extraction.counts.lists import chain_right
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

LABEL_REACH = 3  # words from the colon to the people, an article among them
HEAD = 3  # words of a clause before its subject: "on Monday a trader was"
SUBJECT_REACH = 24  # words from the subject to the last of what befell him
JOINED_REACH = 3  # words from the conjunction to what befell him: "und dann dort"
ADVERB = 1  # words between a subject and a verb that mostly stands first: "قد"
ARMED = ("attacker", "fighter")
_ENDS = frozenset(";:.()!?")


def labelled(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "Dead: a surgeon, two nurses and their driver", "Tués : un chirurgien et un chauffeur"."""
    index = next((n for n, g in enumerate(free) if g.first > word.last), None)
    if not block.tokens.gap(word.last).strip().startswith(":") or index is None:
        return []
    before = any(g.said and 0 < word.first - g.last <= 2 for g in free)
    near = free[index].first - word.last <= LABEL_REACH
    return chain_right(free, index, block, bounds_of(word, free, sentence, block)) if near and not before else []


def carried_on(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "Un comerciante fue sacado de su casa y asesinado", "وقتل": who was told of before, where a conjunction goes on."""
    if not (_suffered(word, block) and _goes_on(word, sentence, block)):
        return []
    before = [g for g in free if g.last < word.first]
    one = before[-1] if before else None
    alone = one is not None and one.low == one.high == 1 and bool(one.person) and one.side not in ARMED
    if one is None or not alone or word.first - one.last > SUBJECT_REACH or not _is_subject(one, sentence, block):
        return []
    return [one] if _ENDS.isdisjoint(block.tokens.between(one.last, word.first)) else []


def told_first(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "نازحة قتلت", "كان متعاقد قد قتل": the subject before a verb that mostly stands first, where nobody stands behind it."""
    lang, forms = block.lang, block.tokens.forms
    before = [g for g in free if g.last < word.first]
    if not (lang.verb_first and word.modes == {"before"} and before) or forms[word.first].startswith(lang.clitic_conjunctions or ("\0",)):
        return []
    one = before[-1]
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    between = set(range(one.last + 1, word.first)) - peoples
    near = len(between) <= ADVERB and not block.tokens.between(one.last, word.first).strip()
    return [one] if near and one.person and one.side not in ARMED else []


def _suffered(word: Word, block: Block) -> bool:
    """A word that can tell what was suffered with nobody behind it."""
    lang = block.lang
    impersonal = bool(lang.impersonal_endings) and block.tokens.forms[word.last].endswith(lang.impersonal_endings)
    return bool(word.modes & {"any", "after"}) or (word.modes == {"before"} and (lang.verb_first or impersonal))


def _goes_on(word: Word, sentence: Sentence, block: Block) -> bool:
    """A conjunction before the word, nothing but when, where and how between, or one written onto it."""
    lang, forms = block.lang, block.tokens.forms
    if lang.clitic_conjunctions and forms[word.first].startswith(lang.clitic_conjunctions):
        return True
    told = when_and_where(sentence)
    near = [i for i in range(word.first - 1, sentence.first, -1) if i not in told][:JOINED_REACH]
    joined = next((n for n, i in enumerate(near) if forms[i] in lang.conjunctions), None)
    helpers = {t for h in sentence.of("cue", "passive_aux", "later", "degree") for t in range(h.first, h.last + 1)}
    return joined is not None and all(i in helpers for i in near[:joined])


def _is_subject(one: Group, sentence: Sentence, block: Block) -> bool:
    """At the head of the sentence, or right behind what befell him first."""
    told = when_and_where(sentence)
    words = [i for i in range(sentence.first, one.first) if i not in told and len(block.tokens.forms[i]) > 1]
    taken = {h.last + 1 for h in (*sentence.of("casualty"), *sentence.of("cue", "passive_aux"))}
    opens = one.first - sum(block.tokens.forms[i] in block.lang.determiners for i in range(max(one.first - 1, 0), one.first))
    return len(words) <= HEAD or opens in taken
