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
VERB_REACH = 3  # words between who did it and the verb, his age and when and where aside
YOUNGEST, OLDEST = 10, 99
BY_HAND = ("shooting", "stabbing", "vehicle_ramming", "suicide_bombing", "massacre", "assassination")
HARMS = ("killed_before", "injured_before")
EITHER_WAY = ("killed_any", "injured_any")  # "killed ten people", "killed by a bomb"


def by_hand(scene: Scene, deed: Hit) -> Agent | None:
    """Persons by name before a killing, and groups described by their side: "Abedi murdered 22", "Chechen militants seized"."""
    agent = next((a for a in reversed(scene.agents) if 0 < deed.first - a.last <= BEHIND_REACH), None)
    described = agent is not None and agent.kind == "described" and sided(agent) is not None
    person = agent is not None and agent.kind == "person" and _kills(scene, deed) and _but_for_age(scene, agent, deed)
    agent = agent if described or person else _over_aside(scene, deed)
    return agent if agent is not None and not scene.says(agent) else None


def alone(scene: Scene, deed: Hit) -> Agent | None:
    """One somebody of whom only his age or nation is told, before what he did to others: "a 31-year-old Tunisian stabbed two"."""
    noun = _somebody(scene, deed) if _kills(scene, deed) and _harms_people(scene, deed) else None
    name = _described(scene, noun, deed) if noun is not None else ""
    agent = Agent(noun.first, noun.last, name, None, "described") if noun is not None and name else None
    return agent if agent is not None and not scene.says(agent) else None


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


def _somebody(scene: Scene, deed: Hit) -> Hit | None:
    """The one noun for a person, or word for who is of a nation, that opens the clause of a deed."""
    sentence, harmed = scene.statement.sentence, _harmed_before(scene, deed)
    opens = sentence.clauses[sentence.clause_of(deed.first)]
    nouns = [h for h in sentence.of("person") if opens <= h.first and h.last < deed.first and h.first not in harmed]
    nations = [p for p in sentence.places if p.demonym and opens <= p.first and p.last < deed.first and p.first not in harmed]
    found = nouns or [Hit(p.first, p.last, p.start, p.end, "person", "national") for p in nations]
    agents = [a for a in scene.agents if opens <= a.first and a.last < deed.first and a.kind != "described"]
    noun = found[0] if len(found) == 1 and not agents else None
    return noun if noun is not None and _is_one(scene, noun, opens) and _near(scene, noun, deed) else None


def _is_one(scene: Scene, noun: Hit, opens: int) -> bool:
    """One of no trade of arms of whom the text has not told yet: "a boy", "подросток", not "the boy"."""
    lang, forms = scene.statement.block.lang, scene.statement.block.tokens.forms
    before, words = forms[opens : noun.first], forms[opens : noun.last + 1]
    one = any(f in lang.indefinite for f in words) if lang.indefinite else not any(lang.is_plural(f) for f in words)
    numbers = [q for q in scene.statement.sentence.quantities if q.kind != "indefinite" and opens <= q.first <= noun.last]
    several = any((q.low or 0) > 1 for q in numbers) or any(f in lang.determiners for f in before)
    fighter = noun.concept in UNIFORMED or attributes("person", noun.concept)["side"] == "attacker"
    return one and noun.first - opens < OPENS and not (several or fighter)


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


def _described(scene: Scene, noun: Hit, deed: Hit) -> str:
    """ "31-year-old Tunisian", "17-year-old boy"; "" where neither age nor nation is told."""
    sentence, block = scene.statement.sentence, scene.statement.block
    opens = sentence.clauses[sentence.clause_of(deed.first)]
    years = next((f"{f}-year-old" for f in block.tokens.forms[opens : deed.first] if _is_age(f)), "")
    land = land_of(noun, sentence)
    return " ".join(filter(None, (years, land, _called(noun, block)))) if years or land else ""


def _called(noun: Hit, block: Block) -> str:
    """What English calls him; nothing where his nation alone is told."""
    if noun.concept == "national":
        return ""
    return block.tokens.surface(noun.last, noun.last) if block.lang.is_english else noun_of(noun, block)
