"""What was hit or aimed at: each candidate weighed by what it is and where it stands to the words of the deed. Weights are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.authors.authors import doers
from tocsin.extraction.facts.arms import arms
from tocsin.extraction.facts.named import one_named
from tocsin.extraction.facts.targets import Target, as_one, candidates, without_vaguer
from tocsin.extraction.incidents.grouping import Draft
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.naming import singular
from tocsin.extraction.scene.speakers import Speaker, speakers
from tocsin.extraction.words.distances import gap, nearest, side
from tocsin.extraction.words.lexicon import Hit, attributes, language
from tocsin.extraction.words.odds import WORD, added
from tocsin.model.claim import FieldName

LIKELY = (-0.5, -0.3, -0.1)  # log-odds from which the likeliest, the second and all further candidates are told
MOST = 5
READ = 6  # statements of a draft that are looked at
STEPS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))  # words between a candidate and a word of the deed
_STEP = [next(name for most, name in STEPS if gap <= most) for gap in range(STEPS[-1][0] + 1)]
CLOSE = 8  # words over which it matters which deed it was
PASSED = 5  # articles, numbers and adjectives of country between a preposition and its noun
SPEAKS = 3  # words between who speaks and a word of saying
BESIDE = 2  # words between a role and a name
MANY = 8  # candidates told before
SEVERAL = 3  # more are not told apart
ROLES = ("person", "source")  # "an attack on President X"
DEEDS = ("event", "deed", "casualty")
MARKS = (  # what tells a target so well that it matters whether another candidate has it
    *("against", "beside|target", "inside|target", "inside|place", "fallen|name", "toll.killed", "toll.injured", "counted|person"),
    *("counted|target", "place", "name", "target", "title", "opens", "at.0"),
    *("event.after.1", "event.after.3", "deed.after.1", "deed.after.3", "casualty.after.1"),
)


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
        odds = added(weights, offer.features)
        name = _same(offer.target)
        if name not in best or odds > best[name][0]:
            best[name] = (odds, order, offer)
    ranked = sorted(best.values(), key=lambda b: (-b[0], b[1]))[:MOST]
    likely = [b for rank, b in enumerate(ranked) if b[0] >= LIKELY[min(rank, len(LIKELY) - 1)]]
    told = {offer.target: offer.statement for _, _, offer in sorted(likely, key=lambda b: b[1])}
    return [(target, told[target]) for target in without_vaguer(list(told))]


def _same(target: Target) -> str:
    """What two candidates share that are one: "soldier" and "soldiers"."""
    return _singular(target.wording)


@lru_cache(maxsize=4096)
def _singular(name: str) -> str:
    return singular(name.casefold())


def offered(draft: Draft) -> list[Offer]:
    """Every candidate of a draft with its features, in the order of the text."""
    armed = {(a.statement.start, a.first) for a in arms(draft)}
    found = as_one([(s, [t for t in candidates(s) if (s.start, t.first) not in armed]) for s in draft.statements[:READ]])
    times = Counter([_same(t) for _, here in found for t in here])
    did = {name for s in draft.all for name in doers(s)}
    fallen = _fallen(draft)
    offers: list[Offer] = []
    for index, (statement, here) in enumerate(found):
        if not here:
            continue
        around = _Around.of(statement)
        for target in here:
            names = [*_of_draft(target, draft, index), *_of_place(target, here, around), *_of_words(target, around)]
            told = f"told.{min(times[_same(target)], SEVERAL)}"
            names += [told, f"{told}|{target.cls}", *_beside(target, statement)] + [f"author.{target.cls}"] * (target.name in did)
            names += [f"fallen|{target.cls}"] * (target.name in fallen)
            names.append(f"nth.{min(len(offers), MANY)}")
            offers.append(Offer(target, statement, dict.fromkeys(["bias", *names], 1.0)))
    return _with_rivals(offers)


def _with_rivals(offers: Sequence[Offer]) -> list[Offer]:
    """What other candidates have that would make them targets: a soldier is hardly aimed at where a mosque is."""
    having = Counter(mark for o in offers for mark in MARKS if mark in o.features)
    return [o._replace(features=o.features | _rivals(o, having)) for o in offers]


def _rivals(offer: Offer, having: Mapping[str, int]) -> dict[str, float]:
    own = {mark: mark in offer.features for mark in having}
    return {f"rival.{mark}|{offer.target.cls}.{has}": 1.0 for mark, has in own.items() if having[mark] > has}


def _fallen(draft: Draft) -> set[str]:
    """The names of those who are told to have been killed: by a count of one with a name, or of a murder that names nobody else."""
    counted = {t.who for s in draft.statements for t in s.tolls if t.who and t.field == FieldName.KILLED}
    return counted | {c.toll.who for c in one_named(draft)}


class _Around(NamedTuple):
    """What the candidates of a statement are held against, found once for all of them."""

    statement: Statement
    deeds: list[tuple[str, list[Hit]]]  # class → its words, in a fixed order
    small: Collection[int]  # articles and the like: see `_small`
    by: Collection[int]  # the last tokens of "by"
    speakers: Sequence[Speaker]

    @classmethod
    def of(cls, statement: Statement) -> _Around:
        sentence = statement.sentence
        return cls(
            statement,
            [(name, sentence.of(name)) for name in (*DEEDS, "weapon")],
            _small(statement),
            {h.last for h in sentence.of("stance", "author_by")},
            speakers(sentence, statement.block),
        )


def _of_draft(target: Target, draft: Draft, index: int) -> list[str]:
    """What it is, of what kind of incident, in which of its statements."""
    cls, kind, at = target.cls, draft.kind.value if draft.kind else "none", f"at.{min(index, SEVERAL)}"
    word = f"{cls}.{target.concept}"
    names = [cls, word, at, f"{at}|{cls}", f"kind.{kind}|{cls}", f"kind.{kind}|{word}"]
    if cls != "person":
        return names
    many = "many" if target.name.endswith("s") and not target.role else "one"
    return [*names, f"side.{attributes('person', target.concept)['side']}", many, f"{many}|{target.concept}"]


def _beside(target: Target, statement: Statement) -> list[str]:
    """The words right before and right behind it, as they stand."""
    forms, code = statement.block.tokens.forms, statement.block.lang.code
    names: list[str] = []
    for where, token in (("before", target.first - 1), ("behind", target.last + 1)):
        if statement.first <= token <= statement.last:
            word = f"{WORD}{where}.{code}.{forms[token]}"
            names += [word, f"{word}|{target.cls}"]
    return names


def _of_place(target: Target, others: Sequence[Target], around: _Around) -> list[str]:
    """Where it stands to the words of the deed, and whether others stand between."""
    names: list[str] = []
    closest: tuple[int, Hit] | None = None
    clause_of = around.statement.sentence.clause_of
    clause = clause_of(target.first)
    for cls, hits in around.deeds:
        if not hits:
            names.append(f"{cls}.none")
            continue
        words, near = nearest(target, hits)
        where = side(target, near)
        names += [f"{cls}.{where}.{_STEP[words] if words < len(_STEP) else 'far'}", f"{cls}.clause.{clause_of(near.first) == clause}"]
        if cls not in DEEDS:
            continue
        if words <= CLOSE:
            names.append(f"{cls}.{near.concept}.{where}|{target.cls}")
        if closest is None or words < closest[0]:
            closest = words, near
    return names if closest is None else names + _between(target, closest[1], others)


def _between(target: Target, near: Hit, others: Sequence[Target]) -> list[str]:
    left, right = min(target.last, near.last), max(target.first, near.first)
    between = min(len({o.first for o in others if left < o.first and o.last < right}), SEVERAL) if right - left > 1 else 0
    return [f"between.{between}", f"between.{between}|{target.cls}"]


def _of_words(target: Target, around: _Around) -> list[str]:
    """The roles and small words around it."""
    statement, cls = around.statement, target.cls
    sentence = statement.sentence
    names = [*_of_tolls(target, statement), *_of_speech(target, around), *_preposition(target, around)]
    names += [f"stance.{h.concept}.{side(target, h)}" for h in sentence.of("stance") if gap(target, h) <= SPEAKS]
    if cls == "person" and [n for n in sentence.names if 0 < n.first - target.last <= BESIDE]:
        names.append("names somebody")
    if cls == "name" and [h for h in sentence.of("person") if 0 < target.first - h.last <= BESIDE]:
        names.append("named by role")
    if [q for q in sentence.quantities if 0 < target.first - q.last <= BESIDE]:
        names.append(f"counted|{cls}")
    return names + ["title"] * sentence.title


def _of_tolls(target: Target, statement: Statement) -> list[str]:
    names: list[str] = []
    tolls = [t for t in statement.tolls if t.first <= target.first <= t.last]
    for toll in tolls:
        names.append(f"toll.{toll.field}" if toll.high != 0 else "toll.none")
        names += ["toll.part"] * toll.part
    return ["person.no toll"] if target.cls == "person" and not tolls else names


def _of_speech(target: Target, around: _Around) -> list[str]:
    sentence, cls = around.statement.sentence, target.cls
    said = [h for h in sentence.of("say") if gap(target, h) <= SPEAKS]
    speaks = [s for s in around.speakers if s.first <= target.last and target.first <= s.last]
    source = [h for h in sentence.of("source") if h.first <= target.first <= h.last]
    return [f"{name}|{cls}" for name, found in (("said", said), ("speaker", speaks), ("source", source)) if found]


def _preposition(target: Target, around: _Around) -> list[str]:
    """The small word before it; articles and the like are passed over."""
    statement, cls = around.statement, target.cls
    lang, forms = statement.block.lang, statement.block.tokens.forms
    i = target.first - 1
    while i >= statement.first and target.first - i <= PASSED and i in around.small:
        i -= 1
    owned = not lang.possessives.isdisjoint(forms[i + 1 : target.first])
    names = ["owned", f"owned|{cls}"] if owned else []
    if i < statement.first:
        return [*names, "opens"]
    kinds = (("against", lang.against), ("beside", lang.beside), ("inside", lang.inside), ("of", lang.of), ("and", lang.conjunctions))
    for name, words in kinds:
        if forms[i] in words:
            names += [name, f"{name}|{cls}"] + [f"{name}|owned"] * owned
    return names + [f"by|{cls}"] * (i in around.by)


@cache
def _articles(lang: str) -> frozenset[str]:
    pack = language(lang)
    return pack.determiners | pack.indefinite | pack.possessives


def _small(statement: Statement) -> frozenset[int]:
    """Tokens that stand between a preposition and its noun: articles, numbers, adjectives of country, roles."""
    sentence, lang, forms = statement.sentence, statement.block.lang, statement.block.tokens.forms
    words = _articles(lang.code)
    here = forms[statement.first : statement.last + 1]
    articles = {t for t, form in enumerate(here, statement.first) if form in words}
    peoples = {t for p in sentence.places if p.demonym for t in range(p.first, p.last + 1)}
    numbers = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    roles = {t for cls in ROLES for h in sentence.of(cls) for t in range(h.first, h.last + 1)}
    return frozenset(articles | peoples | numbers | roles)
