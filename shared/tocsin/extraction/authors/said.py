"""What is said of an author: that he claims, denies, is blamed, suspected or caught."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.actors import name_after
from tocsin.extraction.authors.cast import BEHIND_REACH, NAMED, OFFICIAL, Author, Scene, joined, passive, sided, telling
from tocsin.extraction.authors.doing import doing, national, owned
from tocsin.extraction.authors.hands import beside
from tocsin.extraction.counts.links import people_of
from tocsin.extraction.counts.people import groups
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.agents import UNIFORMED, Agent, agents
from tocsin.extraction.scene.naming import count_of
from tocsin.extraction.words.harm import Group, Word
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import Stance

CLAIM_REACH, BLAME_REACH, SUSPECT_REACH = 14, 12, 4
SPEECH_REACH = 12  # words between who claims and "said"
PERSON_REACH = 5  # words between "the gunman" and his name
OPENING = 5  # words of a clause before its verb that are no name
NEXT = 2  # sentences over which a pronoun reaches back
ACCUSER_REACH = 4  # words from the verb to who accuses, where the verb stands first
CAUGHT_REACH = 10  # words between a name and "was arrested"


def claimed(scene: Scene) -> Iterator[Author]:
    if scene.hits("no_claim"):
        return
    by = {h.first: h for h in scene.hits("claim_by")}
    for hit in by.values():
        agent = scene.after(hit.last, CLAIM_REACH) or _unknown(scene, hit)
        yield from telling(agent, Stance.CLAIMED, hit, "author.claimed_by")
    for hit in scene.hits("claim"):
        if not any(h.first <= hit.first <= h.last for h in by.values()):
            agent = _main_group(scene, hit) or scene.before(hit.first, CLAIM_REACH, "group") or scene.before(hit.first, CLAIM_REACH)
            agent = agent or scene.after(hit.last, BLAME_REACH, "group") or _unnamed(scene, hit)
            for one in joined(scene, agent or _right_before(scene, hit)):
                yield from telling(one, Stance.CLAIMED, hit, "author.claimed")


def _right_before(scene: Scene, hit: Hit) -> Agent | None:
    """Somebody by name right before what is said of him: "X confessed", "X, wanted for"; nobody who is quoted."""
    person = scene.before(hit.first, SUSPECT_REACH, "person")
    return person if person is not None and not scene.says(person, hit) else None


def _main_group(scene: Scene, hit: Hit) -> Agent | None:
    """ "IS, to which the ADF have sworn loyalty, claimed it": the group before a relative clause that has closed."""
    sentence, block = scene.statement.sentence, scene.statement.block
    near = [a for a in scene.agents if 0 < hit.first - a.last <= CLAIM_REACH and a.kind == "group"]
    clause = sentence.clause_of(near[-1].first) if near else 0
    opens = sentence.clauses[clause]
    relative = bool(near) and opens > sentence.first and "," in block.tokens.gap(opens - 1) and sentence.clause_of(hit.first) > clause
    outer = [a for a in near if a.last < opens] if relative and block.tokens.forms[opens] in block.lang.clause_breaks else []
    return outer[-1] if outer else None


def _unknown(scene: Scene, hit: Hit) -> Agent | None:
    """A name that the registry does not know, behind "claimed by": kept as written."""
    tokens = scene.statement.block.tokens
    span = None if tokens.is_capitalised(hit.last) and tokens.is_capitalised(hit.first) else name_after(tokens, hit.last + 1)
    long = span is not None and span[1] > span[0] and not any(p.first <= span[0] <= p.last for p in scene.statement.sentence.places)
    return Agent(*span, tokens.surface(*span), None, "group") if span is not None and long else None


def _unnamed(scene: Scene, hit: Hit) -> Agent | None:
    """Who is meant where a clause opens without a name ("it has also claimed"): the group spoken of last."""
    statement = scene.statement
    sentence = statement.sentence
    if hit.first - sentence.clauses[sentence.clause_of(hit.first)] > OPENING or any(a.kind == "described" for a in scene.agents):
        return None
    before = [s for s in statement.block.sentences if 0 < sentence.ordinal - s.ordinal <= NEXT]
    group = next((a for s in reversed(before) for a in reversed(agents(s, statement.block)) if a.kind == "group"), None)
    return Agent(hit.first, hit.last, group.name, group.key, "group") if group else None


def announced(scene: Scene) -> Iterator[Author]:
    """An armed group that says what was done there says that it did it: "X said its fighters had attacked"."""
    verbs = scene.statement.sentence.of("say", "verb")
    blamed = verbs and any(h.first <= verbs[0].last and verbs[0].first <= h.last for h in scene.hits("blamed_by"))  # "was blamed"
    if not verbs or blamed or scene.hits("deny", "blame", "suspect", "no_claim"):
        return
    agent = scene.subject(verbs[0], SPEECH_REACH, "group")
    if agent and any(d.first > verbs[0].last and d.concept != "explosion" for d in scene.deeds) and not _of_others(scene, agent, verbs[0]):
        yield from telling(agent, Stance.CLAIMED, verbs[0], "author.announced")


def _of_others(scene: Scene, speaker: Agent, verb: Hit) -> bool:
    """ "Hamas said ten were killed in an Israeli strike": what the group tells is what others did, or happened to people."""
    told = [a for frame in (doing, national, owned) for a in frame(scene)]
    done = [d for d in scene.deeds if d.first > verb.last and d.concept != "explosion"]
    suffered = all(d.cls == "casualty" and passive(scene, speaker, d) for d in done)
    return suffered or any(a.first > verb.last and a.agent.name != speaker.name for a in told)


def denied(scene: Scene) -> Iterator[Author]:
    for hit in scene.hits("deny"):
        agent = scene.subject(hit, CLAIM_REACH, *OFFICIAL) or scene.subject(hit, SUSPECT_REACH, "force")
        for one in joined(scene, agent or _right_before(scene, hit)):
            yield from telling(one, Stance.DENIED, hit, "author.denied")


def suspected(scene: Scene) -> Iterator[Author]:
    for hit in scene.hits("suspect"):
        agent = (
            _inside(scene, hit)
            or scene.after(hit.last, SUSPECT_REACH)
            or scene.after(hit.last, BEHIND_REACH, "person")
            or scene.silent(hit.first, SUSPECT_REACH)
            or _unnamed(scene, hit)
        )
        agent = agent or sided(scene.after(hit.last, BEHIND_REACH, "described")) or _right_before(scene, hit)
        for one in joined(scene, agent):
            yield from telling(one, Stance.SUSPECTED, hit, "author.suspected")


def blamed(scene: Scene) -> Iterator[Author]:
    for hit in scene.hits("blame"):
        if accused := _accused_of(scene, hit):
            yield from telling(accused, Stance.ATTRIBUTED, hit, "author.accused")
            continue
        agent = _inside(scene, hit) or _behind_accuser(scene, hit) or scene.after(hit.last, BLAME_REACH, *OFFICIAL)
        for one in joined(scene, agent or scene.after(hit.last, SUSPECT_REACH, "person", "described", "force")):
            yield from telling(one, Stance.ATTRIBUTED, hit, "author.blamed")
    for hit in scene.hits("blamed_by"):
        for agent in joined(scene, _seat_before(scene, hit) or scene.silent(hit.first, CLAIM_REACH, but=hit) or _right_before(scene, hit)):
            if not (_suspected_there(scene, agent, hit) or _denied_there(scene, agent, hit) or _says_of_himself(scene, agent, hit)):
                yield from telling(agent, Stance.ATTRIBUTED, hit, "author.blamed_by")


def _suspected_there(scene: Scene, agent: Agent, hit: Hit) -> bool:
    """ "suspect X of being behind it" suspects."""
    return any(h.last < hit.first and abs(agent.first - h.last) <= SUSPECT_REACH for h in scene.hits("suspect"))


def _denied_there(scene: Scene, agent: Agent, hit: Hit) -> bool:
    """ "X rejected any suggestion that its men were to blame", "n'y était pour rien": he denies it."""
    return any(agent.last < h.first <= hit.last for h in scene.hits("deny"))


def _seat_before(scene: Scene, hit: Hit) -> Agent | None:
    """ "Moscow was blamed", "عربستان را متهم کرد": a country or capital right before that verb."""
    seat = scene.before(hit.first, BEHIND_REACH, *OFFICIAL)
    return seat if seat is not None and seat.kind == "seat" and not scene.says(seat, hit) else None


def _says_of_himself(scene: Scene, agent: Agent, hit: Hit) -> bool:
    """ "X said that the group was behind it": it is X who says so."""
    before = [a for a in scene.agents if a.last < agent.first and a.name == agent.name]
    return bool(before) and any(before[0].last < v.first < hit.first for v in scene.statement.sentence.of("say", "verb"))


def _behind_accuser(scene: Scene, hit: Hit) -> Agent | None:
    """Where verbs stand first, who accuses stands right behind the verb ("an official of X") and the accused behind him."""
    near = [a for a in scene.agents if 0 < a.first - hit.last <= BLAME_REACH and a.kind in OFFICIAL] if scene.verb_first else []
    joined = scene.statement.block.lang.conjunctions
    two = len(near) > 1 and near[0].first - hit.last <= ACCUSER_REACH and near[0].name != near[1].name
    listed = two and any(f in joined for f in scene.statement.block.tokens.forms[near[0].last + 1 : near[1].first])
    return near[1] if two and not listed else None


def _inside(scene: Scene, hit: Hit) -> Agent | None:
    """Whom the words of a phrase stand around: "named X as the culprit"."""
    within = [a for a in scene.agents if hit.first < a.first and a.last < hit.last]
    return next((a for kinds in (OFFICIAL, ("person", "described")) for a in within if a.kind in kinds), None)


def _accused_of(scene: Scene, hit: Hit) -> Agent | None:
    """ "a militia that the villagers accuse of the killings": the accused stand before those who accuse."""
    block = scene.statement.block
    if hit.last + 1 >= len(block.tokens) or block.tokens.forms[hit.last + 1] not in block.lang.of:
        return None
    before = [a for a in scene.agents if a.last < hit.first and a.kind in NAMED]
    return before[0] if before and before[0].last < hit.first - 1 else None


def named_persons(scene: Scene) -> Iterator[Author]:
    """ "the gunman, identified as X", "suspected X"; "the driver, X" where somebody was rammed."""
    sentence = scene.statement.sentence
    attackers = [h for h in sentence.of("person") if attributes("person", h.concept)["side"] == "attacker"]
    if sentence.of("event", "vehicle_ramming") or sentence.of("deed", "ram"):
        attackers += sentence.of("person", "driver")
    for hit in attackers:
        stance = Stance.SUSPECTED if hit.concept == "suspect" else Stance.ATTRIBUTED
        agent = scene.after(hit.last, PERSON_REACH, "person")
        between = (*sentence.of("say"), *sentence.of("casualty")) if agent else ()  # "suspected of killing the councillor X"
        if agent and not scene.says(agent) and not any(hit.last < v.first < agent.first for v in between):
            yield from telling(agent, stance, hit, "author.person")


def arrested(scene: Scene) -> Iterator[Author]:
    """Who was caught: by name, else as described ("two men")."""
    statement = scene.statement
    arrests = scene.hits("arrest")
    people = groups(statement.sentence, statement.block) if arrests else []
    for hit in arrests:
        word = Word(hit.first, hit.last, FieldName.ABDUCTED, frozenset({"any"}))
        person = scene.before(hit.first, CAUGHT_REACH, "person") or scene.after(hit.last, SUSPECT_REACH, "person")
        counted = _caught(people_of(word, people, statement.sentence, statement.block)[0], people, hit, statement)
        one = _one_caught(scene, hit, counted) if person is None else None
        if one is not None:
            yield from telling(one, Stance.ARRESTED, hit, "author.arrested")
            continue
        nearer = person is not None and any(_away(g.first, g.last, hit) < _away(person.first, person.last, hit) for g in counted)
        if person and not nearer and not scene.says(person):
            yield from telling(person, Stance.ARRESTED, hit, "author.arrested")
            continue
        for group in counted:
            yield from telling(_called(scene, group) or _described(group, statement), Stance.ARRESTED, hit, "author.arrested")


def _one_caught(scene: Scene, hit: Hit, counted: Sequence[Group]) -> Agent | None:
    """ "A 17-year-old boy was arrested": by name where it is told beside him; nobody farther away than those who are counted."""
    one = beside(scene, hit)
    if one is None or any(_away(g.first, g.last, hit) < _away(one.first, one.last, hit) for g in counted):
        return None
    return _called(scene, Group(one.first, one.last, 1, 1, "", True)) or one


def _away(first: int, last: int, hit: Hit) -> int:
    return max(first - hit.last, hit.first - last)


def _described(group: Group, statement: Statement) -> Agent:
    return Agent(group.first, group.last, count_of(group, statement.sentence, statement.block), None, "described")


def _called(scene: Scene, group: Group) -> Agent | None:
    """The name of one who is described beside it: "a youth of 22, X", "X, a former driver"; nothing is told between."""
    if group.low not in (None, 1):
        return None
    told = (*scene.statement.sentence.of("say"), *scene.deeds)
    behind, before = scene.after(group.last, PERSON_REACH, "person"), scene.before(group.first, SUSPECT_REACH, "person")
    if before is not None and "," not in scene.statement.block.tokens.gap(before.last):
        before = None
    between = [(before.last, group.first, before)] if before else []
    between += [(group.last, behind.first, behind)] if behind else []
    return next((who for first, last, who in between if not any(first < v.first < last for v in told)), None)


def _caught(meant: Sequence[Group], people: Sequence[Group], hit: Hit, statement: Statement) -> list[Group]:
    """Whom an arrest means; else who stands nearest to it in its clause. Those who came to harm were not caught, nor the police.

    "fermato da sei uomini": nor are those who stopped somebody.
    """
    bys = statement.sentence.of("stance", "author_by")

    def may_be(group: Group) -> bool:
        harmed = any(t.first <= group.first <= t.last and t.field != FieldName.ARRESTED for t in statement.tolls)
        harmed = harmed or any(0 < by.first - hit.last <= BEHIND_REACH and 0 < group.first - by.last <= BEHIND_REACH for by in bys)
        return bool(group.person) and group.person not in UNIFORMED and (group.said or group.low == 1) and not harmed

    here = [g for g in meant if may_be(g)]
    surest = [g for g in people if may_be(g) and attributes("person", g.person)["side"] == "attacker"]
    clause = statement.sentence.clause_of(hit.first)
    beside = [g for g in people if may_be(g) and statement.sentence.clause_of(g.first) == clause]
    return surest or here or sorted(beside, key=lambda g: max(g.first - hit.last, hit.first - g.last))[:1]
