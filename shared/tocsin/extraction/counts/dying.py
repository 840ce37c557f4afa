"""Those who died of their wounds: "one of whom died in hospital", "a fourth succumbed": counted among the hurt, or among the dead."""

from __future__ import annotations

from tocsin.extraction.counts.besides import are_more
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import DIED_LATER, Group, Toll
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName

COUNT_REACH = 4  # words from a count to "died of his wounds"
OF_THE_DEAD = "toll.killed.of_the_dead"


def died_later(sentence: Sentence, found: list[Group], tolls: list[Toll], block: Block) -> list[Toll]:
    """ "one of whom died of his wounds": dead who were counted among the hurt, or told of among the dead already."""
    hits = sentence.of("casualty", "died_later")
    hits = [h for n, h in enumerate(hits) if n == 0 or h.first > hits[n - 1].last]
    return [_toll(hit, sentence, found, tolls, block) for hit in hits]


def _toll(hit: Hit, sentence: Sentence, found: list[Group], tolls: list[Toll], block: Block) -> Toll:
    near = [g for g in found if g.said and g.low and not g.vague and 0 < hit.first - _number_end(g, sentence) <= COUNT_REACH]
    low, first = (near[-1].low, near[-1].first) if near else (1, hit.first)
    before = next((t for t in reversed(tolls) if t.at < hit.first), None)
    dead = before if before is not None and before.field == FieldName.KILLED else None
    side = "attacker" if dead is not None and dead.side == "attacker" else "victim"
    more = any(first <= h.last < hit.first for h in sentence.of("cue", "others"))  # "and four others died in hospital"
    more = more or bool(near and are_more(first, _number_end(near[-1], sentence), block))
    more = more and not (dead is not None and dead.first <= first <= dead.last)
    counted = dead is not None and (side == "attacker" or not (more or _is_one_more(hit, sentence, dead)))
    part = counted and side != "attacker"
    others = more and not counted
    rule = OF_THE_DEAD if counted else DIED_LATER
    return Toll(FieldName.KILLED, low, low, first, hit.last, rule, side, "", True, part, others=others, at=hit.first)


def _number_end(group: Group, sentence: Sentence) -> int:
    return next((q.last for q in sentence.quantities if q.first == group.first), group.last)


def _is_one_more(hit: Hit, sentence: Sentence, before: Toll) -> bool:
    """ "three were dead at once, a fourth died of his wounds"."""
    beside = [q for q in sentence.quantities if 0 < hit.first - q.last <= COUNT_REACH]
    return any(q.kind == "ordinal" and (q.low or 0) > (before.low or 0) for q in beside)
