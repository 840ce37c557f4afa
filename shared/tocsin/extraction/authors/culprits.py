"""Who did it: each agent with each stance weighed by what frames say of him and where he stands. Weights are data."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p
from typing import NamedTuple

from tocsin.actors import actor
from tocsin.extraction.authors.cast import Author
from tocsin.extraction.authors.presence import APART, WEIGHED
from tocsin.extraction.authors.roster import Roster, identity
from tocsin.extraction.authors.suspects import Offer, names_another_place, offered, words_of
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent
from tocsin.extraction.scene.naming import adjective
from tocsin.model.vocabulary import IncidentType, Stance

LIKELIEST = 0.24  # chance from which the likeliest of all is told
GROUP, ANYBODY = 0.31, 0.38  # the same of others: armed groups are named for little else, anybody else for much
SECOND = 0.6  # log-odds from which a further stance is told as well
OWN_WORDS = (Stance.CLAIMED, Stance.DENIED)  # what he says himself, beside what others say of him

Stances = list[tuple[float, Offer]]  # offers of one agent with their log-odds, the likeliest first


class Culprit(NamedTuple):
    """An author, where it is said of him, and which cues weighed most where no frame says it."""

    author: Author
    statement: Statement
    reason: str | None


def culprits_of(draft: Draft, roster: Roster) -> list[Culprit]:
    """Those that most likely did it or are said to have done it, with the stances that are his, in the order of the text."""
    if draft.kind is IncidentType.NATURAL_DISASTER:
        return []  # nobody does
    told = [o for rank, stances in enumerate(_by_agent(draft, roster)) if _is_told(stances, rank) for o in _stances_told(stances)]
    culprits = [Culprit(o.author, o.statement, o.reason) for o in _without_vaguer(told)]
    return sorted(culprits, key=lambda c: (c.statement.sentence.ordinal, c.author.first))


def _by_agent(draft: Draft, roster: Roster) -> list[Stances]:
    """The offers of each agent, each stance once: "the army" may be the state named as well. The likeliest first."""
    ranked = sorted(((o.odds, o) for o in offered(draft, roster) if _may_be_told(o, draft, roster)), key=lambda ranked: -ranked[0])
    found: dict[str, dict[str, tuple[float, Offer]]] = {}
    for odds, offer in ranked:
        found.setdefault(identity(offer.author.agent), {}).setdefault(offer.author.stance, (odds, offer))
    return sorted((list(stances.values()) for stances in found.values()), key=lambda stances: -_chance(stances))


def _is_told(stances: Stances, rank: int) -> bool:
    kind, framed = stances[0][1].author.agent.kind, any(offer.author.rule != WEIGHED for _, offer in stances)
    first = not rank and (framed or kind != "force")  # "the police arrested him": forces are named for much
    least = LIKELIEST if first else GROUP if kind == "group" else ANYBODY
    return _chance(stances) >= least


def _stances_told(stances: Stances) -> list[Offer]:
    """The likeliest, and another only where it is all but sure, a frame says it, and one of the two is what he says himself."""
    first = stances[0][1]
    further = [o for odds, o in stances[1:] if odds >= SECOND and o.author.rule != WEIGHED]
    return [first, *(o for o in further if o.author.stance in OWN_WORDS or first.author.stance in OWN_WORDS)]


def _chance(stances: Stances) -> float:
    """How likely any of his stances holds."""
    return chance_of_any([odds for odds, _ in stances])


def chance_of_any(odds: Sequence[float]) -> float:
    """How likely at least one of several holds, by their log-odds."""
    return 1 - exp(-sum([log1p(exp(each)) for each in odds]))


def _may_be_told(offer: Offer, draft: Draft, roster: Roster) -> bool:
    """Not "after dozens of attacks last year blamed on X", nor what is said of another incident that happened elsewhere."""
    statement = offer.statement
    lent = roster.standing(statement, draft) in APART and id(statement) in roster.owners
    return not statement.trend and not (lent and names_another_place(statement, draft))


def aliases_of(author: Author, statement: Statement) -> tuple[str, ...]:
    """ "Russian army" for the state of Russia: its forces as English calls them; "armed men" for gunmen who are called so."""
    agent, tokens = author.agent, statement.block.tokens
    as_told = (tokens.surface(agent.first, agent.last),) if statement.block.lang.is_english else ()
    if agent.kind == "described":
        return tuple(name for name in as_told if name.casefold() != agent.name.casefold())
    if agent.kind == "force":
        police = any(h.first <= agent.last and agent.first <= h.last for h in statement.sentence.of("person", "police"))
        return (f"{_adjective(agent)} {'police' if police else 'army'}", *as_told)
    if agent.kind != "state" or agent.first == agent.last:
        return ()
    done = any(agent.first <= h.first <= agent.last for h in statement.sentence.of("event"))  # "an Israeli air strike"
    if as_told and not done:
        return as_told
    return (f"{_adjective(agent)} forces",)


def _adjective(agent: Agent) -> str:
    return adjective(next(iter(actor(agent.key).countries), "") if agent.key else "", agent.name)


def _without_vaguer(offers: Sequence[Offer]) -> list[Offer]:
    """ "Islamic State's branch, known as Islamic State Khorasan": of two with one stance, one by fewer of the other's words goes."""
    told = [(o, words_of(o.author.agent.name), o.author.stance) for o in offers]
    return [o for o, words, stance in told if not any(words < others and stance == other for _, others, other in told)]
