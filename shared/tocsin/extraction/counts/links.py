"""Which people a casualty word speaks of: the group at the lowest cost on a side that the word allows."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.along import along, has_along
from tocsin.extraction.counts.announced import announced
from tocsin.extraction.counts.apposed import parted
from tocsin.extraction.counts.bounds import Bounds, bounds_of
from tocsin.extraction.counts.carried import carried_on, labelled, told_first
from tocsin.extraction.counts.company import with_company
from tocsin.extraction.counts.lists import chain_left, chain_right, without_apposition, without_unnumbered
from tocsin.extraction.counts.parts import is_of_all, is_part
from tocsin.extraction.counts.reaches import REACH, left, right
from tocsin.extraction.counts.unnamed import several, unnamed
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

_BRACKETS = frozenset("()")


def people_of(word: Word, found: list[Group], sentence: Sentence, block: Block) -> tuple[list[Group], str]:
    """The groups a word counts and the side they stand on; none where nobody is counted."""
    free = [g for g in found if not (g.first <= word.first and word.last <= g.last) and not _denied(g, sentence, block)]
    free = [g for g in free if not _breaks_down(g, word, found, block)]
    if (told := _in_the_word(word, found, sentence, block)) is not None:
        return told
    if "toll" in word.modes:
        return announced(word, free, sentence, block), "toll"
    if listed := labelled(word, free, sentence, block):
        return listed, "right"
    if _alternative(word, sentence, block) or _in_one_number(word, free, sentence, block):
        return [], ""
    others = along(word, free, sentence, block)
    people, side = _nearest(word, [g for g in free if g not in others], sentence, block)
    people = [g for g in people if is_of_all(g, sentence)][-1:] or people
    people = [] if _only_named(word, people, sentence, block) else people
    if others and not people:
        return [replace(others[0], low=(others[0].low or 0) + 1, high=others[0].high and others[0].high + 1, named=True)], "unnamed"
    return [*people, *others], side


def _in_the_word(word: Word, found: list[Group], sentence: Sentence, block: Block) -> tuple[list[Group], str] | None:
    """Whom the word counts itself, or a number around it."""
    forms, lang, noun = block.tokens.forms, block.lang, "noun" in word.modes
    own = [g for g in found if g.said and not _denied(g, sentence, block) and word.first <= g.last <= word.last]
    own = [g for g in own if word.first <= g.first or word.last == g.last]
    if noun and own:
        return own[:1], "noun"  # "قتيلان": two dead in one word; "3,218 lives"
    inside = [g for g in found if g.said and g.first < word.first and word.last < g.last]
    if noun and inside:
        return inside[:1], "left"  # "50 раненых солдат", "38 قتيلا من الرهائن"
    if noun and word.first < word.last and forms[word.first] in lang.possessives:
        return several(word, block), "unnamed"  # "sacado por cuatro hombres, y su cadáver apareció": one body, not four
    him = not (lang.pronouns - lang.determiners).isdisjoint(forms[word.first + 1 : word.last])
    return ([Group(word.first, word.last, 1, 1, "", False)], "unnamed") if him else None  # "shot him dead"


def _only_named(word: Word, people: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "the massacre of the workers" names what is known; "the massacre of 43 workers" counts them."""
    event = any(h.first <= word.last and word.first <= h.last for h in sentence.of("event", "massacre"))
    return event and block.tokens.forms[word.last] in block.lang.of and not any(g.said for g in people)


def _nearest(word: Word, free: list[Group], sentence: Sentence, block: Block) -> tuple[list[Group], str]:
    """The list of people at the lowest cost, else one whom no list of nouns knows."""
    best = min([*left(word, free, sentence, block), *right(word, free, sentence, block)], default=None) if free else None
    if best is None:
        return _nameless(word, free, sentence, block), "unnamed"
    _, side, index = best
    if side == "left" and not free[index].said and (one := _parted_from(free[index], word, sentence, block)):
        return one, "unnamed"
    chain = _chain(word, side, free, index, sentence, block) if len(free) > 1 else free
    whole = without_unnumbered(without_apposition(_whole(word, chain, free, sentence, block), block), block)
    return with_company(whole, word, free, sentence, block), side


def _parted_from(inside: Group, word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "the lawyer Omar Said, who defended strikers, was shot": the strikers only say who he was."""
    passive = bool(word.modes & {"after", "any"})
    own = inside.first - (block.tokens.forms[inside.first - 1] in block.lang.possessives)
    if own < inside.first and inside.high == 1 and block.tokens.forms[own - 1] in block.lang.conjunctions:
        return []  # "Omar Said, 34, and his cousin Ali, 19, were killed"
    return [g for g in (parted(word, sentence, block) if passive else []) if g.last < inside.first and not inside.last >= word.first]


def _nameless(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """Those whom no noun of a list names; where a word is said of things too they may be none."""
    if before := told_first(word, free, sentence, block) or carried_on(word, free, sentence, block):
        return before
    if word.of_things:
        return []
    return several(word, block) or _with_others(unnamed(word, sentence, block), word, free, sentence, block)


def _with_others(one: list[Group], word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "murieron un jugador, el chofer y una mujer": a list that somebody opens whom no list of nouns knows."""
    if not one or one[0].first <= word.last:
        return one
    behind = [g for g in free if g.first > one[0].last]
    chain = chain_right([replace(one[0], person="people"), *behind], 0, block, bounds_of(word, free, sentence, block))
    return without_unnumbered(without_apposition(chain, block), block)


def _chain(word: Word, side: str, free: list[Group], index: int, sentence: Sentence, block: Block) -> list[Group]:
    """The list of people in which the nearest group stands."""
    bounds = bounds_of(word, free, sentence, block)
    if side == "left":
        return chain_left(free, _last_joined(free, index, word, block, bounds), block, bounds)
    chain = chain_right(free, index, block, bounds)
    opens = next((n for n in range(index) if _begins_before(word, free[n], chain[0])), None)
    if opens is not None and has_along(free[opens], chain[0], block):
        return [*chain_right(free[:index], opens, block, bounds), *chain]
    longer = chain_right(free, opens, block, bounds) if opens is not None else []
    return longer if chain[0] in longer else chain


def _breaks_down(group: Group, word: Word, found: list[Group], block: Block) -> bool:
    """ "nine (five soldiers and four civilians) were hurt": in brackets right behind the people they are."""
    tokens, gaps = block.tokens, block.tokens.gaps
    opening = [g.last for g in found if "(" in gaps[g.last] and g.said and g.last < group.first]
    opens = max(opening) if opening else None
    if opens is None or not _BRACKETS.isdisjoint(tokens.between(opens + 1, group.first)):
        return False
    closes = next((i for i in range(group.last, len(tokens)) if ")" in gaps[i]), None)
    return closes is not None and not opens < word.first <= closes


def _last_joined(found: list[Group], index: int, word: Word, block: Block, bounds: Bounds) -> int:
    """ "a leader and his brother were shot": the list ends with the brother, whom no number counts."""
    while index + 1 < len(found) and found[index + 1].last < word.first:
        following = found[index : index + 2]
        if len(chain_left(following, 1, block, bounds)) == 1:
            break
        index += 1
    return index


def _begins_before(word: Word, one: Group, counted: Group) -> bool:
    """ "قتل ضابط وخمسة جنود": the one right behind the word opens the list, though no number stands before him."""
    return one.first == word.last + 1 and not one.said and one.high == 1 and counted.said and one.side != "attacker"


def _denied(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "253 people, not 359 as police had stated", "two of every ten deaths"; not "überlebten das nicht, 22 sind verletzt"."""
    before = [h for h in sentence.hits["cue"] if h.last == group.first - 1] if group.said else []
    before = [h for h in before if "," not in block.tokens.gap(h.last)]
    return any(h.concept == "ratio" or (h.concept == "negator" and h.first == h.last) for h in before)


def _alternative(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "forty killed or wounded" counts neither; "forty shot or beheaded" counts forty."""
    forms, tokens = block.lang.alternatives, block.tokens.forms
    others = [h for h in sentence.of("casualty") if h.concept.split("_")[0] != word.field.value]
    near = [h for h in others if 0 < h.first - word.last <= 3 or 0 < word.first - h.last <= 3]
    between = [range(min(h.last, word.last) + 1, max(h.first, word.first)) for h in near]
    return any(tokens[i] in forms for span in between for i in span)


def _in_one_number(word: Word, free: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "60 dead and wounded": the number is of both together."""
    nouns = sentence.of("casualty", "killed_noun", "injured_noun")
    pairs = [(a, b) for a in nouns for b in nouns if a.concept != b.concept and word.first in (a.first, b.first)]
    forms, tokens = block.tokens.forms, block.tokens
    for one, other in pairs:
        joined = other.first == one.last + 2 and forms[one.last + 1] in block.lang.conjunctions
        onto = other.first == one.last + 1 and forms[other.first].startswith(block.lang.clitic_conjunctions)
        counted = any(g.last == one.first - 1 and not (g.person or g.vague) and (g.low or 0) > 1 for g in free)
        ends = not any(other.first <= g.first <= other.last + 1 for g in free) or "," in tokens.gap(other.last)
        if (joined or onto) and counted and ends and "noun" in word.modes:
            return True
    return False


def counts_itself(group: Group, word: Word) -> bool:
    """A bare number right before its casualty word: "including 33 wounded"."""
    return not group.person and group.last + 1 == word.first


def _whole(word: Word, chain: list[Group], free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "nine people, including eight civilians, were killed": the nine, not the part; "126 people, 33 of them hurt": the part."""
    if counts_itself(chain[-1], word):
        return chain[-1:]
    whole = [g for g in chain if not is_part(g, sentence, block)]
    if not whole and not any(h.first <= word.first <= h.last for h in sentence.of("cue", "including")):  # not "three of the wounded"
        near = [g for g in free if g.last < chain[0].first and chain[0].first - g.last <= REACH and g.said]
        before = [g for g in near if not is_part(g, sentence, block) and (g.high is None or g.high >= (chain[0].low or 0))]
        harm = [h.first for h in sentence.of("casualty") if h.first < chain[0].first and not word.first <= h.first <= word.last]
        whole = [g for g in before[-1:] if not any(g.last < t for t in harm)]
    return _summed_up(whole or chain, word, free, sentence, block)


def _summed_up(chain: list[Group], word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "two workers, one woman from an NGO and one man from another, were hurt": the two, where the rest adds up to them."""
    before = [g for g in free if g.first <= chain[-1].first]
    for n, whole in enumerate(before[:-1]):
        rest = before[n + 1 :]
        adds = whole.said and all(_is_one_or_said(g, block) for g in rest) and whole.low == whole.high == sum(g.low or 0 for g in rest)
        if len(rest) > 1 and adds and rest[0].first - whole.last <= REACH and _set_off(rest, block):
            return chain_left(before, n, block, bounds_of(word, free, sentence, block))
    return chain


def _is_one_or_said(group: Group, block: Block) -> bool:
    """ "a father and his son": two, though no number stands before the son."""
    return group.said or (group.low == group.high == 1 and block.tokens.forms[group.first - 1] in block.lang.possessives)


def _set_off(rest: list[Group], block: Block) -> bool:
    """Between commas, dashes or brackets."""
    before, behind = block.tokens.gap(rest[0].first - 1), block.tokens.gap(rest[-1].last)
    return bool(before.strip(" '\"") and behind.strip(" '\".!?"))
