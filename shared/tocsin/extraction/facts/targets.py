"""What was hit or aimed at: things beside the words of the deed, sites by their names, and the people who came to harm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tocsin.extraction.facts.bearers import role_of
from tocsin.extraction.incidents.felled import felled
from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.naming import adjective, noun_of, plural, singular
from tocsin.extraction.words.lexicon import Hit, attributes
from tocsin.gazetteer import PlaceReading
from tocsin.model.vocabulary import Precision

LAND_BEFORE, LAND_AFTER = 1, 1  # words between an adjective of country and its noun
PLANE = "plane"  # the concept of aircraft that were brought down
COUNTED = 2  # words between a number and what it counts


class Target(NamedTuple):
    """Tokens first..last name what may have been hit.

    `cls`: place (a site by its name), target (a thing), person (people by what they are), name (one by name) or actor.
    `sort` is the kind of site, "" for what is no site.
    """

    name: str
    first: int
    last: int
    cls: str
    concept: str
    sort: str = ""
    named: bool = False
    role: str = ""  # the noun of what somebody named is: "mayor"

    @property
    def wording(self) -> str:
        """ "mayor Aldo Riva"."""
        return f"{self.role} {self.name}" if self.role else self.name


def candidates(statement: Statement) -> Iterator[Target]:
    """Whatever a statement names that can be a target."""
    named: set[int] = set()
    for place in statement.places:
        if place.record is not None and place.record.precision == Precision.SITE and not place.offset:
            noun = _noun_beside(place, statement)
            named |= {*range(place.first, place.last + 1), *(range(noun.first, noun.last + 1) if noun else ())}
            fine = place.record.fine or "site"
            yield Target(_site(place.record.name, noun, statement), place.first, place.last, "place", fine, fine, named=True)
    for hit in _nouns(statement):
        if not named & set(range(hit.first, hit.last + 1)):
            sort = str(attributes("target", hit.concept).get("site", "")) if hit.cls == "target" else ""
            yield Target(_worded(hit, statement), hit.first, hit.last, hit.cls, hit.concept, sort)
    for hit in felled(statement):
        if not any(h.first <= hit.first <= h.last for h in statement.here("target")):
            yield Target(_worded(hit, statement), hit.first, hit.last, "target", PLANE)
    for name in statement.sentence.names:
        if statement.first <= name.first <= statement.last:
            yield Target(name.text, name.first, name.last, "name", "name", named=True, role=_role(name, statement))
    yield from _surnames(statement)
    for actor in statement.sentence.actors:
        if statement.first <= actor.first <= statement.last and not actor.state:
            yield Target(actor.name, actor.first, actor.last, "actor", "generic" if actor.generic else "group")


def _role(name: Name, statement: Statement) -> str:
    hit = role_of(name.first, name.last, statement)
    return singular(_worded(hit, statement)) if hit else ""


def _noun_beside(place: PlaceReading, statement: Statement) -> Hit | None:
    """ "hotel" of "the Radisson Blu hotel", where only "Radisson Blu" is the place."""
    gap = statement.block.tokens.gap
    return next(
        (
            h
            for h in statement.here("target")
            if (h.last + 1 == place.first and gap(h.last) == " ") or (place.last + 1 == h.first and gap(place.last) == " ")
        ),
        None,
    )


def _site(name: str, noun: Hit | None, statement: Statement) -> str:
    if noun is None:
        return name
    block = statement.block
    said = block.tokens.surface(noun.first, noun.last).lower() if block.lang.is_english else noun_of(noun, block)
    return name if said in name.casefold() else f"{name.split(',', maxsplit=1)[0]} {said}"


def _nouns(statement: Statement) -> list[Hit]:
    """Things and people, but not what only says more of them: roles before a name, and in English nouns before a noun."""
    hits = [*statement.here("target"), *statement.here("person")]
    down = felled(statement)
    named = [(w.first, w.last) for w in statement.weapons if w not in down]
    named += [(a.first, a.last) for a in statement.sentence.actors if not a.generic and not a.state]
    hits = [h for h in hits if not any(first <= h.first <= last for first, last in named)]  # the car of a car bomb, "the Base" of al-Qaeda
    towns = _towns(statement)
    hits = [h for h in hits if not any(p.first <= h.first <= h.last <= p.last for p in towns)]
    names = {n.first for n in statement.sentence.names}
    heads = {h.first for h in hits} if statement.block.lang.is_english else set()
    gaps = statement.block.tokens.gap
    before = {h for h in hits if gaps(h.last) in {" ", "-"} and h.last + 1 in heads}
    return [h for h in hits if h not in before and not (h.cls == "person" and h.last + 1 in names and gaps(h.last) == " ")]


def _towns(statement: Statement) -> list[PlaceReading]:
    """Places whose names are of several words and no sites: the port of "Port Sudan" was not hit."""
    written = [statement.block.dateline] if statement.block.dateline else []
    named = [p for p in (*statement.sentence.places, *written) if p.last > p.first and not p.demonym]
    return [p for p in named if p.record is None or p.record.precision != Precision.SITE]


def _surnames(statement: Statement) -> Iterator[Target]:
    """Persons by their last name: behind a role ("President Maduro"), or once their name has been told in full."""
    tokens, known = statement.block.tokens, statement.block.full_names()
    roles = {h.last + 1 for cls in ("person", "source") for h in statement.here(cls) if tokens.gap(h.last) == " "}
    words = range(statement.first, statement.last + 1)
    likely = [i for i in words if tokens.forms[i] in known or (i in roles and tokens.is_capitalised(i))]
    taken = statement.sentence.taken() if likely else set()
    for i in (i for i in likely if i not in taken):
        if tokens.forms[i] in known:
            yield Target(known[tokens.forms[i]], i, i, "name", "surname", named=True)
        elif _stands_out(i, statement) and i + 1 not in taken:
            yield Target(tokens.surface(i, i), i, i, "name", "surname", named=True)


def _stands_out(i: int, statement: Statement) -> bool:
    """A capital that means something: words around it have none, and not all nouns do."""
    tokens, lang = statement.block.tokens, statement.block.lang
    around = [k for k in (i - 2, i + 1, i + 2) if statement.first <= k <= statement.last]
    return tokens.is_capitalised(i) and not lang.nouns_capital and any(tokens.text[tokens.starts[k]].islower() for k in around)


def without_vaguer(found: Sequence[Target]) -> list[Target]:
    """ "airport" says nothing beside "Brussels airport", nor "military base" beside "Camp Taji"."""
    sorts = {t.sort for t in found if t.named and t.sort}
    finer = [t for t in found if not any(_says_more(other, t) for other in found)]
    return [t for t in finer if t.named or t.sort not in sorts]


def _says_more(one: Target, other: Target) -> bool:
    """All words of the other and more; but "officer Aldo Riva" is not all "officers"."""
    several = one.role and other.cls == "person" and other.name.endswith("s")
    return not several and words_of(other.wording) < words_of(one.wording)


def as_one(found: Sequence[tuple[Statement, list[Target]]]) -> list[tuple[Statement, list[Target]]]:
    """Targets of several statements; a name keeps its role throughout, and the one person told by a role that somebody bears is they."""
    named = {t.name: t.role for _, here in reversed(found) for t in here if t.cls == "name" and t.role}
    bearers = Counter(named.values())
    called = {role: name for name, role in named.items() if bearers[role] == 1}
    return [(s, [_known(t, named, called) for t in here]) for s, here in found]


def _known(target: Target, named: Mapping[str, str], called: Mapping[str, str]) -> Target:
    if target.cls == "name":
        return target._replace(role=named.get(target.name, ""))
    if target.cls == "person" and target.name in called:
        return target._replace(name=called[target.name], role=target.name)
    return target


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """The words of a name, each in the singular: "stations" says nothing beside "Atocha station, Madrid"."""
    return frozenset(singular(word) for word in re.findall(r"[\w'’-]+", name.casefold()))


def _worded(hit: Hit, statement: Statement) -> str:
    """As English describes it, with its country; an English text has said it already."""
    block = statement.block
    if block.lang.is_english:
        return _with_land(block.tokens.surface(_opening(hit, statement), hit.last).lower(), hit, statement)
    noun = noun_of(hit, block)
    return _with_land(plural(noun) if _is_many(hit, statement) else noun, hit, statement)


def _opening(hit: Hit, statement: Statement) -> int:
    """The first token of the nouns that stand before a noun and belong to it: "police patrol"."""
    ends = {h.last: h.first for cls in ("target", "person") for h in statement.here(cls)}
    first = hit.first
    while first - 1 in ends and statement.block.tokens.gap(first - 1) in {" ", "-"}:
        first = ends[first - 1]
    return first


def _is_many(hit: Hit, statement: Statement) -> bool:
    """Counted people are as many as the count says, others one where the word is no plural; things are one unless counted."""
    if hit.cls == "person":
        tolls = [t for t in statement.tolls if t.first <= hit.first <= t.last]
        return not tolls[0].low == tolls[0].high == 1 if tolls else not _is_one(hit, statement)
    return _counted(hit, statement) or _in_plural(hit, statement)


def _counted(hit: Hit, statement: Statement) -> bool:
    """ "three mosques": a number right before it, and not one in brackets, "on Sunday (8), the parliament"."""
    times = {t for time in statement.sentence.times for t in range(time.first, time.last + 1)}
    counts = [q for q in statement.sentence.quantities if q.kind != "ordinal" and q.last not in times and (q.low or 0) > 1]
    people = {h.last for h in statement.here("person")}
    near = [q for q in counts if 0 < hit.first - q.last <= COUNTED and people.isdisjoint(range(q.last, hit.first))]
    return any(all(not statement.block.tokens.gap(i).strip(" -") for i in range(q.last, hit.first)) for q in near)


def _in_plural(hit: Hit, statement: Statement) -> bool:
    """ "las iglesias", "evler": an article of the plural before it, or an ending that no singular has."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    if hit.first > statement.first and forms[hit.first - 1] in lang.plural_before:
        return True
    return forms[hit.last if lang.verb_last else hit.first].endswith(lang.plural_nouns) if lang.plural_nouns else False


def _is_one(hit: Hit, statement: Statement) -> bool:
    """ "le chauffeur", "водитель": no plural, with its article where the language has any."""
    lang, forms = statement.block.lang, statement.block.tokens.forms
    articles = lang.determiners | lang.indefinite
    alone = not articles or (hit.first > 0 and forms[hit.first - 1] in articles) or forms[hit.first] in articles
    return alone and not any(lang.is_plural(forms[i]) for i in range(hit.first, hit.last + 1))


def _with_land(head: str, hit: Hit, statement: Statement) -> str:
    """With the adjective of a country right beside it, which English has before its noun; what a comma or dash parts is no adjective."""
    lang, gap = statement.block.lang, statement.block.tokens.gap
    peoples = [p for p in statement.sentence.places if p.record is not None and p.demonym]
    lands = [p for p in peoples if all(not gap(i).strip() for i in range(min(p.last, hit.last), max(p.first, hit.first)))]
    before = [p for p in lands if 0 <= hit.first - p.last - 1 <= LAND_BEFORE]
    after = [p for p in lands if not lang.is_english and 0 <= p.first - hit.last - 1 <= LAND_AFTER]
    place = next(iter([*reversed(before), *after] if lang.is_english or lang.nouns_capital else [*after, *reversed(before)]), None)
    if place is None or place.record is None:
        return head
    land = adjective(place.record.country or "", place.record.name)
    return head if land.casefold() in head.casefold().split() else f"{land} {head}"
