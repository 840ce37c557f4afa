"""Counts that no word for the dead or hurt stands beside: "four others in hospital", "hospitals spoke of 34", "no survivors"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from tocsin.extraction.counts.bounds import Bounds
from tocsin.extraction.counts.lists import chain_left, total
from tocsin.extraction.counts.parts import closed
from tocsin.extraction.counts.people import groups
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import RIVAL, UNHURT, UNIFORMED, Group, Toll, Word
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName

SURVIVAL_REACH = 12  # words between "none of" and "survived"
NEW_REACH = 2  # words between "now confirms" and the new number
UNHURT_REACH = 4  # words between "his driver" and "unhurt"
NONE_REACH = 5  # words between "none of" and the people
OF_REACH = 2  # words between "none of" and the number
BED_REACH = 3  # words between people and the hospital they are in
OTHERS_REACH = 2  # from people to "others"
TRAP_REACH = 5  # words between "fell" and what they fell into
FALLEN_REACH = 6  # words between soldiers and "fell"
LAST_REACH = 14  # the same where verbs stand last
SPOKEN_REACH = 4  # words between who says so and the number
RENEWED = "toll.renewed"
UNSURVIVED = "toll.killed.none_survived"
AT_ONCE_REACH = 3  # words between "died" and "on the spot"
DEGREE_REACH = 3  # words of "slightly and badly wounded"
_ENDS = frozenset(",;:.()،")


def is_none_of(chain: list[Group], sentence: Sentence) -> bool:
    """ "none of the twenty passengers", "20 yolcudan hiçbiri", "no soldier"."""
    first, last = chain[0].first, chain[-1].last
    nobody = not chain[0].said and any(h.first == h.last == first - 1 for h in sentence.of("cue", "negator"))
    return nobody or any(0 <= first - h.last <= OF_REACH or h.first == last + 1 for h in sentence.of("cue", "none_of"))


def none_of_them(toll: Toll) -> Toll:
    return replace(toll, low=0, high=0, rule=f"toll.{toll.field}.none", side="neutral", part=False)


def one_unhurt(toll: Toll, sentence: Sentence, block: Block) -> Toll:
    """ "his driver was unhurt", "she was let go unharmed": says nothing of the others."""
    forms, reach = block.tokens.forms, range(max(toll.first - UNHURT_REACH, sentence.first), toll.first)
    ones = {g.last for g in groups(sentence, block) if g.low == g.high == 1 and g.person} | {n.last for n in sentence.names}
    near = any(i in ones or forms[i] in block.lang.pronouns - block.lang.determiners for i in reach)
    said = any(h.first in reach for h in (*sentence.of("say"), *sentence.of("source")))
    return replace(toll, rule=UNHURT) if toll.field == FieldName.INJURED and near and not said else toll


def none_hurt(sentence: Sentence, block: Block, found: list[Group], tolls: list[Toll]) -> Iterator[Toll]:
    """ "ninguno de los veinte pasajeros resultó herido": a word in the singular, which counts no twenty."""
    for none in sentence.of("cue", "none_of"):
        group = next((g for g in found if g.said and 0 <= g.first - none.last <= OF_REACH), None)
        harm = [h for h in sentence.of("casualty") if h.concept.startswith(("killed_", "injured_")) and group and h.first > group.last]
        told = any(none.first <= t.at and t.first <= harm[0].last for t in tolls) if harm else True
        if group is None or told or closed(group.last, harm[0].first, block, _ENDS):
            continue
        field = FieldName.KILLED if harm[0].concept.startswith("killed_") else FieldName.INJURED
        toll = Toll(field, 0, 0, none.first, harm[0].last, "", "neutral", group.person, True, at=harm[0].first)
        yield none_of_them(toll)


def fallen(sentence: Sentence, block: Block) -> list[Word]:
    """ "four soldiers fell under fire": soldiers, in a fight; not those who fell into an ambush, or shells."""
    fight = sentence.has("event") or sentence.has("weapon") or sentence.has("cue", "shots") or sentence.has("deed")
    hits = sentence.of("cue", "fallen") if fight else []
    uniformed = [g for g in groups(sentence, block) if g.person in UNIFORMED or g.side == "fighter"] if hits else []
    caught = [*sentence.of("event", "ambush"), *(c for c in sentence.of("casualty") if not _begins_anew(c, block))]
    return [
        Word(h.first, h.last, FieldName.KILLED, frozenset({"any"}))
        for h in hits
        if any(_near(g, h, block) for g in uniformed) and not any(abs(c.first - h.last) <= TRAP_REACH for c in caught)
    ]


def _begins_anew(hit: Hit, block: Block) -> bool:
    """ "سقط سبعة جنود وأصيب خمسة": "and", written onto a word of harm, counts others than those who fell."""
    clitics = block.lang.clitic_conjunctions
    return bool(clitics) and block.tokens.forms[hit.first].startswith(clitics) and hit.concept.endswith("_before")


def _near(group: Group, hit: Hit, block: Block) -> bool:
    """Right before the word, times and a helper aside, or behind it."""
    left, right = (group.last, hit.first) if group.last < hit.first else (hit.last, group.first)
    reach = (LAST_REACH if block.lang.verb_last else FALLEN_REACH) if group.last < hit.first else 1
    return 0 < right - left <= reach and not closed(left, right, block, _ENDS)


def none_survived(sentence: Sentence, block: Block, tolls: list[Toll]) -> list[Toll]:
    """ "A plane with 62 people aboard was shot down. There were no survivors": all of them, where nobody else counts the dead."""
    cue = next(iter(sentence.of("cue", "none_survived")), None)
    if cue is None or any(t.field == FieldName.KILLED and not t.others for t in tolls):
        return []
    before = next((s for s in block.sentences if s.ordinal == sentence.ordinal - 1), None)
    here = [g for g in groups(sentence, block) if g.last < cue.first]
    told = before is not None and before.has("casualty", "killed_any", "killed_after", "killed_before", "killed_noun", "killed_toll")
    people = here or ([] if told or before is None else groups(before, block))
    aboard = [g for g in people if g.said and g.person and g.side != "attacker" and (g.low or 0) > 1 and not g.vague]
    if not aboard:
        return []
    low, high = total(chain_left(people, people.index(aboard[-1]), block, Bounds(frozenset())))
    first, last = aboard[-1].first, max(aboard[-1].last, cue.last)
    return [Toll(FieldName.KILLED, low, high, first, last, UNSURVIVED, "victim", aboard[-1].person, True, at=cue.first)]


def in_hospital(sentence: Sentence, block: Block, free: list[Group], tolls: list[Toll]) -> list[Toll]:
    """ "two people died, four others are in hospital": they were hurt."""
    harm = [h.first for h in sentence.of("casualty")]
    found = []
    for group in (g for g in free if g.said and _others(g, sentence, block)):
        bed = next((h for h in sentence.of("target", "hospital") if 0 < h.first - group.last <= BED_REACH + 1), None)
        before = any(t.last < group.first and t.high != 0 for t in tolls)
        if bed is None or not before or closed(group.last, bed.first, block, _ENDS) or any(group.first <= t <= bed.last + 1 for t in harm):
            continue
        rule = "toll.injured.in_hospital"
        side, at = group.side if group.person else "victim", group.first
        found.append(Toll(FieldName.INJURED, group.low, group.high, group.first, bed.last, rule, side, group.person, True, at=at))
    return found


def wordless(sentence: Sentence, block: Block, free: list[Group], tolls: list[Toll]) -> list[Toll]:
    """Others told beside a count: dead elsewhere, in hospital, hurt worse or less."""
    found = died_elsewhere(sentence, block, free, tolls)
    left = [g for g in free if not any(t.first == g.first for t in found)]
    found += in_hospital(sentence, block, left, [*tolls, *found])
    return [*found, *worse_or_better(sentence, block, left, [*tolls, *found])]


def died_elsewhere(sentence: Sentence, block: Block, free: list[Group], tolls: list[Toll]) -> list[Toll]:
    """ "Eleven died on the spot and two later", "quatro morreram no local, dois no hospital": no further word of harm behind the others."""
    found: list[Toll] = []
    at_once = sentence.of("cue", "at_once")
    for group in (g for g in free if g.said and not g.vague):
        before = next((t for t in reversed([*tolls, *found]) if t.field == FieldName.KILLED and t.last < group.first), None)
        if before is None or before.high == 0 or not any(before.at <= h.last and h.first <= before.last + AT_ONCE_REACH for h in at_once):
            continue
        if _goes_on_from(group, sentence, block):
            first = group.first
            found.append(replace(before, low=group.low, high=group.high, first=first, last=group.last, at=first, others=True, part=False))
    return found


def _goes_on_from(group: Group, sentence: Sentence, block: Block) -> bool:
    """A comma or a conjunction right before others of whom nothing else is told up to the next sign."""
    forms, gaps, lang = block.tokens.forms, block.tokens.gaps, block.lang
    opens = forms[group.first - 1] in lang.conjunctions or not _ENDS.isdisjoint(gaps[group.first - 1])
    opens = opens or forms[group.first].startswith(lang.clitic_conjunctions or ("\0",))
    ends = next((i for i in range(group.last, sentence.last + 1) if not _ENDS.isdisjoint(gaps[i])), sentence.last)
    told = [h for h in (*sentence.of("casualty"), *sentence.of("cue", "passive_aux")) if group.last < h.first <= ends]
    elsewhere = any(group.last < h.first <= ends for h in (*sentence.of("cue", "later"), *sentence.of("target")))
    return opens and not told and elsewhere


def worse_or_better(sentence: Sentence, block: Block, free: list[Group], tolls: list[Toll]) -> list[Toll]:
    """ "18 passengers were badly hurt, 63 others slightly": a comma, others, and how badly."""
    degrees = {h.first for h in sentence.of("cue", "degree")}
    found = []
    for group in (g for g in free if g.said and not g.vague and g.last + 1 in degrees and _others(g, sentence, block)):
        before = next((t for t in reversed(tolls) if t.last < group.first), None)
        own = any(0 < h.first - group.last <= DEGREE_REACH for h in sentence.of("casualty"))
        if before is not None and not own and before.said and before.high != 0 and "," in block.tokens.gap(group.first - 1):
            last = group.last + 1
            found.append(replace(before, low=group.low, high=group.high, first=group.first, last=last, at=last, others=True, part=False))
    return found


def _others(group: Group, sentence: Sentence, block: Block) -> bool:
    forms, lang = block.tokens.forms, block.lang
    near = any(group.first - 1 <= h.first <= group.last + OTHERS_REACH for h in sentence.of("cue", "others"))
    return (
        near
        or not lang.more.isdisjoint(forms[group.first : group.last + 2])
        or any(form in lang.more_before for form in forms[max(group.first - 1, 0) : group.last])
    )


def said_again(sentence: Sentence, block: Block, found: list[Group], tolls: list[Toll]) -> list[Toll]:
    """ "Police spoke of thirty dead, the hospitals of 34": a number alone, by another who says so, of those told before."""
    again = []
    for group in (g for g in found if not (g.person or g.vague or any(t.first <= g.first <= t.last for t in tolls))):
        before = next((t for t in reversed(tolls) if t.last < group.first), None)
        alone = group.last == sentence.last or not block.tokens.gap(group.last).isspace() or _source_at(group.last, sentence)
        if before is None or not alone or before.part or not before.said or (before.low or 0) < 2 or (group.low or 0) < 2:
            continue
        said = [h for cls in ("source", "say") for h in sentence.of(cls) if before.last < h.first and h.last < group.first]
        if (said and group.first - said[-1].last - 1 <= SPOKEN_REACH and not _tells(said[0].first, sentence, before, group)) or (
            _said_behind(before, group, sentence)
        ):
            again.append(replace(before, low=group.low, high=group.high, first=group.first, last=group.last, at=group.first, rule=RIVAL))
    return again


def _source_at(last: int, sentence: Sentence) -> bool:
    """ "9 according to the army"."""
    return any(h.first == last + 1 for h in sentence.of("say", "according"))


def _said_behind(before: Toll, group: Group, sentence: Sentence) -> bool:
    """ "12 dead according to the mayor, 9 according to the army": each number with who says so behind it."""
    cues = [h for h in sentence.of("say", "according") if before.last < h.first]
    first = bool(cues) and cues[0].first == before.last + 1
    return first and any(h.first == group.last + 1 for h in cues[1:])


def _tells(source: int, sentence: Sentence, before: Toll, group: Group) -> bool:
    """Something else happened between who says so and the number, or things are counted."""
    told = [h for cls in ("event", "deed", "casualty", "weapon", "target", "cue") for h in sentence.of(cls) if h.concept != "another"]
    ignored = {"same", "hospital", "also", "others", "passive_aux", "pluperfect"}
    return any(source < h.first <= group.last + 1 and h.concept not in ignored for h in told)


def unsurvived(sentence: Sentence, found: list[Group]) -> list[Toll]:
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


def renewed(sentence: Sentence, found: list[Group], used: Collection[tuple[int, FieldName]], tolls: list[Toll]) -> list[Toll]:
    """ "five dead had been spoken of; the city now confirms 8": a bare number behind a word of change counts as the one before it."""
    taken = {first for first, _ in used}
    again = []
    for hit in sentence.of("cue", "updated"):
        group = next((g for g in found if not g.person and 0 < g.first - hit.last <= NEW_REACH and g.first not in taken), None)
        before = next((t for t in reversed(tolls) if t.last < hit.first), None)
        if group is not None and before is not None:
            again.append(
                replace(
                    before, low=group.low, high=group.high, first=group.first, last=group.last, at=group.first, rule=RENEWED, part=False
                )
            )
            taken.add(group.first)
    return again
