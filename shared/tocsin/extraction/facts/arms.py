"""Weapons of an incident: those its statements word, then those that the words of the event imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.extraction.incidents.felled import felled
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.naming import noun_of, singular
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.model.vocabulary import IncidentType

LOADS = ("bomb", "shell", "knife", "fire")  # what blew up, burst, cut or burned is implied only where nothing else is named

CARRIERS = ("drone", "aircraft", "missile", "bomb", "suicide_vest", "explosive_vest")
LOADED = 3  # words between what is loaded and its load
FREIGHT = 8  # words from a vehicle to its load, when told by weight: "a truck carrying more than 100 kg of dynamite"
EXPLOSIVES = ("explosives", "dynamite")
LOAD = "explosive"  # what a vehicle full of it makes say nothing more
BLOWN_UP = (IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING, IncidentType.EXPLOSION)


class Arm(NamedTuple):
    """A weapon by its English head, and the words that tell it."""

    head: str
    statement: Statement
    first: int
    last: int
    rule: str
    sort: str = ""  # the broader weapon that it is one of


def arms(draft: Draft) -> list[Arm]:
    """Each weapon once: worded ones, vehicles full of explosives or driven into people, implied ones ("shot" tells of a gun)."""
    found: dict[str, Arm] = {}
    for arm in (*_without_vaguer([*_worded(draft), *_freighted(draft)]), *_rammed(draft)):
        found.setdefault(arm.head, arm)
    for arm in _implied(draft):
        told = any(arm.head in (*a.head.split(), a.sort) for a in found.values())
        if not told and not (arm.head in LOADS and found):
            found[arm.head] = arm
    return list(found.values()) or list(_borne(draft))[:1]


def _worded(draft: Draft) -> list[Arm]:
    """Weapons by their words; vague ones ("projectile") only where no other is told."""
    told = [(s, w) for s in draft.statements for w in s.weapons if _belongs(w, draft) and not _loads(w, s) and w not in felled(s)]
    exact = [(s, w) for s, w in told if not attributes("weapon", w.concept).get("vague")]
    return [_arm(w, s) for s, w in exact or told]


def _arm(hit: Hit, statement: Statement) -> Arm:
    told = attributes("weapon", hit.concept)
    return Arm(str(told["head"]), statement, hit.first, hit.last, "weapon.word", str(told.get("sort", "")))


def _loads(hit: Hit, statement: Statement) -> bool:
    """ "explosive-laden drones" are no car bombs."""
    carriers = [w for w in statement.weapons if w.concept in CARRIERS]
    return hit.concept == "car_bomb" and any(_gap(hit, w) <= LOADED for w in carriers)


def _belongs(hit: Hit, draft: Draft) -> bool:
    """Some things are weapons in some kinds of incidents only: aircraft in an air strike, stones in a riot, no gun in a shelling."""
    told, kind = attributes(hit.cls, hit.concept), draft.kind or IncidentType.OTHER
    return kind in told.get("kinds", (kind,)) and kind not in told.get("never", ())


def _freighted(draft: Draft) -> Iterator[Arm]:
    """ "a taxi with some 150 kilos of dynamite" that blew up is a taxi bomb."""
    told = any(w.concept == "car_bomb" for s in draft.statements for w in s.weapons)
    for statement in draft.statements if draft.kind in BLOWN_UP and not told else ():
        forms, vehicles = statement.block.tokens.forms, statement.sentence.of("target", "vehicle", "bus", "fuel_tanker")
        for load in (w for w in statement.weapons if w.concept in EXPLOSIVES):
            near = [v for v in vehicles if 0 < load.first - v.last <= FREIGHT]
            for vehicle in (v for v in near[-1:] if any(forms[i].isdigit() for i in range(v.last, load.first))):
                yield Arm(f"{_named(vehicle, statement)} bomb", statement, vehicle.first, load.last, "weapon.freight", LOAD)


def _without_vaguer(found: Sequence[Arm]) -> Iterator[Arm]:
    """ "missile" says nothing beside "cruise missile", "gun" nothing beside "pistol"."""
    words = {frozenset(a.head.split()) for a in found}
    sorts = {a.sort for a in found}
    return (a for a in found if a.head not in sorts and not any(set(a.head.split()) < other for other in words))


def _rammed(draft: Draft) -> Iterator[Arm]:
    """The vehicle nearest to the words of ramming."""
    if draft.kind != IncidentType.VEHICLE_RAMMING:
        return
    for statement in draft.statements:
        acts = [h for h in (*statement.events, *statement.deeds) if h.concept in ("vehicle_ramming", "ram")]
        near = min(
            ((_gap(v, a), v.first, v) for a in acts for v in statement.sentence.of("target", "vehicle")), key=lambda g: g[:2], default=None
        )
        if near is not None:
            yield Arm(_named(near[2], statement), statement, near[2].first, near[2].last, "weapon.rammed")
            return


def _gap(one: Hit, other: Hit) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _named(vehicle: Hit, statement: Statement) -> str:
    block = statement.block
    return singular(block.tokens.surface(vehicle.first, vehicle.last).lower()) if block.lang.is_english else noun_of(vehicle, block)


def _implied(draft: Draft) -> Iterator[Arm]:
    for statement in draft.statements:
        yield from _heads(statement.events, statement, draft, "weapon.implied")


def _borne(draft: Draft) -> Iterator[Arm]:
    """ "Armed men fired at a post": what they did, and what they are called, tell what they had, where nothing else does."""
    for statement in draft.statements:
        persons = [h for h in statement.sentence.of("person") if statement.first <= h.first <= statement.last]
        yield from _heads((*statement.deeds, *persons), statement, draft, "weapon.borne")


def _heads(hits: Sequence[Hit], statement: Statement, draft: Draft, rule: str) -> Iterator[Arm]:
    """The weapons that words imply in this kind of incident."""
    for hit in hits:
        head = str(attributes(hit.cls, hit.concept).get("weapon", ""))
        if head and _belongs(hit, draft):
            yield Arm(head, statement, hit.first, hit.last, rule)
