"""Fit what tells a further incident from one told before: `python -m tools.fit_further GOLD_DIR… [--half] [--capitals]` writes
packs/reading/further.toml.

Gold directories and --half are those of tools.fit_reader; of use are those that annotate every incident by its words. The first
statement that covers the words of an annotated mention opens it, and no other does; so the reports are grouped while learning.
What is written in capitals throughout has weights of its own, which are added to the others; with --capitals only those are fitted.
"""

from __future__ import annotations

import sys
from typing import Any

from tocsin import packs
from tocsin.extraction.incidents.further import Question, features
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report
from tools.fit_reader import gathered, write
from tools.ridge import Case, fit, in_capitals

PENALTY = 15.0  # what cross-validation finds hardly differs from 6 to 30
PENALTY_CAPITALS = 10.0  # the best of those tried by six-fold cross-validation
SIZES = {"devset": 2.0}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    cases = gathered(arguments, learned, SIZES)
    print(f"{len(cases)} statements, {sum(c.yes for c in cases)} of further incidents")
    known = packs.load("reading/further")["weights"] if "--capitals" in arguments else _fitted(cases)
    tables = {"weights": known, "capitals": in_capitals(cases, known, PENALTY_CAPITALS)}
    write("further", tables, "fit_further.py", "incidents/further.py", least=0.02)


def _fitted(cases: list[Case]) -> dict[str, float]:
    return fit(cases, PENALTY, prior=packs.load("reading/weights")["further_prior"])


def learned(gold: dict[str, Any], size: float) -> list[Case]:
    """One case for each statement that tells something, but for the first."""
    teacher = _Teacher(gold, size)
    drafts_of(Report(id=gold["id"], text=gold["text"], published_at=gold["published"], items=split(gold["text"])), teacher.judge)
    return teacher.cases


class _Teacher:
    """Knows which statements tell a mention first, and notes each question with its answer."""

    def __init__(self, gold: dict[str, Any], size: float) -> None:
        found = (gold["text"].find(m["quote"]) for m in gold["mentions"] if m.get("quote"))
        self._quotes = sorted(
            (at, at + len(m["quote"])) for at, m in zip(found, (m for m in gold["mentions"] if m.get("quote")), strict=True) if at >= 0
        )
        self._size, self._told, self.cases = size, set[tuple[int, int]](), list[Case]()

    def judge(self, question: Question) -> bool:
        if not self.cases:
            self._told.update(self._covered(question.drafts[0].statements[0])[:1])
        new = [q for q in self._covered(question.told.statement) if q not in self._told]
        self._told.update(new[:1])
        further = bool(new) and not self._told_by_the_first(question, new[0])
        self.cases.append(Case(features(question), further, self._size))
        return further

    def _told_by_the_first(self, question: Question, quote: tuple[int, int]) -> bool:
        """A headline tells the incident whose words come first: so the draft that it opened goes on."""
        headline = question.drafts[0].statements[0]
        return len(question.drafts) == 1 and quote == self._quotes[0] and not self._covered(headline) and question.fits[0].score > 0.0

    def _covered(self, statement: Statement) -> list[tuple[int, int]]:
        return [(a, b) for a, b in self._quotes if statement.start < b and a < statement.end]


if __name__ == "__main__":
    main(sys.argv[1:])
