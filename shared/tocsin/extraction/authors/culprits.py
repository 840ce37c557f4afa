"""Who did it: each agent with each stance weighed by what frames say of him and where he stands. Weights are data."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from tocsin.actors import actor
from tocsin.extraction.authors.cast import Author
from tocsin.extraction.authors.presence import APART, INSIDE, WEIGHED
from tocsin.extraction.authors.roster import Roster, identity
from tocsin.extraction.authors.suspects import Offer, names_another_place, offered, words_of
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent
from tocsin.extraction.scene.naming import adjective
from tocsin.model.vocabulary import Stance

FURTHER, LIKELIEST, DOING, LENT = -0.7, -1.1, -1.5, -0.6  # log-odds from which somebody is told
LEAST = min(FURTHER, LIKELIEST, DOING, LENT)
CLAIMS = ("author.claimed", "author.claimed_by")


class Culprit(NamedTuple):
    """An author, where it is said of him, and which cues weighed most where no frame says it."""

    author: Author
    statement: Statement
    reason: str | None


def culprits_of(draft: Draft, roster: Roster) -> list[Culprit]:
    """Those that most likely did it or are said to have done it, each with each stance once, in the order of the text."""
    ranked = sorted(((o.odds, o) for o in offered(draft, roster)), key=lambda o: -o[0])
    likely = [o for rank, (odds, o) in enumerate(ranked) if odds >= LEAST and odds >= _least(o, rank, draft, roster)]
    told = [Culprit(o.author, o.statement, o.reason) for o in _without_vaguer(_without_weaker(_once(likely)))]
    return sorted(told, key=lambda c: (c.statement.sentence.ordinal, c.author.first))


def aliases_of(author: Author, statement: Statement) -> tuple[str, ...]:
    """ "Russian army" for the state of Russia: its forces as English calls them."""
    agent, tokens = author.agent, statement.block.tokens
    if agent.kind == "force":
        police = any(h.first <= agent.last and agent.first <= h.last for h in statement.sentence.of("person", "police"))
        return (f"{_adjective(agent)} {'police' if police else 'army'}",)
    if agent.kind != "state" or agent.first == agent.last:
        return ()
    done = any(agent.first <= h.first <= agent.last for h in statement.sentence.of("event"))  # "an Israeli air strike"
    if statement.block.lang.is_english and not done:
        return (tokens.surface(agent.first, agent.last),)
    return (f"{_adjective(agent)} forces",)


def _adjective(agent: Agent) -> str:
    return adjective(next(iter(actor(agent.key).countries), "") if agent.key else "", agent.name)


def _least(offer: Offer, rank: int, draft: Draft, roster: Roster) -> float:
    """The log-odds from which an offer is told: least where a frame names him, most where it is said of another incident."""
    standing, owner = roster.standing(offer.statement, draft), roster.owners.get(id(offer.statement))
    if offer.statement.trend:
        return inf  # "after dozens of attacks last year blamed on X"
    if standing in APART and owner is not None:
        return inf if names_another_place(offer.statement, draft) else LENT
    if offer.author.rule in CLAIMS and standing in INSIDE:
        return DOING  # who claims this very incident is told whoever else is blamed for it
    return FURTHER if rank else LIKELIEST if offer.author.rule == WEIGHED else DOING


def _once(offers: Sequence[Offer]) -> list[Offer]:
    """Of two offers of one agent with one stance the likelier: "the army" may be that of the state that is named as well."""
    first = {(identity(o.author.agent), o.author.stance): o for o in reversed(offers)}
    return [o for o in offers if first[identity(o.author.agent), o.author.stance] is o]


def _without_weaker(offers: Sequence[Offer]) -> list[Offer]:
    """That somebody did it, told in passing, says less than that he claims it, is suspected or caught; whoever denies was blamed."""
    told = [(o, o.author, identity(o.author.agent)) for o in offers]
    firm = {(name, a.stance == Stance.DENIED) for _, a, name in told if not a.plain and a.rule != WEIGHED}
    silent = {name for name, _ in firm}  # nothing but his name speaks for that he did it
    passing = {name for name, denied in firm if not denied}
    return [o for o, a, name in told if not ((a.plain and name in passing) or (a.rule == WEIGHED and name in silent))]


def _without_vaguer(offers: Sequence[Offer]) -> list[Offer]:
    """ "Islamic State's branch, known as Islamic State Khorasan": of two with one stance, one by fewer of the other's words goes."""
    told = [(o, words_of(o.author.agent.name), o.author.stance) for o in offers]
    return [o for o, words, stance in told if not any(words < others and stance == other for _, others, other in told)]
