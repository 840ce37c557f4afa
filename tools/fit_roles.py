"""Fit which incidents are the news: `python -m tools.fit_roles GOLD_DIR… [--half]` writes packs/reading/roles.toml.

Gold directories and --half are those of tools.fit_reader; of use are those that annotate the role of every incident.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from tocsin.extraction.incidents.roles import features, stories
from tocsin.model.when import Days
from tools.fit_reader import gathered, write
from tools.readings import answers, read_gold
from tools.ridge import Case, fit

PENALTY = 1.0  # the best of those tried by five-fold cross-validation
SIZES = {"devset": 3.0}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    cases = gathered(arguments, learned, SIZES)
    print(f"{len(cases)} further incidents, {sum(c.yes for c in cases)} of them news")
    write("roles", {"weights": fit(cases, PENALTY)}, "fit_roles.py", "incidents/roles.py", least=0.02)


def learned(report: dict[str, Any], size: float) -> Iterator[Case]:
    """Every draft but the first that tells an annotated mention whose role is told."""
    reading = read_gold(report)
    roles = {id(draft): mention.get("role") for draft, mention in answers(reading.kept, report, single=False)}
    for story in stories(reading.kept, len(reading.statements), Days.parse(report["published"])):
        if roles.get(id(story.draft)):
            yield Case(features(story), roles[id(story.draft)] == "main", size)


if __name__ == "__main__":
    main(sys.argv[1:])
