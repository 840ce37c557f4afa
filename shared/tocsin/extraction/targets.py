"""What was hit or aimed at: things and groups of people beside the words of the deed."""

from __future__ import annotations

from tocsin.extraction.lexicon import attributes
from tocsin.extraction.scene import Block
from tocsin.extraction.statements import Statement

REACH = 10


def targets(statement: Statement) -> list[tuple[str, int, int]]:
    """(English name, first token, last token) of each target, nearest to the deed first, no more than four."""
    anchors = [h.last for h in (*statement.deeds, *statement.events)] + [h.last for h in statement.weapons]
    if not anchors:
        return []
    found = []
    for hit in [*statement.sentence.of("target"), *_victims(statement)]:
        if not statement.first <= hit.first <= statement.last or any(w.first <= hit.first <= w.last for w in statement.weapons):
            continue
        distance = min(abs(hit.first - a) for a in anchors)
        if distance <= REACH:
            head = str(attributes(hit.cls, hit.concept)["head"])
            found.append((distance, _with_land(head, hit.first, hit.last, statement, statement.block), hit.first, hit.last))
    ordered = sorted(found, key=lambda f: (f[0], f[2]))
    unique = {name: (name, first, last) for _, name, first, last in reversed(ordered)}
    return sorted(unique.values(), key=lambda t: t[1])[:4]


def _victims(statement: Statement) -> list:  # type: ignore[type-arg]
    return [h for h in statement.sentence.of("person") if attributes("person", h.concept)["side"] == "victim"]


def _with_land(head: str, first: int, last: int, statement: Statement, block: Block) -> str:
    """ "US embassy" where a country's adjective stands beside the thing."""
    for place in statement.sentence.places:
        if place.demonym and place.record is not None and (0 < first - place.last <= 1 or 0 < place.first - last <= 1):
            return f"{place.record.name} {head}"
    return head
