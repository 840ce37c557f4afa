"""One whom what he was parts from what befell him: "Omar Said, a judge who had fled before, was shot dead"."""

from __future__ import annotations

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

HELPER_REACH = 3  # words between "was" and what befell him
LAST_REACH = 16  # the same where verbs stand last
OPENING = 6  # words of a sentence before who it is about
OFFICE = 5  # words between an office and the comma: "the mayor of the old town"
_STOPS = frozenset(";:.")
_COMMAS = frozenset(",،")


def parted(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """Who opens the sentence before a comma, or stands between two, where "was" follows a comma."""
    helper = _helper_behind_a_comma(word, sentence, block)
    if helper is None or not _STOPS.isdisjoint(block.tokens.between(sentence.first, helper)) or _harm_before(helper, sentence):
        return []
    between = [n for n in sentence.names if n.last == helper - 1 and _comma(n.first - 1, block)]
    opening = [n for n in sentence.names if n.first - sentence.first <= OPENING and n.last < helper - 1 and _comma(n.last, block)]
    told = [g for g in sentence.people or () if g.said and g.last < helper]
    heads = [g for g in sentence.people or () if _opens(g, helper, sentence, block)][:1]
    if len(told) > 1 and heads:
        return []  # "two reporters, Ana Ruiz and Luis Vega, and an engineer, Omar Said, were shot"
    named = [Group(n.first, n.last, 1, 1, "people", True) for n in (between or opening)[:1]]
    return heads if any(g.said for g in heads) else named or heads


def _helper_behind_a_comma(word: Word, sentence: Sentence, block: Block) -> int | None:
    reach = LAST_REACH if block.lang.verb_last else HELPER_REACH
    helpers = [h.first for h in sentence.of("cue", "passive_aux") if 0 < word.first - h.last <= reach]
    behind = [h for h in helpers if _comma(h - 1, block) and not any(_comma(i, block) for i in range(h, word.first))]
    told = [h for h in behind if not any(h < g.first < word.first and g.said for g in sentence.people or ())]
    return told[-1] if told else None


def _harm_before(token: int, sentence: Sentence) -> bool:
    """ "seven were hurt, a woman, police said, was killed"."""
    return any(h.last < token and h.concept.startswith(("killed_", "injured_")) for h in sentence.of("casualty"))


def _opens(group: Group, helper: int, sentence: Sentence, block: Block) -> bool:
    """People at the head of the sentence, whose office may go on up to the comma."""
    head = group.first - sentence.first <= (OPENING if group.said else 1) and group.last < helper - 1 and group.side != "attacker"
    office = range(group.last, min(group.last + OFFICE, helper - 1))
    return head and (group.said or group.high == 1) and any(_comma(i, block) for i in office)


def _comma(token: int, block: Block) -> bool:
    return token >= 0 and not _COMMAS.isdisjoint(block.tokens.gap(token))
