"""Who is in a statement and might have done what it tells: agents, and where they stand to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.vocabulary import Stance

SUBJECT_REACH = 6  # words between who does and what is done
BEHIND_REACH = 2  # words between a verb and who stands right behind it
OPENS = 2  # words before who opens a sentence
SAYS = 3  # words between a speaker and "said"
NAMED = ("group", "state")
OFFICIAL = (*NAMED, "seat")


class Author(NamedTuple):
    """An agent with a stance, and the tokens that say so. `plain`: told by the deed itself, nobody blames."""

    agent: Agent
    stance: Stance
    first: int
    last: int
    rule: str
    plain: bool = False


@dataclass
class Scene:
    """A statement with its agents, found once."""

    statement: Statement
    agents: list[Agent] = field(default_factory=list)

    def hits(self, *concepts: str) -> list[Hit]:
        return [h for h in self.stances if h.concept in concepts] if self.stances else self.stances

    @cached_property
    def stances(self) -> list[Hit]:
        """Words of a stance."""
        return [h for h in self.statement.sentence.of("stance") if self.statement.first <= h.first <= self.statement.last]

    def before(self, token: int, reach: int, *kinds: str) -> Agent | None:
        near = [a for a in self.agents if 0 < token - a.last <= reach and a.kind in (kinds or NAMED)]
        return self._spoken_of(near, token)

    def silent(self, token: int, reach: int, but: Hit | None = None) -> Agent | None:
        """The agent before a token who is not the one that says so: "the Pentagon said X was behind". `but`: no word of saying."""
        near = [a for a in self.agents if 0 < token - a.last <= reach and a.kind in NAMED and not self.says(a, but)]
        return self._spoken_of(near, token)

    def _spoken_of(self, near: Sequence[Agent], token: int) -> Agent | None:
        """The nearest, but for one who is named to say who another is: "X, a front of Y, claimed it"."""
        if len(near) > 1 and self._apposed(near[-2], near[-1], token):
            return self._spoken_of(near[:-1], token)
        return near[-1] if near else None

    def _apposed(self, outer: Agent, inner: Agent, token: int) -> bool:
        """Commas right behind the one and between the other and the token, no conjunction between the two."""
        tokens, joining = self.statement.block.tokens, self.statement.block.lang.conjunctions
        between = tokens.forms[outer.last + 1 : inner.first]
        commas = [i for i in range(outer.last, inner.first) if "," in tokens.gap(i)]
        closed = any("," in tokens.gap(i) for i in range(inner.last, token))
        return commas == [outer.last] and closed and bool(between) and not any(f in joining for f in between)

    def says(self, agent: Agent, but: Hit | None = None) -> bool:
        """He is quoted, or his name belongs to who is: "the police of Israel"."""
        sentence = self.statement.sentence
        inside = any(s.first < agent.first and agent.last <= s.last for s in sentence.of("source"))
        verbs = [v for v in sentence.of("say", "verb") if but is None or v.last < but.first or but.last < v.first]
        told = self.verb_first and any(0 < agent.first - v.last <= SAYS for v in verbs)
        return inside or told or any(0 < v.first - agent.last <= SAYS for v in verbs)

    @property
    def verb_first(self) -> bool:
        return self.statement.block.lang.verb_first

    def subject(self, verb: Hit, reach: int, *kinds: str) -> Agent | None:
        """Who does what a verb says: before it, or right behind it in languages that say the verb first."""
        if self.verb_first and (behind := self.after(verb.last, SUBJECT_REACH, *kinds)):
            return behind
        return self._opening(verb, *kinds) or self.before(verb.first, reach, *kinds)

    def _opening(self, verb: Hit, *kinds: str) -> Agent | None:
        """Where verbs stand last, who opens the sentence is whom it speaks of, whoever is named nearer to the verb."""
        if not self.statement.block.lang.verb_last:
            return None
        first = self.statement.sentence.first
        return next((a for a in self.agents if a.first - first < OPENS and a.last < verb.first and a.kind in (kinds or NAMED)), None)

    def after(self, token: int, reach: int, *kinds: str) -> Agent | None:
        near = [a for a in self.agents if 0 < a.first - token <= reach and a.kind in (kinds or NAMED)]
        return near[0] if near else None

    @cached_property
    def deeds(self) -> list[Hit]:
        """Words of what was done: events, verbs, weapons, and casualty words that take a doer."""
        statement = self.statement
        done = ("killed_before", "injured_before", "abducted", *(() if statement.block.lang.passive_any else ("killed_any",)))
        harm = [h for h in statement.sentence.of("casualty") if h.concept.startswith(done)]
        found = (*statement.events, *statement.deeds, *statement.weapons, *harm)
        return sorted((h for h in found if statement.first <= h.first <= statement.last), key=lambda h: h.first)


def telling(agent: Agent | None, stance: Stance, hit: Hit, rule: str, plain: bool = False) -> Iterator[Author]:
    if agent is not None:
        yield Author(agent, stance, min(agent.first, hit.first), max(agent.last, hit.last), rule, plain)


def joined(scene: Scene, agent: Agent | None) -> list[Agent]:
    """ "the ADF and the M23": with him those of his kind that a conjunction, or a list with one, joins to him, left to right."""
    kin = [a for a in scene.agents if agent is not None and a.kind == agent.kind]
    if agent is None or agent not in kin:
        return [agent] if agent is not None else []
    first = last = kin.index(agent)
    while first > 0 and _listed(scene, kin[first - 1], kin[first]):
        first -= 1
    while last + 1 < len(kin) and _listed(scene, kin[last], kin[last + 1]):
        last += 1
    run = kin[first : last + 1]
    return run if any(_joins(scene, a, b) for a, b in pairwise(run)) else [agent]


def _listed(scene: Scene, left: Agent, right: Agent) -> bool:
    """ "A, B and C": a conjunction or a comma and nothing else."""
    return _joins(scene, left, right) or (left.last + 1 == right.first and "," in scene.statement.block.tokens.gap(left.last))


def _joins(scene: Scene, left: Agent, right: Agent) -> bool:
    """Nothing but a conjunction and small words stand between."""
    block = scene.statement.block
    between = block.tokens.forms[left.last + 1 : right.first]
    clitic = not between and block.tokens.forms[right.first].startswith(block.lang.clitic_conjunctions or ("\0",))
    small = block.lang.conjunctions | block.lang.determiners | block.lang.of
    return clitic or (any(f in block.lang.conjunctions for f in between) and all(f in small for f in between))


def sided(agent: Agent | None) -> Agent | None:
    """ "suspected Islamist militants" say something of who it was, "suspected gunmen" do not."""
    return agent if agent is not None and " " in agent.name else None


def passive(scene: Scene, agent: Agent, deed: Hit) -> bool:
    return any(agent.last < h.first <= deed.first for h in scene.statement.sentence.of("cue", "passive_aux"))


def reacts(scene: Scene, agent: Agent, deed: Hit) -> bool:
    """ "X condemned the bombing", "X praised the attack": he speaks of what others did."""
    words = scene.statement.sentence.of("cue", "reaction", "praise")
    return any(agent.last < h.first < deed.first or 0 < agent.first - h.last <= BEHIND_REACH for h in words)


def acted_on(scene: Scene, agent: Agent) -> bool:
    """Something was done to the agent: an act stands before it in its clause, or a number of his men are told as victims."""
    statement = scene.statement
    clause = statement.sentence.clause_of(agent.first)
    acts = [d for d in scene.deeds if d.cls != "weapon"] if not scene.verb_first else []
    doers = {a.first for a in scene.agents if a.kind == "described"}  # "assassins of X" names no act
    before = any(d.last < agent.first and d.first not in doers and statement.sentence.clause_of(d.first) == clause for d in acts)
    return before or suffers(scene, agent)


def suffers(scene: Scene, agent: Agent) -> bool:
    return any(t.first <= agent.first <= t.last for t in scene.statement.tolls)
