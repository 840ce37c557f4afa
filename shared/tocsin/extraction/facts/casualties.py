"""One incident's tolls put in order: what stands, what the report replaces, what is only a part, what adds up."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.facts.counted import Counted, Told
from tocsin.extraction.facts.further_dead import ANYBODY, adds_to, goes_on, has_cue, is_another, is_listed, is_with, of_other_kind
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.speakers import speakers
from tocsin.extraction.words.harm import DIED_LATER, RIVAL, UNHURT, Toll
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName, Standing

ONE_BREATH = 2  # from a toll to the one told along with it
MOST_TOLD = 80  # counts of one incident that are weighed against each other


def weigh(statements: list[Statement], field: FieldName) -> list[Counted]:
    """All tolls of a field in the order told. Attackers are counted apart (killed_attackers)."""
    told = _of_this_one([Told(t, s, _speaker(t, s)) for s in statements for t in s.tolls if t.field == field], statements)
    said = [t for t in told if t.toll.said and not t.toll.part and t.toll.side != "attacker"]
    if said:
        alone = all(t.toll.others or t.toll.theirs for t in said)  # "the mayor was shot; another man died too" are two
        told = [t for t in told if t.toll.said or t.toll.side == "attacker" or _is_but_one(t, told) or _joins(t, told, alone)]
    victims = any(t.toll.side in {"victim", "neutral"} and t.toll.high != 0 for t in told)
    told = told[:MOST_TOLD]
    counted = [_placed(t, told, victims) for t in told]
    return counted if any(c.standing == Standing.STANDS for c in counted) else [_at_least(c) for c in counted]


def _joins(one: Told, told: list[Told], alone: bool) -> bool:
    """Somebody whom no number counts, told of besides others, or beside whom nobody is told of but others."""
    return one.toll.high is not None and (one.toll.others or alone or any(is_with(one, t) for t in told))


def _of_this_one(told: list[Told], statements: list[Statement]) -> list[Told]:
    """Without what was counted over a time that holds many incidents, unless the incident is told by nothing else."""
    dead = any(t.field == FieldName.KILLED and t.high != 0 for s in statements for t in s.tolls)
    told = [t for t in told if not (dead and t.toll.rule == UNHURT)]  # "three were killed; his driver was unharmed"
    tells = next((s for s in statements if s.tells), None)
    summed = [t for t in told if t.toll.summed]
    kept = [t for t in told if not t.toll.summed]
    return kept if kept or all(t.statement is not tells for t in summed) else told


def _is_but_one(one: Told, told: list[Told]) -> bool:
    """ "The minister is unharmed, but his driver was killed": where the sentence says that nobody came to harm, one somebody did."""
    said = [t for t in told if t.toll.said]
    beside = any(t.statement.sentence is one.statement.sentence for t in said)
    return beside and one.toll.high is not None and all(t.toll.high == 0 for t in said)


def _speaker(toll: Toll, statement: Statement) -> str | None:
    """Who says it: of "eight dead and 78 wounded, the minister spoke of ninety" one speaker stands for what is told in one breath."""
    at = toll
    while before := next((t for t in statement.tolls if 0 < at.first - t.last <= ONE_BREATH and t.at < at.at), None):
        at = before
    sentence, told = statement.sentence, at.at
    said = speakers(sentence, statement.block)
    clause = sentence.clause_of(told)
    near = min(said, key=lambda s: (sentence.clause_of(s.first) != clause, abs(s.first - told)), default=None)
    return near.name if near else None


def _placed(one: Told, told: list[Told], victims: bool) -> Counted:
    """Fighters are counted with the attackers where the report tells of other victims too."""
    toll = one.toll
    apart = toll.side == "attacker" or (toll.side == "fighter" and victims)
    if apart and toll.field != FieldName.KILLED:
        return Counted(*one, Standing.PART if victims else Standing.STANDS, toll.field)
    field = FieldName.KILLED_ATTACKERS if apart else toll.field
    return Counted(*one, _standing(one, told, victims), field)


def _at_least(counted: Counted) -> Counted:
    """A part whose whole is not told: as many and perhaps more."""
    if counted.standing != Standing.PART:
        return counted
    return replace(counted, standing=Standing.STANDS, toll=replace(counted.toll, high=None))


def _standing(one: Told, told: list[Told], victims: bool) -> Standing:
    toll = one.toll
    if toll.part:
        return Standing.PART
    apart = {"attacker", "fighter"} if victims else {"attacker"}
    others = [t for t in told if t is not one and not t.toll.part and (t.toll.side in apart) == (toll.side in apart)]
    if toll.rule == DIED_LATER:  # "three had first been spoken of; 17 wounded died": in the toll that another sentence tells
        since = has_cue(one.statement, "initial") and any(t.statement is not one.statement for t in others)
        return Standing.PART if since or any(has_cue(t.statement, "updated") for t in others) else Standing.STANDS
    if not others or toll.side == "attacker":
        return Standing.STANDS
    if _replaced(one, others):
        return Standing.SUPERSEDED
    valid = [o for o in others if not _replaced(o, [one, *(x for x in others if x is not o)])]
    return Standing.PART if any(_covers(other, one) for other in valid) else Standing.STANDS


def _replaced(one: Told, others: list[Told]) -> bool:
    """A first count beside later ones, one that had been given before, or any count beside one said to be new.

    "18 had been found dead; this morning another died": a count that adds to it replaces none.
    """
    first = has_cue(one.statement, "initial")
    rivals = [t for t in others if not (t.toll.rule == DIED_LATER or ((t.toll.others or not first) and _adds_behind(t, one)))]
    if rivals and _is_first(one, rivals) and not all(_is_first(t, [one]) for t in rivals):
        return True
    updated = any(has_cue(t.statement, "updated") and any(toll.low is not None for toll in t.statement.tolls) for t in others)
    return updated and not has_cue(one.statement, "updated")


def _is_first(one: Told, others: list[Told]) -> bool:
    """ "At first" speaks of the count behind it where a statement has two: "the dead number 25, after 29 had been reported first"."""
    statement = one.statement
    told = (has_cue(statement, "pluperfect") and statement.sentence.has("say")) or has_cue(statement, "initial")
    beside = [t.toll.at for t in others if t.statement is statement and t.toll.at > one.toll.last]
    return told and not (beside and all(h.first >= one.toll.last for h in _firsts(statement)))


def _firsts(statement: Statement) -> list[Hit]:
    hits = statement.sentence.of("cue", "initial", "pluperfect")
    return [h for h in hits if statement.first <= h.first <= statement.last]


def _covers(other: Told, one: Told) -> bool:
    """One person's smaller or looser count beside another: rivals are only those whom different speakers stand for."""
    mine, theirs = (one.toll.low, one.toll.high), (other.toll.low, other.toll.high)
    pairs = ((one, other), (other, one))
    further = any(counts_on(a, b) for counts_on in (_adds_behind, goes_on, is_with, is_another) for a, b in pairs)
    if mine == theirs or RIVAL in (one.toll.rule, other.toll.rule) or other.toll.rule == DIED_LATER or further:
        return False
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return _own_people(one, other)
    apart = one.statement.sentence.block != other.statement.sentence.block
    if apart:
        return False
    if _by_another(one, other) or _by_another(other, one):
        return _own_people(one, other)
    if one.toll.high is not None:
        rounded = one.statement.sentence.title and other.toll.high is None and one.toll.low == other.toll.low
        return rounded or (other.toll.low or 0) > one.toll.high  # a title leaves "at least" out
    return (other.toll.low or 0) > (one.toll.low or 0) if other.toll.high is None else other.toll.high >= (one.toll.low or 0)


def _by_another(before: Told, behind: Told) -> bool:
    """ "Police counted 71 dead, although hospitals point to 75": the second clause opens with who tells of another number."""
    sentence, first, second = before.statement.sentence, before.toll, behind.toll
    if sentence is not behind.statement.sentence or not first.last < second.first or not {first.person, second.person} <= set(ANYBODY):
        return False
    sources = [h.first for h in sentence.of("source") if first.last < h.first < second.first]
    clause = sentence.clause_of(second.at)
    return clause != sentence.clause_of(first.at) and any(sentence.clause_of(s) == clause for s in sources)


def _adds_behind(one: Told, base: Told) -> bool:
    return (one.statement is not base.statement or one.toll.at > base.toll.at) and adds_to(one.toll, one.statement, base.statement)


def _own_people(one: Told, other: Told) -> bool:
    """ "At least 30 dead. The UN said eleven of its staff were killed": people of one kind, or one's own, beside a count of all."""
    fewer = one.toll.high is not None and (other.toll.low or 0) > one.toll.high
    if fewer and one.toll.own and not other.toll.own:
        return True
    earlier = other.statement.sentence.ordinal < one.statement.sentence.ordinal
    narrower = one.toll.person not in ANYBODY and other.toll.person in ANYBODY
    return earlier and narrower and fewer


def _adds(counted: Counted, base: Counted) -> bool:
    if counted.toll.rule == DIED_LATER:
        return not has_cue(base.statement, "updated")  # "died of her wounds, which brings the toll to seven"
    if counted.statement is base.statement and has_cue(base.statement, "updated") and counted.toll.others:
        return False  # "rose to 33 after another body was found"
    if goes_on(counted, base) or is_with(counted, base) or is_another(counted, base):
        return True
    same = (counted.toll.low, counted.toll.high) == (base.toll.low, base.toll.high)
    distance = counted.statement.sentence.ordinal - base.statement.sentence.ordinal
    others = (counted.toll.others and not base.toll.others) or of_other_kind(counted.toll, distance, base.statement)
    if same and not (is_listed(counted.statement, base.statement) or others):
        return False
    return adds_to(counted.toll, counted.statement, base.statement)


def _moved(statements: list[Statement], base: Counted) -> int:
    """How many of the wounded died later, as the report tells it behind their count; told before, they are in it no more."""
    told = [(s.sentence.ordinal, t) for s in statements for t in s.tolls if t.rule == DIED_LATER]
    since = (base.statement.sentence.ordinal, base.toll.at)
    return sum(t.low or 0 for ordinal, t in told if (ordinal, t.at) > since)


def _is_somebody(toll: Toll) -> bool:
    return toll.said or toll.others or toll.theirs or bool(toll.who)


def _once(adding: list[Counted]) -> list[Counted]:
    """Without "his driver" and those of a name who are told of a second time."""
    seen = [(c.toll.low, c.toll.high, c.toll.who or c.toll.person) for c in adding]
    return [c for n, c in enumerate(adding) if not ((c.toll.theirs or c.toll.who) and seen[n] in seen[:n])]


def _breaks_up(one: Counted, base: Counted, counted: list[Counted]) -> bool:
    """ "killed five people. Four died at the scene and one later": the two together are the five."""
    parts = [c for c in counted if c.statement is one.statement and c.standing == Standing.PART and c is not one]
    return one.statement is not base.statement and any((p.toll.low or 0) + (one.toll.low or 0) == base.toll.low for p in parts)


def together(counted: list[Counted], hurt_in: list[Statement] | None = None) -> list[Counted]:
    """Standing counts that add up made one: "three dead and five others", "also wounded four".

    `hurt_in`: the statements, where wounded are counted: who of them died later is counted among the dead.
    """
    standing = [c for c in counted if c.standing == Standing.STANDS and c.field != FieldName.KILLED_ATTACKERS]
    standing.sort(key=lambda c: c.toll.rule == DIED_LATER)
    adding = _once([c for c in standing[1:] if _is_somebody(c.toll) and _adds(c, standing[0])])
    broken_up = [c for c in adding if _breaks_up(c, standing[0], counted)]
    adding = [c for c in adding if c not in broken_up]
    counted = [replace(c, standing=Standing.PART) if c in broken_up else c for c in counted]
    moved_out = _moved(hurt_in, standing[0]) if hurt_in and standing else 0
    if not (adding or moved_out):
        return counted
    base = standing[0]
    lows = [c.toll.low for c in (base, *adding)]
    highs = [c.toll.high for c in (base, *adding)]
    summed = replace(
        base.toll,
        low=max(0, sum(x for x in lows if x is not None) - moved_out),
        high=None if None in highs else max(0, sum(x for x in highs if x is not None) - moved_out),
        rule="toll.sum",
    )
    parts = [replace(c, standing=Standing.PART) if c is base or c in adding else c for c in counted]
    return [replace(base, toll=summed), *parts]
