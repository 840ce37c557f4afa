"""Who did it, and what is said of that: claimed, attributed, suspected, denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.actors import ActorReading
from tocsin.extraction.lexicon import Hit
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import Stance

CLAIM_REACH, BLAME_REACH, SUSPECT_REACH, BY_REACH, SUBJECT_REACH = 14, 10, 4, 4, 4


@dataclass(slots=True, frozen=True)
class Author:
    """An actor with a stance, and the tokens that say so."""

    actor: ActorReading
    stance: Stance
    first: int
    last: int
    rule: str


def authors(statement: Statement) -> list[Author]:
    """Authors a statement names, each with each stance once."""
    found: dict[tuple[str, Stance], Author] = {}
    for author in [*_claimed(statement), *_denied(statement), *_suspected(statement), *_blamed(statement), *_doing(statement)]:
        if not _weaker(author, found.values()):
            found.setdefault((author.actor.name, author.stance), author)
    return list(found.values())


def _weaker(author: Author, found: Iterable[Author]) -> bool:
    """An attribution says less than any stance already told of the same actor."""
    told = [a for a in found if a.actor.name == author.actor.name]
    return author.stance == Stance.ATTRIBUTED and any(a.stance != Stance.ATTRIBUTED for a in told)


def _hits(statement: Statement, *concepts: str) -> list[Hit]:
    return [h for h in statement.sentence.of("stance", *concepts) if statement.first <= h.first <= statement.last]


def _before(statement: Statement, token: int, reach: int) -> ActorReading | None:
    near = [a for a in statement.sentence.actors if 0 < token - a.last <= reach and not a.generic and not _is_where(a, statement)]
    return near[-1] if near else None


def _is_where(actor: ActorReading, statement: Statement) -> bool:
    """A country's bare name behind a locative word is where, not who."""
    return (
        actor.rule == "actor.registry"
        and actor.state
        and any(p.first == actor.first and (p.cue is not None or p.near or p.offset) for p in statement.sentence.places)
    )


def _after(statement: Statement, token: int, reach: int, generic: bool = False) -> ActorReading | None:
    near = [a for a in statement.sentence.actors if 0 < a.first - token <= reach and (generic or not a.generic)]
    return near[0] if near else None


def _author(actor: ActorReading | None, stance: Stance, hit: Hit, rule: str) -> Iterator[Author]:
    if actor is not None:
        yield Author(actor, stance, min(actor.first, hit.first), max(actor.last, hit.last), rule)


def _claimed(statement: Statement) -> Iterator[Author]:
    if _hits(statement, "no_claim"):
        return
    by = {h.first: h for h in _hits(statement, "claim_by")}
    for hit in by.values():
        yield from _author(_after(statement, hit.last, CLAIM_REACH), Stance.CLAIMED, hit, "author.claimed_by")
    for hit in _hits(statement, "claim"):
        if not any(h.first <= hit.first <= h.last for h in by.values()):
            actor = _before(statement, hit.first, CLAIM_REACH) or _after(statement, hit.last, BLAME_REACH)
            yield from _author(actor, Stance.CLAIMED, hit, "author.claimed")


def _denied(statement: Statement) -> Iterator[Author]:
    for hit in _hits(statement, "deny"):
        yield from _author(_before(statement, hit.first, CLAIM_REACH), Stance.DENIED, hit, "author.denied")


def _suspected(statement: Statement) -> Iterator[Author]:
    for hit in _hits(statement, "suspect"):
        actor = _after(statement, hit.last, SUSPECT_REACH)
        if actor is None or _is_where(actor, statement):  # "suspects from Russia"
            actor = _before(statement, hit.first, SUSPECT_REACH)
        yield from _author(actor, Stance.SUSPECTED, hit, "author.suspected")


def _blamed(statement: Statement) -> Iterator[Author]:
    for hit in _hits(statement, "blame"):
        yield from _author(_after(statement, hit.last, BLAME_REACH, generic=True), Stance.ATTRIBUTED, hit, "author.blamed")
    for hit in _hits(statement, "blamed_by"):
        yield from _author(_before(statement, hit.first, CLAIM_REACH), Stance.ATTRIBUTED, hit, "author.blamed_by")


def _doing(statement: Statement) -> Iterator[Author]:
    """The actor is the agent of the deed: "attack by X", "X attacked", "an X attack"."""
    for by in _hits(statement, "author_by"):
        if any(0 <= by.first - d.last <= 14 for d in _deeds(statement)):
            yield from _author(_after(statement, by.last, BY_REACH), Stance.ATTRIBUTED, by, "author.by")
    for deed in _deeds(statement):
        if deed.cls == "weapon":
            continue
        actor = _before(statement, deed.first, SUBJECT_REACH)
        if actor is not None and not _passive(statement, actor, deed) and not _object(statement, actor):
            yield from _author(actor, Stance.ATTRIBUTED, deed, "author.subject")


def _deeds(statement: Statement) -> list[Hit]:
    done = ("killed_before", "injured_before", "abducted", *(() if statement.block.lang.passive_any else ("killed_any",)))
    casualties = [h for h in statement.sentence.of("casualty") if h.concept.startswith(done)]
    found = [
        h for h in (*statement.events, *statement.deeds, *statement.weapons, *casualties) if statement.first <= h.first <= statement.last
    ]
    return sorted(found, key=lambda h: h.first)


def _passive(statement: Statement, actor: ActorReading, deed: Hit) -> bool:
    return any(actor.last < h.first <= deed.first for h in statement.sentence.of("cue", "passive_aux"))


def _object(statement: Statement, actor: ActorReading) -> bool:
    """Something was done to the actor: "on", "against" stands before it, or a number of his men are told as victims."""
    victims = any(t.first <= actor.first <= t.last for t in statement.tolls)
    clause = statement.sentence.clause_of(actor.first)
    earlier = [d for d in _deeds(statement) if d.last < actor.first and statement.sentence.clause_of(d.first) == clause]
    return victims or bool(earlier)
