"""All places of a report at once: names found, read in their surroundings, chosen by what the report speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.gazetteer.block import Block, opens_dateline
from tocsin.gazetteer.capitals import capitals, towns_again
from tocsin.gazetteer.context import choose, link, stands
from tocsin.gazetteer.entries import DATELINE, Entry
from tocsin.gazetteer.quarters import find_quarters, settle_quarters
from tocsin.gazetteer.readings import PlaceReading
from tocsin.gazetteer.roads import pair
from tocsin.gazetteer.store import Gazetteer, PlaceRecord
from tocsin.gazetteer.votes import Context, rest_of, votes_of
from tocsin.model.vocabulary import Precision
from tocsin.text import Tokens

BESIDE = 25  # words
SECOND = 2  # places from the first to that of a second dateline


def survey(
    blocks: Sequence[tuple[Tokens, str]], gazetteer: Gazetteer, country_hint: str | None = None, lands: Sequence[str] = ()
) -> list[PlaceReading]:
    """Place readings of all blocks, in order, none inside another. Each says why its candidate was chosen.

    `blocks` are (tokens, ISO 639-1 code); `country_hint` is the country (ISO 3166-1) of the source, if known; `lands` those where
    the groups that the report names are at home, which count where it names no country.
    """
    surveyed = [Block(number, tokens, lang, gazetteer) for number, (tokens, lang) in enumerate(blocks)]
    found = [block.entries() for block in surveyed]
    for block, entries in zip(surveyed, found, strict=True):
        pair(entries, block.tokens, block.pack)
        joining = (block.pack.cues - block.pack.paths - block.pack.conjunctions) | block.pack.skipped | block.pack.of
        link(entries, block.tokens, joining, block.pack)
        _mark_dateline(entries, block.tokens)
    homes = frozenset(iso for block in surveyed for iso in block.pack.home)
    kin = frozenset(iso for block in surveyed for iso in block.pack.kin)
    readings: list[PlaceReading] = []
    votes = [votes_of(entries) for entries in found]
    for block, named, others in zip(surveyed, found, rest_of(votes), strict=True):
        context = Context(named, country_hint, homes, lands, kin, others)
        entries = sorted([*named, *capitals(block, named, context)], key=lambda e: e.first)
        find_quarters(entries, block.tokens, gazetteer, block.pack)
        for entry in reversed(entries):
            choose(entry, context, gazetteer, block.tokens)
        settle_quarters(entries, block.tokens, block.pack)
        kept = [entry for entry in entries if stands(entry, context, not block.loose and not block.pack.nouns_capital)]
        kept = sorted([*kept, *towns_again(block, kept)], key=lambda e: e.first)
        readings += [_reading(entry, kept, block.tokens, context, gazetteer) for entry in kept]
    return readings


def _mark_dateline(entries: list[Entry], tokens: Tokens) -> None:
    """ "BAGHDAD (Agency) -" at the head of a block: where the story was filed, often where it happened."""
    if not entries or entries[0].span_first != 0 or entries[0].demonym or entries[0].cue:
        return
    for entry in entries[: 1 + SECOND]:
        if opens_dateline(tokens, entry.span_last) and (entry is entries[0] or _is_relayed(entry, tokens)):
            entry.cue, entry.weak, entry.role_noun = DATELINE, entry.guessed, False


def _is_relayed(entry: Entry, tokens: Tokens) -> bool:
    """Behind "[EXCERPTS]", in a report that another passes on."""
    return "]" in tokens.gap(entry.span_first - 1) and not entry.demonym


def _reading(entry: Entry, kept: list[Entry], tokens: Tokens, context: Context, gazetteer: Gazetteer) -> PlaceReading:
    record, told = _with_admin_noun(entry), entry
    if record is None and entry.beside is not None and entry.beside.chosen is not None:
        told = entry.beside
    until = entry.until.chosen if entry.until else None
    start, end = tokens.starts[entry.span_first], tokens.ends[entry.until.span_last if entry.until and until else entry.span_last]
    return PlaceReading(
        start=start,
        end=end,
        first=entry.first,
        last=entry.last,
        block=entry.block,
        text=tokens.text[start:end],
        name=tokens.surface(entry.first, entry.last) if entry.name or entry.guessed else "",
        key=record.key if record else None,
        record=record,
        facility=entry.head("facility"),
        offset=told.offset,
        near=told.near,
        away=told.away,
        path=entry.path,
        apposed=entry.apposed,
        cue=entry.cue,
        demonym=entry.demonym,
        role_noun=entry.role_noun,
        reason=entry.reason,
        score=entry.score,
        inside=None if record else told.chosen.key if told is not entry and told.chosen else _inside(entry, kept, context, gazetteer),
        chained=told is not entry or (entry.outer is not None and entry.outer.chosen is not None),
        located=entry.located,
        until=until if record is not None else None,
        part=entry.part_told,
        measured=told is not entry,
    )


def _with_admin_noun(entry: Entry) -> PlaceRecord | None:
    """A district known only by its chief town is no finer than a district."""
    record, label = entry.chosen, entry.head("admin")
    if record is None or label is None or record.kind != "town":
        return record
    return record._replace(precision=Precision.DISTRICT, radius_km=max(record.radius_km, 35.0))


def _inside(entry: Entry, kept: list[Entry], context: Context, gazetteer: Gazetteer) -> str | None:
    """The place behind the name in its chain, the town nearest to a street or building, else the country that the report speaks of."""
    outer = entry.outer
    while outer is not None:
        if outer.chosen is not None:
            return outer.chosen.key
        outer = outer.outer
    if entry.head("street") or entry.head("facility"):
        towns = [e for e in kept if e.chosen is not None and e.chosen.kind == "town" and not e.role_noun and e.cue]
        towns = [e for e in towns if e.first < entry.first] or towns
        if towns:
            nearest = min(towns, key=lambda e: abs(e.first - entry.first))
            return nearest.chosen.key if nearest.chosen else None
    country = entry.nation or _country_beside(entry, kept) or context.leading()
    return next((r.key for r in gazetteer.country(country)), None) if country else None


def _country_beside(entry: Entry, kept: list[Entry]) -> str | None:
    """The country of the nearest place of the same block that something is said to have happened in."""
    placed = [e for e in kept if e.chosen is not None and e.cue and not e.demonym and not e.role_noun]
    nearest = min((e for e in placed if abs(e.first - entry.first) <= BESIDE), key=lambda e: abs(e.first - entry.first), default=None)
    return nearest.chosen.country if nearest and nearest.chosen else None
