"""English names for what a text describes: the country's word before the head."""

from __future__ import annotations

from tocsin import packs
from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.people import Group
from tocsin.extraction.scene import Block, Sentence

BESIDE = 3  # words that may stand between a country's word and the head


def land_of(hit: Hit, sentence: Sentence) -> str:
    """ "Iraqi" where a country's word stands beside the hit; "" where none does."""
    near = [p for p in sentence.places if p.record is not None and p.demonym and _gap(p.first, p.last, hit) <= BESIDE]
    near = near or [
        p
        for p in sentence.places
        if p.record is not None and p.role_noun and p.record.kind == "country" and _gap(p.first, p.last, hit) <= BESIDE
    ]
    if not near:
        return ""
    best = min(near, key=lambda p: _gap(p.first, p.last, hit))
    return adjective(best.record.country or "", best.record.name) if best.record else ""


def adjective(country: str, name: str) -> str:
    """The English adjective of a country; its name where none is listed."""
    return str(packs.load("reading/adjectives").get(country, name))


def _gap(first: int, last: int, hit: Hit) -> int:
    return max(hit.first - last - 1, first - hit.last - 1, 0)


def count_of(group: Group, sentence: Sentence, block: Block) -> str:
    """ "two Algerian men", "woman": a group of persons as English describes it; an English text has said it already."""
    tokens, lang = block.tokens, block.lang
    if lang.is_english:
        first = group.first + (tokens.forms[group.first] in lang.indefinite)
        return tokens.surface(min(first, group.last), group.last)
    head = str(attributes("person", group.person)["head"])
    land = land_of(Hit(group.first, group.last, 0, 0, "person", group.person), sentence)
    described = " ".join(filter(None, (land, head if group.low != 1 else singular(head))))
    if group.low is None or group.low == 1:
        return described
    return f"{_WORDS[group.low] if group.low < len(_WORDS) else group.low} {described}"


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SINGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "gunmen": "gunman", "clergy": "cleric"}


def singular(head: str) -> str:
    return _SINGULAR.get(head, head.removesuffix("s"))
