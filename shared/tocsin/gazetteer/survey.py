"""All places of a report at once: names found, read in their surroundings, chosen by what the report speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from tocsin.gazetteer.pack import PlacePack, countries, place_pack
from tocsin.gazetteer.readings import PlaceReading
from tocsin.gazetteer.store import Gazetteer, PlaceRecord, distance_km
from tocsin.text import Tokens

LONGEST = 5  # words of a name
MILE_KM = 1.609
BIG = 100_000  # inhabitants: a town that stands for itself
VAGUE_KM = 15.0  # "north of Baghdad" without a distance


def survey(blocks: Sequence[tuple[Tokens, str]], gazetteer: Gazetteer, country_hint: str | None = None) -> list[PlaceReading]:
    """Place readings of all blocks, in order, none inside another. Each says why its candidate was chosen."""
    found: list[tuple[PlaceReading, list[PlaceRecord]]] = []
    for number, (tokens, lang) in enumerate(blocks):
        found += _Block(number, tokens, lang, gazetteer).candidates()
    votes = _votes(found, country_hint)
    for reading, records in found:
        _choose(reading, records, votes, found)
    return [reading for reading, _ in found]


class _Block:
    """One block under survey."""

    def __init__(self, number: int, tokens: Tokens, lang: str, gazetteer: Gazetteer) -> None:
        self.number, self.tokens, self.gazetteer = number, tokens, gazetteer
        self.pack: PlacePack = place_pack(lang)
        self.nations = {m.first: m for m in countries().scan(tokens)}
        self.admin = {m.last: m for m in self.pack.admin_before.scan(tokens)}
        self.near = {m.last: m for m in self.pack.near.scan(tokens)}
        self.directions = {m.last: m for m in self.pack.directions.scan(tokens)}
        self.role_before = {m.last: m for m in self.pack.role_before.scan(tokens)}
        self.role_after = {m.first: m for m in self.pack.role_after.scan(tokens)}
        letters = [c for c in tokens.text[tokens.starts[0] : tokens.ends[-1]] if c.isalpha()] if len(tokens) else []
        self.shouting = sum(c.isupper() for c in letters) > 0.8 * len(letters)

    def candidates(self) -> list[tuple[PlaceReading, list[PlaceRecord]]]:
        found, i = [], 0
        while i < len(self.tokens):
            entry = self._at(i)
            if entry is None:
                i += 1
                continue
            found.append(entry)
            i = entry[0].last + 1
        return found

    def _at(self, i: int) -> tuple[PlaceReading, list[PlaceRecord]] | None:
        name = self._name_at(i)
        nation = self.nations.get(i)
        if nation is not None and (name is None or nation.last >= i + name[0] - 1) and self._nation_stands(i):
            records = [r for r in self._country(nation.value)]
            reading = self._reading(i, nation.last, demonym=not self._is_country_name(nation.first, nation.last))
            return reading, records
        if name is None:
            return None
        length, records = name
        return self._reading(i, i + length - 1), records

    def _nation_stands(self, i: int) -> bool:
        """A country's word in a cased script stands with a capital, except adjectives of languages that write them small."""
        form = self.tokens.forms[i]
        return len(form) > 3 or self.tokens.is_capitalised(i)

    def _country(self, iso: str) -> Iterator[PlaceRecord]:
        record = country_record(self.gazetteer, iso)
        if record is not None:
            yield record

    def _is_country_name(self, first: int, last: int) -> bool:
        rows = self.gazetteer.rows(" ".join(self.tokens.forms[first : last + 1]))
        if any(self.gazetteer.at(r).kind == "country" for r in rows):
            return True
        text = self.tokens.surface(first, last).replace(".", "")
        return (self.tokens.is_capitalised(first) and text.isupper() and len(text) <= 4 and self._cue(first) is not None) or (
            self._cue(first) is not None and not self.pack.cased
        )

    def _name_at(self, i: int) -> tuple[int, list[PlaceRecord]] | None:
        if not self._may_open(i):
            return None
        forms = self.tokens.forms
        for length in range(min(LONGEST, len(forms) - i), 0, -1):
            if any(not self._joins(k) for k in range(i, i + length - 1)):
                continue
            words = forms[i : i + length]
            for key in self._spellings(words):
                rows = self.gazetteer.rows(key)
                if len(rows):
                    records = [self.gazetteer.at(r) for r in rows[:12]]
                    if self._acceptable(i, length, records, key):
                        return length, records
        return None

    def _joins(self, k: int) -> bool:
        """Tokens k and k+1 may be one name: nothing but a blank, hyphen or apostrophe between."""
        return self.tokens.gap(k).strip() in {"", "-", "'", "."} and "\n" not in self.tokens.gap(k)

    def _may_open(self, i: int) -> bool:
        form = self.tokens.forms[i]
        if len(form) < 2 or form[0].isdigit():
            return False
        return not self.pack.cased or self.tokens.is_capitalised(i)

    def _spellings(self, words: list[str]) -> Iterator[str]:
        """The words as they stand, without proclitics on the first, with case endings of the last taken off."""
        yield " ".join(words)
        for clitic in self.pack.proclitics:
            if words[0].startswith(clitic) and len(words[0]) - len(clitic) >= 3:
                yield " ".join([words[0][len(clitic) :], *words[1:]])
                if clitic.endswith("ال") or clitic == "لل":
                    yield " ".join(["ال" + words[0][len(clitic) :], *words[1:]])
        for ending, base in self.pack.endings:
            if words[-1].endswith(ending) and len(words[-1]) - len(ending) >= 3:
                yield " ".join([*words[:-1], words[-1][: len(words[-1]) - len(ending)] + base])

    def _acceptable(self, i: int, length: int, records: list[PlaceRecord], key: str) -> bool:
        best = max(records, key=_size)
        cue = self._cue(i)
        if length == 1 and key in self.pack.common:
            return best.kind in {"country"} or (cue is not None and (best.population > BIG or best.kind == "site") and key not in self.pack.cues and self.pack.cased)
        if not self.pack.cased:
            return length > 1 or best.kind not in {"town", "district"} or best.population > BIG or cue is not None
        if length == 1 and self._person(i, length):
            return False
        if length == 1 and best.population < 20_000 and best.kind in {"town", "district"} and cue is None and not self._chained(i, length):
            return False
        if self.shouting and length == 1:
            return cue is not None or self._chained(i, length) or best.population > BIG or best.kind not in {"town", "district"}
        return True

    def _person(self, i: int, length: int) -> bool:
        """A capitalised word right before or after, with no cue: part of a person's name."""
        if self._cue(i) is not None or self.shouting:
            return False
        tokens = self.tokens
        after = i + length
        following = after < len(tokens) and tokens.gap(after - 1) == " " and tokens.is_capitalised(after) and tokens.forms[after] not in self.pack.admin_after
        before = i > 0 and tokens.gap(i - 1) == " " and tokens.is_capitalised(i - 1) and tokens.forms[i - 1] not in self.pack.common and i - 1 not in self.nations
        return (following and after not in self.nations) or before

    def _chained(self, i: int, length: int) -> bool:
        """ "Town, Province": a comma and another place follow."""
        after = i + length
        if after >= len(self.tokens) or self.tokens.gap(after - 1).strip() not in {",", "("}:
            return False
        return after in self.nations or bool(len(self.gazetteer.rows(self.tokens.forms[after])))

    def _cue(self, i: int) -> str | None:
        before = self.tokens.forms[i - 1] if i > 0 and not self.tokens.gap(i - 1).strip(" '#-(") else ""
        if before in self.pack.cues:
            return before
        if i > 1 and before and self.tokens.forms[i - 2] in self.pack.cues and before in {"the", "la", "le", "el", "l", "les", "los", "las"}:
            return self.tokens.forms[i - 2]
        hash_before = self.tokens.starts[i] > 0 and self.tokens.text[self.tokens.starts[i] - 1] == "#"
        if hash_before:
            return "#"
        if i - 1 in self.admin or i - 1 in self.near or i - 1 in self.directions:
            return before
        clitic = next((c for c in self.pack.proclitics if c.startswith("ب") and self.tokens.forms[i].startswith(c)), None)
        return clitic

    def _reading(self, first: int, last: int, demonym: bool = False) -> PlaceReading:
        tokens = self.tokens
        reading = PlaceReading(
            tokens.starts[first], tokens.ends[last], first, last, self.number, tokens.surface(first, last), None, None, cue=self._cue(first), demonym=demonym
        )
        reading.near = first - 1 in self.near
        reading.role_noun = first - 1 in self.role_before or (last + 1 in self.role_after and tokens.gap(last).strip() in {"", "'s"} and not reading.near)
        if (direction := self.directions.get(first - 1)) is not None:
            reading.offset = (self._distance(direction.first), direction.value)
        return reading

    def _distance(self, i: int) -> float:
        """Km of "50 km (north of)"; VAGUE_KM where none is said."""
        forms = self.tokens.forms
        for at in range(i - 1, max(i - 5, 0), -1):
            if forms[at] in self.pack.distance_units:
                number = forms[at - 1].replace(",", ".")
                try:
                    return float(number) * (MILE_KM if forms[at] in self.pack.miles else 1.0)
                except ValueError:
                    return VAGUE_KM
        return VAGUE_KM

    def wants_admin(self, reading: PlaceReading) -> bool:
        after = reading.last + 1
        followed = after < len(self.tokens) and self.tokens.forms[after] in self.pack.admin_after and not self.tokens.gap(reading.last).strip()
        return followed or reading.first - 1 in self.admin


_BY_ISO: dict[int, dict[str, PlaceRecord]] = {}


def country_record(gazetteer: Gazetteer, iso: str) -> PlaceRecord | None:
    """The country's own row, by ISO code."""
    table = _BY_ISO.get(id(gazetteer))
    if table is None:
        records = (gazetteer.at(row) for row in range(len(gazetteer)) if gazetteer.kind_at(row) == "country")
        table = _BY_ISO[id(gazetteer)] = {r.country: r for r in records if r.country}
    return table.get(iso)


def _size(record: PlaceRecord) -> float:
    base = {"country": 8.0, "region": 6.5, "sea": 6.5, "province": 5.6, "site": 5.5, "district": 4.0}.get(record.kind, 0.0)
    return max(base, math.log10(record.population + 1))


def _votes(found: list[tuple[PlaceReading, list[PlaceRecord]]], hint: str | None) -> Counter[str]:
    """How much of the report speaks of each country."""
    votes: Counter[str] = Counter()
    if hint:
        votes[hint] += 2
    for reading, records in found:
        lands = {r.country for r in records if r.country}
        kinds = {r.kind for r in records}
        if "country" in kinds:
            votes[next(r.country or "" for r in records if r.kind == "country")] += 1 if reading.demonym else 2
        elif "site" in kinds or "region" in kinds:
            votes[next(r.country or "" for r in records if r.kind in {"site", "region"})] += 2
        elif len(lands) == 1 and max(r.population for r in records) > BIG / 4:
            votes[lands.pop()] += 1
        elif records and (big := max(records, key=_size)).population > 10 * BIG and big.country:
            votes[big.country] += 1
    return votes


def _choose(reading: PlaceReading, records: list[PlaceRecord], votes: Counter[str], found: list[tuple[PlaceReading, list[PlaceRecord]]]) -> None:
    if not records:
        reading.reason = "no such place is known"
        return
    total = sum(votes.values()) or 1
    neighbours = _neighbours(reading, found)

    def worth(record: PlaceRecord) -> float:
        land = 4.0 * votes.get(record.country or "", 0) / total
        beside = max((2.5 if _contains(n, record) else 0.0 for n in neighbours), default=0.0)
        return _size(record) * 0.8 + land + beside + (1.5 if record.kind in {"site", "region", "sea"} else 0.0)

    best = max(records, key=lambda r: (worth(r), -int(r.key)))
    reading.record, reading.key, reading.score = best, best.key, round(worth(best), 2)
    share = votes.get(best.country or "", 0)
    others = f", of {len(records)} places of that name" if len(records) > 1 else ""
    reading.reason = f"{best.name} ({best.kind}, {best.country or 'no country'}){others}; the report speaks {share} of {total} times of that country"


def _neighbours(reading: PlaceReading, found: list[tuple[PlaceReading, list[PlaceRecord]]]) -> list[PlaceRecord]:
    """Candidates of the reading that follows within three words: what "Town, Province" leans on."""
    return [
        r
        for other, records in found
        if other.block == reading.block and other is not reading and 0 < other.first - reading.last <= 4
        for r in records[:6]
        if r.kind in {"province", "district", "country", "region"}
    ]


def _contains(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    if outer.key == inner.key or outer.country != inner.country:
        return False
    return outer.kind == "country" or inner.admin1 == outer.name or distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km * 1.5
