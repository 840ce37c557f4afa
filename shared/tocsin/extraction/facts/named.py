"""Those who are told of by name: the one victim of a murder whom no count tells, those whom a bomb killed, perhaps among others."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.people import groups
from tocsin.extraction.facts.counted import Counted
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.names import Name
from tocsin.extraction.words.harm import UNHURT, Toll
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName, Standing
from tocsin.model.vocabulary import IncidentType

AIMED = (IncidentType.ASSASSINATION, IncidentType.ARMED_ATTACK, IncidentType.STABBING)  # kinds that kill one, and him they are aimed at
WIDE = (  # kinds that kill whoever is near
    IncidentType.AIR_STRIKE,
    IncidentType.DRONE_STRIKE,
    IncidentType.MISSILE_STRIKE,
    IncidentType.ROCKET_ATTACK,
    IncidentType.SHELLING,
    IncidentType.BOMBING,
)
KILLING = ("killed_after", "killed_before", "killed_any")
SPARED = ("survived", "none", "none_killed", "none_injured")
SHORTLY = 2  # sentences from somebody struck to "another man died too"
BESIDES = "toll.killed.besides_the_one"
UNCOUNTED = "toll.killed.one_named"


def one_named(draft: Draft) -> list[Counted]:
    """ "The murder of Nazmi, shot in his garage": one is dead, where nobody counts the dead of a murder that is told with a name."""
    told = any(t.field == FieldName.KILLED for s in draft.statements for t in s.tolls)
    found = [] if told or draft.kind not in AIMED else [(s, h, n) for s in draft.statements for h in _killing(s) for n in _named(s)[:1]]
    return [_one(*found[0])] if found else []


def _one(statement: Statement, word: Hit, name: Name) -> Counted:
    first, last = min(word.first, name.first), max(word.last, name.last)
    toll = Toll(FieldName.KILLED, 1, 1, first, last, UNCOUNTED, "victim", "", True, at=word.first, who=name.text)
    return Counted(toll, statement, None, Standing.STANDS, FieldName.KILLED)


def _killing(statement: Statement) -> list[Hit]:
    """Words that tell of a death, unless it was only meant, or several are told of."""
    sentence = statement.sentence
    several = any(g.said and g.low != 1 and g.person for g in groups(sentence, statement.block))
    if several or sentence.has("cue", "attempt") or sentence.has("casualty", *SPARED):
        return []
    hits = [*(h for h in statement.events if h.concept == "assassination"), *sentence.of("casualty", *KILLING)]
    return [h for h in hits if statement.first <= h.first <= statement.last]


def _named(statement: Statement) -> list[Name]:
    return [n for n in statement.sentence.names if statement.first <= n.first <= statement.last]


def opened(counted: list[Counted], draft: Draft) -> list[Counted]:
    """ "A drone killed the general": at least he, where all who are told of are told by name and nobody says there were no others."""
    dead = [c for c in counted if c.field == FieldName.KILLED and c.standing in (Standing.STANDS, Standing.PART)]
    spared = any(t.high == 0 for s in draft.statements for t in s.tolls)
    if draft.kind not in WIDE or spared or not all(c.toll.who and not _is_said(c) for c in dead):
        return counted
    return [replace(c, toll=replace(c.toll, high=None)) if c in dead else c for c in counted]


def _is_said(counted: Counted) -> bool:
    """ "One man died, Omar Said", "killed a guard, Omar Said": a total, though he has a name."""
    toll, numbers = counted.toll, counted.statement.sentence.quantities
    return any(q.kind in ("cardinal", "indefinite") and toll.first <= q.first <= toll.last for q in numbers)


def with_the_one(counted: list[Counted], draft: Draft) -> list[Counted]:
    """ "The mayor was riddled with bullets. Two other men died too": three, where a murder tells only of those who died besides."""
    dead = [c for c in counted if c.field == FieldName.KILLED and c.standing == Standing.STANDS]
    tolls = [t for s in draft.statements for t in s.tolls]
    harmed = any((t.high == 0 and t.rule != UNHURT) or (t.field == FieldName.INJURED and dead and t.at < dead[0].toll.at) for t in tolls)
    spared = any(
        s.sentence.has("cue", "attempt") or (s.sentence.has("casualty", *SPARED) and not _is_of_another(s)) for s in draft.statements
    )
    others = bool(dead) and all(c.toll.others for c in dead)
    if draft.kind not in AIMED or harmed or spared or not others or not _struck_before(dead[0], draft):
        return counted
    return [_one_more(c) if c is dead[0] else c for c in counted]


def _is_of_another(statement: Statement) -> bool:
    """ "His driver died too; a niece was unharmed": whoever was spared was not the one who was struck."""
    return bool(statement.tolls) and all(t.high != 0 or t.rule == UNHURT for t in statement.tolls)


def _struck_before(others: Counted, draft: Draft) -> bool:
    """Somebody single is told of in a statement shortly before."""
    told = others.statement.sentence
    near = [s for s in draft.statements if s.block is others.statement.block and 0 < told.ordinal - s.sentence.ordinal <= SHORTLY]
    return any(s.events or s.deeds for s in near) and any(_named(s) or _single(s) for s in near)


def _single(statement: Statement) -> bool:
    return any(g.low == g.high == 1 and g.person and g.side != "attacker" for g in groups(statement.sentence, statement.block))


def _one_more(counted: Counted) -> Counted:
    toll = counted.toll
    low, high = (toll.low or 0) + 1, None if toll.high is None else toll.high + 1
    return replace(counted, toll=replace(toll, low=low, high=high, rule=BESIDES))
