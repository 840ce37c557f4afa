"""What stands around an agent where he is named: words of a stance, deeds, prepositions, and what is said of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tocsin.extraction.authors.authors import authors
from tocsin.extraction.authors.roster import Seen, identity
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import Agent
from tocsin.extraction.words.distances import gap, nearest, side
from tocsin.extraction.words.lexicon import Hit, attributes

STEPS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))  # words between an agent and a word
SPEAKS = 3  # words between an agent and a word of saying
TITLED = 2  # words between a name and what somebody is
OPENS = 2  # words before who opens a clause
PASSED = 3  # articles and adjectives between a preposition and its noun
WORDS = ("claim", "claim_by", "no_claim", "blame", "blamed_by", "suspect", "deny", "arrest", "author_by")


class Words(NamedTuple):
    """What stands around an agent: what is weighed by stance, and what by his kind."""

    by_stance: Collection[str]
    by_kind: Collection[str]


def words_around(shown: Sequence[Seen]) -> Words:
    """Around each of his namings, taken together."""
    if len(shown) == 1:
        return _around(shown[0])
    each = [_around(s) for s in shown]
    return Words({w for a in each for w in a.by_stance}, {w for a in each for w in a.by_kind})


def _around(seen: Seen) -> Words:
    """Those where he is named once; a statement that belongs to no draft may stand beside several."""
    agent, statement = seen.agent, seen.statement
    sentence = statement.sentence
    told = sentence.hits["stance"]
    near = [_beside(agent, [h for h in told if h.concept == word], statement) for word in WORDS] if told else []
    by_stance = set(chain.from_iterable(near))
    by_stance.update(["unreal"] * (statement.unreal or statement.trend))
    by_stance.update(f"not he.{rule}" for rule in said_of_others(agent, statement))
    both = ["speaks"] * any(gap(agent, h) <= SPEAKS for h in sentence.hits["say"])
    both += ["suffers"] * any(t.first <= agent.first <= t.last for t in statement.tolls)
    by_stance.update(both)
    own = _person(agent, statement) if agent.key is None and agent.kind in ("person", "group") else ()
    return Words(by_stance, {*both, *own, *_deeds(agent, statement), *_preposition(agent, statement), *["title"] * sentence.title})


def said_of_others(agent: Agent, statement: Statement) -> set[str]:
    """What frames say of others where they say nothing of him: who accuses, or is attacked."""
    told = [(identity(a.agent), a.rule) for a in authors(statement)]
    mine = identity(agent)
    return set() if any(name == mine for name, _ in told) else {rule for _, rule in told}


def _beside(agent: Agent, hits: Sequence[Hit], statement: Statement) -> Collection[str]:
    if not hits:
        return ()
    words, near = nearest(agent, hits)
    same = statement.sentence.clause_of(near.first) == statement.sentence.clause_of(agent.first)
    return (f"{near.concept}.{side(agent, near)}.{_step(words)}", f"{near.concept}.clause.{same}")


def _deeds(agent: Agent, statement: Statement) -> Sequence[str]:
    """Where he stands to the nearest word of what was done."""
    hits = [*statement.events, *statement.deeds, *statement.sentence.hits["casualty"]]
    if not hits:
        return ("no deed",)
    words, near = nearest(agent, hits)
    same = statement.sentence.clause_of(near.first) == statement.sentence.clause_of(agent.first)
    return (f"{near.cls}.{side(agent, near)}.{_step(words)}", f"clause.{same}")


def _person(agent: Agent, statement: Statement) -> Iterator[str]:
    """What the words beside a name make of him: "the gunman X", "minister X", "X, 31"; whether he opens what is said."""
    sentence = statement.sentence
    people, sources = sentence.hits["person"], sentence.hits["source"]
    for hit in people:
        if gap(agent, hit) <= TITLED:
            yield f"role.{attributes('person', hit.concept)['side']}.{side(agent, hit)}"
    if any(gap(agent, h) <= TITLED for h in sources):
        yield "role.source"
    if any(attributes("person", h.concept)["side"] == "attacker" for h in people):
        yield "attackers"
    comma = "," in statement.block.tokens.gap(agent.last)
    if comma and any(q.kind == "cardinal" and 0 < q.first - agent.last <= TITLED and 12 < (q.low or 0) < 90 for q in sentence.quantities):
        yield "age"
    if agent.first - sentence.clauses[sentence.clause_of(agent.first)] < OPENS:
        yield "opens"


def _step(words: int) -> str:
    return next((name for most, name in STEPS if words <= most), "far")


def _preposition(agent: Agent, statement: Statement) -> Iterator[str]:
    """Small words right before him."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    kinds = (("against", lang.against), ("beside", lang.beside), ("inside", lang.inside), ("of", lang.of), ("and", lang.conjunctions))
    before = forms[max(statement.first, agent.first - 2) : agent.first]
    yield from [name for name, words in kinds if not words.isdisjoint(before)]
    if any(0 < agent.first - h.last <= PASSED for h in statement.sentence.of("stance", "author_by")):
        yield "by"
