"""How many rockets, drones, shells, bombs were fired, planted or set off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.extraction.counts.between import apart
from tocsin.extraction.scene.numbered import is_dual
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.numerals import Quantity

REACH = 2
DEED_REACH = 4  # words between "a third" and "shot down"
BLASTS = ("explosion", "bombing", "suicide_bombing")
DOUBLE_REACH = 2  # from a blast to what says that there were two
MOVING = ("hit", "launch", "detonate", "intercept")
DOES_REACH = 6  # words between "the rocket" and what it did
PART_REACH, DOWNED_REACH = 3, 4  # words between a cue and the number, between the weapon and "were shot down"
JOINT = 7  # words between two counts: "missiles balistiques et de croisière et"
VAGUE = "munitions.vague"  # tells no number of its own
FEWEST_VAGUE = 10  # "dozens of rockets" is a count, "a salvo", "many" and "several" are not


@dataclass(slots=True, frozen=True)
class MunitionCount:
    """`low`..`high` munitions of a kind, tokens first..last."""

    weapon: str
    low: int | None
    high: int | None
    first: int
    last: int
    rule: str
    part: bool = False  # "nine of the missiles", "64 of which were shot down"


def read_munitions(sentence: Sentence, block: Block, before: list[MunitionCount]) -> list[MunitionCount]:
    """A number before a counted weapon, one weapon in the singular, or a rival number that leaves the noun out.

    `before` are the counts of the sentence before, to which "At least twenty, says the coalition" answers.
    """
    found: list[MunitionCount] = []
    taken: set[int] = set()  # one number counts one thing: "88 Shahed drones"
    for weapon in sentence.of("weapon"):
        if not attributes("weapon", weapon.concept).get("munition"):
            continue
        quantity = _number_before(weapon, sentence, block)
        if quantity is not None and quantity.first not in taken:
            taken.add(quantity.first)
            found.append(replace(_counted(weapon, quantity), part=_is_part(quantity, weapon, sentence, block)))
        elif quantity is None and block.tokens.forms[weapon.first] in block.lang.one_munition:
            found.append(MunitionCount(weapon.concept, 1, 1, weapon.first, weapon.last, "munitions.indefinite"))
        elif quantity is None and _is_the_one(weapon, sentence, block):
            found.append(MunitionCount(weapon.concept, 1, 1, weapon.first, weapon.last, "munitions.definite"))
    found = [m for m in _summed(found, block) if m.rule != VAGUE]
    found = [_with_the_rest(m, sentence, block) for m in found]
    found = found or _explosions(sentence, block)
    counted = [m for m in found or before if m.rule == "munitions.counted"]
    return found + (_answers(counted[-1], bool(found), sentence, block) if counted else [])


def _is_the_one(weapon: Hit, sentence: Sentence, block: Block) -> bool:
    """ "the rocket that tore open a house": one, told by itself, and what it did."""
    forms, lang, first = block.tokens.forms, block.lang, weapon.first
    determined = first > 0 and forms[first - 1] in lang.determiners
    determined = determined and not any(lang.is_plural(forms[i]) for i in (first - 1, first, weapon.last))
    does = any(0 < h.first - weapon.last <= DOES_REACH for h in (*sentence.of("deed", *MOVING), *sentence.of("casualty")))
    return determined and does and not any(e.first <= first and weapon.last <= e.last for e in sentence.of("event", "air_strike"))


def _is_part(quantity: Quantity, weapon: Hit, sentence: Sentence, block: Block) -> bool:
    """ "of which 64 drones", "nine of the missiles", "30 drones were shot down": of those told elsewhere, or of an unknown number."""
    forms, lang = block.tokens.forms, block.lang
    between = forms[quantity.last + 1 : weapon.first]
    of_those = bool(between) and between[0] in lang.of and not lang.determiners.isdisjoint(between)
    among = any(0 < quantity.first - h.last <= PART_REACH for h in sentence.of("cue", "including"))
    down = sentence.of("deed", "intercept")
    downed = any(0 < h.first - weapon.last <= DOWNED_REACH or 0 < quantity.first - h.last <= PART_REACH for h in down)
    return of_those or among or downed


def _with_the_rest(told: MunitionCount, sentence: Sentence, block: Block) -> MunitionCount:
    """ "Two drones struck and a third was shot down", "three rockets fell, two others were intercepted"."""
    low = told.low
    if low is None or told.rule == "munitions.explosions":
        return told
    for quantity in (q for q in sentence.quantities if q.first > told.last and _does_something(q.last, sentence)):
        if quantity.kind == "ordinal" and quantity.low == low + 1 and told.high == told.low:
            return replace(told, low=low + 1, high=low + 1, last=quantity.last)
        others = any(quantity.first - 1 <= h.first <= quantity.last + 1 for h in sentence.of("cue", "others"))
        if quantity.kind == "cardinal" and others and quantity.low is not None:
            high = None if told.high is None or quantity.high is None else told.high + quantity.high
            return replace(told, low=low + quantity.low, high=high, last=quantity.last)
    return told


def _does_something(token: int, sentence: Sentence) -> bool:
    """What a number without a noun counts is launched, hits or is shot down right behind it."""
    deeds = [h for h in sentence.of("deed") if h.concept in MOVING and 0 < h.first - token <= DEED_REACH]
    known = [h for cls in ("person", "casualty", "weapon", "target") for h in sentence.of(cls)]
    return any(not any(token < h.first < d.first for h in known) for d in deeds)


def _counted(weapon: Hit, quantity: Quantity) -> MunitionCount:
    if quantity.kind == "vague" and (quantity.low or 0) < FEWEST_VAGUE:
        return MunitionCount(weapon.concept, 0, None, quantity.first, weapon.last, VAGUE)
    rule = "munitions.indefinite" if quantity.kind == "indefinite" else "munitions.counted"
    return MunitionCount(weapon.concept, quantity.low, quantity.high, quantity.first, weapon.last, rule)


def _summed(found: list[MunitionCount], block: Block) -> list[MunitionCount]:
    """ "170 drones, 30 cruise missiles and 120 ballistic missiles" are 320; "five missiles and many drones" at least five."""
    rows: list[MunitionCount] = []
    for count in found:
        if rows and _joined(rows[-1], count, block):
            rows[-1] = _sum(rows[-1], count)
        else:
            rows.append(count)
    return rows


def _joined(one: MunitionCount, other: MunitionCount, block: Block) -> bool:
    """Told in one breath, of different weapons, the first with a number."""
    forms, lang = block.tokens.forms, block.lang
    between = forms[one.last + 1 : other.first]
    comma = not between and block.tokens.gap(one.last).strip() in {",", "\u060c"}
    onto = forms[other.first].startswith(lang.clitic_conjunctions) and not between
    joined = onto or (len(between) <= JOINT and any(f in lang.conjunctions for f in between))
    single = other.rule == "munitions.indefinite" and other.first == other.last  # a form that may mean many
    return one.weapon != other.weapon and one.rule == "munitions.counted" and not single and (comma or joined)


def _sum(one: MunitionCount, other: MunitionCount) -> MunitionCount:
    high = None if one.high is None or other.high is None else one.high + other.high
    return MunitionCount(other.weapon, (one.low or 0) + (other.low or 0), high, one.first, other.last, one.rule, one.part and other.part)


def _explosions(sentence: Sentence, block: Block) -> list[MunitionCount]:
    """ "thirteen explosions": as many bombs; "twin blasts", "a double bombing": two."""
    twin = [(e, d) for e in sentence.of("event", *BLASTS) for d in sentence.of("cue", "double") if _touch(e, d)]
    if twin:
        event, double = twin[0]
        first, last = min(event.first, double.first), max(event.last, double.last)
        return [MunitionCount("bomb", 2, 2, first, last, "munitions.explosions")]
    blasts = [(e, _number_before(e, sentence, block)) for e in sentence.of("event", "explosion")]
    told = [(e, q) for e, q in blasts if q is not None and q.kind == "cardinal" and (q.low or 0) > 1]
    return [MunitionCount("bomb", q.low, q.high, q.first, e.last, "munitions.explosions") for e, q in told]


def _touch(one: Hit, other: Hit) -> bool:
    return other.last + 1 >= one.first and one.last + DOUBLE_REACH >= other.first


def _answers(told: MunitionCount, here: bool, sentence: Sentence, block: Block) -> list[MunitionCount]:
    """Numbers without a noun, told as another's figure: the army counted thirty rockets, the police "at least twenty"."""
    if not sentence.has("source"):
        return []
    bare = [q for q in sentence.quantities if q.kind == "cardinal" and _ends_phrase(q.last, sentence, block)]
    bare = [q for q in bare if q.first > told.last] if here else [q for q in bare if q.first == sentence.first]
    return [MunitionCount(told.weapon, q.low, q.high, q.first, q.last, "munitions.counted") for q in bare]


def _ends_phrase(token: int, sentence: Sentence, block: Block) -> bool:
    return token == sentence.last or block.tokens.gap(token).strip()[:1] in {",", ";", '"', "»", "”", ")"}


def _number_before(weapon: Hit, sentence: Sentence, block: Block) -> Quantity | None:
    for quantity in reversed(sentence.quantities):
        if is_dual(quantity) and quantity.number_first == weapon.first:
            return quantity
        gap = apart(quantity.last, weapon.first, sentence)
        if quantity.kind == "ordinal" or not 0 <= gap <= REACH:
            continue
        between = range(quantity.last, weapon.first)
        broken = any(c in block.tokens.gap(i) for i in between for c in ",;:.()")
        others = any(
            quantity.last < h.first < weapon.first for cls in ("person", "casualty", "deed", "target", "event") for h in sentence.of(cls)
        )
        of_them = quantity.kind == "indefinite" and any(block.tokens.forms[i] in block.lang.of for i in between)
        return None if broken or others or of_them else quantity
    return None
