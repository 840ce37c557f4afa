"""Groups of persons with their number: "two American nationals and a British soldier"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.bynames import by_names
from tocsin.extraction.counts.joined import follows_pronoun, is_joined
from tocsin.extraction.counts.nounless import nounless
from tocsin.extraction.scene.numbered import broken, is_dual, number_before, number_behind
from tocsin.extraction.scene.persons import person_nouns
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.numerals import Quantity

REACH = 4  # words that may stand between a number and its person noun
DESCRIBED = 3  # from people to a number that says more of them, from a number to its casualty word
NAMED = 3  # from people to their name
OF_REACH = 9  # words of "of the district council of Narathiwat and a"


def groups(sentence: Sentence, block: Block) -> list[Group]:
    """Person groups and bare numbers of a sentence, left to right, none inside another."""
    if sentence.people is None:
        sentence.people = _read_groups(sentence, block)
    return sentence.people


def _read_groups(sentence: Sentence, block: Block) -> list[Group]:
    found = _with_nouns(sentence, block)
    found += nounless(found, sentence, block)
    found = by_names([_with_whom(g, found, sentence, block) for g in found], sentence, block)
    found.sort(key=lambda g: g.first)
    return [g for n, g in enumerate(found) if not (_is_aside(g, found, block) or (n and _is_the_other(g, found[n - 1], sentence, block)))]


def _with_nouns(sentence: Sentence, block: Block) -> list[Group]:
    found: list[Group] = []
    taken = -1
    persons = person_nouns(sentence, block)
    for noun in persons:
        if noun.first <= taken:
            continue
        quantity = number_before(noun, persons, sentence, block, taken) or number_behind(noun, sentence, block)
        if quantity and found and _agrees(found[-1], noun, quantity, block):
            found[-1] = replace(found[-1], last=noun.last)
            taken = noun.last
            continue
        if quantity is None and found and _is_his_rank(found[-1], noun, sentence, block):
            found[-1] = replace(found[-1], last=noun.last)
            taken = noun.last
            continue
        whole = quantity is None or (quantity.kind == "indefinite" and block.tokens.forms[quantity.first - 1] in block.lang.of)
        if whole and found and _continues(found[-1], noun, sentence, block):
            longer = replace(found[-1], last=noun.last)  # "a British soldier": one person in two words
            found[-1] = _in_number(longer, noun, sentence, block) if longer.low == 1 else longer
        else:
            found.append(_counted(quantity, noun) if quantity else _implied(noun, block))
            found[-1] = _one_of_theirs(_in_number(found[-1], noun, sentence, block), block)
            if noun.concept == "family" and not _counted_family(found, noun, block):
                found.pop()
                continue
        taken = found[-1].last
    return found


def _is_the_other(group: Group, whole: Group, sentence: Sentence, block: Block) -> bool:
    """ "two hikers, one Norwegian and the other Danish": says who the two were."""
    forms, lang = block.tokens.forms, block.lang
    one = range(whole.last + 1, group.first)
    pair = group.low == 1 and whole.said and whole.low == 2 and "," in block.tokens.gap(whole.last) and len(one) <= OF_REACH
    named = any(h.first == group.first for h in sentence.of("cue", "others"))
    return pair and named and any(forms[i] in lang.indefinite for i in one) and any(forms[i] in lang.conjunctions for i in one)


def _with_whom(group: Group, found: list[Group], sentence: Sentence, block: Block) -> Group:
    """ "he and six companions", "Haddad and his driver": one more."""
    if not (group.person and group.low):
        return group
    first = _pronoun_before(group, block) if group.high == group.low else None
    first = _named_before(group, found, sentence, block) if first is None else first
    if first is None:
        return group
    return replace(group, first=first, low=group.low + 1, high=group.high + 1 if group.high else None, named=True)


def _pronoun_before(group: Group, block: Block) -> int | None:
    """First token of "he and six", "he and his driver", "هو وسائقه"."""
    forms, lang, first = block.tokens.forms, block.lang, group.first
    if first and forms[first].startswith(lang.clitic_conjunctions) and forms[first - 1] in lang.pronouns:
        return first - 1
    owned = first > 2 and forms[first - 1] in lang.possessives
    first -= owned
    return first - 2 if (group.said or owned) and follows_pronoun(first, block) else None


def _named_before(group: Group, found: list[Group], sentence: Sentence, block: Block) -> int | None:
    """First token of a name that a conjunction joins to people, unless a noun before it has counted them: "the mayor Omar Said and"."""
    name = next((n for n in sentence.names if n.last < group.first and is_joined(n.last, group.first, block)), None)
    if name is None and _is_name_by_halves(group.first - 2, group, found, sentence, block):
        return group.first - 2
    if name is None or not (group.said or block.tokens.forms[group.first - 1] in block.lang.possessives):
        return None
    noun = any(g.last < name.first and name.first - g.last <= NAMED and g.person for g in found)
    return None if noun or _beside_a_name(name.first, block) else name.first


def _is_name_by_halves(token: int, group: Group, found: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "Barry and seven others": a capital that nothing else explains."""
    tokens, lang = block.tokens, block.lang
    others = any(group.first <= h.first <= group.last + 1 for h in sentence.of("cue", "others"))
    if token < sentence.first or not others or not block.stands_out(token):
        return False
    if any(g.last == token - 1 for g in found):
        return False  # "Colonel Barry": the noun has counted him
    counted = any(q.first <= token <= q.last for q in sentence.quantities)
    small = any(tokens.forms[token] in w for w in (lang.small, lang.determiners, lang.indefinite, lang.pronouns, lang.conjunctions))
    return is_joined(token, group.first, block) and not (counted or small or token in sentence.taken() or _beside_a_name(token, block))


def _beside_a_name(token: int, block: Block) -> bool:
    """A conjunction or comma before a name opens a list, of which this is not the whole."""
    forms, lang = block.tokens.forms, block.lang
    return token > 0 and (forms[token - 1] in lang.conjunctions or "," in block.tokens.gap(token - 1))


def _is_aside(group: Group, found: list[Group], block: Block) -> bool:
    """ "six Frenchmen (aid workers)": who they were."""
    opens = group.first > 0 and block.tokens.gap(group.first - 1).endswith("(")
    return opens and not group.said and any(g.last == group.first - 1 and g.said for g in found)


def _agrees(group: Group, noun: Hit, quantity: Quantity, block: Block) -> bool:
    """ "شرطيان إسرائيليان": the adjective of two people has the form of two as well."""
    onto = block.tokens.forms[noun.first].startswith(block.lang.clitic_conjunctions)
    return is_dual(quantity) and group.low == group.high == 2 and noun.first == group.last + 1 and not onto


def _is_his_rank(one: Group, noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "their chief, Major Omar Said", "son garde du corps le gendarme Omar Said": one, whose name follows a second word for him."""
    tokens, lang = block.tokens, block.lang
    named = any(n.first == noun.last + 1 for n in sentence.names)
    titled = noun.first == one.last + 1 and tokens.gap(one.last).strip() == "," and tokens.is_capitalised(noun.first)
    article = noun.first == one.last + 2 and tokens.forms[one.last + 1] in lang.determiners - lang.possessives
    apposed = article and tokens.between(one.last, noun.first).strip(" ’'") == ""
    return one.low == one.high == 1 and not one.said and named and (titled or apposed)


def _continues(group: Group, noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "a British soldier", "members of the border police": the same persons in more words; not "suspects of killing a judge"."""
    forms, lang = block.tokens.forms, block.lang
    harm = [h for h in sentence.of("casualty") if h.concept.endswith("_before") and group.last < h.first < noun.first]
    told = any(group.last < h.first < noun.first for h in sentence.of("cue", "passive_aux", "including"))
    parted = broken(block, group.last, noun.first) or forms[noun.first].startswith(lang.clitic_conjunctions)
    unbound = not group.said and noun.first == group.last + 1 and forms[group.last].endswith(lang.unbound_endings or ("\0",))
    if harm or told or parted or unbound:
        return False
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    between = forms[group.last + 1 : noun.first]
    if group.said and between and peoples.issuperset(range(group.last + 1, noun.first)):
        return True  # "two female Scandinavian tourists"
    return not between or (len(between) <= REACH + 2 and between[0] in lang.of)


def _counted(quantity: Quantity, noun: Hit) -> Group:
    first, last = min(quantity.first, noun.first), max(quantity.last, noun.last)
    return Group(first, last, quantity.low, quantity.high, noun.concept, True, quantity.kind == "vague")


def _implied(noun: Hit, block: Block) -> Group:
    """A noun without a number: one where it is singular, at least two where it is plural."""
    tokens, lang = block.tokens, block.lang
    near = tokens.forms[max(noun.first - 3, 0) : noun.last]
    heads = {noun.first if lang.proclitics else noun.last, noun.last}  # "בני נוער"
    if not lang.of.isdisjoint(tokens.forms[noun.first : noun.last]) or (lang.passive_any and not (lang.verb_last or lang.indefinite)):
        heads = {noun.first}  # "garde du corps", "начальник милиции"
    if any(lang.is_plural(tokens.forms[head]) for head in heads) and not _is_one(noun, block):
        return Group(noun.first, noun.last, 2, None, noun.concept, False)
    said = noun.cls == "cue" or any(form in lang.indefinite for form in near)  # "another", "a soldier"
    return Group(noun.first, noun.last, 1, 1, noun.concept, said)


def _one_of_theirs(group: Group, block: Block) -> Group:
    """ "un de ses proches", "um dos seus familiares": one, by the article before "of" and whose they are."""
    forms, lang = block.tokens.forms, block.lang
    owned = group.high is None and not group.said and group.first > 2 and forms[group.first - 1] in lang.possessives
    one = owned and forms[group.first - 2] in lang.of and forms[group.first - 3] in lang.indefinite
    return replace(group, first=group.first - 3, low=1, high=1, said=True) if one else group


def _is_one(noun: Hit, block: Block) -> bool:
    """ "der Fahrer", "der junge Fahrer", "son fils": the article says that a form of both numbers is one."""
    before, forms, lang = noun.first - 1, block.tokens.forms, block.lang
    while before > 0 and block.tokens.gap(before) == "-":
        before -= 1  # "der BBC-Reporter"
    described = before > 0 and block.tokens.gap(before - 1) == " " and lang.tells_one(*forms[before - 1 : before + 1], forms[noun.last])
    return before >= 0 and (described or lang.tells_one(forms[before], forms[noun.last]))


def _in_number(group: Group, noun: Hit, sentence: Sentence, block: Block) -> Group:
    """ "a family of five", "two couples": nouns that speak of several."""
    each = attributes("person", noun.concept).get("each") if noun.cls == "person" else None
    if each is None:
        return group
    told = next((q for q in sentence.quantities if q.first == noun.last + 2 and q.kind == "cardinal"), None)
    if told is not None and block.tokens.forms[noun.last + 1] in block.lang.of:
        return replace(group, last=told.last, low=told.low, high=told.high, said=True)
    exact = attributes("person", noun.concept).get("exact")
    return replace(group, low=(group.low or 1) * each, high=(group.high or 1) * each if exact else None)


def _counted_family(found: list[Group], noun: Hit, block: Block) -> bool:
    """Not "three members of a family", "seven people from two families", nor "the family said"."""
    group, forms = found[-1], block.tokens.forms
    told = group.said or noun.last > noun.first or forms[noun.first - 1] in block.lang.possessives
    beside = len(found) > 1 and group.first - found[-2].last <= DESCRIBED and not broken(block, found[-2].last, group.first)
    return told and not beside
