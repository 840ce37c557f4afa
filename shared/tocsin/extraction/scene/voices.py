"""Everybody in a sentence who may be saying something: offices and persons, outlets, groups, states, people by what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tocsin.actors import ActorReading
from tocsin.extraction.scene.agents import speaking_governments
from tocsin.extraction.scene.naming import land_of, noun_of
from tocsin.extraction.scene.offices import Office, offices
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.scene.speakers import is_name, outlets
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.extraction.words.romanise import romanised

QUOTES = frozenset('"“”„«»‹›')
SPEAKING = 4  # words between a word of saying and people, sites and short names that may be speaking
SURNAME = 4  # letters of a name that stands alone
SHORT, LONG = 2, 6  # letters of a short name
REGISTRY = "actor.registry"
INSTITUTIONS = frozenset(("university", "hotel", "school", "prison", "embassy", "consulate", "parliament", "court", "ministry_building"))


class Voice(NamedTuple):
    """Tokens first..last name who may be speaking; `name` is English.

    `cls`: source, outlet, person, surname, actor, state, people, site or short.
    """

    name: str
    first: int
    last: int
    cls: str
    concept: str


def voices(sentence: Sentence, block: Block) -> list[Voice]:
    """Voices of a sentence and where something is said everybody, left to right; of two readings of the same words the first told here."""
    if sentence.voices is None:
        sentence.voices = _read(sentence, block, _ALL if is_said(sentence, block) else (_outlets, _offices))
    return sentence.voices


def is_said(sentence: Sentence, block: Block) -> bool:
    if sentence.said is None:
        told = sentence.has("say") or sentence.has("stance")
        sentence.said = told or bool(quotes(sentence, block)) or bool(_followed_by_colon(sentence, block))
    return sentence.said


def quotes(sentence: Sentence, block: Block) -> list[int]:
    """Tokens behind which a quotation opens or ends."""
    start = max(sentence.first - 1, 0)
    gaps = enumerate(block.tokens.gaps[start : sentence.last + 1], start)
    return [i for i, gap in gaps if gap != " " and not QUOTES.isdisjoint(gap)]


def _followed_by_colon(sentence: Sentence, block: Block) -> list[Hit]:
    return [s for s in sentence.of("source") if block.tokens.gap(s.last).strip() == ":"]


def _read(sentence: Sentence, block: Block, found: Sequence[Callable[[Sentence, Block], Iterator[Voice]]]) -> list[Voice]:
    kept: list[Voice] = []
    for voice in (v for find in found for v in find(sentence, block)):
        if not any(voice.first <= k.last and k.first <= voice.last for k in kept):
            kept.append(voice)
    return sorted(kept, key=lambda v: v.first)


def _outlets(sentence: Sentence, block: Block) -> Iterator[Voice]:
    for match in outlets().scan(block.tokens, sentence.first, sentence.last):
        if is_name(match.first, block):
            yield Voice(match.value, match.first, match.last, "outlet", "outlet")


def _offices(sentence: Sentence, block: Block) -> Iterator[Voice]:
    for office in offices(sentence, block):
        body = _body_of(office, sentence)
        first, last = (body.first, body.last) if body else (office.first, office.last)
        yield Voice(body.name if body else office.name, first, last, "source", office.concept)


def _body_of(office: Office, sentence: Sentence) -> ActorReading | None:
    """The "US-led coalition", which is no "US coalition": a body of the registry whose name holds the office."""
    if not attributes("source", office.concept).get("named"):
        return None
    size = office.last - office.first
    bodies = (a for a in sentence.actors if a.rule == REGISTRY and not a.generic and a.last - a.first >= max(size, 1))
    return next((a for a in bodies if a.first <= office.last and office.first <= a.last), None)


def _actors(sentence: Sentence, block: Block) -> Iterator[Voice]:
    for actor in sentence.actors:
        if not actor.generic:
            yield Voice(actor.name, actor.first, actor.last, "actor", actor.kind)


def _states(sentence: Sentence, block: Block) -> Iterator[Voice]:
    for place in speaking_governments(sentence):
        if place.record is not None:
            yield Voice(place.record.name, place.first, place.last, "state", "state")


def _persons(sentence: Sentence, block: Block) -> Iterator[Voice]:
    for name in sentence.names:
        yield Voice(name.text, name.first, name.last, "person", "name")


def _surnames(sentence: Sentence, block: Block) -> Iterator[Voice]:
    """ "Gladkov said", "Gladkov: seven dead": a name of one word right beside a word of saying or a colon."""
    known, names = sentence.taken(), block.full_names()
    for i in sorted(_beside_saying(sentence, block)) if not block.lang.nouns_capital else ():
        if i not in known and _may_be_surname(i, block):
            word, whole = block.tokens.surface(i, i), names.get(block.tokens.forms[i])
            yield Voice(whole or romanised(word, block.lang.code), i, i, "surname", "known" if whole else "alone")


def _may_be_surname(token: int, block: Block) -> bool:
    word = block.tokens.surface(token, token)
    small = block.tokens.forms[token] in block.lang.small
    return block.tokens.capitals[token] and len(word) >= SURNAME and not word.isupper() and not small


def _beside_saying(sentence: Sentence, block: Block) -> set[int]:
    """Tokens right before or behind a verb of saying, right behind "according to", and before the colon that opens a line."""
    gap = block.tokens.gap
    verbs, according = sentence.of("say", "verb"), sentence.of("say", "according")
    before = {v.first - 1 for v in verbs if v.first > sentence.first and gap(v.first - 1) == " "}
    behind = {h.last + 1 for h in (*verbs, *according) if h.last < sentence.last and gap(h.last) == " "}
    opening = {sentence.first} if gap(sentence.first).strip() == ":" else set()
    return before | behind | opening


def _people(sentence: Sentence, block: Block) -> Iterator[Voice]:
    """ "the shopkeeper said"."""
    for hit in _speaking(sentence.of("person"), sentence):
        yield Voice(_described(hit, sentence, block), hit.first, hit.last, "people", hit.concept)


def _sites(sentence: Sentence, block: Block) -> Iterator[Voice]:
    """ "the university said"."""
    for hit in _speaking((h for h in sentence.of("target") if h.concept in INSTITUTIONS), sentence):
        yield Voice(_described(hit, sentence, block), hit.first, hit.last, "site", hit.concept)


def _described(hit: Hit, sentence: Sentence, block: Block) -> str:
    noun = block.tokens.surface(hit.first, hit.last).lower() if block.lang.is_english else noun_of(hit, block)
    return " ".join(filter(None, (land_of(hit, sentence), noun)))


def _short(sentence: Sentence, block: Block) -> Iterator[Voice]:
    """ "said the UNHCR": a name of a few capitals that stands by a word of saying."""
    tokens = block.tokens
    for say in sentence.of("say"):
        for i in range(max(say.first - SPEAKING, sentence.first), min(say.last + SPEAKING, sentence.last) + 1):
            word = tokens.surface(i, i) if tokens.capitals[i] else ""
            if word.isupper() and word.isalpha() and SHORT < len(word) <= LONG and tokens.forms[i] not in block.lang.small:
                yield Voice(word, i, i, "short", "short")


def _speaking(hits: Iterable[Hit], sentence: Sentence) -> list[Hit]:
    said = sentence.of("say")
    return [h for h in hits if any(0 < h.first - s.last <= SPEAKING or 0 < s.first - h.last <= SPEAKING for s in said)]


_ALL = (_outlets, _offices, _actors, _states, _persons, _people, _sites, _short, _surnames)


def is_vague(voice: Voice) -> bool:
    """It says nothing of who speaks where it stands alone; some do as soon as more is said: "the ministry", "the energy ministry"."""
    office = attributes("source", voice.concept) if voice.cls == "source" else {}
    own = [word for word in voice.name.partition(" (")[0].split() if word.islower()]
    return bool(office.get("vague")) and not (office["vague"] == "bare" and len(own) > len(office["head"].split()))
