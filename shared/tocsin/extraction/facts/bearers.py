"""Who bears a role: "the mayor, Aldo Riva", "Aldo Riva, mayor of Alba", "mayor Aldo Riva" are one person, told twice."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.lexicon import Hit, attributes

PHRASE = 4  # words between a name and the noun of its role: "THEN A CANDIDATE", "of Nagasaki"
TOLD = ("event", "deed", "casualty", "say", "stance")  # words that begin to tell something, so that no role goes on behind them
COMMAS = (",", "،", "(", " (", ", ", "، ")
ANYBODY = ("people", "man", "woman", "child", "victim", "national", "civilian", "family", "couple")  # no role of anybody


def role_of(first: int, last: int, statement: Statement) -> Hit | None:
    """The noun of the role of whoever tokens first..last name, where the text puts it beside the name."""
    return next((h for h in _beside(first, last, statement) if _is_role(h, statement)), None)


def _beside(first: int, last: int, statement: Statement) -> Iterator[Hit]:
    """Nouns of persons right before the name, behind its comma, or before a comma before it."""
    gap, persons = statement.block.tokens.gap, statement.sentence.of("person")
    yield from (h for h in persons if h.last + 1 == first and gap(h.last) == " ")
    if gap(last) in COMMAS:
        yield from (h for h in persons if 0 < h.first - last <= PHRASE + 1 and _unbroken(last + 1, h.first, statement))
    if first > statement.first and gap(first - 1) in COMMAS:
        yield from (h for h in reversed(persons) if 0 < first - h.last <= PHRASE + 1 and _unbroken(h.last, first - 1, statement))


def _unbroken(first: int, last: int, statement: Statement) -> bool:
    """No comma and nothing told between two tokens: the phrase of one role. An age may open it."""
    tokens = statement.block.tokens
    gaps = all(tokens.gap(i) in {" ", "-", "'", "’"} or tokens.forms[i].isdigit() for i in range(first, last))
    told = {t for cls in TOLD for h in statement.sentence.of(cls) for t in range(h.first, h.last + 1)}
    names = {t for n in statement.sentence.names for t in range(n.first, n.last + 1)}
    return gaps and (told | names).isdisjoint(range(first, last + 1))


def _is_role(hit: Hit, statement: Statement) -> bool:
    """One person is told of, by something that not everybody is, and who is no attacker."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    several = any(t.first <= hit.first <= t.last and t.low not in (1, None) for t in statement.tolls)
    alone = not several and not any(lang.is_plural(forms[i]) for i in range(hit.first, hit.last + 1))
    return alone and hit.concept not in ANYBODY and attributes("person", hit.concept)["side"] in ("victim", "neutral")
