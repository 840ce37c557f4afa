"""Groups of persons with their number: "two American nationals and a British soldier"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.scene import Block, Sentence
from tocsin.numerals import Quantity

YOUNG_OR_OLD = ("child", "man", "woman", "student")
COUNTING = {"cardinal", "vague", "indefinite"}
PARTITIVE = 2  # words of "of the"
JOINED = 2  # from a word to the one behind a conjunction
QUOTED_REACH = 2  # words between "according to" and the source
REACH = 4  # words that may stand between a number and its person noun
_SIGNS = frozenset(",;:()،")
NAMED_REACH = 5  # words of a name and an office: "the commander of X, So-and-so, and three guards"


@dataclass(slots=True, frozen=True)
class Group:
    """Tokens first..last name low..high persons. `said` is False where the number is only implied by the noun's form."""

    first: int
    last: int
    low: int | None
    high: int | None
    person: str  # concept of the person noun, "" for a bare number
    said: bool
    vague: bool = False

    @property
    def side(self) -> str:
        return str(attributes("person", self.person)["side"]) if self.person else "neutral"


def groups(sentence: Sentence, block: Block) -> list[Group]:
    """Person groups and bare numbers of a sentence, left to right, none inside another."""
    found: list[Group] = []
    taken = -1
    persons = _persons(sentence, block)
    for noun in persons:
        if noun.first <= taken:
            continue
        quantity = _number_before(noun, persons, sentence, block, taken)
        if quantity and found and _agrees(found[-1], noun, quantity, block):
            found[-1] = replace(found[-1], last=noun.last)
            taken = noun.last
            continue
        whole = quantity is None or (quantity.kind == "indefinite" and block.tokens.forms[quantity.first - 1] in block.lang.of)
        if whole and found and _continues(found[-1], noun, sentence, block):
            found[-1] = replace(found[-1], last=noun.last)  # "a British soldier": one person in two words
        else:
            found.append(_counted(quantity, noun) if quantity else _implied(noun, block))
        taken = found[-1].last
    doers = {a.first for a in sentence.actors if not a.state and not a.generic}
    counts = [q for q in sentence.quantities if q.kind in {"cardinal", "vague"} or _counts_one(q, sentence)]
    ages = {g.last for g in found if g.person in YOUNG_OR_OLD}
    bare = [_bare(q, q.last + 1 in doers) for q in counts if not _counts_things(q, sentence) and not _is_age(q, ages, block)]
    found += [b for b in bare if not any(g.first <= b.last and b.first <= g.last for g in found)]
    return sorted((g for g in found if not _is_aside(g, found, block)), key=lambda g: g.first)


def _is_aside(group: Group, found: list[Group], block: Block) -> bool:
    """ "six Frenchmen (aid workers)": who they were."""
    opens = group.first > 0 and block.tokens.gap(group.first - 1).endswith("(")
    return opens and not group.said and any(g.last == group.first - 1 and g.said for g in found)


def _is_age(quantity: Quantity, ages: set[int], block: Block) -> bool:
    """ "a boy of ten"."""
    return quantity.first - 2 in ages and block.tokens.forms[quantity.first - 1] in block.lang.of


def _counts_one(quantity: Quantity, sentence: Sentence) -> bool:
    """ "un mort", "ein Verletzter": the article counts, where a word for the dead or hurt follows."""
    nouns = sentence.of("casualty", "killed_noun", "injured_noun")
    return quantity.kind == "indefinite" and any(h.first == quantity.last + 1 for h in nouns)


def _agrees(group: Group, noun: Hit, quantity: Quantity, block: Block) -> bool:
    """ "شرطيان إسرائيليان": the adjective of two people has the form of two as well."""
    onto = block.tokens.forms[noun.first].startswith(block.lang.clitic_conjunctions)
    return is_dual(quantity) and group.low == group.high == 2 and noun.first == group.last + 1 and not onto


def _counts_things(quantity: Quantity, sentence: Sentence) -> bool:
    """ "destroyed 14 command posts": no people."""
    return any(h.first == quantity.last + 1 for cls in ("weapon", "target") for h in sentence.of(cls))


def _continues(group: Group, noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "a British soldier", "members of the border police": the same persons in more words; not "suspects of killing a judge"."""
    forms, lang = block.tokens.forms, block.lang
    harm = [h for h in sentence.of("casualty") if h.concept.endswith("_before") and group.last < h.first < noun.first]
    if harm or _broken(block, group.last, noun.first) or forms[noun.first].startswith(lang.clitic_conjunctions):
        return False
    between = forms[group.last + 1 : noun.first]
    return not between or (len(between) <= REACH + 2 and between[0] in lang.of)


def _persons(sentence: Sentence, block: Block) -> list[Hit]:
    """Person nouns, with people named by their country ("two Iraqis") where a number precedes."""
    named = {t for a in sentence.actors if not a.generic and not a.state for t in range(a.first, a.last + 1)}
    harmed = {t for h in sentence.of("casualty") if h.last > h.first for t in range(h.first, h.last + 1)}  # "vítimas mortais"
    nouns = [
        n
        for n in sentence.of("person")
        if n.first not in named and not _compound(n, block) and not _is_quoted(n, sentence) and n.first not in harmed
    ]
    ends, starts = {q.last for q in sentence.quantities}, {q.first for q in sentence.quantities}
    inside = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    nouns += [Hit(*h[:4], "cue", "people") for h in sentence.of("cue", "others") if h.last + 1 not in starts and h.first not in inside]
    covered = {t for n in nouns for t in range(n.first, n.last + 1)}
    nouns += [
        Hit(p.first, p.last, p.start, p.end, "person", "national")
        for p in sentence.places
        if p.demonym and p.first not in covered and p.first - 1 in ends and not any(0 < n.first - p.last <= 3 for n in nouns)
    ]
    return sorted(nouns, key=lambda h: (h.first, -h.last))


def _is_quoted(noun: Hit, sentence: Sentence) -> bool:
    """ "according to the mayor, eight people died", "seven others, officials said, and a policeman": the mayor is no ninth."""
    sources = {h.first for h in sentence.of("source")}
    said = any(h.first == noun.last + 1 for h in sentence.of("say", "verb"))
    return noun.first in sources and (said or any(0 < noun.first - h.last <= QUOTED_REACH for h in sentence.of("say", "according")))


def _compound(noun: Hit, block: Block) -> bool:
    """ "anti-terrorist operations" names nobody; "US-Soldaten" are soldiers."""
    tied = noun.first > 0 and block.tokens.gap(noun.first - 1) == "-"
    return tied and not (block.lang.nouns_capital and block.tokens.is_capitalised(noun.first))


def _number_before(noun: Hit, persons: list[Hit], sentence: Sentence, block: Block, taken: int) -> Quantity | None:
    for quantity in reversed(sentence.quantities):
        if taken < quantity.first and is_dual(quantity) and quantity.last == noun.first:
            return quantity
        if not (taken < quantity.first and quantity.last < noun.first and noun.first - quantity.last - 1 <= REACH):
            continue
        if (
            quantity.kind == "ordinal"
            or _counts_full_of(quantity, noun, sentence, block)
            or _broken(block, quantity.last, noun.first)
            or _verb_between(quantity.last, noun.first, sentence, block)
            or _counts_the_hurt(quantity, noun, sentence)
        ):
            return None
        between = [p for p in persons if quantity.last < p.first < noun.first]
        return None if len(between) > 2 else _taken_out(quantity, sentence, block, taken)
    return None


def _counts_full_of(quantity: Quantity, noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "four trains of commuters": the trains are four."""
    things = [h for h in sentence.of("target") if h.first == quantity.last + 1 and h.last + 1 < noun.first]
    return any(block.tokens.forms[h.last + 1] in block.lang.of for h in things)


def _taken_out(whole: Quantity, sentence: Sentence, block: Block, taken: int) -> Quantity:
    """ "three of the five hostages": three."""
    forms, lang = block.tokens.forms, block.lang
    for part in sentence.quantities:
        between = forms[part.last + 1 : whole.first]
        inside = taken < part.first and 0 < len(between) <= PARTITIVE and between[0] in lang.of and part.kind in COUNTING
        if inside and not _broken(block, part.last, whole.first) and (part.low or 0) <= (whole.low or 0):
            return part
    return whole


def _counts_the_hurt(quantity: Quantity, noun: Hit, sentence: Sentence) -> bool:
    """ "25 dead among the civilians": the number belongs to the dead."""
    return any(h.first == quantity.last + 1 and noun.first > h.last + 1 for h in sentence.of("casualty"))


def is_dual(quantity: Quantity) -> bool:
    """The noun itself says two (Arabic "جنديان")."""
    return quantity.rule.startswith("number.dual")


def _verb_between(left: int, right: int, sentence: Sentence, block: Block) -> bool:
    """ "to eight rose the number of people", "77 hurt, most of them children": the number is not that of the noun."""
    return any(left < h.first < right for h in sentence.of("cue", "updated", "including")) or (
        block.lang.passive_any and any(left < h.first < right and h.concept.endswith(("_any", "_after")) for h in sentence.of("casualty"))
    )


def _broken(block: Block, left: int, right: int) -> bool:
    """A comma, a stop or a conjunction stands between two tokens; a bracket closed at once is its own: "(49) gendarmes"."""
    tokens = block.tokens
    if not block.lang.conjunctions.isdisjoint(tokens.forms[left + 1 : right]):
        return True
    return not _SIGNS.isdisjoint(tokens.gap(left).removeprefix(")") + tokens.between(left + 1, right))


def _counted(quantity: Quantity, noun: Hit) -> Group:
    return Group(quantity.first, noun.last, quantity.low, quantity.high, noun.concept, True, quantity.kind == "vague")


def _implied(noun: Hit, block: Block) -> Group:
    """A noun without a number: one where it is singular, at least two where it is plural."""
    tokens, lang = block.tokens, block.lang
    near = tokens.forms[max(noun.first - 3, 0) : noun.last]
    if lang.is_plural(tokens.forms[noun.last]):
        return Group(noun.first, noun.last, 2, None, noun.concept, False)
    said = noun.cls == "cue" or any(form in lang.indefinite for form in near)  # "another", "a soldier"
    return Group(noun.first, noun.last, 1, 1, noun.concept, said)


def _bare(quantity: Quantity, of_a_group: bool) -> Group:
    """A number without a noun; before the name of an armed group it counts its people ("six Taliban")."""
    person = "militant" if of_a_group else ""
    return Group(quantity.first, quantity.last + of_a_group, quantity.low, quantity.high, person, True, quantity.kind == "vague")


def chain_left(found: list[Group], index: int, block: Block, stops: frozenset[int], acts: frozenset[int]) -> list[Group]:
    """The groups joined to found[index] on its left by commas and conjunctions only, itself last.

    `stops` are casualty words, `acts` what was done.
    """
    chain = [found[index]]
    for group in reversed(found[:index]):
        if not _joined(group, chain[0], block, stops, acts, len(chain) > 1) or (block.lang.passive_any and group.first - 1 in stops):
            break  # "погибла женщина, трое мужчин ранены"
        chain.insert(0, group)
    return chain


def chain_right(found: list[Group], index: int, block: Block, stops: frozenset[int], acts: frozenset[int]) -> list[Group]:
    """The groups joined to found[index] on its right, itself first."""
    chain = [found[index]]
    for group in found[index + 1 :]:
        if not _joined(chain[-1], group, block, stops, acts) or _has_word_of_its_own(group, block, stops):
            break
        chain.append(group)
    return chain


def _joined(left: Group, right: Group, block: Block, stops: frozenset[int], acts: frozenset[int], in_list: bool = False) -> bool:
    """`in_list`: a conjunction has joined what follows already: "six Frenchmen, their guide and their driver"."""
    tokens, lang = block.tokens, block.lang
    on = tokens.forms[right.first].startswith(lang.clitic_conjunctions)
    start = _past_aside(_past_name(left, block), right.first, block)
    between = tokens.forms[start : right.first]
    gaps = tokens.between(start - 1 if start > left.last + 1 else left.last, right.first).lstrip(")")
    if stops & set(range(left.last + 1, right.first + 1)) or stops & {left.first} or acts & set(range(left.last + 1, right.first)):
        return False
    if right.said is False and left.said and not (in_list or on or any(f in lang.conjunctions for f in between)):
        return False  # "seven others, officials said"
    bare_comma = not (on or any(f in lang.conjunctions for f in between))
    if bare_comma and not left.said and ((between and (right.said or lang.passive_any)) or (right.said and lang.passive_any)):
        return False  # "the minister, John Doe, three people", "подорвался смертник, 28 человек убито"
    if any(c in gaps for c in ":;().") or not (left.person and right.person):
        return False
    within = len(between) <= (NAMED_REACH if on and right.said and not left.said else 2) or (
        len(between) <= REACH + 2 and between[0] in lang.of
    )
    return within and (on or "," in gaps or "،" in gaps or any(f in lang.conjunctions for f in between) or not between)


def _past_name(group: Group, block: Block) -> int:
    """Token after a group and the name that follows it: "the councillor Marielle Franco and her driver"."""
    tokens, after = block.tokens, group.last + 1
    while not block.lang.nouns_capital and after < len(tokens) and tokens.is_capitalised(after) and tokens.gap(after - 1) == " ":
        after += 1
    return after


def _past_aside(start: int, end: int, block: Block) -> int:
    """Token after what stands in brackets: "six Frenchmen (aid workers, the governor said), their guide"."""
    tokens = block.tokens
    if start == 0 or "(" not in tokens.gap(start - 1):
        return start
    return next((i + 1 for i in range(start, end) if ")" in tokens.gap(i)), start)


def _has_word_of_its_own(group: Group, block: Block, stops: frozenset[int]) -> bool:
    """ "погибла женщина, трое мужчин ранены": the three belong to the word right behind them."""
    return block.lang.passive_any and group.last + 1 in stops and "," not in block.tokens.gap(group.last)


def without_apposition(chain: list[Group], block: Block) -> list[Group]:
    """ "two tourists, one Norwegian and one Dane" are two, "a man, a teacher," is one: the rest only says who they were."""
    singles = all(g.low == 1 for g in chain)
    if singles and not any(f in block.lang.conjunctions for f in block.tokens.forms[chain[0].last : chain[-1].first]):
        return chain[:1]
    rest = [g.low for g in chain[1:]]
    told = chain[0].person == "people" or all(g.person in {"", "people", "national"} for g in chain[1:])
    sums = len(chain) > 2 and chain[0].low and None not in rest and sum(x or 0 for x in rest) == chain[0].low
    return chain[:1] if told and sums else chain


def without_unnumbered(chain: list[Group]) -> list[Group]:
    """ "161 civilians and policemen" are 161: a bare plural right behind a count shares its number."""
    shared = [b for a, b in pairwise(chain) if a.said and not b.said and b.high is None and b.first - a.last == JOINED]
    return [g for g in chain if g not in shared]


def total(chain: list[Group]) -> tuple[int | None, int | None]:
    """The sum of a chain; open where a member is open."""
    lows, highs = [g.low for g in chain], [g.high for g in chain]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    return low, None if None in highs else sum(x for x in highs if x is not None)
