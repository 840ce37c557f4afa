"""Who says so: sources joined to words of saying."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.scene import Block, Sentence

REACH = 7
NAME_REACH = 4


@dataclass(slots=True, frozen=True)
class Speaker:
    """Tokens first..last name who speaks; `name` is English: "Iraqi security source", "Reuters", or a person as written."""

    name: str
    first: int
    last: int
    rule: str


def speakers(sentence: Sentence, block: Block) -> list[Speaker]:
    """Speakers of a sentence, left to right, each once."""
    found: dict[str, Speaker] = {}
    for speaker in [*_according(sentence, block), *_saying(sentence, block)]:
        found.setdefault(speaker.name.casefold(), speaker)
    return sorted(found.values(), key=lambda s: s.first)


def _according(sentence: Sentence, block: Block) -> list[Speaker]:
    return [
        speaker
        for cue in sentence.of("say", "according")
        for source in _sources(sentence, block)
        if 0 < source.first - cue.last <= REACH and (speaker := _named(source, sentence, block, "speaker.according"))
    ]


def _saying(sentence: Sentence, block: Block) -> list[Speaker]:
    found = []
    for verb in sentence.of("say", "verb"):
        near = [s for s in _sources(sentence, block) if min(abs(verb.first - s.last), abs(s.first - verb.last)) <= REACH]
        if near:
            source = min(near, key=lambda s: (min(abs(verb.first - s.last), abs(s.first - verb.last)), s.first))
            found.append(_named(source, sentence, block, "speaker.verb"))
    return found


def _sources(sentence: Sentence, block: Block) -> list[Hit]:
    return sentence.of("source")


def _named(source: Hit, sentence: Sentence, block: Block, rule: str) -> Speaker:
    """The source's English head with its country and, where one stands beside it, the person's name."""
    head = str(attributes("source", source.concept)["head"])
    lands = [p for p in sentence.places if p.record is not None and abs(p.first - source.last) <= 3 and (p.demonym or p.role_noun)]
    land = f"{lands[0].record.name} " if lands and lands[0].record else ""
    name = _person_beside(source, block, sentence)
    return Speaker(f"{name} ({land}{head})" if name else f"{land}{head}", source.first, source.last, rule)


def _person_beside(source: Hit, block: Block, sentence: Sentence) -> str:
    tokens = block.tokens
    first = source.last + 1
    last = first
    while last <= sentence.last and last - first < NAME_REACH and tokens.is_capitalised(last) and not tokens.gap(last - 1).strip(" ,"):
        last += 1
    if last - first < 2 or any(p.first <= first <= p.last for p in sentence.places):
        return ""
    return tokens.surface(first, last - 1)
