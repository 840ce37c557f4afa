"""What stands between people and a casualty word, and what it costs to reach over it."""

from __future__ import annotations

from tocsin.extraction.counts.parts import closed
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group
from tocsin.extraction.words.lexicon import Hit

HELD = ("abducted", "arrested")  # their words name people too: "killed twelve hostages"
RELATIVE_REACH = 5  # from people to the word of a relative clause that says they were held
UNSAID, COMMA, JOINED, CLAUSE = 8, 3, 4, 5  # costs: people without a number, what stands between
AIRCRAFT, DOWNED = ("aircraft", "helicopter", "drone"), 2  # words from "helicopter" to "shot down"
_COMMAS, _STOPS = frozenset(",،"), frozenset(";:.")


def apart(left: int, right: int, sentence: Sentence) -> int:
    """Words between two tokens, but for when and where: "ha ucciso ieri sera a Palermo il procuratore"."""
    words = range(left + 1, right)
    told = when_and_where(sentence) | _by_what(sentence) if words else ()
    return right - left - 1 - len(set(words).intersection(told))


def _by_what(sentence: Sentence) -> set[int]:
    """Tokens of "con tre colpi di pistola": what somebody was hit by, the two words before it, and the weapon."""
    shots = sentence.of("cue", "shots")
    ends = {h.first: max([w.last for w in sentence.of("weapon") if w.first - h.last <= 2 and w.last >= h.first] or [h.last]) for h in shots}
    return {t for first, last in ends.items() for t in range(first - 2, last + 1)}


def when_and_where(sentence: Sentence) -> set[int]:
    """Tokens of times, and of places with the small word before them."""
    placed = {t for p in sentence.places for t in range(p.first - (p.cue is not None), p.last + 1)}
    return placed | {t for f in sentence.times for t in range(f.first, f.last + 1)}


def crossing(group: Group, left: int, right: int, block: Block) -> int:
    """What it costs to reach over all that stands between two tokens."""
    tokens, lang = block.tokens, block.lang
    words = tokens.forms[left + 1 : right]
    cost = 0 if group.said else UNSAID
    cost += COMMA * (not _COMMAS.isdisjoint(tokens.between(left, right))) + CLAUSE * (";" in tokens.between(left, right))
    cost += JOINED * (not lang.conjunctions.isdisjoint(words))
    return cost + CLAUSE * (not lang.clause_breaks.isdisjoint(words))


def stopped(left: int, right: int, block: Block) -> bool:
    return closed(left, right, block, _STOPS)


def blocked(left: int, right: int, sentence: Sentence, block: Block) -> bool:
    """Another casualty word with people of its own stands between; "killed and wounded" share theirs."""
    others = [h for h in sentence.of("casualty") if left < h.first and h.last < right and not h.concept.endswith("_toll")]
    others = [h for h in others if not _brought_down(h, sentence)]
    if not others:
        return False
    later = {t for h in sentence.of("cue", "later") for t in range(h.first, h.last + 1)}
    then = later | {t for h in sentence.of("cue", "also") for t in range(h.first, h.last + 1)}
    edge = right
    if any(_begins_anew(h, left, block) for h in others):
        return True
    for hit in reversed(others):
        between = [i for i in range(hit.last + 1, edge) if block.tokens.forms[i] not in block.lang.conjunctions]
        bare = between == list(range(hit.last + 1, edge))  # no conjunction: "abducted, then killed", not "wounded also killed"
        if any(i not in then for i in between) or (between and bare and not later.issuperset(between)):
            return not _told_in_passing(hit, left, sentence, block)
        edge = hit.first
    return False


def _brought_down(hit: Hit, sentence: Sentence) -> bool:
    """ "um helicóptero militar abatido": an aircraft, no people."""
    return any(0 < hit.first - h.last <= DOWNED for h in (*sentence.of("weapon", *AIRCRAFT), *sentence.of("target", "plane")))


def _begins_anew(hit: Hit, left: int, block: Block) -> bool:
    """ "ارتقى 18 شهيدا وأصيب 37": a conjunction on a word of harm that stands apart from the one before opens a further count."""
    clitics = block.lang.clitic_conjunctions
    return bool(clitics) and hit.first > left + 1 and hit.concept.endswith("_before") and block.tokens.forms[hit.first].startswith(clitics)


def _told_in_passing(hit: Hit, people: int, sentence: Sentence, block: Block) -> bool:
    """ "eight policemen who were kidnapped on Monday were killed": which eight, as in "eight policemen kidnapped on Monday were"."""
    relative = block.tokens.forms[people + 1] in block.lang.clause_breaks and hit.first - people <= RELATIVE_REACH
    reduced = hit.first == people + 1 and any(h.first > hit.last for h in sentence.of("cue", "passive_aux"))
    return hit.concept.startswith(HELD) and (relative or reduced)
