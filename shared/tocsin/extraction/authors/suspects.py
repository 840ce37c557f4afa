"""Who may have done it: each agent with each stance that may be his, and what holds of him beside a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import fsum
from typing import NamedTuple

from tocsin import packs
from tocsin.actors import actor, state
from tocsin.extraction.authors.beside import Words, words_around
from tocsin.extraction.authors.cast import Author
from tocsin.extraction.authors.presence import APART, INSIDE, WEIGHED, Presence, may_concern
from tocsin.extraction.authors.roster import OTHER, Roster, where
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.odds import NOTHING
from tocsin.model.vocabulary import CODING, Stance
from tocsin.text import fold_key

SEVERAL, MANY = 3, 6
FARTHEST = 8  # sentences between an incident and where somebody is named
CROWD = 12  # of so many it says little that they were caught
CUES = 4  # told as the reason


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
        return fsum(chain.from_iterable([map(table.get, names, NOTHING) for table, names in tables]))

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
    for feature, weight in packs.passing("reading/authors")["weights"].items():
        name, _, crossed = feature.partition("|")
        found.setdefault(crossed, {})[name] = weight
    return found


def offered(draft: Draft, roster: Roster) -> list[Offer]:
    """Every agent with every stance that may be his, with its features."""
    standings = roster.standings(draft)
    here = [Presence.of(entry, standings) for entry in roster.entries if may_concern(entry, standings)]
    scene = _Scene.of(draft, roster, [p for p in here if p.best in INSIDE])
    return [offer for place in here for offer in _offers(place, scene)]


def _offers(place: Presence, scene: _Scene) -> Iterator[Offer]:
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
        apart = _apart(place, stance, scene)
        holds = [
            ("", [*common, str(stance), *_modality(place, stance)]),
            (kind, [*by_kind, *words.by_kind, *frames.by_kind]),
            (stance, [*by_stance, *words.by_stance, *frames.by_stance, *apart, *rivals, kind]),
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
    roster: Roster
    turn: int  # its place among the drafts
    type: str
    family: str
    inside: Sequence[Presence]  # those named with it
    words: Collection[frozenset[str]]  # of their names
    told: tuple[int, int, int]  # how many of them: see `Presence.counted`
    countries: frozenset[str]
    always: Sequence[str]  # crossed with the stance
    drafts: str

    @classmethod
    def of(cls, draft: Draft, roster: Roster, inside: Sequence[Presence]) -> _Scene:
        first = f"draft.{'first' if draft is roster.drafts[0] else 'later'}"
        where = frozenset(p.record.country for p in draft.places if p.record is not None and p.record.country)
        turn = next(n for n, d in enumerate(roster.drafts) if d is draft)
        words = {words_of(p.agent.name) for p in inside}
        told = _sums([p.counted for p in inside])
        several = f"drafts.{min(len(roster.drafts), SEVERAL)}"
        return cls(draft, roster, turn, str(draft.kind), _family(draft), inside, words, told, where, [first], several)


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
    return author._replace(agent=author.agent._replace(key=key, name=name))


class _Frames(NamedTuple):
    """What frames say of him, with this stance and with others."""

    by_stance: Collection[str]
    by_kind: Collection[str]
    by_both: Collection[str]

    @classmethod
    def of(cls, place: Presence, stance: Stance) -> _Frames:
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


def _apart(place: Presence, stance: Stance, scene: _Scene) -> set[str]:
    """How near a frame stands that another incident has, and whether the two are of one kind."""
    found: set[str] = set()
    for standing, author, statement in place.told:
        owner = scene.roster.owners.get(id(statement)) if standing == OTHER and author.stance == stance else None
        if owner is not None:
            other = scene.roster.drafts[owner]
            kin = "same" if other.kind == scene.draft.kind else "kin" if _family(other) == scene.family else "strange"
            turn = "behind" if owner > scene.turn else "before"
            found |= {f"other.gap.{_apart_by(statement, scene.draft)}", f"other.{kin}", f"other.{turn}", f"other.{kin}.{scene.always[0]}"}
            found |= {"other.place"} if names_another_place(statement, scene.draft) else set()
    return found


def names_another_place(statement: Statement, draft: Draft) -> bool:
    """ "The attack on X was claimed": it says where, and that is nowhere in this incident."""
    named = where(statement.places)
    return bool(named) and named.isdisjoint({p.record.name for p in draft.places if p.record is not None})


def _apart_by(statement: Statement, draft: Draft) -> int:
    """Sentences from a statement to the nearest of a draft."""
    return min(*(abs(s.sentence.ordinal - statement.sentence.ordinal) for s in draft.statements), SEVERAL)


def _family(draft: Draft) -> str:
    return str(CODING[draft.kind].family) if draft.kind else "none"


_UNSAID = _Frames(("no frame", "frames.0"), (), ("no frame",))


def _stances_of_rivals(place: Presence, scene: _Scene) -> set[str]:
    """How others are surely said to have to do with it."""
    return {f"rival.{s}" for p in scene.inside if p.firm and p is not place for s in p.firm}


def _of_rivals(place: Presence, scene: _Scene) -> list[str]:
    """How many others are said to have done it, how surely, and whether one of them is named better."""
    mine = place.counted if place.best in INSIDE else (False, False, False)
    others = zip(("rivals", "rivals plain", "groups"), scene.told, mine, strict=True)
    words = words_of(place.agent.name)
    vaguer = any(words < theirs for theirs in scene.words)
    return [*[f"{name}.{min(all_ - own, SEVERAL)}" for name, all_, own in others], *["vaguer"] * vaguer]


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """The words of a name, in small letters."""
    return frozenset(name.casefold().split())


def _of_standing(place: Presence, scene: _Scene) -> tuple[list[str], list[str], list[str]]:
    """How often and where he is named, and beside which kind of incident: alone, crossed with his kind, crossed with the stance."""
    best, told = f"best.{place.best}", f"type.{scene.type}"
    inside = sum([r in INSIDE for r, _ in place.seen])
    by_kind = [best, told, f"here.{min(inside, SEVERAL)}", f"times.{min(len(place.seen), MANY)}"]
    head = _head(place.agent.name) if place.kind in ("described", "sided") else []
    away, side = _from_opening(place, scene.draft.statements[0])
    return ["bias", scene.drafts, *head], [*by_kind, away], [best, told, *scene.always, *head, away, *side]


def _from_opening(place: Presence, opening: Statement) -> tuple[str, Sequence[str]]:
    """How many sentences he is named from the one that opens the incident, and whether before or behind it where it counts most."""
    here = [(r, s.statement.sentence.ordinal) for r, s in place.seen if s.statement.block is opening.block]
    first = opening.sentence.ordinal
    away = min([abs(ordinal - first) for _, ordinal in here], default=FARTHEST)
    closest = [ordinal for standing, ordinal in here if standing == place.best][:1]
    return f"away.{min(away, FARTHEST)}", ["he follows" if ordinal > first else "he leads" for ordinal in closest]


def _head(name: str) -> list[str]:
    """ "200 people": people, many."""
    words = fold_key(name).split()
    return [f"head.{words[-1]}", *["many"] * (words[0].isdigit() and int(words[0]) > CROWD)]


def _words(place: Presence) -> Words:
    """Where he is named with the incident, else where he is named as closely as it gets."""
    inside = [s for r, s in place.seen if r in INSIDE]
    return words_around(inside or [s for r, s in place.seen if r == place.best and r not in APART][:SEVERAL])


def _modality(place: Presence, stance: Stance) -> set[str]:
    """The words of the frame that says so."""
    told = next((s for _, a, s in place.told if a.stance == stance), None)
    return {f"modality.{h.concept}" for h in told.sentence.hits["modality"]} if told is not None else set()


def _home(place: Presence, scene: _Scene) -> Sequence[str]:
    """Whether he is at home where it happened."""
    agent = place.agent
    if agent.kind not in ("state", "seat", "group") or not agent.key or not scene.countries:
        return ()
    countries = actor(agent.key).countries
    return ("abroad" if scene.countries.isdisjoint(countries) else "home",) if countries else ()
