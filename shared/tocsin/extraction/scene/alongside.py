"""Where a sentence that tells of several incidents side by side goes on to the next.

"Gunmen shot a judge in X, and a bomb wounded three in Y", "one in X, the other in Y", "29 in X and 18 in Y", "in X on 4 May, in Y on
the 9th".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tocsin.extraction.scene.cuts import around
from tocsin.extraction.scene.part import BESIDE, FOLLOWING, OPENING, Part
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import Gazetteer, PlaceReading

LATER = 4  # words of "and 10 minutes later" before "another car bomb"
COUNTED = 2  # words from "two" to "car bombs"
ANOTHER = 2  # words from "another" to what it was
_HOUR = re.compile(r"[012]?\d[:.h][0-5]\d")


def beside(sentence: Sentence, block: Block, cuts: Sequence[int]) -> list[int]:
    """Where the next incident begins that is told beside the one before; `cuts` are made already."""
    if not (sentence.told or sentence.of("weapon")):
        return []
    starts = [Part(sentence, block, i, sentence.last + 1) for i in joints(sentence, block)]
    found: list[int] = []
    for n, start in enumerate(starts):
        behind = [other for other in starts[n + 1 :] if other.first - start.first > OPENING]  # not "ise" of "Y'de ise"
        later = (other.first for other in behind if other.joined and other.first in sentence.clauses)
        end = min([c for c in cuts if c > start.first] + [next(later, sentence.last + 1)])
        first = max(c for c in (*cuts, *found) if c <= start.first)
        if first < start.first and is_next(Part(sentence, block, first, start.first), Part(sentence, block, start.first, end)):
            found.append(start.first)
    return found


def joints(sentence: Sentence, block: Block) -> list[int]:
    """Where something may stand that is told beside what was told before: behind signs, at "and" and "while"."""
    forms, lang = block.tokens.forms, block.lang
    joining = lang.conjunctions - lang.alternatives | lang.alongside
    opened = {i for i in range(sentence.first + 1, sentence.last) if forms[i] in joining and " " in block.tokens.gap(i - 1)}
    signed = {i for i in sentence.clauses[1:] if block.tokens.gap(i - 1).strip() and forms[i] not in lang.clause_breaks}
    return sorted(opened | {i for i in signed if i - 1 not in opened})


def is_next(before: Part, here: Part) -> bool:
    spread = here.sentence.has("event", "natural_disaster")  # one earthquake kills in many places
    if spread or _is_listed(here) or any(h.first - here.first <= 1 for h in here.sentence.of("source") if here.holds(h)):
        return False
    return any(rule(before, here) for rule in RULES)


def _is_listed(here: Part) -> bool:
    """ "in X, Y and Z": places side by side; "the abduction of three workers and of a guard"."""
    if here.block.tokens.forms[min(here.first + 1, here.end - 1)] in here.block.lang.of:
        return True
    ends = any(p.last == here.first - 1 for p in here.sentence.places)
    return ends and any(0 <= p.first - here.first <= 1 and not p.located for p in here.sentence.places)


def _acts_elsewhere(before: Part, here: Part) -> bool:
    """ "gunmen shot a judge in X, and a bomb wounded three in Y"."""
    if not (here.joined and before.acts and here.acts and here.placed) or _counts_on(here):
        return False
    if _is_said(here) or (_goes_on(here) and not (before.counts and here.counts)):
        return False
    return _apart(before.places, here.places)


def _is_said(here: Part) -> bool:
    """ "and police in Y said six were wounded"."""
    told = min((h.first for h in here.sentence.told if here.holds(h)), default=here.end)
    return any(here.first <= h.first < told for h in here.sentence.of("say", "verb"))


def _counts_on(here: Part) -> bool:
    """ "and more than 200 injured", "and two others wounded": the same people's toll."""
    counted = {q.last + 1 for q in here.numbers if here.opens_with(q)}
    return any(h.first in counted for h in here.sentence.of("casualty")) or any(map(here.opens_with, here.sentence.of("cue", "others")))


def _goes_on(here: Part) -> bool:
    """ "and fell on a hill in Y": who did it was told before."""
    return not here.block.lang.verb_first and any(h.first == here.first + 1 for h in here.sentence.told if h.cls != "event")


def _is_other_deed(before: Part, here: Part) -> bool:
    """ "a car bomb that missed a convoy, and the shooting of a judge in X": what was done is another thing, and placed."""
    opened = [h for h in here.means if h.cls == "event" and here.opens_with(h)]
    kinds, others = _kinds(before.means), _kinds(opened)
    apart = here.joined and here.first in here.sentence.clauses and bool(kinds and others) and kinds.isdisjoint(others)
    return apart and here.placed and not before.places


def _kinds(means: Sequence[Hit]) -> set[str]:
    kinds = {str(attributes(h.cls, h.concept)["type"]) for h in means}
    return kinds - {"", *FOLLOWING}


def _is_an_item(before: Part, here: Part) -> bool:
    """ "a car bomb outside the court, four dead; a grenade that killed a guard": behind a semicolon, each with its means and its toll."""
    return here.signed and all(part.counts and part.means for part in (before, here))


def _is_another(before: Part, here: Part) -> bool:
    """ "and ten minutes later another car bomb destroyed a part of the mall", "hours later a woman was hurt in Y street"."""
    hurt = {h.first for h in here.sentence.of("casualty")}
    cues = [h for h in here.sentence.of("cue", "another") if here.holds(h) and h.last + 1 not in hurt]  # not "and a third injured"
    near = [c for c in cues if c.first - here.first <= LATER]
    named = any(c.first <= m.first and 0 <= m.last - c.last <= ANOTHER for c in near for m in here.means)
    people = {h.first for h in here.sentence.of("cue", "others")}
    placed = bool(here.places) or here.signed
    opened = here.joined and any(here.opens_with(c) and c.first not in people for c in cues) and here.acts and placed
    return before.acts and not _counts_on(here) and ((named and here.acts) or opened)


def _is_counterpart(before: Part, here: Part) -> bool:
    """ "one in X, the other in Y"; "two car bombs: the first hit X, the second killed twelve"."""
    lang, several = here.block.lang, _several(before)
    other = here.names(lang.other_of_two, here.first + OPENING)
    if not other or not (several or before.names(lang.one_of_two, before.end)):
        return False
    placed = here.placed or (here.aims and bool(here.places))
    apart = placed and (_apart(before.places, here.places) or (not before.places and before.acts))
    paired = here.aims and before.aims and here.opened(lang.one_of_two, before)
    return ((apart or paired) and (several or _is_placed_first(here))) or (several and before.acts and here.acts)


def _is_placed_first(here: Part) -> bool:
    """ "the other in Y", not "another was hurt when gunmen stormed a house in Y"."""
    told = min((h.first for h in here.sentence.told if here.holds(h)), default=here.end)
    firsts = [*(p.first for p in here.places), *(h.first for h in here.sentence.of("target"))]
    return here.signed or any(here.first <= first < told for first in firsts)


def _several(part: Part) -> bool:
    """ "two car bombs", "three explosions"."""
    counted = [q.first for q in part.numbers if (q.low or 0) > 1]
    hurt = {h.first for h in part.sentence.of("casualty")}
    means = [h.first for h in part.sentence.of("event") if hurt.isdisjoint((h.first, h.last))]
    return any(0 <= first - q <= COUNTED for q in counted for first in means)


def _is_counted_there(before: Part, here: Part) -> bool:
    """ "killed 29 in X and 18 in Y"."""
    return before.counts and here.bare is not None and _apart(before.places, here.places)


def _is_on_its_day(before: Part, here: Part) -> bool:
    """ "murdered two friars in X on 9 August, and on the 25th a priest near Y"."""
    if not (before.days and here.days and before.days.isdisjoint(here.days)) or not _opens_with_a_day(here):
        return False
    if any(map(here.holds, here.sentence.of("say", "verb"))):
        return False
    named = here.joined and any(map(here.holds, here.sentence.names))
    return named or here.bare is not None or _apart(before.places, here.places)


def _is_at_its_hour(before: Part, here: Part) -> bool:
    """ "18:10 shots at the gate. 18:25 a bus set on fire": each opens with its time of day."""
    return before.acts and here.acts and all(_HOUR.fullmatch(part.block.tokens.forms[part.first]) for part in (before, here))


def _opens_with_a_day(here: Part) -> bool:
    """Or with a place and a day right behind it."""
    places = [p.last for p in here.sentence.places if here.opens_with(p)]
    return any(here.opens_with(t) or any(here.holds(t) and 0 < t.first - p <= BESIDE for p in places) for t in here.sentence.times)


def _apart(before: Sequence[PlaceReading], here: Sequence[PlaceReading]) -> bool:
    gazetteer = Gazetteer.open()
    keys = itertools.product((p.key for p in before), (p.key for p in here))
    return bool(before and here) and not any(a and b and around(a, b, gazetteer) for a, b in keys)


RULES = (
    _is_another,
    _is_counterpart,
    _acts_elsewhere,
    _is_other_deed,
    _is_an_item,
    _is_counted_there,
    _is_on_its_day,
    _is_at_its_hour,
)
