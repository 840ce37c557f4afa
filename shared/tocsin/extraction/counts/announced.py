"""The number that a toll word announces: "the death toll rose to seven"."""

from __future__ import annotations

from tocsin.extraction.counts.between import blocked
from tocsin.extraction.counts.bounds import Bounds
from tocsin.extraction.counts.lists import chain_right
from tocsin.extraction.counts.parts import is_part
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word
from tocsin.extraction.words.lexicon import Hit

TOLL_REACH = 12  # between "death toll" and the number
AMOUNT_REACH = 2  # words between "reached" and the number
NEW_REACH = 6  # between "rose" and the new number
_ENDS = frozenset(",;:(،")
NUMBER_FIRST = 7  # between the number and a toll word that follows it


def announced(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """The number a toll word announces: of "from 25 to 34" the last; one that stands before it where none follows."""
    told = [g for g in free if g.said and not g.vague and not _counts_weapons(g, sentence)]
    told = [g for g in told if not is_part(g, sentence, block) or _has_risen(g, sentence, block)]
    told = [g for g in told if g.first - 1 not in {h.last for h in sentence.of("stance", "author_by")}]  # "cut the toll by a hundred"
    old = {h.last + n for h in sentence.of("cue", "initial") if h.first > word.last for n in (1, 2)}  # "an earlier figure of 21"
    told = [g for g in told if g.first not in old] or told  # "rose to 67 after it had been 40"
    told = [g for g in told if not _counts_the_hurt(g, sentence, block)] or told
    if renewed := _renewed(word, told, sentence, block):
        return [renewed]
    later = [g for g in told if 0 <= g.first - word.last <= TOLL_REACH and g.last > word.last]
    later = [g for g in later if not any(";" in block.tokens.gap(i) for i in range(word.last, g.first))]
    stop = next((w.first for w in sentence.of("casualty") if w.first > word.last and _tells_of_others(w, block)), None)
    later = [g for g in later if stop is None or g.first < stop] or later[:1]
    later = later or [g for g in _amounting(word, told, sentence, block) if stop is None or g.first < stop]
    if not later:
        earlier = [g for g in told if 0 < word.first - g.last <= NUMBER_FIRST and not blocked(g.last, word.first, sentence, block)]
        return earlier[-1:]
    comma = next((i for i in range(later[0].last, later[-1].last) if _goes_on(i, block)), later[-1].last)
    together = [g for g in later if g.first <= comma]
    return together[-1:] if sentence.has("cue", "updated") else _with_joined(later[0], free, sentence, block)


def _has_risen(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "با مرگ یکی از زخمی ها به هفت نفر رسید": where verbs stand last, what has risen is no part of those told before."""
    return block.lang.verb_last and any(group.first < h.last and 0 <= h.last - group.last <= 1 for h in sentence.of("cue", "updated"))


def _tells_of_others(harm: Hit, block: Block) -> bool:
    """A word of harm that has people of its own, or one that a conjunction is written onto: "24 شخصا وأصيب 213"."""
    onto = block.tokens.forms[harm.first].startswith(block.lang.clitic_conjunctions or ("\0",))
    return harm.concept.endswith(("_any", "_noun")) or (onto and harm.concept.endswith("_before"))


def _amounting(word: Word, told: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "the number of those who died when the bomb hidden under a bench went off has reached seven": however far behind."""
    cues = [h for h in sentence.of("cue", "amounts", "updated") if h.first > word.last]
    behind = [g for g in told if any(0 < g.first - h.last <= AMOUNT_REACH and not _parted(h.last, g.first, block) for h in cues)]
    before = [g for g in told if block.lang.verb_last and any(0 < h.first - g.last <= AMOUNT_REACH for h in cues)]
    return [g for g in behind or before if g.first > word.last][:1]


def _with_joined(group: Group, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "a toll of 49 gendarmes and four civilians": people with people."""
    bounds = Bounds(frozenset(h.first for h in sentence.of("casualty")))
    return chain_right(free, free.index(group), block, bounds) if group.person else [group]


def _renewed(word: Word, told: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "the death toll from two explosions rose on Monday to 74", "ist auf 21 gestiegen", "subió a 21 el número de muertos"."""
    next_toll = next((w.first for w in sentence.of("casualty") if w.first > word.last and w.concept.endswith("_toll")), sentence.last + 1)
    told = [g for g in told if g.first < next_toll or g.last < word.first]  # "the dead 3,479, the hurt 16,000 by now"
    changes = [h for h in sentence.of("cue", "updated", "lowered") if h.first - word.last >= -NUMBER_FIRST]
    for change in changes:
        near = _beside(change, word, told, block)
        if near:
            lowered = any(h.first <= change.last and change.first <= h.last for h in sentence.of("cue", "lowered"))
            return min(near, key=_size) if lowered else near[-1]
    return None


def _beside(change: Hit, word: Word, told: list[Group], block: Block) -> list[Group]:
    """The numbers behind a word of change up to a comma; else the one right before it."""
    behind = [g for g in told if change.last < g.last and g.first >= change.first and g.first - change.last <= NEW_REACH]
    breaks, forms = block.lang.clause_breaks, block.tokens.forms  # "rose to seven after one died"
    behind = [g for g in behind if not _parted(change.last, g.first, block) and breaks.isdisjoint(forms[change.last + 1 : g.first])]
    if change.first < word.first:
        return [g for g in behind if g.last < word.first]
    before = [g for g in told if word.last < g.first <= change.last and change.first - g.last <= 1]
    return before[-1:] if before and block.lang.verb_last else behind or before[-1:]


def _parted(left: int, right: int, block: Block) -> bool:
    return not _ENDS.isdisjoint(block.tokens.between(left, right)) if left < right else False


def _goes_on(token: int, block: Block) -> bool:
    """A comma stands behind a token, or a word that opens a clause: "climbed to 21 after three more died"."""
    return "," in block.tokens.gap(token) or block.tokens.forms[token + 1] in block.lang.clause_breaks


def _counts_the_hurt(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "three wounded" are not the dead that a toll word announces; in "the dead 96, the wounded 300" 96 are."""
    behind, tokens, clitics = group.last + 1, block.tokens, block.lang.clitic_conjunctions
    hurt = any(h.first == behind and not tokens.forms[behind].startswith(clitics) for h in sentence.of("casualty", "injured_noun"))
    return hurt and not group.person and tokens.gap(group.last) == " "


def _size(group: Group) -> int:
    return group.low or 0


def _counts_weapons(group: Group, sentence: Sentence) -> bool:
    return not group.person and any(0 < h.first - group.last <= 2 for h in sentence.of("weapon"))
