"""Who says so: each voice of an incident weighed by who it is and how it stands to what is said. Weights are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.authors.authors import doers
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.speakers import Speaker, speakers
from tocsin.extraction.scene.voices import Voice, is_said, is_vague, quotes, voices
from tocsin.extraction.words.distances import gap, nearest
from tocsin.extraction.words.lexicon import Hit
from tocsin.extraction.words.odds import WORD, added

LIKELY = (-0.6, -0.3, 0.1)  # log-odds from which the likeliest, the second and all further voices are told
STEPS = ((1, "1"), (2, "2"), (4, "4"), (7, "7"), (12, "12"))  # words between a voice and a word of saying
CLOSE = 7
SEVERAL = 3  # more are not told apart
MANY = 6
BEHIND = 2  # words behind a voice that are looked at
AROUND = 2  # words on either side of a voice that count as they stand
RIGHT_BY = 2  # words between a voice and a word that says what it does: "the army blamed"
JUST_BEFORE, SOON_AFTER = 1, 2  # sentences around one that tells
THINGS = ("event", "deed", "casualty", "target", "person")


class Credit(NamedTuple):
    """A voice, the statement in which it is heard, and what holds of it."""

    voice: Voice
    statement: Statement
    features: dict[str, float]


def credits_of(draft: Draft, main: bool) -> list[tuple[Voice, Statement]]:
    """The voices that most likely tell of the incident, each name once, in the order of the text."""
    weights = packs.load("reading/credits")["weights"]
    best: dict[str, tuple[float, int, Credit]] = {}
    for order, credit in enumerate(credited(draft, main)):
        odds = added(weights, credit.features)
        name = credit.voice.name.partition(" (")[0].casefold()
        if name not in best or odds > best[name][0]:
            best[name] = (odds, order, credit)
    ranked = sorted(best.values(), key=lambda b: (-b[0], b[1]))
    likely = [b for rank, b in enumerate(ranked) if b[0] >= LIKELY[min(rank, len(LIKELY) - 1)]]
    return [(credit.voice, credit.statement) for _, _, credit in sorted(likely, key=lambda b: b[1])]


def credited(draft: Draft, main: bool) -> list[Credit]:
    """Every voice of a draft with its features, in the order of the text."""
    telling = _one_a_sentence(draft)
    near = _beside(telling)
    told = sorted([*telling, *near], key=lambda s: s.sentence.ordinal)
    heard = [(s, voices(s.sentence, s.block)) for s in told]
    everybody = _Everybody.of([v for _, here in heard for v in here])
    times = everybody.times
    did = {name for s in draft.all for name in doers(s)}
    own = {id(s) for s in draft.statements}
    spoken = _spoken(telling) if near else 0
    found: list[Credit] = []
    names: set[str] = set()
    for index, (statement, here) in enumerate(heard):
        for voice in here:
            features = [
                *_of_voice(voice, everybody, speakers(statement.sentence, statement.block)),
                *_of_sentence(voice, here, statement),
            ]
            features += [*_of_statement(voice, index, statement, id(statement) in own), f"main.{main}", f"main.{main}|{voice.cls}"]
            features += [f"told.{min(times[voice.name.casefold()], SEVERAL)}", f"nth.{min(len(names), MANY)}"]
            features += [f"doer|{voice.cls}"] * (voice.name in did)
            features += _of_nearness(voice, statement, telling, spoken) if any(statement is n for n in near) else []
            found.append(Credit(voice, statement, dict.fromkeys(["bias", *features], 1.0)))
            names.add(voice.name.casefold())
    return found


def _one_a_sentence(draft: Draft) -> list[Statement]:
    """Who speaks in a sentence speaks of all that it tells."""
    firsts: dict[int, Statement] = {}
    for statement in draft.all:
        firsts.setdefault(statement.sentence.ordinal, statement)
    return list(firsts.values())


def _beside(telling: Sequence[Statement]) -> list[Statement]:
    """The sentences shortly before or behind those of the incident in which something is said, as statements of nothing else."""
    taken = {s.sentence.ordinal for s in telling}
    found: dict[int, Statement] = {}
    for told in telling:
        at = told.block.sentences.index(told.sentence)
        for sentence in told.block.sentences[max(at - JUST_BEFORE, 0) : at + SOON_AFTER + 1]:
            if sentence.ordinal not in taken and is_said(sentence, told.block):
                found.setdefault(
                    sentence.ordinal, Statement(sentence, told.block, sentence.first, sentence.last, [], [], [], [], [], [], [])
                )
    return list(found.values())


def _spoken(telling: Sequence[Statement]) -> int:
    """How many speak in the sentences of the incident themselves."""
    voiced = [v.cls for s in telling if is_said(s.sentence, s.block) for v in voices(s.sentence, s.block)]
    return sum([cls in ("source", "person", "outlet") for cls in voiced])


def _of_nearness(voice: Voice, statement: Statement, telling: Sequence[Statement], spoken: int) -> Iterator[str]:
    """How a sentence beside those of the incident stands to them."""
    sentence = statement.sentence
    near = min((s.sentence for s in telling), key=lambda s: abs(s.ordinal - sentence.ordinal))
    way = f"beside.{sentence.ordinal - near.ordinal}"
    yield from ("beside", f"beside|{voice.cls}", way, f"{way}|{voice.cls}", f"{way}.{near.paragraph == sentence.paragraph}")
    yield from (f"beside.{cls}" for cls in THINGS if sentence.has(cls))
    yield f"beside.heard.{min(spoken, SEVERAL)}"


class _Everybody(NamedTuple):
    """The voices of a draft taken together."""

    times: Counter[str]  # how often each name is heard
    coarser: Collection[frozenset[str]]  # words of names of which another says more
    several: Collection[str]  # what more than one of them is

    @classmethod
    def of(cls, heard: Sequence[Voice]) -> _Everybody:
        named = Counter([concept for concept, _ in {(v.concept, v.name) for v in heard}])
        several = {concept for concept, names in named.items() if names > 1}
        words = {_words(v.name) for v in heard}
        coarser = {mine for mine in words if any(mine < theirs for theirs in words)}
        return cls(Counter([v.name.casefold() for v in heard]), coarser, several)


def _of_voice(voice: Voice, everybody: _Everybody, ruled: Sequence[Speaker]) -> Iterator[str]:
    """Who it is, and whether somebody else is a finer word for the same."""
    yield from (voice.cls, f"{voice.cls}.{voice.concept}")
    words = _words(voice.name)
    if words in everybody.coarser:
        yield from ("coarser", f"coarser|{voice.cls}")
    if voice.concept in everybody.several:
        yield f"one of several|{voice.cls}"
    if is_vague(voice):
        yield "vague.named" if "(" in voice.name or len(words) > len(voice.concept.split("_")) else "vague.alone"
    if "(" in voice.name:
        yield "with name"
    rule = next((s.rule for s in ruled if s.first <= voice.last and voice.first <= s.last), "none")
    yield from (f"rule.{rule}", f"rule.{rule}|{voice.cls}")
    if voice.name[0].isupper() and voice.cls in ("source", "people"):
        yield "with land"


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _of_sentence(voice: Voice, others: Sequence[Voice], statement: Statement) -> list[str]:
    """What the words around it say, whichever incident its sentence is held against: found once."""
    sentence, block = statement.sentence, statement.block
    if (found := sentence.heard.get(voice)) is None:
        quoted = ["quoted", f"quoted|{voice.cls}"] * bool(quotes(sentence, block))
        found = [*_of_speech(voice, others, statement), *quoted, *_of_small_words(voice, statement), *_as_they_stand(voice, statement)]
        found += [*_of_things(voice, statement), *_of_stances(voice, statement), *_of_reactions(voice, statement)]
        sentence.heard[voice] = found
    return found


def _of_speech(voice: Voice, others: Sequence[Voice], statement: Statement) -> Iterator[str]:
    """How far words of saying stand, on which side, and who stands nearer."""
    sentence = statement.sentence
    for kind in ("verb", "according"):
        hits = sentence.of("say", kind)
        if not hits:
            yield f"{kind}.none|{voice.cls}"
            continue
        words, near = nearest(voice, hits)
        side = _side(voice, near)
        step = next((name for most, name in STEPS if words <= most), "far")
        yield from (f"{kind}.{side}.{step}", f"{kind}.{side}.{step}|{voice.cls}")
        same = sentence.clause_of(near.first) == sentence.clause_of(voice.first)
        yield f"{kind}.clause.{same}.{'close' if words <= CLOSE else 'far'}"
        nearer = [o for o in others if o is not voice and gap(o, near) < words]
        yield f"{kind}.nearer.{min(len(nearer), SEVERAL)}.{side}"
        lang = statement.block.lang
        order = "verb last" if lang.verb_last else "verb first" if lang.verb_first else "verb between"
        yield f"{kind}.{side}.{order}.{'close' if words <= 2 else 'far'}"


def _side(voice: Voice, hit: Hit) -> str:
    return "after" if voice.first > hit.last else "before"


def _of_stances(voice: Voice, statement: Statement) -> Iterator[str]:
    for stance in statement.sentence.of("stance"):
        words = gap(voice, stance)
        if words <= CLOSE:
            way = f"{stance.concept}.{_side(voice, stance)}"
            yield from (way, f"{way}|{voice.cls}")
            yield from (f"{way}.close", f"{way}.close|{voice.cls}") if words <= RIGHT_BY else ()


def _as_they_stand(voice: Voice, statement: Statement) -> Iterator[str]:
    """The words around it but for its article: who is told something, and who tells it, hangs on the smallest of them."""
    lang, forms, sentence = statement.block.lang, statement.block.tokens.forms, statement.sentence
    before = _before_article(voice, statement)
    for n in range(AROUND):
        yield f"{WORD}before.{n + 1}.{lang.code}.{forms[before - n] if before - n >= sentence.first else ''}"
        yield f"{WORD}behind.{n + 1}.{lang.code}.{forms[voice.last + 1 + n] if voice.last + 1 + n <= sentence.last else ''}"


def _before_article(voice: Voice, statement: Statement) -> int:
    """The token before it and its article."""
    lang, forms, i = statement.block.lang, statement.block.tokens.forms, voice.first - 1
    while i >= statement.sentence.first and (forms[i] in lang.determiners or forms[i] in lang.indefinite):
        i -= 1
    return i


def _of_reactions(voice: Voice, statement: Statement) -> Iterator[str]:
    """Who condemns, mourns or calls for something: in the clause of the voice, on which side, and whether nothing else is said there."""
    sentence = statement.sentence
    reactions = sentence.of("cue", "reaction", "praise")
    if not reactions:
        return
    clause = sentence.clause_of(voice.first)
    here = [h for h in reactions if sentence.clause_of(h.first) == clause and not _overlap(h, voice)]
    if here:
        words, near = nearest(voice, here)
        side = _side(voice, near)
        says = any(gap(voice, h) < words for h in sentence.of("say"))
        yield from (f"reacts.{side}.{'says' if says else 'alone'}", f"reacts.{side}|{voice.cls}")
        yield f"reacts.{'close' if words <= 2 else 'far'}|{voice.cls}"


def _overlap(one: Hit, other: Voice) -> bool:
    return one.first <= other.last and other.first <= one.last


def _of_small_words(voice: Voice, statement: Statement) -> Iterator[str]:
    """Its article, the preposition before that, and the sign behind it."""
    lang, tokens, sentence = statement.block.lang, statement.block.tokens, statement.sentence
    i = _before_article(voice, statement)
    yield from ("definite" if tokens.forms[n] in lang.determiners else "indefinite" for n in range(i + 1, voice.first))
    if i < sentence.first:
        yield from ("opens", f"opens|{voice.cls}")
    kinds = {"against": lang.against, "beside": lang.beside, "inside": lang.inside, "of": lang.of, "and": lang.conjunctions}
    for name in (name for name, words in kinds.items() if i >= sentence.first and tokens.forms[i] in words):
        yield from (f"behind {name}", f"behind {name}|{voice.cls}")
    if voice.last < sentence.last and tokens.forms[voice.last + 1] in lang.of:
        yield f"before of|{voice.cls}"
    sign = tokens.gap(voice.last).strip()[:1] if voice.last < len(tokens) - 1 else ""
    if sign in {":", ",", ")"}:
        yield from (f"sign {sign}", f"sign {sign}|{voice.cls}")


def _of_things(voice: Voice, statement: Statement) -> Iterator[str]:
    """Whether it is, or belongs to, something that was done or hit: "the police station"."""
    sentence, tokens = statement.sentence, statement.block.tokens
    for cls in THINGS:
        hits = sentence.hits[cls]
        near = [h.first > voice.last for h in hits if voice.first <= h.last and h.first <= voice.last + BEHIND] if hits else []
        if False in near:
            yield from (f"inside {cls}", f"inside {cls}|{voice.cls}")
        if True in near:
            yield f"{cls} behind|{voice.cls}"
    for cls in ("target", "source"):
        if any(0 < voice.first - h.last <= BEHIND and tokens.gap(h.last) == " " for h in sentence.hits[cls]):
            yield f"behind {cls}|{voice.cls}"


def _of_statement(voice: Voice, index: int, statement: Statement, own: bool) -> Iterator[str]:
    if not statement.first <= voice.first <= statement.last:
        yield from ("in another part", f"in another part|{voice.cls}")
    yield from (f"at.{min(index, MANY)}", f"own.{own}", f"own.{own}|{voice.cls}")
    if statement.tolls:
        yield from ("toll", f"toll|{voice.cls}")
    if any(t.first <= voice.last and voice.first <= t.last for t in statement.tolls):
        yield from ("counted", f"counted|{voice.cls}")
    if statement.events:
        yield f"event|{voice.cls}"
    if statement.sentence.title:
        yield "title"
    if statement.trend or statement.unreal:
        yield "no fact"
    if not is_said(statement.sentence, statement.block):
        yield from ("not said", f"not said|{voice.cls}", f"not said|{voice.cls}.{voice.concept}")
    if statement.days is None and not statement.tells:
        yield "tells nothing"
