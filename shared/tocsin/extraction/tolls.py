"""Who was killed, hurt, missing, taken: person groups joined to casualty words by position.

A casualty word says where its people stand: "after" (they stand before it: "were killed"), "before" (they follow:
"killing three"), "any" (either; the words around decide), "noun" (counted by itself: "three dead"), "toll" (the number
follows: "the death toll rose to seven"). That is the whole of the grammar, and it serves every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tocsin.extraction.announced import NUMBER_FIRST
from tocsin.extraction.between import Word
from tocsin.extraction.lexicon import Hit
from tocsin.extraction.links import counts_itself, people_of
from tocsin.extraction.lists import total
from tocsin.extraction.parts import is_of_them, is_part
from tocsin.extraction.people import Group, groups
from tocsin.extraction.scene import Block, Sentence
from tocsin.model.claim import FieldName
from tocsin.numerals import Quantity

FIELD_OF = {
    "killed": FieldName.KILLED,
    "injured": FieldName.INJURED,
    "missing": FieldName.MISSING,
    "abducted": FieldName.ABDUCTED,
    "arrested": FieldName.ARRESTED,
}
RISE_REACH = 6  # words between "raised" and "from 25 to 34"
SURVIVAL_REACH = 12  # words between "none of" and "survived"
HOSPITAL_REACH = 4  # words between "taken" and the hospital
NEW_REACH = 2  # words between "now confirms" and the new number
NONE_REACH = 5  # words between "none of" and the people
RENEWED = "toll.renewed"
UNSURVIVED = "toll.killed.none_survived"
DIED_LATER = "toll.killed.died_later"


@dataclass(slots=True, frozen=True)
class Toll:
    """A count of persons as one sentence says it. `first`/`last` are tokens, the casualty word included."""

    field: FieldName
    low: int | None
    high: int | None
    first: int
    last: int
    rule: str
    side: str  # victim, attacker, fighter, neutral
    person: str
    said: bool
    part: bool = False
    others: bool = False
    at: int = 0  # token of the casualty word


def read_tolls(sentence: Sentence, block: Block) -> list[Toll]:
    """All counts of persons in a sentence, in the order of their casualty words. Toll words take what the others leave."""
    if not sentence.has("casualty"):
        return []
    words = _words(sentence)
    found = groups(sentence, block) if words or sentence.has("casualty", "survived") else []
    used: set[tuple[int, FieldName]] = set()
    tolls: list[Toll] = []
    for word in sorted(words, key=lambda w: "toll" in w.modes):
        chain, mode = people_of(word, [g for g in found if (g.first, word.field) not in used], sentence, block)
        if mode == "toll" and (any(g.first == first for g in chain for first, _ in used) or _told_before(word, tolls, sentence)):
            continue
        if chain:
            used |= {(g.first, word.field) for g in chain}
            toll = _toll(word, chain, mode, sentence, block)
            struck = is_of_them(chain[0], sentence)  # "killing four of them", "eight survived, six of them hurt"
            alone = (struck or counts_itself(chain[0], word)) and not any(t.field == word.field for t in tolls)
            toll = replace(toll, part=False) if alone else toll
            tolls.append(replace(toll, rule=DIED_LATER, part=False) if struck and _of_the_hurt(toll, tolls, sentence) else toll)
    tolls = sorted((t for t in tolls if not _to_death(t, tolls, block)), key=lambda t: t.at)
    died = _died_later(sentence, tolls, block)
    tolls = [t for t in tolls if not any(t.field == FieldName.INJURED and d.first <= t.first and t.last < d.at for d in died)]
    return [*tolls, *_renewed(sentence, found, used, tolls), *_none(sentence), *died, *_unsurvived(sentence, found)]


def _of_the_hurt(toll: Toll, tolls: list[Toll], sentence: Sentence) -> bool:
    """ "Two guards were stabbed, one of them died": counted among the hurt before."""
    before = [t for t in tolls if t.at < toll.at]
    hurt = any(t.field == FieldName.INJURED and (t.low or 0) >= (toll.low or 0) for t in before)
    of_the_dead = any(h.first <= toll.at <= h.last for h in sentence.of("cue", "including"))
    return toll.field == FieldName.KILLED and hurt and not (of_the_dead or any(t.field == FieldName.KILLED for t in before))


def _to_death(hurt: Toll, tolls: list[Toll], block: Block) -> bool:
    """ "stabbed a commander and his companion to death": the same people, told of again as dead."""
    dead = [t for t in tolls if t.field == FieldName.KILLED and t.rule.endswith(".left")]
    dead = [t for t in dead if block.lang.clause_breaks.isdisjoint(block.tokens.forms[hurt.last : t.at])]
    return hurt.field == FieldName.INJURED and hurt.rule.endswith(".right") and any(hurt.at < t.first <= hurt.last < t.at for t in dead)


def _told_before(word: Word, tolls: list[Toll], sentence: Sentence) -> bool:
    """ "36 morti e 85 feriti il bilancio", "the dead, by the last toll, are 200": its number is told by another word."""
    same = [t for t in tolls if t.field == word.field]
    near = any(0 < word.first - t.last <= NUMBER_FIRST for t in same) and not sentence.has("cue", "updated")
    return near or any(t.first <= word.first <= t.last for t in same)


def _words(sentence: Sentence) -> list[Word]:
    """Casualty words in order; of two side by side for the same people ("раненых госпитализировали") the first."""
    hits = [h for h in sentence.of("casualty") if "_" in h.concept and h.concept.split("_")[0] in FIELD_OF]
    words = []
    for (first, last), same in groupby(sorted(hits, key=_span), key=_span):
        concepts = [h.concept.split("_") for h in same]
        field = FIELD_OF[concepts[0][0]]
        if field == FieldName.ABDUCTED and _to_hospital(last, sentence):
            words.append(Word(first, last, FieldName.INJURED, frozenset({"any"})))
            continue
        words.append(Word(first, last, field, frozenset(mode for kind, mode in concepts if FIELD_OF[kind] == field)))
    later = sentence.of("casualty", "died_later")
    words = [w for w in words if not any(h.first <= w.last and w.first <= h.last for h in later)]
    words = [w for w in words if not _negated(w, sentence)]
    return [w for n, w in enumerate(words) if not (n and words[n - 1].last + 1 == w.first and words[n - 1].field == w.field)]


def _unsurvived(sentence: Sentence, found: list[Group]) -> list[Toll]:
    """ "None of the eleven survived": the people nearest to "none of" are dead."""
    tolls = list(_but_for(sentence, found))
    for none in sentence.of("cue", "none_of"):
        lived = next((h for h in sentence.of("casualty", "survived") if abs(h.first - none.first) <= SURVIVAL_REACH), None)
        near = min((g for g in found if g.said), key=lambda g: _apart(g, none), default=None)
        if lived is not None and near is not None and _apart(near, none) <= NONE_REACH:
            first, last = min(near.first, none.first), max(near.last, lived.last)
            side = near.side if near.person else "victim"
            tolls.append(Toll(FieldName.KILLED, near.low, near.high, first, last, UNSURVIVED, side, near.person, True, at=lived.first))
    return tolls


def _but_for(sentence: Sentence, found: list[Group]) -> Iterator[Toll]:
    """ "Only one of the twelve survived": eleven are dead."""
    for only in sentence.of("cue", "only"):
        lived = next((h for h in sentence.of("casualty", "survived") if abs(h.first - only.first) <= SURVIVAL_REACH), None)
        near = min((g for g in found if g.said and _reaches(g, only)), key=lambda g: _apart(g, only), default=None)
        counts = [q for q in sentence.quantities if near and q.kind != "ordinal" and only.first - 1 <= q.first <= near.last + 1]
        few, all_ = (counts[0].low or 0, counts[-1].low or 0) if len(counts) > 1 else (1, near.low or 0 if near else 0)
        if lived is not None and near is not None and 0 < few < all_:
            first, last = min(near.first, only.first), max(near.last, lived.last)
            yield Toll(FieldName.KILLED, all_ - few, all_ - few, first, last, UNSURVIVED, "victim", near.person, True, at=lived.first)


def _reaches(group: Group, hit: Hit) -> bool:
    return _apart(group, hit) <= NONE_REACH


def _apart(group: Group, hit: Hit) -> int:
    return max(group.first - hit.last, hit.first - group.last)


def _to_hospital(last: int, sentence: Sentence) -> bool:
    """ "48 people had been taken to five hospitals"."""
    return any(0 < h.first - last <= HOSPITAL_REACH for h in sentence.of("target", "hospital"))


def _span(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


def _negated(word: Word, sentence: Sentence) -> bool:
    none = sentence.of("casualty", "none", "none_killed", "none_injured")
    if any((h.first <= word.first and word.last <= h.last) or 0 < word.first - h.last <= 2 for h in none):
        return True  # "no reports of any dead"
    return any(0 <= word.first - h.last <= 2 for h in sentence.of("cue", "negator"))


def _toll(word: Word, chain: list[Group], mode: str, sentence: Sentence, block: Block) -> Toll:
    low, high = total(chain)
    if low != high and high is not None and any(0 <= chain[0].first - h.last <= RISE_REACH for h in sentence.of("cue", "updated")):
        low = high  # "raised in the evening from 25 to 34"
    first, last = min(word.first, chain[0].first), max(word.last, chain[-1].last)
    person = next((g.person for g in chain if g.person), "")
    side = chain[0].side if len({g.side for g in chain}) == 1 else "victim"
    return Toll(
        field=word.field,
        low=low,
        high=high,
        first=first,
        last=last,
        rule=f"toll.{word.field.value}.{mode}",
        side=side,
        person=person,
        said=any(g.said for g in chain),
        part=is_part(chain[0], sentence, block) or any(h.first <= word.first <= h.last for h in sentence.of("cue", "including")),
        others=any(chain[0].first <= h.first <= chain[-1].last + 1 for h in sentence.of("cue", "others"))
        or _also(word, sentence)
        or _more(chain[0].first, _number_end(chain[0], sentence), block),
        at=word.first,
    )


def _number_end(group: Group, sentence: Sentence) -> int:
    return next((q.last for q in sentence.quantities if q.first == group.first), group.last)


def _more(first: int, last: int, block: Block) -> bool:
    """ "four more", "ещё четверо"."""
    forms, lang = block.tokens.forms, block.lang
    return not lang.more.isdisjoint(forms[last : last + 2]) or not lang.more_before.isdisjoint(forms[max(first - 1, 0) : last])


def _also(word: Word, sentence: Sentence) -> bool:
    """ "two policemen also died"."""
    return any(0 < word.first - h.last <= 2 for h in sentence.of("cue", "also"))


def _died_later(sentence: Sentence, tolls: list[Toll], block: Block) -> list[Toll]:
    """ "one of whom died of his wounds": dead who were counted among the hurt, or told of among the dead already."""
    found = []
    hits = sentence.of("casualty", "died_later")
    for hit in [h for n, h in enumerate(hits) if n == 0 or h.first > hits[n - 1].last]:
        beside = [q for q in sentence.quantities if 0 < hit.first - q.last <= 4]
        near = [q for q in beside if q.kind in {"cardinal", "indefinite"}]
        low, first = (near[-1].low, near[-1].first) if near else (1, hit.first)
        before = next((t for t in reversed(tolls) if t.at < hit.first), None)
        dead = before if before is not None and before.field == FieldName.KILLED else None
        side = "attacker" if dead is not None and dead.side == "attacker" else "victim"
        more = any(first <= h.last < hit.first for h in sentence.of("cue", "others"))  # "and four others died in hospital"
        more = (more or bool(near and _more(first, near[-1].last, block))) and not (dead is not None and dead.first <= first <= dead.last)
        counted = dead is not None and (side == "attacker" or not (more or _one_more(beside, dead)))
        part = counted and side != "attacker"
        rule = "toll.killed.of_the_dead" if counted else DIED_LATER
        found.append(
            Toll(FieldName.KILLED, low, low, first, hit.last, rule, side, "", True, part, others=more and not counted, at=hit.first)
        )
    return found


def _one_more(beside: list[Quantity], before: Toll) -> bool:
    """ "three were dead at once, a fourth died of his wounds"."""
    return any(q.kind == "ordinal" and (q.low or 0) > (before.low or 0) for q in beside)


def _renewed(sentence: Sentence, found: list[Group], used: set[tuple[int, FieldName]], tolls: list[Toll]) -> list[Toll]:
    """ "five dead had been spoken of; the city now confirms 8": a bare number behind a word of change counts as the one before it."""
    taken = {first for first, _ in used}
    renewed = []
    for hit in sentence.of("cue", "updated"):
        group = next((g for g in found if not g.person and 0 < g.first - hit.last <= NEW_REACH and g.first not in taken), None)
        before = next((t for t in reversed(tolls) if t.last < hit.first), None)
        if group is not None and before is not None:
            renewed.append(
                replace(
                    before, low=group.low, high=group.high, first=group.first, last=group.last, at=group.first, rule=RENEWED, part=False
                )
            )
            taken.add(group.first)
    return renewed


def _none(sentence: Sentence) -> list[Toll]:
    """Nobody killed, nobody hurt."""
    fields = {"none": (FieldName.KILLED, FieldName.INJURED), "none_killed": (FieldName.KILLED,), "none_injured": (FieldName.INJURED,)}
    return [
        Toll(f, 0, 0, h.first, h.last, f"toll.{f.value}.none", "neutral", "", True, at=h.first)
        for h in sentence.of("casualty", *fields)
        for f in fields[h.concept]
    ]
