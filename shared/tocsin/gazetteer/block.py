"""Find the names in one block and say which may stand as places."""

from __future__ import annotations

import re

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.ground import without_clitics
from tocsin.gazetteer.persons import SHORTENED, Persons
from tocsin.gazetteer.store import PlaceRecord
from tocsin.gazetteer.surroundings import size
from tocsin.text import Tokens, fold_key

BIG = 100_000  # inhabitants: a town that stands for itself
SMALL = 20_000
SHORTEST = 4  # letters of a dateline that ends with a full stop: not "U.S."
_DATELINE = re.compile(r"(?:[,/][^\n]{0,40}?)?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[-:]|--)\s")
_FULL_STOP = re.compile(r"\.\s")  # "KASPIYSK. A mine went off"
LONG_WORD = 7  # letters of an unknown word that may be a place where every noun has a capital


def opens_dateline(tokens: Tokens, last: int) -> bool:
    """The name that ends the text's first words at token `last` says where it was filed: "BAGHDAD (Agency) -"."""
    end = tokens.ends[last]
    return bool(_DATELINE.match(tokens.folded, end) or (end >= tokens.starts[0] + SHORTEST and _FULL_STOP.match(tokens.folded, end)))


def _is_main_name(entry: Entry) -> bool:
    return any(fold_key(record.name) == entry.name for record in entry.records)


def _is_division(entry: Entry) -> bool:
    """ "Negros Oriental", "Lanao del Sur": in several words what only a division of one country is called."""
    return entry.first < entry.last and {(r.kind, r.country) for r in entry.records} == {("district", entry.records[0].country)}


class Block(Persons):
    """One block under survey; `entries()` gives its names in order, none overlapping."""

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        for i in self._openings():
            if (not found or i > found[-1].last) and (entry := self._at(i)) is not None:
                found.append(entry)
        found += self._guessed({i for e in found for i in range(e.first, e.last + 1)})
        return sorted(found, key=lambda e: e.first)

    def _openings(self) -> list[int]:
        """Tokens that name a people, or at which a name may begin: few of a text."""
        capitals = (i for i, capital in enumerate(self.caps) if capital)
        small = (i for i, form in enumerate(self.tokens.forms) if form in self.pack.openers) if self.pack.openers else ()
        likely = range(len(self.caps)) if self.loose else sorted({*capitals, *self.tagged, *self.people, *small})
        return [i for i in likely if i in self.people or (self._may_open(i) and self._may_spell(i))]

    def _at(self, i: int) -> Entry | None:
        named = self._named(i)
        iso = self.people.get(i)
        if (
            iso is not None
            and (named is None or (named.last == i and not self._is_country(named)))
            and (self.caps[i] or len(self.tokens.forms[i]) > 3)
        ):
            return self._people(i, iso)
        return named

    def _is_country(self, entry: Entry) -> bool:
        """By its English name, or with a case ending: "Somali" is Somalia in Turkish, a people in English."""
        suffixed = entry.cue in self.pack.suffixes
        land = next((r for r in entry.records if r.kind == "country"), None)
        return (
            land is not None
            and (suffixed or not self.pack.people_capital or fold_key(land.name) == entry.name)
            and (self.caps[entry.first] or self.loose)
        )

    def _people(self, i: int, iso: str) -> Entry:
        entry = Entry(self.number, i, i, self.gazetteer.country(iso), i, i, demonym=True)
        entry.role_noun = i + 1 in self.role_after
        return entry

    def _named(self, i: int) -> Entry | None:
        if i in self.people and not (self._may_open(i) and self._may_spell(i)):
            return None
        matches = self._matches(i)
        for last, records in sorted(matches, key=lambda m: (-m[0], self._is_other_name(i, *m))) if self.pack.endings else matches:
            entry = Entry(self.number, i, last, records, i, last, name=" ".join(self.tokens.forms[i : last + 1]))
            entry.known = entry.name in self.pack.cities
            if entry.name in self.pack.towns:
                entry.records = [r for r in records if r.kind != "country"] or records
            entry.records = self._not_for_letters(entry)
            self._surround(entry)
            if self._acceptable(entry):
                return entry
        return None

    def _is_other_name(self, first: int, last: int, records: list[PlaceRecord]) -> bool:
        """Only of small towns, and not their own: "Malis", which may be the genitive of Mali."""
        name = " ".join(self.tokens.forms[first : last + 1])
        return all(r.kind == "town" and r.population < SMALL and fold_key(r.name) != name for r in records)

    def _acceptable(self, entry: Entry) -> bool:
        best = max(entry.records, key=size)
        single, doubtful = entry.first == entry.last or self._is_article_and_word(entry), self._is_ordinary(entry, best)
        barred = (single and (self._is_barred(entry, best) or self._is_somebody(entry))) or self._is_nameless(entry)
        if barred or self._is_quoted(entry) or (doubtful and (self.loose or not entry.located)):
            return False
        held = (
            entry.located or any(h.sort != "street" for h in entry.heads) or entry.near or entry.nation is not None or self._chained(entry)
        )
        small = best.kind in {"town", "district"}
        if (single or small) and all(self._is_common(i) for i in range(entry.first, entry.last + 1)):
            return self._common_word_stands(entry, best)
        stands_alone = not small or best.population >= BIG
        if self.loose:
            entry.weak = not held and not stands_alone
            return self._stands_in_capitals(entry, best, held, single) and (held or stands_alone or not single or best.population >= SMALL)
        if self._in_person(entry):
            entry.role_noun = True
            return stands_alone and self._person_may_be_place(entry, best)
        entry.weak = doubtful or (not held and not (stands_alone or best.population >= SMALL or _is_division(entry)))
        return True

    def _stands_in_capitals(self, entry: Entry, best: PlaceRecord, held: bool, single: bool) -> bool:
        """In capitals throughout, other names of far towns look like any word ("FIRST", "SELF")."""
        small = best.kind in {"town", "district"}
        if not single or (small and self._runs_on_in_capitals(entry)):
            return not single
        return not (small or best.kind == "province") or not self.pack.cased or held or _is_main_name(entry)

    def _is_article_and_word(self, entry: Entry) -> bool:
        """ "THE POINT": in capitals throughout, no more telling than the word."""
        return self.loose and self.pack.cased and entry.last == entry.first + 1 and self.tokens.forms[entry.first] in self.pack.skipped

    def _runs_on_in_capitals(self, entry: Entry) -> bool:
        """ "THE SETTLEMENT OF PUERTO NUEVO, IN": the rest of a name that as a whole is not known."""
        behind = entry.last + 1
        if not self.pack.cased or entry.span_first == entry.first or behind + 1 >= self.tokens.size or self.tokens.gap(entry.last) != " ":
            return False
        return not self._is_plain(behind) and behind not in self.heads_by_first and self.tokens.gap(behind)[:1] in {",", "."}

    def _is_somebody(self, entry: Entry) -> bool:
        return not entry.heads and self._bears_given_name(entry) and not self._chained(entry)

    def _is_barred(self, entry: Entry, best: PlaceRecord) -> bool:
        """Never a place as written: an article, a month, half a word, "us" for "US"."""
        form = self.tokens.forms[entry.first]
        small_letters = self.pack.cased and not self.tokens.surface(entry.first, entry.last).isupper()
        if len(form) <= 3 and best.kind == "country" and small_letters:
            return True
        return form in self.small.articles or form in self.pack.calendar or self._is_fragment(entry)

    def _is_nameless(self, entry: Entry) -> bool:
        """ "IN THE NORTHERN SECTOR", "NEAR AN ALLEY": in capitals throughout, a word for a part, or one behind an indefinite article."""
        if not self.loose or entry.heads:
            return False
        i = entry.last
        part = (i in self.parts or i in self.directions) and not (entry.last > entry.first and _is_main_name(entry))  # but "EL ALTO"
        indefinite = self.pack.cased and entry.first > 0 and self.tokens.forms[entry.first - 1] in self.pack.indefinite
        return part or indefinite

    def _is_ordinary(self, entry: Entry, best: PlaceRecord) -> bool:
        """A word or a person that a small town is called like, with nothing beside it that makes it a town."""
        if (
            entry.first < entry.last
            or best.kind not in {"town", "district"}
            or best.population >= BIG
            or entry.heads
            or entry.near
            or entry.offset
            or entry.nation is not None
            or self._chained(entry)
        ):
            return False
        form = self.tokens.forms[entry.first]
        bare = without_clitics(form, self.pack.proclitics) if self.pack.proclitics else ()
        return any(word in self.pack.ordinary for word in (form, *bare))

    def _is_common(self, i: int) -> bool:
        pack, form = self.pack, self.tokens.forms[i]
        if form in pack.common or form in pack.cues or form in pack.skipped or form in self.small.articles:
            return True
        if pack.proclitics and any(bare in pack.common for bare in without_clitics(form, pack.proclitics)):
            return True
        return i in self.heads_by_first and self.heads_by_first[i].last == i

    def _is_fragment(self, entry: Entry) -> bool:
        """Part of a word cut by an apostrophe ("Ma'ar"), or the letters of a body ("UN")."""
        if self.loose:
            return False
        after = entry.last + 1
        if self._is_shortening(entry):
            return entry.records[0].kind not in SHORTENED
        cut = after < self.tokens.size and self.tokens.gap(entry.last) == "'" and not self.caps[after]
        return cut and self.tokens.forms[after] != "s" and self.tokens.forms[after] not in self.pack.suffixes

    def _common_word_stands(self, entry: Entry, best: PlaceRecord) -> bool:
        """ "Most", "March", "بلد": only with a noun, a chain, or both cue and size."""
        if not self.pack.cased and entry.first == entry.last and entry.first in self.nouns:
            return self._chained(entry)  # "near the city", "west of the city of Gaza": not Medina
        if entry.heads or self._chained(entry):
            return not self.pack.cased or (self.caps[entry.first] and not self.loose)
        if entry.first == 0 and best.population >= BIG and opens_dateline(self.tokens, entry.span_last):
            return True
        if not self.pack.cased and (entry.part_told or entry.near or entry.offset):
            return best.population >= BIG
        plain = self.pack.cased and not self.loose
        if best.kind == "country":
            return entry.cue is not None or (plain and self.caps[entry.first] and entry.first > 0)
        of_two_words = entry.last > entry.first and _is_main_name(entry)  # "in San Carlos": persons and others are called by it as well
        return entry.located and (of_two_words or (plain and (best.population >= BIG or best.kind in {"site", "region"})))

    def _chained(self, entry: Entry) -> bool:
        """ "Town, Province": a comma or bracket and another place follow."""
        after = entry.span_last + 1
        if after >= self.tokens.size or self.tokens.gap(entry.span_last).strip() not in {",", "(", ", ("}:
            return False
        if after in self.people or after in self.heads_by_first:
            return True
        return (
            self._may_open(after)
            and self.tokens.forms[after] not in self.pack.common
            and bool(self.gazetteer.prefix_lengths(self._joined(after)))
        )

    def _guessed(self, taken: set[int]) -> list[Entry]:
        """Unknown words that a noun beside them, or a cue and a known place behind them, makes out to be a place."""
        found: list[Entry] = []
        for i in self._openings_of_unknown():
            if i in taken or not self._is_opening(i):
                continue
            last = self._end_of_unknown(i, taken)
            if self.tokens.forms[i] in self.pack.common or self._is_acronym(i, last):
                continue
            entry = Entry(self.number, i, last, [], i, last, guessed=True)
            self._surround(entry)
            placed = any(h.sort in {"admin", "settlement"} for h in entry.heads) and not self._is_vague(entry)
            chained = self._chained(entry) and entry.cue in self.pack.locatives
            long = last > i or len(self.tokens.forms[i]) >= LONG_WORD
            located = entry.cue in self.pack.locatives and not self.loose and (long or not self.pack.nouns_capital)
            if not (placed or chained or located):
                continue
            surely = entry.cue in self.pack.guess_cues and not self.pack.nouns_capital
            entry.weak = not (placed or chained or surely)
            taken |= set(range(i, last + 1))
            found.append(entry)
        return found

    def _is_vague(self, entry: Entry) -> bool:
        """Nouns that bodies have as well ("Police Department"); in scripts without capitals, any noun without a cue."""
        outside = [*range(entry.span_first, entry.first), *range(entry.last + 1, entry.span_last + 1)]
        return any(self.tokens.forms[k] in self.pack.vague for k in outside) or (not self.pack.cased and not (entry.cue or entry.near))

    def _openings_of_unknown(self) -> list[int]:
        """Tokens with a capital; in scripts without, those behind a noun. Where capitals tell nothing, none."""
        if self.pack.cased and not self.loose:
            return [i for i, capital in enumerate(self.caps) if capital]
        nouns = (last for last, head in self.heads_by_last.items() if head.value.sort in {"admin", "settlement"})
        behind = sorted(self._behind_of(last + 1) for last in nouns)
        return [i for i in behind if i < len(self.caps) and not (self.pack.cased and self._is_plain(i))]

    def _behind_of(self, i: int) -> int:
        """Behind "of", where a language with capitals puts one: "THE VILLAGE OF"."""
        return i + (self.pack.cased and i < self.tokens.size and self.tokens.forms[i] in self.pack.of)

    def _is_opening(self, i: int) -> bool:
        form, pack = self.tokens.forms[i], self.pack
        if form in self.small.articles and not self.loose and i + 1 < len(self.caps) and self.caps[i] and self.caps[i + 1]:
            return self.tokens.gap(i) in {" ", "-"}
        if (
            (len(form) < 3 and self.tokens.gap(i) != "'")
            or form[0].isdigit()
            or form in pack.calendar
            or form in pack.cues
            or form in pack.skipped
            or form in pack.of
        ):
            return False
        return i not in self.people and i not in self.heads_by_first and i not in self.heads_by_last

    def _end_of_unknown(self, i: int, taken: set[int]) -> int:
        last = i
        while self.pack.cased and last + 1 < self.tokens.size and last - i < 4:
            k = last + 1
            article = self.tokens.forms[k] in self.small.articles and k + 1 < self.tokens.size and self.caps[k + 1]
            if (
                k in taken
                or not (self.caps[k] or article or self.tokens.gap(last) == "'")
                or self.tokens.gap(last) not in {" ", "-", "'", " '"}
            ):
                break
            if k in self.heads_by_first:
                break
            if self.tokens.forms[k] in self.pack.calendar or k in self.people or (self.loose and self._is_plain(k)):
                break
            last = k
        return last
