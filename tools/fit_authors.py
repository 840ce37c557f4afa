"""Fit what tells who did it: `python -m tools.fit_authors GOLD_DIR… [--half]` writes packs/reading/authors.toml.

Gold directories and --half are those of tools.fit_reader. Every draft that tells an annotated mention offers each agent with each
stance that may be his; right are those that the mention names so. A second wording of one that was named counts as a slight mistake.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin import packs
from tocsin.actors import actor
from tocsin.extraction.authors.culprits import aliases_of
from tocsin.extraction.authors.presence import WEIGHED
from tocsin.extraction.authors.roster import Roster
from tocsin.extraction.authors.suspects import Offer, offered
from tocsin.model.vocabulary import Stance
from tools.fit_reader import meta_of, reports_of, write
from tools.readings import answers, read_gold
from tools.ridge import Case, fit
from tools.scoring.judging import same_name

PENALTY = 3.0  # between 3 and 5 cross-validation sees no difference
PUBLISHED = "2024-05-15"  # of the examples, which say no year
AGAIN = 0.3  # what a second wording counts
BOTH = 0.4  # what a second stance counts
OPTIONAL = 0.7  # what one counts that may be left out
SIZES = {"devset": 2.5, "muc4": 0.5, "wikipedia_2018": 0.2}  # a report of another set counts 1


def main(arguments: list[str]) -> None:
    samples: list[Case] = []
    for folder in (Path(a) for a in arguments if not a.startswith("--")):
        for report in reports_of(folder, "--half" in arguments):
            samples += cases_of(report, bool(meta_of(folder).get("single")), SIZES.get(folder.name, 1.0))
    samples += (case for example in examples() for case in cases_of(example, True, 1.0))
    print(f"{len(samples)} offers, {sum(s.yes for s in samples)} right")
    write("authors", {"weights": fit(samples, PENALTY)}, "fit_authors.py", "authors/suspects.py", least=0.02)


def examples() -> Iterator[dict[str, Any]]:
    """The examples of the language packs as annotated reports."""
    for lang in packs.names("lang"):
        for row in packs.load(f"lang/{lang}").get("example", []):
            told = [(name, stance, False) for name, stance in row.get("authors", [])]
            told += [(name, stance, True) for name, stance in row.get("maybe", [])]
            actors = [{"name": name, "stance": stance, "optional": optional} for name, stance, optional in told]
            yield {"id": row["text"], "text": row["text"], "published": PUBLISHED, "mentions": [{"perpetrators": actors, **row}]}


def cases_of(gold: dict[str, Any], single: bool, size: float) -> Iterator[Case]:
    """The offers of all drafts of an annotated report that tell one of its mentions."""
    reading = read_gold(gold)
    roster = Roster.of(reading.statements, reading.kept)
    for draft, mention in answers(reading.kept, gold, single):
        if "perpetrator" in (mention.get("unsaid") or []):
            continue  # the text does not say it: nothing that it does say is wrong
        yield from _of_mention(offered(draft, roster), mention.get("perpetrators") or [], size)


def _of_mention(offers: list[Offer], wanted: list[dict[str, Any]], size: float) -> Iterator[Case]:
    """Of several offers that one annotated author accepts, the surest is right: one that a frame makes.

    With another of the stances that may be told of him he is somewhat right: where two are told, the text says both.
    """
    taken: dict[int, Offer] = {}
    again: set[int] = set()
    both: set[int] = set()
    for offer in sorted(offers, key=lambda o: o.author.rule == WEIGHED):
        hits = [n for n, w in enumerate(wanted) if _named(offer, w) and _meant(offer, w)]
        hit = next((n for n in hits if n not in taken), None)
        if hit is not None:
            taken[hit] = offer
        elif hits:
            (both if all(taken[n].author.stance != offer.author.stance for n in hits) else again).add(id(offer))
    sizes = {id(o): OPTIONAL if wanted[n].get("optional") else 1.0 for n, o in taken.items()} | dict.fromkeys(both, BOTH)
    for offer in offers:
        yield Case(offer.features, id(offer) in sizes, size * (AGAIN if id(offer) in again else sizes.get(id(offer), 1.0)))


def _named(offer: Offer, wanted: dict[str, Any]) -> bool:
    agent = offer.author.agent
    names = [agent.name, *aliases_of(offer.author, offer.statement), *(actor(agent.key).aliases if agent.key else ())]
    return any(same_name(n, w) for n in names for w in [wanted["name"], *(wanted.get("aliases") or [])] if w)


def _meant(offer: Offer, wanted: dict[str, Any]) -> bool:
    stance = wanted.get("stance")
    told = stance if isinstance(stance, list) else [stance or Stance.ATTRIBUTED]
    return offer.author.stance in told


if __name__ == "__main__":
    main(sys.argv[1:])
