"""The words of a language, by concept, and how to find them in a text.

`packs/lang/concepts.toml` lists the concepts and what holds of them in every language; `packs/lang/<code>.toml` words them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tocsin import packs
from tocsin.extraction.words.interrupted import interrupted
from tocsin.extraction.words.parted import Rest, head_of, rest_of
from tocsin.text import PhraseIndex, Tokens, fold_key, variants
from tocsin.times import TimeExpr

CONCEPTS = "lang/concepts"
SHARED = 4  # concepts that may share a span
EXACT = "="  # opens a phrase whose accents count, and its capitals where nouns have them


class Hit(NamedTuple):
    """Tokens first..last word `concept` of the class `cls`; start/end are characters."""

    first: int
    last: int
    start: int
    end: int
    cls: str
    concept: str


class Worded(NamedTuple):
    """What a phrase words. `exact`: its letters where they count ("öldü" died, "oldu" was), else empty; `rest`: what must follow."""

    cls: str
    concept: str
    exact: str = ""
    rest: Rest | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Language:
    """A language pack, ready to scan."""

    code: str
    index: PhraseIndex[Worded]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    conjunctions: frozenset[str]
    clause_breaks: frozenset[str]
    abbreviations: frozenset[str]
    plural_endings: tuple[str, ...]
    of: frozenset[str]
    speaks_for: frozenset[str]  # whom somebody speaks for follows: "spokesman for", "in the name of"
    since: frozenset[str]
    stamped: frozenset[str]  # "updated", "published": the day behind is that of the text
    until: frozenset[str]  # "by Wednesday the toll had risen": up to when, not when
    alternatives: frozenset[str]  # "or"
    alongside: frozenset[str]  # "while", "then": what is told beside, or next
    one_of_two: frozenset[str]  # "one in X, the other in Y": what the first is called
    other_of_two: frozenset[str]  # and what the next
    that: frozenset[str]  # what was said opens with it
    small: frozenset[str]  # words of every day that are no names, where capitals do not tell
    possessives: frozenset[str]  # "his", "their"
    against: frozenset[str]  # what was aimed at follows: "an attack on"
    beside: frozenset[str]  # what stood near follows: "outside", "in front of"
    inside: frozenset[str]  # where somebody or something was follows: "in", "at"
    pronouns: frozenset[str]  # one person spoken of: "he and six companions"
    subjectless: frozenset[str]  # "before being shot": who did it before is meant
    one_dead_or_hurt: frozenset[str]  # nouns of one dead or hurt, where no article says "a"
    one_munition: frozenset[str]  # first words of one rocket, drone, bomb, where no article says "a"
    plural_before: frozenset[str]  # articles and the like of several: "les", "las"
    more: frozenset[str]  # besides those just counted, behind the number: "four more"
    more_before: frozenset[str]  # the same before the number
    along: frozenset[str]  # who came to harm as well follows: "was killed along with"
    along_behind: frozenset[str]  # the same behind them: "dört korumasıyla birlikte"
    fired: frozenset[str]  # said of a rocket right before it, not of a shooting: "rockets fired at"
    clock: frozenset[str]  # a time of day follows: "at 1215"
    after: frozenset[str]  # "ten days after": ends a count of days from what follows
    proclitics: tuple[str, ...] = ()  # small words written onto the next
    inner_proclitics: tuple[str, ...] = ()  # those that words within a phrase may carry as well
    clitic_conjunctions: tuple[str, ...] = ()  # "and" written onto the word
    kept: frozenset[str] = frozenset()  # words that would be others without their accents ("è" is, "e" and)
    passive_any: bool = False  # the words of killed_any and the like tell what was suffered and take no doer ("погибли")
    aged: frozenset[str] = frozenset()  # an age follows, and stands for whose it is ("בן 19")
    owned_behind: frozenset[str] = frozenset()  # whose somebody is, in a word of its own behind the noun ("שלו")
    active_helpers: frozenset[str] = frozenset()  # "a tué", "ont tué": who stands before did it
    singular_endings: tuple[str, ...] = ()  # of casualty words that speak of one person ("morto", "morreu")
    own_endings: tuple[str, ...] = ()  # of nouns that say whose they are ("موظفيها": its staff)
    singular_nouns: tuple[str, ...] = ()  # endings of nouns of one that look like plurals ("actress", "אחות")
    counted_behind: tuple[str, ...] = ()  # what opens a number that stands behind its noun ("الجنود الثلاثة")
    owned_endings: tuple[str, ...] = ()  # of nouns that say whose somebody is ("سائقه": his driver)
    plural_nouns: tuple[str, ...] = ()  # endings of things that are several and of none that is one
    agent_endings: tuple[str, ...] = ()  # of nouns that name who did it ("ранен полицейскими")
    impersonal_endings: tuple[str, ...] = ()  # of verbs before which whom they struck may stand ("24 крестьян убили")
    object_endings: tuple[str, ...] = ()  # of persons who are what a verb struck ("журналиста")
    object_numbers: tuple[str, ...] = ()  # the same of numbers ("двоих")
    joining_endings: tuple[str, ...] = ()  # "and" written onto the end of the word before ("polisle": and a policeman)
    unbound_endings: tuple[str, ...] = ()  # of nouns that no other noun right behind belongs to ("مسلحون القاضي": two)
    singular_before: tuple[tuple[str, ...], ...] = ()  # word and endings behind it of one person, where both numbers look alike
    nouns_capital: bool = False
    plural_counts: bool = False  # dead or wounded in the plural and without a number are at least two
    is_english: bool = False  # what it calls persons needs no translation
    verb_last: bool = False  # the word of saying ends the sentence, its source may open it
    verb_first: bool = False  # who speaks, denies or claims stands right behind the verb
    verb_second: bool = False  # who did it may stand right behind the verb: "tötete ein Mann drei Menschen"

    def tells_one(self, *forms: str) -> bool:
        """ "der Fahrer", "der junge Fahrer": one, by the article and the endings behind it."""
        return any(forms[0] == told[0] and _end_alike(forms[1:], told[1:]) for told in self.singular_before if len(told) == len(forms))

    def is_plural(self, form: str) -> bool:
        plural = bool(self.plural_endings) and form.endswith(self.plural_endings)
        return plural and not (self.singular_nouns and form.endswith(self.singular_nouns))


@cache
def attributes(cls: str, concept: str) -> dict[str, Any]:
    """What holds of a concept in every language: type, head, side, munition."""
    found: dict[str, Any] = packs.load(CONCEPTS)[cls][concept]
    return found


@cache
def has_pack(code: str) -> bool:
    return code in packs.names("lang")


@cache
def language(code: str) -> Language:
    """The pack of a language. Raises FileNotFoundError where there is none."""
    pack = packs.passing(f"lang/{code}")
    meta = pack["meta"]
    kept = frozenset(meta.get("kept", ()))
    index: PhraseIndex[Worded] = PhraseIndex(proclitics=meta["proclitics"], inner=meta.get("inner_proclitics", ()), kept=kept)
    respelled = str.maketrans(meta.get("respelled", {}))
    said: dict[Worded, Worded] = {}  # each once, however many phrases word it
    for cls in packs.load(CONCEPTS):
        for concept, phrases in pack[cls].items():
            for spelling in (s for phrase in phrases for s in _spellings(phrase, respelled)):
                head = head_of(spelling)
                worded = Worded(cls, concept, head[1:] if head.startswith(EXACT) else "", rest_of(spelling))
                index.add(head.removeprefix(EXACT), said.setdefault(worded, worded))
    words = {key: frozenset(fold_key(w) for w in meta.get(key, ())) for key in _WORD_LISTS}
    return Language(
        code=code,
        index=index,
        kept=kept,
        plural_endings=tuple(meta.get("plural_endings", ())),
        passive_any=bool(meta.get("passive_any", False)),
        singular_endings=tuple(meta.get("singular_endings", ())),
        own_endings=tuple(meta.get("own_endings", ())),
        impersonal_endings=tuple(meta.get("impersonal_endings", ())),
        object_endings=tuple(meta.get("object_endings", ())),
        object_numbers=tuple(meta.get("object_numbers", ())),
        joining_endings=tuple(meta.get("joining_endings", ())),
        unbound_endings=tuple(meta.get("unbound_endings", ())),
        singular_nouns=tuple(fold_key(ending) for ending in meta.get("singular_nouns", ())),
        counted_behind=tuple(meta.get("counted_behind", ())),
        owned_endings=tuple(fold_key(ending) for ending in meta.get("owned_endings", ())),
        plural_nouns=tuple(fold_key(ending) for ending in meta.get("plural_nouns", ())),
        agent_endings=tuple(meta.get("agent_endings", ())),
        proclitics=tuple(meta["proclitics"]),
        inner_proclitics=tuple(meta.get("inner_proclitics", ())),
        clitic_conjunctions=tuple(meta.get("clitic_conjunctions", ())),
        singular_before=tuple(_article(p) for p in meta.get("singular_before", ())),
        nouns_capital=bool(meta.get("nouns_capital", False)),
        plural_counts=bool(meta.get("plural_counts", False)),
        is_english=bool(meta.get("is_english", False)),
        verb_last=bool(meta.get("verb_last", False)),
        verb_first=bool(meta.get("verb_first", False)),
        verb_second=bool(meta.get("verb_second", False)),
        **words,
    )


def _article(words: str) -> tuple[str, ...]:
    """ "der *e *er": a word, and the endings of those behind it."""
    return tuple(fold_key(part) for part in words.split(" *"))


def _end_alike(forms: Sequence[str], endings: Sequence[str]) -> bool:
    return all(form.endswith(ending) for form, ending in zip(forms, endings, strict=True))


def _spellings(phrase: str, respelled: Mapping[int, str]) -> Iterator[str]:
    """A phrase with each of its choices, as it is written, and as it is where its letters are lacking ("getoetet")."""
    for variant in variants(phrase):
        yield variant
        if respelled and (other := variant.translate(respelled)) != variant:
            yield other


_WORD_LISTS = (
    "determiners",
    "indefinite",
    "conjunctions",
    "clause_breaks",
    "abbreviations",
    "of",
    "speaks_for",
    "since",
    "until",
    "stamped",
    "alternatives",
    "alongside",
    "one_of_two",
    "other_of_two",
    "that",
    "small",
    "possessives",
    "against",
    "beside",
    "inside",
    "after",
    "plural_before",
    "along",
    "along_behind",
    "fired",
    "clock",
    "more",
    "one_munition",
    "one_dead_or_hurt",
    "subjectless",
    "pronouns",
    "more_before",
    "active_helpers",
    "owned_behind",
    "aged",
)


def scan(tokens: Tokens, lang: Language, times: Sequence[TimeExpr] = ()) -> dict[str, list[Hit]]:
    """All hits by class, left to right; within a class a longer hit hides those inside it, a shared span gives several. A phrase may
    be interrupted by one of the times.

    A word read with a proclitic taken off says nothing of a class in which it is known as it stands.
    """
    found: dict[str, list[Hit]] = {cls: [] for cls in packs.load(CONCEPTS)}
    covered = dict.fromkeys(found, (-1, -1, 0))
    starts, ends = tokens.starts, tokens.ends
    for first, last, way, (cls, concept, exact, rest) in _spans(tokens, lang, times):
        if exact and _as_written(tokens.surface(first, last), lang) != exact:
            continue
        if rest is not None and not rest.follows(tokens, last, lang.conjunctions):
            continue
        if last > covered[cls][1] or (first, last, way) == covered[cls]:
            covered[cls] = (first, last, way)
            hit = Hit(first, last, starts[first], ends[last], cls, concept)
            if hit not in found[cls][-SHARED:]:  # "bomb … ripped" and "bomb … exploded" are one word said once
                found[cls].append(hit)
    return found


def _spans(tokens: Tokens, lang: Language, times: Sequence[TimeExpr]) -> list[tuple[int, int, int, Worded]]:
    whole, parted = lang.index.spans(tokens), interrupted(tokens, times, lang.index, lang.inside)
    return sorted(whole + parted, key=lambda span: (span[0], -span[1], span[2])) if parted else whole


def _as_written(words: str, lang: Language) -> str:
    return words if lang.nouns_capital else words.lower()
