"""Names of persons: runs of capitalised words that are no place, no actor and no common noun.

In a text of capitals throughout, in languages whose nouns have capitals and in scripts without any, what follows a role noun
("DEPUTY JUAN PEREZ") or opens with a given name (packs/reading/given_names.toml) counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tocsin import packs
from tocsin.extraction.words.declined import in_first_case
from tocsin.extraction.words.lexicon import Hit, Language
from tocsin.extraction.words.romanise import romanised
from tocsin.text import Tokens

LONGEST = 5  # words
PARTICLES = frozenset(
    ("al", "el", "de", "del", "la", "da", "dos", "bin", "ben", "ibn", "abu", "von", "van", "der", "y", "e", "بن", "ابو", "آل", "عبد")
)
LINKS = frozenset(("de", "del", "da", "dos", "y", "e"))  # stand within a name, never at its ends
ARTICLE = "ال"  # opens the last name of an Arabic one
ROLES = ("source", "person")
ALSO_NAMES = ("worshipper", "national")  # "Christian" is a name as well
FEWEST = 2  # words of a name


class Name(NamedTuple):
    """Tokens first..last name a person; `text` is the name in Latin letters."""

    first: int
    last: int
    text: str


def names_of(tokens: Tokens, lang: Language, hits: Mapping[str, Sequence[Hit]], taken: Collection[int]) -> list[Name]:
    """Names left to right; `taken` are tokens of places, actors and times."""
    if not tokens.size:
        return []
    roles = {h.last for cls in ROLES for h in hits.get(cls, ())}
    if tokens.shouting or lang.nouns_capital or lang.code in _given():
        known = {t for found in hits.values() for h in found for t in range(h.first, h.last + 1)} | set(taken)
        return _longest([*_after_roles(tokens, lang, roles, known), *_with_given_names(tokens, lang, known)])
    nouns = (h for cls, found in hits.items() if cls != "stance" for h in found if h.concept not in ALSO_NAMES)
    common = {t for h in nouns for t in range(h.first, h.last + 1)}
    return _runs(tokens, lang, common | set(taken))


def shouted(tokens: Tokens, first: int, last: int) -> bool:
    """All words from first through last are written in capitals, so that they tell nothing."""
    return last > first and tokens.surface(first, last).isupper()


@cache
def _given() -> dict[str, dict[str, str]]:
    """Given names by language, "latin" for all that are written so, with the spelling to give ("" for their own)."""
    names = packs.passing("reading/given_names")
    return {code: dict.fromkeys(found, "") if code == "latin" else dict(found) for code, found in names.items()}


def _longest(found: Sequence[Name]) -> list[Name]:
    """Left to right, of two that overlap the longer."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.first - n.last, n.first)):
        if not any(name.first <= k.last and k.first <= name.last for k in kept):
            kept.append(name)
    return sorted(kept)


def _with_given_names(tokens: Tokens, lang: Language, known: Collection[int]) -> list[Name]:
    """Runs that open with a given name: "LUIS CARLOS GALAN", "وسام الحسن"."""
    given = _given().get(lang.code, _given()["latin"])
    found: list[Name] = []
    last = -1
    for i, form in enumerate(tokens.forms):
        if i > last and form in given and i not in known and (last := _given_run(tokens, i, lang, known, given)) > i:
            found.append(Name(i, last, _spelled(tokens, i, last, lang, given)))
    return found


def _given_run(tokens: Tokens, first: int, lang: Language, known: Collection[int], given: Mapping[str, str]) -> int:
    """The last token of the name: given names and particles, then one word more."""
    last = first
    while last + 1 < tokens.size and last - first < LONGEST and _goes_on(tokens, last, lang, known, lang.code in _given()):
        last += 1
        form = tokens.forms[last]
        if form.startswith(ARTICLE) or (form not in given and form not in PARTICLES):
            break
    return last


def _spelled(tokens: Tokens, first: int, last: int, lang: Language, given: Mapping[str, str]) -> str:
    words = [given.get(tokens.forms[i]) or romanised(tokens.surface(i, i), lang.code) for i in range(first, last + 1)]
    return " ".join(words)


def _after_roles(tokens: Tokens, lang: Language, roles: set[int], known: set[int]) -> list[Name]:
    found: list[Name] = []
    for role in sorted(roles) if lang.code not in _given() else ():
        last = _called_end(tokens, role, lang, known)
        if last - role >= FEWEST and tokens.forms[role + 1] not in LINKS:
            found.append(Name(role + 1, last, romanised(tokens.surface(role + 1, last), lang.code)))
    return found


def _called_end(tokens: Tokens, role: int, lang: Language, known: Collection[int]) -> int:
    """The last token of the name behind a role; no particle ends it."""
    last = role
    while last + 1 < tokens.size and last - role < LONGEST and _goes_on(tokens, last, lang, known):
        last += 1
    while last > role and tokens.forms[last] in PARTICLES:
        last -= 1
    return last


def _goes_on(tokens: Tokens, i: int, lang: Language, known: Collection[int], caseless: bool = False) -> bool:
    form = tokens.forms[i + 1]
    if tokens.gap(i) != " " or (i + 1 in known and form not in PARTICLES) or form[0].isdigit():
        return False
    small = (lang.determiners, lang.conjunctions, lang.of, lang.clause_breaks, lang.indefinite, lang.since)
    prepositions = (lang.against, lang.beside, lang.inside)
    told = caseless or tokens.is_capitalised(i + 1)
    return form in PARTICLES or (told and not any(form in words for words in (*small, *prepositions, lang.small)))


def _runs(tokens: Tokens, lang: Language, common: set[int]) -> list[Name]:
    found: list[Name] = []
    last = -1
    for i, capital in enumerate(tokens.capitals):
        if i <= last or not capital or i in common or not _may_open_name(tokens, i, lang):
            continue
        last = _run_end(tokens, i, lang, common)
        if sum(tokens.capitals[i : last + 1]) >= FEWEST:
            found.append(Name(i, last, romanised(in_first_case(tokens.surface(i, last), lang.code), lang.code)))
    return found


def _run_end(tokens: Tokens, first: int, lang: Language, common: set[int]) -> int:
    last, i = first, first + 1
    while i < tokens.size and i - first < LONGEST and _holds_on(tokens, i - 1, lang) and i not in common:
        if _may_be_name(tokens, i, lang):
            last = i
        elif tokens.forms[i] not in PARTICLES:
            break
        i += 1
    return last


def _holds_on(tokens: Tokens, i: int, lang: Language) -> bool:
    """The word and the next may be one name: a full stop between them belongs to an initial or a short form."""
    shortened = len(tokens.forms[i]) == 1 or tokens.forms[i] in lang.abbreviations
    return tokens.gap(i) in {" ", "-", "'", "\u2019"} or (tokens.gap(i) == ". " and shortened)


def _may_open_name(tokens: Tokens, i: int, lang: Language) -> bool:
    """ "At Lethpora" and "Une Peugeot" open a sentence, not a name."""
    opening = (lang.indefinite, lang.inside, lang.beside, lang.against)
    return _may_be_name(tokens, i, lang) and not any(tokens.forms[i] in words for words in opening)


def _may_be_name(tokens: Tokens, i: int, lang: Language) -> bool:
    form = tokens.forms[i]
    initial = len(form) == 1 and i > 0 and tokens.gap(i - 1) == " " and tokens.is_capitalised(i - 1)  # "Mohammed M."
    shortened = form in lang.abbreviations and not initial
    return tokens.is_capitalised(i) and not form[0].isdigit() and form not in lang.determiners and not shortened
