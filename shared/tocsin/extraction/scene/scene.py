"""Everything that was recognised in one block of a report, cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from tocsin.actors import ActorReading
from tocsin.extraction.scene.listing import Listing
from tocsin.extraction.scene.names import Name
from tocsin.extraction.words.lexicon import Hit, Language
from tocsin.gazetteer import PlaceReading
from tocsin.numerals import Quantity
from tocsin.text import Tokens
from tocsin.times import TimeExpr

if TYPE_CHECKING:
    from tocsin.extraction.scene.agents import Agent
    from tocsin.extraction.scene.speakers import Speaker
    from tocsin.extraction.scene.voices import Voice
    from tocsin.extraction.words.harm import Group

_STOP = re.compile(r"[.!?؟…。]")
_BREAK = re.compile(r"[,;:()\[\]]|،|؛| - |\.\.")
_DATELINE_ENDS = re.compile(r"\s(-{1,2}|/)\s|\.-\s|\)\s*(-|\[)|\(\w{2,4}\)\s*-?\s")
SENTENCE_LIMIT = 120
DATELINE = 14  # words that a dateline may have
LONGEST_TAG = 40  # words of a bracket behind it
SHORT_DATELINE = 3  # in scripts without capitals
LONGEST_SHORTENED = 4  # letters of a shortened word in it ("SEPT.")


class _HasTokens(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


T = TypeVar("T", bound=_HasTokens)


@dataclass(slots=True, eq=False)
class Sentence:
    """Tokens first..last of a block with all that was found in them. `ordinal` counts through the whole report."""

    ordinal: int
    block: int
    paragraph: int
    first: int
    last: int
    start: int
    end: int
    hits: dict[str, list[Hit]]
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeExpr] = field(default_factory=list)
    places: list[PlaceReading] = field(default_factory=list)
    answering: list[PlaceReading] = field(default_factory=list)  # places that speak for whoever governs there
    actors: list[ActorReading] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)  # first token of each clause
    title: bool = False
    item: int = 0  # the line of a list it stands in
    hearsay: dict[int, bool] = field(default_factory=dict)  # first token of a time → whether it tells when something was said, once asked
    happened: list[Hit] | None = None  # words of what happened, once that was asked
    agents: list[Agent] | None = None  # who can have done something, once that was asked
    speakers: list[Speaker] | None = None  # who says something, once that was asked
    people: list[Group] | None = None  # groups of persons, once that was asked
    voices: list[Voice] | None = None  # who may be saying something, once that was asked
    heard: dict[Voice, list[str]] = field(default_factory=dict)  # what the words around each of them say, once that was asked
    said: bool | None = None  # whether something is said at all, once that was asked

    def of(self, cls: str, *concepts: str) -> list[Hit]:
        """Hits of a class, of these concepts only where any are named."""
        found = self.hits[cls]
        if not found or not concepts:
            return found
        if len(found) == 1:
            return found if found[0].concept in concepts else []
        return [h for h in found if h.concept in concepts]

    @property
    def told(self) -> list[Hit]:
        """Words of what happened: events, deeds, harm to people."""
        if self.happened is None:
            self.happened = [*self.hits["event"], *self.hits["deed"], *self.hits["casualty"]]
        return self.happened

    def has(self, cls: str, *concepts: str) -> bool:
        found = self.hits[cls]
        return any(h.concept in concepts for h in found) if found and concepts else bool(found)

    def taken(self) -> set[int]:
        """Tokens that are known to be something else than a name told by halves."""
        readings: tuple[Sequence[_HasTokens], ...] = (self.names, self.times, self.places, self.actors, *self.hits.values())
        return {t for found in readings for x in found for t in range(x.first, x.last + 1)}

    def clause_of(self, token: int) -> int:
        """Index of the clause a token stands in."""
        return bisect_right(self.clauses, token) - 1


@dataclass(slots=True, eq=False)
class Block:
    """One item of the report in one language."""

    index: int
    kind: str
    lang: Language
    tokens: Tokens
    sentences: list[Sentence]
    dateline: PlaceReading | None = None  # where it was written
    headed: Sequence[TimeExpr] = ()  # when, as its datelines say
    surnames: dict[str, str] | None = None  # last word of each person's name → the name, once that was asked

    def stands_out(self, i: int) -> bool:
        """A capital tells a name there: nouns have none, and neither has every other word."""
        return self.tokens.is_capitalised(i) and not (self.lang.nouns_capital or self.tokens.shouting)

    def full_names(self) -> dict[str, str]:
        """Last word of each name of a person → the name as it is told first."""
        if self.surnames is None:
            names = [n for s in reversed(self.sentences) for n in reversed(s.names)]
            self.surnames = {self.tokens.forms[n.last]: n.text for n in names}
        return self.surnames


def cut_sentences(tokens: Tokens, lang: Language, whole: Collection[int] = ()) -> list[tuple[int, int, int]]:
    """(first token, last token, paragraph) of each sentence; a line end always ends one, a stop behind a token of `whole` none."""
    cuts, first, paragraph, end = [], 0, 0, len(tokens) - 1
    for i in [i for i, gap in enumerate(tokens.gaps) if gap != " " or i == end]:
        while i - first > SENTENCE_LIMIT:
            cuts.append((first, first + SENTENCE_LIMIT, paragraph))
            first += SENTENCE_LIMIT + 1
        gap = tokens.gaps[i]
        line = "\n" in gap
        if i == end or line or (i not in whole and _ends(tokens, i, gap, lang)) or i - first >= SENTENCE_LIMIT:
            cuts.append((first, i, paragraph))
            first, paragraph = i + 1, paragraph + line
    return cuts


def _ends(tokens: Tokens, i: int, gap: str, lang: Language) -> bool:
    stop = _STOP.search(gap)
    if not stop or i + 1 >= len(tokens) or gap[stop.end() :].strip("\"' )]") != "" or not gap[stop.end() :]:
        return False
    goes_on = tokens.text[tokens.starts[i + 1]].islower()  # "at 5 p.m. on Friday"
    return not (stop.group() == "." and (goes_on or tokens.forms[i] in lang.abbreviations or _is_initial(tokens, i)))


def _is_initial(tokens: Tokens, i: int) -> bool:
    return len(tokens.forms[i]) == 1 and tokens.is_capitalised(i)


def clause_starts(tokens: Tokens, first: int, last: int, lang: Language) -> list[int]:
    """First token of each clause of a sentence: after a comma and the like, and at words that open one."""
    behind = enumerate(zip(tokens.gaps[first:last], tokens.forms[first + 1 : last + 1], strict=True), first + 1)
    return [first, *(i for i, (gap, form) in behind if form in lang.clause_breaks or (gap != " " and _BREAK.search(gap)))]


class Found:
    """What the recognisers found in one block; `deal` hands it out to the sentences."""

    def __init__(
        self,
        hits: dict[str, list[Hit]],
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpr],
        places: Sequence[PlaceReading],
        answering: Sequence[PlaceReading],
        actors: Sequence[ActorReading],
        names: Sequence[Name],
        listing: Listing,
    ) -> None:
        self.hits, self.quantities, self.times, self.places, self.answering = hits, quantities, times, places, answering
        self.actors, self.names, self.listing = actors, names, listing

    def deal(
        self, ordinal: int, block: int, cuts: Sequence[tuple[int, int, int]], tokens: Tokens, lang: Language, stops: Collection[int] = ()
    ) -> list[Sentence]:
        """The sentences of a block, each with what lies inside it; `ordinal` is the first one's, `stops` are behind stops within one."""
        firsts = [first for first, _, _ in cuts]
        rows = zip(*(_dealt(found, cuts, firsts) for found in self.hits.values()), strict=True)
        quantities, times = _dealt(self.quantities, cuts, firsts), _dealt(self.times, cuts, firsts)
        places, answering = _dealt(self.places, cuts, firsts), _dealt(self.answering, cuts, firsts)
        actors, names = _dealt(self.actors, cuts, firsts), _dealt(self.names, cuts, firsts)
        return [
            Sentence(
                ordinal=ordinal + n,
                block=block,
                paragraph=paragraph,
                first=first,
                last=last,
                start=tokens.starts[first],
                end=tokens.ends[last],
                hits=dict(zip(self.hits, row, strict=True)),
                quantities=quantities[n],
                times=times[n],
                places=places[n],
                answering=answering[n],
                actors=actors[n],
                names=names[n],
                clauses=sorted({*clause_starts(tokens, first, last, lang), *(i for i in stops if first < i <= last)}),
                item=self.listing.item(first),
            )
            for n, ((first, last, paragraph), row) in enumerate(zip(cuts, rows, strict=True))
        ]


def dateline_end(tokens: Tokens, first: int) -> int:
    """Token after a dateline ("KABUL, March 3 (Agency) -") that opens at `first`; `first` where there is none."""
    for i in range(first, min(first + DATELINE, len(tokens) - 1)):
        gap = tokens.gaps[i]
        if gap == " ":
            continue
        shortened = gap.strip() == "." and tokens.ends[i] - tokens.starts[i] <= LONGEST_SHORTENED
        if "\n" in gap or (_STOP.search(gap) and not shortened and "-" not in gap):
            return first
        if _DATELINE_ENDS.search(gap) or gap.rstrip().endswith(("--", ".-")):
            cased = tokens.is_capitalised(first)
            return i + 1 if cased or (i - first < SHORT_DATELINE and _stands_out(tokens, first)) else first
    return first


def tags(tokens: Tokens, first: int) -> range:
    """Tokens of the brackets right behind a dateline: "[COMMUNIQUE READ BY ANNOUNCER] [TEXT]"."""
    end = first
    while 0 < end < len(tokens) and "[" in tokens.gaps[end - 1]:
        close = next((i for i in range(end, min(end + LONGEST_TAG, len(tokens))) if "]" in tokens.gaps[i]), None)
        if close is None:
            break
        end = close + 1
    return range(first, end)


def bracketed(tokens: Tokens, first: int) -> range:
    """Tokens of a bracket that opens a text: "[Radio, Monday 19 October, 6:00] A bomb went off"."""
    before = tokens.gaps[first - 1] if first else tokens.text[: tokens.starts[0]]
    if before.strip()[-1:] not in {"[", "("} or not before.strip():
        return range(0)
    close = next((i for i in range(first, min(first + DATELINE, len(tokens))) if {"]", ")"} & set(tokens.gaps[i])), None)
    return range(first, close + 1) if close is not None else range(0)


def relayed(tokens: Tokens, first: int) -> range:
    """Tokens of a second dateline, of whom the report is taken from, behind "[EXCERPTS]"; its bracket tells it from a dash."""
    end = dateline_end(tokens, first) if 0 < first < len(tokens) and "]" in tokens.gaps[first - 1] else first
    return range(first, end if ")" in tokens.gaps[end - 1] else first)


def _stands_out(tokens: Tokens, i: int) -> bool:
    """A word that may stand in a dateline: with a capital, a figure, or of a script without capitals."""
    letter = tokens.text[tokens.starts[i]]
    return not letter.islower()


def _dealt(found: Sequence[T], cuts: Sequence[tuple[int, int, int]], firsts: Sequence[int]) -> list[list[T]]:
    """For each sentence what lies wholly inside it; sentences follow one another without a gap, and `firsts` are where they begin."""
    nothing: list[T] = []  # one for all that have none; nobody changes what was dealt
    rows: list[list[T]] = [nothing] * len(cuts)
    for one in found:
        n = bisect_right(firsts, one.first) - 1
        if one.last <= cuts[n][1]:
            if rows[n] is nothing:
                rows[n] = [one]
            else:
                rows[n].append(one)
    return rows
