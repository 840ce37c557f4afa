"""Who did it with his own hands: a person by name or as described, right before what he did or with what is said of him between."""

from __future__ import annotations

from tocsin.extraction.authors.cast import BEHIND_REACH, Scene, sided
from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.counts.people import groups
from tocsin.extraction.scene.agents import UNIFORMED, Agent
from tocsin.extraction.scene.naming import land_of, noun_of
from tocsin.extraction.scene.scene import Block
from tocsin.extraction.words.lexicon import Hit, attributes

OBJECT_REACH = 3  # from what they did to whom or what
ASIDE_REACH = 14  # words of what is said of a person between commas
OPENS = 6  # words of a clause before the noun that describes who did it
NAME_REACH = 4  # words between "by" and a name
VERB_REACH = 3  # words between who did it and the verb, his age and when and where aside
YOUNGEST, OLDEST = 10, 99
AGE_BEFORE, AGE_BEHIND = 4, 2  # words from "a 31-year-old" and "de 31 ans" to the noun
BY_HAND = ("shooting", "stabbing", "vehicle_ramming", "suicide_bombing", "massacre", "assassination", "open_fire", "ram")
HARMS = ("killed_before", "injured_before")
EITHER_WAY = ("killed_any", "injured_any")  # "killed ten people", "killed by a bomb"


def by_hand(scene: Scene, deed: Hit) -> Agent | None:
    """Persons by name before a killing, and groups described by their side: "Abedi murdered 22", "Chechen militants seized"."""
    agent = next((a for a in reversed(scene.agents) if 0 < deed.first - a.last <= BEHIND_REACH), None)
    described = agent is not None and agent.kind == "described" and sided(agent) is not None
    harms = _kills(scene, deed) and _harms_people(scene, deed)  # not "X assassiné à Beyrouth", "X blessé par balle"
    person = agent is not None and agent.kind == "person" and harms and _but_for_age(scene, agent, deed)
    agent = agent if described or person else _over_aside(scene, deed)
    return agent if agent is not None and not scene.says(agent) else None


def by_name(scene: Scene, by: Hit) -> Agent | None:
    """ "Shot dead by X", "tué par l'étudiant X": a person behind the word, and whom he killed or struck before it."""
    person = scene.after(by.last, NAME_REACH, "person")
    done = any(d.cls != "weapon" and 0 <= by.first - d.last <= ASIDE_REACH and _kills(scene, d) for d in scene.deeds)
    return person if person is not None and done and not scene.says(person) else None


def alone(scene: Scene, deed: Hit) -> Agent | None:
    """One somebody of whom only his age or nation is told, before what he did to others: "a 31-year-old Tunisian stabbed two"."""
    noun = _somebody(scene, deed) if _kills(scene, deed) and _harms_people(scene, deed) else None
    agent = described(scene, noun) if noun is not None else None
    return agent if agent is not None and not scene.says(agent) else None


def beside(scene: Scene, word: Hit) -> Agent | None:
    """The same right before a word or behind it: "a 17-year-old boy was arrested", "detuvo a un marroquí de 25 años"."""
    near = [n for n in _persons(scene) if _is_one(scene, n, n.first - AGE_BEFORE) and not _parted(scene, n, word)]
    ranked = sorted(near, key=lambda n: max(n.first - word.last, word.first - n.last))
    return next((agent for n in ranked if (agent := described(scene, n)) is not None), None)


def described(scene: Scene, noun: Hit) -> Agent | None:
    """ "31-year-old Tunisian", "17-year-old boy"; nobody where neither age nor nation is told."""
    block = scene.statement.block
    first = max(scene.statement.first, noun.first - AGE_BEFORE)
    years = next((f"{f}-year-old" for f in block.tokens.forms[first : noun.last + AGE_BEHIND + 1] if _is_age(f)), "")
    land = land_of(noun, scene.statement.sentence)
    name = " ".join(filter(None, (years, land, _called(noun, block))))
    return Agent(noun.first, noun.last, name, None, "described") if land or (years and years != name) else None


def has_object(scene: Scene, deed: Hit) -> bool:
    """People, a target or a weapon right behind the deed, but for when and where, with no word or sign between that parts them."""
    sentence, lang, tokens = scene.statement.sentence, scene.statement.block.lang, scene.statement.block.tokens
    objects = _objects(scene)
    if any(deed.first < t <= deed.last for t in objects):
        return True  # "left a bomb": the phrase holds what they left
    told, first = when_and_where(sentence), min((t for t in objects if t > deed.last), default=None)
    if first is None or tokens.between(deed.last, first).strip():
        return False
    between = [t for t in range(deed.last + 1, first) if t not in told]
    small = lang.small - lang.determiners - lang.indefinite
    return len(between) < OBJECT_REACH and not any(tokens.forms[t] in small for t in between)


def _objects(scene: Scene) -> list[int]:
    """Where people, names, targets and weapons begin."""
    sentence = scene.statement.sentence
    people = [g.first for g in groups(sentence, scene.statement.block) if g.person] + [n.first for n in sentence.names]
    return people + [h.first for cls in ("target", "weapon", "person") for h in sentence.of(cls)]


def _harms_people(scene: Scene, deed: Hit) -> bool:
    """It says to whom: behind the verb, or right before it."""
    return has_object(scene, deed) or bool(_harmed_before(scene, deed))


def _harmed_before(scene: Scene, deed: Hit) -> set[int]:
    """Tokens of people right before a verb that closes the clause: "hat drei Menschen getötet"."""
    people = [g for g in groups(scene.statement.sentence, scene.statement.block) if g.person and (g.low or 0) > 1]
    return {t for g in people if g.last + 1 == deed.first for t in range(g.first, deed.first)}


def _kills(scene: Scene, deed: Hit) -> bool:
    """A killing by hand; where the word says as well that somebody was killed, it says whom he killed."""
    return deed.concept.startswith(HARMS) or deed.concept in BY_HAND or (deed.concept.startswith(EITHER_WAY) and _harms_people(scene, deed))


def _but_for_age(scene: Scene, agent: Agent, deed: Hit) -> bool:
    """Right before a deed, or only his age between: "X, 31, shot"."""
    between = scene.statement.block.tokens.forms[agent.last + 1 : deed.first]
    return len(between) <= 1 and all(f.isdigit() for f in between)


def _over_aside(scene: Scene, deed: Hit) -> Agent | None:
    """Who opens what is told, with nothing but what is said of him between commas: "X, a driver of 34, killed three people"."""
    if not (_kills(scene, deed) and _harms_people(scene, deed)):
        return None
    near = [a for a in scene.agents if a.kind == "person" and 0 < deed.first - a.last <= ASIDE_REACH]
    return next((a for a in near if _set_off(scene, a, deed)), None)


def _set_off(scene: Scene, agent: Agent, deed: Hit) -> bool:
    """A comma right behind him, another not far before the verb, and nothing told between."""
    tokens, sentence = scene.statement.block.tokens, scene.statement.sentence
    commas = [i for i in range(agent.last, deed.first) if "," in tokens.gap(i)]
    closed = len(commas) > 1 and commas[0] == agent.last and deed.first - commas[-1] - 1 <= VERB_REACH
    told = (*sentence.of("say"), *sentence.of("stance"), *(d for d in scene.deeds if d.cls != "weapon"))
    return closed and not any(agent.last < h.first < deed.first and not _overlap(h, deed) for h in told)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first <= other.last and other.first <= one.last


def _persons(scene: Scene) -> list[Hit]:
    """Nouns for persons, and words for who is of a nation that stand for one."""
    nouns = scene.statement.sentence.of("person")
    held = {t for h in nouns for t in range(h.first - BEHIND_REACH, h.last + BEHIND_REACH + 1)}
    nations = [p for p in scene.statement.sentence.places if p.demonym and p.first not in held]
    found = [*nouns, *(Hit(p.first, p.last, p.start, p.end, "person", "national") for p in nations)]
    return [h for h in found if scene.statement.first <= h.first and h.last <= scene.statement.last]


def _parted(scene: Scene, noun: Hit, word: Hit) -> bool:
    """More than his age and small words between, or he stands inside the word."""
    first, last = (noun.last, word.first) if noun.last < word.first else (word.last, noun.first)
    between = [t for t in range(first + 1, last) if not _aged(scene, t)]
    return first >= last or len(between) > VERB_REACH


def _somebody(scene: Scene, deed: Hit) -> Hit | None:
    """The one noun for a person that opens the clause of a deed."""
    sentence, harmed = scene.statement.sentence, _harmed_before(scene, deed)
    opens = sentence.clauses[sentence.clause_of(deed.first)]
    found = [h for h in _persons(scene) if opens <= h.first and h.last < deed.first and h.first not in harmed]
    agents = [a for a in scene.agents if opens <= a.first and a.last < deed.first and a.kind != "described"]
    noun = found[0] if len(found) == 1 and not agents and found[0].first - opens < OPENS else None
    return noun if noun is not None and _is_one(scene, noun, opens) and _near(scene, noun, deed) else None


def _is_one(scene: Scene, noun: Hit, first: int) -> bool:
    """One of no trade of arms of whom the text has not told yet: "a boy", "подросток", not "the boy"."""
    first, lang, forms = max(first, scene.statement.first), scene.statement.block.lang, scene.statement.block.tokens.forms
    words = forms[first : noun.last + 1]
    articles = [f for f in words if f in lang.indefinite or f in lang.determiners][-1:]
    one = articles[0] in lang.indefinite if articles else not (lang.indefinite or any(lang.is_plural(f) for f in words))
    numbers = [q for q in scene.statement.sentence.quantities if q.kind != "indefinite" and first <= q.first <= noun.last]
    fighter = noun.concept in UNIFORMED or attributes("person", noun.concept)["side"] == "attacker"
    return one and not fighter and not any((q.low or 0) > 1 for q in numbers)


def _near(scene: Scene, noun: Hit, deed: Hit) -> bool:
    """Small words, his age, when and where, and whom he harmed between."""
    tokens, told = scene.statement.block.tokens, when_and_where(scene.statement.sentence) | _harmed_before(scene, deed)
    words = [t for t in range(noun.last + 1, deed.first) if t not in told and not _aged(scene, t)]
    return len(words) <= VERB_REACH and not any("," in tokens.gap(t) for t in range(noun.last, deed.first))


def _aged(scene: Scene, token: int) -> bool:
    """A number of years, the word before it and the one behind."""
    forms = scene.statement.block.tokens.forms
    return any(_is_age(forms[t]) for t in range(max(0, token - 1), min(token + 2, len(forms))))


def _is_age(form: str) -> bool:
    return form.isdecimal() and YOUNGEST <= int(form) <= OLDEST


def _called(noun: Hit, block: Block) -> str:
    """What English calls him; nothing where his nation alone is told."""
    if noun.concept == "national":
        return ""
    return block.tokens.surface(noun.last, noun.last) if block.lang.is_english else noun_of(noun, block)
