"""Fit what tells a target: `python -m tools.fit_targets GOLD_DIR… [--half]` writes packs/reading/targets.toml.

Gold directories and --half are those of tools.fit_reader. Every draft that tells an annotated mention offers its candidates; right
are those that name one of its targets. A second wording of a target that was named already counts as a slight mistake.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tocsin.extraction.facts.aims import offered
from tocsin.extraction.words.odds import WORD
from tools.fit_reader import meta_of, reports_of, wordings_of, write
from tools.readings import answers, read_gold
from tools.ridge import Case, fit
from tools.scoring.judging import same_name

PENALTY = 6.0  # the best of those tried by four-fold cross-validation
AGAIN = 0.3  # what a second wording of a target counts
FEWEST = 5  # candidates beside which a word must have stood
SIZES = {"devset": 1.5, "muc4": 0.7}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    samples: list[Case] = []
    for folder in (Path(a) for a in arguments if not a.startswith("--")):
        meta = meta_of(folder)
        if "targets" in meta.get("fields", ["targets"]):
            size = SIZES.get(folder.name, 1.0)
            for report in reports_of(folder, "--half" in arguments):
                samples += _learned(report, bool(meta.get("single")), size)
    samples = list(without_rare(samples))
    print(f"{len(samples)} candidates, {sum(s.yes for s in samples)} targets")
    write("targets", {"weights": fit(samples, PENALTY)}, "fit_targets.py", "facts/aims.py", least=0.02)


class Guess(NamedTuple):
    """What a candidate is called, and what holds of it."""

    name: str
    features: dict[str, float]


def _learned(gold: dict[str, Any], single: bool, size: float) -> Iterator[Case]:
    for draft, mention in answers(read_gold(gold).kept, gold, single):
        yield from judged([Guess(o.target.wording, o.features) for o in offered(draft)], wordings_of(mention, "targets"), size)


def without_rare(samples: list[Case]) -> Iterator[Case]:
    """Words that hardly ever stand beside a candidate teach nothing."""
    seen = Counter(name for sample in samples for name in sample.features if name.startswith(WORD))
    for sample in samples:
        known = {name: size for name, size in sample.features.items() if not name.startswith(WORD) or seen[name] >= FEWEST}
        yield sample._replace(features=known)


def judged(guesses: Iterable[Guess], wanted: list[list[str]], size: float) -> Iterator[Case]:
    """Right are those that name something wanted, the first wording of each counting most."""
    first: dict[int, str] = {}
    for guess in guesses:
        hit = next((n for n, wordings in enumerate(wanted) if any(same_name(guess.name, w) for w in wordings)), None)
        if hit is None:
            yield Case(guess.features, False, size)
        elif first.setdefault(hit, guess.name.casefold()) != guess.name.casefold():
            yield Case(guess.features, False, size * AGAIN)
        else:
            yield Case(guess.features, True, size)


if __name__ == "__main__":
    main(sys.argv[1:])
