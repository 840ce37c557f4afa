"""What speaks for a place of a report being where an incident was, as features that no language knows of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.scene import Sentence
from tocsin.gazetteer import DATELINE, Gazetteer, PlaceReading
from tocsin.gazetteer.store import PlaceRecord
from tocsin.model.vocabulary import Precision

STEPS = ((2, "beside"), (6, "near"), (12, "apart"))  # words between a place and what happened
SEVERAL = 3  # more are not told apart
AROUND_KM, FAR_KM = 60.0, 400.0  # to the nearest other place of the report
SMALL, LARGE = 20_000, 300_000  # inhabitants
SENTENCE = 99  # words
WORTHY = 3.0  # what the rules hold of a town


@dataclass(slots=True, eq=False)
class Seen:
    """A place in its sentence, and what is known of where it lies; `index` is the statement of the draft that tells it, if any does,
    and `worth` what the rules hold of it then."""

    place: PlaceReading
    sentence: Sentence
    record: PlaceRecord
    index: int | None
    worth: float
    origin: str

    @property
    def pinned(self) -> bool:
        return self.record.precision != Precision.COUNTRY

    @property
    def told(self) -> str:
        return "elsewhere" if self.index is None else "told"

    @property
    def called(self) -> str:
        return DATELINE if self.origin == DATELINE else self.told

    @property
    def cue(self) -> str:
        return "path" if self.place.path else "located" if self.place.located else "cued" if is_cued(self.place) else "bare"

    def lies_in(self, draft: Draft) -> bool:
        block, at = self.sentence.block, self.place.first
        return any(s.block.index == block and s.first <= at <= s.last for s in draft.statements)


class View(NamedTuple):
    """A draft among the drafts of its report, and all places of the items that tell it; those of its own statements, worthiest first."""

    draft: Draft
    drafts: Sequence[Draft]
    seen: Sequence[Seen]
    told: Sequence[Seen]
    state: str
    dateline: Seen | None
    named: Counter[str]  # how often each place is named
    lands: Counter[str | None]  # how many places of a country are
    pins: dict[str, bool]  # places that are no countries → whether its own statements tell them
    first: Seen | None  # of the places of the report that say of themselves that something happened there
    before: Seen | None  # the last of them that is told before it

    @classmethod
    def of(cls, draft: Draft, drafts: Sequence[Draft], seen: Sequence[Seen], told: Sequence[Seen], state: str) -> View:
        dateline = next((one for one in seen if one.origin == DATELINE), None)
        named, lands = Counter([one.record.key for one in seen]), Counter([one.record.country for one in seen])
        pins = {one.record.key: one.index is not None for one in seen if one.pinned}
        sure = [o for o in seen if (o.pinned and is_cued(o.place) and not o.place.role_noun) or o.origin == DATELINE]
        lead = draft.statements[0].block.index, draft.statements[0].first
        before = next((o for o in reversed(sure) if (o.sentence.block, o.place.first) < lead), None)
        return cls(draft, drafts, seen, told, state, dateline, named, lands, pins, next(iter(sure), None), before)


def is_cued(place: PlaceReading) -> bool:
    return bool(place.cue or place.near or place.offset) and not place.path


def features_of(one: Seen, view: View) -> dict[str, float]:
    return {"bias": 1.0} | dict.fromkeys(_features(one, view), 1.0) | _ruled(one, view.told)


def _ruled(one: Seen, told: Sequence[Seen]) -> dict[str, float]:
    """What the rules hold of a place that the statements tell, beside the worthiest."""
    if one.index is None:
        return {}
    gap = told[0].worth - one.worth
    return {"worth": one.worth / WORTHY, "worth apart": min(gap / WORTHY, 1.0)} | ({"worthiest": 1.0} if not gap else {})


def _features(one: Seen, view: View) -> list[str]:
    found = [*_of_origin(one, view), *_of_words(one), *_of_record(one, view), *_of_others(one, view.pins)]
    found += _of_dateline(one, view.dateline)
    if one.index is not None:
        return [*found, *_of_event(one, view.draft.statements[one.index])]
    return [*found, *_of_order(one, view), *_of_worthiest(one, view)]


def _of_origin(one: Seen, view: View) -> Iterator[str]:
    state, main = view.state, view.drafts[0]
    yield from (f"from.{one.origin}", f"from.{one.origin}|{state}")
    if one.index is None and any(one.lies_in(d) for d in view.drafts if d is not view.draft):
        yield f"another's|{state}"
    if view.draft is not main:
        yield from (f"background|{one.told}", f"background|from.{one.origin}|{state}")
        if one.index is None and one.lies_in(main):
            yield f"main's|{state}"
    if one.index is None and one.sentence.paragraph == view.draft.statements[0].sentence.paragraph:
        yield "same paragraph"


def _of_words(one: Seen) -> Iterator[str]:
    """The words around it."""
    place = one.place
    cue = DATELINE if one.origin == DATELINE else "located" if place.located else "cued" if place.cue else "bare"
    yield from (f"cue.{cue}", f"cue.{cue}|{one.told}", f"cue.{cue}|{'site' if one.record.precision == Precision.SITE else 'area'}")
    yield f"clause.{_told_in_clause(one)}|{one.called}"
    flags = {
        "near": place.near,
        "offset": place.offset is not None,
        "away": place.away is not None,
        "path": place.path,
        "apposed": place.apposed,
        "facility": place.facility is not None,
        "chained": place.chained,
        "role": place.role_noun and one.origin != DATELINE,
        "title": one.sentence.title,
        "nameless": not place.name,
    }
    for name in (n for n, holds in flags.items() if holds):
        yield from (name, f"{name}|{one.told}")


def _told_in_clause(one: Seen) -> str:
    """Whether something happens in the clause it stands in, or somebody only says something: "the resistance in Miami says"."""
    sentence = one.sentence
    clause = sentence.clause_of(one.place.first)
    happens = any(sentence.clause_of(h.first) == clause for h in sentence.told)
    says = any(sentence.clause_of(h.first) == clause for h in sentence.of("say"))
    return ("happens " if happens else "") + ("says" if says else "tells")


def _of_record(one: Seen, view: View) -> Iterator[str]:
    """What sort of place it is, how often it is named, and how much of the report is about its country."""
    record = one.record
    yield from (f"is.{record.precision}", f"is.{record.precision}|{one.told}")
    if record.kind == "site":
        yield f"fine.{record.fine}"
    if record.kind == "town":
        yield f"town.{'small' if record.population < SMALL else 'middling' if record.population < LARGE else 'large'}"
    if one.place.record is None:
        yield f"unknown in {record.precision}"
    yield f"times.{min(view.named[record.key], SEVERAL)}"
    here = view.lands[record.country]
    rest = len(view.seen) - here
    yield "land.only" if not rest else "land.most" if here > rest else "land.less"


def _of_others(one: Seen, pins: Mapping[str, bool]) -> Iterator[str]:
    """How it lies to the other places: inside one, around one, near or far from all."""
    gazetteer, key = Gazetteer.open(), one.record.key
    others = [o for o in pins if o != key]
    told = [o for o in others if pins[o]]
    if any(gazetteer.within(o, key) for o in told):
        yield "around told"
    if any(gazetteer.within(key, o) for o in told):
        yield "inside told"
    if one.pinned:
        nearest = min((gazetteer.km(key, o) for o in others), default=None)
        yield f"others.{'none' if nearest is None else _apart(nearest)}"


def _apart(km: float) -> str:
    return "around" if km <= AROUND_KM else "far" if km > FAR_KM else "apart"


def _of_dateline(one: Seen, dateline: Seen | None) -> Iterator[str]:
    """How it lies to where the report was filed."""
    if dateline is None:
        yield f"no dateline|{one.told}"
    elif dateline is not one:
        yield f"dateline.{_bond(one, dateline)}|{one.told}"
        if dateline.pinned and one.pinned and dateline.record.key != one.record.key:
            yield f"dateline.{_apart(Gazetteer.open().km(dateline.record.key, one.record.key))}|{one.told}"


def _bond(one: Seen, other: Seen) -> str:
    return "same land" if one.record.country == other.record.country else "other land"


def _of_worthiest(one: Seen, view: View) -> Iterator[str]:
    """What the best of those told by its own statements is, which it would have to be likelier than."""
    best, called = next(iter(view.told), None), one.called
    if best is None:
        yield f"{called}|beside.none"
        return
    sort, bond = best.record.precision.value if best.place.record else "unknown", _bond(one, best)
    where = "later" if best.index else "lead"
    yield from (f"{called}|beside.{name}" for name in (best.cue, sort, where, bond, f"{best.cue}.{bond}"))
    yield f"{called}|beside.{'point' if best.pinned else 'land'}.{best.cue}.{where}"


def _of_order(one: Seen, view: View) -> Iterator[str]:
    """The last place that is told before it, or the first of the report."""
    if view.before is one:
        yield "last before"
    if view.first is one:
        yield "first of all"


def _of_event(one: Seen, statement: Statement) -> Iterator[str]:
    """Where it stands to the words of what happened."""
    place, sentence = one.place, one.sentence
    if sentence is not statement.sentence:
        yield "followed"
        return
    words = [h.first for h in (*statement.events, *statement.deeds)] + [t.at for t in statement.tolls]
    gap = min((max(place.first - w, w - place.last, 0) for w in words), default=SENTENCE)
    yield f"event.{next((name for most, name in STEPS if gap <= most), 'far')}"
    clause = sentence.clause_of(place.first)
    yield f"clause.{any(sentence.clause_of(w) == clause for w in words)}"
    yield f"side.{'after' if place.first > min(words, default=0) else 'before'}"
    yield f"nth.{min(sum(p.first < place.first for p in statement.places), SEVERAL)}"
