"""People told in a list: "two American nationals and a British soldier"; what is joined, what only says who they were."""

from __future__ import annotations

from itertools import pairwise

from tocsin.extraction.counts.asides import past_asides
from tocsin.extraction.counts.bounds import Bounds
from tocsin.extraction.counts.joined import joins_by_an_ending
from tocsin.extraction.counts.owned import is_owned
from tocsin.extraction.counts.people import OF_REACH
from tocsin.extraction.scene.scene import Block
from tocsin.extraction.words.harm import UNIFORMED, Group

LETTERS = 2  # of "a", "de": no verb
DASH = " - "  # as gaps are folded
OWN_REACH = 4  # words between people and a casualty word of their own
_ENDS = frozenset(",;:.()،")
NAMED_REACH = 5  # words of a name and an office: "the commander of X, So-and-so, and three guards"
DESCRIBED_BY = {"", "people", "national", "foreigner", "man", "woman", "child"}  # "two civilians, a woman and her niece"


def chain_left(found: list[Group], index: int, block: Block, bounds: Bounds) -> list[Group]:
    """The groups joined to found[index] on its left by commas and conjunctions only, itself last."""
    chain = [found[index]]
    for group in reversed(found[:index]):
        joined = _joined(group, chain[0], block, bounds, len(chain) > 1)
        set_off = "," in block.tokens.gap(group.first - 1)
        if not joined or (block.lang.passive_any and group.first - 1 in bounds.stops and not set_off):
            break  # "погибла женщина, трое мужчин ранены"
        if group.first in bounds.objects:
            break  # "the deaths of three soldiers and two others wounded"
        if chain[0].first in bounds.subjects and block.tokens.gap(chain[0].first - 1).strip() == "," and min(bounds.stops) < group.first:
            break  # "ein Sprengsatz tötete zwei Fahrer, zwölf Menschen wurden verletzt"
        chain.insert(0, group)
    return chain


def chain_right(found: list[Group], index: int, block: Block, bounds: Bounds) -> list[Group]:
    """The groups joined to found[index] on its right, itself first."""
    chain = [found[index]]
    for n, group in enumerate(found[index + 1 :], index + 1):
        own = group.first in bounds.subjects or _has_word_of_its_own(group, block, bounds.stops)
        if own or not _joined(chain[-1], group, block, bounds, _goes_on(found, n, block)):
            break
        chain.append(group)
    return chain[:1] if len(chain) > 1 and _begins_anew(chain, block, bounds) else chain


def _goes_on(found: list[Group], index: int, block: Block) -> bool:
    """ "un agente, el médico, un paramédico y su hijo": single people, whom a conjunction joins to those behind them in the end."""
    forms, lang = block.tokens.forms, block.lang
    articles = lang.determiners | lang.possessives | lang.indefinite
    if not index or (lang.indefinite and forms[found[index].first - 1] not in articles):
        return False
    for one, other in pairwise(found[index:]):
        between = forms[one.last + 1 : other.first]
        single = one.low == one.high == 1 or (one.said and not lang.indefinite)
        if not single or len(between) > NAMED_REACH or _parted(one.last, other.first, block):
            return False
        if forms[other.first].startswith(lang.clitic_conjunctions or ("\0",)) or not lang.conjunctions.isdisjoint(between):
            return True
    return False


def _parted(left: int, right: int, block: Block) -> bool:
    return any(c in block.tokens.between(left, right) for c in ";:.()")


def _begins_anew(chain: list[Group], block: Block, bounds: Bounds) -> bool:
    """ "hurt are nine people, two children are in intensive care": no list, the last ones have a word of their own behind them."""
    tokens, lang = block.tokens, block.lang
    listed = any(tokens.forms[g.first].startswith(lang.clitic_conjunctions) for g in chain[1:])
    listed = listed or not lang.conjunctions.isdisjoint(tokens.forms[chain[0].last : chain[-1].first])
    own = next((t for t in range(chain[-1].last + 1, chain[-1].last + OWN_REACH + 1) if t in bounds.stops), None)
    return not listed and own is not None and not _ENDS.intersection(tokens.between(chain[-1].last, own))


def _joined(left: Group, right: Group, block: Block, bounds: Bounds, in_list: bool = False) -> bool:
    if _joined_by_an_ending(left, right, block):
        return True
    return _elsewhere(left, right, block, bounds) or _in_one_list(left, right, block, bounds, in_list)


def _joined_by_an_ending(left: Group, right: Group, block: Block) -> bool:
    """ "bir polisle iki sivil": "with" written onto the first of two right beside each other, both told by number."""
    told = left.said and right.said and bool(left.person and right.person)
    return told and right.first == left.last + 1 and joins_by_an_ending(left.last, block)


def _in_one_list(left: Group, right: Group, block: Block, bounds: Bounds, in_list: bool) -> bool:
    """`in_list`: a conjunction has joined what follows already: "six Frenchmen, their guide and their driver"."""
    tokens, lang = block.tokens, block.lang
    on = tokens.forms[right.first].startswith(lang.clitic_conjunctions)
    start = past_asides(left, right, block, bounds)
    between = tokens.forms[start : right.first]
    gaps = tokens.between(start - 1 if start > left.last + 1 else left.last, right.first).lstrip(")")
    stops, inside = bounds.stops, set(range(left.last + 1, right.first))
    if stops & {*inside, right.first, left.first} or (left.last in stops and left.last > left.first) or bounds.acts & inside:
        return False
    own = any(f in lang.possessives for f in between)  # "a commander, his wife and their three children"
    if right.said is False and left.said and not (own or in_list or on or any(f in lang.conjunctions for f in between)):
        return False  # "seven others, officials said"
    bare_comma = not (on or any(f in lang.conjunctions for f in between))
    anew = not (left.said or (in_list and _opens_a_list(left, block, bounds))) and (
        _opens_anew(right, bool(between), in_list, lang.passive_any) or _counts_anew(left, right, in_list)
    )
    if bare_comma and (anew or _opens_relative(between, block) or _set_off(left, right, block)):
        return False
    if any(c in gaps for c in ":;().") or not (left.person and right.person):
        return False
    if not (on or between or gaps.strip()) and "attacker" in (left.side, right.side) and left.side != right.side:
        return False  # "bıçaklı saldırgan üç yolcuyu yaraladı": who did it and whom
    told = [i for i in range(start, right.first) if not (i in bounds.peoples or tokens.forms[i] in lang.possessives)]
    told = [i for i in told if not (tokens.forms[i].isdigit() or tokens.forms[i - 1].isdigit())]  # "a woman of 34 years and"
    told = [i for i in told if i not in bounds.named]
    if not (left.said or right.said):
        told = [i for i in told if not (tokens.forms[i] in lang.conjunctions or tokens.forms[i] in lang.determiners)]
    within = len(told) <= (NAMED_REACH if on and right.said and not left.said else 2) or (
        len(between) <= OF_REACH and between[0] in lang.of
    )
    within = within and not (right.said and left.said and _does_else(told, block))
    return within and (on or "," in gaps or "،" in gaps or any(f in lang.conjunctions for f in between) or not between)


def _opens_a_list(one: Group, block: Block, bounds: Bounds) -> bool:
    """ "полковник, два майора и трое солдат": somebody single, at the head of the sentence or right behind what befell him."""
    first, gap = one.first, block.tokens.gap(one.first - 1) if one.first else "."
    heads = first - 1 in bounds.stops or any(c in gap for c in ".:\n")
    return one.high == 1 and one.side != "attacker" and heads


def _does_else(told: list[int], block: Block) -> bool:
    """ "shot one student dead and took forty people": a word of its own between "and" and the number."""
    lang, forms = block.lang, [block.tokens.forms[i] for i in told]
    joins = [n for n, f in enumerate(forms) if f in lang.conjunctions]
    behind = forms[joins[-1] + 1 :] if joins else []
    known = lang.more_before | lang.determiners | lang.indefinite | lang.of
    return any(f not in known and len(f) > LETTERS for f in behind)


def _opens_relative(between: list[str], block: Block) -> bool:
    """ "five gunmen, who had stabbed a guard", "fünf Männer, die mit einem Messer"."""
    lang = block.lang
    article = len(between) > 1 and between[0] in lang.determiners and between[1] in lang.small
    return bool(between) and (between[0] in lang.clause_breaks or (lang.verb_second and article))


def _set_off(left: Group, right: Group, block: Block) -> bool:
    """ "a family of five - parents, two children, a grandmother"."""
    return DASH in block.tokens.gaps[left.last : right.first]


def _opens_anew(right: Group, apart: bool, in_list: bool, passive_any: bool) -> bool:
    """ "the minister, John Doe, three people", "подорвался смертник, 28 человек убито"."""
    return (apart and not in_list and (right.said or passive_any)) or (right.said and passive_any)


def _counts_anew(left: Group, right: Group, in_list: bool) -> bool:
    """ "in a church full of refugees, eighteen people": people without a number are no first of a list that has none but these two."""
    return left.high is None and right.said and not in_list


def _elsewhere(left: Group, right: Group, block: Block, bounds: Bounds) -> bool:
    """ "two policemen in Mosul and three in Erbil": nothing but where, and a conjunction."""
    forms, lang = block.tokens.forms, block.lang
    between = [i for i in range(left.last + 1, right.first) if i not in bounds.wheres]
    onto = not between and forms[right.first].startswith(lang.clitic_conjunctions)
    joined = onto or any(forms[i] in lang.conjunctions for i in between)
    told = [i for i in between if not (forms[i] in lang.conjunctions or len(forms[i]) == 1)]  # "y a tres en"
    placed = left.last + 1 < right.first - len(between)
    return right.first in bounds.spread and bool(left.person) and left.said and right.said and joined and placed and not told


def _has_word_of_its_own(group: Group, block: Block, stops: frozenset[int]) -> bool:
    """ "погибла женщина, трое мужчин ранены": the three belong to the word right behind them."""
    return block.lang.passive_any and group.last + 1 in stops and "," not in block.tokens.gap(group.last)


def without_apposition(chain: list[Group], block: Block) -> list[Group]:
    """ "two tourists, one Norwegian and one Dane" are two, "a man, a teacher," is one: the rest only says who they were."""
    forms, lang = block.tokens.forms, block.lang
    singles = all(g.low == 1 for g in chain)
    onto = any(forms[g.first].startswith(lang.clitic_conjunctions) for g in chain[1:])
    between = [forms[i] for i in range(chain[0].last, chain[-1].first) if block.tokens.gap(i) != "-"]  # not "a well-known"
    if singles and not onto and lang.conjunctions.isdisjoint(between):
        return chain[:1]
    if chain[0].said and len(chain) > 1 and _names_their_kinds(chain[0], chain[1:], block):
        return chain[:1]
    if len(chain) == 2 and chain[0].said and chain[0].low == 2 and _is_one_of_two(chain[1], block):
        return chain[:1]
    rest = [g.low for g in chain[1:]]
    plain = {"", "people", "national"} if chain[0].person in UNIFORMED else DESCRIBED_BY
    told = chain[0].person == "people" or all(g.person in plain for g in chain[1:])
    sums = len(chain) > 2 and chain[0].low and None not in rest and sum(x or 0 for x in rest) == chain[0].low
    return chain[:1] if told and sums else chain


def _names_their_kinds(counted: Group, rest: list[Group], block: Block) -> bool:
    """ "320 villagers, women and children mostly,": nouns without a number behind a comma."""
    return "," in block.tokens.between(counted.last, rest[0].first) and all(not g.said and g.high is None for g in rest)


def _is_one_of_two(one: Group, block: Block) -> bool:
    """ "two hikers, a Dane and a Norwegian", of whom no list knows the second."""
    forms, lang, after = block.tokens.forms, block.lang, one.last + 1
    each = forms[one.first] in lang.indefinite and not lang.indefinite.isdisjoint(forms[after + 1 : after + 2])
    return each and forms[after] in lang.conjunctions and "," in block.tokens.gap(one.first - 1)


def without_unnumbered(chain: list[Group], block: Block) -> list[Group]:
    """ "161 civilians and policemen", "all 259 passengers and crew": a bare plural behind a count, or any bare noun, shares its number."""
    return [g for a, g in pairwise([chain[0], *chain]) if not (_shares(a, g, block) or _is_the_same(a, g, block))]


def _is_the_same(one: Group, noun: Group, block: Block) -> bool:
    """ "a poet and activist", "Omar Said, president of the club and friend of the party" are one, "a poet and an activist" two."""
    forms, lang = block.tokens.forms, block.lang
    if not lang.indefinite or not one.low == one.high == noun.low == noun.high == 1 or one.person == noun.person:
        return False
    apposed = one.first > 0 and "," in block.tokens.gap(one.first - 1) and not block.tokens.is_capitalised(one.last + 1)
    right_behind = one.last + 1 < noun.first and forms[one.last + 1] in lang.conjunctions
    joined = (right_behind and (one.said or apposed)) or (apposed and forms[noun.first - 1] in lang.conjunctions)
    between = forms[one.last + 2 if right_behind else noun.first : noun.first + 1]
    articles = lang.indefinite | lang.determiners | lang.possessives | lang.small | lang.against
    return joined and not is_owned(noun, block) and articles.isdisjoint(between)


def _shares(counted: Group, noun: Group, block: Block) -> bool:
    forms, lang = block.tokens.forms, block.lang
    onto = noun.first == counted.last + 1 and forms[noun.first].startswith(lang.clitic_conjunctions)
    if not counted.said or noun.said or not (onto or forms[counted.last + 1] in lang.conjunctions):
        return False
    between = forms[counted.last + 2 : noun.first]
    if noun.high is None:
        return not between or not any(f in lang.determiners for f in between)  # "eight police and army soldiers"
    return not between and bool(lang.indefinite) and (counted.low or 0) > 1


def total(chain: list[Group]) -> tuple[int | None, int | None]:
    """The sum of a chain; open where a member is open."""
    lows, highs = [g.low for g in chain], [g.high for g in chain]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    return low, None if None in highs else sum(x for x in highs if x is not None)
