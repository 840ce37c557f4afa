"""The number words of a language, compiled once from packs/number/<lang>.toml; every word is folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tocsin import packs
from tocsin.numerals.phrasebook import Phrasebook
from tocsin.text import fold, fold_key

USUAL_YEARS = [[1900, 2099]]


class Atom(NamedTuple):
    """One number word. `role`: "plain" adds up, "times" multiplies (hundred), "group" is a noun that counts (dozen)."""

    value: int
    role: str


class Join(NamedTuple):
    """A number word between left_low and left_high may be followed by one between right_low and right_high.

    `glue`: "never", "maybe" or "always" with a word such as "and" between them.
    """

    left_low: int
    left_high: int
    right_low: int
    right_high: int
    glue: str

    def allows(self, left: int, right: int, glued: bool) -> bool:
        fits = self.left_low <= left <= self.left_high and self.right_low <= right <= self.right_high
        return fits and (self.glue == "maybe" or glued == (self.glue == "always"))


class Vague(NamedTuple):
    """Words that count without a number: "several" is (2, None), "a couple" (2, 2)."""

    low: int
    high: int | None
    kind: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NumberPack:
    """Look-ups of one language."""

    atoms: dict[str, Atom]
    heads: dict[str, Atom]  # count only where another number word follows: "a" in "a hundred"
    tails: dict[str, Atom]  # count only after another number word: "un" in "vingt et un"
    pieces: dict[str, Atom]  # parts of numbers written as one word, where `glued`
    ordinals: dict[str, Atom]
    ordinal_endings: tuple[str, ...]  # make an ordinal of a cardinal: zwanzig-ste
    ordinal_suffixes: frozenset[str]  # after digits: 22e, 3rd
    suffixes: frozenset[str]  # case endings after digits, behind a hyphen or apostrophe: 15'i, 20-ти
    joins: tuple[Join, ...]
    products: frozenset[tuple[int, int]]  # (4, 20): quatre-vingts
    glue: frozenset[str]
    clitic_glue: tuple[str, ...]  # glue written onto the word: Arabic "و"
    proclitics: tuple[str, ...]  # other words written onto a number
    hyphen_clitics: frozenset[str]  # words that a hyphen ties to digits: Hebrew ב-12
    glued: bool  # number words are written as one: German, Dutch, Italian, Turkish
    mixed: bool  # figures may follow words: Turkish "2 bin 500"
    thousands: frozenset[str]
    of: frozenset[str]
    joiners: frozenset[str]
    between: frozenset[str]
    between_joiners: frozenset[str]
    links: frozenset[str]
    indefinite: frozenset[str]
    duals: frozenset[str]
    capital_only: frozenset[str]  # a month only where written with a capital: "May"
    never: frozenset[str]  # look like numbers and are none: Arabic الاثنين, Monday
    loose: frozenset[str]  # bound figures but not "a": "under a bridge" counts no more than one bridge
    clock: frozenset[str]  # units that minutes may follow: 20 h 15
    years: tuple[tuple[int, int], ...]
    vague: Phrasebook[Vague]
    before: Phrasebook[str]
    after: Phrasebook[str]
    not_before: Phrasebook[str]
    not_after: Phrasebook[str]
    openings: frozenset[str]  # first words of cardinals and ordinals
    piece_starts: frozenset[str]


WORD_SETS = (
    *("ordinal_suffixes", "suffixes", "glue", "hyphen_clitics", "of", "joiners", "between", "between_joiners"),
    *("links", "indefinite", "duals", "capital_only", "never", "loose", "clock"),
)


@cache
def number_pack(lang: str) -> NumberPack:
    """The pack; one without words, digits only, for a language that has none."""
    raw: dict[str, Any] = packs.passing(f"number/{lang}") if lang in packs.names("number") else {}
    atoms, glued = _atoms(raw), bool(raw.get("glued", False))
    heads, ordinals = (_table(raw.get(name, {}), "plain") for name in ("heads", "ordinals"))
    pieces = {**{word: atom for word, atom in atoms.items() if " " not in word}, **_parts(raw.get("pieces", {}))}
    return NumberPack(
        atoms=atoms,
        heads=heads,
        tails=_parts(raw.get("tails", {})),
        pieces=pieces,
        ordinals=ordinals,
        ordinal_endings=tuple(fold_key(w) for w in raw.get("ordinal_endings", [])),
        joins=tuple(_join(row) for row in raw.get("joins", [])),
        products=frozenset((left, right) for left, right in raw.get("products", [])),
        clitic_glue=tuple(fold_key(w) for w in raw.get("clitic_glue", [])),
        proclitics=tuple(sorted((fold_key(w) for w in raw.get("proclitics", [])), key=lambda w: (-len(w), w))),
        glued=glued,
        mixed=bool(raw.get("mixed", False)),
        thousands=frozenset(fold(mark) for mark in raw.get("thousands", [",", "."])),
        years=tuple((low, high) for low, high in raw.get("years", USUAL_YEARS)),
        vague=Phrasebook(_vague(raw.get("vague", []))),
        before=_phrases(raw.get("before", {})),
        after=_phrases(raw.get("after", {})),
        not_before=_phrases({"": raw.get("not_before", [])}),
        not_after=_phrases({"": raw.get("not_after", [])}),
        openings=frozenset(word.split()[0] for table in (atoms, heads, ordinals) for word in table),
        piece_starts=frozenset(word[:2] for word in pieces) if glued else frozenset(),
        **{name: _words(raw.get(name, [])) for name in WORD_SETS},
    )


def _atoms(raw: dict[str, Any]) -> dict[str, Atom]:
    roles = (("cardinals", "plain"), ("multipliers", "times"), ("collectives", "group"))
    return {word: atom for name, role in roles for word, atom in _table(raw.get(name, {}), role).items()}


def _table(table: dict[str, list[str]], role: str) -> dict[str, Atom]:
    return {fold_key(word): Atom(int(value), role) for value, words in table.items() for word in words}


def _join(row: dict[str, Any]) -> Join:
    (left_low, left_high), (right_low, right_high) = row["left"], row["right"]
    return Join(left_low, left_high, right_low, right_high, row["glue"])


def _parts(table: dict[str, list[str]]) -> dict[str, Atom]:
    return {word: atom._replace(role="times" if atom.value >= 100 else "plain") for word, atom in _table(table, "plain").items()}


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_key(w) for w in words)


def _phrases(table: dict[str, list[str]]) -> Phrasebook[str]:
    return Phrasebook((phrase, kind) for kind, phrases in table.items() for phrase in phrases)


def _vague(rows: list[dict[str, Any]]) -> list[tuple[str, Vague]]:
    return [(word, Vague(row["low"], row.get("high"), row.get("kind", "vague"))) for row in rows for word in row["words"]]
