"""Which counts are parts of others: "including three children", "two of the dead", "eight foreigners among them"."""

from __future__ import annotations

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.extraction.words.lexicon import Hit

AMONG_REACH = 8  # between people and "were among"
PART_REACH = 8  # between "including" and the people
OF_ALL_REACH = 3  # from "among" to the number of "the 13 dead"
_ENDS = frozenset(",;:)،.!?")


def is_part(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "including three children", "two of the dead", "five of them women": a part of a count told elsewhere."""
    if any(0 < h.first - group.last <= AMONG_REACH for h in sentence.of("cue", "among")):
        return True
    cues = sentence.of("cue", "including")
    if not cues:
        return False
    forms, of = block.tokens.forms, block.lang.of
    inside = {t for q in sentence.quantities for t in range(q.first + 1, q.last + 1)}  # "3'ü çocuk": the ending opens nothing further
    going_on = inside - {q.last for q in sentence.quantities}  # "100'ü aşkın" is no part
    counted = {
        q.last + 1 for q in sentence.quantities if block.tokens.gap(q.last).isspace()
    }  # "ten of them are among the 84 dead": the ten are the part
    numbers = {q.first for q in sentence.quantities}  # "ikisi çocuk yedi kişi", "از جمله دو"
    return any(
        (
            h.first not in inside
            and h.first not in counted
            and _may_open(h, group, numbers, sentence)
            and _opens_part(h.last, group.first, sentence, block)
        )
        or (forms[h.first] in of and h.first not in going_on and h.last + 1 not in numbers and group.first < h.first <= group.last + 1)
        or _parted(h.first, h.last, group, block)
        or (h.first in counted and h.last + 1 == group.first and not group.said)  # "sette dei quali adolescenti"
        for h in cues
    )


def _may_open(cue: Hit, group: Group, numbers: set[int], sentence: Sentence) -> bool:
    """Not where the cue is the number of another part, nor before a part right before its whole: "biri çocuk iki kişi"."""
    before = any(g.first == cue.last + 1 and g.last + 1 == group.first and not g.said for g in sentence.people or ())
    return not (before and group.said) and (cue.first not in numbers or group.first <= cue.first <= group.last)


def _parted(first: int, last: int, group: Group, block: Block) -> bool:
    """ "eight foreigners among them,", "tres de ellos menores": the cue closes the group or stands inside it."""
    tokens = block.tokens
    closes = first == group.last + 1 and tokens.gap(group.last).isspace() and any(c in tokens.gap(last) for c in ",;.)،")
    return closes or (group.first <= first and last < group.last)


def _opens_part(cue: int, group: int, sentence: Sentence, block: Block) -> bool:
    harm = [h for h in sentence.of("casualty") if cue < h.first < group]
    if block.lang.verb_last and any(h.concept.endswith(("_any", "_after")) for h in harm):
        return False  # "شش نفر از جمله سه کودک کشته و ۱۲ نفر زخمی شدند"
    if any(h.concept.endswith("_before") or _goes_on(cue, h.first, block) for h in harm):
        return False  # "killing twelve, among them three children, and wounding fifteen"
    return 0 <= group - cue <= PART_REACH and not closed(cue, group, block, _ENDS)


def _goes_on(cue: int, harm: int, block: Block) -> bool:
    """ "killed five, including a chief, and injured seven": a conjunction right before the further harm, or a word away."""
    return any(block.tokens.forms[i] in block.lang.conjunctions for i in range(max(cue, harm - 3) + 1, harm))


def is_of_all(group: Group, sentence: Sentence) -> bool:
    """ "two judges and their drivers, twelve persons in all": the whole of what was told before it."""
    cues = sentence.of("cue", "in_all") if group.said else []
    return any(h.first == group.last + 1 or h.last == group.first - 1 for h in cues)


def is_whole(group: Group, word: int, sentence: Sentence, block: Block) -> bool:
    """ "among the 13 dead were three women": a number with an article, right before its word of harm, is of all."""
    cues = [h for h in sentence.of("cue", "including") if 0 < group.last - h.last <= OF_ALL_REACH]
    articles = block.lang.determiners
    told = any(not articles.isdisjoint(block.tokens.forms[h.last : group.last]) for h in cues)
    return is_of_all(group, sentence) or (told and not group.person and group.last + 1 == word)


def is_of_them(group: Group, sentence: Sentence) -> bool:
    """ "four of them": of people spoken of, who need not have come to harm."""
    cues = sentence.of("cue", "including")
    return any(h.first == group.last + 1 or (h.first <= group.first and group.last < h.last) for h in cues)


def closed(left: int, right: int, block: Block, signs: frozenset[str]) -> bool:
    """One of these signs, or a word that opens a clause, stands between two tokens."""
    tokens = block.tokens
    return not (signs.isdisjoint(tokens.between(left, right)) and block.lang.clause_breaks.isdisjoint(tokens.forms[left + 1 : right]))
