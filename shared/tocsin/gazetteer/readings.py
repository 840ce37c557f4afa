"""A place name as it stands in a text, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.gazetteer.store import PlaceRecord


@dataclass(slots=True)
class PlaceReading:
    """Tokens first..last of block `block` name a place; `text` has them with the nouns and directions that belong to the name.

    `name` is the name alone, as written; empty for words that are none ("the capital"). `record` is the chosen candidate, None for a
    place that was not resolved; `inside` is then the key of the finest place that the report puts it in, if any, and `chained` says
    that its own sentence does. `demonym`: a people's or country's adjective. `role_noun`: part of a title or institution ("Russian
    ambassador", "said Washington"), so not where it happened. `facility` is what stands there ("airport"). `offset` is (km, direction)
    of "50 km north of", `away` the km of "50 km from"; `path`: it came from there or went there; `apposed`: it only says where
    the place before it lies. `cue` is the locative word before,
    if any ("dateline" for a dateline); `located`: only places follow that word.
    `until`: it was between here and there. `part`: "north" of "northern", "in the north of". `measured`: not resolved, but
    `inside`, `offset`, `near` and `away` are of the place beside it that says where it lies.
    """

    start: int
    end: int
    first: int
    last: int
    block: int
    text: str
    name: str
    key: str | None
    record: PlaceRecord | None
    facility: str | None = None
    offset: tuple[float, str] | None = None
    near: bool = False
    away: float | None = None
    path: bool = False
    apposed: bool = False
    cue: str | None = None
    demonym: bool = False
    role_noun: bool = False
    reason: str = ""
    score: float = 0.0
    inside: str | None = None
    chained: bool = False
    located: bool = False
    until: PlaceRecord | None = None
    part: str | None = None
    measured: bool = False
