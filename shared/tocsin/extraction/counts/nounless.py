"""Numbers whose noun no list knows: "three were killed", "a nurse and two outpatients", "two of his comrades"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.extraction.scene.numbered import broken
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.numerals import Quantity

YOUNG_OR_OLD = ("child", "man", "woman", "student")
OLD_ENOUGH, OLDEST = 12, 100  # years: such a number alone in brackets is an age, a smaller one may count
BRACKET = 6  # words from a number to the ends of its bracket
_COMMAS = frozenset({",", "،"})
DESCRIBED = 3  # from people to a number that says more of them, from a number to its casualty word


def nounless(found: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """Numbers that count people beside those found already, none inside another."""
    doers = {a.first for a in sentence.actors if not a.state and not a.generic}
    counts = [q for q in sentence.quantities if q.kind in {"cardinal", "vague"} or _counts_one(q, sentence)]
    ages = {g.last for g in found if g.person in YOUNG_OR_OLD}
    counts = [q for q in counts if not (_counts_things(q, sentence) or _counts_a_family(q, sentence) or _is_age(q, ages, block) or _is_clock(q, block))]
    counts = [q for q in counts if not _is_last_of_ages(q, found, block)]
    bare = [_bare(q, q.last + 1 in doers) for q in counts]
    ones = {g.last for g in found if g.high == 1} | {n.last for n in sentence.names}
    aged = [_aged(b, found, block) for b in bare if _is_bracketed_age(b, ones, block) and b.first - 1 not in ones]
    bare = [_of_ones_own(b, sentence, block) for b in bare if not _is_bracketed_age(b, ones, block)]
    bare += [a for a in aged if a is not None]
    bare = [b for b in bare if not _describes(b, found, sentence, block)]
    bare += [Group(q.first, q.last, 1, 1, "", True) for q in sentence.quantities if _is_one_more(q, sentence, block)]
    bare += _bare_nouns_beside(found, sentence, block)
    bare += [b for q in sentence.quantities if q.kind == "indefinite" and (b := _one_beside(q, found, sentence, block))]
    bare = [b for b in bare if not any(h.first <= b.last and b.first <= h.last for h in sentence.of("cue", "as_many"))]
    bare += _as_many(found, sentence)
    bare += [*_ones_with_theirs(found, sentence, block), *_by_their_ages(found, sentence, block)]
    bare = [b for b in bare if not any(g.first <= b.last and b.first <= g.last for g in found)]
    told = {b.first: b for b in (_beside_people(b, found, sentence, block) for b in bare)}  # "and a mechanic were killed": him once
    return list(told.values())


def _bare(quantity: Quantity, of_a_group: bool) -> Group:
    """A number without a noun; before the name of an armed group it counts its people ("six Taliban")."""
    person = "militant" if of_a_group else ""
    return Group(quantity.first, quantity.last + of_a_group, quantity.low, quantity.high, person, True, quantity.kind == "vague")


def _of_ones_own(count: Group, sentence: Sentence, block: Block) -> Group:
    """ "two of his comrades", "zwei seiner Kollegen": people by whose they are, though no list knows the noun."""
    forms, lang, noun = block.tokens.forms, block.lang, count.last + 2
    noun += forms[count.last + 1 : noun] != [] and forms[count.last + 1] in lang.of
    onto = noun == count.last + 3 and noun - 1 <= sentence.last and forms[noun - 1].endswith(lang.own_endings or ("\0",))
    noun -= onto  # "ثلاثة من مواطنيه"
    if count.person or noun > sentence.last or not (onto or forms[noun - 1] in lang.possessives):
        return count
    known = any(h.first <= noun <= h.last for cls in ("weapon", "target", "event", "casualty") for h in sentence.of(cls))
    known = known or any(h.first <= noun <= h.last for h in sentence.of("cue", "including")) or "،" in block.tokens.gap(count.last)
    return count if known else replace(count, last=noun, person="people")


def _is_age(quantity: Quantity, ages: set[int], block: Block) -> bool:
    """ "a boy of ten"."""
    return quantity.first - 2 in ages and block.tokens.forms[quantity.first - 1] in block.lang.of


def _is_last_of_ages(quantity: Quantity, found: list[Group], block: Block) -> bool:
    """ "two brothers aged 12 and 14 were killed": as many figures behind the people as there are people."""
    forms, lang, before = block.tokens.forms, block.lang, quantity.first - 1
    before -= before > 1 and forms[before] in lang.conjunctions
    joined = before > 0 and forms[before].isdigit() and (before < quantity.first - 1 or forms[quantity.first] in lang.clitic_conjunctions)
    whole = next((g for g in reversed(found) if g.last < before), None)
    if not joined or whole is None or not whole.said or quantity.low is None or quantity.low > OLDEST:
        return False
    ages = [i for i in range(whole.last + 1, quantity.last + 1) if forms[i].isdigit()]
    return len(ages) == whole.low == whole.high and ages[0] - whole.last <= DESCRIBED


def _is_clock(quantity: Quantity, block: Block) -> bool:
    """ "shot dead at 1215": hours and minutes, written together behind "at"."""
    form = block.tokens.forms[quantity.first]
    clock = quantity.first == quantity.last and len(form) == len("1215") and form.isdecimal() and int(form[:2]) < 24 and int(form[2:]) < 60
    return clock and quantity.first > 0 and block.tokens.forms[quantity.first - 1] in block.lang.clock


def _is_bracketed_age(count: Group, ones: set[int], block: Block) -> bool:
    """ "her husband (70)", "Omar Said (34)", "Omar Said, thirty-four, was killed"."""
    gaps, before = block.tokens.gaps, count.first - 1
    if count.low is None or count.low != count.high or count.low > OLDEST:
        return False
    bracketed = (gaps[before].strip() == "(" and count.first == count.last and gaps[count.last].startswith(")")) or _among_ages(
        count, block
    )
    set_off = gaps[before].strip() in _COMMAS and gaps[count.last].strip() in _COMMAS
    return (bracketed and (before in ones or count.low > OLD_ENOUGH)) or (set_off and (before in ones or _may_be_named(before, block)))


def _among_ages(count: Group, block: Block) -> bool:
    """ "two nurses (f, 39 and 34)": nothing else in the bracket than numbers, single letters and "and"."""
    tokens, lang = block.tokens, block.lang
    opens = next((i for i in range(count.first - 1, max(count.first - BRACKET, 0) - 1, -1) if "(" in tokens.gap(i)), None)
    closes = next((i for i in range(count.last, min(count.last + BRACKET, len(tokens))) if ")" in tokens.gap(i)), None)
    if opens is None or closes is None:
        return False
    inside = tokens.forms[opens + 1 : closes + 1]
    return len(inside) > 1 and all(len(f) == 1 or f.isdigit() or f in lang.conjunctions for f in inside)


def _aged(age: Group, found: list[Group], block: Block) -> Group | None:
    """ "Anthony House, thirty-nine, was killed": one somebody, unless a noun has counted him."""
    first = age.first - 2
    counted = any(g.last == first - 1 and g.person for g in found)
    return None if counted or not _may_be_named(age.first - 1, block) else Group(first, age.last, 1, 1, "people", True, named=True)


def _may_be_named(last: int, block: Block) -> bool:
    """Two words with a capital: "Anthony House"."""
    tokens = block.tokens
    capitals = last > 0 and tokens.is_capitalised(last) and tokens.is_capitalised(last - 1) and tokens.gap(last - 1) == " "
    return capitals and not block.lang.nouns_capital


def _describes(quantity: Group, found: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "seven people from one family were hurt": the number says whose people they are."""
    whole = next((g for g in reversed(found) if g.last < quantity.first), None)
    if whole is None or not whole.said or quantity.first - whole.last > DESCRIBED or quantity.first - whole.last < 2:
        return False
    harm = any(whole.last < h.first <= quantity.last + 1 for h in sentence.of("casualty"))
    part = any(whole.last < h.first <= quantity.first for h in sentence.of("cue", "including"))
    return not (harm or part or broken(block, whole.last, quantity.first))


def _is_one_more(quantity: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "two were killed and a third injured", "a fifth seriously hurt", "wounding three and killing a fourth"."""
    if quantity.kind != "ordinal" or _is_of_things(quantity, sentence, block):
        return False
    return _suffers(quantity, sentence, block) or _is_struck(quantity, sentence, block) or _stands_alone(quantity, sentence, block)


def _suffers(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """An article before it, and its word of harm behind; with "the" only where it tells what was suffered."""
    before = block.tokens.forms[max(ordinal.first - 1, 0)]
    near = [h for h in sentence.of("casualty") if 0 < h.first - ordinal.last <= DESCRIBED]
    if before not in block.lang.indefinite | block.lang.determiners:
        return False
    joined = block.tokens.gap(ordinal.last).isspace()
    suffered = any(joined and h.first == ordinal.last + 1 for h in sentence.of("cue", "passive_aux"))
    suffered = suffered or any(h.concept.endswith("_after") for h in near)
    return bool(near) and (before in block.lang.indefinite or suffered)  # "three bombs went off, the third killed six"


def _is_struck(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "killing a fourth", "hirieron a un tercero", "убили четвёртого": right behind its word of harm."""
    forms, lang, verb = block.tokens.forms, block.lang, ordinal.first - 1
    articled = verb > 0 and forms[verb] in lang.indefinite
    verb -= articled
    verb -= articled and len(forms[verb]) == 1 and not any(h.last == verb for h in sentence.of("casualty"))
    harm = [h for h in sentence.of("casualty") if h.last == verb and h.concept.endswith(("_before", "_any"))]
    return bool(harm) and (articled or not lang.indefinite) and not block.tokens.between(verb, ordinal.first).strip()


def _stands_alone(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "двое убиты, третий тяжело ранен": in languages without articles, at the head of its clause, nothing but how badly between."""
    forms, lang, first = block.tokens.forms, block.lang, ordinal.first
    opens = first > sentence.first and (forms[first - 1] in lang.conjunctions or block.tokens.gap(first - 1).strip() in _COMMAS)
    told = {t for h in sentence.of("cue", "degree", "passive_aux") for t in range(h.first, h.last + 1)}
    behind = next((t for t in range(ordinal.last + 1, sentence.last + 1) if t not in told), 0)
    harm = [h for h in sentence.of("casualty") if h.concept.endswith(("_after", "_any"))]
    return not lang.indefinite and opens and any(h.first <= behind <= h.last for h in harm)


def _is_of_things(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "a third explosion", "a third of the village"."""
    behind = ordinal.last + 1
    things = any(h.first == behind for cls in ("person", "event", "target", "weapon") for h in sentence.of(cls))
    return things or (behind <= sentence.last and block.tokens.forms[behind] in block.lang.of)


def _counts_one(quantity: Quantity, sentence: Sentence) -> bool:
    """ "un mort", "ein Verletzter", "einer von ihnen": "einer starb", "l'un a été tué": an article that counts."""
    if quantity.kind != "indefinite":
        return False
    words = [h for h in sentence.of("casualty") if h.concept.startswith(("killed_", "injured_"))]
    words = [h for h in words if h.concept.endswith(("_after", "_any", "_noun"))]
    follows = any(h.first == quantity.last + 1 for h in (*words, *sentence.of("cue", "including")))
    return follows or any(quantity.last < h.first <= quantity.last + 2 for h in sentence.of("cue", "passive_aux"))


def _counts_things(quantity: Quantity, sentence: Sentence) -> bool:
    """ "destroyed 14 command posts", "killed by three shots": no people."""
    things = (*sentence.hits["weapon"], *sentence.hits["target"], *sentence.of("cue", "shots"))
    harmed = {h.first for h in sentence.of("casualty")}  # "двадцать госпитализированы"
    return quantity.last + 1 in {h.first for h in things} - harmed


def _counts_a_family(quantity: Quantity, sentence: Sentence) -> bool:
    """ "одиннадцать членов одной семьи", "בני משפחה אחת": one family, whose people are counted by another number."""
    families = [*sentence.of("person", "family"), *sentence.of("source", "family")]
    return quantity.low == quantity.high == 1 and any(h.first == quantity.last + 1 or h.last == quantity.first - 1 for h in families)


def _beside_people(count: Group, found: list[Group], sentence: Sentence, block: Block) -> Group:
    """ "a nurse and two outpatients": a counted noun that no list knows, joined to people."""
    tokens, noun = block.tokens, count.last + 1
    if count.person or noun > sentence.last or tokens.gap(count.last) != " " or _is_known(noun, sentence, block):
        return count
    joined = any(is_joined(g.last, count.first, block) or is_joined(noun, g.first, block) for g in found if g.person)
    joined = joined or follows_pronoun(count.first, block)
    return replace(count, last=noun, person="people") if joined else count


def _one_beside(article: Quantity, found: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "a nurse and a mechanic": one somebody joined to one whom a list knows."""
    noun, tokens = article.last + 1, block.tokens
    while noun < sentence.last and (tokens.forms[noun].isdigit() or tokens.gap(noun - 1) == "-"):
        noun += 1  # "a 28-year-old mechanic"
    if noun > sentence.last or tokens.gap(noun - 1) != " " or _is_known(noun, sentence, block):
        return None
    ones = [g for g in found if g.person and g.said]
    joined = any(is_joined(g.last, article.first, block) or is_joined(noun, g.first, block) for g in ones)
    return Group(article.first, noun, 1, 1, "people", True) if joined else None


def _bare_nouns_beside(found: list[Group], sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "двое полицейских и таможенник убиты": one somebody, in languages without articles, right before what was done to him."""
    forms, lang = block.tokens.forms, block.lang
    if lang.indefinite:
        return
    harm = {h.first for h in (*sentence.of("casualty"), *sentence.of("cue", "passive_aux"))}
    for group in found:
        noun = group.last + 1 + (forms[group.last + 1 : group.last + 2] != [] and forms[group.last + 1] in lang.conjunctions)
        counted = any(q.first <= noun <= q.last for q in sentence.quantities)
        told = noun + 1 in harm and not counted and group.person and group.said and is_joined(group.last, noun, block)
        if told and not lang.is_plural(forms[noun]) and not _is_known(noun, sentence, block):
            yield Group(noun, noun, 1, 1, "people", True)


def _as_many(found: list[Group], sentence: Sentence) -> Iterator[Group]:
    """ "four dead and as many wounded", "cuatro muertos e igual número de heridos": the number told before."""
    for hit in sentence.of("cue", "as_many"):
        told = [(q.last, q.low, q.high) for q in sentence.quantities if q.kind in {"cardinal", "vague"} and q.last < hit.first]
        if told:
            yield Group(hit.first, hit.first, told[-1][1], told[-1][2], "", True)


def _by_their_ages(found: list[Group], sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "בן 19 נהרג": somebody of whom only the age is told."""
    forms, lang = block.tokens.forms, block.lang
    for i in range(sentence.first, sentence.last if lang.aged else sentence.first):
        told = forms[i] in lang.aged and forms[i + 1].isdigit() and int(forms[i + 1]) <= OLDEST
        if told and not any(g.last in (i - 1, i, i + 1) for g in found):
            yield Group(i, i + 1, 1, 1, "people", True)


def _ones_with_theirs(found: list[Group], sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "погибли миссионер и его водитель", "اغتيل مبشر أمريكي وسائقه": somebody whom no list knows, beside one who is his."""
    for group in found:
        noun = _whose(group, block)
        first = _head_of(noun, sentence, block) if noun is not None else None
        if noun is not None and first is not None and not block.lang.is_plural(block.tokens.forms[first]):
            yield Group(first, noun, 1, 1, "people", True)


def _whose(group: Group, block: Block) -> int | None:
    """Last token of those to whom a conjunction joins somebody that is theirs."""
    forms, lang, first = block.tokens.forms, block.lang, group.first
    before = first > 0 and forms[first - 1] in lang.possessives
    noun = first - before - 1
    noun -= noun > 0 and forms[noun] in lang.conjunctions
    single = group.low == group.high == 1 and bool(group.person) and (before or is_owned(group, block))
    return noun if single and noun >= 0 and is_joined(noun, first - before, block) else None


def is_owned(group: Group, block: Block) -> bool:
    """ "سائقه", "راننده اش", "הנהג שלו": the noun, or a word behind it, says whose somebody is."""
    forms, lang, last = block.tokens.forms, block.lang, group.last
    behind = not lang.owned_behind.isdisjoint(forms[last : last + 2])
    return behind or forms[last].endswith(lang.owned_endings or ("\0",))


def _head_of(noun: int, sentence: Sentence, block: Block) -> int | None:
    """First token of a noun and the country's adjective beside it, at the head of its clause or right behind what befell him."""
    tokens, lang = block.tokens, block.lang
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    heads = {sentence.first, *(h.last + 1 for h in (*sentence.of("casualty"), *sentence.of("cue", "passive_aux")))}
    for first in range(noun, max(noun - 2, sentence.first - 1), -1):
        if _is_known(first, sentence, block) and first not in peoples:
            return None
        articled = tokens.forms[first - 1] in lang.indefinite
        if (articled or first in heads or tokens.gap(first - 1).strip() in _COMMAS) and not peoples.issuperset(range(first, noun + 1)):
            return first
    return None


def is_joined(left: int, right: int, block: Block) -> bool:
    """A conjunction and no other word between, or one written onto the second."""
    forms, lang = block.tokens.forms, block.lang
    between = [f for f in forms[left + 1 : right] if f not in lang.possessives]
    onto = right == left + 1 and (forms[right].startswith(lang.clitic_conjunctions) or joins_by_an_ending(left, block))
    return left < right and (onto or (len(between) == 1 and between[0] in lang.conjunctions))


def joins_by_an_ending(token: int, block: Block) -> bool:
    """ "bir polisle iki sivil": "with" written onto the first of two."""
    return block.tokens.gap(token).isspace() and block.tokens.forms[token].endswith(block.lang.joining_endings or ("\0",))


def _is_known(token: int, sentence: Sentence, block: Block) -> bool:
    """A small word, or one that is known to mean something else than people."""
    lang, form = block.lang, block.tokens.forms[token]
    words = (lang.small, lang.determiners, lang.indefinite, lang.of, lang.conjunctions, lang.clause_breaks)
    hit = any(h.first <= token <= h.last for hits in sentence.hits.values() for h in hits)
    placed = any(p.first <= token <= p.last for p in sentence.places) or any(t.first <= token <= t.last for t in sentence.times)
    onto = [form[len(c) :] for c in lang.clitic_conjunctions if form.startswith(c)]  # "وإن": "and that"
    return hit or placed or not form.isalpha() or any(f in w for f in (form, *onto) for w in words)


def follows_pronoun(first: int, block: Block) -> bool:
    forms, lang = block.tokens.forms, block.lang
    return first > 1 and forms[first - 1] in lang.conjunctions and forms[first - 2] in lang.pronouns
