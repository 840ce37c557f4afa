"""The words of a language around places, compiled once from packs/place/<lang>.toml, and the words for peoples."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tocsin import packs
from tocsin.text import PhraseIndex, fold_key, variants

LONGEST_ENDING = 5
SHORTEST_STEM = 3
UNCASED = frozenset(("ar", "fa", "he", "ur"))


class SmallWords(NamedTuple):
    """Words inside names, in Latin letters: "al" of "Hajar al Asal", "e" of "Pul-e Khumri"."""

    articles: frozenset[str]
    arabic_articles: frozenset[str]
    particles: frozenset[str]


@cache
def small_words() -> SmallWords:
    raw = packs.load("place/settings")["names"]
    return SmallWords(*(frozenset(raw[key]) for key in SmallWords._fields))


class Head(NamedTuple):
    """A noun that says what a name beside it is: ("admin", "province"), ("settlement", "town"), ("facility", "airport")."""

    sort: str
    label: str


@cache
def given_names(lang: str) -> frozenset[str]:
    """First names of people, in the letters of the language, folded."""
    raw = packs.passing("reading/given_names")
    return frozenset(raw.get(lang, raw["latin"]))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlacePack:
    """Look-ups of one language; every word is folded."""

    cased: bool
    people_capital: bool  # peoples' words are written with a capital
    cues: frozenset[str]
    locatives: frozenset[str]  # the cues that only places follow
    paths: frozenset[str]  # the cues that say where something came from or went to
    bound: frozenset[str]  # stand behind where something goes to: "Nairobi-bound"
    conjunctions: frozenset[str]  # the cues that join places side by side: "and"
    indefinite: frozenset[str]  # "a", "one"
    guess_cues: frozenset[str]  # the locatives behind which an unknown capitalised word is a place
    vague: frozenset[str]  # head nouns that bodies have too: "department"
    definite: tuple[str, ...]  # articles written onto a head noun, which then stands for itself: "المدينة"
    nouns_capital: bool  # every noun has a capital: German
    heads_after: bool  # "X province" occurs
    direct_heads: frozenset[str]  # sorts or labels of nouns without "of" before the name: "Provinz X", "مدينة X", "barrio X"
    skipped: frozenset[str]  # stand between a cue and its name: articles, "central", "eastern"
    of: frozenset[str]
    common: frozenset[str]  # also ordinary words, so no places without good cause
    ordinary: frozenset[str]  # words and persons that small towns somewhere are called like: no places by themselves
    calendar: frozenset[str]
    heads: PhraseIndex[Head]
    city: frozenset[str]  # "in the city"
    capital: frozenset[str]  # "the Iraqi capital"
    not_capital: frozenset[str]  # words beside it that make it another's: "provincial capital"
    near: PhraseIndex[str]
    directions: PhraseIndex[str]
    directions_follow: bool  # they and `near` stand behind the name: Turkish
    parts: PhraseIndex[str]  # "northern", "in the north of"
    part_clitics: tuple[tuple[str, str], ...]  # the same, written onto the name: "Nordirak"
    role_before: PhraseIndex[str]
    role_after: PhraseIndex[str]
    distance_units: frozenset[str]
    miles: frozenset[str]
    proclitics: tuple[str, ...]
    locative_clitics: frozenset[str]
    locating: tuple[str, ...]  # the proclitics that are locative, longest first
    possessive: frozenset[str]  # stand behind an apostrophe before what lies in the place: "Kunduz's Khan Abad district"
    border: PhraseIndex[str]  # stand before a neighbouring country: "the border with"
    kin: frozenset[str]  # countries that write in the language
    cities: frozenset[str]  # large cities by names that are unlike the English ones
    towns: frozenset[str]  # names of a country in another language, of a town in this one
    openers: frozenset[str]  # nouns written small that may open a name: "lac Tchad"
    lying: frozenset[str]  # stand behind a place from which another one's distance is told
    between: frozenset[str]  # stand before two places that it was between
    between_after: frozenset[str]  # the same, behind them
    between_joins: frozenset[str]  # join the two: "and"
    between_clitics: tuple[str, ...]  # the same, written onto the second
    road_nouns: frozenset[str]
    road_joins: frozenset[str]  # join the ends of a road, beside those: "to"
    outer_first: bool  # "İstanbul Ortaköy": the larger place stands first
    home: frozenset[str]  # where the language is at home: places there need not be introduced
    suffixes: frozenset[str]  # stand behind an apostrophe: Turkish case endings
    head_endings: tuple[tuple[str, str], ...]  # the same, only before a noun such as "region"
    endings: tuple[tuple[str, str], ...]  # case endings and what the plain name has instead: ("ой", "а")


def place_phrases(lang: str) -> list[PhraseIndex[Any]]:
    """All that is looked up in a text of a language, for `Openings`."""
    pack = place_pack(lang)
    return [pack.heads, pack.near, pack.directions, pack.parts, pack.border, pack.role_before, pack.role_after]


@cache
def place_pack(lang: str) -> PlacePack:
    """The pack of `lang`; for a language without one, a pack without words (names are still found by their capitals)."""
    raw: dict[str, Any] = packs.passing(f"place/{lang}") if lang in packs.names("place") else {}
    heads = [
        (phrase, Head(sort, label))
        for sort in ("admin", "settlement", "facility", "street")
        for label, p in raw.get(sort, {}).items()
        for phrase in p
    ]
    return PlacePack(
        cased=lang not in UNCASED,
        people_capital=bool(raw.get("people_capital", False)),
        cues=_words(raw, "cues"),
        paths=_words(raw, "paths"),
        bound=_words(raw, "bound"),
        locatives=_words(raw, "locatives") | _words(raw, "suffixes") | _words(raw, "locative_clitics"),
        conjunctions=_said_of(lang, "conjunctions"),
        indefinite=_said_of(lang, "indefinite"),
        guess_cues=_words(raw, "guess_cues"),
        vague=_words(raw, "vague"),
        definite=tuple(sorted(_words(raw, "definite"))),
        nouns_capital=bool(raw.get("nouns_capital", False)),
        heads_after=bool(raw.get("heads_after", False)),
        direct_heads=_words(raw, "direct_heads"),
        skipped=_words(raw, "skipped"),
        of=_words(raw, "of"),
        common=_words(raw, "common") | _everyday(lang),
        ordinary=_words(packs.passing("place/ordinary"), lang),
        calendar=_words(raw, "calendar"),
        heads=PhraseIndex(heads, _words(raw, "proclitics")),
        city=_words(raw, "city"),
        capital=_words(raw, "capital"),
        not_capital=_words(raw, "not_capital"),
        near=_index(raw, "near"),
        directions=PhraseIndex(
            ((p, name) for name, phrases in raw.get("directions", {}).items() for p in phrases), _words(raw, "proclitics")
        ),
        directions_follow=bool(raw.get("directions_follow", False)),
        parts=PhraseIndex(((p, name) for name, phrases in raw.get("parts", {}).items() for p in phrases), _words(raw, "proclitics")),
        part_clitics=_part_clitics(raw.get("part_clitics", {})),
        role_before=_index(raw, "role_before"),
        role_after=_index(raw, "role_after"),
        distance_units=_words(raw, "distance_units"),
        miles=_words(raw, "miles"),
        proclitics=_longest_first(_words(raw, "proclitics")),
        locating=_longest_first(_words(raw, "proclitics") & _words(raw, "locative_clitics")),
        locative_clitics=_words(raw, "locative_clitics"),
        possessive=_words(raw, "possessive"),
        border=_index(raw, "border"),
        kin=frozenset(raw.get("kin", [])),
        cities=_words(raw, "cities"),
        towns=_words(raw, "towns"),
        openers=_words(raw, "openers"),
        lying=_words(raw, "lying"),
        between=_words(raw, "between"),
        between_after=_words(raw, "between_after"),
        between_joins=_words(raw, "between_joins"),
        between_clitics=tuple(sorted(_words(raw, "between_clitics"))),
        road_nouns=_words(raw, "road_nouns"),
        road_joins=_words(raw, "road_joins"),
        outer_first=bool(raw.get("outer_first", False)),
        home=frozenset(raw.get("home", [])),
        suffixes=_words(raw, "suffixes"),
        endings=_endings(raw, "endings"),
        head_endings=_endings(raw, "head_endings"),
    )


def _part_clitics(raw: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    found = [(fold_key(form), part) for part, forms in raw.items() for form in forms]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f[0])))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _words(raw: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold_key(w) for w in raw.get(key, []))


def _endings(raw: dict[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    return tuple((fold_key(a), fold_key(b)) for a, b in (e.split(">") for e in raw.get(key, [])))


def _index(raw: dict[str, Any], key: str) -> PhraseIndex[str]:
    return PhraseIndex((p, key) for p in raw.get(key, []))


def _everyday(lang: str) -> frozenset[str]:
    """Words that the language pack itself uses singly ("base", "police"): no places without a cue."""
    if lang not in packs.names("lang"):
        return frozenset()
    pack = packs.passing(f"lang/{lang}")
    phrases = (p for cls in pack.values() if isinstance(cls, dict) for words in cls.values() if isinstance(words, list) for p in words)
    spelled = (v for p in phrases if isinstance(p, str) for v in variants(p))
    return frozenset(fold_key(p) for p in spelled if " " not in p and not p.endswith("*"))


def _said_of(lang: str, words: str) -> frozenset[str]:
    """Small words that the pack of the language itself lists."""
    return _words(packs.passing(f"lang/{lang}")["meta"], words) if lang in packs.names("lang") else frozenset()


class Peoples:
    """Words for peoples and what is theirs ("iraqi", "irakiennes", "иракской") → country code, in every language at once."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for row in rows:
            for word in filter(None, row["peoples"].split("|")):
                (self._stems if word.endswith("*") else self._words)[fold_key(word)] = row["country"]

    def of(self, form: str) -> str | None:
        """The country of a folded word, None for any other word."""
        if (iso := self._words.get(form)) is not None:
            return iso
        for length in range(len(form), max(len(form) - LONGEST_ENDING, SHORTEST_STEM) - 1, -1):
            if (iso := self._stems.get(form[:length])) is not None:
                return iso
        return None


@cache
def peoples() -> Peoples:
    with (packs.HERE / "place" / "countries.tsv").open(encoding="utf-8") as handle:
        return Peoples(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
