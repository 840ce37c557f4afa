"""What a statement names beside what an incident told before names: who, what and with what is known of it, other, or named first.

Of use in capitals, where digests of a day's incidents run on in one paragraph and hardly a word says "another".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.names import PARTICLES

if TYPE_CHECKING:
    from tocsin.extraction.incidents.grouping import Draft

CLASSES = ("target", "person")


def named_anew(statement: Statement, draft: Draft) -> Iterator[str]:
    """ "name.other": it names somebody, and whom the incident names is somebody else."""
    for sort, mine in _named(statement).items():
        theirs = {word for s in draft.statements for word in _named(s).get(sort, ())}
        yield f"{sort}.{'first' if not theirs else 'other' if theirs.isdisjoint(mine) else 'known'}"


def _named(statement: Statement) -> dict[str, set[str]]:
    """What it names, by sort; nothing of what it does not name."""
    sentence, first, last = statement.sentence, statement.first, statement.last
    names = [n.text for n in sentence.names if first <= n.first <= last]
    found = {cls: {h.concept for h in statement.here(cls)} for cls in CLASSES}
    found["weapon"] = {w.concept for w in statement.weapons}
    found["actor"] = {a.key or a.name for a in sentence.actors if first <= a.first <= last}
    found["name"] = {word for text in names for word in text.casefold().split() if word not in PARTICLES}
    return {sort: known for sort, known in found.items() if known}
