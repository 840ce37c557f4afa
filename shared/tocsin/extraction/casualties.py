"""One incident's tolls put in order: what stands, what the report replaces, what is only a part, what adds up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.extraction.statements import Statement
from tocsin.extraction.tolls import DIED_LATER, Toll
from tocsin.model.claim import FieldName, Standing


@dataclass(slots=True, frozen=True)
class Counted:
    """A toll with the statement it stands in and how it stands among the others."""

    toll: Toll
    statement: Statement
    standing: Standing
    field: FieldName


def weigh(statements: list[Statement], field: FieldName) -> list[Counted]:
    """All tolls of a field in the order told. Attackers are counted apart (killed_attackers)."""
    told = [(t, s) for s in statements for t in s.tolls if t.field == field]
    if any(t.said for t, _ in told):
        told = [(t, s) for t, s in told if t.said or t.side == "attacker"]
    victims = any(t.side in {"victim", "neutral"} and t.high != 0 for t, _ in told)
    return [_placed(t, s, told, victims) for t, s in told]


def _placed(toll: Toll, statement: Statement, told: list[tuple[Toll, Statement]], victims: bool) -> Counted:
    """Fighters are counted with the attackers where the report tells of other victims too."""
    apart = toll.side == "attacker" or (toll.side == "fighter" and victims)
    if apart and toll.field != FieldName.KILLED:
        return Counted(toll, statement, Standing.PART if victims else Standing.STANDS, toll.field)
    field = FieldName.KILLED_ATTACKERS if apart else toll.field
    return Counted(toll, statement, _standing(toll, statement, told), field)


def _standing(toll: Toll, statement: Statement, told: list[tuple[Toll, Statement]]) -> Standing:
    if toll.part:
        return Standing.PART
    apart = {"attacker", "fighter"}
    others = [(t, s) for t, s in told if t is not toll and not t.part and (t.side in apart) == (toll.side in apart)]
    if not others or toll.side == "attacker" or toll.rule == DIED_LATER:
        return Standing.STANDS
    if _replaced(statement, others):
        return Standing.SUPERSEDED
    larger = any((t.low or 0) > (toll.high or toll.low or 0) for t, _ in others)
    return Standing.PART if larger and toll.person not in {"", "people"} else Standing.STANDS


def _replaced(statement: Statement, others: list[tuple[Toll, Statement]]) -> bool:
    """A first count beside later ones, or any count beside one said to be new."""
    if _has(statement, "initial") and not all(_has(s, "initial") for _, s in others):
        return True
    return any(_has(s, "updated") and t.low is not None for t, s in others) and not _has(statement, "updated")


def _has(statement: Statement, cue: str) -> bool:
    return any(statement.first <= h.first <= statement.last for h in statement.sentence.of("cue", cue))


def _adds(counted: Counted, base: Counted) -> bool:
    """ "five others" told beside the first count, or "also" in a later statement, with another number."""
    if counted.toll.rule == DIED_LATER:
        return True
    if (counted.toll.low, counted.toll.high) == (base.toll.low, base.toll.high):
        return False
    distance = counted.statement.sentence.ordinal - base.statement.sentence.ordinal
    return (counted.toll.others and distance <= 1) or (_has(counted.statement, "also") and 0 < distance <= 2)


def moved(statements: list[Statement]) -> int:
    """How many of the wounded died later, as the report tells it."""
    return sum(t.low or 0 for s in statements for t in s.tolls if t.rule == DIED_LATER)


def together(counted: list[Counted], moved_out: int = 0) -> list[Counted]:
    """Standing counts that add up made one: "three dead and five others", "also wounded four".

    `moved_out` of them died later and are counted among the dead.
    """
    standing = [c for c in counted if c.standing == Standing.STANDS and c.field != FieldName.KILLED_ATTACKERS]
    standing.sort(key=lambda c: c.toll.rule == DIED_LATER)
    adding = [c for c in standing[1:] if c.toll.said and _adds(c, standing[0])]
    if not adding and not (moved_out and standing):
        return counted
    base = standing[0]
    lows = [c.toll.low for c in (base, *adding)]
    highs = [c.toll.high for c in (base, *adding)]
    summed = replace(
        base.toll,
        low=max(0, sum(x for x in lows if x is not None) - moved_out),
        high=None if None in highs else max(0, sum(x for x in highs if x is not None) - moved_out),
        rule="toll.sum",
    )
    parts = [replace(c, standing=Standing.PART) if c is base or c in adding else c for c in counted]
    return [replace(base, toll=summed), *parts]
