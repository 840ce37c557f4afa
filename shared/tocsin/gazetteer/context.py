"""Choose what each name means by what the whole report speaks of, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from tocsin.gazetteer.block import BIG, SMALL
from tocsin.gazetteer.entries import Entry
from tocsin.gazetteer.namesakes import (
    CHIEF_TOWN,
    SAME_PLACE_KM,
    is_district_elsewhere,
    is_elsewhere,
    is_far_from_beside,
    is_outside,
    km_beside,
    reach_of,
    surrounds,
)
from tocsin.gazetteer.nesting import LOOKED_AT, contains, may_contain
from tocsin.gazetteer.pack import PlacePack
from tocsin.gazetteer.quarters import is_city, is_quarter
from tocsin.gazetteer.skeleton import skeleton
from tocsin.gazetteer.store import Gazetteer, PlaceRecord, distance_km
from tocsin.gazetteer.surroundings import size
from tocsin.gazetteer.votes import Context, is_own_name
from tocsin.text import Tokens, fold_key

FACILITY_KM = 60
VOWELS = frozenset("aeiouy")
NEAR_NAME = 0.4
NO_COUNTRY = 4.0  # a town that bears a country's name
OTHER_NAME = 1.2
LYING_WORDS = 2  # "the town, lying 30 km north of Idlib, of"
APPOSED_WORDS = 8  # "some 30 km to the"
HOME_SHARE = 0.5  # what a language's own countries count for where small names need support
KIN = 0.5  # what it counts that a country writes in the language
QUARTER = 6.0  # gain of a quarter of a city that the text names
TOO_LARGE = 3.0  # loss of a city where a village is told
ADMIN = frozenset(("province", "district"))


def link(entries: Sequence[Entry], tokens: Tokens, joining: frozenset[str], pack: PlacePack) -> None:
    """ "Town, Province", "Province's Town", "Province Town": each entry learns the one beside it that may contain it."""
    for first, second in pairwise(entries):
        _put_beside(first, second, tokens)
        if first.demonym or second.demonym or second.near or first.until is second:
            continue
        between = list(range(first.span_last + 1, second.span_first))
        gaps = tokens.between(first.span_last, max(second.span_first, first.span_last + 1))
        if set(gaps) & set('.;:?!\n"'):
            continue
        owned = bool(between) and tokens.forms[between[0]] in pack.possessive and tokens.gap(first.span_last) == "'" and len(between) <= 3
        named = pack.outer_first and not any(r.kind == "country" for r in first.records[:1])
        owned = owned and not _is_city_abroad(second, first)
        beside = not between and "," not in gaps and (named or may_contain(first, second)) and not may_contain(second, first)
        if owned or beside:
            _put_inside(second, first)
        elif first.outer is None and len(between) <= 3 and not second.offset and all(tokens.forms[k] in joining for k in between):
            first.outer, second.inner = second, first
            first.part = bool(between) and "," not in gaps and all(tokens.forms[k] in pack.of for k in between)


def _put_beside(first: Entry, second: Entry, tokens: Tokens) -> None:
    """Which of the two only says where the other lies."""
    if _is_apposed(first, second, tokens):
        first.beside, second.apposed = second, True
        first.weak = False
    elif first.apposed and not second.demonym and second.offset is None and second.first - first.span_last <= LYING_WORDS:
        second.beside = first


def _is_apposed(first: Entry, second: Entry, tokens: Tokens) -> bool:
    """ "Taftanaz, a town 17 km northeast of Idlib"."""
    measured = second.offset is not None or second.away is not None
    near = 0 < second.span_first - first.span_last <= APPOSED_WORDS
    if second.offset is not None and second.span_first == first.span_last + 1 and not first.demonym and first.offset is None:
        return tokens.gap(first.span_last) == " "  # "the village of Taftanaz north of Idlib"
    return measured and not first.demonym and near and tokens.gap(first.span_last).strip() in {",", "(", "،"}


def _is_city_abroad(inner: Entry, owner: Entry) -> bool:
    """ "Russia's Ankara embassy": whose it is, not where it is."""
    lands = {r.country for r in owner.records[:LOOKED_AT] if r.kind == "country"}
    return bool(lands) and any(is_city(r) for r in inner.records) and lands.isdisjoint(r.country for r in inner.records)


def _put_inside(inner: Entry, outer: Entry) -> None:
    """What stands before the outer place, which comes first, holds for the inner one."""
    if inner.outer is None:
        inner.outer, outer.inner = outer, inner
        inner.cue, inner.located = inner.cue or outer.cue, inner.located or outer.located


def choose(entry: Entry, context: Context, gazetteer: Gazetteer, tokens: Tokens) -> None:
    """Set `chosen`, `score` and `reason`; what contains the place is chosen first."""
    if entry.done:
        return
    entry.done = True
    for other in filter(None, (entry.outer, entry.beside)):
        choose(other, context, gazetteer, tokens)
    if entry.head("street"):
        entry.reason = "a street: in the town named nearest"
        return
    if entry.records:
        worth = {r.key: _worth(r, entry, context) for r in entry.records}
        entry.chosen = max(entry.records, key=lambda r: (worth[r.key], r.population, -int(r.key)))
        entry.chosen = _chief_town(entry, entry.chosen)
        entry.score = round(worth[entry.chosen.key], 2)
        entry.reason = _reason(entry.chosen, entry, context)
        if _is_another(entry, entry.chosen, context):
            entry.chosen = None
    if entry.chosen is None and not entry.demonym and not _is_a_word(entry):
        entry.chosen = _by_spelling(entry, context, gazetteer, tokens)
    if entry.chosen is not None and (facility := entry.head("facility")):
        _refine(entry, entry.chosen, facility, gazetteer)
    if entry.chosen is None:
        entry.reason = "no such place is known" if not entry.records else "places of that name lie in no country the report speaks of"


def _has_at_home(entry: Entry, context: Context) -> bool:
    home = context.leading()
    return home is not None and any(r.country == home and fold_key(r.name) == entry.name for r in entry.records)


def _is_another(entry: Entry, record: PlaceRecord, context: Context) -> bool:
    """A namesake of the place that is meant."""
    foreign = is_elsewhere(entry, context) or is_district_elsewhere(entry, context)
    return foreign or is_outside(entry, record) or is_far_from_beside(entry, record)


def _chief_town(entry: Entry, record: PlaceRecord) -> PlaceRecord:
    """ "In Kidal" is the town, not the province of that name around it, unless a noun says so."""
    if record.kind == "town" and entry.inner is not None and _lies_outside(entry.inner, [record]):
        return next((r for r in entry.records if r.kind == "province" and surrounds(r, record) and _holds(r, entry.inner)), record)
    if record.kind not in ADMIN or entry.head("admin") is not None:
        return record
    towns = [r for r in entry.records if r.kind == "town" and r.population >= CHIEF_TOWN and surrounds(record, r)]
    if entry.inner is not None and _lies_outside(entry.inner, towns):
        return record
    if entry.name.isascii():
        towns = [r for r in towns if fold_key(r.name) == entry.name or fold_key(record.name) != entry.name]
    return max(towns, key=lambda r: (r.population, -int(r.key)), default=record)


def _lies_outside(inner: Entry, towns: Sequence[PlaceRecord]) -> bool:
    """A district or town that none of these towns contains ("Khan Abad district, Kunduz"): they are not meant."""
    if is_quarter(inner) or inner.head("street") or inner.head("facility"):
        return False
    if not inner.records:
        return inner.head("admin") is not None or inner.head("settlement") in {"town", "village"}
    return not any(contains(t, r) for t in towns for r in inner.records[:LOOKED_AT])


def _holds(area: PlaceRecord, inner: Entry) -> bool:
    return any(contains(area, r) for r in inner.records[:LOOKED_AT]) or (not inner.records and inner.head("admin") is not None)


def stands(entry: Entry, context: Context, cased: bool) -> bool:
    """Whether a name that is weak by itself has enough support in the report."""
    if entry.chosen is None and entry.records and not (entry.heads or entry.outer or entry.beside) and (not cased or not entry.located):
        return False
    if not entry.weak:
        return True
    if entry.chosen is None:
        return False
    if entry.outer is not None and entry.outer.chosen is not None and contains(entry.outer.chosen, entry.chosen):
        return True
    at_home = HOME_SHARE if entry.chosen.country in context.homes else 0.0
    share, small = (
        max(at_home, context.share(entry.chosen.country)),
        entry.chosen.kind == "town" and entry.chosen.population < (3000 if cased else 5000 if entry.cue else SMALL),
    )
    return share >= (0.75 if small and cased else 0.4) and (cased or not small)


def _worth(record: PlaceRecord, entry: Entry, context: Context) -> float:
    known = size(record)
    worth = 0.8 * known + 5.0 * context.share(record.country) * min(1.0, known / 5.5) ** 2
    if record.kind in {"town", "district"} and record.population < 5 * BIG and not entry.heads and entry.may_be_country:
        worth -= NO_COUNTRY
    if record.kind == "country" and entry.name.isascii() and entry.name != fold_key(record.name) and _has_at_home(entry, context):
        worth -= NO_COUNTRY  # "in San Martín", where Peru is spoken of, is not St. Martin
    if entry.name.isascii() and len(entry.records) > 1 and entry.name != fold_key(record.name):
        worth -= NEAR_NAME if is_own_name(entry.name, record.name) else OTHER_NAME
    outer = entry.outer.chosen if entry.outer else None
    if outer is not None:
        worth += 4.0 if contains(outer, record) else -1.5
    if (reach := reach_of(entry)) is not None:
        worth += 4.0 if km_beside(entry, record) <= reach else -1.5
    if entry.nation:
        worth += 3.0 if record.country == entry.nation else -1.0
    if entry.heads and (label := entry.head("admin")) is not None:
        worth += (2.5 if record.kind in ADMIN else 0.0) + (1.0 if record.kind == label else 0.0)
    if entry.heads and entry.head("settlement"):
        worth += 1.5 if record.kind in {"town", "site"} else -2.0 if record.kind == "province" else 0.0
    if (record.country, record.admin1) in context.provinces:
        worth += 1.0
    if record.key in entry.quarters:
        worth += QUARTER
    worth += context.company(record)
    if record.country in context.kin:
        worth += KIN
    return worth


def _is_a_word(entry: Entry) -> bool:
    """A namesake of a far place in a script without Latin letters, with nothing around it that speaks of a place."""
    cued = entry.located and not entry.name.startswith(entry.cue or " ")
    return bool(entry.records) and not (cued or entry.heads or entry.near or entry.name.isascii())


def _by_spelling(entry: Entry, context: Context, gazetteer: Gazetteer, tokens: Tokens) -> PlaceRecord | None:
    """The one place in the report's country that is spelled with the same consonants."""
    outer = entry.outer.chosen if entry.outer else None
    country = entry.nation or (outer.country if outer else None) or context.leading()
    bones = skeleton(tokens.surface(entry.first, entry.last)) if country else ""
    if len(bones) < 3 or country is None:
        return None
    found = [gazetteer.at(row) for row in gazetteer.rows_like(country, bones)]
    if outer is not None:
        found = [r for r in found if contains(outer, r)]
    found = [r for r in found if _sounds_like(tokens.surface(entry.first, entry.last), r.name, len(bones))]
    if entry.head("settlement"):
        found = [r for r in found if r.kind in {"town", "site"}] or found
    if not found:
        return None
    best = max(found, key=lambda r: (size(r), -int(r.key)))
    if any(distance_km(best.lat, best.lon, r.lat, r.lon) > SAME_PLACE_KM + r.radius_km for r in found):
        return None
    entry.score = round(0.5 * size(best) + 5.0 * context.share(country), 2)
    entry.reason = f"{best.name} ({best.kind}, {best.country}): the one place in that country spelled with the same consonants"
    return best


def _sounds_like(text: str, name: str, consonants: int) -> bool:
    """Both begin with a vowel or neither does, and where both are in Latin letters they look alike."""
    one, two = fold_key(text), fold_key(name)
    if not one.isascii():
        return consonants > 3 or len(one) > 4
    if (one[:1] in VOWELS) != (two[:1] in VOWELS):
        return False
    return SequenceMatcher(None, one, two).ratio() >= (0.8 if consonants == 3 else 0.72)


def _refine(entry: Entry, record: PlaceRecord, facility: str, gazetteer: Gazetteer) -> None:
    """ "aéroport d'Erbil": the airport itself, where the gazetteer has it near that town."""
    name = fold_key(record.name.partition(",")[0])
    for key in (f"{name} {facility}", f"{name} international {facility}", f"{name} airbase" if facility == "air base" else ""):
        for row in gazetteer.rows(key) if key else ():
            site = gazetteer.at(row)
            if site.kind == "site" and distance_km(site.lat, site.lon, record.lat, record.lon) <= FACILITY_KM:
                entry.chosen = site
                entry.reason += f"; its {facility} is {site.name}"
                return


def _reason(record: PlaceRecord, entry: Entry, context: Context) -> str:
    parts = [f"{record.name} ({record.kind}, {record.country or 'no country'})"]
    if len(entry.records) > 1:
        parts.append(f"of {len(entry.records)} places of that name")
    outer = entry.outer.chosen if entry.outer else None
    if outer is not None and contains(outer, record):
        parts.append(f"inside {outer.name}, which stands behind it")
    if entry.nation and entry.nation == record.country:
        parts.append("the word before names its country")
    share = context.share(record.country)
    if share > 0:
        parts.append(f"{round(100 * share)}% of the report's place words are of that country")
    return "; ".join(parts)
