"""A name in a text with all places it may mean, before the choice."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.gazetteer.pack import Head
from tocsin.gazetteer.store import PlaceRecord

DATELINE = "dateline"  # in place of a cue


@dataclass(slots=True, eq=False)
class Entry:
    """Tokens first..last are the name; span_first..span_last take in its nouns. `weak`: too common or small to stand without support."""

    block: int
    first: int
    last: int
    records: list[PlaceRecord]
    span_first: int = 0
    span_last: int = 0
    name: str = ""  # folded words
    heads: list[Head] = field(default_factory=list)
    cue: str | None = None
    near: bool = False
    path: bool = False  # where something came from or went to: "a convoy from X"
    away: float | None = None  # km said to lie between: "30 km from X"
    offset: tuple[float, str] | None = None
    part_told: str | None = None  # "north" of "in the north of"
    beside: Entry | None = None  # the one that says how far from it this lies: "Taftanaz, 17 km north of Idlib"
    nation: str | None = None  # the people's word before: "the Iraqi city of"
    located: bool = False  # the cue is one that only places follow
    known: bool = False  # what the language calls a large city that English knows by another name
    demonym: bool = False
    role_noun: bool = False
    weak: bool = False
    guessed: bool = False  # not in the gazetteer: taken for a place by what stands around it
    outer: Entry | None = None
    apposed: bool = False  # "30 km north of Y" that says where the place named before it lies
    border: bool = False  # "near the border with X": a neighbour of where it happened
    until: Entry | None = None  # the other end of a road that begins here
    end_of: Entry | None = None  # the one whose `until` this is
    part: bool = False  # nothing but "of" stands between it and its `outer`
    inner: Entry | None = None  # the one whose `outer` this is
    done: bool = False
    chosen: PlaceRecord | None = None
    quarters: frozenset[str] = frozenset()  # keys of the records that are quarters of a city the text names
    land: bool | None = None  # some country bears the name, once that was asked
    score: float = 0.0
    reason: str = ""

    @property
    def is_dateline(self) -> bool:
        return self.cue == DATELINE

    @property
    def may_be_country(self) -> bool:
        if self.land is None:
            self.land = any(r.kind == "country" for r in self.records)
        return self.land

    def head(self, sort: str) -> str | None:
        """The label of the first noun of that sort beside the name ("airport")."""
        for head in self.heads:
            if head.sort == sort:
                return head.label
        return None
