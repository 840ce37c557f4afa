"""People told besides others: "two others", "his driver died as well", "as were his wife and a neighbour"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.bounds import Bounds
from tocsin.extraction.counts.lists import chain_right, total, without_unnumbered
from tocsin.extraction.counts.parts import closed
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Toll, Word
from tocsin.extraction.words.lexicon import Hit

ALSO_REACH = 2  # words between "also" and the word of harm, or behind it
LIKEWISE_REACH = 2  # from "as were" to who else
APPOSED = 3  # words from the comma behind a name to what its bearer is
COMMAS = {",", "،"}
_ENDS = frozenset(",;:.()،")


def are_others(chain: list[Group], word: Word, sentence: Sentence, block: Block) -> bool:
    """Besides those counted before: "two others", "four more", "two policemen also died", "auch sein Fahrer starb"."""
    first = chain[0]
    told = _are_named_others(chain, sentence) or _also(first, word, sentence, block) or _is_next(first, sentence, block)
    told = told or _with_him(word, block)
    return told or are_more(first.first, _number_end(first, sentence), block)


def _with_him(word: Word, block: Block) -> bool:
    """ "nine people died with him", "neuf personnes sont mortes avec lui"."""
    lang, (by, him) = block.lang, [*block.tokens.forms[word.last + 1 : word.last + 3], "", ""][:2]
    return by in lang.along and him in lang.pronouns - lang.determiners


def are_more(first: int, last: int, block: Block) -> bool:
    """ "four more", "ещё четверо"."""
    forms, lang = block.tokens.forms, block.lang
    return not lang.more.isdisjoint(forms[last : last + 2]) or not lang.more_before.isdisjoint(forms[max(first - 1, 0) : last])


def are_theirs(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "his driver", "two of her guards", "سائقه": people of somebody who need not be told of in the same sentence."""
    forms, lang = block.tokens.forms, block.lang
    owned = not lang.possessives.isdisjoint(forms[max(group.first - 1, 0) : group.last + 1])
    owned = owned or any(group.first <= h.first <= group.last for h in sentence.of("cue", "theirs"))
    return owned and bool(group.person) and not group.named and group.side != "attacker"


def is_own(group: Group, block: Block) -> bool:
    """ "its two soldiers", "three of its staff"."""
    forms, lang, end = block.tokens.forms, block.lang, group.last + 1
    owned = not lang.possessives.isdisjoint(forms[max(group.first - 1, 0) : end])
    endings = lang.own_endings or ("\0",)
    owned = owned or (group.last > group.first and forms[group.last - 1] in lang.of and forms[group.last].endswith(endings))
    of = end < len(forms) - 1 and forms[end] in lang.of
    return group.said and (owned or (of and (forms[end + 1] in lang.possessives or forms[end + 1].endswith(endings))))


def _are_named_others(chain: list[Group], sentence: Sentence) -> bool:
    """ "two others"; but "Haddad and two others" are three, and those of "three soldiers and two others" only others than the soldiers."""
    end = chain[1].first - 1 if len(chain) > 1 else chain[0].last + 1
    near = [h for h in sentence.of("cue", "others") if chain[0].first <= h.first <= end]
    return bool(near) and not any(g.named for g in chain)


def _is_next(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "eight bodies were found, and a ninth worker died": one more than those counted before."""
    told = [q for q in sentence.quantities if q.kind == "ordinal" and group.first - 1 <= q.last <= group.last and (q.low or 0) > 1]
    articles = block.lang.indefinite  # none where a language has no articles: "умерла пятая потерпевшая"
    return group.low == group.high == 1 and any(not articles or block.tokens.forms[q.first - 1] in articles for q in told)


def _number_end(group: Group, sentence: Sentence) -> int:
    return next((q.last for q in sentence.quantities if q.first == group.first), group.last)


def _also(group: Group, word: Word, sentence: Sentence, block: Block) -> bool:
    """ "two policemen also died", "his driver died as well", "auch sein Fahrer kam ums Leben"."""
    owner = group.first - (block.tokens.forms[group.first - 1] in block.lang.possessives)
    return any(
        0 < word.first - h.last <= ALSO_REACH
        or h.first < word.first <= h.last
        or h.last == owner - 1
        or (0 < h.first - word.last <= ALSO_REACH and not closed(word.last, h.first, block, _ENDS))
        for h in sentence.of("cue", "also")
    )


def name_of_the_one(chain: list[Group], sentence: Sentence, block: Block) -> str:
    """What the one person is called who is counted: "the engineer Esteban Ruiz was executed", "Esteban Ruiz, head of ..., died"."""
    one = chain[0] if len(chain) == 1 and chain[0].low == chain[0].high == 1 else None
    if one is None:
        return ""
    near = (n.text for n in sentence.names if one.first <= n.last and n.first <= one.last + 1)
    return next(near, "") or _whom_it_explains(one, block)


def _whom_it_explains(one: Group, block: Block) -> str:
    """The name before the comma behind which it says what its bearer is; the last word of one told before will do."""
    tokens, known = block.tokens, block.full_names()
    commas = (i for i in range(one.first - 1, max(-1, one.first - 1 - APPOSED), -1) if tokens.gap(i).strip() in COMMAS)
    return next((known[tokens.forms[i]] for i in commas if tokens.forms[i] in known), "")


def likewise(sentence: Sentence, block: Block, free: list[Group], tolls: list[Toll]) -> list[Toll]:
    """ "was gunned down, as were his wife and a neighbour": what was told of the one before."""
    found = []
    harm = [h.first for h in sentence.of("casualty")]
    for hit in sentence.of("cue", "likewise"):
        before = next((t for t in reversed(tolls) if t.last < hit.first), None)
        behind = [g for g in free if g.first > hit.last]
        near = bool(behind) and bool(behind[0].person) and behind[0].first - hit.last <= LIKEWISE_REACH
        if before is None or not near or not _is_told_of(before, hit, sentence) or any(t > hit.last for t in harm):
            continue
        chain = without_unnumbered(chain_right(behind, 0, block, Bounds(frozenset(harm))), block)
        low, high = total(chain)
        first, last = hit.first, chain[-1].last
        found.append(replace(before, low=low, high=high, first=first, last=last, at=first, person=chain[0].person, others=True, part=False))
    return found


def _is_told_of(before: Toll, hit: Hit, sentence: Sentence) -> bool:
    """People before their word of harm, and no part of others: not "265 died, among them 161 soldiers as well as 104 rebels"."""
    subject = before.rule.endswith(("left", "unnamed")) and not before.part and before.high != 0
    return subject and not any(before.first < h.first < hit.first for h in sentence.of("cue", "including"))
