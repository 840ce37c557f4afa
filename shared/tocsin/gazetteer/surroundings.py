"""What stands around a name: cues, nouns, directions, nearness, titles."""

from __future__ import annotations

from functools import lru_cache

from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.ground import Ground
from tocsin.gazetteer.kilometres import told_km
from tocsin.gazetteer.pack import Head
from tocsin.gazetteer.store import PlaceRecord
from tocsin.text import Match

VAGUE_KM = 10.0  # "north of Baghdad" without a distance
UNIT_BESIDE = 1
MEASURE = 5  # words from a name to the direction behind it: "otuz beş kilometre kuzeyinde"
FAR_BACK = 7  # words looked at before a name
SIZABLE = 4.5  # log10 of inhabitants
MISSIONS = frozenset(("embassy", "consulate"))  # "ambassade de France" is not in France
_BREAK = frozenset(".;:?!\n")
_STOPS = _BREAK | {","}


class Surroundings(Ground):
    """Reads into an entry what the words around it say."""

    def _surround(self, entry: Entry) -> None:
        self._behind(entry)
        entry.part_told = self._part_written_on(entry)
        self._before(entry)
        entry.cue = entry.cue or self._cue_within_part(entry)
        entry.path = entry.path or self._is_bound_for(entry)
        measured = entry.offset is not None or entry.away is not None
        entry.apposed = measured and entry.last + 1 < self.tokens.size and self.tokens.forms[entry.last + 1] in self.pack.lying
        entry.border = self._is_beyond_border(entry)
        entry.located = self._is_located(entry)
        entry.role_noun = self._is_role(entry)

    def _is_bound_for(self, entry: Entry) -> bool:
        """ "The Nairobi-bound bus"."""
        after = entry.last + 1
        return after < self.tokens.size and self.tokens.gap(entry.last) == "-" and self.tokens.forms[after] in self.pack.bound

    def _behind(self, entry: Entry) -> None:
        tokens, after = self.tokens, entry.last + 1
        if tokens.gaps[entry.last] == "'" and after < tokens.size and tokens.forms[after] in self.pack.suffixes:
            entry.cue, after = tokens.forms[after], after + 1
        if not self.pack.heads_after:
            return
        if (head := self.heads_by_first.get(after)) is not None and tokens.gap(after - 1).strip(" -") in {"", "'s", "'"}:
            entry.heads.append(head.value)
            entry.span_last = head.last
        if self.pack.directions_follow:
            self._direction_behind(entry)

    def _direction_behind(self, entry: Entry) -> None:
        """ "Gao'nun 30 km kuzeyinde", "Gao yakınlarında": where the direction stands behind the name."""
        after = self._after_case(entry)
        for k in range(after, min(after + MEASURE, self.tokens.size)):
            if not _STOPS.isdisjoint(self.tokens.between(entry.span_last, k)):
                return
            if (direction := self.directions_by_first.get(k)) is not None:
                entry.offset, entry.cue = (
                    (told_km(self.tokens, k, self.pack, self.lang, k - after) or VAGUE_KM, direction.value),
                    direction.value,
                )
                entry.span_last = direction.last
                return
            if (near := self.near_by_first.get(k)) is not None:
                entry.near, entry.cue = True, near.value
                entry.away = told_km(self.tokens, k, self.pack, self.lang, k - after)
                return

    def _after_case(self, entry: Entry) -> int:
        """The token behind the name, its noun and its case ending."""
        after = entry.span_last + 1
        written_on = entry.span_last == entry.last and after < self.tokens.size and self.tokens.gap(entry.last) == "'"
        return after + (written_on and self.tokens.forms[after] in self.pack.suffixes)

    def _before(self, entry: Entry) -> None:
        """Walk back over articles, nouns and peoples to the cue, the direction or the word for nearness."""
        tokens, k = self.tokens, entry.first - 1
        if self._is_tagged(entry.first):
            entry.cue = entry.cue or "#"
        elif not self._is_whole(entry) and (clitic := self._clitic(tokens.forms[entry.first])) is not None:
            entry.cue = clitic
        for _ in range(FAR_BACK):
            if k < 0 or (tokens.gaps[k] != " " and not _STOPS.isdisjoint(tokens.gaps[k])):
                return
            if k in self.near:
                entry.near, entry.cue = True, self.near[k].value
                entry.away = self._told_distance(self.near[k].first)
                return
            if (part := self._part(k)) is not None:
                entry.part_told, k = part.value, part.first - 1
                entry.cue = entry.cue or self._cue_of(part.first)
                continue
            if (direction := self.directions.get(k)) is not None:
                entry.offset, entry.cue = (self._distance(direction.first), direction.value), direction.value
                entry.span_first = direction.first
                return
            step = self._step_back(entry, k)
            if step is None:
                return
            k = step

    def _is_whole(self, entry: Entry) -> bool:
        """ "بغداد" begins like a word with "in" written onto it, and is one without."""
        return bool(entry.name) and bool(self.pack.locating) and bool(self.gazetteer.rows(entry.name))

    def _part_written_on(self, entry: Entry) -> str | None:
        """ "Nordirak" is no name that a place bears as it stands."""
        if entry.first != entry.last or not self.pack.part_clitics or self.gazetteer.rows(entry.name):
            return None
        return next((part for _, part in self._parts_written_on(entry.first)), None)

    def _part(self, k: int) -> Match[str] | None:
        """ "In the north of", "northern": inside it, unless a longer phrase that ends there says that it was outside."""
        part, direction = self.parts.get(k), self.directions.get(k)
        return None if part is None or (direction is not None and direction.first <= part.first) else part

    def _cue_of(self, i: int) -> str | None:
        """The locative word that a phrase begins with: "dans le nord de"."""
        form = self.tokens.forms[i]
        return form if form in self.pack.locatives else self._clitic(form)

    def _cue_within_part(self, entry: Entry) -> str | None:
        """The "de" of "tout le nord-ouest de", where nothing before it says "in"."""
        if entry.part_told is None:
            return None
        parts = (part for k in range(entry.first - 1, entry.first - 1 - FAR_BACK, -1) if (part := self._part(k)) is not None)
        forms = (form for part in parts for form in self.tokens.forms[part.first : part.last + 1])
        return next((form for form in forms if form in self.pack.cues), None)

    def _step_back(self, entry: Entry, k: int) -> int | None:
        form = self.tokens.forms[k]
        head, adjoining = (
            self._head_before(k),
            all(t in self.pack.skipped or t in self.pack.of for t in self.tokens.forms[k + 1 : entry.span_first]),
        )
        if head is not None:
            if adjoining and not self._is_one_of_many(head, k):
                entry.heads.append(head.value)
                entry.span_first = head.first
            if (clitic := self._clitic(self.tokens.forms[head.first])) is not None and entry.cue is None:
                entry.cue = clitic
            return head.first - 1
        if k in self.people and form not in self.pack.cues:
            if self.tokens.gap(k) != "-":  # "the Russian-held city of" is not Russian
                entry.nation = entry.nation or self.people[k]
            return k - 1
        if form in self.pack.cues:
            entry.cue = entry.cue or form
            entry.away = told_km(self.tokens, k, self.pack, self.lang, UNIT_BESIDE)  # "30 km from Kidal"
            entry.near = entry.away is not None
            if k and self.tokens.forms[k - 1] in self.pack.road_nouns and form in self.pack.paths and self.tokens.gap(k - 1) == " ":
                entry.near = True  # "on the road to Kidal"
            entry.path = not {form, " ".join(self.tokens.forms[max(0, k - 1) : k + 1])}.isdisjoint(self.pack.paths) and not entry.near
            return None
        return k - 1 if form in self.pack.skipped else None

    def _is_one_of_many(self, head: Match[Head], k: int) -> bool:
        """ "A street of Bakhmut": none that is called so."""
        before = self.tokens.forms[head.first - 1] if head.first else ""
        return head.value.sort == "street" and self.tokens.forms[k] in self.pack.of and before in self.pack.indefinite

    def _head_before(self, k: int) -> Match[Head] | None:
        """The noun that ends at token k, with "of" behind it where the language needs that ("province of X", "مدينة X")."""
        if self.tokens.forms[k] in self.pack.of:
            j = k
            while j > 0 and k - j < 3 and self.tokens.forms[j] in self.pack.of:
                j -= 1
            return self.heads_by_last.get(j)
        head = self.heads_by_last.get(k)
        return head if head is not None and {*head.value} & self.pack.direct_heads else None

    def _clitic(self, form: str) -> str | None:
        if not form.startswith(self.pack.locating):
            return None
        return next(c for c in self.pack.locating if form.startswith(c))

    def _distance(self, i: int) -> float:
        """Km of "50 km (north of)" or "50km"; VAGUE_KM where none is said."""
        return self._told_distance(i) or VAGUE_KM

    def _told_distance(self, i: int) -> float | None:
        return told_km(self.tokens, i, self.pack, self.lang)

    def _is_beyond_border(self, entry: Entry) -> bool:
        """ "Near the border with Niger", "bordering the Sudan": that country is a neighbour."""
        if not self.border:
            return False
        before = [
            k for k in (entry.first - 1, entry.first - 2) if k >= 0 and (k == entry.first - 1 or self.tokens.forms[k + 1] in self.pack.of)
        ]
        return any(k in self.border for k in before) and bool(entry.records) and entry.records[0].kind == "country"

    def _is_role(self, entry: Entry) -> bool:
        if entry.border or (entry.heads and entry.head("facility") in MISSIONS and any(r.kind == "country" for r in entry.records[:1])):
            return True
        if entry.near or entry.offset or entry.cue == "#":
            return False
        followed = entry.last + 1 in self.role_after and self.tokens.gap(entry.last).strip(" -") in {"", "'s", "'"}
        if entry.heads and entry.head("street"):
            return not entry.located
        if entry.first - 1 in self.role_before and _STOPS.isdisjoint(self.tokens.gap(entry.first - 1)):
            return True
        if entry.located:
            return False
        return bool(followed and not any(h.sort == "facility" for h in entry.heads))

    def _is_located(self, entry: Entry) -> bool:
        """A cue that only places follow; a clitic does only where the rest is a name of several words or a sizable place."""
        if entry.cue in self.pack.locative_clitics:
            return entry.first < entry.last or max(size(r) for r in entry.records) >= SIZABLE if entry.records else False
        return entry.cue == "#" or entry.cue in self.pack.locatives


def size(record: PlaceRecord) -> float:
    """About the log10 of a town's population, and what other kinds weigh beside it."""
    base = _SIZES.get(record.kind)
    return _size_of(record.population) if base is None else base


@lru_cache(maxsize=8192)
def _size_of(population: int) -> float:
    figures = str(population)
    return len(figures) - 1 + _LOG[int(figures[0])]


_SIZES = {"country": 8.0, "region": 6.0, "sea": 6.0, "province": 5.1, "site": 4.8, "district": 3.6}
_LOG = (0.0, 0.0, 0.3, 0.48, 0.6, 0.7, 0.78, 0.85, 0.9, 0.95)
