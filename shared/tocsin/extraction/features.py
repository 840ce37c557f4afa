"""What the fitted decisions look at: language-independent features of a draft. Names are stable; weights are data."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.extraction.grouping import Draft
from tocsin.extraction.kinds import Poll
from tocsin.extraction.statements import AFTERMATH, Statement
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
BESIDE = tuple(m for m in MARKS if m not in ("foiled", "trend", "question", "negation"))  # a report of these tells of no incident
NAMED_REACH = 6  # words between a casualty word and a name
OLD = 45  # days after which what happened is no news
_SCORE = re.compile(r"\d(?<![\d.,:/-].)[-–:]\d(?![\d:/-]|[.,]\d)")  # "4-1": of a match
VARIETY = 3  # different words of a mark that leave no doubt what a report is about
SEVERAL = 2  # different words of withdrawal: one may be the headline of a correction
SUBJECT = 20  # statements that set what a report is about; behind them a long one speaks of anything
KIND_CLASSES = ("event", "weapon", "deed", "target", "person", "casualty", "stance", "modality")


def kind_features(draft: Draft) -> dict[str, float]:
    """What the first statements of a draft speak of."""
    found: dict[str, float] = {"bias": 1.0} | {
        f"vote.{kind.value}": share for kind, share in Poll().count(draft.statements[:6]).shares().items()
    }
    for index, statement in enumerate(draft.statements[:6]):
        for name in (f"{cls}.{concept}" for cls in KIND_CLASSES for concept in statement.concepts(cls)):
            found[name] = min(1.0, found.get(name, 0.0) + 1.0 / (1 + index))
        found |= dict.fromkeys(_victims(statement), 1.0)
        found["state author"] = float(any(a.state for a in statement.sentence.actors)) or found.get("state author", 0.0)
        found["group author"] = float(any(not a.state for a in statement.sentence.actors)) or found.get("group author", 0.0)
    return {name: round(size, 3) for name, size in found.items() if size}


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


@dataclass(slots=True, frozen=True)
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
        found["telling"] = sum(s.tells for s in statements) / count
        found["unreal"] = sum(s.unreal or s.trend for s in statements) / count
        texts = {id(s.block): s.block.tokens.text for s in statements}
        found["score"] = float(any(_SCORE.search(text) for text in texts.values()))
        return cls(count, found, published)


def gate_features(draft: Draft, drafts: Sequence[Draft], whole: Whole) -> dict[str, float]:
    """How much of an incident a draft tells, and what the report as a whole is about."""
    here = draft.statements
    found = {"bias": 1.0, "first": float(draft is drafts[0]), "alone": float(len(drafts) == 1), "statements": math.log(len(here))}
    found |= _evidence(here)
    marks = _shares(here)
    found |= {f"here.{mark}": share for mark, share in marks.items()}
    found["here.beside"] = min(1.0, sum(marks[mark] for mark in BESIDE))
    found |= whole.features
    found["calm"] = float(bool(found["none hurt"] and whole.features["words.false_alarm"]))
    found["share"] = len(here) / whole.statements
    found["old"] = float(_is_old(draft.days, whole.published))
    found[f"kind.{draft.kind.value if draft.kind else 'none'}"] = 1.0
    return {name: round(size, 3) for name, size in found.items() if size}


def _is_old(days: Days | None, published: Days | None) -> bool:
    return days is not None and published is not None and (published.first - days.last).days > OLD


def _evidence(statements: Sequence[Statement]) -> dict[str, float]:
    strong = [e for s in statements for e in s.events if e.concept not in AFTERMATH]
    weak = [e for s in statements for e in s.events if e.concept in AFTERMATH]
    tolls = [t for s in statements for t in s.tolls]
    fine = [p for s in statements for p in s.places if p.record and p.record.precision != Precision.COUNTRY]
    lead = statements[0]
    return {
        "strong": min(3.0, len(strong)),
        "weak": min(3.0, len(weak)),
        "armed": float(any(s.weapons and s.deeds for s in statements)),
        "weapon": float(any(s.weapons for s in statements)),
        "toll": float(any(t.said and t.high != 0 for t in tolls)),
        "killed": float(any(t.field == "killed" and t.high != 0 for t in tolls)),
        "none hurt": float(any(t.high == 0 for t in tolls)),
        "dated": float(any(s.days is not None and s.days.width <= 31 for s in statements)),
        "timed": float(any(s.times for s in statements)),
        "placed": float(bool(fine)),
        "cued place": float(any(p.cue or p.near or p.offset for p in fine)),
        "lead event": float(bool(lead.events)),
        "lead toll": float(bool(lead.tolls)),
        "title": float(lead.sentence.title or lead.sentence.ordinal == 0),
        "target": float(any(s.sentence.has("target") for s in statements)),
        "stance": float(any(s.sentence.has("stance", "claim", "claim_by", "no_claim") for s in statements)),
        "said": float(any(s.sentence.has("say") for s in statements)),
        "actor": float(any(s.sentence.actors for s in statements)),
        "pluperfect": float(any(s.sentence.has("cue", "pluperfect") for s in statements)),
        "long": float(lead.last - lead.first > 30),
        "short": float(lead.last - lead.first < 6),
    }


def _shares(statements: Sequence[Statement]) -> dict[str, float]:
    """For each mark the share of the statements that stand beside such a word."""
    marked = Counter(concept for s in statements for concept in {h.concept for h in s.sentence.of("modality")})
    return {mark: marked[mark] / max(1, len(statements)) for mark in MARKS}


def _varieties(statements: Sequence[Statement]) -> dict[str, float]:
    """For each mark how many different words of it open the report, of at most three: one may be chance, three set the subject."""
    words = {(h.concept, s.block.tokens.forms[h.first]) for s in statements[:SUBJECT] for h in s.sentence.of("modality")}
    count = Counter(concept for concept, _ in words)
    return {mark: min(count[mark], VARIETY) / VARIETY for mark in MARKS}
