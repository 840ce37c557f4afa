"""What the headings of a list say of its lines: a line that opens with where or when happened there and then, and a list that covers
one day happened on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.extraction.incidents.agreement import of_the_event
from tocsin.extraction.incidents.statements import HEADED, MASTHEAD, Statement
from tocsin.model.when import Days
from tocsin.times import TimeExpr, is_explicit, resolve
from tocsin.times.expression import parts

LONGEST = 7  # words of a heading
TODAY = "0d"


def stand_under_headings(statements: Sequence[Statement], published: Days | None) -> None:
    """Give the first telling statement of each line of a list, and what stands before it, where and when of the headings over it."""
    masthead, heading, told = None, None, 0
    for statement in statements:
        item = statement.sentence.item
        if not item:
            masthead = masthead or _masthead(statement, published)
        elif item != told:
            if heading is not None and heading.sentence.item == item:
                _stand_under(heading, statement, published)
            if masthead is not None and not statement.times:
                statement.times = [masthead]
            heading = statement if _is_heading(statement, published) else heading
            told = item if statement.tells else told


def _is_heading(statement: Statement, published: Days | None) -> bool:
    """ "Kharkiv. On Friday bombs hit a house", "2. Khartoum, 17 April. Men broke into a clinic", "Tuesday 20.10.: In the night ...":
    few words that say where or when."""
    says = any(p.record is not None for p in statement.places) or _day(statement, published) is not None
    return says and statement.last - statement.first < LONGEST and not statement.tells


def _day(statement: Statement, published: Days | None) -> TimeExpr | None:
    """The one day that it names."""
    named = [t for t in statement.times if is_explicit(t.code)]
    days = {resolve(t.code, published) for t in named}
    return named[0] if len(days) == 1 and all(d is not None and d.width == 1 for d in days) else None


def _masthead(statement: Statement, published: Days | None) -> TimeExpr | None:
    """The day that the whole list is about, where it opens with no incident."""
    day = None if statement.tells else _day(statement, published)
    return replace(day, rule=MASTHEAD) if day is not None else None


def _stand_under(heading: Statement, statement: Statement, published: Days | None) -> None:
    if not of_the_event(statement):
        for place in heading.places:
            place.cue, place.located = place.cue or HEADED, True
        statement.places = [*heading.places, *statement.places]
    day = _day(heading, published)
    if day is not None:
        statement.times = [_on(day, t) for t in statement.times] or [day]


def _on(day: TimeExpr, time: TimeExpr) -> TimeExpr:
    """Of a part of today: that part of the day."""
    kind, value, fields = parts(time.code)
    if kind != "offset" or value != TODAY:
        return time
    return replace(time, code=day.code + "".join(f";{name}={said}" for name, said in fields.items() if f";{name}=" not in day.code))
