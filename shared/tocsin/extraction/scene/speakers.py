"""Who says so: sources joined to words of saying, and outlets quoted by name."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tocsin import packs
from tocsin.extraction.scene.agents import speaking_governments
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.offices import office
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import CONCEPTS, Hit
from tocsin.text import PhraseIndex

REACH = 7
NEAR = 2  # words between a name and a word of saying
APPOSITION = 9  # the same where a comma sets off who he is: "Jean Dupont, who heads the council, said"
OFFICE = 8  # words between an office and the name of who holds it: "the president of the region, Jean Dupont"
OUTLET = "speaker.outlet"
QUOTED = 8  # words between an outlet and a word of saying
NAMED_BESIDE = ("agency", "media", "source", "television", "statement", "media", "spokesman")


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


@cache
def _vague() -> frozenset[str]:
    """Heads that say nothing of who speaks where they stand alone."""
    sources = packs.load(CONCEPTS)["source"].values()
    return frozenset(s["head"] for s in sources if s.get("vague"))


def speakers(sentence: Sentence, block: Block) -> list[Speaker]:
    """Speakers of a sentence, left to right, each once."""
    if sentence.speakers is None:
        sentence.speakers = _read_speakers(sentence, block)
    return sentence.speakers


def _read_speakers(sentence: Sentence, block: Block) -> list[Speaker]:
    found: dict[str, Speaker] = {}
    told = [*_according(sentence, block), *_saying(sentence, block), *_announcing(sentence, block)]
    named = [*_outlets(sentence, block), *_persons(sentence, block), *_actors(sentence), *_governments(sentence, block)]
    for speaker in [*(s for s in told if not _is_named_by(s, named)), *named]:
        found.setdefault(speaker.name.casefold(), speaker)
    clear = [s for s in found.values() if s.name not in _vague()]
    return [s for s in sorted(clear, key=lambda s: s.first) if not _inside_another(s, clear)]


def _is_named_by(speaker: Speaker, named: Iterable[Speaker]) -> bool:
    """ "the official agency Irna": Irna alone."""
    vague = speaker.rule != "speaker.person" and "(" not in speaker.name and speaker.name.split()[-1] in NAMED_BESIDE
    return vague and any(0 <= other.first - speaker.last <= 3 or 0 <= speaker.first - other.last <= 3 for other in named)


def _inside_another(speaker: Speaker, others: Iterable[Speaker]) -> bool:
    """ "ministry" beside "health ministry" in one place; of two readings of the same words the one that is a name."""
    around = [o for o in others if speaker.name != o.name and o.first <= speaker.first and speaker.last <= o.last]
    return any((o.first, o.last) != (speaker.first, speaker.last) or o.rule == OUTLET for o in around)


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
        near = [s for s in sentence.of("source") if _gap(verb, s) <= REACH and not _of_the_next(s, verb, sentence, block)]
        if near:
            clause = sentence.clause_of(verb.first)
            source = min(near, key=lambda s: (sentence.clause_of(s.first) != clause, _gap(verb, s), s.first))
            found += [_named(s, sentence, block, "speaker.verb") for s in (source, *_beside(source, near, block))]
        elif block.lang.verb_last and (opening := [s for s in sentence.of("source") if s.last < verb.first]):
            found.append(_named(opening[0], sentence, block, "speaker.verb"))
    return found


def _of_the_next(source: Hit, verb: Hit, sentence: Sentence, block: Block) -> bool:
    """Where verbs stand last, whoever stands behind one in a further clause says something of his own."""
    return block.lang.verb_last and source.first > verb.last and sentence.clause_of(source.first) != sentence.clause_of(verb.last)


def _beside(source: Hit, near: list[Hit], block: Block) -> list[Hit]:
    """ "police and prosecutors said": both speak."""
    forms, lang = block.tokens.forms, block.lang
    pairs = [(min(source, s, key=_first), max(source, s, key=_first), s) for s in near]
    return [s for a, b, s in pairs if b.first - a.last in (2, 3) and forms[a.last + 1] in lang.conjunctions]


def _first(source: Hit) -> int:
    return source.first


def _announcing(sentence: Sentence, block: Block) -> list[Speaker]:
    """ "State TV: at least twenty dead", "Witnesses: ..."."""
    tokens = block.tokens
    heads = [s for s in sentence.of("source") if s.last < sentence.last and tokens.gap(s.last).strip() == ":"]
    opening = [
        s for s in heads if s.first == sentence.first or any(c in tokens.gap(s.first - 1) for c in ".!?\n#") or _short_before(s, sentence)
    ]
    return [_named(s, sentence, block, "speaker.colon") for s in opening]


def _short_before(source: Hit, sentence: Sentence) -> bool:
    return source.first - sentence.first <= 2


def _persons(sentence: Sentence, block: Block) -> list[Speaker]:
    """Persons by name beside a word of saying: "Hariri said", "a dit M. Hariri"."""
    verbs = [*sentence.of("say", "verb"), *sentence.of("say", "according")]
    sources = sentence.of("source")
    found = []
    for name in sentence.names:
        near = any(0 < v.first - name.last <= NEAR or 0 < name.first - v.last <= NEAR for v in verbs) or _described(name, sentence, block)
        if near and not any(abs(s.first - name.last) <= OFFICE or abs(name.first - s.last) <= OFFICE for s in sources):
            found.append(Speaker(name.text, name.first, name.last, "speaker.person"))
    return found


def _described(name: Name, sentence: Sentence, block: Block) -> bool:
    """The sentence opens with the name, says who that is between commas, and then that he speaks."""
    if name.first - sentence.first > NEAR or "," not in block.tokens.gap(name.last):
        return False
    return any(0 < v.first - name.last <= APPOSITION and "," in block.tokens.gap(v.first - 1) for v in sentence.of("say", "verb"))


def _governments(sentence: Sentence, block: Block) -> list[Speaker]:
    """ "Washington said": a capital or country that speaks for its state."""
    verbs = sentence.of("say", "verb")
    near = [p for p in speaking_governments(sentence) if any(0 < v.first - p.last <= NEAR for v in verbs)]
    return [Speaker(p.record.name, p.first, p.last, "speaker.state") for p in near if p.record]


def _actors(sentence: Sentence) -> list[Speaker]:
    """Armed groups and states that speak, or claim an attack."""
    verbs = [*sentence.of("say", "verb"), *sentence.of("stance", "claim", "deny")]
    return [
        Speaker(a.name, a.first, a.last, "speaker.actor")
        for a in sentence.actors
        if not a.generic and any(0 < v.first - a.last <= NEAR for v in verbs)
    ]


def _outlets(sentence: Sentence, block: Block) -> list[Speaker]:
    """Outlets quoted by name, where something is said at all."""
    if not sentence.has("say"):
        return []
    said = sentence.of("say")
    matches = outlets().scan(block.tokens, sentence.first, sentence.last)
    near = [m for m in matches if any(m.first - h.last <= QUOTED and h.first - m.last <= QUOTED for h in said)]
    return [Speaker(m.value, m.first, m.last, OUTLET) for m in near if is_name(m.first, block)]


def is_name(first: int, block: Block) -> bool:
    letter = block.tokens.text[block.tokens.starts[first]]
    return letter.isupper() or not letter.islower()


def _gap(verb: Hit, source: Hit) -> int:
    return min(abs(verb.first - source.last), abs(source.first - verb.last))


def _named(source: Hit, sentence: Sentence, block: Block, rule: str) -> Speaker:
    return Speaker(office(source, sentence, block), source.first, source.last, rule)
