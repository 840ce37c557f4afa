"""Who did it: each agent with each stance weighed by what frames say of him and where he stands. Weights are data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import fsum, inf
from typing import NamedTuple

from tocsin import packs
from tocsin.actors import actor, state
from tocsin.extraction.agents import Agent
from tocsin.extraction.authors import authors
from tocsin.extraction.cast import Author
from tocsin.extraction.grouping import Draft
from tocsin.extraction.lexicon import Hit
from tocsin.extraction.naming import adjective
from tocsin.extraction.roster import ELSEWHERE, FAR, LEAD, NEAR, OTHER, OWN, RANKS, SUPPORT, Entry, Roster, Seen, identity
from tocsin.extraction.statements import Statement
from tocsin.model.vocabulary import CODING, Stance

FURTHER, LIKELIEST, DOING, LENT = -0.7, -1.1, -1.5, -0.6  # log-odds from which somebody is told
INSIDE, BESIDE, APART = (LEAD, OWN, SUPPORT), (NEAR, FAR), (OTHER, ELSEWHERE)
STEPS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))  # words between an agent and a word
CLOSE = 12  # words over which a word of claiming, blaming and the like counts
SEVERAL, MANY = 3, 6
PASSED = 3  # articles and adjectives between a preposition and its noun
WEIGHED = "author.weighed"
CLAIMS = ("author.claimed", "author.claimed_by")
NAMES = ("group", "unknown", "state", "seat")
SPOKEN = (Stance.CLAIMED, Stance.SUSPECTED, Stance.DENIED)
CAUGHT = (Stance.SUSPECTED, Stance.ARRESTED)


class Offer(NamedTuple):
    """An agent with a stance, the statement that says so, and what holds of it."""

    author: Author
    statement: Statement
    features: dict[str, float]


def culprits_of(draft: Draft, roster: Roster) -> list[tuple[Author, Statement]]:
    """Those that most likely did it or are said to have done it, each with each stance once, in the order of the text."""
    weights = packs.load("reading/authors")["weights"]
    # the exact sum, since the features come out of sets: added up in another order, ties would be broken another way
    odds = ((fsum([weights.get(f, 0.0) * size for f, size in o.features.items()]), o) for o in offered(draft, roster))
    ranked = sorted(odds, key=lambda o: -o[0])
    likely = [o for rank, (chance, o) in enumerate(ranked) if chance >= _least(o, rank, draft, roster)]
    told = [(o.author, o.statement) for o in _without_weaker(likely)]
    return sorted(told, key=lambda a: (a[1].sentence.ordinal, a[0].first))


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
        return LENT
    if offer.author.rule in CLAIMS and standing in INSIDE:
        return DOING  # who claims this very incident is told whoever else is blamed for it
    return FURTHER if rank else LIKELIEST if offer.author.rule == WEIGHED else DOING


def _without_weaker(offers: Sequence[Offer]) -> list[Offer]:
    """That somebody did it, told in passing, says less than that he claims it, is suspected or caught; whoever denies was blamed."""
    told = [(o, o.author, identity(o.author.agent)) for o in offers]
    firm = {(name, a.stance == Stance.DENIED) for _, a, name in told if not a.plain and a.rule != WEIGHED}
    silent = {name for name, _ in firm}  # nothing but his name speaks for that he did it
    passing = {name for name, denied in firm if not denied}
    return [o for o, a, name in told if not ((a.plain and name in passing) or (a.rule == WEIGHED and name in silent))]


def offered(draft: Draft, roster: Roster) -> list[Offer]:
    """Every agent with every stance that may be his, with its features."""
    here = [(entry, _Place.of(entry, draft, roster)) for entry in roster.entries]
    offers: list[Offer] = []
    for entry, place in here:
        stances = place.stances(entry)
        if not stances:
            continue
        rivals, words = _Rivals.of(entry, place, here), _Words.of(place)
        for stance in stances:
            author, statement = place.evidence(entry, stance)
            author = _at_home(author, draft)
            names = [
                *_of_frames(entry, place, stance),
                *_of_rivals(rivals, stance),
                *_of_standing(entry, place, stance, draft, roster),
            ]
            names += [*_of_words(place, words, stance), *_of_home(entry, draft, stance)]
            offers.append(Offer(author, statement, {"bias": 1.0} | dict.fromkeys(names, 1.0)))
    return offers


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

    kind: str
    seen: list[tuple[str, Seen]]
    told: list[tuple[str, Author, Statement]]
    best: str

    @classmethod
    def of(cls, entry: Entry, draft: Draft, roster: Roster) -> _Place:
        seen = sorted(((roster.standing(s.statement, draft), s) for s in entry.seen), key=lambda s: RANKS.index(s[0]))
        told = [(roster.standing(t.statement, draft), t.author, t.statement) for t in entry.told]
        told.sort(key=lambda t: RANKS.index(t[0]))
        return cls(_kind(entry.agent), seen, told, min([r for r, _ in seen] + [r for r, _, _ in told], key=RANKS.index))

    def stances(self, entry: Entry) -> list[Stance]:
        """Stances worth weighing: those of frames, those of words beside him, and that he did it where he is named with it."""
        inside = self.best in INSIDE
        named = self.kind in NAMES
        found = {a.stance for standing, a, _ in self.told if inside or named or standing in BESIDE}
        if inside or (named and self.best not in APART):
            found |= {Stance.ATTRIBUTED} if not self.accuses() else set()
        for standing, seen in self.seen:
            if standing in APART or not (named or inside):
                continue
            spoken = seen.statement.speaks
            found |= {s for s in (SPOKEN if named else CAUGHT) if spoken}
        return [s for s in Stance if s in found]

    def accuses(self) -> bool:
        """Wherever he is named with the incident, somebody else is accused, and nothing is said of him."""
        shown = [s for r, s in self.seen if r in INSIDE]
        return bool(shown) and all("author.blamed" in _said_of_others(s.agent, s.statement) for s in shown)

    def evidence(self, entry: Entry, stance: Stance) -> tuple[Author, Statement]:
        """The frame that says so, else where he is named."""
        frame = next(((a, s) for _, a, s in self.told if a.stance == stance), None)
        if frame is not None:
            return frame
        if not self.seen:
            _, author, statement = self.told[0]
            return Author(author.agent, stance, author.first, author.last, WEIGHED), statement
        _, (agent, statement) = self.seen[0]
        return Author(agent, stance, agent.first, agent.last, WEIGHED), statement


def _kind(agent: Agent) -> str:
    if agent.kind == "described":
        return "sided" if " " in agent.name else "described"
    return "unknown" if agent.kind == "group" and agent.key is None else agent.kind


def _of_frames(entry: Entry, place: _Place, stance: Stance) -> Iterator[str]:
    """What frames say of him, with this stance and with others."""
    kind = place.kind
    yield from (stance, f"{kind}|{stance}")
    mine = [(r, a) for r, a, _ in place.told if a.stance == stance and r not in APART]
    if not mine:
        yield from (f"no frame|{stance}", f"no frame|{stance}|{kind}")
    yield from {f"frame.{r}|{stance}" for r, a, _ in place.told if a.stance == stance and r in APART}
    for standing, author in mine[:1]:
        yield from (f"frame.{standing}|{stance}", f"frame.{standing}|{kind}", f"plain.{author.plain}|{stance}|{kind}")
    yield from {f"{a.rule}.{'in' if r in INSIDE else r}|{stance}" for r, a in mine}
    yield from {f"{a.rule}|{kind}" for _, a in mine}
    yield f"frames.{min(len(mine), SEVERAL)}|{stance}"
    for standing, author, _ in place.told:
        if author.stance != stance:
            yield f"also.{author.stance}{'.plain' * author.plain}.{'in' if standing in INSIDE else 'out'}|{stance}"


class _Rivals(NamedTuple):
    """Who else is said to have done it: the stances that are told of them, and what holds whichever stance is asked about."""

    stances: Collection[Stance]
    always: Sequence[str]

    @classmethod
    def of(cls, entry: Entry, place: _Place, here: Sequence[tuple[Entry, _Place]]) -> _Rivals:
        kind, others = place.kind, [(e, p) for e, p in here if e is not entry]
        firm = [found for _, p in others if (found := {a.stance for r, a, _ in p.told if not a.plain and r in INSIDE})]
        plain = [p for _, p in others if any(a.plain and r in INSIDE for r, a, _ in p.told)]
        near = [(e, p) for e, p in others if p.best in INSIDE]
        named = [p for _, p in near if p.kind in ("group", "unknown")]
        words = _words_of(entry.agent.name)
        vaguer = any(words < _words_of(e.agent.name) for e, _ in near)
        counts = (("rivals", firm), ("rivals plain", plain), ("groups", named))
        always = [f"{name}.{min(len(found), SEVERAL)}|{kind}" for name, found in counts]
        return cls(set().union(*firm), always + [f"vaguer|{kind}"] * vaguer)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _of_rivals(rivals: _Rivals, stance: Stance) -> list[str]:
    """Who else is said to have done it, and how surely."""
    return [*(f"rival.{s}|{stance}" for s in rivals.stances), *rivals.always]


def _of_standing(entry: Entry, place: _Place, stance: Stance, draft: Draft, roster: Roster) -> Iterator[str]:
    """How often and where he is named, and beside which kind of incident."""
    kind = place.kind
    family = CODING[draft.kind].family if draft.kind else "none"
    inside = sum(r in INSIDE for r, _ in place.seen)
    yield from (f"best.{place.best}|{kind}", f"best.{place.best}|{stance}")
    yield from (f"here.{min(inside, SEVERAL)}|{kind}", f"times.{min(len(place.seen), MANY)}|{kind}")
    yield from (f"type.{draft.kind}|{kind}", f"type.{draft.kind}|{stance}", f"family.{family}|{kind}|{stance}")
    first = entry.seen[0].statement.sentence.ordinal if entry.seen else entry.told[0].statement.sentence.ordinal
    yield f"first.{next((name for most, name in STEPS if first < most), 'late')}|{kind}"
    yield f"draft.{'first' if draft is roster.drafts[0] else 'later'}|{stance}"
    yield f"drafts.{min(len(roster.drafts), SEVERAL)}"
    if kind in ("described", "sided"):
        yield from (f"head.{entry.agent.name.split()[-1]}", f"head.{entry.agent.name.split()[-1]}|{stance}")


class _Words(NamedTuple):
    """The words that stand around an agent where he is named with the incident: those that are weighed by stance, those by his kind."""

    by_stance: Collection[str]
    by_kind: Collection[str]

    @classmethod
    def of(cls, place: _Place) -> _Words:
        by_stance: set[str] = set()
        by_kind: set[str] = set()
        shown = [s for r, s in place.seen if r in INSIDE] or [s for r, s in place.seen if r == place.best and r not in APART][:SEVERAL]
        for agent, statement in shown:
            sentence = statement.sentence
            for word in ("claim", "claim_by", "no_claim", "blame", "blamed_by", "suspect", "deny", "arrest", "author_by"):
                by_stance.update(_beside(agent, sentence.of("stance", word), statement))
            by_kind.update(_deeds(agent, statement), _preposition(agent, statement), ["title"] * sentence.title)
            by_stance.update(["unreal"] * (statement.unreal or statement.trend))
            speaks = ["speaks"] * any(_gap(agent, h) <= SEVERAL for h in sentence.of("say"))
            suffers = ["suffers"] * any(t.first <= agent.first <= t.last for t in statement.tolls)
            by_stance.update(speaks, suffers)
            by_stance.update(f"not he.{rule}" for rule in _said_of_others(agent, statement))
            by_kind.update(speaks, suffers)
        return cls(by_stance, by_kind)


def _of_words(place: _Place, words: _Words, stance: Stance) -> Iterator[str]:
    """The words around him, and those of the frame that says so."""
    yield from (f"{w}|{stance}" for w in words.by_stance)
    yield from (f"{w}|{place.kind}" for w in words.by_kind)
    for _, author, statement in place.told:
        if author.stance == stance:
            yield from {f"modality.{h.concept}" for h in statement.sentence.of("modality")}
            break


def _said_of_others(agent: Agent, statement: Statement) -> set[str]:
    """What frames say of others where they say nothing of him: who accuses, or is attacked."""
    told = [(identity(a.agent), a.rule) for a in authors(statement)]
    mine = identity(agent)
    return set() if any(name == mine for name, _ in told) else {rule for _, rule in told}


def _beside(agent: Agent, hits: Sequence[Hit], statement: Statement) -> Collection[str]:
    near = min(hits, key=lambda h: _gap(agent, h), default=None)
    if near is None:
        return ()
    gap, side = _gap(agent, near), _side(agent, near)
    step = next((name for most, name in STEPS if gap <= most), "far")
    same = statement.sentence.clause_of(near.first) == statement.sentence.clause_of(agent.first)
    return (f"{near.concept}.{side}.{step}", f"{near.concept}.clause.{same}")


def _deeds(agent: Agent, statement: Statement) -> Iterator[str]:
    """Where he stands to the nearest word of what was done."""
    hits = [*statement.events, *statement.deeds, *statement.sentence.of("casualty")]
    near = min(hits, key=lambda h: _gap(agent, h), default=None)
    if near is None:
        yield "no deed"
        return
    gap, side = _gap(agent, near), _side(agent, near)
    yield f"{near.cls}.{side}.{next((name for most, name in STEPS if gap <= most), 'far')}"
    yield f"clause.{statement.sentence.clause_of(near.first) == statement.sentence.clause_of(agent.first)}"


def _side(agent: Agent, hit: Hit) -> str:
    return "after" if agent.first > hit.last else "before" if agent.last < hit.first else "inside"


def _gap(agent: Agent, hit: Hit) -> int:
    return max(agent.first - hit.last, hit.first - agent.last, 0)


def _preposition(agent: Agent, statement: Statement) -> Iterator[str]:
    """Small words right before him."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    kinds = {"against": lang.against, "beside": lang.beside, "inside": lang.inside, "of": lang.of, "and": lang.conjunctions}
    before = forms[max(statement.first, agent.first - 2) : agent.first]
    yield from (name for name, words in kinds.items() if any(f in words for f in before))
    if any(0 < agent.first - h.last <= PASSED for h in statement.sentence.of("stance", "author_by")):
        yield "by"


def _of_home(entry: Entry, draft: Draft, stance: Stance) -> Iterator[str]:
    """Whether he is at home where it happened."""
    agent = entry.agent
    countries = set(actor(agent.key).countries) if agent.key else set()
    where = {p.record.country for p in draft.places if p.record is not None and p.record.country}
    if agent.kind not in ("state", "seat", "group") or not countries or not where:
        return
    home = "home" if countries & where else "abroad"
    yield from (f"{home}|{agent.kind}", f"{home}|{agent.kind}|{stance}", f"{home}|{agent.kind}|{draft.kind}")
