"""Who was killed, hurt, missing, taken: person groups joined to casualty words by position.

A casualty word says where its people stand: "after" (they stand before it: "were killed"), "before" (they follow:
"killing three"), "any" (either; the words around decide), "noun" (counted by itself: "three dead"), "toll" (the number
follows: "the death toll rose to seven"). That is the whole of the grammar, and it serves every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from tocsin.extraction.lexicon import Hit
from tocsin.extraction.people import Group, chain_left, chain_right, groups, total, without_apposition
from tocsin.extraction.scene import Block, Sentence
from tocsin.model.claim import FieldName

FIELD_OF = {
    "killed": FieldName.KILLED,
    "injured": FieldName.INJURED,
    "missing": FieldName.MISSING,
    "abducted": FieldName.ABDUCTED,
    "arrested": FieldName.ARRESTED,
}
DIED_LATER = "toll.killed.died_later"
LEFT_REACH, RIGHT_REACH, BARE_REACH, TOLL_REACH = 9, 6, 2, 12
PASSIVE_REACH = 14  # words that may stand between the people and "were killed"
OBJECT_REACH = 3  # between "killed" and the people, where the people may stand on either side


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


@dataclass(slots=True, frozen=True)
class _Word:
    """One casualty word with all that it can be."""

    first: int
    last: int
    field: FieldName
    modes: frozenset[str]


def read_tolls(sentence: Sentence, block: Block) -> list[Toll]:
    """All counts of persons in a sentence, in the order of their casualty words."""
    found = groups(sentence, block)
    used: set[tuple[int, FieldName]] = set()
    tolls: list[Toll] = []
    for word in _words(sentence):
        chain, mode = _people_of(word, found, sentence, block, used)
        if chain:
            used |= {(g.first, word.field) for g in chain}
            tolls.append(_toll(word, chain, mode, sentence, block))
    return tolls + _none(sentence) + _died_later(sentence)


def _words(sentence: Sentence) -> list[_Word]:
    hits = [h for h in sentence.of("casualty") if "_" in h.concept and h.concept.split("_")[0] in FIELD_OF]
    words = []
    for (first, last), same in groupby(sorted(hits, key=_span), key=_span):
        concepts = [h.concept.split("_") for h in same]
        field = FIELD_OF[concepts[0][0]]
        words.append(_Word(first, last, field, frozenset(mode for kind, mode in concepts if FIELD_OF[kind] == field)))
    later = sentence.of("casualty", "died_later")
    words = [w for w in words if not any(h.first <= w.last and w.first <= h.last for h in later)]
    return [w for w in words if not _negated(w, sentence)]


def _span(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


def _negated(word: _Word, sentence: Sentence) -> bool:
    none = sentence.of("casualty", "none", "none_killed", "none_injured")
    if any(h.first <= word.first and word.last <= h.last for h in none):
        return True
    return any(0 <= word.first - h.last <= 2 for h in sentence.of("cue", "negator"))


def _people_of(
    word: _Word, found: list[Group], sentence: Sentence, block: Block, used: set[tuple[int, FieldName]]
) -> tuple[list[Group], str]:
    free = [g for g in found if (g.first, word.field) not in used and not (g.first <= word.first and word.last <= g.last)]
    left, right = _left(word, free, sentence), _right(word, free, sentence, block)
    stops = frozenset(h.first for h in sentence.of("casualty"))
    bare_left = left is not None and not free[left].person and word.first - free[left].last == 1
    for mode in _order(word, right, sentence, bare_left):
        if mode == "toll" and (chain := _toll_number(word, free, sentence, block)):
            return chain, mode
        if mode == "left" and left is not None:
            return _whole(chain_left(free, left, block, stops), free, sentence, block), mode
        if mode == "right" and right is not None:
            return chain_right(free, right, block, stops), mode
    return [], ""


def _whole(chain: list[Group], free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """ "nine people, including eight civilians, were killed": the nine, not the part."""
    if _is_part(chain[0], sentence, block):
        before = [g for g in free if g.last < chain[0].first and chain[0].first - g.last <= LEFT_REACH and g.said]
        if before:
            return before[-1:]
    return without_apposition(chain)


def _order(word: _Word, right: int | None, sentence: Sentence, bare_left: bool) -> list[str]:
    """The sides to try, best first."""
    modes = word.modes
    if "toll" in modes:
        return ["toll"]
    if "any" in modes:
        if any(0 < word.first - h.last <= 3 for h in sentence.of("cue", "passive_aux")) or bare_left:
            return ["left", "right"]
        return ["right", "left"] if right is not None else ["left"]
    if "before" in modes:
        return ["right", "left"] if modes & {"after", "noun"} else ["right"]
    return ["left"]


def _left(word: _Word, free: list[Group], sentence: Sentence) -> int | None:
    """Index of the nearest group before the word, near enough and with no other casualty word between."""
    agents = {h.last for h in sentence.of("stance", "author_by")}
    for index in range(len(free) - 1, -1, -1):
        group = free[index]
        if group.last >= word.first:
            continue
        gap = word.first - group.last - 1
        passive = any(0 < word.first - h.last <= 3 for h in sentence.of("cue", "passive_aux"))
        limit = BARE_REACH if not group.person else PASSIVE_REACH if passive else LEFT_REACH
        if "noun" in word.modes and len(word.modes) == 1:
            limit = BARE_REACH + 1
        if group.first - 1 in agents:
            continue
        if gap <= limit:
            return index
        if group.person:
            return None
    return None


def _right(word: _Word, free: list[Group], sentence: Sentence, block: Block) -> int | None:
    for index, group in enumerate(free):
        if group.first <= word.last:
            continue
        gap = group.first - word.last - 1
        limit = BARE_REACH if not group.person else OBJECT_REACH if "any" in word.modes else RIGHT_REACH
        stopped = any(c in block.tokens.gap(i) for i in range(word.last, group.first) for c in ";:.")
        stopped = stopped or any(block.tokens.forms[i] in block.lang.clause_breaks for i in range(word.last + 1, group.first))
        if gap > limit or stopped or (not group.said and gap > 3):
            return None
        by = any(word.last < h.first <= group.first for h in sentence.of("stance", "author_by"))
        if not group.person and any(block.tokens.forms[i] in block.lang.conjunctions for i in range(word.last + 1, group.first)):
            return None
        return None if by or (group.side in {"attacker", "fighter"} and "any" in word.modes and not group.said) else index
    return None


def _toll_number(word: _Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """The number a toll word announces; of "from 25 to 34" the last."""
    later = [g for g in free if g.first > word.last and g.first - word.last <= TOLL_REACH and g.said and not g.vague]
    later = [g for g in later if not any(";" in block.tokens.gap(i) for i in range(word.last, g.first))]
    stop = next((w.first for w in sentence.of("casualty") if w.first > word.last and w.concept.endswith(("_any", "_noun"))), None)
    later = [g for g in later if stop is None or g.first < stop] or later[:1]
    if not later:
        return []
    comma = next((i for i in range(later[0].last, later[-1].last) if "," in block.tokens.gap(i)), later[-1].last)
    together = [g for g in later if g.first <= comma]
    return together[-1:] if sentence.has("cue", "updated") else later[:1]


def _toll(word: _Word, chain: list[Group], mode: str, sentence: Sentence, block: Block) -> Toll:
    low, high = total(chain)
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
        part=_is_part(chain[0], sentence, block),
        others=any(chain[0].first <= h.first <= chain[-1].last + 1 for h in sentence.of("cue", "others")),
        at=word.first,
    )


def _is_part(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "including three children", "two of the dead": a part of a count told elsewhere."""
    forms, of = block.tokens.forms, block.lang.of
    return any(
        0 <= group.first - h.last <= 3 or (0 <= h.first - group.last <= 1 and forms[h.first] in of) for h in sentence.of("cue", "including")
    )


def _died_later(sentence: Sentence) -> list[Toll]:
    """ "one of whom died of his wounds": dead who were counted among the hurt."""
    found = []
    hits = sentence.of("casualty", "died_later")
    for hit in [h for n, h in enumerate(hits) if n == 0 or h.first > hits[n - 1].last]:
        near = [q for q in sentence.quantities if 0 < hit.first - q.last <= 4 and q.kind in {"cardinal", "indefinite"}]
        low, first = (near[-1].low, near[-1].first) if near else (1, hit.first)
        found.append(Toll(FieldName.KILLED, low, low, first, hit.last, DIED_LATER, "victim", "", True, at=hit.first))
    return found


def _none(sentence: Sentence) -> list[Toll]:
    """Nobody killed, nobody hurt."""
    fields = {"none": (FieldName.KILLED, FieldName.INJURED), "none_killed": (FieldName.KILLED,), "none_injured": (FieldName.INJURED,)}
    return [
        Toll(f, 0, 0, h.first, h.last, f"toll.{f.value}.none", "neutral", "", True, at=h.first)
        for h in sentence.of("casualty", *fields)
        for f in fields[h.concept]
    ]
