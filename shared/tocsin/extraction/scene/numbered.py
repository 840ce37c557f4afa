"""Which number of a sentence counts a noun that follows it."""

from __future__ import annotations

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit
from tocsin.numerals import Quantity

COUNTING = {"cardinal", "vague", "indefinite"}
PARTITIVE = 2  # words of "of the"
REACH = 4  # words that may stand between a number and its person noun
BRACKETED = 4  # from the word before a bracket to the one behind it
_SIGNS = frozenset(",;:()[]،")
_DASH = " - "  # as gaps are folded


def number_before(noun: Hit, persons: list[Hit], sentence: Sentence, block: Block, taken: int) -> Quantity | None:
    """The number of a noun, which may end in the word that opens it ("جنديان"; "au moins un" and "un employé")."""
    for quantity in reversed(sentence.quantities):
        if taken < quantity.first and quantity.last == noun.first and (is_dual(quantity) or noun.last > noun.first):
            return _taken_out(quantity, noun, sentence, block, taken)
        if not (taken < quantity.first and quantity.last < noun.first and noun.first - quantity.last - 1 <= REACH):
            continue
        if (
            quantity.kind == "ordinal"
            or (is_dual(quantity) and block.tokens.forms[noun.first].startswith(block.lang.clitic_conjunctions))
            or _is_of_another_noun(quantity, noun, block)
            or _counts_full_of(quantity, noun, sentence, block)
            or _counts_deeds(quantity, noun, sentence)
            or broken(block, quantity.last, noun.first)
            or _verb_between(quantity.last, noun.first, sentence, block)
            or _counts_the_hurt(quantity, noun, sentence)
            or _killed_whom(quantity.last, noun.first, sentence)
        ):
            return None
        between = [p for p in persons if quantity.last < p.first < noun.first]
        return None if len(between) > 2 else _taken_out(quantity, noun, sentence, block, taken)
    return None


def number_behind(noun: Hit, sentence: Sentence, block: Block) -> Quantity | None:
    """The number of a noun that it follows: "الجنود الثلاثة"."""
    opens, behind = block.lang.counted_behind, noun.last + 1
    if not opens or behind > sentence.last or not block.tokens.forms[behind].startswith(opens):
        return None
    return next((q for q in sentence.quantities if q.first == behind and q.kind == "cardinal" and (q.low or 0) > 1), None)


def _is_of_another_noun(quantity: Quantity, noun: Hit, block: Block) -> bool:
    """ "a bomb wounded the chief": the chief has an article of his own."""
    between = block.tokens.forms[quantity.last + 1 : noun.first]
    return quantity.kind == "indefinite" and not block.lang.determiners.isdisjoint(between[1:])


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


def _killed_whom(left: int, right: int, sentence: Sentence) -> bool:
    """ "un dron mató al comandante": a verb between that takes the noun as its object."""
    between = [h for h in sentence.of("casualty") if left < h.first and h.last < right]
    return bool(between) and all(h.concept.endswith("_before") for h in between)


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
    own = left > 0 and tokens.gap(left - 1).endswith("(")  # "(49) gendarmes", not "(CANAL 12) -- the mayor"
    gaps = (tokens.gap(left).removeprefix(")") if own else tokens.gap(left)) + tokens.between(left + 1, right)
    if _DASH in tokens.gaps[left:right]:
        return True  # "33 injured - police"
    bracketed = right - left <= BRACKETED and "".join(gaps.split()) == "()"  # "one UN (Spanish) worker"
    return not bracketed and not _SIGNS.isdisjoint(gaps)
