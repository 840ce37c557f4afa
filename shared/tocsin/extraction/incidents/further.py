"""Whether a statement tells of a further incident, or of one told before: weighed, and fitted by tools/fit_further.py.

It is held against the incident that it agrees with most: what it tells itself, how the two agree, and both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tocsin.extraction.incidents.agreement import COARSE, Fit, Told, of_the_event
from tocsin.extraction.incidents.novelty import named_anew, novelty
from tocsin.extraction.incidents.statements import AFTERMATH, GENERIC, MASTHEAD, Statement
from tocsin.extraction.words.harm import Toll
from tocsin.extraction.words.odds import SHOUTED, product, weights_of
from tocsin.gazetteer import PlaceReading
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import CODING, Family
from tocsin.model.when import Days
from tocsin.times import TimeExpr
from tocsin.times.expression import CALENDARS, parts

if TYPE_CHECKING:
    from tocsin.extraction.incidents.grouping import Draft

APART = {"other_day", "other_place"}  # what sets two incidents apart
DAYS = ("same_day", "other_day", "told_day")
PLACES = ("same_place", "inside_place", "other_place")
TOLLS = ("tolls_repeat", "tolls_differ")
CUES = ("same_word", "another_word", "earlier_word", "pluperfect")
SPOKEN = {
    "cue": ("others", "updated", "over_time", "later", "also", "initial", "reaction"),
    "casualty": ("died_later",),
}
SINCE = ((0, "same"), (-7, "-w"), (-45, "-m"), (-400, "-y"))  # days after the main incident, and what that many are called
AGO = ((0, "0"), (1, "1"), (7, "w"), (45, "m"), (400, "y"))  # days before publication
BAR = 0.1  # log-odds: what was opened in vain is often left out later, what was merged is lost
FAR = 8.0  # agreements that weigh more say no more
SCALE = 4.0  # of what agreements weigh, to be of the size of other features
OPENS = 2  # words before the place or the time that a statement opens with
COUNTED = 3  # words from "the third" to "attack"
HARMED = {f"toll.{FieldName.KILLED}", f"toll.{FieldName.INJURED}"}
SET_APART = (("opens.date", "all other_day"), ("opens.another", "all other_place"))  # what with people harmed hardly ever errs
NAMED = {"date", "feast", "weekday", "month", "year", *CALENDARS}  # times that say which day, month or year is meant
_ANOTHER_TIME = re.compile(
    r"anchor:-?[1-9]\d*[dw]|(anchor|offset|unit):-[1-9]\d*[dwmy]"
)  # "the next day", "two weeks earlier", "last month"


class Question(NamedTuple):
    """A statement, all that was told before it, and how it fits each of those."""

    told: Told
    drafts: Sequence[Draft]
    fits: Sequence[Fit]
    published: Days | None


def opens(question: Question) -> bool:
    """Whether it tells of a further incident."""
    found = features(question)
    return _told_apart(found) or product(weights_of("further", SHOUTED in found), found) > BAR


def _told_apart(found: Mapping[str, float]) -> bool:
    """ "17 May: four people were killed", "Separately, two shepherds died in Basra": harm behind a day or a place of its own."""
    return not HARMED.isdisjoint(found) and any(all(name in found for name in names) for names in SET_APART)


def features(question: Question) -> dict[str, float]:
    """What speaks for it and against it; names are stable."""
    statement, drafts, fits = question.told.statement, question.drafts, question.fits
    scores = [fit.score for fit in fits]
    best = scores.index(max(scores))
    own = [*_deeds(statement), *_words(statement), *_when(statement), *_where(statement), *_form(statement)]
    found = [*own, *_together(own, fits[best].names), *_against_all(fits), *_since(question)]
    found += novelty(statement, drafts[best])
    found += [f"best.{name}" for name in fits[best].names if name != "bias"]
    found += ["drafts.1" if len(drafts) == 1 else "drafts.2" if len(drafts) == 2 else "drafts.many"]
    items = {s.sentence.item for s in drafts[best].statements}
    found += ["item of its own"] * (statement.sentence.item not in {0, *items})
    own_event = _has_event_of_its_own(question.told, drafts)
    found += ["event of its own"] * own_event + ["own new"] * (own_event and fits[best].score <= 0.0)
    if statement.block.tokens.upper:
        found += [SHOUTED, *named_anew(statement, drafts[best])]
    score = max(-FAR, min(FAR, fits[best].score)) / SCALE
    return dict.fromkeys(found, 1.0) | {"bias": 1.0, "score": score, "score below": min(0.0, score)}


def _deeds(statement: Statement) -> list[str]:
    """What happened, as it tells it."""
    found = [f"is.{_sort(statement)}", *(f"toll.{t.field}" for t in _harm(statement))]
    found += ["weapon"] * bool(statement.weapons) + ["deed"] * bool(statement.deeds)
    found += ["none hurt"] * any(t.high == 0 for t in statement.tolls) + ["no number"] * any(not t.said for t in statement.tolls)
    return found + ["some of them"] * any(t.part for t in statement.tolls)


def _sort(statement: Statement) -> str:
    """The strongest word of what happened."""
    events = {e.concept for e in statement.events}
    if events - {*AFTERMATH, *GENERIC}:
        return "strong"
    if statement.weapons and statement.deeds:
        return "armed"
    return "generic" if events & {*GENERIC} else "weak" if events else "toll" if _harm(statement) else "bare"


def _harm(statement: Statement) -> list[Toll]:
    return [t for t in statement.tolls if t.said and t.high != 0]


def _words(statement: Statement) -> list[str]:
    """Words that tell what else a sentence may do than tell of an incident."""
    targets = statement.concepts("target")
    found = [f"{cls}.{name}" for cls, names in SPOKEN.items() for name in names if name in statement.concepts(cls)]
    found += ["say"] * bool(statement.here("say"))
    found += ["hospital"] * ("hospital" in targets) + ["target"] * any(name != "hospital" for name in targets)
    acting = [a for a in statement.sentence.actors if statement.first <= a.first <= statement.last]
    return found + ["actor"] * bool(acting)


def _when(statement: Statement) -> list[str]:
    own = [t for t in statement.times if t.rule != MASTHEAD]
    found = [name for t in own for name in _time(t)] or ["time.none"]
    found += ["hearsay"] * bool(statement.hearsay)
    return found + ["opens with time"] * any(t.first - statement.first <= OPENS for t in own)


def _time(time: TimeExpr) -> Iterator[str]:
    kind, value, _ = parts(time.code)
    yield f"time.{kind}"
    if kind in {"offset", "anchor"}:
        yield f"time.{kind}:{value if value in {'0d', '-1d'} else 'back' if value.startswith('-') else 'on'}"


def _where(statement: Statement) -> list[str]:
    here = of_the_event(statement)
    fine = [p for p in here if _is_fine(p)]
    found = ["place.fine"] * bool(fine) + ["place.cued"] * any(p.cue is not None or p.near for p in fine)
    found += ["place.coarse"] * (not fine and any(p.record is not None for p in here))
    found += ["place.spoken" if statement.places else "place.none"] * (not here)
    return found + ["opens with place"] * any(p.first - statement.first <= OPENS for p in here)


def _is_fine(place: PlaceReading) -> bool:
    return place.record is not None and place.record.precision not in COARSE


def _form(statement: Statement) -> list[str]:
    """How it stands in its sentence, and whether it counts on: "the third attack"."""
    sentence = statement.sentence
    found = ["listed"] * (sentence.item > 0) + ["title"] * sentence.title + ["part"] * (statement.first != sentence.first)
    found += ["first part"] * (statement.first == sentence.first and statement.last != sentence.last)
    found += sorted(statement.flags & {"beside", "elided"})
    ordinals = [q for q in sentence.quantities if q.kind == "ordinal" and statement.first <= q.first <= statement.last]
    return found + ["ordinal"] * any(0 < e.first - q.last <= COUNTED for q in ordinals for e in statement.events)


def _together(own: Sequence[str], fit: Sequence[str]) -> Iterator[str]:
    """What it tells, beside how it agrees with what was told before."""
    sort = next((s for s in ("weak", "toll", "bare") if f"is.{s}" in own), "event")
    day, place = _first(DAYS, fit, "no_day"), _first(PLACES, fit, "no_place")
    kind, tolls = next(name for name in fit if name.endswith("_type")), _first(TOLLS, fit, "no_tolls")
    yield from (f"{sort}|{day}|{place}", f"{day}|{place}", f"{place}|{tolls}", f"{place}|{kind}", f"{day}|{kind}")
    yield from (f"{sort}|{other}" for other in (day, place, kind, tolls))
    yield from (f"{cue}|{other}" for cue in CUES if cue in fit for other in (sort, day, place, tolls))
    if APART & {day, place} and not NAMED.isdisjoint(name.removeprefix("time.") for name in own):
        yield f"{sort}|named day"
    if f"toll.{FieldName.KILLED}" in own or f"toll.{FieldName.INJURED}" in own:
        yield f"harm|{day}|{place}"
    telling = ("actor", "casualty.died_later", "hospital", "part", "place.cued", "opens with place", "opens with time")
    yield from (f"{name}|{other}" for name in telling if name in own for other in (day, place))


def _first(names: Sequence[str], found: Sequence[str], otherwise: str) -> str:
    return next((name for name in names if name in found), otherwise)


def _against_all(fits: Sequence[Fit]) -> list[str]:
    apart = [APART.intersection(fit.names) for fit in fits]
    return [f"all {name}" for name in sorted(APART.intersection(*apart))] + ["all apart"] * all(apart)


def _since(question: Question) -> Iterator[str]:
    """How long after the main incident, and how long before publication."""
    days, main, published = question.told.statement.days, question.drafts[0].days, question.published
    if days is not None and main is not None:
        after = 0 if days.overlaps(main) else (days.first - main.first).days
        yield "main." + ("+" if after > 0 else next((name for least, name in SINCE if after >= least), "-old"))
    if days is not None and published is not None:
        ago = (published.first - days.last).days
        yield "ago." + next((name for most, name in AGO if ago <= most), "old")


def _has_event_of_its_own(told: Told, drafts: Sequence[Draft]) -> bool:
    """Not a toll alone, nor an arrest or a protest that follows from an incident."""
    statement = told.statement
    harm = bool(_harm(statement))
    any_told = any(t.high != 0 for t in statement.tolls) or bool(statement.places)
    if statement.sentence.has("stance", "deny", "blame", "claim") and not (statement.times and any_told):
        return False  # "claimed the attack on Friday"
    strong = [e for e in statement.events if e.concept not in AFTERMATH]
    told_before = "pluperfect" in told.words and bool(of_the_event(statement))  # "on Thursday two soldiers had died in Y"
    kinds = {t.code.split(":")[0] for t in statement.times}
    on_weekday = told_before and any("weekday" in t.code for t in statement.times)
    dated = on_weekday or bool(kinds & {"date", "feast", "month", "year", *CALENDARS})
    named = bool(kinds & NAMED) or any(_ANOTHER_TIME.match(t.code) for t in statement.times)
    if harm and (named or "another_word" in told.words) and any(p.cue is not None for p in statement.places):
        return True  # "on Tuesday two children were killed in Y", which agrees with none told before
    if strong or (statement.weapons and (statement.deeds or harm)) or (harm and dated):
        return bool(statement.times or statement.places or "another_word" in told.words)
    violent = any(d.kind is not None and CODING[d.kind].family in {Family.EXPLOSIVE, Family.ARMS, Family.ABDUCTION} for d in drafts)
    return bool(statement.events) and bool(statement.times and statement.places if violent else statement.times or statement.places)
