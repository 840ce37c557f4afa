"""When it was, told by another incident of the report: "on the morning of the school raid a bomb went off in the capital"."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import AFTERMATH, GENERIC, Statement
from tocsin.extraction.words.lexicon import Hit
from tocsin.times import TimeExpr, is_anaphoric

RULE = "time.day_of_another"
OPENING = 8  # words from there to what was done on that day, where a comma parts them
REACH = 3  # words from "the morning of" to the word for the incident: "the school raid"


def date_by_others(drafts: Sequence[Draft]) -> None:
    """Give each incident that is told to have been on the day of another, and has no day of its own, that day's words."""
    for draft in drafts:
        for statement in draft.statements:
            cue = next((h for h in statement.sentence.of("cue", "day_of") if _tells_of(h, statement)), None)
            if cue is not None and not _has_day(statement):
                _date(draft, statement, cue, drafts)


def _tells_of(cue: Hit, statement: Statement) -> bool:
    """In the statement, or in the words before it that its sentence opens with."""
    return statement.first <= cue.first <= statement.last or 0 < statement.first - cue.last <= OPENING


def _has_day(statement: Statement) -> bool:
    """Told by its own words, not by those of a sentence before."""
    own = [t for t in statement.times if statement.first <= t.first <= statement.last]
    return bool(own) and statement.days is not None and statement.days.width == 1


def _date(draft: Draft, statement: Statement, cue: Hit, drafts: Sequence[Draft]) -> None:
    named = _named(statement, cue)
    other = _meant(named, drafts) if named else None
    if other is None or other is draft or other.when is None:
        return
    tokens, first, last = statement.block.tokens, min(cue.first, named[0].first), max(cue.last, named[-1].last)
    told = TimeExpr(tokens.starts[first], tokens.ends[last], first, last, other.when, RULE)
    statement.times = [told, *statement.times]
    statement.days, statement.when = other.days, other.when
    draft.days, draft.when = other.days, other.when


def _named(statement: Statement, cue: Hit) -> list[Hit]:
    """What the other incident is called by behind "the day of", its deed or what was hit; where verbs stand last, before it."""
    events = (h for h in statement.sentence.of("event") if h.concept not in AFTERMATH)
    words = sorted((*events, *statement.sentence.of("target")), key=lambda h: h.first)
    if statement.block.lang.verb_last:
        return [h for h in words if h.last + 1 == cue.first]
    return [h for h in words if 0 < h.first - cue.last <= REACH]


def _meant(named: Sequence[Hit], drafts: Sequence[Draft]) -> Draft | None:
    """The first incident that tells its day beside any of these words; where they only tell that something happened, the first of all."""
    dated = [d for d in drafts if d.days is not None and d.days.width == 1 and d.when is not None and not is_anaphoric(d.when)]
    words = {(h.cls, h.concept) for h in named if h.concept not in GENERIC}
    alike = [d for d in dated if any(s.days == d.days and words & _words(s) for s in d.statements)]
    return next(iter(alike if words else dated), None)


def _words(statement: Statement) -> set[tuple[str, str]]:
    return {(h.cls, h.concept) for h in (*statement.events, *statement.here("target"))}
