"""Fit who says so: `python -m tools.fit_credits GOLD_DIR… [--half]` writes packs/reading/credits.toml.

As tools.fit_targets, with the voices of a draft and those whom the annotation names as its sources.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.extraction.facts.credits import credited
from tools.fit_reader import meta_of, reports_of, wordings_of, write
from tools.fit_targets import Guess, judged, without_rare
from tools.readings import answers, read_gold
from tools.ridge import Case, fit

PENALTY = 10.0  # the best of those tried by five-fold cross-validation
SIZES = {"devset": 2.0}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    samples: list[Case] = []
    for folder in (Path(a) for a in arguments if not a.startswith("--")):
        if "attributed_to" in meta_of(folder).get("fields", ["attributed_to"]):
            size = SIZES.get(folder.name, 1.0)
            for report in reports_of(folder, "--half" in arguments):
                samples += learned(report, size)
    samples = list(without_rare(samples))
    print(f"{len(samples)} voices, {sum(s.yes for s in samples)} told")
    write("credits", {"weights": fit(samples, PENALTY)}, "fit_credits.py", "facts/credits.py", least=0.02)


def learned(report: dict[str, Any], size: float) -> Iterator[Case]:
    """The voices of every draft that tells an annotated mention, right and wrong ones."""
    for n, (draft, mention) in enumerate(answers(read_gold(report).kept, report, single=False)):
        guesses = [Guess(c.voice.name, c.features) for c in credited(draft, n == 0)]
        yield from judged(guesses, wordings_of(mention, "attributed_to"), size)


if __name__ == "__main__":
    main(sys.argv[1:])
