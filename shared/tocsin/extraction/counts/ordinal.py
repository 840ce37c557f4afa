"""One more, told by an ordinal: "killing two and wounding a third"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.numerals import Quantity

NEAR = 3  # words from the ordinal to its word of harm
_COMMAS = frozenset({",", "،"})


def is_one_more(quantity: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "two were killed and a third injured", "a fifth seriously hurt", "wounding three and killing a fourth"."""
    if quantity.kind != "ordinal" or _is_of_things(quantity, sentence, block):
        return False
    return _suffers(quantity, sentence, block) or _is_struck(quantity, sentence, block) or _stands_alone(quantity, sentence, block)


def the_other(sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "один погиб, другой тяжело ранен": in languages without articles, at the head of its clause and right before what befell him."""
    others = block.lang.other_of_two if not block.lang.indefinite else frozenset()
    for token in range(sentence.first + 1, sentence.last) if others else ():
        if block.tokens.forms[token] in others and _is_alone(token, token, sentence, block):
            yield Group(token, token, 1, 1, "", True)


def _suffers(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """An article before it, and its word of harm behind; with "the" only where it tells what was suffered."""
    before = block.tokens.forms[max(ordinal.first - 1, 0)]
    near = [h for h in sentence.of("casualty") if 0 < h.first - ordinal.last <= NEAR]
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
    return not block.lang.indefinite and _is_alone(ordinal.first, ordinal.last, sentence, block)


def _is_alone(first: int, last: int, sentence: Sentence, block: Block) -> bool:
    forms, lang = block.tokens.forms, block.lang
    opens = first > sentence.first and (forms[first - 1] in lang.conjunctions or block.tokens.gap(first - 1).strip() in _COMMAS)
    told = {t for h in sentence.of("cue", "degree", "passive_aux") for t in range(h.first, h.last + 1)}
    behind = next((t for t in range(last + 1, sentence.last + 1) if t not in told), 0)
    harm = [h for h in sentence.of("casualty") if h.concept.endswith(("_after", "_any"))]
    return opens and any(h.first <= behind <= h.last for h in harm)


def _is_of_things(ordinal: Quantity, sentence: Sentence, block: Block) -> bool:
    """ "a third explosion", "a third of the village"."""
    behind = ordinal.last + 1
    things = any(h.first == behind for cls in ("person", "event", "target", "weapon") for h in sentence.of(cls))
    return things or (behind <= sentence.last and block.tokens.forms[behind] in block.lang.of)
