"""Those told by name, or right behind the word, who open a list of people: "Haddad and the driver", "Haddad, his wife and a guard"."""

from __future__ import annotations

from tocsin.extraction.counts.joined import is_joined
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word

NAMED = 3  # words between an office and its name
AGE = 4  # words of an age set off behind a name
LONGEST_NAME = 8  # words from an office to the conjunction behind the name
_COMMAS = frozenset(",،")


def with_company(chain: list[Group], word: Word, free: list[Group], sentence: Sentence, block: Block) -> list[Group]:
    """The list, with those before its first member whom no noun counts."""
    if not chain or not chain[0].person or chain[0].named or chain[0].side == "attacker":
        return chain
    if (one := _right_behind(chain, word, free, sentence, block)) is not None:
        return [one, *chain]
    listed = _names_before(chain, free, sentence, block)
    return [*(Group(n.first, n.last, 1, 1, "people", True, named=True) for n in listed), *chain]


def _names_before(chain: list[Group], free: list[Group], sentence: Sentence, block: Block) -> list[Name]:
    """Names that a conjunction joins to the first of a list, or a comma where the list goes on."""
    name = _name_joined(chain, sentence, block)
    listed: list[Name] = []
    while name is not None and not _has_an_office(name, free):
        listed.insert(0, name)
        name = next((n for n in sentence.names if n.last + 1 == name.first and _comma(n.last, block)), None)
    return listed


def _name_joined(chain: list[Group], sentence: Sentence, block: Block) -> Name | None:
    one, first = chain[0], _with_article(chain[0], block)
    alone = one.low == one.high == 1 and not one.said
    joined = next((n for n in sentence.names if n.last < first and is_joined(_past_age(n.last, block), first, block)), None)
    if joined is not None:
        return joined if alone else None
    listed = len(chain) > 1 and alone and (_owned(one, block) or any(n.first == one.last + 1 for n in sentence.names))
    return next((n for n in sentence.names if listed and n.last + 1 == first and _comma(n.last, block)), None)


def _past_age(last: int, block: Block) -> int:
    """Last token of "Omar Said, 34,", "Omar Said, de 34 años,", "Omar Said (34)"."""
    gaps, forms = block.tokens.gaps, block.tokens.forms
    if not any(c in gaps[last] for c in ",،("):
        return last
    ends = next((i for i in range(last + 1, min(last + AGE + 1, len(forms))) if any(c in gaps[i] for c in ",،)")), last)
    return ends if any(f.isdigit() for f in forms[last + 1 : ends + 1]) else last


def _has_an_office(name: Name, free: list[Group]) -> bool:
    """ "the mayor Omar Said and the driver": the noun has counted him."""
    return any(g.person and 0 < name.first - g.last <= NAMED for g in free)


def _right_behind(chain: list[Group], word: Word, free: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "استشهاد القائد فلان وثلاثة من إخوانه", "morirono Giovanni Falcone, la moglie e tre uomini": who stands right behind the word."""
    one, start = chain[0], word.last + 1
    if one.first < start or "before" not in word.modes:
        return None
    named = next((Group(n.first, n.last, 1, 1, "people", False, named=True) for n in sentence.names if n.first == start), None)
    office = next((g for g in free if g.first == start and g.low == g.high == 1 and not g.said and g.side != "attacker"), None)
    opens = office or named
    first = _with_article(one, block)
    lists = len(chain) > 1 and first < one.first  # "Falcone, la moglie e tre uomini", not "McKee, journaliste de 29 ans"
    return opens if opens is not None and opens.last < one.first and _leads_on(opens, first, lists, sentence, block) else None


def _leads_on(opens: Group, first: int, lists: bool, sentence: Sentence, block: Block) -> bool:
    """Nothing but a name up to the conjunction, or up to the comma of a list."""
    forms, lang = block.tokens.forms, block.lang
    names = [n.last for n in sentence.names if opens.last < n.first <= opens.last + NAMED and n.last < first]
    end = max([opens.last, *names])
    onto = forms[first].startswith(lang.clitic_conjunctions or ("\0",))
    joined = forms[first - 1] in lang.conjunctions or onto
    between = range(end + 1, first - (forms[first - 1] in lang.conjunctions))
    known = any(h.first in between for cls in ("casualty", "event", "deed", "target", "say") for h in sentence.of(cls))
    broken = any(c in block.tokens.gap(i) for i in range(opens.last, first) for c in ",;:.()،")
    comma = lists and end + 1 == first and _comma(end, block) and opens.named
    return comma or (joined and not known and not broken and first - opens.last <= LONGEST_NAME)


def _with_article(one: Group, block: Block) -> int:
    """First token of people, with the article or the owner before them."""
    forms, lang, first = block.tokens.forms, block.lang, one.first
    article = first > 0 and forms[first - 1] in lang.determiners | lang.possessives | lang.indefinite
    return first - article


def _owned(one: Group, block: Block) -> bool:
    return one.first > 0 and block.tokens.forms[one.first - 1] in block.lang.possessives


def _comma(token: int, block: Block) -> bool:
    return not _COMMAS.isdisjoint(block.tokens.gap(token))
