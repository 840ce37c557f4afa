"""What countries a report speaks of, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from tocsin.gazetteer.block import BIG, SMALL
from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.nesting import LOOKED_AT, contains, formerly
from tocsin.gazetteer.quarters import cities_of
from tocsin.gazetteer.seats import seated
from tocsin.gazetteer.store import PlaceRecord, distance_km
from tocsin.gazetteer.surroundings import size
from tocsin.text import fold_key

COUNTRY_SAID, BORDER_SAID, PEOPLE_SAID, PROVINCE_SAID, TOWN_SAID, CITY_SAID, HINTED, GROUP_SAID = 3.0, 1.0, 1.4, 2.0, 1.5, 1.0, 1.5, 1.5
SEAT_SAID = 2.3  # a dateline from a capital
HEIR = 0.5
COMPANY, AROUND_KM, MOST_SURE = 0.8, 50.0, 6
NOTHING = 1e-9
BESIDE = 0.3  # what the other items of a bundle count
LEAST_TOTAL = 3.0  # one town alone is no proof of its country
ALIKE, UNLIKE = 0.7, 0.5
AREAS = frozenset(("province", "district"))
SHORTEST_NAME = 4  # letters that tell a name from a shortening


Vote = tuple[str, float]  # a country, and how much is said for it


class Context:
    """The votes of a report, or of one item of a bundle beside the others, for countries; and the provinces it names."""

    def __init__(
        self,
        entries: Sequence[Entry],
        hint: str | None,
        homes: frozenset[str],
        lands: Sequence[str],
        kin: frozenset[str],
        others: Mapping[str, float] | None = None,
    ) -> None:
        """`others`: the votes of the other items."""
        self.homes, self.kin = homes, kin
        self.votes: dict[str, float] = defaultdict(float)
        self.of_name: dict[tuple[str, str], float] = defaultdict(float)
        if hint:
            self.votes[hint] += HINTED
        self.named: set[str] = set()
        self.filed = {max(e.records, key=size).country for e in entries if e.is_dateline and e.records}
        for entry in entries:
            vote = vote_of(entry)
            if vote is not None:
                self.votes[vote[0]] += vote[1]
                self.of_name[entry.name, vote[0]] += vote[1]
            if vote is not None and not entry.role_noun and not entry.border and not entry.demonym and entry.records[0].kind == "country":
                self.named.add(vote[0])
        if not self.named:
            for land in lands:
                self.votes[land] += GROUP_SAID
        self.here = frozenset(self.votes)
        for country, much in (others or {}).items():
            self.votes[country] += BESIDE * much
        self.total = max(LEAST_TOTAL, sum(self.votes.values()))
        self._add_heirs()
        self.sure = [r for e in entries if (r := _surely(e)) is not None][:MOST_SURE]
        self.cities = cities_of(entries)
        self.provinces = {(r.country, r.name) for e in entries for r in e.records[:3] if r.kind == "province" and _is_told_province(e)}

    def _add_heirs(self) -> None:
        """What is said of a country that is named is half said of those that left it: "Sudan: an ambush near Torit"."""
        for heir, whole in formerly().items():
            if whole in self.named:
                self.named.add(heir)
                self.votes[heir] += HEIR * self.votes[whole]

    def company(self, record: PlaceRecord) -> float:
        """What it counts that a place which the text names, and of which there is but one, lies near."""
        near = (r for r in self.sure if r.key != record.key and r.country == record.country)
        return COMPANY if any(distance_km(r.lat, r.lon, record.lat, record.lon) <= r.radius_km + AROUND_KM for r in near) else 0.0

    def share(self, country: str | None) -> float:
        """0..1: how much of the report speaks of that country."""
        return self.votes.get(country or "", 0.0) / self.total

    def besides(self, entry: Entry, country: str | None) -> float:
        """The votes for a country but for those of that name, however often it is told."""
        return self.votes.get(country or "", 0.0) - self.of_name.get((entry.name, country or ""), 0.0)

    def leading(self) -> str | None:
        """The country that most of the report speaks of, if it is the greater part."""
        country = self.foremost()
        return country if country is not None and self.votes[country] / self.total >= 0.5 else None

    def foremost(self, without: Vote | None = None) -> str | None:
        """The country that more of it speaks of than of any other, be it but one word for a people; `without` one name's vote."""
        votes = {c: v for c, v in self.votes.items() if not self.here or c in self.here or c in formerly()}
        if without is not None and without[0] in votes:
            votes[without[0]] -= without[1]
        return max((c for c, v in votes.items() if v > 0), key=lambda c: (votes[c], c), default=None)


def votes_of(entries: Sequence[Entry]) -> dict[str, float]:
    """Country → how much these names say for it."""
    found: dict[str, float] = defaultdict(float)
    for country, much in filter(None, map(vote_of, entries)):
        found[country] += much
    return found


def rest_of(votes: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """For each item the votes of all the others."""
    whole: dict[str, float] = defaultdict(float)
    for item in votes:
        for country, much in item.items():
            whole[country] += much
    for item in votes:
        yield {country: left for country, much in whole.items() if (left := much - item.get(country, 0.0)) > NOTHING}


def _surely(entry: Entry) -> PlaceRecord | None:
    """The one place of that name, finer than a country."""
    alone = len(entry.records) == 1 and not (entry.weak or entry.demonym or entry.role_noun)
    return entry.records[0] if alone and entry.records[0].kind not in {"country", "region", "sea"} else None


def _is_told_province(entry: Entry) -> bool:
    """ "Sonora state", "Bavispe, Sonora"."""
    return entry.head("admin") is not None or entry.inner is not None


def vote_of(entry: Entry) -> Vote | None:
    """The country a name speaks for and how much, None if it may mean places in several."""
    land = seated(entry.records) if entry.is_dateline and entry.outer is None else None
    return (land, SEAT_SAID) if land is not None else _vote_of_name(entry) or _vote_of_pair(entry)


def _vote_of_pair(entry: Entry) -> Vote | None:
    """ "San Lorenzo, Esmeraldas": names of many places, of which one lies in the other in one country only."""
    if entry.outer is None or entry.weak:
        return None
    outer, inner = entry.outer.records[:LOOKED_AT], entry.records[:LOOKED_AT]
    lands = {r.country for area in outer for r in inner if area.kind in AREAS and contains(area, r)}
    return (land, PROVINCE_SAID) if len(lands) == 1 and (land := lands.pop()) else None


def _vote_of_name(entry: Entry) -> Vote | None:
    best = max(entry.records, key=size, default=None)
    if best is None or entry.weak or not best.country:
        return None
    if entry.demonym:
        return best.country, PEOPLE_SAID / 2 if entry.role_noun else PEOPLE_SAID
    if best.kind == "country":
        if any(r.population >= 5 * BIG and r.country != best.country and _may_be_own(entry.name, r.name) for r in entry.records):
            return None
        return best.country, BORDER_SAID if entry.border else 2.0 if entry.role_noun else COUNTRY_SAID
    return (entry.nation, PEOPLE_SAID) if entry.nation else _vote_of_place(entry, best, best.country)


def _vote_of_place(entry: Entry, best: PlaceRecord, country: str) -> Vote | None:
    alone = len({r.country for r in entry.records}) == 1
    if best.kind in {"province", "region", "site"} and alone:
        return country, PROVINCE_SAID
    if alone and best.population >= SMALL:
        return country, TOWN_SAID
    if alone and best.kind == "district" and entry.first < entry.last:
        return country, CITY_SAID
    others = max((r.population for r in entry.records if r.country != country), default=0)
    return (country, CITY_SAID) if best.population >= 5 * BIG and best.population > 8 * others else None


def _may_be_own(name: str, own: str) -> bool:
    """In other letters it cannot be told: "عمان" is Oman and Amman."""
    return not name.isascii() or is_own_name(name, own)


@lru_cache(maxsize=8192)
def is_own_name(name: str, own: str) -> bool:
    """The place is known by that name, not only by it in some other language or time, or cut short."""
    if len(name) < SHORTEST_NAME:
        return name == fold_key(own)
    key = fold_key(own)
    return name == key or name in key or key in name or likeness(name, key) > ALIKE


def is_unlike(name: str, own: str) -> bool:
    """No spelling of it, but what some language or time calls it: "Dantzig" of Gdańsk."""
    key = fold_key(own)
    return name not in key and key not in name and likeness(name, key) < UNLIKE


@lru_cache(maxsize=8192)
def likeness(one: str, other: str) -> float:
    """0..1: how much of two folded names is the same."""
    return SequenceMatcher(None, one, other).ratio()
