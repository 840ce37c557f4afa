"""Whether a toll tells of further people: told in one breath, of another kind, in a further line of a list."""

from __future__ import annotations

from tocsin.extraction.facts.counted import Counted, Told
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.harm import UNIFORMED, Toll

LONGEST_LIST = 8  # lines
THEIRS_REACH = 3  # sentences from somebody killed to "his driver was killed"
PLAIN = ("civilian", "child", "woman", "student", "resident", "villager", "passenger", "journalist", "worker")
ANYBODY = ("", "people", "victim")  # who is counted where no kind of people is named


def goes_on(one: Told | Counted, before: Told | Counted) -> bool:
    """ "five soldiers were killed in Kunar and three policemen were killed in Farah": further people, told in one breath."""
    toll, block = one.toll, one.statement.block
    same = one.statement.sentence is before.statement.sentence and toll.first > before.toll.last
    opening = block.tokens.forms[max(toll.first - 2, 0) : toll.first + 1]
    joined = any(form in block.lang.conjunctions for form in opening[:-1]) or opening[-1].startswith(block.lang.clitic_conjunctions)
    persons = toll.person not in ANYBODY and before.toll.person not in ANYBODY
    return same and joined and persons and toll.said and before.toll.said


def is_with(one: Told | Counted, before: Told | Counted) -> bool:
    """ "The mayor was shot. His driver died too": people of the one told of before."""
    toll, base = one.toll, before.toll
    behind = 0 <= one.statement.sentence.ordinal - before.statement.sentence.ordinal <= THEIRS_REACH and (
        one.statement is not before.statement or toll.first > base.last
    )
    return toll.theirs and behind and base.low == base.high == 1 and not (base.theirs or base.others or base.side == "attacker")


def is_another(one: Told | Counted, before: Told | Counted) -> bool:
    """ "The editor Ana Ruiz was shot. The engineer Luis Vega was stabbed to death": two, each told by name."""
    names = set(one.toll.who.casefold().split()), set(before.toll.who.casefold().split())
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1]) and "attacker" not in (one.toll.side, before.toll.side)


def adds_to(toll: Toll, statement: Statement, base: Statement) -> bool:
    """ "five others" told beside the first count, "also" in a later statement, a further line of a list."""
    distance = statement.sentence.ordinal - base.sentence.ordinal
    if is_listed(statement, base):
        return True
    if toll.whole:
        return False
    if of_other_kind(toll, distance, base):
        return True
    return (toll.others and 0 <= distance <= 1) or (has_cue(statement, "also") and 0 < distance <= 2)


def of_other_kind(toll: Toll, distance: int, base: Statement) -> bool:
    """ "thirteen soldiers died; 170 civilians were counted dead": soldiers are no civilians."""
    if not (0 <= distance <= 1 and toll.said):
        return False
    first = next((t for t in base.tolls if t.field == toll.field and t.said and t is not toll), None)
    one, other = toll.person, first.person if first else toll.person
    return (one in UNIFORMED and other in PLAIN) or (one in PLAIN and other in UNIFORMED)


def is_listed(statement: Statement, base: Statement) -> bool:
    distance = statement.sentence.ordinal - base.sentence.ordinal
    here, there = statement.sentence.item, base.sentence.item
    return bool(here and there) and here != there and 0 < distance <= LONGEST_LIST


def has_cue(statement: Statement, cue: str) -> bool:
    return cue in statement.concepts("cue")
