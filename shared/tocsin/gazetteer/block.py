"""Find the names in one block, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.pack import Head, PlacePack, peoples, place_pack
from tocsin.gazetteer.store import Gazetteer, PlaceRecord
from tocsin.text import Match, Tokens, fold_key

LONGEST = 6  # words of a name
SHOWN = 40  # candidates looked at for one name
BIG = 100_000  # inhabitants: a town that stands for itself
SMALL = 20_000
MILE_KM = 1.609
VAGUE_KM = 10.0  # "north of Baghdad" without a distance
FAR_BACK = 7  # words looked at before a name
ARTICLES = frozenset(("al", "el", "ul", "ad", "ar", "as", "az", "ash", "an", "at", "e", "i", "de", "du", "la", "le", "del", "los", "las", "d", "l"))
ARABIC_ARTICLES = frozenset(("al", "el"))
PARTICLES = frozenset(("e", "i", "ye", "al", "el", "o", "u"))
MISSIONS = frozenset(("embassy", "consulate"))  # "ambassade de France" is not in France
_CAMEL = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+|[^\W\d_]+")
_BREAK = frozenset(".;:?!\n")


class Block:
    """One block under survey; `entries()` gives its names in order, none overlapping."""

    def __init__(self, number: int, tokens: Tokens, lang: str, gazetteer: Gazetteer) -> None:
        self.number, self.tokens, self.gazetteer = number, tokens, gazetteer
        self.pack: PlacePack = place_pack(lang)
        self.caps = [tokens.text[s].isupper() for s in tokens.starts]
        self.loose = not self.pack.cased or self._without_case()
        self.titled = self.pack.cased and sum(self.caps) > 0.7 * len(self.caps)
        self.heads_by_last, self.heads_by_first = _by_ends(self.pack.heads.scan(tokens))
        self.near = {m.last: m for m in self.pack.near.scan(tokens)}
        self.directions = {m.last: m for m in self.pack.directions.scan(tokens)}
        self.role_before = {m.last: m for m in self.pack.role_before.scan(tokens)}
        self.role_after = {m.first: m for m in self.pack.role_after.scan(tokens)}
        self.people = self._peoples()

    def _without_case(self) -> bool:
        """Capitals tell nothing here: all are capitals, or none is."""
        letters = [c for c in self.tokens.text[self.tokens.starts[0] : self.tokens.ends[-1]] if c.isalpha()] if len(self.tokens) else []
        capitals = sum(c.isupper() for c in letters)
        return capitals > 0.7 * len(letters) or (capitals == 0 and len(letters) > 10)

    def _peoples(self) -> dict[int, str]:
        of, found = peoples().of, {}
        for i, form in enumerate(self.tokens.forms):
            if len(form) < 3 or (self.pack.people_capital and not self.caps[i] and not self.loose):
                continue
            iso = of(form)
            if iso is None and self.pack.proclitics:
                iso = next(filter(None, map(of, _without_clitics(form, self.pack.proclitics))), None)
            if iso is not None:
                found[i] = iso
        return found

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        i = 0
        while i < len(self.tokens):
            entry = self._at(i)
            if entry is not None:
                found.append(entry)
            i = entry.last + 1 if entry is not None else i + 1
        found += self._guessed({i for e in found for i in range(e.first, e.last + 1)})
        return sorted(found, key=lambda e: e.first)

    # Names

    def _at(self, i: int) -> Entry | None:
        named = self._named(i)
        iso = self.people.get(i)
        if iso is not None and (named is None or named.last == i and not self._is_country(named)) and (self.caps[i] or len(self.tokens.forms[i]) > 3):
            return self._people(i, iso)
        return named

    def _is_country(self, entry: Entry) -> bool:
        return any(r.kind == "country" for r in entry.records) and (self.caps[entry.first] or self.loose)

    def _people(self, i: int, iso: str) -> Entry:
        entry = Entry(self.number, i, i, self.gazetteer.country(iso), i, i, demonym=True)
        entry.role_noun = i + 1 in self.role_after
        return entry

    def _named(self, i: int) -> Entry | None:
        if not self._may_open(i):
            return None
        for last, records in self._matches(i):
            entry = Entry(self.number, i, last, records, i, last, name=" ".join(self.tokens.forms[i : last + 1]))
            self._surround(entry)
            if self._acceptable(entry):
                return entry
        return None

    def _may_open(self, i: int) -> bool:
        form = self.tokens.forms[i]
        return len(form) > 1 and not form[0].isdigit() and (self.loose or self.caps[i] or self._is_tagged(i))

    def _is_tagged(self, i: int) -> bool:
        start = self.tokens.starts[i]
        return start > 0 and self.tokens.text[start - 1] == "#"

    def _matches(self, i: int) -> Iterator[tuple[int, list[PlaceRecord]]]:
        """(last token, candidates) of the names that begin here, the longest first; spellings as written before others."""
        words = self._joined(i)
        seen: set[int] = set()
        for length in self.gazetteer.prefix_lengths(words):
            if self._may_close(i, i + length - 1):
                seen.add(length)
                yield i + length - 1, self._records(" ".join(words[:length]))
        if words[0] in ARABIC_ARTICLES and len(words) > 1 and self.tokens.gap(i).strip() in {"", "-"}:
            for length in self.gazetteer.prefix_lengths(words[1:]):
                if length + 1 not in seen and self._may_close(i, i + length):
                    yield i + length, self._records(" ".join(words[1 : length + 1]))
        if self._is_tagged(i) and 1 not in seen:
            for key in self._tag_keys(i):
                if records := self._records(key):
                    yield i, records
        for bare in _without_clitics(words[0], self.pack.proclitics):
            for length in self.gazetteer.prefix_lengths([bare, *words[1:]]):
                if length not in seen:
                    yield i + length - 1, self._records(" ".join([bare, *words[1:length]]))
        if self.pack.endings:
            yield from self._declined(i, words, seen)

    def _declined(self, i: int, words: list[str], seen: set[int]) -> Iterator[tuple[int, list[PlaceRecord]]]:
        """Names with case endings, as the gazetteer has them without; every plain form that exists is a candidate."""
        for length in range(min(3, len(words)), 0, -1):
            if length in seen or not self._may_close(i, i + length - 1):
                continue
            found = {r.key: r for key in self._plain_names(words[:length]) for r in self._records(key)}
            if found:
                yield i + length - 1, list(found.values())

    def _may_close(self, first: int, last: int) -> bool:
        """The last word of a name has a capital too, or is its noun, or hangs on an apostrophe."""
        if first == last or self.loose or self.caps[last] or last in self.heads_by_first:
            return True
        return self.tokens.gap(last - 1) in {"'", "-"}

    def _joined(self, i: int) -> list[str]:
        """The words from i on that may be one name: nothing but a blank, hyphen, apostrophe or abbreviating dot between."""
        tokens, words = self.tokens, [self.tokens.forms[i]]
        for k in range(i, min(i + LONGEST, len(tokens)) - 1):
            gap = tokens.gap(k)
            if "\n" in gap or gap.strip(" -'‐") not in {"", "."} or (gap.strip() == "." and len(tokens.forms[k]) > 3):
                break
            words.append(tokens.forms[k + 1])
        return words

    def _records(self, key: str) -> list[PlaceRecord]:
        return [self.gazetteer.at(row) for row in self.gazetteer.rows(key)[:SHOWN]]

    def _tag_keys(self, i: int) -> Iterator[str]:
        parts = _CAMEL.findall(self.tokens.text[self.tokens.starts[i] : self.tokens.ends[i]])
        if len(parts) > 1:
            yield fold_key(" ".join(parts))

    def _plain_names(self, words: list[str]) -> Iterator[str]:
        """The words with case endings of one or both ends replaced."""
        head, tail = words[0], words[-1]
        for plain in self._plain_forms(tail):
            yield " ".join([*words[:-1], plain])
        if len(words) == 2:
            for first in self._plain_forms(head):
                yield " ".join([first, tail])
                for second in self._plain_forms(tail):
                    yield f"{first} {second}"

    def _plain_forms(self, word: str) -> Iterator[str]:
        for ending, base in self.pack.endings:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                yield word[: len(word) - len(ending)] + base

    # Surroundings

    def _surround(self, entry: Entry) -> None:
        self._behind(entry)
        self._before(entry)
        entry.located = self._is_located(entry)
        entry.role_noun = self._is_role(entry)

    def _behind(self, entry: Entry) -> None:
        tokens, after = self.tokens, entry.last + 1
        if after < len(tokens) and tokens.gap(entry.last) == "'" and tokens.forms[after] in self.pack.suffixes:
            entry.cue, after = tokens.forms[after], after + 1
        if not self.pack.heads_after:
            return
        if after < len(tokens) and tokens.gap(after - 1).strip(" -") in {"", "'s", "'"} and (head := self.heads_by_first.get(after)) is not None:
            entry.heads.append(head.value)
            entry.span_last = head.last

    def _before(self, entry: Entry) -> None:
        """Walk back over articles, nouns and peoples to the cue, the direction or the word for nearness."""
        tokens, k = self.tokens, entry.first - 1
        if self._is_tagged(entry.first):
            entry.cue = entry.cue or "#"
        elif (clitic := self._clitic(tokens.forms[entry.first])) is not None:
            entry.cue = clitic
        for _ in range(FAR_BACK):
            if k < 0 or not _BREAK.isdisjoint(tokens.gap(k)) or "," in tokens.gap(k):
                return
            if k in self.near:
                entry.near, entry.cue = True, self.near[k].value
                return
            if (direction := self.directions.get(k)) is not None:
                entry.offset, entry.cue = (self._distance(direction.first), direction.value), direction.value
                entry.span_first = direction.first
                return
            step = self._step_back(entry, k)
            if step is None:
                return
            k = step

    def _step_back(self, entry: Entry, k: int) -> int | None:
        form = self.tokens.forms[k]
        head, adjoining = self._head_before(k), all(t in self.pack.skipped or t in self.pack.of for t in self.tokens.forms[k + 1 : entry.span_first])
        if head is not None:
            if adjoining:
                entry.heads.append(head.value)
                entry.span_first = head.first
            if (clitic := self._clitic(self.tokens.forms[head.first])) is not None and entry.cue is None:
                entry.cue = clitic
            return head.first - 1
        if k in self.people and form not in self.pack.cues:
            entry.nation = entry.nation or self.people[k]
            return k - 1
        if form in self.pack.cues:
            entry.cue = entry.cue or form
            return None
        return k - 1 if form in self.pack.skipped else None

    def _head_before(self, k: int) -> Match[Head] | None:
        """The noun that ends at token k, with "of" behind it where the language needs that ("province of X", "مدينة X")."""
        if self.tokens.forms[k] in self.pack.of:
            j = k
            while j > 0 and k - j < 3 and self.tokens.forms[j] in self.pack.of:
                j -= 1
            return self.heads_by_last.get(j)
        return self.heads_by_last.get(k) if self.pack.direct_heads else None

    def _clitic(self, form: str) -> str | None:
        return next((c for c in self.pack.proclitics if c in self.pack.locative_clitics and form.startswith(c)), None)

    def _distance(self, i: int) -> float:
        """Km of "50 km (north of)"; VAGUE_KM where none is said."""
        forms = self.tokens.forms
        for at in range(i - 1, max(i - 6, 0), -1):
            if forms[at] in self.pack.distance_units:
                try:
                    return float(forms[at - 1].replace(",", ".")) * (MILE_KM if forms[at] in self.pack.miles else 1.0)
                except ValueError:
                    return VAGUE_KM
        return VAGUE_KM

    def _is_role(self, entry: Entry) -> bool:
        if entry.near or entry.offset or entry.cue == "#":
            return False
        after = entry.last + 1
        followed = after in self.role_after and self.tokens.gap(entry.last).strip(" -") in {"", "'s", "'"}
        if entry.head("facility") in MISSIONS and any(r.kind == "country" for r in entry.records[:1]):
            return True
        if entry.located:
            return False
        return entry.first - 1 in self.role_before or (followed and not any(h.sort == "facility" for h in entry.heads))

    # Which names may stand

    def _acceptable(self, entry: Entry) -> bool:
        best = max(entry.records, key=size)
        single = entry.first == entry.last
        form = self.tokens.forms[entry.first]
        held = entry.located or bool(entry.heads) or entry.near or entry.nation is not None or self._chained(entry)
        if single and (form in ARTICLES or self._is_fragment(entry)):
            return False
        if single and len(form) <= 3 and best.kind == "country" and not self.tokens.surface(entry.first, entry.last).isupper() and self.pack.cased:
            return False
        if single and form in self.pack.calendar:
            return False
        if single and (form in self.pack.common or form in self.pack.cues or form in self.pack.skipped):
            return self._ordinary_word_stands(entry, best)
        stands_alone = best.kind not in {"town", "district"} or best.population >= BIG
        if self.loose:
            entry.weak = not held and not stands_alone
            return held or stands_alone or not single or best.population >= SMALL
        if self._in_person(entry):
            if not stands_alone or not self._person_may_be_place(entry, best):
                return False
            entry.role_noun = True
        entry.weak = not held and not (stands_alone or best.population >= SMALL)
        return True

    def _is_fragment(self, entry: Entry) -> bool:
        """Part of a word cut by an apostrophe ("Ma'ar"), or the letters of a body ("UN")."""
        if self.loose:
            return False
        after, surface = entry.last + 1, self.tokens.surface(entry.first, entry.last)
        if surface.isupper() and 1 < len(surface) <= 4 and entry.first > 0:
            return entry.records[0].kind not in {"country", "region", "site"}
        cut = after < len(self.tokens) and self.tokens.gap(entry.last) == "'" and not self.caps[after]
        return cut and self.tokens.forms[after] != "s" and self.tokens.forms[after] not in self.pack.suffixes

    def _is_located(self, entry: Entry) -> bool:
        """A cue that only places follow; a clitic does only where the rest of the word is a sizable place."""
        if entry.cue in self.pack.locative_clitics:
            return max(size(r) for r in entry.records) >= 4.5 if entry.records else False
        return entry.cue == "#" or entry.cue in self.pack.locatives

    def _ordinary_word_stands(self, entry: Entry, best: PlaceRecord) -> bool:
        """ "Most", "March", "بلد": only with a noun, a chain, or both cue and size."""
        if entry.heads or self._chained(entry):
            return self.caps[entry.first] or not self.pack.cased
        if best.kind == "country":
            return entry.cue is not None or self.pack.cased and self.caps[entry.first] and not self.loose and entry.first > 0
        strong = entry.located and self.pack.cased and not self.loose
        return strong and (best.population >= BIG or best.kind in {"site", "region"})

    def _in_person(self, entry: Entry) -> bool:
        """A capitalised word right before or after that is no part of a place: a person's, firm's or paper's name."""
        if self.loose or self.titled:
            return False
        if entry.first < entry.last and max(entry.records, key=size).kind in {"country", "region", "province"}:
            return False
        headed = entry.span_first < entry.first or (bool(entry.heads) and self.tokens.forms[max(0, entry.first - 1)] in self.pack.common)
        return (not headed and self._stranger_before(entry.first)) or self._runs_on(entry.last)

    def _runs_on(self, last: int) -> bool:
        """The name goes on behind: "Khada Khel", "Hajar al Asal"."""
        k = last + 1
        if k + 1 < len(self.tokens) and self.tokens.forms[k] in ARABIC_ARTICLES and self.tokens.gap(last) == " ":
            return self.caps[k + 1]
        if k < len(self.tokens) and self.tokens.forms[k] in PARTICLES and self.tokens.gap(last) == "-":
            return True
        return self._stranger(last, k)

    def _stranger_before(self, i: int) -> bool:
        k = i - 1
        opens = k == 0 or self.tokens.gap(k - 1).strip(" \"'([#@-*") != ""
        return k >= 0 and self._stranger(k, k) and not (opens and self._is_plain(k))

    def _is_plain(self, k: int) -> bool:
        """A word that has its capital only for the place at the head of a sentence."""
        return self.tokens.forms[k] in self.pack.common or self.tokens.forms[k] in self.pack.cues

    def _stranger(self, gap_at: int, k: int) -> bool:
        tokens = self.tokens
        if k >= len(tokens) or not self.caps[k] or tokens.gap(gap_at).strip("-") != " " and tokens.gap(gap_at) != "-":
            return False
        form = tokens.forms[k]
        if form in self.pack.skipped or form in self.pack.calendar or form in self.pack.cues or form in self.pack.of or k in self.people:
            return False
        if gap_at < k and form in self.pack.common:
            return False
        if k in self.heads_by_first or k in self.heads_by_last or self._is_tagged(k):
            return False
        return not any(self.gazetteer.at(r).kind in {"country", "province"} or self.gazetteer.at(r).population > BIG for r in self.gazetteer.rows(form)[:1])

    def _person_may_be_place(self, entry: Entry, best: PlaceRecord) -> bool:
        """Countries and large cities inside a longer name still say what the report is about ("Iraq War", "Baghdad Operations Command")."""
        return not self._stranger_before(entry.first) and (best.kind in {"country", "region"} or best.population >= 5 * BIG)

    def _chained(self, entry: Entry) -> bool:
        """ "Town, Province": a comma or bracket and another place follow."""
        after = entry.span_last + 1
        if after >= len(self.tokens) or self.tokens.gap(entry.span_last).strip() not in {",", "(", ", ("}:
            return False
        if after in self.people or after in self.heads_by_first:
            return True
        return self._may_open(after) and self.tokens.forms[after] not in self.pack.common and bool(self.gazetteer.prefix_lengths(self._joined(after)))

    # Names that the gazetteer does not know

    def _guessed(self, taken: set[int]) -> list[Entry]:
        """Unknown words that a noun beside them, or a cue and a known place behind them, makes out to be a place."""
        found: list[Entry] = []
        for i in range(len(self.tokens)):
            if i in taken or not self._is_opening(i):
                continue
            last = self._end_of_unknown(i, taken)
            entry = Entry(self.number, i, last, [], i, last, guessed=True)
            self._surround(entry)
            placed = any(h.sort in {"admin", "settlement"} for h in entry.heads)
            chained = self._chained(entry) and entry.cue in self.pack.locatives
            located = entry.cue in self.pack.locatives and not self.loose and not self.pack.nouns_capital
            if not (placed or chained or located) or self.tokens.forms[i] in self.pack.common or self._is_acronym(i, last):
                continue
            entry.weak = not (placed or chained or entry.cue in self.pack.guess_cues)
            taken |= set(range(i, last + 1))
            found.append(entry)
        return found

    def _is_acronym(self, first: int, last: int) -> bool:
        """ "UN", "IDF Base": bodies, not places."""
        return not self.loose and any(self.tokens.surface(k, k).isupper() and k >= first for k in range(first, last + 1))

    def _is_opening(self, i: int) -> bool:
        form, pack = self.tokens.forms[i], self.pack
        if form in ARTICLES and not self.loose and i + 1 < len(self.caps) and self.caps[i] and self.caps[i + 1]:
            return self.tokens.gap(i) in {" ", "-"}
        if (len(form) < 3 and self.tokens.gap(i) != "'") or form[0].isdigit() or form in pack.calendar or form in pack.cues or form in pack.skipped or form in pack.of:
            return False
        if i in self.people or i in self.heads_by_first or i in self.heads_by_last:
            return False
        if self.pack.cased:
            return self.caps[i] and not self.loose
        return i - 1 in self.heads_by_last and self.heads_by_last[i - 1].value.sort in {"admin", "settlement"}

    def _end_of_unknown(self, i: int, taken: set[int]) -> int:
        last = i
        while self.pack.cased and last + 1 < len(self.tokens) and last - i < 4:
            k = last + 1
            article = self.tokens.forms[k] in ARTICLES and k + 1 < len(self.tokens) and self.caps[k + 1]
            if k in taken or not (self.caps[k] or article or self.tokens.gap(last) == "'") or self.tokens.gap(last) not in {" ", "-", "'", " '"}:
                break
            if k in self.heads_by_first:
                break
            if self.tokens.forms[k] in self.pack.calendar or k in self.people:
                break
            last = k
        return last


@lru_cache(maxsize=8192)
def _without_clitics(word: str, proclitics: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[len(c) :] for c in proclitics if word.startswith(c) and len(word) - len(c) >= 3)


@lru_cache(maxsize=8192)
def size(record: PlaceRecord) -> float:
    """About the log10 of a town's population, and what other kinds weigh beside it."""
    base = _SIZES.get(record.kind)
    return len(str(record.population)) - 1 + _LOG[int(str(record.population)[0])] if base is None else base


_SIZES = {"country": 8.0, "region": 6.0, "sea": 6.0, "province": 5.1, "site": 4.8, "district": 3.6}
_LOG = (0.0, 0.0, 0.3, 0.48, 0.6, 0.7, 0.78, 0.85, 0.9, 0.95)


def _by_ends(matches: list[Match[Head]]) -> tuple[dict[int, Match[Head]], dict[int, Match[Head]]]:
    return {m.last: m for m in matches}, {m.first: m for m in matches}
