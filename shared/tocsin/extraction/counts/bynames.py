"""People counted by their names: "Karim Haddad and Omar Said were shot dead"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tocsin.extraction.counts.joined import is_joined
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group

OFFICE = 8  # words from people to their names: "of the state radio,"
SEVERAL = 2  # bearers of a name, words of one


def by_names(found: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """The groups, with those whom a list of names counts; who is introduced with a number is counted already."""
    for run in _runs(sentence, block):
        first, last, count = run[0].first, run[-1].last, sum(_bearers(n, block) for n in run)
        before = next((g for g in found if g.last + 1 == first or g.first <= first <= g.last), None)
        if before is not None and before.person and before.high is None and not before.said:
            found = [replace(g, last=last, low=count, high=count, said=True, named=True) if g is before else g for g in found]
        elif not any((g.first <= last and first - 1 <= g.last) or _names_them(g, first, count, block) for g in found):
            found = [*found, Group(first, last, count, count, "people", True, named=True)]
    return found


def _names_them(group: Group, first: int, count: int, block: Block) -> bool:
    """ "three reporters of the state radio, Ana Ruiz, Luis Vega and Omar Said": as many as there are names."""
    tokens = block.tokens
    near = (
        0 < first - group.last <= OFFICE and "," in tokens.gap(first - 1) and not any(c in tokens.between(group.last, first) for c in ";:.")
    )
    return near and group.said and bool(group.person) and group.low == group.high == count


def _runs(sentence: Sentence, block: Block) -> list[list[Name]]:
    """Names joined to one another, the last two by a conjunction."""
    runs = [[*_listed_before(n, sentence, block), n] for n in sentence.names if _bearers(n, block) >= SEVERAL]
    for before, name in pairwise(sentence.names):
        if is_joined(before.last, name.first - (block.tokens.forms[name.first - 1] in block.lang.of), block):
            runs.append([*_listed_before(before, sentence, block), before, name])
    return runs


def _bearers(name: Name, block: Block) -> int:
    """ "Juan Pérez y Luis Ortega" are two; "Ortega y Gasset" is one."""
    forms, both = block.tokens.forms, range(name.first + SEVERAL, name.last - SEVERAL + 1)
    return 1 + any(forms[i] in block.lang.conjunctions for i in both)


def _listed_before(name: Name, sentence: Sentence, block: Block) -> list[Name]:
    """ "Haddad, Said and Omar": those whom only a comma parts from what follows."""
    listed: list[Name] = []
    for before in reversed([n for n in sentence.names if n.last < name.first]):
        after = listed[0] if listed else name
        if before.last + 1 != after.first or block.tokens.gap(before.last).strip() not in (",", "،"):
            break
        listed.insert(0, before)
    return listed
