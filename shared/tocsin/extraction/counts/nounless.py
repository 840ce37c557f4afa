"""Numbers whose noun no list knows: "three were killed", "a nurse and two outpatients", "two of his comrades"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.extraction.counts.ages import aged, by_their_ages, is_age, is_bracketed_age, is_clock, is_last_of_ages
from tocsin.extraction.counts.joined import follows_pronoun, is_joined, is_known
from tocsin.extraction.counts.ordinal import is_one_more, the_other
from tocsin.extraction.counts.owned import ones_with_theirs
from tocsin.extraction.scene.numbered import broken
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.numerals import Quantity

YOUNG_OR_OLD = ("child", "man", "woman", "student")
DESCRIBED = 3  # from people to a number that says more of them, from a number to its casualty word


def nounless(found: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """Numbers that count people beside those found already, none inside another."""
    doers = {a.first for a in sentence.actors if not a.state and not a.generic}
    counts = [q for q in sentence.quantities if q.kind in {"cardinal", "vague"} or _counts_one(q, sentence)]
    ages = {g.last for g in found if g.person in YOUNG_OR_OLD}
    counts = [q for q in counts if not (_counts_things(q, sentence) or _counts_a_family(q, sentence))]
    counts = [q for q in counts if not (is_age(q, ages, block) or is_last_of_ages(q, found, block) or is_clock(q, block))]
    bare = [_bare(q, q.last + 1 in doers) for q in counts]
    ones = {g.last for g in found if g.high == 1} | {n.last for n in sentence.names}
    of_age = [aged(b, found, block) for b in bare if is_bracketed_age(b, ones, block) and b.first - 1 not in ones]
    bare = [_of_ones_own(b, sentence, block) for b in bare if not is_bracketed_age(b, ones, block)]
    bare += [a for a in of_age if a is not None]
    bare = [b for b in bare if not _describes(b, found, sentence, block)]
    bare += [Group(q.first, q.last, 1, 1, "", True) for q in sentence.quantities if is_one_more(q, sentence, block)]
    bare += _bare_nouns_beside(found, sentence, block)
    bare += [b for q in sentence.quantities if q.kind == "indefinite" and (b := _one_beside(q, found, sentence, block))]
    bare = [b for b in bare if not any(h.first <= b.last and b.first <= h.last for h in sentence.of("cue", "as_many"))]
    bare += _as_many(found, sentence)
    bare += [*the_other(sentence, block), *ones_with_theirs(found, sentence, block), *by_their_ages(found, sentence, block)]
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


def _describes(quantity: Group, found: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "seven people from one family were hurt": the number says whose people they are."""
    whole = next((g for g in reversed(found) if g.last < quantity.first), None)
    if whole is None or not whole.said or quantity.first - whole.last > DESCRIBED or quantity.first - whole.last < 2:
        return False
    harm = any(whole.last < h.first <= quantity.last + 1 for h in sentence.of("casualty"))
    part = any(whole.last < h.first <= quantity.first for h in sentence.of("cue", "including"))
    return not (harm or part or broken(block, whole.last, quantity.first))


def _counts_one(quantity: Quantity, sentence: Sentence) -> bool:
    """ "un mort", "ein Verletzter", "einer von ihnen": "einer starb", "l'un a été tué": an article that counts."""
    if quantity.kind != "indefinite":
        return False
    words = [h for h in sentence.of("casualty") if h.concept.startswith(("killed_", "injured_"))]
    words = [h for h in words if h.concept.endswith(("_after", "_any", "_noun"))]
    told = {t for h in sentence.of("cue", "others", "degree", "another") for t in range(h.first, h.last + 1)}
    behind = next(
        (t for t in range(quantity.last + 1, sentence.last + 1) if t not in told), quantity.last + 1
    )  # "ein weiterer schwer verletzt"
    follows = any(h.first <= behind <= h.last for h in words) or any(h.first == quantity.last + 1 for h in sentence.of("cue", "including"))
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
    if count.person or noun > sentence.last or tokens.gap(count.last) != " " or is_known(noun, sentence, block):
        return count
    joined = any(is_joined(g.last, count.first, block) or is_joined(noun, g.first, block) for g in found if g.person)
    joined = joined or follows_pronoun(count.first, block)
    return replace(count, last=noun, person="people") if joined else count


def _one_beside(article: Quantity, found: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "a nurse and a mechanic": one somebody joined to one whom a list knows."""
    noun, tokens = article.last + 1, block.tokens
    while noun < sentence.last and (tokens.forms[noun].isdigit() or tokens.gap(noun - 1) == "-"):
        noun += 1  # "a 28-year-old mechanic"
    if noun > sentence.last or tokens.gap(noun - 1) != " " or is_known(noun, sentence, block):
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
        if told and not lang.is_plural(forms[noun]) and not is_known(noun, sentence, block):
            yield Group(noun, noun, 1, 1, "people", True)


def _as_many(found: list[Group], sentence: Sentence) -> Iterator[Group]:
    """ "four dead and as many wounded", "cuatro muertos e igual número de heridos": the number told before."""
    for hit in sentence.of("cue", "as_many"):
        told = [(q.last, q.low, q.high) for q in sentence.quantities if q.kind in {"cardinal", "vague"} and q.last < hit.first]
        if told:
            yield Group(hit.first, hit.first, told[-1][1], told[-1][2], "", True)
