"""Names that belong to a person, a firm or a paper, and not to a place."""

from __future__ import annotations

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.nesting import may_contain
from tocsin.gazetteer.pack import given_names
from tocsin.gazetteer.store import PlaceRecord
from tocsin.gazetteer.surroundings import Surroundings, size
from tocsin.text import fold_key

SHORTENED = frozenset(("country", "region", "site"))  # what letters may stand for
LONGEST_SHORTENED = 4
LONGEST_QUOTED = 3  # words of what is called so: «Hour of the Rush»
ROAD_REACH = 5  # words between a road and its ends
SMALL_TOWN = 20_000  # inhabitants of one that is rather meant than a first name, behind "in"
CITY = 500_000  # inhabitants of a town that says what a report is about even inside a longer name


class Persons(Surroundings):
    """Tells what a name is a part of."""

    def _in_person(self, entry: Entry) -> bool:
        """A capitalised word right before or after that is no part of a place: a person's, firm's or paper's name.

        Where every noun has a capital, one says nothing behind a place that a preposition makes where it happened.
        """
        if self.pack.nouns_capital and (entry.cue or entry.near or entry.offset):
            return False
        if self.loose or self.titled or (entry.first == entry.last and self._is_tagged(entry.first)):
            return False
        if entry.first < entry.last and max(entry.records, key=size).kind in {"country", "region", "province"}:
            return False
        if self._on_road(entry):
            return False
        headed = entry.span_first < entry.first or (bool(entry.heads) and self.tokens.forms[max(0, entry.first - 1)] in self.pack.common)
        before = not headed and self._stranger_before(entry.first) and not self._nests(entry, entry.first - 1)
        return before or (self._runs_on(entry.last) and not self._nests(entry, entry.last + 1))

    def _is_acronym(self, first: int, last: int) -> bool:
        """ "UN", "IDF Base": bodies, not places."""
        return not self.loose and any(self.tokens.surface(k, k).isupper() and k >= first for k in range(first, last + 1))

    def _is_shortening(self, entry: Entry) -> bool:
        surface = self.tokens.surface(entry.first, entry.last)
        return not self.loose and surface.isupper() and 1 < len(surface) <= LONGEST_SHORTENED and entry.first > 0

    def _not_for_letters(self, entry: Entry) -> list[PlaceRecord]:
        """Letters that stand for a body or a land ("AMIA", "USA") are no town's name."""
        short = self._is_shortening(entry)
        return [r for r in entry.records if r.kind in SHORTENED] or entry.records if short else entry.records

    def _is_quoted(self, entry: Entry) -> bool:
        """ "под «Уралом»", "the "Ankara" sank": a few words between quotation marks are what something is called, unless a noun makes
        it a place."""
        if not self.tokens.gap(entry.span_first - 1).endswith('"') or any(h.sort != "facility" for h in entry.heads):
            return False
        ends = range(entry.span_last, min(entry.first + LONGEST_QUOTED, self.tokens.size))
        end = next((k for k in ends if self.tokens.gap(k).strip()), None)
        return end is not None and self.tokens.gap(end).startswith('"')

    def _bears_given_name(self, entry: Entry) -> bool:
        """ "J. Robinson"; where capitals tell nothing, "WILLIAM WALKER", and "MAURICIO VARGAS", whose first name a country bears."""
        tokens, i = self.tokens, entry.first
        if i and len(tokens.forms[i - 1]) == 1 and self.caps[i - 1] and tokens.gap(i - 1) == ". ":
            return True
        given = given_names(self.lang)
        if self._is_first_name(entry, given):
            return True
        if not self.loose or not self.pack.cased or (entry.located and max(entry.records, key=size).population >= SMALL_TOWN):
            return False
        before = i > 0 and tokens.forms[i - 1] in given and tokens.gap(i - 1) == " "
        return before or (tokens.forms[i] in given and tokens.gap(i) == " " and i + 1 < len(tokens) and not self._is_plain(i + 1))

    def _is_first_name(self, entry: Entry, given: frozenset[str]) -> bool:
        """ "Mauricio Garcia", where another language calls a country so; "كريستوفر ستيفنز", where nothing says in."""
        tokens, i = self.tokens, entry.first
        if tokens.forms[i] not in given or entry.located:
            return False
        if not self.pack.cased:
            return entry.cue is None and max(entry.records, key=size).population < CITY
        foreign = all(fold_key(r.name) != entry.name for r in entry.records)
        return foreign and not self.loose and self._runs_on(entry.last)

    def _on_road(self, entry: Entry) -> bool:
        """One end of a road: "the Abuja-Kaduna highway", "l'axe Fada-Kantchari"."""
        gap, forms, first, last = self.tokens.gap, self.tokens.forms, entry.first, entry.last
        if gap(last).strip() != "-" and (first == 0 or gap(first - 1).strip() != "-"):
            return False
        around = (*forms[max(0, first - ROAD_REACH) : first], *forms[last + 1 : last + ROAD_REACH])
        return not self.pack.road_nouns.isdisjoint(around)

    def _nests(self, entry: Entry, k: int) -> bool:
        """The word beside is a place too, and one of the two contains the other: "İstanbul Ortaköy", "Jolo Sulu"."""
        lengths = self.gazetteer.prefix_lengths(self._joined(k)) if k > entry.last else [1]
        for length in lengths:
            beside = Entry(self.number, k, k, self._records(" ".join(self.tokens.forms[k : k + length])))
            if may_contain(entry, beside) or may_contain(beside, entry):
                return True
        return False

    def _runs_on(self, last: int) -> bool:
        """The name goes on behind: "Khada Khel", "Hajar al Asal"."""
        k = last + 1
        if k + 1 < len(self.tokens) and self.tokens.forms[k] in self.small.arabic_articles and self.tokens.gap(last) == " ":
            return self.caps[k + 1]
        if k < len(self.tokens) and self.tokens.forms[k] in self.small.particles and self.tokens.gap(last) == "-":
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
        if k >= len(tokens) or not self.caps[k] or (tokens.gap(gap_at).strip("-") != " " and tokens.gap(gap_at) != "-"):
            return False
        form = tokens.forms[k]
        if form in self.pack.skipped or form in self.pack.calendar or form in self.pack.cues or form in self.pack.of or k in self.people:
            return False
        if gap_at < k and form in self.pack.common:
            return False
        if k in self.heads_by_first or k in self.heads_by_last or self._is_tagged(k):
            return False
        lands = [r for row in self.gazetteer.rows(form)[:1] if (r := self.gazetteer.at(row)).kind == "country"]
        return not lands or (form in given_names(self.lang) and fold_key(lands[0].name) != form)

    def _person_may_be_place(self, entry: Entry, best: PlaceRecord) -> bool:
        """Countries and large cities inside a longer name still say what the report is about ("Iraq War", "Baghdad Operations Command")."""
        return not self._stranger_before(entry.first) and (best.kind in {"country", "region"} or best.population >= CITY)
