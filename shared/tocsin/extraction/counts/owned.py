"""Somebody whom no list knows, told with people of his: "a missionary and his driver"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.counts.joined import is_joined, is_known
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group

_COMMAS = frozenset({",", "،"})


def ones_with_theirs(found: list[Group], sentence: Sentence, block: Block) -> Iterator[Group]:
    """ "погибли миссионер и его водитель", "اغتيل مبشر أمريكي وسائقه": somebody whom no list knows, beside one who is his."""
    named = {t for n in sentence.names for t in range(n.first, n.last + 1)}
    for group in found:
        noun = _whose(group, block)
        noun = None if noun in named else noun
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
        if is_known(first, sentence, block) and first not in peoples:
            return None
        articled = tokens.forms[first - 1] in lang.indefinite
        if (articled or first in heads or tokens.gap(first - 1).strip() in _COMMAS) and not peoples.issuperset(range(first, noun + 1)):
            return first
    return None
