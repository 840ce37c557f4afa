"""Groups of persons with their number: "two American nationals and a British soldier"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.scene import Block, Sentence
from tocsin.numerals import Quantity

YOUNG_OR_OLD = ("child", "man", "woman", "student")
UNIFORMED = ("soldier", "officer", "police", "guard", "peacekeeper")
COUNTING = {"cardinal", "vague", "indefinite"}
PARTITIVE = 2  # words of "of the"
QUOTED_REACH = 2  # words between "according to" and the source
REACH = 4  # words that may stand between a number and its person noun
DESCRIBED = 3  # from people to a number that says more of them, from a number to its casualty word
BRACKETED = 4  # from the word before a bracket to the one behind it
OF_REACH = 9  # words of "of the district council of Narathiwat and a"
_SIGNS = frozenset(",;:()،")
_DASH = " - "  # as gaps are folded


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
    if sentence.people is None:
        sentence.people = _read_groups(sentence, block)
    return sentence.people


def _read_groups(sentence: Sentence, block: Block) -> list[Group]:
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
            longer = replace(found[-1], last=noun.last)  # "a British soldier": one person in two words
            found[-1] = _in_number(longer, noun, sentence, block) if longer.low == 1 else longer
        else:
            found.append(_counted(quantity, noun) if quantity else _implied(noun, block))
            found[-1] = _in_number(found[-1], noun, sentence, block)
            if noun.concept == "family" and not _counted_family(found, noun, block):
                found.pop()
                continue
        taken = found[-1].last
    doers = {a.first for a in sentence.actors if not a.state and not a.generic}
    counts = [q for q in sentence.quantities if q.kind in {"cardinal", "vague"} or _counts_one(q, sentence)]
    ages = {g.last for g in found if g.person in YOUNG_OR_OLD}
    bare = [_bare(q, q.last + 1 in doers) for q in counts if not (_counts_things(q, sentence) or _is_age(q, ages, block))]
    bare = [_of_ones_own(b, sentence, block) for b in bare]
    bare = [b for b in bare if not _describes(b, found, sentence, block)]
    bare += [Group(q.first, q.last, 1, 1, "", True) for q in sentence.quantities if _is_one_more(q, sentence, block)]
    bare = [b for b in bare if not any(g.first <= b.last and b.first <= g.last for g in found)]
    found += [_beside_people(b, found, sentence, block) for b in bare]
    found = [_with_whom(g, block) for g in found]
    found.sort(key=lambda g: g.first)
    return [g for n, g in enumerate(found) if not (_is_aside(g, found, block) or (n and _is_the_other(g, found[n - 1], sentence, block)))]


def _is_the_other(group: Group, whole: Group, sentence: Sentence, block: Block) -> bool:
    """ "two hikers, one Norwegian and the other Danish": says who the two were."""
    forms, lang = block.tokens.forms, block.lang
    one = range(whole.last + 1, group.first)
    pair = group.low == 1 and whole.said and whole.low == 2 and "," in block.tokens.gap(whole.last) and len(one) <= OF_REACH
    named = any(h.first == group.first for h in sentence.of("cue", "others"))
    return pair and named and any(forms[i] in lang.indefinite for i in one) and any(forms[i] in lang.conjunctions for i in one)


def _beside_people(count: Group, found: list[Group], sentence: Sentence, block: Block) -> Group:
    """ "a nurse and two outpatients": a counted noun that no list knows, joined to people."""
    tokens, noun = block.tokens, count.last + 1
    if count.person or noun > sentence.last or tokens.gap(count.last) != " " or _is_known(noun, sentence, block):
        return count
    joined = any(_is_joined(g.last, count.first, block) or _is_joined(noun, g.first, block) for g in found if g.person)
    joined = joined or _follows_pronoun(count.first, block)
    return replace(count, last=noun, person="people") if joined else count


def _is_joined(left: int, right: int, block: Block) -> bool:
    """A conjunction and no other word between, or one written onto the second."""
    forms, lang = block.tokens.forms, block.lang
    between = [f for f in forms[left + 1 : right] if f not in lang.possessives]
    onto = right == left + 1 and forms[right].startswith(lang.clitic_conjunctions)
    return left < right and (onto or (len(between) == 1 and between[0] in lang.conjunctions))


def _is_known(token: int, sentence: Sentence, block: Block) -> bool:
    """A small word, or one that is known to mean something else than people."""
    lang, form = block.lang, block.tokens.forms[token]
    words = (lang.small, lang.determiners, lang.indefinite, lang.of, lang.conjunctions, lang.clause_breaks)
    hit = any(h.first <= token <= h.last for hits in sentence.hits.values() for h in hits)
    placed = any(p.first <= token <= p.last for p in sentence.places) or any(t.first <= token <= t.last for t in sentence.times)
    return hit or placed or not form.isalpha() or any(form in w for w in words)


def _follows_pronoun(first: int, block: Block) -> bool:
    forms, lang = block.tokens.forms, block.lang
    return first > 1 and forms[first - 1] in lang.conjunctions and forms[first - 2] in lang.pronouns


def _with_whom(group: Group, block: Block) -> Group:
    """ "he and six companions": one more."""
    if not (group.person and group.said and group.low and _follows_pronoun(group.first, block)):
        return group
    return replace(group, first=group.first - 2, low=group.low + 1, high=group.high + 1 if group.high else None)


def _is_aside(group: Group, found: list[Group], block: Block) -> bool:
    """ "six Frenchmen (aid workers)": who they were."""
    opens = group.first > 0 and block.tokens.gap(group.first - 1).endswith("(")
    return opens and not group.said and any(g.last == group.first - 1 and g.said for g in found)


def _is_age(quantity: Quantity, ages: set[int], block: Block) -> bool:
    """ "a boy of ten"."""
    return quantity.first - 2 in ages and block.tokens.forms[quantity.first - 1] in block.lang.of


def _describes(quantity: Group, found: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "seven people from one family were hurt": the number says whose people they are."""
    whole = next((g for g in reversed(found) if g.last < quantity.first), None)
    if whole is None or not whole.said or quantity.first - whole.last > DESCRIBED or quantity.first - whole.last < 2:
        return False
    harm = any(whole.last < h.first <= quantity.last + 1 for h in sentence.of("casualty"))
    part = any(whole.last < h.first <= quantity.first for h in sentence.of("cue", "including"))
    return not (harm or part or broken(block, whole.last, quantity.first))


def _is_one_more(quantity: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "two were killed and a third injured", "a fifth seriously hurt"."""
    if quantity.kind != "ordinal" or block.tokens.forms[max(quantity.first - 1, 0)] not in block.lang.indefinite:
        return False
    near = [h for h in sentence.of("casualty") if 0 < h.first - quantity.last <= DESCRIBED]
    things = [h for cls in ("person", "event", "target", "weapon") for h in sentence.of(cls) if h.first == quantity.last + 1]
    return bool(near) and not things


def _counts_one(quantity: Quantity, sentence: Sentence) -> bool:
    """ "un mort", "ein Verletzter", "einer von ihnen": the article counts, where a word for the dead or hurt follows, or "of them"."""
    nouns = [*sentence.of("casualty", "killed_noun", "injured_noun"), *sentence.of("cue", "including")]
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
    told = any(group.last < h.first < noun.first for h in sentence.of("cue", "passive_aux"))
    if harm or told or broken(block, group.last, noun.first) or forms[noun.first].startswith(lang.clitic_conjunctions):
        return False
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    between = forms[group.last + 1 : noun.first]
    if group.said and between and peoples.issuperset(range(group.last + 1, noun.first)):
        return True  # "two female Scandinavian tourists"
    return not between or (len(between) <= REACH + 2 and between[0] in lang.of)


def _persons(sentence: Sentence, block: Block) -> list[Hit]:
    """Person nouns, with people named by their country ("two Iraqis") where a number precedes."""
    named = {t for a in sentence.actors if not a.generic and not a.state for t in range(a.first, a.last + 1)}
    harmed = {t for h in sentence.of("casualty") if h.last > h.first for t in range(h.first, h.last + 1)}  # "vítimas mortais"
    sites = [t for t in sentence.of("target") if t.last > t.first]  # "police station", "בית חולים"
    nouns = [
        n
        for n in sentence.of("person")
        if n.first not in named
        and not _compound(n, block)
        and not _is_quoted(n, sentence)
        and n.first not in harmed
        and not any(t.first <= n.first and n.last <= t.last and t.last - t.first > n.last - n.first for t in sites)
        and not _names_a_site(n, sentence, block)
    ]
    ends, starts = {q.last for q in sentence.quantities}, {q.first for q in sentence.quantities}
    inside = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    nouns += [Hit(*h[:4], "cue", "people") for h in sentence.of("cue", "others") if h.last + 1 not in starts and h.first not in inside]
    covered = {t for n in nouns for t in range(n.first, n.last + 1)}
    nouns += [
        Hit(p.first, p.first, p.start, p.end, "person", "national")
        for p in sentence.places
        if p.demonym and p.first not in covered and p.first - 1 in ends and not any(0 < n.first - p.last <= 3 for n in nouns)
    ]
    return sorted(nouns, key=lambda h: (h.first, -h.last))


def _is_quoted(noun: Hit, sentence: Sentence) -> bool:
    """ "according to the mayor, eight people died", "seven others, officials said, and a policeman": the mayor is no ninth."""
    sources = {h.first for h in sentence.of("source")}
    said = any(h.first == noun.last + 1 for h in sentence.of("say", "verb"))
    return noun.first in sources and (said or any(0 < noun.first - h.last <= QUOTED_REACH for h in sentence.of("say", "according")))


def _names_a_site(noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "the General Hospital" holds no general."""
    named = not block.lang.nouns_capital and block.tokens.is_capitalised(noun.first) and block.tokens.gap(noun.last) == " "
    return named and any(h.first == noun.last + 1 and block.tokens.is_capitalised(h.first) for h in sentence.of("target"))


def _compound(noun: Hit, block: Block) -> bool:
    """ "anti-terrorist operations" names nobody; "US-Soldaten" are soldiers."""
    tied = noun.first > 0 and block.tokens.gap(noun.first - 1) == "-"
    return tied and not (block.lang.nouns_capital and block.tokens.is_capitalised(noun.first))


def _number_before(noun: Hit, persons: list[Hit], sentence: Sentence, block: Block, taken: int) -> Quantity | None:
    for quantity in reversed(sentence.quantities):
        if taken < quantity.first and is_dual(quantity) and quantity.last == noun.first:
            return _taken_out(quantity, noun, sentence, block, taken)
        if not (taken < quantity.first and quantity.last < noun.first and noun.first - quantity.last - 1 <= REACH):
            continue
        if (
            quantity.kind == "ordinal"
            or (is_dual(quantity) and block.tokens.forms[noun.first].startswith(block.lang.clitic_conjunctions))
            or _counts_full_of(quantity, noun, sentence, block)
            or _counts_deeds(quantity, noun, sentence)
            or broken(block, quantity.last, noun.first)
            or _verb_between(quantity.last, noun.first, sentence, block)
            or _counts_the_hurt(quantity, noun, sentence)
        ):
            return None
        between = [p for p in persons if quantity.last < p.first < noun.first]
        return None if len(between) > 2 else _taken_out(quantity, noun, sentence, block, taken)
    return None


def _counts_full_of(quantity: Quantity, noun: Hit, sentence: Sentence, block: Block) -> bool:
    """ "four trains of commuters": the trains are four."""
    things = [h for h in sentence.of("target") if h.first == quantity.last + 1 and h.last + 1 < noun.first]
    return any(block.tokens.forms[h.last + 1] in block.lang.of for h in things)


def _counts_deeds(quantity: Quantity, noun: Hit, sentence: Sentence) -> bool:
    """ "a firefight with militants", "two attacks on soldiers": not "two blast victims"."""
    return any(h.first == quantity.last + 1 and h.last + 1 < noun.first for h in sentence.of("event"))


def _taken_out(whole: Quantity, noun: Hit, sentence: Sentence, block: Block, taken: int) -> Quantity:
    """ "three of the five hostages": three."""
    forms, lang = block.tokens.forms, block.lang
    for part in sentence.quantities:
        between = forms[part.last + 1 : whole.first]
        inside = taken < part.first and 0 < len(between) <= PARTITIVE and between[0] in lang.of and part.kind in COUNTING
        if inside and not block.lang.passive_any and _is_told_by(sentence, noun.last):
            return whole  # "sixteen of the 19 people killed lived in one street"
        if inside and any(h.last == part.first - 1 for h in sentence.of("cue", "all_but")):
            rest = (whole.low or 0) - (part.low or 0)
            return whole._replace(first=part.first, low=rest, high=rest)
        if inside and not broken(block, part.last, whole.first) and ((part.low or 0) <= (whole.low or 0) or is_dual(whole)):
            return part
    return whole


def _is_told_by(sentence: Sentence, token: int) -> bool:
    return any(h.first == token + 1 and h.concept.endswith("_any") for h in sentence.of("casualty"))


def _counts_the_hurt(quantity: Quantity, noun: Hit, sentence: Sentence) -> bool:
    """ "25 dead among the civilians", "27 of their dead comrades": the number belongs to the dead."""
    right_behind = any(h.first == quantity.last + 1 and noun.first > h.last + 1 for h in sentence.of("casualty"))
    among = any(quantity.last + 1 < h.first and h.last + 1 == noun.first for h in sentence.of("casualty", "killed_noun", "injured_noun"))
    return right_behind or among


def is_dual(quantity: Quantity) -> bool:
    """The noun itself says two (Arabic "جنديان")."""
    return quantity.rule.startswith("number.dual")


def _verb_between(left: int, right: int, sentence: Sentence, block: Block) -> bool:
    """ "to eight rose the number of people", "77 hurt, most of them children", "13 were hurt when gunmen": the noun has no number."""
    opened = any(form in block.lang.clause_breaks for form in block.tokens.forms[left + 1 : right])
    if opened or any(left < h.first < right for h in sentence.of("cue", "passive_aux")):
        return True
    return any(left < h.first < right for h in sentence.of("cue", "updated", "including")) or (
        block.lang.passive_any and any(left < h.first < right and h.concept.endswith(("_any", "_after")) for h in sentence.of("casualty"))
    )


def broken(block: Block, left: int, right: int) -> bool:
    """A comma, a stop or a conjunction stands between two tokens; a bracket closed before the second is its own: "(49) gendarmes"."""
    tokens = block.tokens
    if not block.lang.conjunctions.isdisjoint(tokens.forms[left + 1 : right]):
        return True
    gaps = tokens.gap(left).removeprefix(")") + tokens.between(left + 1, right)
    if _DASH in tokens.gaps[left:right]:
        return True  # "33 injured - police"
    bracketed = right - left <= BRACKETED and "".join(gaps.split()) == "()"  # "one UN (Spanish) worker"
    return not bracketed and not _SIGNS.isdisjoint(gaps)


def _counted(quantity: Quantity, noun: Hit) -> Group:
    return Group(quantity.first, noun.last, quantity.low, quantity.high, noun.concept, True, quantity.kind == "vague")


def _implied(noun: Hit, block: Block) -> Group:
    """A noun without a number: one where it is singular, at least two where it is plural."""
    tokens, lang = block.tokens, block.lang
    near = tokens.forms[max(noun.first - 3, 0) : noun.last]
    heads = {noun.first if lang.proclitics else noun.last, noun.last}  # "בני נוער"
    if not lang.of.isdisjoint(tokens.forms[noun.first : noun.last]):
        heads = {noun.first}  # "garde du corps"
    if any(lang.is_plural(tokens.forms[head]) for head in heads) and not _is_one(noun, block):
        return Group(noun.first, noun.last, 2, None, noun.concept, False)
    said = noun.cls == "cue" or any(form in lang.indefinite for form in near)  # "another", "a soldier"
    return Group(noun.first, noun.last, 1, 1, noun.concept, said)


def _is_one(noun: Hit, block: Block) -> bool:
    """ "der Fahrer", "son fils": the word before says that a form of both numbers is one."""
    return noun.first > 0 and block.lang.tells_one(block.tokens.forms[noun.first - 1], block.tokens.forms[noun.last])


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


def _bare(quantity: Quantity, of_a_group: bool) -> Group:
    """A number without a noun; before the name of an armed group it counts its people ("six Taliban")."""
    person = "militant" if of_a_group else ""
    return Group(quantity.first, quantity.last + of_a_group, quantity.low, quantity.high, person, True, quantity.kind == "vague")


def _of_ones_own(count: Group, sentence: Sentence, block: Block) -> Group:
    """ "two of his comrades", "zwei seiner Kollegen": people by whose they are, though no list knows the noun."""
    forms, lang, noun = block.tokens.forms, block.lang, count.last + 2
    noun += forms[count.last + 1 : noun] != [] and forms[count.last + 1] in lang.of
    owned = not count.person and noun <= sentence.last and forms[noun - 1] in lang.possessives
    known = any(h.first <= noun <= h.last for cls in ("weapon", "target", "event", "casualty") for h in sentence.of(cls))
    return replace(count, last=noun, person="people") if owned and not known else count
