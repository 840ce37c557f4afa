"""Who did it, where the deed itself tells: "attack by X", "X attacked", "an Israeli air strike"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.authors.cast import (
    BEHIND_REACH,
    OFFICIAL,
    OPENS,
    SUBJECT_REACH,
    Author,
    Scene,
    acted_on,
    passive,
    reacts,
    suffers,
    telling,
)
from tocsin.extraction.authors.hands import alone, by_hand, by_name, has_object
from tocsin.extraction.counts.between import apart
from tocsin.extraction.counts.people import groups
from tocsin.extraction.scene.agents import Agent, official
from tocsin.extraction.scene.naming import count_of
from tocsin.extraction.scene.scene import Block
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.model.vocabulary import Precision, Stance

BY_REACH = 4  # words between "by" and who did it
DESCRIBED_REACH = 6  # words between the deed and who did it, where they are only described
FEW = 30  # persons who did it together, and are no crowd
PERSONS_REACH = 2  # words between persons and what they did, when and where aside
FORCE_REACH = 4  # words between soldiers and what they did
OPENING_REACH = 9  # the same where they open the clause: "soldiers of the 4th Brigade based in X shot"
OWN_REACH = 5  # words from an attack to whose it was
AUXILIARY = 3  # letters of "has", "a", "ha", "hat" before a verb
SIDE_REACH = 4  # words from "clashes" to the one side that is named
ASIDE_REACH = 14  # words between a group and what it did, where commas enclose what is said of it
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
VERBS = ("attack", "shelling", "bombing", "shooting", "raid", "ambush")
FIRING = ("launch", "hit", "open_fire")
DOERS = ("man", "people", "gunman", "attacker", "fighter", "militant", "rebel")


def doing(scene: Scene) -> Iterator[Author]:
    """The agent of the deed: "attack by X", "X attacked"."""
    for by in scene.hits("author_by"):
        if any(0 <= by.first - d.last <= 14 for d in scene.deeds):
            yield from telling(scene.after(by.last, BY_REACH) or by_name(scene, by), Stance.ATTRIBUTED, by, "author.by", plain=True)
    for deed in scene.deeds:
        if deed.cls == "weapon":
            continue
        agent = _near_subject(scene, deed) or _far_subject(scene, deed) or _behind(scene, deed)
        if agent is not None and _may_do(scene, agent, deed):
            yield from telling(agent, Stance.ATTRIBUTED, deed, "author.subject", plain=True)
        elif agent is None and (person := by_hand(scene, deed)) is not None and _may_do(scene, person, deed):
            yield from telling(person, Stance.ATTRIBUTED, deed, "author.by_hand", plain=True)


def _may_do(scene: Scene, agent: Agent, deed: Hit) -> bool:
    """Nothing says that it was done to him, or that he only speaks of it."""
    return not (passive(scene, agent, deed) or acted_on(scene, agent) or reacts(scene, agent, deed))


def enforcing(scene: Scene) -> Iterator[Author]:
    """ "police opened fire", "shot by soldiers": forces whose nation nobody names."""
    for by in scene.hits("author_by"):
        if any(0 <= by.first - d.last <= DESCRIBED_REACH for d in scene.deeds):
            yield from telling(scene.after(by.last, BY_REACH, "force"), Stance.ATTRIBUTED, by, "author.force_by", plain=True)
    for deed in scene.deeds:
        if deed.cls not in ("deed", "casualty") and not _right_before(scene, deed):
            continue  # "police car bomb"
        agent = scene.before(deed.first, FORCE_REACH, "force") or _opening_force(scene, deed)
        agent = agent or (scene.after(deed.last, BEHIND_REACH, "force") if scene.verb_first else None)
        if agent is not None and not scene.says(agent) and _may_do(scene, agent, deed):
            yield from telling(agent, Stance.ATTRIBUTED, deed, "author.force", plain=True)


def _right_before(scene: Scene, deed: Hit) -> bool:
    """ "The army shelled a village", "el Ejército bombardeó", "l'armée a bombardé": forces and what only they could have done."""
    sentence, forms = scene.statement.sentence, scene.statement.block.tokens.forms
    agent = scene.before(deed.first, BEHIND_REACH, "force") if deed.concept in THEIRS else None
    between = range(agent.last + 1, deed.first) if agent is not None else ()
    things = [h for cls in ("target", "weapon", "person") for h in sentence.of(cls)]  # "army bus attacked"
    return agent is not None and not any(len(forms[t]) > AUXILIARY or any(h.first <= t <= h.last for h in things) for t in between)


def _opening_force(scene: Scene, deed: Hit) -> Agent | None:
    """Soldiers who open the clause of a deed, with nobody else named between."""
    sentence = scene.statement.sentence
    opens = sentence.clauses[sentence.clause_of(deed.first)]
    near = [a for a in scene.agents if opens <= a.first and a.last < deed.first]
    first = near[0] if near else None
    return (
        first
        if first and len(near) == 1 and first.kind == "force" and first.first - opens < OPENS and deed.first - first.last <= OPENING_REACH
        else None
    )


def firing(scene: Scene) -> Iterator[Author]:
    """ "Moscow fired a hundred missiles": a government by its seat right before a verb of firing."""
    for deed in scene.statement.deeds:
        agent = scene.before(deed.first, BEHIND_REACH, "seat") if deed.concept in FIRING else None
        if agent is not None and not passive(scene, agent, deed):
            yield from telling(agent, Stance.ATTRIBUTED, deed, "author.seat", plain=True)


def described(scene: Scene) -> Iterator[Author]:
    """Several who did it where nobody is named: "gunmen attacked", "killed by guerrillas"."""
    block = scene.statement.block
    for by in scene.hits("author_by"):
        if any(0 <= by.first - d.last <= DESCRIBED_REACH for d in scene.deeds):
            agent = _several(scene.after(by.last, BY_REACH, "described"), block) or _persons_by(scene, by)
            yield from telling(agent, Stance.ATTRIBUTED, by, "author.by", plain=True)
    for deed in scene.deeds:
        if deed.cls == "weapon":
            continue
        agent = _several(scene.before(deed.first, DESCRIBED_REACH, "described") or _described_behind(scene, deed), block)
        agent = agent or _persons_before(scene, deed)
        agent = agent or alone(scene, deed)
        if agent is not None and not scene.says(agent) and _may_do(scene, agent, deed):
            yield from telling(agent, Stance.ATTRIBUTED, deed, "author.subject", plain=True)


def _described_behind(scene: Scene, deed: Hit) -> Agent | None:
    """Where verbs stand first: "attacked gunmen a checkpoint"; behind a verb of killing only before those who were killed."""
    agent = scene.after(deed.last, BEHIND_REACH, "described") if scene.verb_first and deed.cls != "weapon" else None
    if agent is None or deed.cls != "casualty":
        return agent if agent is not None and _is_verb(deed) else None
    people = groups(scene.statement.sentence, scene.statement.block)
    return agent if any(0 < g.first - agent.last <= BEHIND_REACH for g in people) else None


def _is_verb(deed: Hit) -> bool:
    """Whether a word may say what somebody did, where verbs stand first."""
    return deed.cls == "deed" or deed.concept in VERBS


def _several(agent: Agent | None, block: Block) -> Agent | None:
    """ "a terrorist" may be anybody; "terrorists", "a gang" are an author."""
    if agent is None:
        return None
    own = any(block.lang.is_plural(block.tokens.forms[t]) for t in range(agent.first, agent.last + 1))
    return agent if own or not agent.name.endswith("s") or agent.name.endswith("groups") else None


def _persons_by(scene: Scene, by: Hit) -> Agent | None:
    """ "by two men on a motorcycle": persons of no trade, described as the text does."""
    sentence, block = scene.statement.sentence, scene.statement.block
    near = [g for g in groups(sentence, block) if 0 < g.first - by.last <= BEHIND_REACH and g.person in DOERS]
    return Agent(near[0].first, near[0].last, count_of(near[0], sentence, block), None, "described") if near else None


def _persons_before(scene: Scene, deed: Hit) -> Agent | None:
    """ "Two youths shot and killed the councilman", "three individuals left a bomb": persons of no trade, and to whom or what."""
    sentence, block = scene.statement.sentence, scene.statement.block
    near = [g for g in groups(sentence, block) if g.last < deed.first and apart(g.last, deed.first, sentence) <= PERSONS_REACH]
    group = near[-1] if near and near[-1].person in DOERS and near[-1].said and 1 < (near[-1].low or 0) <= FEW else None
    if group is None or block.lang.verb_last or not has_object(scene, deed):
        return None
    return Agent(group.first, group.last, count_of(group, sentence, block), None, "described")


def _near_subject(scene: Scene, deed: Hit) -> Agent | None:
    """Right before the deed; not "where Iraqi forces keep F-16s, wounding one", where another verb and a comma stand between."""
    agent, tokens = scene.silent(deed.first, SUBJECT_REACH) or _over_aside(scene, deed), scene.statement.block.tokens
    if agent is None or (agent.kind == "group" and agent == _over_aside(scene, deed)):
        return agent
    if deed.first - agent.last <= BEHIND_REACH:
        return agent
    return None if "," in tokens.gap(deed.first - 1) else agent


def _over_aside(scene: Scene, deed: Hit) -> Agent | None:
    """A group before commas that say who it is: "X, as its men call themselves, blew up"."""
    tokens = scene.statement.block.tokens
    if deed.cls != "deed" or deed.first < 1 or "," not in tokens.gap(deed.first - 1):
        return None
    group = scene.silent(deed.first, ASIDE_REACH)
    commas = [i for i in range(group.last, deed.first) if "," in tokens.gap(i)] if group is not None else []
    return group if group is not None and group.kind == "group" and commas == [group.last, deed.first - 1] else None


def _far_subject(scene: Scene, deed: Hit) -> Agent | None:
    """Where verbs stand last, a group may have done it from anywhere in the clause."""
    sentence = scene.statement.sentence
    reach = deed.first - sentence.clauses[sentence.clause_of(deed.first)]
    agent = scene.before(deed.first, reach) if scene.statement.block.lang.verb_last else None
    bare = agent is not None and agent.kind == "state" and agent.first == agent.last  # a country's name may be anything there
    return None if agent is None or bare or scene.says(agent) else agent


def _behind(scene: Scene, deed: Hit) -> Agent | None:
    """Where verbs stand first, who did it stands right behind what was done."""
    return scene.after(deed.last, BEHIND_REACH) if scene.verb_first and _is_verb(deed) else None


def national(scene: Scene) -> Iterator[Author]:
    """ "an Israeli air strike", "un dron estadounidense": the nation's adjective beside what its forces do or fly."""
    words = [h for h in scene.deeds if h.cls in ("event", "weapon") and attributes(h.cls, h.concept).get("national")]
    for agent in scene.agents:
        hit = next((h for h in words if agent.first <= h.first <= agent.last), None)
        if agent.kind != "state" or suffers(scene, agent):
            continue
        yield from telling(agent if hit else None, Stance.ATTRIBUTED, hit or Hit(0, 0, 0, 0, "", ""), "author.national", plain=True)
    for place in scene.statement.sentence.places:
        if place.demonym and place.record and place.record.precision == Precision.COUNTRY and place.record.country:
            hit = next((h for h in words if place.last + 1 == h.first or h.last + 1 == place.first), None)
            if hit:
                yield from telling(official(place.record.country, place.first, place.last), Stance.ATTRIBUTED, hit, "author.national", True)


def owned(scene: Scene) -> Iterator[Author]:
    """ "an ambush of the Taliban", "une attaque des ADF", "raid des forces X": whose attack it was; a country's bare name is where."""
    block = scene.statement.block
    for event in scene.statement.events:
        agent = scene.after(event.last, OWN_REACH) if event.concept in THEIRS else None
        bare = agent is not None and agent.kind == "state" and agent.first == agent.last
        if agent is None or bare or suffers(scene, agent):
            continue
        between = block.tokens.forms[event.last + 1 : agent.first + 1]
        if between[0] in block.lang.of and not any(d.first > event.last and d.first < agent.first for d in scene.deeds):
            yield from telling(agent, Stance.ATTRIBUTED, event, "author.owned", plain=True)


def fighting(scene: Scene) -> Iterator[Author]:
    """Both sides of a clash, where two are named: "between the army and the rebels of X"; else the group it was with."""
    clash = next((e for e in scene.statement.events if e.concept == "clash"), None)
    sides = {a.name: a for a in scene.agents if a.kind in OFFICIAL and scene.statement.first <= a.first <= scene.statement.last}
    against = [a for a in sides.values() if clash and a.kind == "group" and 0 < a.first - clash.last <= SIDE_REACH]
    for agent in sides.values() if clash and len(sides) == 2 else against if len(sides) == 1 else ():
        yield Author(agent, Stance.ATTRIBUTED, agent.first, agent.last, "author.side", plain=True)
