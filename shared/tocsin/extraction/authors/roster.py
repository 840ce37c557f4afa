"""Everybody a report names who may have done something: where he is named, and what each frame says of him."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tocsin.actors import actor
from tocsin.extraction.authors.authors import authors
from tocsin.extraction.authors.cast import Author
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent, agents
from tocsin.gazetteer import PlaceReading
from tocsin.model.vocabulary import Precision

FORCES = "forces of no nation"
NEARBY = 3  # sentences between an incident and what still belongs to it
LEAD, OWN, SUPPORT, NEAR, FAR, OTHER, ELSEWHERE = "lead", "own", "support", "near", "far", "other", "elsewhere"
RANK = {name: n for n, name in enumerate((LEAD, OWN, SUPPORT, NEAR, FAR, OTHER, ELSEWHERE))}  # how closely a statement belongs to a draft


class Seen(NamedTuple):
    """An agent where a statement names him."""

    agent: Agent
    statement: Statement


class Told(NamedTuple):
    """What a frame says of him, and in which statement."""

    author: Author
    statement: Statement


@dataclass(slots=True, eq=False)
class Entry:
    """One agent of a report, under whichever of his names."""

    key: str
    seen: list[Seen] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def agent(self) -> Agent:
        """He as he is named first."""
        return self.seen[0].agent if self.seen else self.told[0].author.agent

    @property
    def statements(self) -> list[Statement]:
        """Those that name him, and those with a frame about him."""
        return [s.statement for s in self.seen] + [t.statement for t in self.told]


@dataclass(slots=True, eq=False)
class Roster:
    """The agents of a report in the order they are named, and which statements belong to which of its drafts."""

    entries: list[Entry]
    drafts: Sequence[Draft]
    owners: dict[int, int]  # id of a statement → index of the draft that it belongs to
    naming: dict[int, Statement]  # id of a statement in which somebody is named → the statement
    meant: dict[int, Draft | None] = field(default_factory=dict)  # id of a statement → the other incident that it speaks of

    @classmethod
    def of(cls, statements: Iterable[Statement], drafts: Sequence[Draft]) -> Roster:
        entries: dict[str, Entry] = {}
        statements = list(statements)
        named = {a.key for s in statements for a in agents(s.sentence, s.block) if a.key}
        for statement in statements:
            for agent in agents(statement.sentence, statement.block):
                if statement.first <= agent.first <= statement.last and not _is_counted(agent, statement):
                    meant = _with_his_group(agent, named)
                    key = identity(meant)
                    entries.setdefault(key, Entry(key)).seen.append(Seen(meant, statement))
            for author in authors(statement):
                told = author._replace(agent=_with_his_group(author.agent, named))
                key = identity(told.agent)
                entries.setdefault(key, Entry(key)).told.append(Told(told, statement))
        owners = {id(s): n for n, d in enumerate(drafts) for s in d.all}
        naming = {id(s): s for entry in entries.values() for s in entry.statements}
        roster = cls(list(entries.values()), drafts, owners, naming)
        roster.meant = {id(s): roster._meant(s, owners.get(id(s))) for s in statements}
        return roster

    def standings(self, draft: Draft) -> dict[int, str]:
        """id of each statement in which somebody is named → how it belongs to a draft."""
        return {key: self.standing(statement, draft) for key, statement in self.naming.items()}

    def standing(self, statement: Statement, draft: Draft) -> str:
        """How a statement belongs to a draft."""
        if (meant := self.meant[id(statement)]) is not None:
            return SUPPORT if meant is draft else OTHER
        owner = self.owners.get(id(statement))
        if owner is not None and self.drafts[owner] is draft:
            return _own(statement, draft)
        if statement.block is not draft.statements[0].block:
            return ELSEWHERE
        if owner is not None:
            return OTHER
        near = any(abs(s.sentence.ordinal - statement.sentence.ordinal) <= NEARBY for s in draft.statements)
        return NEAR if near else FAR

    def _meant(self, statement: Statement, owner: int | None) -> Draft | None:
        """The one other incident that happened where a word of a claim or a blame says: "claimed the attack on X"."""
        if owner is None or not statement.speaks or any(s is statement for s in self.drafts[owner].statements):
            return None
        told = where(statement.places)
        if not told or told & where(self.drafts[owner].places):
            return None
        meant = [d for d in self.drafts if d.statements[0].block is statement.block and told & where(d.places)]
        return meant[0] if len(meant) == 1 else None


def _is_counted(agent: Agent, statement: Statement) -> bool:
    """ "Two settlers were wounded": those who came to harm, known by no name of a group."""
    return not agent.key and any(t.first <= agent.first <= t.last for t in statement.tolls)


def where(places: Iterable[PlaceReading]) -> set[str]:
    """Names of places no wider than a province."""
    return {p.record.name for p in places if p.record is not None and p.record.precision != Precision.COUNTRY}


def _own(statement: Statement, draft: Draft) -> str:
    if statement is draft.statements[0]:
        return LEAD
    return OWN if any(s is statement for s in draft.statements) else SUPPORT


def _with_his_group(agent: Agent, named: Collection[str]) -> Agent:
    """A leader of whose group the text speaks as well stands for it: "the RSF ... Hemedti"."""
    record = actor(agent.key) if agent.key else None
    group = record.parent if record is not None and record.kind == "leader" else None
    return agent._replace(key=group, name=actor(group).name) if group and group in named else agent


def identity(agent: Agent) -> str:
    """What two namings of one agent share; police and soldiers of no nation are one until it is known whose they are."""
    return agent.key or (FORCES if agent.kind == "force" else agent.name.casefold())
