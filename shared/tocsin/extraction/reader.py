"""The reader: a report in, its mentions out. The same report gives the same mentions, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tocsin.actors import actor_phrases, find_actors, lands
from tocsin.extraction.assembly import mention
from tocsin.extraction.authors.roster import Roster
from tocsin.extraction.incidents.day_of_another import date_by_others
from tocsin.extraction.incidents.decisions import bar, chance, kind_of
from tocsin.extraction.incidents.features import Whole
from tocsin.extraction.incidents.grouping import WEIGHED, Draft, Judge, group
from tocsin.extraction.incidents.headings import stand_under_headings
from tocsin.extraction.incidents.roles import parts
from tocsin.extraction.incidents.statements import Statement, statements_of
from tocsin.extraction.incidents.tellings import weigh
from tocsin.extraction.incidents.written import CUT_OUT, LATE, tell
from tocsin.extraction.scene.answering import those_who_answer
from tocsin.extraction.scene.listing import Listing
from tocsin.extraction.scene.masthead import dated
from tocsin.extraction.scene.names import names_of
from tocsin.extraction.scene.naming import nouns
from tocsin.extraction.scene.scene import Block, Found, bracketed, cut_sentences, dateline_end, relayed, tags
from tocsin.extraction.scene.speakers import outlets
from tocsin.extraction.words.lexicon import Hit, Language, has_pack, language, scan
from tocsin.gazetteer import DATELINE, Gazetteer, PlaceReading, place_phrases, survey
from tocsin.intake.clean import mask
from tocsin.model.mention import Mention
from tocsin.model.report import Item, Report
from tocsin.model.vocabulary import Precision
from tocsin.model.when import Days
from tocsin.numerals import Quantity, find_quantities
from tocsin.text import Openings, Tokens, tokenize
from tocsin.times import TimeExpr, find_times, is_anaphoric, is_explicit, resolve

NOW = ";now="  # "now": when it is told, and nothing of when it happened
WEEKDAY = "weekday:"
NEGATED = 3  # words from a negation to the end of which a claim is denied
CLAIMING = ("claim", "claim_by")
TELLING = ("event", "deed", "casualty")
BYLINE = 12  # words of a first line that says where and when it was written
SHORT = 45  # words: a longer post tells more than one thing, each in its sentence
WIDE = 400  # days: what spans more tells no incidents apart


def read(report: Report, least: int = 0) -> tuple[Mention, ...]:
    """All incidents a report tells of, main first told first. Blocks in a language without a pack are passed over.

    `least` are kept however unlikely: who takes a report back says of an incident that it was none, and which one it was.
    """
    reading = drafts_of(report)
    published = Days.parse(report.published_at)
    whole = Whole.of(reading.statements, published)
    weighed = [(d, chance(d, reading.drafts, whole)) for d in reading.drafts]
    chances = [p for _, p in weighed]
    asked = min([bar(chances), *sorted(chances, reverse=True)[:least]])
    kept = [(d, p) for d, p in weighed if p >= asked]
    for draft, _ in kept:
        draft.kind = kind_of(draft, reading.drafts)
    roster = Roster.of(reading.statements, [draft for draft, _ in kept])
    told_as = parts([draft for draft, _ in kept], len(reading.statements), published)
    return tuple(
        mention(report.id, n, draft, roster, part, report.text, round(p, 2))
        for n, ((draft, p), part) in enumerate(zip(kept, told_as, strict=True))
    )


class Reading(NamedTuple):
    """What was read before anything is decided: all statements, and the drafts they were grouped into."""

    statements: list[Statement]
    drafts: list[Draft]


def drafts_of(report: Report, judge: Judge = WEIGHED) -> Reading:
    """`judge` says which statements tell of a further incident."""
    statements = _told(report)
    drafts = group(statements, Gazetteer.open(), Days.parse(report.published_at), judge)
    date_by_others(drafts)
    return Reading(statements, drafts)


def _told(report: Report) -> list[Statement]:
    published = Days.parse(report.published_at)
    statements: list[Statement] = []
    for block in _blocks(report, Gazetteer.open()):
        told = statements_of(block)
        stand_under_headings(told, published)
        weigh(told, published)
        tell(told, block.headed, published, CUT_OUT if bracketed(block.tokens, 0) else LATE)
        statements += told
    _date(statements, published)
    return statements


def _blocks(report: Report, gazetteer: Gazetteer) -> list[Block]:
    text = mask(report.text)
    items = [item for item in report.items if has_pack(item.lang)]
    tokens = [_tokens(text, item) for item in items]
    homes = [land for t in tokens for land in lands(t, _year(report.published_at))]
    places = survey([(t, item.lang) for t, item in zip(tokens, items, strict=True)], gazetteer, lands=homes)
    by_block: dict[int, list[PlaceReading]] = {}
    for place in places:
        by_block.setdefault(place.block, []).append(place)
    background = _Background(
        frozenset(p.record.country for p in places if p.record is not None and p.record.country), _year(report.published_at)
    )
    blocks = []
    ordinal = 0
    for index, (item, found) in enumerate(zip(items, tokens, strict=True)):
        if not len(found):
            continue
        block = _block(index, item.kind, item.lang, found, by_block.get(index, []), ordinal, background)
        ordinal += len(block.sentences)
        blocks.append(block)
    return blocks


def _tokens(text: str, item: Item) -> Tokens:
    found = tokenize(text, *item.span, language(item.lang).kept)
    _openings(item.lang).note(found)
    return found


@cache
def _openings(code: str) -> Openings:
    """All phrases that are looked for in a text of a language."""
    nouns_of = [nouns(code, table) for table in ("nouns", "offices")]
    return Openings([language(code).index, *nouns_of, outlets(), *actor_phrases(code), *place_phrases(code)])


class _Background(NamedTuple):
    """What tells which of several bearers of a name is meant: the countries the report speaks of, the year it is from."""

    countries: frozenset[str]
    year: int | None


def _year(published: str | None) -> int | None:
    days = Days.parse(published)
    return days.last.year if days else None


def _block(
    index: int, kind: str, code: str, tokens: Tokens, places: Sequence[PlaceReading], ordinal: int, background: _Background
) -> Block:
    lang = language(code)
    quantities = find_quantities(tokens, code)
    seen = [t for t in find_times(tokens, code) if NOW not in t.code]
    listing = Listing(tokens, seen)
    read = dated(seen, listing) if listing else seen
    hits = _as_denied(_without_small_words(scan(tokens, lang, read), quantities, read), tokens)
    actors = find_actors(tokens, code, background.year, background.countries)
    bodies = [a for a in actors if not a.state]
    named = [p for p in places if not any(a.first <= p.first and p.last <= a.last for a in bodies)]
    lines, headed = _datelines(tokens, read, {h.first for cls in TELLING for h in hits[cls]})
    hits = {cls: [h for h in found if cls == "source" or h.first not in headed] for cls, found in hits.items()} if headed else hits
    times = [t for t in read if t.first not in lines]
    inside = _insides(times, named)
    quantities = [q for q in quantities if q.last > inside.get(q.first, -1)]
    taken = {t for found in (places, actors, times) for f in found for t in range(f.first, f.last + 1)}
    names = names_of(tokens, lang, hits, taken)
    happening, answering = _happening(named, hits, lines, tokens, lang)
    found = Found(hits, quantities, times, happening, answering, actors, names, listing)
    whole = {t for time in times for t in range(time.first, time.last)}  # "am 3. Mai"
    cuts = cut_sentences(tokens, lang, whole)
    stops = [first for first, _, _ in cuts]
    cuts = [(0, len(tokens) - 1, 0)] if kind == "social" and not listing and len(tokens) < SHORT else cuts
    sentences = found.deal(ordinal, index, cuts, tokens, lang, stops)
    if len(sentences) > 1 and sentences[0].paragraph != sentences[1].paragraph and len(tokens) > 60:
        sentences[0].title = True
    return Block(index, kind, lang, tokens, sentences, _dateline(places, lines), [t for t in read if t.first in lines])


def _dateline(places: Sequence[PlaceReading], lines: set[int]) -> PlaceReading | None:
    """Where the report was written; of two datelines the second, whose report the first only passes on."""
    written = [p for p in places if p.record is not None and p.until is None and not p.demonym]
    relays = [p for p in written[1:] if p.cue == DATELINE]
    return next((p for p in (*relays, *written) if p.first in lines or p.cue == DATELINE), None)


def _insides(times: Sequence[TimeExpr], places: Sequence[PlaceReading]) -> dict[int, int]:
    """Where no number counts, and how far: "ביום שני", "سه‌شنبه", "באר שבע"."""
    whole = [(t.first + (not t.code.startswith(WEEKDAY)), t.last) for t in times]
    return {i: last for first, last in (*whole, *((p.first + 1, p.last) for p in places)) for i in range(first, last + 1)}


def _without_small_words(hits: dict[str, list[Hit]], quantities: Sequence[Quantity], times: Sequence[TimeExpr]) -> dict[str, list[Hit]]:
    """ "Pelo menos dez", at least ten: "pelo", by, names nobody there; in "7 May" nothing may be, in "7 March on" nobody marches."""
    counted, dated = _tokens_of(quantities), _tokens_of(times)
    return hits | {
        "stance": [h for h in hits["stance"] if h.first not in counted],
        "modality": [h for h in hits["modality"] if h.first not in dated or h.last not in dated],
        "event": [h for h in hits["event"] if h.first not in dated or h.last in dated],
    }


def _tokens_of(found: Sequence[Quantity] | Sequence[TimeExpr]) -> set[int]:
    return {t for one in found for t in range(one.first, one.last + 1)}


def _as_denied(hits: dict[str, list[Hit]], tokens: Tokens) -> dict[str, list[Hit]]:
    """ "it has not claimed the attack": a word of claiming right behind a negation says that nobody did."""
    ends = {h.last for h in hits["cue"] if h.concept == "negator"}

    def told(hit: Hit) -> Hit:
        near = range(max(hit.first - NEGATED, 0), hit.first) if hit.concept in CLAIMING else range(0)
        denied = any(t in ends and "," not in tokens.between(t, hit.first) for t in near)
        return hit._replace(concept="no_claim") if denied else hit

    return hits | {"stance": [told(h) for h in hits["stance"]]} if ends else hits


def _datelines(tokens: Tokens, times: Sequence[TimeExpr], told: set[int]) -> tuple[set[int], set[int]]:
    """Tokens of the datelines, where and when it was written, not where and when it happened; those of the brackets behind them."""
    lines, headed = set[int](), set[int]()
    starts = [0, *[i + 1 for i, gap in enumerate(tokens.gaps[:-1]) if gap != " " and "\n" in gap]]
    days = _days_of_lines(starts, times)
    for i in starts:
        if i not in days and (end := dateline_end(tokens, i)) > i:
            head = tags(tokens, end)
            headed |= set(head)
            lines |= {*range(i, end), *relayed(tokens, head.stop)}
        elif (head := bracketed(tokens, i)) and any(is_explicit(t.code) and t.first in head for t in times):
            lines |= set(head)
        elif i == 0:
            lines |= _byline(tokens, times, told)
    return lines, headed


def _byline(tokens: Tokens, times: Sequence[TimeExpr], told: set[int]) -> set[int]:
    """Tokens of a first line that names nothing but where and when it was written: "From our correspondent, Lagos, October 20"."""
    end = next((n for n, gap in enumerate(tokens.gaps[:BYLINE]) if "\n" in gap), None)
    dated = end is not None and any(t.last == end and is_explicit(t.code) for t in times)
    line = set(range(end + 1)) if end is not None and dated and tokens.gaps[end].strip() in {"", "."} else set[int]()
    return line if line.isdisjoint(told) else set()


def _days_of_lines(starts: Sequence[int], times: Sequence[TimeExpr]) -> set[int]:
    """Lines of a log, where several open each with a day of its own: "13/02 – Goma: ...": it happened then."""
    days = {t.first: t.code for t in times if t.first in starts and is_explicit(t.code)}
    return set(days) if len(set(days.values())) > 1 else set()


def _happening(
    places: Sequence[PlaceReading], hits: dict[str, list[Hit]], datelines: set[int], tokens: Tokens, lang: Language
) -> tuple[list[PlaceReading], list[PlaceReading]]:
    """Places of datelines, and those that are part of a source's or a weapon's name ("Molotov"), are not where it happened.

    Governments that answer, told by their seats, come apart from the rest.
    """
    sources = {t for cls in ("source", "weapon") for h in hits[cls] for t in range(h.first, h.last + 1)}
    agents = {h.last + 1 for h in hits["stance"] if h.concept == "author_by"}
    for place in places:
        if (
            {place.first, place.first - (tokens.forms[place.first - 1] in lang.determiners)} & agents
            and place.record is not None
            and place.record.precision == Precision.COUNTRY
            and place.part is None
        ):
            place.role_noun = True  # "led by the United States"
        if (
            (place.first in datelines and place.until is None)
            or place.cue == DATELINE
            or (set(range(place.first, place.last + 1)) <= sources and not place.demonym)
        ):
            place.role_noun = True
    answering = {id(place) for place in those_who_answer(places, hits, tokens, lang)}
    return [p for p in places if id(p) not in answering], [p for p in places if id(p) in answering]


def _date(statements: Sequence[Statement], published: Days | None) -> None:
    """A first dating of each statement, enough to tell incidents apart; enrichment dates the mentions.

    The narrowest time counts; of several, one that names its day before one that is counted, the one nearest to what happened.
    """
    anchor: Days | None = None
    for statement in statements:
        dated: list[tuple[Days, TimeExpr]] = []
        for time in statement.times:
            days = resolve(time.code, published, anchor)
            if days is not None and not is_anaphoric(time.code) and days.width == 1:
                anchor = days
            if days is not None and days.width <= WIDE:
                dated.append((days, time))
        if dated:
            statement.days, best = min(dated, key=lambda d: (d[0].width, is_anaphoric(d[1].code), statement.far(d[1].first, d[1].last)))
            statement.when = best.code
