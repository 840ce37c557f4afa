"""What may stand between two of a list: a name, an office, a bracket, a clause that says who they are."""

from __future__ import annotations

from tocsin.extraction.counts.bounds import Bounds
from tocsin.extraction.counts.people import OF_REACH
from tocsin.extraction.scene.scene import Block
from tocsin.extraction.words.harm import Group

RELATIVE_REACH = 12  # words of a clause that says who they are


def past_asides(left: Group, right: Group, block: Block, bounds: Bounds) -> int:
    """The token from which on words between two people are more than who the first of them is."""
    if (behind := _past_relative(left.last, right.first, block, bounds)) is not None:
        return behind
    named = _past_name(left, right, block, bounds)
    return _past_kinds(_past_aside(named, right.first, block), right, block, bounds)


def _past_relative(last: int, end: int, block: Block, bounds: Bounds) -> int | None:
    """Token after "three foreigners, who had sought refuge," where a conjunction goes on with the list."""
    forms, gaps, lang = block.tokens.forms, block.tokens.gaps, block.lang
    if "," not in gaps[last] or last + 1 >= end or forms[last + 1] not in lang.clause_breaks:
        return None
    closes = next((i + 1 for i in range(last + 1, min(end, last + RELATIVE_REACH)) if "," in gaps[i]), None)
    told = closes is None or not bounds.stops.isdisjoint(range(last, closes))
    return None if told or closes is None or forms[closes] not in lang.conjunctions else closes


def _past_name(group: Group, right: Group, block: Block, bounds: Bounds) -> int:
    """Token after a group and the name that follows it: "the councillor Marielle Franco and her driver"."""
    after = _past_office(group, right, block, bounds)
    while after < len(block.tokens) and block.tokens.gap(after - 1) == " " and _may_be_name(after, block, bounds):
        after += 1
    return after


def _past_office(group: Group, right: Group, block: Block, bounds: Bounds) -> int:
    """Token after "the ambassador of Italy to the republic, Omar Said,": an office, and between commas who holds it."""
    gaps, after = block.tokens.gaps, group.last + 1
    comma = next((i for i in range(after, min(after + OF_REACH, right.first)) if "," in gaps[i].replace("،", ",")), None)
    if group.low != 1 or group.said or comma is None or comma + 1 not in bounds.named:
        return after
    end = next((i for i in range(comma + 1, right.first) if i not in bounds.named), right.first)
    return end if "," in gaps[end - 1].replace("،", ",") else after


def _may_be_name(token: int, block: Block, bounds: Bounds) -> bool:
    return token in bounds.named or block.stands_out(token)


def _past_aside(start: int, end: int, block: Block) -> int:
    """Token after what stands in brackets: "six Frenchmen (aid workers, the governor said), their guide"."""
    tokens = block.tokens
    if start == 0 or "(" not in tokens.gap(start - 1):
        return start
    return next((i + 1 for i in range(start, end) if ")" in tokens.gap(i)), start)


def _past_kinds(start: int, right: Group, block: Block, bounds: Bounds) -> int:
    """Token after "58 tourists, most of them Swiss," where a conjunction goes on with the list."""
    gaps = block.tokens.gaps
    if start not in bounds.kinds or "," not in gaps[start - 1].replace("،", ","):
        return start
    ends = next((i + 1 for i in range(start, right.first) if "," in gaps[i].replace("،", ",")), start)
    forms, lang = block.tokens.forms, block.lang
    return ends if forms[ends] in lang.conjunctions or (ends == right.first and forms[ends].startswith(lang.clitic_conjunctions)) else start
