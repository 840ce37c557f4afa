"""What the fitted decisions look at: language-independent features of a draft. Names are stable; weights are data."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.kinds import Poll
from tocsin.extraction.incidents.statements import AFTERMATH, GENERIC, Statement
from tocsin.model.vocabulary import Precision
from tocsin.model.when import Days

MARKS = (
    "sport",
    "fiction",
    "drill",
    "false_alarm",
    "market",
    "policy",
    "court",
    "statistics",
    "forecast",
    "planned",
    "obituary",
    "space",
    "anniversary",
    "metaphor",
    "trend",
    "hypothetical",
    "threat",
    "negation",
    "foiled",
    "question",
    "retraction",
)
NAMED_REACH = 6  # words between a casualty word and a name
BESIDE = tuple(m for m in MARKS if m not in ("foiled", "trend", "question", "negation"))  # a report of these tells of no incident
OLD = 45  # days after which what happened is no news
_SCORE = re.compile(r"\d(?<![\d.,:/-].)[-–:]\d(?![\d:/-]|[.,]\d)")  # "4-1": of a match
VARIETY = 3  # different words of a mark that leave no doubt what a report is about
SEVERAL = 2  # different words of withdrawal: one may be the headline of a correction
SPANS = {"day": 2, "week": 10, "month": 31, "year": 366}  # days up to which a span is one
SHORT = 6  # words of a statement that says little
MANY = 200  # killed in one incident are seldom told without a day: they are a total
SUBJECT = 20  # statements that set what a report is about; behind them a long one speaks of anything
LIKENED = 2  # statements that tell of what kind something was
LIKENING = ("another", "similar")  # words that hold one incident against another
KIND_CLASSES = ("event", "weapon", "deed", "target", "person", "casualty", "stance", "modality")


def kind_features(draft: Draft, drafts: Sequence[Draft]) -> dict[str, float]:
    """What the first statements of a draft speak of; of a plain attack also what kind of incident the report leads with."""
    found: dict[str, float] = {"bias": 1.0} | {f"vote.{kind}": share for kind, share in Poll().count(draft.statements[:6]).shares().items()}
    for index, statement in enumerate(draft.statements[:6]):
        for name in (f"{cls}.{concept}" for cls in KIND_CLASSES for concept in statement.concepts(cls)):
            found[name] = min(1.0, found.get(name, 0.0) + 1.0 / (1 + index))
        found |= dict.fromkeys(_victims(statement), 1.0)
        found["state author"] = float(any(a.state for a in statement.sentence.actors)) or found.get("state author", 0.0)
        found["group author"] = float(any(not a.state for a in statement.sentence.actors)) or found.get("group author", 0.0)
    found |= dict.fromkeys(_likened(draft, drafts), 1.0)
    return {name: round(size, 3) for name, size in found.items() if size}


def _likened(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """ "A similar attack", "three days after the attack of Wednesday": nothing tells its kind but what it is held against."""
    first = drafts[0].poll.leading()
    if draft is drafts[0] or first is None or not all(_is_plain(s) for s in draft.statements[:LIKENED]):
        return
    yield f"plain.{first.value}"
    if any(s.sentence.has("cue", *LIKENING) for s in draft.statements[:LIKENED]):
        yield f"likened.{first.value}"


def _is_plain(statement: Statement) -> bool:
    return not statement.weapons and all(e.concept in GENERIC for e in statement.events)


def _victims(statement: Statement) -> list[str]:
    """How many were killed, and whether one of them is told by name."""
    killed = [t for t in statement.tolls if t.field == "killed" and t.low]
    names = [n for n in statement.sentence.names if statement.first <= n.first <= statement.last]
    found = ["killed.one"] * any(t.high == 1 for t in killed) + ["killed.many"] * any((t.low or 0) > 3 for t in killed)
    found += ["killed.named"] * any(abs(n.first - t.at) <= NAMED_REACH for t in killed for n in names)
    alone = [t.at for t in killed if t.high == 1]
    offices = {
        h.concept for cls in ("person", "source") for h in statement.sentence.of(cls) if any(abs(h.first - t) <= NAMED_REACH for t in alone)
    }
    return found + sorted(f"victim.{concept}" for concept in offices)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Whole:
    """What a report as a whole is about, found once for all its drafts."""

    statements: int
    features: Mapping[str, float]
    published: Days | None

    @classmethod
    def of(cls, statements: Sequence[Statement], published: Days | None) -> Whole:
        count = max(1, len(statements))
        found = {f"words.{mark}": variety for mark, variety in _varieties(statements).items()}
        found["withdrawn"] = float(found["words.retraction"] * VARIETY >= SEVERAL)
        found["size"] = math.log(count)
        found["unreal"] = sum(s.unreal or s.trend for s in statements) / count
        texts = {id(s.block): s.block.tokens.text for s in statements}
        found["score"] = float(any(_SCORE.search(text) for text in texts.values()))
        return cls(count, found, published)


def gate_features(draft: Draft, drafts: Sequence[Draft], whole: Whole) -> dict[str, float]:
    """How much of an incident a draft tells, and what the report as a whole is about."""
    here = draft.statements
    found = {"bias": 1.0, "alone": float(len(drafts) == 1), "told better": max((_facts(d) for d in drafts if d is not draft), default=0.0)}
    found |= _evidence(here) | _lead(here[0])
    marks = _shares(here)
    found |= {f"here.{mark}": share for mark, share in marks.items()}
    found["here.beside"] = min(1.0, sum(share for mark, share in marks.items() if mark in BESIDE))
    found |= whole.features
    found["calm"] = float(bool(found["none hurt"] and whole.features["words.false_alarm"]))
    found["share"] = len(here) / whole.statements
    found["old"] = float(_is_old(draft.days, whole.published))
    found["total"] = float(draft.days is None or draft.days.width > SPANS["day"]) * _many_killed(here)
    found[f"when.{_span(draft.days)}"] = 1.0
    found[f"kind.{draft.kind.value if draft.kind else 'none'}"] = 1.0
    return {name: round(size, 3) for name, size in found.items() if size}


def _facts(draft: Draft) -> float:
    """How much of what, when, where, of whom and with what a draft tells, 0..1."""
    told = (draft.kind, draft.days, draft.finest, draft.tolls, draft.weapons)
    return sum(map(bool, told)) / len(told)


def _span(days: Days | None) -> str:
    """Of which size the span is in which it happened."""
    if days is None:
        return "untold"
    return next((name for name, width in SPANS.items() if days.width <= width), "longer")


def _is_old(days: Days | None, published: Days | None) -> bool:
    return days is not None and published is not None and (published.first - days.last).days > OLD


def _evidence(statements: Sequence[Statement]) -> dict[str, float]:
    weak = [e for s in statements for e in s.events if e.concept in AFTERMATH]
    tolls = [t for s in statements for t in s.tolls]
    fine = [p for s in statements for p in s.places if p.record and p.record.precision != Precision.COUNTRY]
    return {
        "weak": min(3.0, len(weak)),
        "weapon": float(any(s.weapons for s in statements)),
        "toll": float(any(t.said and t.high != 0 for t in tolls)),
        "killed": float(any(t.field == "killed" and t.high != 0 for t in tolls)),
        "none hurt": float(any(t.high == 0 for t in tolls)),
        "summed": float(any(t.summed and t.high != 0 for t in tolls)),
        "reaction": sum(s.sentence.has("cue", "reaction") for s in statements) / len(statements),
        "timed": float(any(s.times for s in statements)),
        "cued place": float(any(p.cue or p.near or p.offset for p in fine)),
        "target": float(any(s.sentence.has("target") for s in statements)),
        "actor": float(any(s.sentence.actors for s in statements)),
    }


def _many_killed(statements: Sequence[Statement]) -> bool:
    return any(t.field == "killed" and (t.low or 0) >= MANY for s in statements for t in s.tolls)


def _lead(statement: Statement) -> dict[str, float]:
    """What the statement tells that opens a draft."""
    return {
        "lead event": float(bool(statement.events)),
        "lead toll": float(bool(statement.tolls)),
        "lead weapon": float(bool(statement.weapons)),
        "lead deed": float(bool(statement.deeds)),
        "lead cued place": float(any(p.cue for p in statement.places)),
        "title": float(statement.sentence.title or statement.sentence.ordinal == 0),
        "short": float(statement.last - statement.first < SHORT),
    }


def _shares(statements: Sequence[Statement]) -> dict[str, float]:
    """For each mark the share of the statements that stand beside such a word."""
    marked = Counter([concept for s in statements for concept in {h.concept for h in s.sentence.hits["modality"]}])
    return {mark: marked[mark] / max(1, len(statements)) for mark in MARKS if mark in marked}


def _varieties(statements: Sequence[Statement]) -> dict[str, float]:
    """For each mark how many different words of it open the report, of at most three: one may be chance, three set the subject."""
    words = {(h.concept, s.block.tokens.forms[h.first]) for s in statements[:SUBJECT] for h in s.sentence.of("modality")}
    count = Counter(concept for concept, _ in words)
    return {mark: min(count[mark], VARIETY) / VARIETY for mark in MARKS}
