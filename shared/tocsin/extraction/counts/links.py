"""Which people a casualty word speaks of: the group at the lowest cost on a side that the word allows."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.announced import announced
from tocsin.extraction.counts.apposed import parted
from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.counts.carried import carried_on, labelled, told_first
from tocsin.extraction.counts.company import with_company
from tocsin.extraction.counts.lists import Bounds, chain_left, chain_right, without_apposition, without_unnumbered
from tocsin.extraction.counts.parts import closed, is_of_all, is_part
from tocsin.extraction.counts.reaches import ARMED, REACH, left, right
from tocsin.extraction.counts.unnamed import several, unnamed
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

ALONG_REACH = 4  # from "was killed" to who was killed along with him
BEHIND_REACH = 2  # from people to "birlikte", which brings them along
SET_OFF_REACH = 12  # the same behind a comma
_BRACKETS = frozenset("()")
_ENDS = frozenset(",;:.()،")
_STOPS = _ENDS - frozenset(",،")


def people_of(word: Word, found: list[Group], sentence: Sentence, block: Block) -> tuple[list[Group], str]:
    """The groups a word counts and the side they stand on; none where nobody is counted."""
    free = [g for g in found if not (g.first <= word.first and word.last <= g.last) and not _denied(g, sentence, block)]
    free = [g for g in free if not _breaks_down(g, word, found, block)]
    if (told := _in_the_word(word, found, sentence, block)) is not None:
        return told
    if "toll" in word.modes:
        return announced(word, free, sentence, block), "toll"
    if listed := labelled(word, free, _bounds(word, free, sentence, block), block):
        return listed, "right"
    if _alternative(word, sentence, block) or _in_one_number(word, free, sentence, block):
        return [], ""
    along = _along(word, free, sentence, block)
    people, side = _nearest(word, [g for g in free if g not in along], sentence, block)
    people = [g for g in people if is_of_all(g, sentence)][-1:] or people
    people = [] if _only_named(word, people, sentence, block) else people
    if along and not people:
        return [replace(along[0], low=(along[0].low or 0) + 1, high=along[0].high and along[0].high + 1, named=True)], "unnamed"
    return [*people, *along], side


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
    chain = chain_right([replace(one[0], person="people"), *behind], 0, block, _bounds(word, free, sentence, block))
    return without_unnumbered(without_apposition(chain, block), block)


def _chain(word: Word, side: str, free: list[Group], index: int, sentence: Sentence, block: Block) -> list[Group]:
    """The list of people in which the nearest group stands."""
    bounds = _bounds(word, free, sentence, block)
    if side == "left":
        return chain_left(free, _last_joined(free, index, word, block, bounds), block, bounds)
    chain = chain_right(free, index, block, bounds)
    opens = next((n for n in range(index) if _begins_before(word, free[n], chain[0])), None)
    if opens is not None and _has_along(free[opens], chain[0], block):
        return [free[opens], *chain]
    longer = chain_right(free, opens, block, bounds) if opens is not None else []
    return longer if chain[0] in longer else chain


def _along(word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "was killed along with his two bodyguards", "wurde zusammen mit drei Leibwächtern erschossen": when and where may stand between."""
    forms, lang = block.tokens.forms, block.lang
    told = when_and_where(sentence)
    start = next((t for t in range(word.last + 1, sentence.last + 1) if t not in told), word.last)
    opens = start if start > word.last and forms[start] in lang.along and not closed(word.last, start, block, _STOPS) else None
    opens = opens if opens is not None and "," not in block.tokens.gap(opens - 1) else _set_off_along(word, free, sentence, block)
    behind = [g for g in free if opens is not None and g.first > opens and g.side not in ARMED]
    near = opens is not None and bool(behind) and _words_between(opens, behind[0].first, block) < ALONG_REACH
    behind = behind if near and not _is_subject(behind[0], sentence, block) else []
    before = [g for g in free if g.last < word.first and g.side not in ARMED and _goes_along(g, word, sentence, block)]
    if before or not behind:
        return [g for g in before[-1:] if g.said or g.person]
    return [g for g in chain_right(behind, 0, block, _bounds(word, free, sentence, block)) if g.said or g.person]


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


def _bounds(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Bounds:
    harm = sentence.of("casualty")
    acts = [h.first for cls in ("event", "deed") for h in sentence.of(cls)] if block.lang.passive_any else []
    acts += [h.last for h in sentence.of("cue", "updated")]  # "reached 21 and 33 were hurt"
    acts += [h.last for h in sentence.of("stance", "author_by")]  # "the death of two patients, seized by policemen"
    behind = [h.last + 1 for h in harm if h.concept.endswith("_before") and not word.first <= h.first <= word.last]
    return Bounds(
        frozenset(h.first for h in harm),
        frozenset(acts),
        frozenset(g.first for g in free if _is_subject(g, sentence, block)),
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


def _is_subject(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "killed nine soldiers, five rebels were also killed", "three dead and two others hurt": the last ones have a word of their own."""
    if block.lang.passive_any and "," not in block.tokens.gap(group.first - 1):
        return False
    told = {t for h in sentence.of("cue", "passive_aux", "also", "later") for t in range(h.first, h.last + 1)}
    own = {h.first for h in sentence.of("casualty") if not h.concept.endswith(("_before", "_toll"))}
    behind = group.last + 1
    while behind in told and behind not in own and not block.tokens.gap(behind - 1).strip():
        behind += 1
    return behind in own and not block.tokens.gap(behind - 1).strip()


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


def _has_along(one: Group, others: Group, block: Block) -> bool:
    """ "قتل القائد مع أربعة من مرافقيه": a word that brings others along, right before them."""
    return block.tokens.forms[others.first - 1] in block.lang.along and others.first - one.last <= ALONG_REACH


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
        before = [g for g in near if not is_part(g, sentence, block)]
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
            return chain_left(before, n, block, _bounds(word, free, sentence, block))
    return chain


def _is_one_or_said(group: Group, block: Block) -> bool:
    """ "a father and his son": two, though no number stands before the son."""
    return group.said or (group.low == group.high == 1 and block.tokens.forms[group.first - 1] in block.lang.possessives)


def _set_off(rest: list[Group], block: Block) -> bool:
    """Between commas, dashes or brackets."""
    before, behind = block.tokens.gap(rest[0].first - 1), block.tokens.gap(rest[-1].last)
    return bool(before.strip(" '\"") and behind.strip(" '\".!?"))
