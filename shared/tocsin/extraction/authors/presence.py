"""How one agent stands to one draft: where he is named, what frames say of him, how closely each belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from tocsin.extraction.authors.beside import said_of_others
from tocsin.extraction.authors.cast import Author
from tocsin.extraction.authors.roster import ELSEWHERE, FAR, LEAD, NEAR, OTHER, OWN, RANK, SUPPORT, Entry, Seen
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent
from tocsin.model.vocabulary import Stance

INSIDE, BESIDE, APART = (LEAD, OWN, SUPPORT), (NEAR, FAR), (OTHER, ELSEWHERE)
WEIGHED = "author.weighed"
NAMES = ("group", "unknown", "state", "seat")
SPOKEN = (Stance.CLAIMED, Stance.SUSPECTED, Stance.DENIED)
CAUGHT = (Stance.SUSPECTED, Stance.ARRESTED)
STANCES = tuple(Stance)


class Presence(NamedTuple):
    """An agent beside one draft: how closely each naming of him and each frame about him belongs to it."""

    entry: Entry
    agent: Agent
    kind: str
    seen: list[tuple[str, Seen]]
    told: list[tuple[str, Author, Statement]]
    best: str
    firm: Collection[Stance]  # what frames say of him that say more than that he did it
    counted: tuple[bool, bool, bool]  # whether they say more, whether they say that he did it, whether he is a group

    @classmethod
    def of(cls, entry: Entry, standings: Mapping[int, str]) -> Presence:
        seen = [(standings[id(s.statement)], s) for s in entry.seen]
        told = [(standings[id(t.statement)], t.author, t.statement) for t in entry.told]
        seen.sort(key=_rank)
        told.sort(key=_rank)
        agent, best = entry.agent, min([r for r, _ in seen[:1]] + [r for r, _, _ in told[:1]], key=RANK.__getitem__)
        said, kind = [a for r, a, _ in told if r in INSIDE], _kind(agent)
        firm = {a.stance for a in said if not a.plain}
        counted = bool(firm), any(a.plain for a in said), kind in ("group", "unknown")
        return cls(entry, agent, kind, seen, told, best, firm, counted)

    def stances(self) -> list[Stance]:
        """Stances worth weighing: those of frames, those of words beside him, and that he did it where he is named with it."""
        named = self.kind in NAMES
        if not named and self.best not in INSIDE:
            return _in_order({a.stance for standing, a, _ in self.told if standing in BESIDE})
        found = {a.stance for _, a, _ in self.told}
        if self.best not in APART and not self.accuses():
            found.add(Stance.ATTRIBUTED)
        if any(standing not in APART and seen.statement.speaks for standing, seen in self.seen):
            found.update(SPOKEN if named else CAUGHT)
        return _in_order(found)

    def accuses(self) -> bool:
        """Wherever he is named with the incident, somebody else is accused, and nothing is said of him."""
        shown = [s for r, s in self.seen if r in INSIDE]
        return bool(shown) and all("author.blamed" in said_of_others(s.agent, s.statement) for s in shown)

    def evidence(self, stance: Stance) -> tuple[Author, Statement]:
        """The frame that says so, else where he is named."""
        frame = next(((a, s) for _, a, s in self.told if a.stance == stance), None)
        if frame is not None:
            return frame
        if not self.seen:
            _, author, statement = self.told[0]
            return Author(author.agent, stance, author.first, author.last, WEIGHED), statement
        _, seen = self.seen[0]
        return Author(seen.agent, stance, seen.agent.first, seen.agent.last, WEIGHED), seen.statement


def may_concern(entry: Entry, standings: Mapping[int, str]) -> bool:
    """Whether he is named near a draft, or a frame tells of him anywhere: of all others there is no stance to weigh."""
    return bool(entry.told) or any(standings[id(s.statement)] not in APART for s in entry.seen)


def _in_order(found: Collection[Stance]) -> list[Stance]:
    return [s for s in STANCES if s in found] if found else []


def _rank(standing: tuple[str, Seen] | tuple[str, Author, Statement]) -> int:
    return RANK[standing[0]]


def _kind(agent: Agent) -> str:
    if agent.kind == "described":
        return "sided" if " " in agent.name else "described"
    return "unknown" if agent.kind == "group" and agent.key is None else agent.kind
