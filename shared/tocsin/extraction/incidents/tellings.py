"""Which times of a statement tell when it happened, and which when somebody spoke of it or answered it: weighed, and fitted.

"President Saied condemned on Thursday the attack in which a policeman died on Wednesday": it happened on Wednesday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.incidents.hearsay import is_hearsay, is_soft
from tocsin.extraction.incidents.statements import AFTERMATH, Statement
from tocsin.extraction.words.lexicon import Hit
from tocsin.extraction.words.odds import added
from tocsin.model.when import Days
from tocsin.times import TimeExpr, is_anaphoric, resolve
from tocsin.times.expression import parts

SURE = 2.0  # log-odds
STEPS = ((2, "1"), (4, "3"), (8, "5"))  # words apart, and what that many are called
_ROUGHLY = re.compile(r"offset:-?\d+[my]|offset:-?([2-9]|\d\d+)w")  # not to the day
BESIDE = 2  # words that may stand between a time and what it is said of: "on", "the"
SPOKEN = (("say", "verb"), ("cue", "reaction"), ("cue", "updated"), ("casualty", "died_later"))
STANCES = ("claim", "no_claim", "blame", "deny")


class Telling(NamedTuple):
    """A time of a statement and what speaks for its being that of what happened."""

    time: TimeExpr
    features: dict[str, float]


def weigh(statements: Sequence[Statement], published: Days | None) -> None:
    """Times that more likely tell when something was said are put to those: `hearsay`; all of a statement only where that is sure."""
    weights = packs.load("reading/times")["weights"]
    for statement in statements:
        told = list(offered(statement, published))
        chances = [added(weights, t.features) for t in told]
        statement.odds = {t.time: odds for t, odds in zip(told, chances, strict=True)}
        if chances and not -SURE <= max(chances) < 0.0:
            for telling, odds in zip(told, chances, strict=True):
                _put(telling.time, statement, odds >= 0.0)


def _put(time: TimeExpr, statement: Statement, tells: bool) -> None:
    here, there = (statement.times, statement.hearsay) if tells else (statement.hearsay, statement.times)
    if time in there:
        there.remove(time)
        here.append(time)
        here.sort(key=lambda t: t.first)


def offered(statement: Statement, published: Days | None) -> Iterator[Telling]:
    """The times that may be either; those that surely are no time of what happened ("since 2015", "by Monday") are not asked about."""
    times = [t for t in statement.times if not is_anaphoric(t.code) and "shift=" not in t.code]
    times += [t for t in statement.hearsay if is_soft(t, statement.sentence, statement.block) and not is_anaphoric(t.code)]
    if not times or not _told(statement):
        return
    days = {t: _days(t.code, published) for t in (*times, *statement.sentence.times)}
    for time in times:
        yield Telling(time, _features(time, statement, days, published))


@lru_cache(maxsize=256)
def _days(code: str, published: Days | None) -> Days | None:
    """None where no single day is meant: "a month ago, on 22 February" are not two days. Asked again for each time of a sentence."""
    return None if _ROUGHLY.match(code) else resolve(code, published)


def _features(time: TimeExpr, statement: Statement, days: dict[TimeExpr, Days | None], published: Days | None) -> dict[str, float]:
    found = ["bias", "rule.said" if is_hearsay(time, statement.sentence, statement.block) else "rule", *_sort(time, days[time], published)]
    found += _order(time, days)
    found += _distances(time, statement)
    found += _neighbours(time, statement)
    found += _surroundings(time, statement)
    alone = len({d for d in days.values() if d is not None}) <= 1
    found += [f"{name}|alone" for name in found if alone and name.startswith(("rule", "said", "told", "today"))]
    return dict.fromkeys(found, 1.0)


def _sort(time: TimeExpr, days: Days | None, published: Days | None) -> list[str]:
    kind, value, fields = parts(time.code)
    found = [f"kind.{kind}"] + [f"kind.{kind}:{value}"] * (kind == "offset" and value in {"0d", "-1d"})
    found += ["part"] * ("part" in fields) + ["clock"] * ("time" in fields)
    if days is not None and published is not None and published.width == 1 and days.width == 1:
        ago = (published.first - days.first).days
        found += ["today"] * (ago <= 0) + ["yesterday"] * (ago == 1) + ["long ago"] * (ago > 7)
        found += ["future"] * (ago < 0)
    return found + ["wide"] * (days is not None and days.width > 1)


def _order(time: TimeExpr, days: dict[TimeExpr, Days | None]) -> list[str]:
    """Whether other times of the sentence are of an earlier or a later day."""
    mine = days[time]
    others = [d for t, d in days.items() if t is not time and d is not None and d.width == 1]
    if mine is None or not others:
        return []
    found = {"earlier" if d.first < mine.first else "later" if d.first > mine.first else "same" for d in others}
    return [f"other.{name}" for name in sorted(found)]


def _distances(time: TimeExpr, statement: Statement) -> list[str]:
    """How far the nearest words of saying and of what happened are, on either side, and whether in its clause."""
    said, told = _said(statement), _told(statement)
    found: list[str] = []
    for name, places in (("said", said), ("told", told)):
        found += [f"{name}.{side}.{_step(far)}" for side, far in _sides(time, places)]
        clause = statement.sentence.clause_of(time.first)
        found += [f"{name}.clause"] * any(statement.sentence.clause_of(p) == clause for p in places)
    near = {name: min((far for _, far in _sides(time, places)), default=99) for name, places in (("said", said), ("told", told))}
    return found + ["said nearer"] * (near["said"] < near["told"])


def _sides(time: TimeExpr, places: list[int]) -> list[tuple[str, int]]:
    before = [time.first - p for p in places if p < time.first]
    after = [p - time.last for p in places if p > time.last]
    return [(side, min(far)) for side, far in (("before", before), ("after", after)) if far]


def _step(far: int) -> str:
    return next((name for most, name in STEPS if far <= most), "far")


def _neighbours(time: TimeExpr, statement: Statement) -> list[str]:
    """What the nearest known word on either side is: an event, a word of saying, a person …"""
    hits = [h for found in statement.sentence.hits.values() for h in found]
    before = [h for h in hits if 0 < time.first - h.last <= BESIDE]
    after = [h for h in hits if 0 < h.first - time.last <= BESIDE]
    return sorted({f"prev.{_called(h)}" for h in before} | {f"next.{_called(h)}" for h in after})


def _called(hit: Hit) -> str:
    return f"{hit.cls}.{hit.concept}" if hit.cls in {"say", "stance", "cue"} else hit.cls


def _surroundings(time: TimeExpr, statement: Statement) -> list[str]:
    """Where in the sentence it stands, and the small words between it and what happened."""
    sentence, lang, forms = statement.sentence, statement.block.lang, statement.block.tokens.forms
    told = _told(statement)
    following = next((t for t in told if t > time.last), None)
    between = forms[time.last + 1 : following] if following is not None else []
    found = ["after between"] * any(f in lang.after for f in between) + ["that between"] * any(f in lang.that for f in between)
    found += ["opens"] * (time.first - statement.first <= 1) + ["ends"] * (time.last == sentence.last)
    found += ["opens clause"] * (time.first - sentence.clauses[sentence.clause_of(time.first)] <= 1)
    found += ["title"] * sentence.title
    clause = sentence.clause_of(time.first)
    past = [h for h in sentence.of("cue", "pluperfect") if statement.first <= h.first <= statement.last]
    done = [e.first for e in statement.events if e.concept in AFTERMATH]
    found += [f"aftermath.{side}.{_step(far)}" for side, far in _sides(time, done)]
    found += ["past here"] * any(sentence.clause_of(h.first) == clause for h in past)
    found += ["past there"] * any(sentence.clause_of(h.first) != clause for h in past)
    return found


def _said(statement: Statement) -> list[int]:
    sentence = statement.sentence
    hits = [h for cls, concept in SPOKEN for h in sentence.of(cls, concept)] + sentence.of("stance", *STANCES)
    return sorted(h.first for h in hits if statement.first <= h.first <= statement.last)


def _told(statement: Statement) -> list[int]:
    return sorted([h.first for h in (*statement.events, *statement.deeds)] + [t.at for t in statement.tolls])
