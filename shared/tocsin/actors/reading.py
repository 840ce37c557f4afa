"""Find authors in a text: registry names, forces by nation ("American warplanes"), names a text introduces, descriptions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tocsin import packs
from tocsin.actors.nations import nation_names, nations
from tocsin.actors.registry import Alias, actor, aliases, registry
from tocsin.text import Match, PhraseIndex, Tokens, fold_key

LINKED = frozenset(("linked", "affiliated", "aligned", "allied", "backed", "inspired", "led", "leaning"))
VAGUEST = "unidentified men"
LINK = 3  # words from "close to" to whom
LEANINGS = frozenset(("pro", "anti", "про", "анти"))
SHORTENED = 2  # words that a long name may be shortened to
INITIALS = 2  # letters of a name that a text of capitals throughout may not mean
NAME_WORDS = 7
LOWER = 6  # letters from which a name may stand in small ones ("shebab")
OF_WORDS = 2  # small words between an army and whose it is
ARTICLE = 3  # letters of the small words in and before a name ("the", "of", "del")


@dataclass(slots=True, frozen=True)
class ActorReading:
    """Tokens first..last name an author. `key` is its registry id, None for a name kept as written.

    `state`: a country or its forces. `generic`: a description ("pro-Iranian groups"), not a name.
    """

    first: int
    last: int
    start: int
    end: int
    key: str | None
    name: str
    kind: str
    state: bool
    text: str
    rule: str
    generic: bool = False
    linked: bool = False  # named only as whom somebody else is close to


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Pack:
    forces: PhraseIndex[str]
    generic: PhraseIndex[str]
    sides: PhraseIndex[str]
    introduce: PhraseIndex[str]
    called: PhraseIndex[str]
    anaphors: PhraseIndex[str]
    linked: PhraseIndex[str]
    bodies: PhraseIndex[str]
    owners: frozenset[str]


@cache
def _pack(lang: str) -> _Pack:
    raw: dict[str, Any] = packs.passing(f"actor/{lang}") if lang in packs.names("actor") else {}
    clitics = raw.get("proclitics", [])

    def index(table: dict[str, list[str]]) -> PhraseIndex[str]:
        return PhraseIndex(((p, head) for head, phrases in table.items() for p in phrases), clitics)

    return _Pack(
        index({"force": raw.get("forces", [])}),
        index(raw.get("generic", {})),
        index(raw.get("sides", {})),
        index({"name": raw.get("introduce", [])}),
        index({"name": raw.get("called", [])}),
        index({"group": raw.get("anaphors", [])}),
        index({"link": raw.get("linked", [])}),
        index({"body": raw.get("bodies", [])}),
        frozenset(fold_key(w) for w in raw.get("owners", [])),
    )


def actor_phrases(lang: str) -> list[PhraseIndex[Any]]:
    """All that is looked up in a text of a language, for `Openings`."""
    pack = _pack(lang)
    return [
        aliases(),
        nations(),
        pack.forces,
        pack.generic,
        pack.sides,
        pack.introduce,
        pack.called,
        pack.anaphors,
        pack.linked,
        pack.bodies,
    ]


def find_actors(tokens: Tokens, lang: str, year: int | None = None, countries: Collection[str] = ()) -> list[ActorReading]:
    """Readings left to right, none inside another; names before forces before descriptions, but "US jets" before "US".

    `year`: nobody founded later is meant. `countries`: those the report speaks of; a name that several bear goes by them.
    """
    found: list[ActorReading] = []
    taken: set[int] = set()
    forces, described = list(_forces(tokens, lang)), list(_described(tokens, lang))
    named = [n for n in _named(tokens, year, countries) if not any(_within(n, force) for force in forces) and not _backs(n, described)]
    for readings in (named, forces, _introduced(tokens, lang), described):
        for reading in readings:
            span = set(range(reading.first, reading.last + 1))
            if not span & taken:
                taken |= span
                found.append(reading)
    found += [s for s in _shortened(tokens, found) if not taken & set(range(s.first, s.last + 1))]
    return sorted(_linked(found, tokens, lang), key=lambda a: a.first)


def _linked(found: list[ActorReading], tokens: Tokens, lang: str) -> Iterator[ActorReading]:
    """Groups that are named only as whom another is close to: "linked to al-Qaeda", "al-Qaeda-linked"."""
    ends = {m.last for m in _pack(lang).linked.scan(tokens)} if any(f.rule == "actor.registry" and not f.state for f in found) else set()
    for reading in found:
        behind = reading.last + 1 < tokens.size and tokens.gap(reading.last) == "-" and tokens.forms[reading.last + 1] in LINKED
        close = behind or bool({reading.first - near for near in range(1, LINK + 1)} & ends)
        yield replace(reading, linked=True) if close and reading.key and not reading.state else reading


def lands(tokens: Tokens, year: int | None = None) -> list[str]:
    """Where the groups that are named are at home (the first of their countries), each group once."""
    groups = {r.key: r for r in (actor(n.key) for n in _named(tokens, year, ()) if n.key and not n.state)}
    return [record.countries[0] for record in groups.values() if record.countries]


def _shortened(tokens: Tokens, found: list[ActorReading]) -> Iterator[ActorReading]:
    """The first words of a group's long name, further on: "the Islamic Resistance in Iraq ... the Islamic Resistance"."""
    for group in (f for f in found if not f.generic and not f.state and f.last - f.first + 1 > SHORTENED):
        head = tokens.forms[group.first : group.first + SHORTENED]
        for i in range(group.last + 1, tokens.size - SHORTENED + 1):
            last = i + SHORTENED - 1
            if tokens.forms[i : last + 1] == head and tokens.is_capitalised(i) and tokens.is_capitalised(last):
                yield _make(tokens, i, last, group.key, group.name, group.kind, "actor.shortened")


def _backs(name: ActorReading, described: Iterable[ActorReading]) -> bool:
    """A name that says whose side others are on: "Iran-backed militias", "al-Qaeda-linked militants"."""
    return any(d.first <= name.first and name.last < d.last for d in described)


def _within(name: ActorReading, force: ActorReading) -> bool:
    """A state's bare name inside a reading of its forces."""
    return name.key == force.key and force.first <= name.first and name.last <= force.last


def _make(tokens: Tokens, first: int, last: int, key: str | None, name: str, kind: str, rule: str, generic: bool = False) -> ActorReading:
    state = kind in {"state", "force", "agency"}
    return ActorReading(
        first, last, tokens.starts[first], tokens.ends[last], key, name, kind, state, tokens.surface(first, last), rule, generic
    )


def _named(tokens: Tokens, year: int | None, countries: Collection[str]) -> Iterator[ActorReading]:
    seen: set[tuple[int, int]] = set()
    for match in aliases().scan(tokens):
        if (match.first, match.last) in seen or not _stands(match, tokens) or not _meant(match.value, year, countries):
            continue
        if match.first > 0 and tokens.gap(match.first - 1) == "-" and tokens.forms[match.first - 1] in LEANINGS:
            continue  # "pro-Iran groups" are not Iran
        seen.add((match.first, match.last))
        record = actor(match.value.key)
        yield _make(tokens, match.first, match.last, record.key, record.name, record.kind, "actor.registry")


def _stands(match: Match[Alias], tokens: Tokens) -> bool:
    """Short names in capitals must stand so; Latin and Cyrillic names begin with a capital."""
    text = tokens.surface(match.first, match.last)
    if _is_ordinary(match, tokens, text):
        return False
    if match.value.tagged and "#" not in tokens.gap(match.first - 1) and not tokens.text[: tokens.starts[match.first]].endswith("#"):
        return False
    if match.value.capitals:
        beside = tokens.surface(max(match.first - 1, 0), min(match.last + 1, tokens.size - 1))
        return text.isupper() and (len(text) > INITIALS or not beside.isupper())
    first = text[0]
    return (
        first.isupper()
        or not (first.isascii() or "\u0400" <= first <= "\u04ff")
        or match.last > match.first
        or (text.islower() and len(text) >= LOWER)
    )


def _is_ordinary(match: Match[Alias], tokens: Tokens, text: str) -> bool:
    """Words of a language that a group bears as its name ("its", "in prima linea"): not in small letters, and in capitals none can tell."""
    if " ".join(tokens.forms[match.first : match.last + 1]) not in _ordinary():
        return False
    beside = tokens.surface(max(match.first - 1, 0), min(match.last + 1, tokens.size - 1))
    unlike = match.value.cased and text != match.value.cased and not text.isupper()  # "Let" for "LeT"
    return beside.isupper() or bool(unlike) or not tokens.is_capitalised(match.last)


@cache
def _ordinary() -> Collection[str]:
    return {fold_key(word) for lang in packs.names("actor") for word in packs.load(f"actor/{lang}").get("ordinary", [])}


def _meant(alias: Alias, year: int | None, countries: Collection[str]) -> bool:
    record = actor(alias.key)
    elsewhere = alias.scoped and countries and not set(record.countries) & set(countries)
    return not elsewhere and (year is None or (record.valid[0] or 0) <= year)


def _forces(tokens: Tokens, lang: str) -> Iterator[ActorReading]:
    """A nation's word beside a word for forces, in either order."""
    begins = {m.first: m for m in nations().scan(tokens)}
    ends = {m.last: m for m in begins.values()}
    for force in _pack(lang).forces.scan(tokens):
        nation = ends.get(force.first - 1) or begins.get(force.last + 1) or _owner(tokens, force.last, begins, _pack(lang).owners)
        if nation is None:
            continue
        key, name = state(nation.value)
        yield _make(tokens, min(nation.first, force.first), max(nation.last, force.last), key, name, "state", "actor.force")


def _owner(tokens: Tokens, last: int, nations_at: Mapping[int, Match[str]], owners: Collection[str]) -> Match[str] | None:
    """ "the army of Mali", "l'armée du Mali": small words stand between."""
    i = last + 1
    while i < tokens.size and i - last <= OF_WORDS and tokens.forms[i] in owners:
        i += 1
    return nations_at.get(i) if i > last + 1 else None


@cache
def _states() -> dict[str, str]:
    return {r.countries[0]: r.key for r in registry().values() if r.kind == "state" and len(r.countries) == 1}


def state(iso: str) -> tuple[str | None, str]:
    """(registry key, English name) of a country as an author."""
    key = _states().get(iso)
    return key, actor(key).name if key else nation_names().get(iso, iso)


def anaphors(tokens: Tokens, lang: str, first: int, last: int) -> list[tuple[int, int]]:
    """(first, last) of the words in tokens first..last that speak of a group named before: "the group", "the militia"."""
    return [(m.first, m.last) for m in _pack(lang).anaphors.scan(tokens, first, last)]


def forces(tokens: Tokens, lang: str, first: int, last: int) -> list[tuple[int, int]]:
    """(first, last) of the words in tokens first..last for a state's forces, whether or not a nation stands beside them."""
    return [(m.first, m.last) for m in _pack(lang).forces.scan(tokens, first, last)]


def names_a_group(tokens: Tokens, lang: str, first: int, last: int) -> bool:
    """Whether a name has a word that only groups are called by: "Front for ...", "... Brigades"."""
    return bool(_pack(lang).bodies.scan(tokens, first, last))


def _introduced(tokens: Tokens, lang: str) -> Iterator[ActorReading]:
    """A name the text introduces: "a group calling itself X", «X» after a group word."""
    quoted = [m for m in _pack(lang).called.scan(tokens) if '"' in tokens.gap(m.last)]
    for cue in sorted((*_pack(lang).introduce.scan(tokens), *quoted), key=lambda m: m.first):
        span = name_after(tokens, cue.last + 1)
        if span is not None:
            yield _make(tokens, *span, None, tokens.surface(*span), "group", "actor.introduced")


def name_after(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Tokens first..last of the quoted words, or of the run of capitalised words, from token i; None where there are none."""
    if i >= tokens.size:
        return None
    if '"' in tokens.gap(i - 1):
        last = next((k for k in range(i, min(i + NAME_WORDS, tokens.size)) if '"' in tokens.gap(k)), None)
        return (i, last) if last is not None else None
    if not tokens.is_capitalised(i) and i + 1 < tokens.size and len(tokens.forms[i]) <= ARTICLE:
        i += 1  # "calling itself the Guardians of ..."
    last, k = i - 1, i
    while k < min(i + NAME_WORDS, tokens.size) and not (k > i and tokens.gap(k - 1).strip(" -'")):
        if tokens.is_capitalised(k):
            last = k
        elif len(tokens.forms[k]) > ARTICLE:
            break
        k += 1
    return (i, last) if last >= i else None


def _described(tokens: Tokens, lang: str) -> Iterator[ActorReading]:
    """Gunmen, rebels, "pro-Iranian groups": the English head, with the side where one stands beside it."""
    sides = {m.first: m for m in _pack(lang).sides.scan(tokens)}
    ends = {m.last: m for m in sides.values()}
    found = _pack(lang).generic.scan(tokens)
    for match in found:
        if match.value == VAGUEST and any(m.last + 1 == match.first or match.last + 1 == m.first for m in found):
            continue  # "hooded paramilitaries"
        side = ends.get(match.first - 1) or sides.get(match.last + 1)
        first, last = (min(side.first, match.first), max(side.last, match.last)) if side else (match.first, match.last)
        name = f"{side.value} {match.value}" if side else match.value
        yield _make(tokens, first, last, None, name, "group", "actor.described", generic=True)
