"""Which people a casualty word speaks of: the group at the lowest cost on a side that the word allows."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.announced import announced
from tocsin.extraction.between import HELD, UNSAID, Word, apart, blocked, crossing, stopped, when_and_where
from tocsin.extraction.lexicon import Hit
from tocsin.extraction.lists import Bounds, chain_left, chain_right, without_apposition, without_unnumbered
from tocsin.extraction.parts import is_part
from tocsin.extraction.people import Group
from tocsin.extraction.scene import Block, Sentence
from tocsin.extraction.unnamed import several, unnamed

ARMED = ("attacker", "fighter")
REACH = 12  # words between people and casualty word
PASSIVE_REACH = 14  # between people and "were killed"
LAST_REACH = 22  # between people and the word where verbs stand last
OBJECT_REACH = 3  # between "killed" and the people, where the people may stand on either side
COPULA_REACH = 12  # between "the dead" and the number, where "are" stands right before it
OWN_REACH = 2  # between people behind a comma and their own casualty word
ALONG_REACH = 4  # from "was killed" to who was killed along with him
BACK_REACH = 4  # words between "before" and "shot" in "before being shot"
BARE_REACH = 2  # between a number without a noun and the casualty word
SUBJECT_REACH = 4  # words between who did it and to whom, behind the verb
SUBJECT = 6  # cost of the doer's place
_BRACKETS = frozenset("()")


def people_of(word: Word, found: list[Group], sentence: Sentence, block: Block) -> tuple[list[Group], str]:
    """The groups a word counts and the side they stand on; none where nobody is counted."""
    free = [g for g in found if not (g.first <= word.first and word.last <= g.last) and not _denied(g, sentence)]
    free = [g for g in free if not _breaks_down(g, word, found, block)]
    own = [g for g in found if g.said and (word.first <= g.first or word.last == g.last) and g.last <= word.last and g.last >= word.first]
    if "noun" in word.modes and own:
        return own[:1], "noun"  # "قتيلان": two dead in one word; "3,218 lives"
    inside = [g for g in found if g.said and g.first < word.first and word.last < g.last]
    if block.lang.passive_any and "noun" in word.modes and inside:
        return inside[:1], "left"  # "50 раненых солдат", "38 قتيلا من الرهائن"
    if "toll" in word.modes:
        return announced(word, free, sentence, block), "toll"
    if _alternative(word, sentence, block) or _in_one_number(word, free, sentence, block):
        return [], ""
    best = min([*_left(word, free, sentence, block), *_right(word, free, sentence, block)], default=None) if free else None
    if best is None:
        return several(word, block) or unnamed(word, sentence, block), "unnamed"
    _, side, index = best
    chain = _chain(word, side, free, index, sentence, block) if len(free) > 1 else free
    whole = _whole(word, chain, free, sentence, block)
    return ([*whole, *_along(word, free, block)] if side == "left" else whole), side


def _chain(word: Word, side: str, free: list[Group], index: int, sentence: Sentence, block: Block) -> list[Group]:
    """The list of people in which the nearest group stands."""
    bounds = _bounds(word, free, sentence, block)
    if side == "left":
        return chain_left(free, _last_joined(free, index, word, block, bounds), block, bounds)
    chain = chain_right(free, index, block, bounds)
    if index and _begins_before(word, free[index - 1], chain[0]):
        longer = chain_right(free, index - 1, block, bounds)
        return longer if chain[0] in longer else chain
    return chain


def _along(word: Word, free: list[Group], block: Block) -> list[Group]:
    """ "was killed along with his two bodyguards"."""
    behind = block.tokens.forms[word.last + 1 : word.last + 2]
    near = [g for g in free if 0 < g.first - word.last <= ALONG_REACH and g.person and g.side not in ARMED]
    return near[:1] if behind and behind[0] in block.lang.along and not block.tokens.gap(word.last).strip() else []


def _bounds(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Bounds:
    harm = sentence.of("casualty")
    acts = [h.first for cls in ("event", "deed") for h in sentence.of(cls)] if block.lang.passive_any else []
    acts += [h.last for h in sentence.of("cue", "updated")]  # "reached 21 and 33 were hurt"
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
    )


def _has_its_place(group: Group, word: Word, sentence: Sentence) -> bool:
    """ "and three in Erbil": a place right behind, and no further word of harm in the clause."""
    placed = group.said and any(p.cue and 0 < p.first - group.last <= 2 for p in sentence.places)
    clause = sentence.clause_of(group.first)
    harm = [h for h in sentence.of("casualty") if h.first > group.last and sentence.clause_of(h.first) == clause]
    return placed and all(word.first <= h.first <= word.last for h in harm)


def _is_subject(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "killed nine soldiers, five rebels were also killed", "three dead and two others hurt": the last ones have a word of their own."""
    if block.lang.passive_any:
        return False
    told = {t for h in sentence.of("cue", "passive_aux", "also", "later") for t in range(h.first, h.last + 1)}
    behind = group.last + 1
    while behind in told and not block.tokens.gap(behind - 1).strip():
        behind += 1
    harm = any(h.first == behind and not h.concept.endswith(("_before", "_toll")) for h in sentence.of("casualty"))
    return harm and not block.tokens.gap(behind - 1).strip()


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


def _denied(group: Group, sentence: Sentence) -> bool:
    """ "253 people, not 359 as police had stated"."""
    return group.said and any(h.last == group.first - 1 and h.first == h.last for h in sentence.of("cue", "negator"))


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


def _left(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Iterator[tuple[int, str, int]]:
    """(cost, "left", index) of each group that may stand before the word."""
    passive = _is_passive(word, sentence, block)
    modes = word.modes
    if modes == {"before"} or _is_active(word, sentence, block):
        return
    active = not passive and ("before" in modes or not block.lang.passive_any)
    if "before" in modes and block.tokens.forms[word.first].startswith(block.lang.clitic_conjunctions):
        return  # "وإصابة عشرين": the conjunction on the word begins a new count
    agents = {h.last for h in sentence.of("stance", "author_by")}
    objects = _objects(sentence) if _looks_back(word, block) else frozenset()
    opens = block.tokens.forms[word.first - 1] in block.lang.clause_breaks and any(g.first == word.last + 1 for g in free)
    if opens:
        return  # "the toll rose to 21 tras fallecer tres heridos"
    for index, group in enumerate(free):
        if group.last >= word.first:
            continue
        end = _of_them(group, word, sentence)
        gap = word.first - end - 1 - _bracketed(end, word.first, block)
        limit = BARE_REACH if not group.person else PASSIVE_REACH if passive else REACH
        limit = BARE_REACH + 1 if modes == {"noun"} else LAST_REACH if block.lang.verb_last and group.person and group.said else limit
        if (
            not 0 <= gap <= limit
            or (objects and (group.first in objects or group.first - 1 in objects))
            or _disagrees(word, group, block)
            or (_is_agent(group, gap, agents, modes) and not (passive and stopped(group.last, word.first, block)))
            or blocked(group.last, word.first, sentence, block)
        ):
            continue
        doer = SUBJECT if ("any" in modes or "after" not in modes) and modes != {"noun"} and active and group.person else 0
        if block.lang.passive_any and gap == 0 and not group.said and not active:
            doer -= UNSAID  # "женщина погибла"
        yield gap + doer + crossing(group, group.last, word.first, block) - (SUBJECT if passive else 0), "left", index


def _looks_back(word: Word, block: Block) -> bool:
    """ "before being shot dead", "bevor er erschossen wurde": whoever did what is told before is meant."""
    forms, lang = block.tokens.forms, block.lang
    opens = next((i for i in range(word.first - 1, max(word.first - BACK_REACH, 0), -1) if forms[i] in lang.clause_breaks), None)
    between = forms[opens + 1 : word.first] if opens is not None else []
    return any(f in lang.subjectless or f in lang.pronouns for f in between)


def _objects(sentence: Sentence) -> frozenset[int]:
    """Tokens right behind a word of harm that people follow, times and places aside."""
    told = when_and_where(sentence)
    harm = [h for h in sentence.of("casualty") if h.concept.endswith("_before")]
    return frozenset(next((t for t in range(h.last + 1, sentence.last + 1) if t not in told), 0) for h in harm)


def _of_them(group: Group, word: Word, sentence: Sentence) -> int:
    """Last token of "six of them"."""
    return next((h.last for h in sentence.of("cue", "including") if h.first == group.last + 1 and h.last < word.first), group.last)


def _bracketed(left: int, right: int, block: Block) -> int:
    """Words of a bracket that opens right behind a token and is closed before the other."""
    gaps = block.tokens.gaps
    closes = next((i for i in range(left + 1, right) if ")" in gaps[i]), left)
    return closes - left if left >= 0 and "(" in gaps[left] and ")" not in gaps[left] else 0


def _is_active(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "des hommes ont tué": whoever stands before it did it. Accents count: "à" is no "a"."""
    helper = word.first - 1
    told = helper >= sentence.first and block.tokens.surface(helper, helper).lower() in block.lang.active_helpers
    return told and "any" in word.modes


def _disagrees(word: Word, group: Group, block: Block) -> bool:
    """ "trinta passageiros até ser morto": a word in the singular counts no thirty; but "um grupo de trinta foi morto"."""
    endings, forms = block.lang.singular_endings, block.tokens.forms
    one = bool(endings) and bool(word.modes & {"after", "any"}) and forms[word.first].endswith(endings)
    return one and (group.low or 0) > 1 and forms[group.first] not in block.lang.indefinite


def _is_passive(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "were killed", not "are 200, wounded 30"; where verbs stand last, "wurden ... getötet" with anything between."""
    helpers = sentence.of("cue", "passive_aux")
    counts = [q for q in sentence.quantities if q.kind == "cardinal" and q.last < word.first]
    if any(0 < word.first - h.last <= 3 and not any(h.last < q.first for q in counts) for h in helpers):
        return True
    clause = sentence.clause_of(word.first)
    return block.lang.verb_last and any(h.last < word.first and sentence.clause_of(h.first) == clause for h in helpers)


def _is_agent(group: Group, gap: int, agents: set[int], modes: frozenset[str]) -> bool:
    """ "killed by gunmen", but "an attack by gunmen who were killed" where the verb has no doer of its own, and no noun has one."""
    counted = "noun" in modes and gap == 0  # "spoke of thirty dead"
    return group.first - 1 in agents and not counted and modes != {"noun"} and ("after" not in modes or gap > 1)


def _right(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Iterator[tuple[int, str, int]]:
    """(cost, "right", index) of each group that may stand behind the word."""
    if not word.modes & {"before", "any", "noun"}:
        return
    near = "any" in word.modes and not block.lang.passive_any
    if near and "," in block.tokens.gap(word.last) and any(h.last == word.first - 1 for h in sentence.of("cue", "passive_aux")):
        return  # "a director was killed, two guards were hurt"
    subject = _subject_behind(word, free, sentence, block)
    for index, group in enumerate(free):
        if group.first <= word.last:
            continue
        gap = apart(word.last, group.first, sentence) if group.person else group.first - word.last - 1
        gap = 0 if word.first < group.first <= word.last < group.last else gap  # "גופותיהם של כחמישה": of about five
        counted = "noun" in word.modes and _is_counted(word, group, sentence)
        if group is subject or not (counted or word.modes & {"before", "any"}):
            continue
        limit = COPULA_REACH if counted else BARE_REACH if not group.person else OBJECT_REACH if near else REACH - 3
        if not 0 <= gap <= limit or (not group.said and gap > 3) or stopped(word.last, group.first, block):
            continue
        if "any" in word.modes and _disagrees(word, group, block):
            continue
        if not group.person and not counted and "," in block.tokens.gap(group.first - 1):
            continue  # "of the 202 wounded, 52 are in a critical condition"
        onto = "any" in word.modes and group.said and block.tokens.forms[group.first].startswith(block.lang.clitic_conjunctions)
        if onto or any(block.tokens.forms[i] in block.lang.conjunctions for i in range(word.last + 1, group.first)):
            continue
        if _is_taken(group, sentence, block):
            continue
        by = any(word.last < h.first <= group.first for h in sentence.of("stance", "author_by"))
        agents = block.lang.agent_endings
        by = by or ("any" in word.modes and bool(agents) and block.tokens.forms[group.last].endswith(agents))
        doers = group.side in ARMED and "any" in word.modes and not group.said
        if not (by or doers or blocked(word.last, group.first, sentence, block) or _owned(word.last, group.first, free, sentence)):
            reached = crossing(group, word.last, group.first, block)
            told_at_once = block.lang.passive_any and gap <= OBJECT_REACH and reached == UNSAID  # "погибла 94-летняя женщина"
            yield gap + (0 if told_at_once else reached), "right", index


def _is_counted(word: Word, group: Group, sentence: Sentence) -> bool:
    """ "the dead so far are already sixteen": the number right behind "are", or a word away."""
    aux = sentence.of("cue", "passive_aux")
    return not group.person and any(word.last < h.first and 0 < group.first - h.last <= 2 for h in aux)


def _is_taken(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "two guards killed, several hurt", "a teacher killed, two pupils badly hurt": they have a word of their own right behind."""
    tokens = block.tokens
    own = [h.first for h in sentence.of("casualty") if h.first > group.last and not _keeps_its_own(h)]
    behind = min(own, default=sentence.last + OWN_REACH) - group.last
    reach = OWN_REACH if group.person and "," in tokens.gap(group.first - 1) else 0 if group.person else 1
    return behind <= reach and all(tokens.gap(i).isspace() for i in range(group.last, group.last + behind))


def _keeps_its_own(hit: Hit) -> bool:
    """Words of the held, and those whose people stand behind them: "قتل 3 وأصيب 20"."""
    return hit.concept.startswith(HELD) or hit.concept.endswith("_before")


def _subject_behind(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "am Freitag tötete ein Mann drei Menschen": of two groups behind the verb, and none before it, the first one did it."""
    lang = block.lang
    if not (lang.verb_second or lang.verb_first) or "before" not in word.modes:
        return None
    clause = sentence.clause_of(word.first)
    here = [g for g in free if g.person and sentence.clause_of(g.first) == clause]
    behind = [g for g in here if g.first > word.last]
    told = len(behind) > 1 and not any(g.last < word.first for g in here)
    if not told or (lang.verb_first and not _does_it(word, behind[0], behind[1], sentence, block)):
        return None
    between = block.tokens.forms[behind[0].last + 1 : behind[1].first]
    return behind[0] if lang.conjunctions.isdisjoint(between) else None


def _does_it(word: Word, one: Group, other: Group, sentence: Sentence, block: Block) -> bool:
    """ "قتل مسلحون ملثمون خمسة جنود", "طعن رجل بسكين ثلاثة ركاب": armed men right behind the verb, or people just before a number."""
    gap = other.first - one.last - 1
    onto = block.tokens.forms[other.first].startswith(block.lang.clitic_conjunctions)
    harm = any(one.last < h.first < other.first for cls in ("casualty", "stance") for h in sentence.of(cls))
    if one.first != word.last + 1 or one.said or onto or harm or "," in block.tokens.between(one.last, other.first):
        return False
    return gap <= (SUBJECT_REACH if one.side in ARMED else 1 if other.said and (other.low or 0) > 2 else -1)


def _owned(left: int, right: int, free: list[Group], sentence: Sentence) -> bool:
    """People of its own stand behind the word before a further casualty word: "قتل جندي وأصيب اثنان"."""
    others = [h for h in sentence.of("casualty") if left < h.first and h.last < right]
    return any(g.person and left < g.first and g.last < h.first for h in others for g in free)


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
    whole = whole or chain
    return without_unnumbered(without_apposition(_summed_up(whole, free, block), block), block)


def _summed_up(chain: list[Group], free: list[Group], block: Block) -> list[Group]:
    """ "two workers, one woman from an NGO and one man from another, were hurt": the two, where the rest adds up to them."""
    before = [g for g in free if g.first <= chain[-1].first]
    for n, whole in enumerate(before[:-1]):
        rest = before[n + 1 :]
        adds = whole.said and all(g.said for g in rest) and whole.low == whole.high == sum(g.low or 0 for g in rest)
        if len(rest) > 1 and adds and rest[0].first - whole.last <= REACH and _set_off(rest, block):
            return [whole]
    return chain


def _set_off(rest: list[Group], block: Block) -> bool:
    """Between commas, dashes or brackets."""
    before, behind = block.tokens.gap(rest[0].first - 1), block.tokens.gap(rest[-1].last)
    return bool(before.strip(" '\"") and behind.strip(" '\".!?"))
