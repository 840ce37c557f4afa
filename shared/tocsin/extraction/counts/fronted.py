"""People told before the verb that struck them, where case and not order tells whom: "24 селян убили невідомі"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.counts.parts import closed, is_part
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

ARMED = ("attacker", "fighter")
REACH = 5  # words between the people and the verb: when, where, how
PARTED_REACH = 9  # the same with a part of them between
BEHIND = 9  # words from the verb to somebody else whom it may have struck
SURE = 16  # below the cost of any doer behind the verb
_ENDS, _STOPS = frozenset(",;:.()،"), frozenset(";:.")


def fronted(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Iterator[tuple[int, str, int]]:
    """(cost, "left", index) of the people right before a verb of several doers, or of nobody named, where they can be none of the doers."""
    endings = block.lang.impersonal_endings
    if not endings or not block.tokens.forms[word.last].endswith(endings):
        return
    index = max((n for n, g in enumerate(free) if g.last < word.first and not is_part(g, sentence, block)), default=None)
    if index is None or not _is_object(free[index], block):
        return
    parted = any(free[index].last < g.last < word.first for g in free)  # "13 шахтарів, серед них сімох підлітків, убили"
    gap = word.first - free[index].last - 1
    behind = next((g for g in free if 0 < g.first - word.last <= BEHIND), None)
    doers = behind is None or (behind.side in ARMED and behind.high is None and not behind.said)
    if (
        doers
        and gap <= (PARTED_REACH if parted else REACH)
        and not closed(free[index].last, word.first, block, _STOPS if parted else _ENDS)
    ):
        yield gap - SURE, "left", index


def _is_object(group: Group, block: Block) -> bool:
    """One, in the case of an object; or so many, unless the number is in the case of a subject ("двое", "пятеро")."""
    forms, lang = block.tokens.forms, block.lang
    if group.side in ARMED or not group.person:
        return False
    if not group.said:
        return group.high == 1 and forms[group.last].endswith(lang.object_endings)
    numbers = forms[group.first : group.last + 1]
    return any(f.isdigit() or f.endswith(lang.object_numbers) for f in numbers)
