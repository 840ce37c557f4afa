"""Who did it, and what is said of that: claimed, attributed, suspected, denied, arrested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.actors import name_after
from tocsin.extraction.agents import Agent, agents, official
from tocsin.extraction.between import Word
from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.links import people_of
from tocsin.extraction.naming import count_of
from tocsin.extraction.people import groups
from tocsin.extraction.scene import Block
from tocsin.extraction.statements import Statement
from tocsin.model.claim import FieldName
from tocsin.model.vocabulary import Precision, Stance

CLAIM_REACH, BLAME_REACH, SUSPECT_REACH, BY_REACH, SUBJECT_REACH = 14, 12, 4, 4, 6
DESCRIBED_REACH = 6  # words between the deed and who did it, where they are only described
SPEECH_REACH = 12  # words between who claims and "said"
SAYS = 3  # words between a speaker and "said"
PERSON_REACH = 5  # words between "the gunman" and his name
OPENING = 5  # words of a clause before its verb that are no name
NEXT = 2  # sentences over which a pronoun reaches back
CAUGHT_REACH = 10  # words between a name and "was arrested"
BEHIND_REACH = 2  # words between a verb and who stands right behind it
OWN_REACH = 5  # words from an attack to whose it was
SIDE_REACH = 4  # words from "clashes" to the one side that is named
NAMED = ("group", "state")
THEIRS = (
    "attack",
    "strike",
    "rocket_attack",
    "missile_strike",
    "air_strike",
    "drone_strike",
    "shelling",
    "bombing",
    "suicide_bombing",
    "ambush",
    "raid",
)
BY_HAND = ("shooting", "stabbing", "vehicle_ramming", "suicide_bombing", "massacre", "assassination")
OFFICIAL = (*NAMED, "seat")
DOERS = ("man", "people", "gunman", "attacker", "fighter", "militant", "rebel")


@dataclass(slots=True, frozen=True)
class Author:
    """An agent with a stance, and the tokens that say so. `plain`: told by the deed itself, nobody blames."""

    agent: Agent
    stance: Stance
    first: int
    last: int
    rule: str
    plain: bool = False


@dataclass
class _Scene:
    """A statement with its agents, found once."""

    statement: Statement
    agents: list[Agent] = field(default_factory=list)

    def hits(self, *concepts: str) -> list[Hit]:
        return [h for h in self.stances if h.concept in concepts] if self.stances else self.stances

    @cached_property
    def stances(self) -> list[Hit]:
        """Words of a stance."""
        return [h for h in self.statement.sentence.of("stance") if self.statement.first <= h.first <= self.statement.last]

    def before(self, token: int, reach: int, *kinds: str) -> Agent | None:
        near = [a for a in self.agents if 0 < token - a.last <= reach and a.kind in (kinds or NAMED)]
        return near[-1] if near else None

    def silent(self, token: int, reach: int, but: Hit | None = None) -> Agent | None:
        """The agent before a token who is not the one that says so: "the Pentagon said X was behind". `but`: no word of saying."""
        near = [a for a in self.agents if 0 < token - a.last <= reach and a.kind in NAMED and not self.says(a, but)]
        return near[-1] if near else None

    def says(self, agent: Agent, but: Hit | None = None) -> bool:
        """He is quoted, or his name belongs to who is: "the police of Israel"."""
        sentence = self.statement.sentence
        inside = any(s.first < agent.first and agent.last <= s.last for s in sentence.of("source"))
        verbs = [v for v in sentence.of("say", "verb") if but is None or v.last < but.first or but.last < v.first]
        told = self.verb_first and any(0 < agent.first - v.last <= SAYS for v in verbs)
        return inside or told or any(0 < v.first - agent.last <= SAYS for v in verbs)

    @property
    def verb_first(self) -> bool:
        return self.statement.block.lang.verb_first

    def subject(self, verb: Hit, reach: int, *kinds: str) -> Agent | None:
        """Who does what a verb says: before it, or right behind it in languages that say the verb first."""
        behind = self.after(verb.last, SUBJECT_REACH, *kinds) if self.verb_first else None
        return behind or self.before(verb.first, reach, *kinds)

    def after(self, token: int, reach: int, *kinds: str) -> Agent | None:
        near = [a for a in self.agents if 0 < a.first - token <= reach and a.kind in (kinds or NAMED)]
        return near[0] if near else None

    @cached_property
    def deeds(self) -> list[Hit]:
        """Words of what was done: events, verbs, weapons, and casualty words that take a doer."""
        statement = self.statement
        done = ("killed_before", "injured_before", "abducted", *(() if statement.block.lang.passive_any else ("killed_any",)))
        harm = [h for h in statement.sentence.of("casualty") if h.concept.startswith(done)]
        found = (*statement.events, *statement.deeds, *statement.weapons, *harm)
        return sorted((h for h in found if statement.first <= h.first <= statement.last), key=lambda h: h.first)


def authors(statement: Statement, arrests: bool = True) -> list[Author]:
    """Authors a statement names, each with each stance once. `arrests`: who was caught counts as well."""
    if arrests not in statement.authors:
        statement.authors[arrests] = _read_authors(statement, arrests)
    return statement.authors[arrests]


def _read_authors(statement: Statement, arrests: bool) -> list[Author]:
    sentence = statement.sentence
    scene = _Scene(statement, agents(sentence, statement.block))
    if not (scene.agents or sentence.has("stance") or any(p.demonym for p in sentence.places)):
        return []
    frames = [_claimed, _announced, _denied, _suspected, _blamed, _named_persons, _doing, _national, _owned, _fighting, _described]
    found: dict[tuple[str, Stance], Author] = {}
    for frame in [*frames, _arrested] if arrests else frames:
        for author in frame(scene):
            found.setdefault((author.agent.name, author.stance), author)
    return without_weaker(found.values())


def without_weaker(found: Iterable[Author]) -> list[Author]:
    """That somebody did it, told in passing, says less than any stance told of the same agent."""
    told = list(found)
    firm = {a.agent.name for a in told if not a.plain}
    named = any(a.agent.kind != "described" for a in told)
    return [a for a in told if not (a.plain and (a.agent.name in firm or (named and a.agent.kind == "described")))]


def _author(agent: Agent | None, stance: Stance, hit: Hit, rule: str, plain: bool = False) -> Iterator[Author]:
    if agent is not None:
        yield Author(agent, stance, min(agent.first, hit.first), max(agent.last, hit.last), rule, plain)


def _unnamed(scene: _Scene, hit: Hit) -> Agent | None:
    """Who is meant where a clause opens without a name ("it has also claimed"): the group spoken of last."""
    statement = scene.statement
    sentence = statement.sentence
    if hit.first - sentence.clauses[sentence.clause_of(hit.first)] > OPENING or any(a.kind == "described" for a in scene.agents):
        return None
    before = [s for s in statement.block.sentences if 0 < sentence.ordinal - s.ordinal <= NEXT]
    group = next((a for s in reversed(before) for a in reversed(agents(s, statement.block)) if a.kind == "group"), None)
    return Agent(hit.first, hit.last, group.name, group.key, "group") if group else None


def _claimed(scene: _Scene) -> Iterator[Author]:
    if scene.hits("no_claim"):
        return
    by = {h.first: h for h in scene.hits("claim_by")}
    for hit in by.values():
        agent = scene.after(hit.last, CLAIM_REACH) or _unknown(scene, hit)
        yield from _author(agent, Stance.CLAIMED, hit, "author.claimed_by")
    for hit in scene.hits("claim"):
        if not any(h.first <= hit.first <= h.last for h in by.values()):
            agent = _main_group(scene, hit) or scene.before(hit.first, CLAIM_REACH, "group") or scene.before(hit.first, CLAIM_REACH)
            agent = agent or scene.after(hit.last, BLAME_REACH, "group") or _unnamed(scene, hit)
            yield from _author(agent, Stance.CLAIMED, hit, "author.claimed")


def _main_group(scene: _Scene, hit: Hit) -> Agent | None:
    """ "IS, to which the ADF have sworn loyalty, claimed it": the group before a relative clause that has closed."""
    sentence, block = scene.statement.sentence, scene.statement.block
    near = [a for a in scene.agents if 0 < hit.first - a.last <= CLAIM_REACH and a.kind == "group"]
    clause = sentence.clause_of(near[-1].first) if near else 0
    opens = sentence.clauses[clause]
    relative = bool(near) and opens > sentence.first and "," in block.tokens.gap(opens - 1) and sentence.clause_of(hit.first) > clause
    outer = [a for a in near if a.last < opens] if relative and block.tokens.forms[opens] in block.lang.clause_breaks else []
    return outer[-1] if outer else None


def _unknown(scene: _Scene, hit: Hit) -> Agent | None:
    """A name that the registry does not know, behind "claimed by": kept as written."""
    tokens = scene.statement.block.tokens
    span = None if tokens.is_capitalised(hit.last) and tokens.is_capitalised(hit.first) else name_after(tokens, hit.last + 1)
    long = span is not None and span[1] > span[0] and not any(p.first <= span[0] <= p.last for p in scene.statement.sentence.places)
    return Agent(*span, tokens.surface(*span), None, "group") if span is not None and long else None


def _announced(scene: _Scene) -> Iterator[Author]:
    """An armed group that says what was done there says that it did it: "X said its fighters had attacked"."""
    verbs = scene.statement.sentence.of("say", "verb")
    blamed = verbs and any(h.first <= verbs[0].last and verbs[0].first <= h.last for h in scene.hits("blamed_by"))  # "was blamed"
    if not verbs or blamed or scene.hits("deny", "blame", "suspect", "no_claim"):
        return
    agent = scene.subject(verbs[0], SPEECH_REACH, "group")
    if agent and any(d.first > verbs[0].last and d.concept != "explosion" for d in scene.deeds) and not _of_others(scene, agent, verbs[0]):
        yield from _author(agent, Stance.CLAIMED, verbs[0], "author.announced")


def _of_others(scene: _Scene, speaker: Agent, verb: Hit) -> bool:
    """ "Hamas said ten were killed in an Israeli strike": what the group tells is what others did, or happened to people."""
    told = [a for frame in (_doing, _national, _owned) for a in frame(scene)]
    done = [d for d in scene.deeds if d.first > verb.last and d.concept != "explosion"]
    suffered = all(d.cls == "casualty" and _passive(scene, speaker, d) for d in done)
    return suffered or any(a.first > verb.last and a.agent.name != speaker.name for a in told)


def _denied(scene: _Scene) -> Iterator[Author]:
    for hit in scene.hits("deny"):
        agent = scene.subject(hit, CLAIM_REACH, *OFFICIAL)
        yield from _author(agent, Stance.DENIED, hit, "author.denied")


def _suspected(scene: _Scene) -> Iterator[Author]:
    for hit in scene.hits("suspect"):
        agent = scene.after(hit.last, SUSPECT_REACH) or scene.silent(hit.first, SUSPECT_REACH) or _unnamed(scene, hit)
        agent = agent or _sided(scene.after(hit.last, BEHIND_REACH, "described"))
        yield from _author(agent, Stance.SUSPECTED, hit, "author.suspected")


def _sided(agent: Agent | None) -> Agent | None:
    """ "suspected Islamist militants" say something of who it was, "suspected gunmen" do not."""
    return agent if agent is not None and " " in agent.name else None


def _blamed(scene: _Scene) -> Iterator[Author]:
    for hit in scene.hits("blame"):
        if accused := _accused_of(scene, hit):
            yield from _author(accused, Stance.ATTRIBUTED, hit, "author.accused")
            continue
        agent = _behind_accuser(scene, hit) or scene.after(hit.last, BLAME_REACH, *OFFICIAL)
        agent = agent or scene.after(hit.last, SUSPECT_REACH, "person", "described")
        yield from _author(agent, Stance.ATTRIBUTED, hit, "author.blamed")
    for hit in scene.hits("blamed_by"):
        yield from _author(scene.silent(hit.first, CLAIM_REACH, but=hit), Stance.ATTRIBUTED, hit, "author.blamed_by")


def _behind_accuser(scene: _Scene, hit: Hit) -> Agent | None:
    """Where verbs stand first, who accuses stands right behind the verb and the accused behind him."""
    near = [a for a in scene.agents if 0 < a.first - hit.last <= BLAME_REACH and a.kind in OFFICIAL] if scene.verb_first else []
    two = len(near) > 1 and near[0].kind != "group" and near[0].first - hit.last <= BEHIND_REACH and near[0].name != near[1].name
    return near[1] if two else None


def _accused_of(scene: _Scene, hit: Hit) -> Agent | None:
    """ "a militia that the villagers accuse of the killings": the accused stand before those who accuse."""
    block = scene.statement.block
    if hit.last + 1 >= len(block.tokens) or block.tokens.forms[hit.last + 1] not in block.lang.of:
        return None
    before = [a for a in scene.agents if a.last < hit.first and a.kind in NAMED]
    return before[0] if before and before[0].last < hit.first - 1 else None


def _named_persons(scene: _Scene) -> Iterator[Author]:
    """ "the gunman, identified as X", "suspected X"."""
    sentence = scene.statement.sentence
    attackers = [h for h in sentence.of("person") if attributes("person", h.concept)["side"] == "attacker"]
    for hit in attackers:
        agent = scene.after(hit.last, PERSON_REACH, "person")
        between = (*sentence.of("say"), *sentence.of("casualty")) if agent else ()  # "suspected of killing the councillor X"
        if agent and not scene.says(agent) and not any(hit.last < v.first < agent.first for v in between):
            stance = Stance.SUSPECTED if hit.concept == "suspect" else Stance.ATTRIBUTED
            yield from _author(agent, stance, hit, "author.person")


def _doing(scene: _Scene) -> Iterator[Author]:
    """The agent of the deed: "attack by X", "X attacked"."""
    for by in scene.hits("author_by"):
        if any(0 <= by.first - d.last <= 14 for d in scene.deeds):
            yield from _author(scene.after(by.last, BY_REACH), Stance.ATTRIBUTED, by, "author.by", plain=True)
    for deed in scene.deeds:
        if deed.cls == "weapon":
            continue
        agent = _near_subject(scene, deed) or _far_subject(scene, deed) or _behind(scene, deed)
        if agent is not None and not _passive(scene, agent, deed) and not _object(scene, agent):
            yield from _author(agent, Stance.ATTRIBUTED, deed, "author.subject", plain=True)
        elif agent is None and (person := _by_hand(scene, deed)) is not None:
            yield from _author(person, Stance.ATTRIBUTED, deed, "author.subject", plain=True)


def _by_hand(scene: _Scene, deed: Hit) -> Agent | None:
    """Persons by name right before a killing, and groups described by their side: "Abedi murdered 22", "Chechen militants seized"."""
    agent = next((a for a in reversed(scene.agents) if 0 < deed.first - a.last <= BEHIND_REACH), None)
    killing = deed.concept.startswith(("killed_before", "injured_before")) or deed.concept in BY_HAND
    described = agent is not None and agent.kind == "described" and _sided(agent) is not None
    person = agent is not None and agent.kind == "person" and killing and agent.last + 1 == deed.first
    if agent is None or not (described or person) or scene.says(agent) or _passive(scene, agent, deed) or _object(scene, agent):
        return None
    return agent


def _described(scene: _Scene) -> Iterator[Author]:
    """Several who did it where nobody is named: "gunmen attacked", "killed by guerrillas"."""
    block = scene.statement.block
    for by in scene.hits("author_by"):
        if any(0 <= by.first - d.last <= DESCRIBED_REACH for d in scene.deeds):
            agent = _several(scene.after(by.last, BY_REACH, "described"), block) or _persons_by(scene, by)
            yield from _author(agent, Stance.ATTRIBUTED, by, "author.by", plain=True)
    for deed in scene.deeds:
        if deed.cls == "weapon":
            continue
        agent = _several(scene.before(deed.first, DESCRIBED_REACH, "described"), block)
        if agent is not None and not scene.says(agent) and not _passive(scene, agent, deed) and not _object(scene, agent):
            yield from _author(agent, Stance.ATTRIBUTED, deed, "author.subject", plain=True)


def _several(agent: Agent | None, block: Block) -> Agent | None:
    """ "a terrorist" may be anybody; "terrorists", "a gang" are an author."""
    if agent is None:
        return None
    own = any(block.lang.is_plural(block.tokens.forms[t]) for t in range(agent.first, agent.last + 1))
    return agent if own or not agent.name.endswith("s") or agent.name.endswith("groups") else None


def _persons_by(scene: _Scene, by: Hit) -> Agent | None:
    """ "by two men on a motorcycle": persons of no trade, described as the text does."""
    sentence, block = scene.statement.sentence, scene.statement.block
    near = [g for g in groups(sentence, block) if 0 < g.first - by.last <= BEHIND_REACH and g.person in DOERS]
    return Agent(near[0].first, near[0].last, count_of(near[0], sentence, block), None, "described") if near else None


def _near_subject(scene: _Scene, deed: Hit) -> Agent | None:
    """Right before the deed; not "where Iraqi forces keep F-16s, wounding one", where another verb and a comma stand between."""
    agent, tokens = scene.silent(deed.first, SUBJECT_REACH), scene.statement.block.tokens
    if agent is None or deed.first - agent.last <= BEHIND_REACH:
        return agent
    return None if "," in tokens.gap(deed.first - 1) else agent


def _far_subject(scene: _Scene, deed: Hit) -> Agent | None:
    """Where verbs stand last, a group may have done it from anywhere in the clause."""
    sentence = scene.statement.sentence
    reach = deed.first - sentence.clauses[sentence.clause_of(deed.first)]
    agent = scene.before(deed.first, reach) if scene.statement.block.lang.verb_last else None
    bare = agent is not None and agent.kind == "state" and agent.first == agent.last  # a country's name may be anything there
    return None if agent is None or bare or scene.says(agent) else agent


def _behind(scene: _Scene, deed: Hit) -> Agent | None:
    """Where verbs stand first, who did it stands right behind what was done."""
    verb = deed.cls == "deed" or deed.concept in ("attack", "shelling", "bombing", "shooting", "raid", "ambush")
    return scene.after(deed.last, BEHIND_REACH) if scene.verb_first and verb else None


def _national(scene: _Scene) -> Iterator[Author]:
    """ "an Israeli air strike", "un dron estadounidense": the nation's adjective beside what its forces do or fly."""
    words = [h for h in scene.deeds if h.cls in ("event", "weapon") and attributes(h.cls, h.concept).get("national")]
    for agent in scene.agents:
        hit = next((h for h in words if agent.first <= h.first <= agent.last), None)
        if agent.kind != "state" or _suffers(scene, agent):
            continue
        yield from _author(agent if hit else None, Stance.ATTRIBUTED, hit or Hit(0, 0, 0, 0, "", ""), "author.national", plain=True)
    for place in scene.statement.sentence.places:
        if place.demonym and place.record and place.record.precision == Precision.COUNTRY and place.record.country:
            hit = next((h for h in words if place.last + 1 == h.first or h.last + 1 == place.first), None)
            if hit:
                yield from _author(official(place.record.country, place.first, place.last), Stance.ATTRIBUTED, hit, "author.national", True)


def _owned(scene: _Scene) -> Iterator[Author]:
    """ "an ambush of the Taliban", "une attaque des ADF", "raid des forces X": whose attack it was; a country's bare name is where."""
    block = scene.statement.block
    for event in scene.statement.events:
        agent = scene.after(event.last, OWN_REACH) if event.concept in THEIRS else None
        bare = agent is not None and agent.kind == "state" and agent.first == agent.last
        if agent is None or bare or _suffers(scene, agent):
            continue
        between = block.tokens.forms[event.last + 1 : agent.first + 1]
        if between[0] in block.lang.of and not any(d.first > event.last and d.first < agent.first for d in scene.deeds):
            yield from _author(agent, Stance.ATTRIBUTED, event, "author.owned", plain=True)


def _fighting(scene: _Scene) -> Iterator[Author]:
    """Both sides of a clash, where two are named: "between the army and the rebels of X"; else the group it was with."""
    clash = next((e for e in scene.statement.events if e.concept == "clash"), None)
    sides = {a.name: a for a in scene.agents if a.kind in OFFICIAL and scene.statement.first <= a.first <= scene.statement.last}
    against = [a for a in sides.values() if clash and a.kind == "group" and 0 < a.first - clash.last <= SIDE_REACH]
    for agent in sides.values() if clash and len(sides) == 2 else against if len(sides) == 1 else ():
        yield Author(agent, Stance.ATTRIBUTED, agent.first, agent.last, "author.side", plain=True)


def _arrested(scene: _Scene) -> Iterator[Author]:
    """Who was caught: by name, else as described ("two men")."""
    statement = scene.statement
    arrests = scene.hits("arrest")
    people = groups(statement.sentence, statement.block) if arrests else []
    for hit in arrests:
        word = Word(hit.first, hit.last, FieldName.ABDUCTED, frozenset({"any"}))
        person = scene.before(hit.first, CAUGHT_REACH, "person") or scene.after(hit.last, SUSPECT_REACH, "person")
        counted = [g for g in people_of(word, people, statement.sentence, statement.block)[0] if g.said and g.person]
        nearer = person is not None and any(person.last < g.first <= hit.first for g in counted)  # "X died. Four people in custody"
        if person and not nearer and not scene.says(person):
            yield from _author(person, Stance.ARRESTED, hit, "author.arrested")
            continue
        for group in counted:
            name = count_of(group, statement.sentence, statement.block)
            yield from _author(Agent(group.first, group.last, name, None, "described"), Stance.ARRESTED, hit, "author.arrested")


def _passive(scene: _Scene, agent: Agent, deed: Hit) -> bool:
    return any(agent.last < h.first <= deed.first for h in scene.statement.sentence.of("cue", "passive_aux"))


def _object(scene: _Scene, agent: Agent) -> bool:
    """Something was done to the agent: an act stands before it in its clause, or a number of his men are told as victims."""
    statement = scene.statement
    clause = statement.sentence.clause_of(agent.first)
    acts = [d for d in scene.deeds if d.cls != "weapon"] if not scene.verb_first else []
    before = any(d.last < agent.first and statement.sentence.clause_of(d.first) == clause for d in acts)
    return before or _suffers(scene, agent)


def _suffers(scene: _Scene, agent: Agent) -> bool:
    return any(t.first <= agent.first <= t.last for t in scene.statement.tolls)
