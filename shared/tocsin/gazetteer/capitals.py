"""Towns spoken of without their name: "the Ugandan capital", "la capitale", "a nightclub in the city"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.gazetteer.block import Block
from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.seats import capital_of, seated
from tocsin.gazetteer.store import PlaceRecord
from tocsin.gazetteer.votes import Context

BESIDE = 3  # words between the capital and its country
NAMED_AFTER = 3  # words between "the capital" and its own name


def capitals(block: Block, entries: Sequence[Entry], context: Context) -> Iterator[Entry]:
    """An entry for each, chosen already; none where the name itself stands beside it, or the country is not clear."""
    for i in _standing(block.pack.capital, block):
        if not _is_anothers(block, i) and not _is_named(i, entries):
            country = _country_beside(block, i, entries) or ("" if _of_something(block, i) else _filed_from(entries) or context.leading())
            record = capital_of(country) if country else None
            if record is not None:
                yield _entry(block, i, record)


def _standing(words: frozenset[str], block: Block) -> list[int]:
    """Tokens that are one of these words."""
    forms = block.tokens.forms
    return [] if words.isdisjoint(forms) else [i for i, form in enumerate(forms) if form in words]


def towns_again(block: Block, entries: Sequence[Entry]) -> Iterator[Entry]:
    """ "In the city", "in dieser Stadt": the town named last before, where no name stands beside the word."""
    for i in _standing(block.pack.city, block):
        cue = _locative(block, i)
        if cue is None or _of_something(block, i) or _is_named(i, entries):
            continue
        towns = [e for e in entries if e.last < i and e.chosen is not None and e.chosen.kind == "town" and not (e.role_noun or e.demonym)]
        if towns:
            stayed = [e for e in towns if not e.path]  # "a train that came down from Nantes"
            record = max(stayed or towns, key=lambda e: e.first).chosen
            assert record is not None
            entry = Entry(block.number, i, i, [record], i, i, cue=cue, located=True, chosen=record, done=True)
            entry.reason = f"{record.name}: the town named last"
            yield entry


def _filed_from(entries: Sequence[Entry]) -> str | None:
    """The country whose capital the dateline names, if it names one."""
    return seated([r for e in entries if e.is_dateline for r in e.records])


def _entry(block: Block, i: int, record: PlaceRecord) -> Entry:
    entry = Entry(block.number, i, i, [record], i, i, chosen=record, done=True)
    entry.cue = _locative(block, i)
    entry.reason = f"{record.name}: the capital of {record.country}"
    return entry


def _locative(block: Block, i: int) -> str | None:
    return next((f for f in reversed(block.tokens.forms[max(0, i - BESIDE) : i]) if f in block.pack.locatives), None)


def _is_anothers(block: Block, i: int) -> bool:
    beside = block.tokens.forms[max(0, i - 1) : i] + block.tokens.forms[i + 1 : i + 2]
    return any(form in block.pack.not_capital for form in beside)


def _of_something(block: Block, i: int) -> bool:
    """ "the capital of Helmand": of what is not known to be a country."""
    return any(form in block.pack.of for form in block.tokens.forms[i + 1 : i + 2])


def _is_named(i: int, entries: Sequence[Entry]) -> bool:
    """ "the capital, Bamako", "Bamako, the capital"."""
    return any(
        not e.demonym
        and any(r.kind == "town" for r in e.records)
        and (-NAMED_AFTER <= i - e.span_last <= NAMED_AFTER or e.span_first <= i <= e.span_last)
        for e in entries
    )


def _country_beside(block: Block, i: int, entries: Sequence[Entry]) -> str | None:
    """The country whose name or people stands beside the word."""
    near = [e for e in entries if e.records and e.records[0].kind == "country" and -BESIDE <= e.first - i <= BESIDE]
    best = min(near, key=lambda e: abs(e.first - i), default=None)
    return best.records[0].country if best else None
