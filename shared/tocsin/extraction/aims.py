"""What was hit or aimed at: each candidate weighed by what it is and where it stands to the words of the deed. Weights are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.arms import arms
from tocsin.extraction.authors import authors
from tocsin.extraction.grouping import Draft
from tocsin.extraction.lexicon import Hit, attributes
from tocsin.extraction.naming import singular
from tocsin.extraction.speakers import speakers
from tocsin.extraction.statements import Statement
from tocsin.extraction.targets import Target, candidates, without_vaguer

LIKELY = (-1.4, -0.85, -0.4)  # log-odds from which the likeliest, the second and all further candidates are told
MOST = 5
READ = 6  # statements of a draft that are looked at
STEPS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))  # words between a candidate and a word of the deed
CLOSE = 8  # words over which it matters which deed it was
PASSED = 5  # articles, numbers and adjectives of country between a preposition and its noun
SPEAKS = 3  # words between who speaks and a word of saying
BESIDE = 2  # words between a role and a name
MANY = 8  # candidates told before
SEVERAL = 3  # more are not told apart
ROLES = ("person", "source")  # "an attack on President X"
DEEDS = ("event", "deed", "casualty")


class Offer(NamedTuple):
    """A candidate, the statement that names it, and what holds of it."""

    target: Target
    statement: Statement
    features: dict[str, float]


def targets_of(draft: Draft) -> list[tuple[Target, Statement]]:
    """The candidates that most likely were hit or aimed at, each name once, in the order of the text."""
    weights = packs.load("reading/targets")["weights"]
    best: dict[str, tuple[float, int, Offer]] = {}
    for order, offer in enumerate(offered(draft)):
        odds = sum(weights.get(f, 0.0) * size for f, size in offer.features.items())
        name = _same(offer.target)
        if name not in best or odds > best[name][0]:
            best[name] = (odds, order, offer)
    ranked = sorted(best.values(), key=lambda b: (-b[0], b[1]))[:MOST]
    likely = [b for rank, b in enumerate(ranked) if b[0] >= LIKELY[min(rank, len(LIKELY) - 1)]]
    told = {offer.target: offer.statement for _, _, offer in sorted(likely, key=lambda b: b[1])}
    return [(target, told[target]) for target in without_vaguer(list(told))]


def _same(target: Target) -> str:
    """What two candidates share that are one: "soldier" and "soldiers"."""
    return singular(target.name.casefold())


def offered(draft: Draft) -> list[Offer]:
    """Every candidate of a draft with its features, in the order of the text."""
    armed = {(a.statement.start, a.first) for a in arms(draft)}
    found = [(s, [t for t in candidates(s) if (s.start, t.first) not in armed]) for s in draft.statements[:READ]]
    times = Counter(_same(t) for _, here in found for t in here)
    doers = {a.agent.name for s in draft.all for a in authors(s)}
    offers: list[Offer] = []
    for index, (statement, here) in enumerate(found):
        small = _small(statement) if here else frozenset()
        for target in here:
            names = [*_of_draft(target, draft, index), *_of_place(target, here, statement), *_of_words(target, statement, small)]
            names += [f"told.{min(times[_same(target)], SEVERAL)}"] + [f"author.{target.cls}"] * (target.name in doers)
            names.append(f"nth.{min(len(offers), MANY)}")
            offers.append(Offer(target, statement, {"bias": 1.0} | dict.fromkeys(names, 1.0)))
    return offers


def _of_draft(target: Target, draft: Draft, index: int) -> Iterator[str]:
    """What it is, of what kind of incident, in which of its statements."""
    kind = draft.kind.value if draft.kind else "none"
    yield from (target.cls, f"{target.cls}.{target.concept}", f"at.{min(index, SEVERAL)}")
    yield from (f"at.{min(index, SEVERAL)}|{target.cls}", f"kind.{kind}|{target.cls}", f"kind.{kind}|{target.cls}.{target.concept}")
    if target.cls == "person":
        yield f"side.{attributes('person', target.concept)['side']}"


def _of_place(target: Target, others: Sequence[Target], statement: Statement) -> Iterator[str]:
    """Where it stands to the words of the deed, and whether others stand between."""
    for cls in (*DEEDS, "weapon"):
        yield from (f"{cls}.{name}" for name in _beside(target, statement.sentence.of(cls), statement))
    near = min((h for cls in DEEDS for h in statement.sentence.of(cls)), key=lambda h: _gap(target, h), default=None)
    if near is not None:
        left, right = min(target.last, near.last), max(target.first, near.first)
        between = min(len({o.first for o in others if left < o.first and o.last < right}), SEVERAL)
        yield from (f"between.{between}", f"between.{between}|{target.cls}")


def _beside(target: Target, hits: Sequence[Hit], statement: Statement) -> Iterator[str]:
    """How far the nearest of these words stands, on which side, whether in the same clause, and which word it is."""
    if not hits:
        yield "none"
        return
    near = min(hits, key=lambda h: _gap(target, h))
    gap, side = _gap(target, near), _side(target, near)
    yield f"{side}.{next((name for most, name in STEPS if gap <= most), 'far')}"
    yield f"clause.{statement.sentence.clause_of(near.first) == statement.sentence.clause_of(target.first)}"
    if gap <= CLOSE and near.cls in DEEDS:
        yield f"{near.concept}.{side}|{target.cls}"


def _side(target: Target, hit: Hit) -> str:
    return "after" if target.first > hit.last else "before" if target.last < hit.first else "inside"


def _gap(target: Target, hit: Hit) -> int:
    return max(target.first - hit.last, hit.first - target.last, 0)


def _of_words(target: Target, statement: Statement, small: Collection[int]) -> Iterator[str]:
    """The roles and small words around it."""
    yield from _of_tolls(target, statement)
    yield from _of_speech(target, statement)
    yield from _preposition(target, statement, small)
    sentence = statement.sentence
    for stance in sentence.of("stance"):
        if _gap(target, stance) <= SPEAKS:
            yield f"stance.{stance.concept}.{_side(target, stance)}"
    if target.cls == "person" and any(0 < n.first - target.last <= BESIDE for n in sentence.names):
        yield "names somebody"
    if target.cls == "name" and any(0 < target.first - h.last <= BESIDE for h in sentence.of("person")):
        yield "named by role"
    if any(0 < target.first - q.last <= BESIDE for q in sentence.quantities):
        yield f"counted|{target.cls}"
    if sentence.title:
        yield "title"


def _of_tolls(target: Target, statement: Statement) -> Iterator[str]:
    tolls = [t for t in statement.tolls if t.first <= target.first <= t.last]
    for toll in tolls:
        yield f"toll.{toll.field.value}" if toll.high != 0 else "toll.none"
        if toll.part:
            yield "toll.part"
    if target.cls == "person" and not tolls:
        yield "person.no toll"


def _of_speech(target: Target, statement: Statement) -> Iterator[str]:
    sentence = statement.sentence
    if any(_gap(target, h) <= SPEAKS for h in sentence.of("say")):
        yield f"said|{target.cls}"
    if any(s.first <= target.last and target.first <= s.last for s in speakers(sentence, statement.block)):
        yield f"speaker|{target.cls}"
    if any(h.first <= target.first <= h.last for h in sentence.of("source")):
        yield f"source|{target.cls}"


def _preposition(target: Target, statement: Statement, small: Collection[int]) -> Iterator[str]:
    """The small word before it; `small` ones, such as articles, are passed over."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    i = target.first - 1
    while i >= statement.first and target.first - i <= PASSED and i in small:
        i -= 1
    owned = any(forms[k] in lang.possessives for k in range(i + 1, target.first))
    if owned:
        yield from ("owned", f"owned|{target.cls}")
    if i < statement.first:
        yield "opens"
        return
    kinds = {"against": lang.against, "beside": lang.beside, "inside": lang.inside, "of": lang.of, "and": lang.conjunctions}
    for name, words in kinds.items():
        if forms[i] in words:
            yield from (name, f"{name}|{target.cls}", *([f"{name}|owned"] * owned))
    if any(h.last == i for h in statement.sentence.of("stance", "author_by")):
        yield f"by|{target.cls}"


def _small(statement: Statement) -> frozenset[int]:
    """Tokens that stand between a preposition and its noun: articles, numbers, adjectives of country, roles."""
    sentence, lang, forms = statement.sentence, statement.block.lang, statement.block.tokens.forms
    words = lang.determiners | lang.indefinite | lang.possessives
    articles = {t for t in range(statement.first, statement.last + 1) if forms[t] in words}
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    numbers = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    roles = {t for cls in ROLES for h in sentence.of(cls) for t in range(h.first, h.last + 1)}
    return frozenset(articles | peoples | numbers | roles)
