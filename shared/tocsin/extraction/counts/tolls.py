"""Who was killed, hurt, missing, taken: person groups joined to casualty words by position.

A casualty word says where its people stand: "after" (they stand before it: "were killed"), "before" (they follow:
"killing three"), "any" (either; the words around decide), "noun" (counted by itself: "three dead"), "toll" (the number
follows: "the death toll rose to seven"). That is the whole of the grammar, and it serves every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.extraction.counts.announced import NUMBER_FIRST
from tocsin.extraction.counts.besides import are_others, are_theirs, is_own, likewise, name_of_the_one
from tocsin.extraction.counts.dying import died_later
from tocsin.extraction.counts.links import counts_itself, people_of
from tocsin.extraction.counts.lists import total
from tocsin.extraction.counts.parts import closed, is_of_them, is_part, is_whole
from tocsin.extraction.counts.people import groups
from tocsin.extraction.counts.striking import harming
from tocsin.extraction.counts.unworded import (
    fallen,
    is_none_of,
    none_hurt,
    none_of_them,
    none_survived,
    one_unhurt,
    renewed,
    said_again,
    unsurvived,
    wordless,
)
from tocsin.extraction.scene.cuts import is_over_time
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import DIED_LATER, Group, Toll, Word
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName

RISE_REACH = 6  # words between "raised" and "from 25 to 34"
UNTRUE_REACH = 4  # words between a count and what calls it untrue
BESIDE_REACH = 3  # words between "three wounded" and "have died", "n'ont pas survécu"
CLAUSE_ENDS = frozenset(",;:.()،")


def read_tolls(sentence: Sentence, block: Block) -> list[Toll]:
    """All counts of persons in a sentence, in the order of their casualty words. Toll words take what the others leave."""
    if not (sentence.has("casualty") or sentence.has("cue", "fallen", "none_survived")):
        return []
    words = [*harming(sentence, block), *fallen(sentence, block)]
    counting = bool(words) or sentence.has("casualty", "survived", "died_later") or sentence.has("cue", "none_survived")
    found = groups(sentence, block) if counting else []
    used: set[tuple[int, FieldName]] = set()
    tolls: list[Toll] = []
    for word in sorted(words, key=lambda w: "toll" in w.modes):
        free = [g for g in found if (g.first, word.field) not in used and (g.person or not word.of_things)]
        chain, mode = people_of(word, free, sentence, block)
        if mode == "toll" and (any(g.first == first for g in chain for first, _ in used) or _told_before(word, tolls, sentence)):
            continue
        if chain:
            used |= {(g.first, word.field) for g in chain}
            tolls += [_settled(word, side, mode, sentence, block, tolls) for side in _by_side(chain)]
    tolls = sorted((t for t in tolls if not _to_death(t, tolls, block)), key=lambda t: t.at)
    tolls = [t for n, t in enumerate(tolls) if not (n and (_marks_the_dead(t, tolls[n - 1], sentence) or _on_the_dead(t, tolls[n - 1])))]
    tolls = list(_died_of_the_hurt(tolls, sentence, block))
    died = died_later(sentence, found, tolls, block)
    tolls = [t for t in tolls if not any(t.field == FieldName.INJURED and d.first <= t.first and t.last < d.at for d in died)]
    counted = {first for first, _ in used}
    left = [g for g in found if g.first not in counted]
    tolls += wordless(sentence, block, left, tolls)
    tolls += likewise(sentence, block, left, tolls)
    tolls += renewed(sentence, found, used, tolls)
    tolls += none_survived(sentence, block, tolls)
    tolls += none_hurt(sentence, block, found, tolls)
    tolls += said_again(sentence, block, found, tolls)
    tolls = [t for t in tolls if not _is_untrue(t, sentence, block)]
    found_all = [*tolls, *(one_unhurt(t, sentence, block) for t in _none(sentence)), *died, *unsurvived(sentence, found)]
    return [replace(t, summed=True) if is_over_time(t.at, sentence, block) else t for t in found_all]


def _by_side(chain: list[Group]) -> list[list[Group]]:
    """ "two soldiers and three attackers were killed": attackers whom a number counts beside others are counted apart."""
    apart = [g for g in chain if g.side == "attacker" and g.said]
    others = [g for g in chain if g not in apart]
    return [others, apart] if apart and any(g.said and g.person for g in others) else [chain]


def _settled(word: Word, chain: list[Group], mode: str, sentence: Sentence, block: Block, tolls: list[Toll]) -> Toll:
    """The toll of a list of people, as what was counted before it makes it: nobody, a part, some of the hurt."""
    toll = _toll(word, chain, mode, sentence, block)
    toll = none_of_them(toll) if is_none_of(chain, sentence) else toll
    struck = is_of_them(chain[0], sentence)  # "killing four of them", "eight survived, six of them hurt"
    alone = (struck or counts_itself(chain[0], word)) and not any(t.field == word.field for t in tolls)
    toll = replace(toll, part=False) if alone else toll
    return replace(toll, rule=DIED_LATER, part=False) if struck and _of_the_hurt(toll, tolls, sentence) else toll


def _is_untrue(toll: Toll, sentence: Sentence, block: Block) -> bool:
    """ "the figure of 25 dead is baseless", "rumours of 30 dead": nothing between but the count's own words."""
    for hit in sentence.of("cue", "untrue"):
        left, right = (toll.last, hit.first) if toll.last < hit.first else (hit.last, toll.first)
        if 0 < right - left <= UNTRUE_REACH and not closed(left, right, block, CLAUSE_ENDS):
            return True
    return False


def _died_of_the_hurt(tolls: list[Toll], sentence: Sentence, block: Block) -> Iterator[Toll]:
    """ "after the death of three wounded", "three wounded have died": counted among the hurt before, and no more."""
    nouns = {h.first for h in sentence.of("casualty", "injured_noun")}
    hurt = [t for t in tolls if t.field == FieldName.INJURED and t.at in nouns and not t.part]
    dead = {t.at: t for t in tolls if t.field == FieldName.KILLED}
    died = [h for h in sentence.of("casualty", "killed_before", "killed_any", "killed_after") if h.first not in dead]
    twice = {t.first for t in hurt if any(d.first == t.first and t.last < d.at <= t.last + BESIDE_REACH for d in dead.values())}
    for toll in tolls:
        if toll.field == FieldName.KILLED and toll.first in twice:
            yield replace(toll, rule=DIED_LATER)
        elif toll in hurt and toll.first in twice:
            continue
        elif toll in hurt and any(_beside(h, toll, block) for h in died):
            yield replace(toll, field=FieldName.KILLED, rule=DIED_LATER, side="victim")
        else:
            yield toll


def _beside(death: Hit, hurt: Toll, block: Block) -> bool:
    near = death.last + 1 == hurt.first or 0 < death.first - hurt.last <= BESIDE_REACH
    return near and _nothing_between(death, hurt, block)


def _nothing_between(death: Hit, hurt: Toll, block: Block) -> bool:
    left, right = (death.last, hurt.first) if death.last < hurt.first else (hurt.last, death.first)
    return not closed(left, right, block, CLAUSE_ENDS) and block.lang.conjunctions.isdisjoint(block.tokens.forms[left + 1 : right])


def _of_the_hurt(toll: Toll, tolls: list[Toll], sentence: Sentence) -> bool:
    """ "Two guards were stabbed, one of them died": counted among the hurt before."""
    before = [t for t in tolls if t.at < toll.at]
    hurt = any(t.field == FieldName.INJURED and (t.low or 0) >= (toll.low or 0) for t in before)
    of_the_dead = any(h.first <= toll.at <= h.last for h in sentence.of("cue", "including"))
    return toll.field == FieldName.KILLED and hurt and not (of_the_dead or any(t.field == FieldName.KILLED for t in before))


def _marks_the_dead(hurt: Toll, before: Toll, sentence: Sentence) -> bool:
    """ "20 dead, five of them mutilated": what was done to the dead hurts nobody else."""
    number = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}  # "100'ü aşkın": its ending opens no part
    cues = [h.first for h in sentence.of("cue", "including") if h.first not in number]
    of_them = any(hurt.first < t <= min(hurt.first + 2, hurt.at - 1) for t in cues)
    return (
        of_them
        and not hurt.person
        and hurt.field == FieldName.INJURED
        and before.field == FieldName.KILLED
        and not sentence.has("casualty", "survived")
    )


def _on_the_dead(hurt: Toll, before: Toll) -> bool:
    """ "the bodies of three men with gunshot wounds": wounds of the same people, told right behind them."""
    same = before.at < hurt.first <= before.last < hurt.at and hurt.first - before.at <= BESIDE_REACH
    return same and hurt.field == FieldName.INJURED and before.field == FieldName.KILLED and hurt.rule.endswith(".left")


def _to_death(hurt: Toll, tolls: list[Toll], block: Block) -> bool:
    """ "stabbed a commander and his companion to death": the same people, told of again as dead."""
    dead = [t for t in tolls if t.field == FieldName.KILLED and t.rule.endswith(".left")]
    dead = [t for t in dead if block.lang.clause_breaks.isdisjoint(block.tokens.forms[hurt.last : t.at])]
    return hurt.field == FieldName.INJURED and hurt.rule.endswith(".right") and any(hurt.at < t.first <= hurt.last < t.at for t in dead)


def _told_before(word: Word, tolls: list[Toll], sentence: Sentence) -> bool:
    """ "36 morti e 85 feriti il bilancio", "the dead, by the last toll, are 200": its number is told by another word."""
    same = [t for t in tolls if t.field == word.field and not t.others]  # "another died, and the dead number 21"
    near = any(0 < word.first - t.last <= NUMBER_FIRST for t in same) and not sentence.has("cue", "updated")
    return near or any(t.first <= word.first <= t.last for t in same)


def _toll(word: Word, chain: list[Group], mode: str, sentence: Sentence, block: Block) -> Toll:
    low, high = total(chain)
    rises = [h for h in sentence.of("cue", "updated") if h.last <= chain[0].first]
    rises = [h for h in rises if mode == "toll" or chain[0].first - h.last <= RISE_REACH]
    if low != high and high is not None and rises:
        low = high  # "raised in the evening from 25 to 34"
    first, last = min(word.first, chain[0].first), max(word.last, chain[-1].last)
    person = next((g.person for g in chain if g.person), "")
    side = chain[0].side if len({g.side for g in chain}) == 1 else "victim"
    whole = is_whole(chain[-1], word.first, sentence, block)
    inside = any(h.first <= word.first <= h.last for h in sentence.of("cue", "including"))
    up_to = mode == "toll" and sentence.has("cue", "updated")  # "до 14 выросло число жертв"
    low = high if (whole or up_to) and low is None else low  # "unter den 13 Toten" is no "fewer than 13"
    return Toll(
        field=word.field,
        low=low,
        high=high,
        first=first,
        last=last,
        rule=f"toll.{word.field}.{mode}",
        side=side,
        person=person,
        said=any(g.said for g in chain),
        part=not (whole or mode == "toll") and (is_part(chain[0], sentence, block) or inside),
        others=not whole and are_others(chain, word, sentence, block),
        at=word.first,
        own=is_own(chain[0], block),
        theirs=mode != "unnamed" and are_theirs(chain[0], sentence, block),
        who=name_of_the_one(chain, sentence, block),
        whole=whole or mode == "toll",
    )


def _none(sentence: Sentence) -> list[Toll]:
    """Nobody killed, nobody hurt."""
    fields = {"none": (FieldName.KILLED, FieldName.INJURED), "none_killed": (FieldName.KILLED,), "none_injured": (FieldName.INJURED,)}
    return [
        Toll(f, 0, 0, h.first, h.last, f"toll.{f}.none", "neutral", "", True, at=h.first)
        for h in sentence.of("casualty", *fields)
        for f in fields[h.concept]
    ]
