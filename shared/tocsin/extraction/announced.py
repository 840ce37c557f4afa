"""The number that a toll word announces: "the death toll rose to seven"."""

from __future__ import annotations

from tocsin.extraction.between import Word, blocked
from tocsin.extraction.parts import is_part
from tocsin.extraction.people import Bounds, Group, chain_right
from tocsin.extraction.scene import Block, Sentence

TOLL_REACH = 12  # between "death toll" and the number
NEW_REACH = 6  # between "rose" and the new number
NUMBER_FIRST = 7  # between the number and a toll word that follows it


def announced(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """The number a toll word announces: of "from 25 to 34" the last; one that stands before it where none follows."""
    told = [g for g in free if g.said and not g.vague and not _counts_weapons(g, sentence) and not is_part(g, sentence, block)]
    told = [g for g in told if g.first - 1 not in {h.last for h in sentence.of("stance", "author_by")}]  # "cut the toll by a hundred"
    old = {h.last + 1 for h in sentence.of("cue", "initial") if h.first > word.last}
    told = [g for g in told if g.first not in old] or told  # "rose to 67 after it had been 40"
    if renewed := _renewed(word, told, sentence, block):
        return [renewed]
    later = [g for g in told if 0 < g.first - word.last <= TOLL_REACH]
    later = [g for g in later if not any(";" in block.tokens.gap(i) for i in range(word.last, g.first))]
    stop = next((w.first for w in sentence.of("casualty") if w.first > word.last and w.concept.endswith(("_any", "_noun"))), None)
    later = [g for g in later if stop is None or g.first < stop] or later[:1]
    if not later:
        earlier = [g for g in told if 0 < word.first - g.last <= NUMBER_FIRST and not blocked(g.last, word.first, sentence, block)]
        return earlier[-1:]
    comma = next((i for i in range(later[0].last, later[-1].last) if "," in block.tokens.gap(i)), later[-1].last)
    together = [g for g in later if g.first <= comma]
    return together[-1:] if sentence.has("cue", "updated") else _with_joined(later[0], free, sentence, block)


def _with_joined(group: Group, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "a toll of 49 gendarmes and four civilians": people with people."""
    bounds = Bounds(frozenset(h.first for h in sentence.of("casualty")))
    return chain_right(free, free.index(group), block, bounds) if group.person else [group]


def _renewed(word: Word, told: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "the death toll from two explosions rose on Monday to 74": the last number behind the word of change, up to a comma."""
    change = next((h for h in sentence.of("cue", "updated") if h.first > word.last), None)
    behind = [g for g in told if change and change.last < g.last and g.first - change.last <= NEW_REACH and g.first >= change.first]
    joined = [g for g in behind if not any(c in block.tokens.gap(i) for i in range(behind[0].last, g.first) for c in ",;")]
    return joined[-1] if joined else None


def _counts_weapons(group: Group, sentence: Sentence) -> bool:
    return not group.person and any(0 < h.first - group.last <= 2 for h in sentence.of("weapon"))
