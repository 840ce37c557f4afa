"""Who can have done something, in one sentence: groups and states by name, governments by their seat, persons, those only described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tocsin import packs
from tocsin.actors import ActorReading, anaphors, forces, names_a_group, state
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import PlaceReading
from tocsin.model.vocabulary import Precision

UNIFORMED = ("police", "soldier")
SURNAME = 4  # letters
LOOK_BACK = 12  # sentences over which "the group" may reach back


class Agent(NamedTuple):
    """Tokens first..last name who may have done it.

    `kind`: group, state, seat (a country, its capital or an office that speaks for it), person, described, ally (a group to
    which another is said to be close) or force
    (an army or police whose country nobody names).
    """

    first: int
    last: int
    name: str
    key: str | None
    kind: str


def agents(sentence: Sentence, block: Block) -> list[Agent]:
    """Agents of a sentence, left to right; "the group" and "the militia" are whoever was named last before."""
    if sentence.agents is None:
        sentence.agents = _read_agents(sentence, block)
    return sentence.agents


def _read_agents(sentence: Sentence, block: Block) -> list[Agent]:
    named = [_of_actor(a) for a in sentence.actors if not _is_where(a, sentence)]
    seats = [official(iso, p.first, p.last) for p, iso in governments(sentence)]
    seats += [a for h in sentence.of("source") if attributes("source", h.concept).get("state") for a in _of_office(h, sentence)]
    persons = [*(_of_name(n, block) for n in sentence.names), *_by_surname(sentence, block)]
    found = [*named, *(a for a in (*seats, *persons) if not any(_overlap(a, n) for n in named))]
    found += [a for a in _spoken_of(sentence, block) if not any(_overlap(a, n) for n in named if n.kind != "described")]
    return sorted([*found, *(f for f in _forces(sentence, block) if not any(_overlap(f, a) for a in found))])


def _of_name(name: Name, block: Block) -> Agent:
    """A person, or a group that the registry does not know."""
    group = names_a_group(block.tokens, block.lang.code, name.first, name.last)
    return Agent(name.first, name.last, name.text, None, "group" if group else "person")


def _by_surname(sentence: Sentence, block: Block) -> Iterator[Agent]:
    """Persons by their last name alone, whose whole name the text tells as well."""
    tokens, known = block.tokens, block.full_names()
    likely = [i for i in range(sentence.first, sentence.last + 1) if known and tokens.forms[i] in known]
    taken = sentence.taken() if likely else set()
    for i in likely:
        if i not in taken and len(tokens.forms[i]) >= SURNAME and (tokens.is_capitalised(i) or not tokens.surface(i, i).islower()):
            yield Agent(i, i, known[tokens.forms[i]], None, "person")


def _forces(sentence: Sentence, block: Block) -> Iterator[Agent]:
    """ "the army", "police": whose they are goes by where it happened."""
    tokens = block.tokens
    arms = {t for cls in ("event", "weapon") for h in sentence.of(cls) for t in range(h.first, h.last + 1)}
    spans = [s for s in forces(tokens, block.lang.code, sentence.first, sentence.last) if s[0] not in arms]
    spans += [(h.first, h.last) for h in sentence.of("person", *UNIFORMED) if not any(f <= h.first <= last for f, last in spans)]
    for first, last in spans:
        yield Agent(first, last, tokens.surface(first, last), None, "force")


def last_group(sentence: Sentence, block: Block, reach: int = LOOK_BACK) -> ActorReading | None:
    """The armed group named last before a sentence, no more than `reach` sentences back."""
    before = [s for s in block.sentences if 0 < sentence.ordinal - s.ordinal <= reach]
    groups = [a for s in before for a in s.actors if _is_group(a)]
    return groups[-1] if groups else None


def _is_group(actor: ActorReading) -> bool:
    return not actor.generic and actor.kind not in ("state", "agency", "leader")


def _of_actor(actor: ActorReading) -> Agent:
    kind = "described" if actor.generic else "state" if actor.state else "ally" if actor.linked else "group"
    return Agent(actor.first, actor.last, actor.name, actor.key, kind)


def _overlap(a: Agent, b: Agent) -> bool:
    return a.first <= b.last and b.first <= a.last


def _is_where(actor: ActorReading, sentence: Sentence) -> bool:
    """A country's bare name behind a locative word is where, not who."""
    named = actor.rule == "actor.registry" and actor.state
    return named and any((p.first, p.last) == (actor.first, actor.last) and _is_located(p) for p in sentence.places)


def _is_located(place: PlaceReading) -> bool:
    return place.cue is not None or place.near or place.offset is not None


@cache
def _seats() -> dict[tuple[str, str], str]:
    """(place, its country) → the country whose government sits there."""
    return {(name, iso): iso for iso, names in packs.load("place/seats")["seats"].items() for name in names}


def governments(sentence: Sentence) -> Iterator[tuple[PlaceReading, str]]:
    """Capitals and countries that may stand for their state ("the bombs of Moscow", "by Rwanda"), with its ISO code."""
    return _governing(sentence.places)


def speaking_governments(sentence: Sentence) -> Iterator[PlaceReading]:
    """Those that may speak, the ones that are no place of their sentence among them: "Moscow denied", "Rwanda said"."""
    return (place for place, _ in _governing([*sentence.places, *sentence.answering]))


def _governing(places: Iterable[PlaceReading]) -> Iterator[tuple[PlaceReading, str]]:
    for place in places:
        record = place.record
        if record is None or _is_located(place) or place.demonym:
            continue
        iso = record.country if record.precision == Precision.COUNTRY else _seats().get((record.name, record.country or ""))
        if iso:
            yield place, iso


def official(iso: str, first: int, last: int) -> Agent:
    """The state of a country as an agent."""
    key, name = state(iso)
    return Agent(first, last, name, key, "seat")


def _of_office(office: Hit, sentence: Sentence) -> Iterator[Agent]:
    """ "the Russian defence ministry": an office with its nation's adjective beside it."""
    for place in sentence.places:
        if place.demonym and place.record and place.record.country and place.last + 1 <= office.first <= place.last + 2:
            yield official(place.record.country, place.first, office.last)
        elif place.demonym and place.record and place.record.country and office.last + 1 <= place.first <= office.last + 2:
            yield official(place.record.country, office.first, place.last)


def _spoken_of(sentence: Sentence, block: Block) -> list[Agent]:
    spans = anaphors(block.tokens, block.lang.code, sentence.first, sentence.last)
    before = last_group(sentence, block) if spans else None
    meant = [(span, next((a for a in reversed(sentence.actors) if _is_group(a) and a.last < span[0]), before)) for span in spans]
    return [Agent(*span, group.name, group.key, "group") for span, group in meant if group is not None]
