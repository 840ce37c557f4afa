"""One incident's tolls put in order: what stands, what the report replaces, what is only a part, what adds up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.extraction.statements import Statement
from tocsin.extraction.tolls import Toll
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
    return [_placed(t, s, told) for t, s in told]


def _placed(toll: Toll, statement: Statement, told: list[tuple[Toll, Statement]]) -> Counted:
    field = FieldName.KILLED_ATTACKERS if toll.side == "attacker" and toll.field == FieldName.KILLED else toll.field
    return Counted(toll, statement, _standing(toll, statement, told), field)


def _standing(toll: Toll, statement: Statement, told: list[tuple[Toll, Statement]]) -> Standing:
    if toll.part:
        return Standing.PART
    others = [(t, s) for t, s in told if t is not toll and not t.part and t.side != "attacker"]
    if not others or toll.side == "attacker":
        return Standing.STANDS
    if _has(statement, "initial") and not all(_has(s, "initial") for _, s in others):
        return Standing.SUPERSEDED
    if any(_has(s, "updated") and t.low is not None for t, s in others) and not _has(statement, "updated"):
        return Standing.SUPERSEDED
    larger = [t for t, _ in others if (t.low or 0) > (toll.high or toll.low or 0)]
    if larger and toll.person not in {"", "people"}:
        return Standing.PART
    return Standing.STANDS


def _has(statement: Statement, cue: str) -> bool:
    return any(statement.first <= h.first <= statement.last for h in statement.sentence.of("cue", cue))


def together(counted: list[Counted]) -> list[Counted]:
    """Standing counts that add up made one: "three dead and five others", "also wounded four", one of the wounded who died."""
    standing = [c for c in counted if c.standing == Standing.STANDS and c.field != FieldName.KILLED_ATTACKERS]
    adding = [c for c in standing[1:] if c.toll.others or _has(c.statement, "also") and c.statement is not standing[0].statement]
    if not adding:
        return counted
    base = standing[0]
    lows = [c.toll.low for c in (base, *adding)]
    highs = [c.toll.high for c in (base, *adding)]
    summed = replace(
        base.toll,
        low=sum(x for x in lows if x is not None),
        high=None if None in highs else sum(x for x in highs if x is not None),
        rule="toll.sum",
    )
    parts = [replace(c, standing=Standing.PART) if c is base or c in adding else c for c in counted]
    return [replace(base, toll=summed), *parts]
