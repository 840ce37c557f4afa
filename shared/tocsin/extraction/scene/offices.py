"""Offices that may speak, as English names them: "Iraqi security source", "police spokesman", "Jean Dupont (mayor)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tocsin.extraction.scene.names import Name, shouted
from tocsin.extraction.scene.naming import land_of, worded
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.lexicon import Hit, attributes

CAPITAL_REACH = 2
LONGEST_ACRONYM = 4
SHORTEST_NAME = 3  # letters: a sentence often opens with a capitalised preposition
REACH = 8  # words between an office and the name of who holds it: "the president of the region, Jean Dupont"
BEFORE = 3  # the same where the name comes first: "Jean Dupont, the mayor"
LINKED = 2  # small words between a person and whom he speaks for: "spokesman for the police"
RANK = "general"  # "the commander of the police, Colonel X": says more of the same person
COMMON = ("say", "event", "deed", "casualty", "person", "source", "stance")  # words that are part of no name
SPEAKS_FOR = frozenset(
    ("spokesman", "official", "officials", "source", "commander", "general", "minister", "statement", "adviser", "lawyer", "ambassador")
)


class Office(NamedTuple):
    """Tokens first..last name an office; `concept` is the first one's where one speaks for another."""

    name: str
    first: int
    last: int
    concept: str


def offices(sentence: Sentence, block: Block) -> Iterator[Office]:
    """The offices of a sentence; who speaks for another is one with it: "a spokesman for the interior ministry"."""
    hits = sentence.of("source")
    n = 0
    while n < len(hits):
        chained = n + 1 < len(hits) and _speaks_for(hits[n], hits[n + 1], block)
        last = hits[n + 1] if chained else hits[n]
        role, body = _apart(hits[n], hits[n + 1]) if chained else (hits[n], None)
        name = _named(role, body, last, sentence, block)
        n += 1 + chained
        ranked = n < len(hits) and "(" in name and _is_rank_of(hits[n], last, sentence, block)
        yield Office(name, role.first if body is None else min(role.first, body.first), (hits[n] if ranked else last).last, role.concept)
        n += ranked


def _is_rank_of(rank: Hit, office: Hit, sentence: Sentence, block: Block) -> bool:
    """ "the director of the police, General X": the rank of him who holds the office."""
    name = next((n for n in sentence.names if 0 < n.first - rank.last <= 2), None)
    return rank.concept == RANK and name is not None and _holds(name, office.last, sentence, block)


def _speaks_for(one: Hit, other: Hit, block: Block) -> bool:
    """One is a person, the other an office, and nothing but small words stands between them."""
    if (one.concept in SPEAKS_FOR) == (other.concept in SPEAKS_FOR) or not 0 <= other.first - one.last - 1 <= LINKED:
        return False
    lang, tokens = block.lang, block.tokens
    small = (lang.of, lang.determiners, lang.speaks_for)
    plain = all(tokens.gap(i) in {" ", "-", "'", "’"} for i in range(one.last, other.first))
    return plain and all(any(tokens.forms[i] in words for words in small) for i in range(one.last + 1, other.first))


def _apart(one: Hit, other: Hit) -> tuple[Hit, Hit]:
    """The person, then the office."""
    return (one, other) if one.concept in SPEAKS_FOR else (other, one)


def _named(role: Hit, body: Hit | None, last: Hit, sentence: Sentence, block: Block) -> str:
    head = _said(role, block) if body is None else f"{_said(body, block)} {_said(role, block)}"
    return _with_person(head, body or role, role, last, sentence, block)


def _said(source: Hit, block: Block) -> str:
    """In English as the text says it, but for short forms ("IDF"); of other languages by the noun that says most."""
    noun = worded(source, block, "offices")
    words = block.tokens.surface(source.first, source.last)
    if noun or not block.lang.is_english or _is_shortened(words):
        return noun or _head(source)
    return words.lower()


def _is_shortened(words: str) -> bool:
    """Some word is a short form, where not all are in capitals: "FIRE BRIGADE" is none."""
    return any(_is_acronym(word) for word in words.split()) and (" " not in words or not words.isupper())


def office(source: Hit, sentence: Sentence, block: Block) -> str:
    """The source's English head with its country and, where one stands beside it, the person's name."""
    return _with_person(_head(source), source, source, source, sentence, block)


def _head(source: Hit) -> str:
    return str(attributes("source", source.concept)["head"])


def _with_person(head: str, body: Hit, role: Hit, last: Hit, sentence: Sentence, block: Block) -> str:
    land = land_of(body, sentence) or _capitals_before(body, sentence, block)
    described = f"{land} {head}" if land else head
    name = _person_beside(min(role.first, last.first), last.last, block, sentence)
    if name and attributes("source", role.concept).get("vague") is True and body is role:
        return name  # "a statement by X"
    return f"{name} ({described})" if name else described


def _capitals_before(source: Hit, sentence: Sentence, block: Block) -> str:
    """ "Merseyside" of "Merseyside Police": capitalised words that belong to the name."""
    tokens = block.tokens
    if block.lang.nouns_capital or not tokens.is_capitalised(source.first) or _is_acronym(tokens.surface(source.first, source.first)):
        return ""
    first, common = source.first, _common_before(source, sentence, block)
    while (
        first > sentence.first
        and source.first - first < CAPITAL_REACH
        and tokens.is_capitalised(first - 1)
        and tokens.gap(first - 1) == " "
        and tokens.forms[first - 1] not in block.lang.determiners
        and tokens.ends[first - 1] - tokens.starts[first - 1] >= SHORTEST_NAME
        and first - 1 not in common
    ):
        first -= 1
    return tokens.surface(first, source.first - 1) if first < source.first else ""


def _common_before(source: Hit, sentence: Sentence, block: Block) -> frozenset[int]:
    """Words before an office that are part of no name though they have capitals, where all have: "THREE RESIDENTS", "TOLD POLICE"."""
    tokens, first = block.tokens, max(source.first - CAPITAL_REACH, sentence.first)
    if not shouted(tokens, sentence.first, sentence.last):
        return frozenset()
    known = {t for cls in COMMON for h in sentence.hits[cls] for t in range(h.first, h.last + 1)}
    known |= {t for q in sentence.quantities for t in range(q.first, q.last + 1)}
    return frozenset(i for i in range(first, source.first) if i in known or tokens.forms[i] in block.lang.small)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= LONGEST_ACRONYM


def _person_beside(first: int, last: int, block: Block, sentence: Sentence) -> str:
    """The name of who holds an office: right beside it, behind its place, or set off by a comma."""
    gap = block.tokens.gap
    for name in sentence.names:
        if _holds(name, last, sentence, block):
            return name.text
        if 0 < first - name.last <= BEFORE and "," in gap(name.last):
            return name.text
    return ""


def _holds(name: Name, last: int, sentence: Sentence, block: Block) -> bool:
    """He who is named right behind an office or its place, or set off by a comma, with his rank or without."""
    ranked = _with_rank(name, sentence, block)
    first = ranked if ranked > last else name.first
    if first > last and _past_place(last, first, block, sentence) == first:
        return True
    return 0 < first - last <= REACH and "," in block.tokens.gap(first - 1) and not _others_between(last, first, sentence)


def _with_rank(name: Name, sentence: Sentence, block: Block) -> int:
    """The token at which the name opens, or the rank before it."""
    rank = next((h for h in sentence.of("source") if h.concept == RANK and h.last == name.first - 1), None)
    if rank is None or not _plain(rank.last, block):
        return name.first
    article = rank.first - 1
    return article if article >= sentence.first and block.tokens.forms[article] in block.lang.determiners else rank.first


def _past_place(last: int, until: int, block: Block, sentence: Sentence) -> int:
    """The token behind an office and the place it is of: "civil defence in Gaza"."""
    small = block.lang.inside | block.lang.of | block.lang.determiners
    places = {t for p in sentence.places for t in range(p.first, p.last + 1)}
    token = last + 1
    while token < min(until, last + REACH) and _plain(token - 1, block) and (token in places or block.tokens.forms[token] in small):
        token += 1
    return token if _plain(token - 1, block) else 0


def _plain(token: int, block: Block) -> bool:
    """Nothing but a blank or a comma stands behind a token: "General X", "the mayor, X", "Gen. X"."""
    return not block.tokens.gap(token).strip(" ,.")


def _others_between(left: int, right: int, sentence: Sentence) -> bool:
    """A word of saying, or somebody else; a rank belongs to the name."""
    return any(left < h.first < right for h in sentence.of("say")) or any(
        left < h.first < right and h.concept != RANK for h in sentence.of("source")
    )
