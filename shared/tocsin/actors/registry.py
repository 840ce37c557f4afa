"""The actor registry: who is who, under which names, in every script (packs/actor/registry.tsv)."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from tocsin import packs
from tocsin.actors.cases import cases
from tocsin.text import PhraseIndex, fold_key

SCOPED = "@"  # marks an alias that others bear too, in other countries
SHORT = 4  # letters up to which an alias in capitals must stand in capitals ("IS", "ETA", "FARC")
PROCLITICS = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ו", "ה", "ב", "ל", "מ", "ש")


class ActorRecord(NamedTuple):
    """An actor: English name, kind (group, gang, force, state, agency, movement, leader), countries, years it is valid for.

    `scoped`: those of its aliases that name others elsewhere ("SSP"), so that they count only beside one of its countries.
    """

    key: str
    name: str
    kind: str
    countries: tuple[str, ...]
    parent: str | None
    valid: tuple[int | None, int | None]
    aliases: tuple[str, ...]
    scoped: frozenset[str]


@cache
def registry() -> dict[str, ActorRecord]:
    with (packs.HERE / "actor" / "registry.tsv").open(encoding="utf-8") as handle:
        rows = csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")
        return {row["key"]: _record(row) for row in rows}


def _record(row: dict[str, str]) -> ActorRecord:
    first, _, last = row["valid"].partition("-")
    names = [a for a in row["aliases"].split("|") if a]
    return ActorRecord(
        row["key"],
        row["name"],
        row["kind"],
        tuple(c for c in row["countries"].split(";") if c),
        row["parent"] or None,
        (int(first) if first else None, int(last) if last else None),
        tuple(a.removesuffix(SCOPED) for a in names),
        frozenset(a.removesuffix(SCOPED) for a in names if a.endswith(SCOPED)),
    )


def actor(key: str) -> ActorRecord:
    """Raises KeyError."""
    return registry()[key]


class Alias(NamedTuple):
    """An alias with its record's key; `capitals`: only if written in capitals; `scoped`: only beside one of the actor's countries.

    `tagged`: written as one word, as only a hashtag is ("#AlShabaab"). `cased`: short letters of both kinds, written just so ("LeT").
    """

    key: str
    capitals: bool
    scoped: bool
    tagged: bool = False
    cased: str = ""


@cache
def aliases() -> PhraseIndex[Alias]:
    """Every alias of every actor, all languages at once: names do not need a language."""
    index: PhraseIndex[Alias] = PhraseIndex(proclitics=PROCLITICS)
    for record in registry().values():
        for name in dict.fromkeys([record.name, *record.aliases]):
            short = len(fold_key(name).replace(" ", "")) <= SHORT
            cased = name if short and name.isalpha() and any(c.isupper() for c in name[1:]) and not name.isupper() else ""
            alias = Alias(record.key, short and name.isupper(), name in record.scoped, cased=cased)
            for form in (name, *cases(name)):
                index.add(form, alias)
            if len(words := fold_key(name).replace("-", " ").split()) > 1:
                index.add("".join(words), Alias(record.key, False, name in record.scoped, tagged=True))
    return index
