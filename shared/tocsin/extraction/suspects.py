"""Who may have done it: each agent with each stance that may be his, and what holds of him beside a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import fsum
from typing import NamedTuple

from tocsin import packs
from tocsin.actors import actor, state
from tocsin.extraction.agents import Agent
from tocsin.extraction.beside import STEPS, Words, said_of_others, words_around
from tocsin.extraction.cast import Author
from tocsin.extraction.grouping import Draft
from tocsin.extraction.roster import ELSEWHERE, FAR, LEAD, NEAR, OTHER, OWN, RANK, SUPPORT, Entry, Roster, Seen
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import CODING, Stance

INSIDE, BESIDE, APART = (LEAD, OWN, SUPPORT), (NEAR, FAR), (OTHER, ELSEWHERE)
SEVERAL, MANY = 3, 6
WEIGHED = "author.weighed"
CUES = 4  # told as the reason
NAMES = ("group", "unknown", "state", "seat")
SPOKEN = (Stance.CLAIMED, Stance.SUSPECTED, Stance.DENIED)
CAUGHT = (Stance.SUSPECTED, Stance.ARRESTED)
STANCES = tuple(Stance)


class Offer(NamedTuple):
    """An agent with a stance, the statement that says so, and what holds of it, by what that is crossed with: his kind, the stance."""

    author: Author
    statement: Statement
    holds: Sequence[tuple[str, Collection[str]]]

    @property
    def features(self) -> dict[str, float]:
        """Each by its name: "speaks|person"."""
        return {f"{name}|{crossed}" if crossed else name: 1.0 for crossed, names in self.holds for name in names}

    @property
    def odds(self) -> float:
        """The exact sum, since the features come out of sets: added up in another order, ties would be broken another way."""
        weights = _weights()
        tables = [(weights[crossed], names) for crossed, names in self.holds if crossed in weights]
        return fsum([table[name] for table, names in tables for name in names if name in table])

    @property
    def reason(self) -> str | None:
        """The cues that weighed most, for somebody of whom no frame says it."""
        if self.author.rule != WEIGHED:
            return None
        weights = _weights()
        cues = [
            (f"{name} of {crossed}" if crossed else name, weights.get(crossed, {}).get(name, 0.0))
            for crossed, names in self.holds
            for name in names
        ]
        most = sorted(((cue, size) for cue, size in cues if size and cue != "bias"), key=lambda c: (-abs(c[1]), c[0]))[:CUES]
        return "weighed most: " + ", ".join(f"{cue} {size:+.2f}" for cue, size in most)


@cache
def _weights() -> dict[str, dict[str, float]]:
    """What a feature is crossed with → its name → what it weighs."""
    found: dict[str, dict[str, float]] = {}
    for feature, weight in packs.load("reading/authors")["weights"].items():
        name, _, crossed = feature.partition("|")
        found.setdefault(crossed, {})[name] = weight
    return found


def offered(draft: Draft, roster: Roster) -> list[Offer]:
    """Every agent with every stance that may be his, with its features."""
    standings = roster.standings(draft)
    here = [_Place.of(entry, standings) for entry in roster.entries]
    scene = _Scene.of(draft, roster, [p for p in here if p.best in INSIDE])
    return [offer for place in here for offer in _offers(place, scene)]


def _offers(place: _Place, scene: _Scene) -> Iterator[Offer]:
    """One agent with each of his stances: what holds whichever it is, found once, and what holds of that one."""
    stances = place.stances()
    if not stances:
        return
    kind, common, by_kind, by_stance = place.kind, *_of_standing(place, scene)
    by_kind += _of_rivals(place, scene)
    rivals = _stances_of_rivals(place, scene)
    words = _words(place)
    home = _home(place, scene)
    for stance in stances:
        author, statement = place.evidence(stance)
        frames = _Frames.of(place, stance)
        holds = [
            ("", [*common, str(stance), *_modality(place, stance)]),
            (kind, [*by_kind, *words.by_kind, *frames.by_kind]),
            (stance, [*by_stance, *words.by_stance, *frames.by_stance, *rivals, kind]),
            (f"{stance}|{kind}", frames.by_both),
            (f"{kind}|{stance}", [f"family.{scene.family}"]),
        ]
        if home:
            sort = place.agent.kind
            holds += [(sort, home), (f"{sort}|{stance}", home), (f"{sort}|{scene.type}", home)]
        yield Offer(_at_home(author, scene.draft), statement, holds)


class _Scene(NamedTuple):
    """What is the same for all offers of a draft."""

    draft: Draft
    type: str
    family: str
    inside: Sequence[_Place]  # those named with it
    words: Collection[frozenset[str]]  # of their names
    told: tuple[int, int, int]  # how many of them: see `_Place.counted`
    countries: frozenset[str]
    always: Sequence[str]  # crossed with the stance
    drafts: str

    @classmethod
    def of(cls, draft: Draft, roster: Roster, inside: Sequence[_Place]) -> _Scene:
        family = CODING[draft.kind].family if draft.kind else "none"
        first = f"draft.{'first' if draft is roster.drafts[0] else 'later'}"
        where = frozenset(p.record.country for p in draft.places if p.record is not None and p.record.country)
        words = {_words_of(p.agent.name) for p in inside}
        told = _sums([p.counted for p in inside])
        return cls(draft, str(draft.kind), str(family), inside, words, told, where, [first], f"drafts.{min(len(roster.drafts), SEVERAL)}")


def _sums(counts: Sequence[tuple[bool, bool, bool]]) -> tuple[int, int, int]:
    return sum([firm for firm, _, _ in counts]), sum([plain for _, plain, _ in counts]), sum([group for _, _, group in counts])


def _at_home(author: Author, draft: Draft) -> Author:
    """ "The army" is that of the country where it happened."""
    if author.agent.kind != "force":
        return author
    country = next((p.record.country for p in draft.places if p.record is not None and p.record.country), None)
    if country is None:
        return author
    key, name = state(country)
    return replace(author, agent=author.agent._replace(key=key, name=name))


class _Place(NamedTuple):
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
    def of(cls, entry: Entry, standings: Mapping[int, str]) -> _Place:
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


def _in_order(found: Collection[Stance]) -> list[Stance]:
    return [s for s in STANCES if s in found] if found else []


def _rank(standing: tuple[str, Seen] | tuple[str, Author, Statement]) -> int:
    return RANK[standing[0]]


def _kind(agent: Agent) -> str:
    if agent.kind == "described":
        return "sided" if " " in agent.name else "described"
    return "unknown" if agent.kind == "group" and agent.key is None else agent.kind


class _Frames(NamedTuple):
    """What frames say of him, with this stance and with others."""

    by_stance: Collection[str]
    by_kind: Collection[str]
    by_both: Collection[str]

    @classmethod
    def of(cls, place: _Place, stance: Stance) -> _Frames:
        if not place.told:
            return _UNSAID
        told = [(r, a) for r, a, _ in place.told if a.stance == stance]
        mine = [(r, a) for r, a in told if r not in APART]
        by_stance = {f"frame.{r}" for r, _ in told if r in APART} | {f"{a.rule}.{'in' if r in INSIDE else r}" for r, a in mine}
        by_stance |= {
            f"also.{a.stance}{'.plain' * a.plain}.{'in' if r in INSIDE else 'out'}" for r, a, _ in place.told if a.stance != stance
        }
        by_stance.add(f"frames.{min(len(mine), SEVERAL)}")
        if not mine:
            return cls([*by_stance, "no frame"], (), ("no frame",))
        standing, nearest_one = mine[0]
        frame = f"frame.{standing}"
        return cls([*by_stance, frame], [frame, *{a.rule for _, a in mine}], [f"plain.{nearest_one.plain}"])


_UNSAID = _Frames(("no frame", "frames.0"), (), ("no frame",))


def _stances_of_rivals(place: _Place, scene: _Scene) -> set[str]:
    """How others are surely said to have to do with it."""
    return {f"rival.{s}" for p in scene.inside if p.firm and p is not place for s in p.firm}


def _of_rivals(place: _Place, scene: _Scene) -> list[str]:
    """How many others are said to have done it, how surely, and whether one of them is named better."""
    mine = place.counted if place.best in INSIDE else (False, False, False)
    others = zip(("rivals", "rivals plain", "groups"), scene.told, mine, strict=True)
    words = _words_of(place.agent.name)
    vaguer = any(words < theirs for theirs in scene.words)
    return [*[f"{name}.{min(all_ - own, SEVERAL)}" for name, all_, own in others], *["vaguer"] * vaguer]


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _of_standing(place: _Place, scene: _Scene) -> tuple[list[str], list[str], list[str]]:
    """How often and where he is named, and beside which kind of incident: alone, crossed with his kind, crossed with the stance."""
    entry = place.entry
    best, told = f"best.{place.best}", f"type.{scene.type}"
    inside = sum([r in INSIDE for r, _ in place.seen])
    first = (entry.seen or entry.told)[0].statement.sentence.ordinal
    since = next((name for most, name in STEPS if first < most), "late")
    by_kind = [best, told, f"here.{min(inside, SEVERAL)}", f"times.{min(len(place.seen), MANY)}", f"first.{since}"]
    head = [f"head.{place.agent.name.split()[-1]}"] if place.kind in ("described", "sided") else []
    return ["bias", scene.drafts, *head], by_kind, [best, told, *scene.always, *head]


def _words(place: _Place) -> Words:
    """Where he is named with the incident, else where he is named as closely as it gets."""
    inside = [s for r, s in place.seen if r in INSIDE]
    return words_around(inside or [s for r, s in place.seen if r == place.best and r not in APART][:SEVERAL])


def _modality(place: _Place, stance: Stance) -> set[str]:
    """The words of the frame that says so."""
    told = next((s for _, a, s in place.told if a.stance == stance), None)
    return {f"modality.{h.concept}" for h in told.sentence.hits["modality"]} if told is not None else set()


def _home(place: _Place, scene: _Scene) -> Sequence[str]:
    """Whether he is at home where it happened."""
    agent = place.agent
    if agent.kind not in ("state", "seat", "group") or not agent.key or not scene.countries:
        return ()
    countries = actor(agent.key).countries
    return ("abroad" if scene.countries.isdisjoint(countries) else "home",) if countries else ()
