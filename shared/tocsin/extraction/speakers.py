"""Who says so: sources joined to words of saying, and outlets quoted by name."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from tocsin import packs
from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.naming import land_of
from tocsin.extraction.scene import Block, Sentence
from tocsin.text import PhraseIndex

REACH = 7
NAME_REACH = 4
CAPITAL_REACH = 2


@dataclass(slots=True, frozen=True)
class Speaker:
    """Tokens first..last name who speaks; `name` is English: "Iraqi security source", "Irna", or a person as written."""

    name: str
    first: int
    last: int
    rule: str


@cache
def outlets() -> PhraseIndex[str]:
    """Names of outlets in every script → the name to give."""
    with (packs.HERE / "lang" / "outlets.tsv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))
    return PhraseIndex((alias, row["name"]) for row in rows for alias in row["aliases"].split("|"))


def speakers(sentence: Sentence, block: Block) -> list[Speaker]:
    """Speakers of a sentence, left to right, each once."""
    found: dict[str, Speaker] = {}
    for speaker in [*_according(sentence, block), *_saying(sentence, block), *_outlets(sentence, block)]:
        found.setdefault(speaker.name.casefold(), speaker)
    return sorted(found.values(), key=lambda s: s.first)


def nearest_speaker(sentence: Sentence, block: Block, token: int) -> str | None:
    """Who stands nearest to a token."""
    said = speakers(sentence, block)
    return min(said, key=lambda s: abs(s.first - token)).name if said else None


def _according(sentence: Sentence, block: Block) -> list[Speaker]:
    return [
        _named(source, sentence, block, "speaker.according")
        for cue in sentence.of("say", "according")
        for source in sentence.of("source")
        if 0 < source.first - cue.last <= REACH
    ]


def _saying(sentence: Sentence, block: Block) -> list[Speaker]:
    found = []
    for verb in sentence.of("say", "verb"):
        near = [s for s in sentence.of("source") if _gap(verb, s) <= REACH]
        if near:
            source = min(near, key=lambda s: (_gap(verb, s), s.first))
            found.append(_named(source, sentence, block, "speaker.verb"))
    return found


def _outlets(sentence: Sentence, block: Block) -> list[Speaker]:
    """Outlets quoted by name, where something is said at all."""
    if not sentence.has("say"):
        return []
    matches = outlets().scan(block.tokens, sentence.first, sentence.last)
    return [Speaker(m.value, m.first, m.last, "speaker.outlet") for m in matches if _is_name(m.first, block)]


def _is_name(first: int, block: Block) -> bool:
    letter = block.tokens.text[block.tokens.starts[first]]
    return letter.isupper() or not letter.islower()


def _gap(verb: Hit, source: Hit) -> int:
    return min(abs(verb.first - source.last), abs(source.first - verb.last))


def _named(source: Hit, sentence: Sentence, block: Block, rule: str) -> Speaker:
    """The source's English head with its country and, where one stands beside it, the person's name."""
    head = str(attributes("source", source.concept)["head"])
    land = land_of(source, sentence) or _capitals_before(source, sentence, block)
    described = f"{land} {head}" if land else head
    name = _person_beside(source, block, sentence)
    return Speaker(f"{name} ({described})" if name else described, source.first, source.last, rule)


def _capitals_before(source: Hit, sentence: Sentence, block: Block) -> str:
    """ "Merseyside" of "Merseyside Police": capitalised words that belong to the name."""
    tokens = block.tokens
    if not tokens.is_capitalised(source.first):
        return ""
    first = source.first
    while (
        first > sentence.first
        and source.first - first < CAPITAL_REACH
        and tokens.is_capitalised(first - 1)
        and tokens.gap(first - 1) == " "
    ):
        first -= 1
    return tokens.surface(first, source.first - 1) if first < source.first else ""


def _person_beside(source: Hit, block: Block, sentence: Sentence) -> str:
    tokens = block.tokens
    first = source.last + 1
    last = first
    while last <= sentence.last and last - first < NAME_REACH and tokens.is_capitalised(last) and not tokens.gap(last - 1).strip(" ,"):
        last += 1
    if last - first < 2 or any(p.first <= first <= p.last for p in sentence.places):
        return ""
    return tokens.surface(first, last - 1)
