"""Who a statement says did it: claimed, attributed, suspected, denied, arrested."""

from __future__ import annotations

from tocsin.extraction.authors.cast import Author, Scene
from tocsin.extraction.authors.doing import described, doing, enforcing, fighting, firing, national, owned
from tocsin.extraction.authors.said import announced, arrested, blamed, claimed, denied, named_persons, suspected
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import agents

FRAMES = (
    claimed,
    announced,
    denied,
    suspected,
    blamed,
    named_persons,
    doing,
    enforcing,
    firing,
    national,
    owned,
    fighting,
    described,
    arrested,
)
BY_STANCE = (claimed, denied, suspected, blamed, arrested)  # those that a word of a stance opens
UNSAID = tuple(frame for frame in FRAMES if frame not in BY_STANCE)


def authors(statement: Statement) -> list[Author]:
    """Whatever the frames find, each author with each stance by each rule once."""
    if statement.authors is None:
        statement.authors = _read_authors(statement)
    return statement.authors


def _read_authors(statement: Statement) -> list[Author]:
    sentence = statement.sentence
    scene = Scene(statement, agents(sentence, statement.block))
    if not (scene.agents or sentence.has("stance") or sentence.has("person") or any(p.demonym for p in sentence.places)):
        return []
    told = [author for frame in (FRAMES if scene.stances else UNSAID) for author in frame(scene)]
    return list({(a.agent.name, a.stance, a.rule): a for a in reversed(told)}.values())[::-1] if told else told


def doers(statement: Statement) -> set[str]:
    """Names of those a statement says did it: whoever is told in passing gives way to whom it says more of, "gunmen" to a name."""
    told = authors(statement)
    firm = {a.agent.name for a in told if not a.plain}
    named = any(a.agent.kind != "described" for a in told)
    return {a.agent.name for a in told if not (a.plain and named and a.agent.kind == "described" and a.agent.name not in firm)}
