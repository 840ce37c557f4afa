"""Write packs/merging/words.toml: how common words are in reports of any incident, counted in the project's own.

    python -m tools.common_words

The rarity of a word is the negative logarithm of its share of the reports of the language that uses it most, in halves. Words
of every third report tell nothing; words of a single report are not listed and count as rarest.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path
from textwrap import fill

from tocsin.merging.story import plain_words
from tocsin.text import fold_key

ROOT = Path(__file__).parents[1]
PACK = ROOT / "shared/tocsin/packs/merging/words.toml"
FEWEST_REPORTS = 40  # a language with fewer says little of how common a word is
RAREST = 3.5
TELLS_NOTHING = 1.0


def shares(reports: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Word → share of the reports of the language that uses it most; of words in two reports or more."""
    by_lang: dict[str, list[set[str]]] = defaultdict(list)
    for row in reports:
        by_lang[row["lang"]].append(set(plain_words(fold_key(row["text"]).split())))
    found: dict[str, float] = {}
    for texts in by_lang.values():
        for word, number in Counter(w for words in texts for w in words).items():
            if number > 1:
                found[word] = max(found.get(word, 0.0), number / max(len(texts), FEWEST_REPORTS))
    return found


def rarities(found: Mapping[str, float]) -> dict[float, list[str]]:
    """Rarity in halves → its words, sorted; 0 for words that tell nothing."""
    classes: dict[float, list[str]] = defaultdict(list)
    for word, share in sorted(found.items()):
        points = round(-log(share) * 2) / 2
        classes[0.0 if points <= TELLS_NOTHING else min(RAREST, points)].append(word)
    return {points: classes[points] for points in sorted(classes) if points < RAREST}


def text_of(classes: Mapping[float, list[str]]) -> str:
    head = (
        "# How rare words are in reports of any incident. Written by tools/common_words.py from the project's own reports, words folded\n"
        f"# and without a plural s. A word that is not here is rarest.\nrarest = {RAREST}\n\n[rarity]\n"
    )
    return head + "".join(f'"{points}" = [\n{_lines(words)}\n]\n' for points, words in classes.items())


def _lines(words: Iterable[str]) -> str:
    quoted = " ".join(f'"{w}",' for w in words)
    return fill(quoted, 130, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def main() -> None:
    files = sorted((ROOT / "tests/reading").glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    PACK.write_text(text_of(rarities(shares(rows))), encoding="utf-8")


if __name__ == "__main__":
    main()
