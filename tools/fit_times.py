"""Fit what tells when it happened: `python -m tools.fit_times GOLD_DIR… [--half]` writes packs/reading/times.toml.

Gold directories and --half are those of tools.fit_reader; tests/times/told.tsv is read as well. Every draft that tells an annotated
mention with a day offers the times of its statements; right are those that give that day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.incidents.tellings import offered
from tocsin.extraction.reader import drafts_of
from tocsin.intake.bundle import split
from tocsin.model.report import Report
from tocsin.model.when import Days
from tocsin.times import resolve
from tools.fit_reader import meta_of, reports_of, write
from tools.readings import answers, read_gold
from tools.ridge import Case, fit

PENALTY = 4.0  # the best of those tried by five-fold cross-validation
TOLD = Path("tests/times/told.tsv")  # one incident a line: published, its day, the text


def main(arguments: list[str]) -> None:
    cases = [case for folder in arguments if not folder.startswith("--") for case in cases_of(Path(folder), "--half" in arguments)]
    cases += [case for line in TOLD.read_text(encoding="utf-8").splitlines() for case in _of_line(line)]
    print(f"{len(cases)} times, {sum(c.yes for c in cases)} of what happened")
    write("times", {"weights": fit(cases, PENALTY)}, "fit_times.py", "incidents/tellings.py", least=0.05)


def cases_of(folder: Path, half: bool) -> Iterator[Case]:
    """The times of a gold directory."""
    single = bool(meta_of(folder).get("single"))
    for gold in reports_of(folder, half):
        for draft, mention in answers(read_gold(gold).kept, gold, single):
            if mention.get("date"):
                yield from _cases(draft.statements, mention["date"], gold["published"])


def _of_line(line: str) -> Iterator[Case]:
    published, day, text = line.split("\t")
    report = Report(id="told", text=text, published_at=published, items=split(text))
    yield from _cases(drafts_of(report).statements, day, published)


def _cases(statements: list[Statement], day: str, published: Any) -> Iterator[Case]:
    wanted = Days.parse(day)
    for statement in statements:
        for telling in offered(statement, Days.parse(published)):
            days = resolve(telling.time.code, Days.parse(published))
            if days is not None and wanted is not None:
                yield Case(telling.features, days.overlaps(wanted))


if __name__ == "__main__":
    main(sys.argv[1:])
