"""English names for what a text describes: the country's word before the head."""

from __future__ import annotations

from functools import cache

from tocsin import packs
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.extraction.words.lexicon import EXACT, Hit, Language, attributes, language
from tocsin.text import PhraseIndex

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


@cache
def nouns(code: str, table: str) -> PhraseIndex[str]:
    """Words of a language → the English noun that says more than their concept (packs/reading/nouns.toml, offices.toml)."""
    rows = packs.load(f"reading/{table}").get(code, {})
    entries = ((word.removeprefix(EXACT), noun) for noun, words in rows.items() for word in words)
    lang: Language = language(code)
    return PhraseIndex(entries, lang.proclitics, lang.inner_proclitics)


def noun_of(hit: Hit, block: Block) -> str:
    """What English calls a hit, in the singular."""
    head = str(attributes(hit.cls, hit.concept)["head"])
    return worded(hit, block, "nouns") or (singular(head) if hit.cls == "person" else head)


def worded(hit: Hit, block: Block, table: str) -> str:
    """The noun of a table that words all of a hit but its articles: "casa" of "casa de gobierno" is something else."""
    forms, lang = block.tokens.forms, block.lang
    for found in nouns(lang.code, table).scan(block.tokens, hit.first, hit.last):
        others = {*forms[hit.first : found.first], *forms[found.last + 1 : hit.last + 1]}
        if not others or others <= lang.determiners | lang.indefinite | lang.possessives:
            return found.value
    return ""


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
_SINGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "gunmen": "gunman",
    "buses": "bus",
    "clergy": "cleric",
    "medical staff": "medical staff",
    "security forces": "security forces",
}
_WITHOUT_PLURAL = ("ss", "us", "is")
_ALSO_PLURAL = ("staff", "quarters", "barracks", "works", "forces", "offices", "services", "archives", "telecommunications")
_ENDINGS = (("men", "man"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("buses", "bus"), ("s", ""))
_PLURAL = {one: many for many, one in _SINGULAR.items()} | {"crew": "crew", "passer-by": "passers-by", "staff": "staff"}


def singular(head: str) -> str:
    """ "soldier" for "soldiers", "church" for "churches", "policeman" for "policemen"."""
    if head in _SINGULAR or head.endswith(_WITHOUT_PLURAL):
        return _SINGULAR.get(head, head)
    for many, one in _ENDINGS:
        if head.endswith(many) and len(head) > len(many) + 1:
            return head.removesuffix(many) + one
    return head


def plural(noun: str) -> str:
    """ "soldiers" for "soldier", "fishermen" for "fisherman"; "power pylons" are several already."""
    if noun in _PLURAL:
        return _PLURAL[noun]
    if singular(noun) != noun:
        return noun
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun.removesuffix("y") + "ies"
    return noun if noun.endswith(_ALSO_PLURAL) else noun + ("es" if noun.endswith(("s", "ch", "sh", "x", "z")) else "s")
