"""The words of a block and the place names they may spell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tocsin.gazetteer.pack import Head, PlacePack, SmallWords, peoples, place_pack, small_words
from tocsin.gazetteer.store import Gazetteer, PlaceRecord
from tocsin.text import Known, Match, Tokens, fold_key

LONGEST = 6  # words of a name
WIDE = frozenset(("country", "province", "region"))
LARGE_TOWN = 100_000  # inhabitants
NONE: frozenset[int] = frozenset()
SHOWN = 40  # candidates looked at for one name
MOST_OPENINGS = 20_000  # words of a language of which it is remembered whether a name may begin with them
SHORTEST_PEOPLE = 3  # letters of a word for a people
OPENER_REACH = 4  # words from the noun that opens a name to its first capital: "place de la République"
SHORTEST_BARE = 3  # letters of a word without its proclitics; two will do at the head of a longer name ("בתל אביב")
_HASH = re.compile("#")
_CAMEL = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+|[^\W\d_]+")


class Ground:
    """One block's tokens with everything scanned once: capitals, nouns, cues, peoples."""

    def __init__(self, number: int, tokens: Tokens, lang: str, gazetteer: Gazetteer) -> None:
        self.number, self.tokens, self.lang, self.gazetteer = number, tokens, lang, gazetteer
        self.pack: PlacePack = place_pack(lang)
        self.opening = gazetteer.openings.setdefault(lang, {})
        self.small: SmallWords = small_words()
        self.caps = tokens.capitals
        self.tagged = _tagged(tokens) if "#" in tokens.text else NONE
        self.loose = not self.pack.cased or self._without_case()
        self.titled = self.pack.cased and sum(self.caps) > 0.7 * len(self.caps)
        nouns = self.pack.heads.scan(tokens)
        self.nouns = {m.first for m in nouns if m.first == m.last}  # with their articles as well: "المدينة"
        heads = [m for m in nouns if not self.pack.definite or not tokens.forms[m.first].startswith(self.pack.definite)]
        self.heads_by_last, self.heads_by_first = _by_ends(heads)
        self.near = {m.last: m for m in self.pack.near.scan(tokens)}
        self.directions = {m.last: m for m in self.pack.directions.scan(tokens)}
        self.parts = {m.last: m for m in self.pack.parts.scan(tokens)}
        follow = self.pack.directions_follow
        self.directions_by_first = {m.first: m for m in self.directions.values()} if follow else {}
        self.near_by_first = {m.first: m for m in self.near.values()} if follow else {}
        self.border = {m.last for m in self.pack.border.scan(tokens)}
        self.role_before = {m.last: m for m in self.pack.role_before.scan(tokens)}
        self.role_after = {m.first: m for m in self.pack.role_after.scan(tokens)}
        self.people = self._peoples()

    def _without_case(self) -> bool:
        """Capitals tell nothing here: all are capitals, or none is."""
        letters = list(filter(str.isalpha, self.tokens.surface(0, -1))) if self.tokens.size else []
        capitals = sum(map(str.isupper, letters))
        return capitals > 0.7 * len(letters) or (capitals == 0 and len(letters) > 10)

    def _peoples(self) -> dict[int, str]:
        land_of, capital = _lands((*self.pack.proclitics, *dict(self.pack.part_clitics))), self.pack.people_capital and not self.loose
        named = {i: iso for i, form in enumerate(self.tokens.forms) if (iso := land_of[form]) is not None}
        return {i: iso for i, iso in named.items() if self.caps[i]} if capital else named

    def _may_open(self, i: int) -> bool:
        form = self.tokens.forms[i]
        small = form in self.pack.openers and self._name_follows(i)
        whole = len(form) > 1 or (self.caps[i] and self.tokens.gap(i) == "'")  # "N'Djamena"
        return whole and (self.loose or self.caps[i] or i in self.tagged or small) and not form[0].isdigit()

    def _name_follows(self, i: int) -> bool:
        """ "lac Tchad", "promenade des Anglais", "place de la République": a capital, small words between."""
        small = (self.pack.of, self.pack.skipped, self.small.articles, self.small.particles)
        after = range(i + 1, min(i + 1 + OPENER_REACH, len(self.caps)))
        first = next((k for k in after if not any(self.tokens.forms[k] in words for words in small)), i)
        return self.caps[first] if first > i else False

    def _may_spell(self, i: int) -> bool:
        """A name may begin with this word, in one of its spellings: most words of a text open none."""
        form = self.tokens.forms[i]
        if (opens := self.opening.get(form)) is None:
            if len(self.opening) >= MOST_OPENINGS:
                self.opening.clear()
            opens = self.opening[form] = self._opens_name(form)
        return opens or i in self.tagged or self._is_cut(i)

    def _opens_name(self, form: str) -> bool:
        """As it stands, without what is written onto it, or without its case ending."""
        clitics = (*self.pack.proclitics, *dict(self.pack.part_clitics))
        spellings = (form, *without_clitics(form, clitics, shortest=2), *self._plain_forms(form, headed=True))
        return form in self.small.arabic_articles or any(map(self.gazetteer.opens_name, spellings))

    def _is_cut(self, i: int) -> bool:
        """A letter with its mark and what is written onto it: "בג'" of "בג'נין"."""
        return bool(self.pack.proclitics) and len(self.tokens.forms[i]) == 2 and self.tokens.gap(i) == "'"

    def _is_tagged(self, i: int) -> bool:
        return i in self.tagged

    def _matches(self, i: int) -> Iterator[tuple[int, list[PlaceRecord]]]:
        """(last token, candidates) of the names that begin here, the longest first; spellings as written before others."""
        words = self._joined(i)
        seen: set[int] = set()
        for length in self.gazetteer.prefix_lengths(words):
            if self._may_close(i, i + length - 1):
                seen.add(length)
                yield i + length - 1, self._records(" ".join(words[:length]))
        if words[0] in self.small.arabic_articles and len(words) > 1 and self.tokens.gap(i).strip() in {"", "-"}:
            for length in self.gazetteer.prefix_lengths(words[1:]):
                if length + 1 not in seen and self._may_close(i, i + length):
                    yield i + length, self._records(" ".join(words[1 : length + 1]))
        if self._is_tagged(i) and 1 not in seen:
            for key in self._tag_keys(i):
                if records := self._records(key):
                    yield i, records
        for bare in without_clitics(words[0], self.pack.proclitics, shortest=1 if self._is_cut(i) else 2):
            for length in self.gazetteer.prefix_lengths([bare, *words[1:]]):
                if length not in seen and (length > 1 or len(bare) >= SHORTEST_BARE):
                    yield i + length - 1, self._records(" ".join([bare, *words[1:length]]))
        if self.pack.endings:
            yield from self._declined(i, words, seen)
        yield from self._glued_parts(i)

    def _glued_parts(self, i: int) -> Iterator[tuple[int, list[PlaceRecord]]]:
        """ "Nordirak", "Ostghuta": a part, written onto a large place."""
        for clitic, _ in self._parts_written_on(i):
            found = [r for r in self._records(self.tokens.forms[i][len(clitic) :]) if r.kind in WIDE or r.population >= LARGE_TOWN]
            if found:
                yield i, found

    def _parts_written_on(self, i: int) -> list[tuple[str, str]]:
        form = self.tokens.forms[i]
        return [(c, part) for c, part in self.pack.part_clitics if form.startswith(c) and len(form) - len(c) > SHORTEST_BARE]

    def _declined(self, i: int, words: list[str], seen: set[int]) -> Iterator[tuple[int, list[PlaceRecord]]]:
        """Names with case endings, as the gazetteer has them without; every plain form that exists is a candidate.

        Where a place bears the name as it stands, only countries: "Malis" is a village's name and the genitive of Mali.
        """
        for length in range(min(3, len(words)), 0, -1):
            if not self._may_close(i, i + length - 1):
                continue
            noun = self.heads_by_first.get(i + length)
            headed = noun is not None and noun.value.sort == "admin"
            found = {r.key: r for key in self._plain_names(words[:length], headed) for r in self._records(key)}
            if length in seen:
                found = {key: r for key, r in found.items() if r.kind == "country"}
            if found:
                yield i + length - 1, list(found.values())

    def _may_close(self, first: int, last: int) -> bool:
        """The last word of a name has a capital too, or is a number, or its noun, or hangs on an apostrophe."""
        if first == last or self.loose or self.caps[last] or self.tokens.forms[last].isdigit() or last in self.heads_by_first:
            return True
        return self.tokens.gap(last - 1) in {"'", "-"}

    def _joined(self, i: int) -> list[str]:
        """The words from i on that may be one name: nothing but a blank, hyphen, apostrophe or abbreviating dot between."""
        gaps, forms, k = self.tokens.gaps, self.tokens.forms, i + 1
        last = min(i + LONGEST, len(forms))
        while k < last and (gaps[k - 1] == " " or self._holds_together(k - 1)):
            k += 1
        return forms[i:k]

    def _holds_together(self, k: int) -> bool:
        gap = self.tokens.gaps[k]
        return "\n" not in gap and gap.strip(" -'‐") in {"", "."} and (gap.strip() != "." or len(self.tokens.forms[k]) <= 3)

    def _records(self, key: str) -> list[PlaceRecord]:
        return [self.gazetteer.at(row) for row in self.gazetteer.rows(key)[:SHOWN]]

    def _tag_keys(self, i: int) -> Iterator[str]:
        parts = _CAMEL.findall(self.tokens.text[self.tokens.starts[i] : self.tokens.ends[i]])
        if len(parts) > 1:
            yield fold_key(" ".join(parts))

    def _plain_names(self, words: list[str], headed: bool) -> Iterator[str]:
        """The words with case endings of one or both ends replaced; `headed`: a noun such as "region" follows."""
        head, tail = words[0], words[-1]
        for plain in self._plain_forms(tail, headed):
            yield " ".join([*words[:-1], plain])
        if len(words) == 2:
            for first in self._plain_forms(head):
                yield " ".join([first, tail])
                for second in self._plain_forms(tail):
                    yield f"{first} {second}"

    def _plain_forms(self, word: str, headed: bool = False) -> Iterator[str]:
        for ending, base in (*self.pack.endings, *(self.pack.head_endings if headed else ())):
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                yield word[: len(word) - len(ending)] + base


@cache
def _lands(proclitics: tuple[str, ...]) -> Known[str | None]:
    """Word → the country whose people it names, as it stands or without what is written onto it."""

    def land(form: str) -> str | None:
        if len(form) < SHORTEST_PEOPLE:
            return None
        return next(filter(None, map(peoples().of, (form, *without_clitics(form, proclitics)))), None)

    return Known(land)


@lru_cache(maxsize=8192)
def without_clitics(word: str, proclitics: tuple[str, ...], shortest: int = SHORTEST_BARE) -> tuple[str, ...]:
    return tuple(word[len(c) :] for c in proclitics if word.startswith(c) and len(word) - len(c) >= shortest)


def _tagged(tokens: Tokens) -> frozenset[int]:
    """Tokens right behind a hash sign."""
    signs = [match.end() for match in _HASH.finditer(tokens.text)]
    return frozenset(i for end in signs if (i := tokens.at_or_after(end)) < tokens.size and tokens.starts[i] == end)


def _by_ends(matches: list[Match[Head]]) -> tuple[dict[int, Match[Head]], dict[int, Match[Head]]]:
    return {m.last: m for m in matches}, {m.first: m for m in matches}
