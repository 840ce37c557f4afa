"""Which people a casualty word may reach, before it or behind it, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.extraction.counts.between import HELD, UNSAID, apart, blocked, crossing, stopped, when_and_where
from tocsin.extraction.counts.fronted import fronted
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word
from tocsin.extraction.words.lexicon import Hit

_COMMAS = frozenset({",", "،"})
ARMED = ("attacker", "fighter")
REACH = 12  # words between people and casualty word
PASSIVE_REACH = 14  # between people and "were killed"
OPENING_REACH = 30  # between people who open the sentence and "were killed"
LAST_REACH = 22  # between people and the word where verbs stand last
OBJECT_REACH = 3  # between "killed" and the people, where the people may stand on either side
COPULA_REACH = 12  # between "the dead" and the number, where "are" stands right before it
OWN_REACH = 2  # between people behind a comma and their own casualty word
BACK_REACH = 4  # words between "before" and "shot" in "before being shot"
RELATIVE_REACH = 3  # from the end of a relative clause to the casualty word
BARE_REACH = 2  # between a number without a noun and the casualty word
SUBJECT_REACH = 4  # words between who did it and to whom, behind the verb
SUBJECT = 6  # cost of the doer's place


def left(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Iterator[tuple[int, str, int]]:
    """(cost, "left", index) of each group that may stand before the word."""
    passive = _is_passive(word, sentence, block)
    modes = word.modes
    if modes == {"before"}:
        yield from fronted(word, free, sentence, block)
    if modes == {"before"} or _is_active(word, sentence, block):
        return
    active = not passive and ("before" in modes or not block.lang.passive_any)
    if _opens_a_count(word, free, block):
        return
    agents = {h.last for h in sentence.of("stance", "author_by")}
    objects = _objects(sentence) if _looks_back(word, block) else frozenset()
    opens = block.tokens.forms[word.first - 1] in block.lang.clause_breaks and any(g.first == word.last + 1 for g in free)
    if opens:
        return  # "the toll rose to 21 tras fallecer tres heridos"
    for index, group in enumerate(free):
        if group.last >= word.first:
            continue
        others = block.lang.verb_last and any(g.person for g in free[:index])
        end = _past_relative(_of_them(group, word, sentence), word, block)
        gap = word.first - end - 1 - _bracketed(end, word.first, block)
        limit = BARE_REACH if not group.person else PASSIVE_REACH if passive else REACH
        limit = OPENING_REACH if group.first == sentence.first and _is_subject_of(group, passive or modes == {"after"}) else limit
        limit = BARE_REACH + 1 if modes == {"noun"} else LAST_REACH if block.lang.verb_last and group.person and group.said else limit
        if (
            not 0 <= gap <= limit
            or (objects and (group.first in objects or group.first - 1 in objects))
            or (group.said and not passive and _has_him(word, block))
            or _is_set_off(group, gap, word, block)
            or _disagrees(word, group, block)
            or (_is_agent(group, gap, agents, modes, others) and not _is_struck(group, gap, passive, word, block))
            or blocked(group.last, word.first, sentence, block)
            or (not group.said and not passive and stopped(max(end, group.last), word.first, block))
        ):
            continue
        doer = SUBJECT if ("any" in modes or "after" not in modes) and modes != {"noun"} and active and group.person else 0
        if doer and (_has_object(word, free, block) if group.side in ARMED else _has_one(word, free, sentence, block)):
            doer += UNSAID  # "four gunmen shot and killed union leader Olarte"
        if block.lang.passive_any and gap == 0 and not group.said and not active:
            doer -= UNSAID  # "женщина погибла"
        yield gap + doer + crossing(group, group.last, word.first, block) - (SUBJECT if passive else 0), "left", index


def _is_set_off(group: Group, gap: int, word: Word, block: Block) -> bool:
    """A bare number, and a comma between: "her blog, which had needled both big parties, died"."""
    comma = not _COMMAS.isdisjoint(block.tokens.between(group.last, word.first))
    return comma and not group.person and (word.modes == {"noun"} or (gap > 0 and (group.low or 0) > 1))


def _is_subject_of(group: Group, suffered: bool) -> bool:
    """ "Eight youths who were celebrating in a house on the edge of the town were shot": told by number, and no attackers."""
    return suffered and group.said and bool(group.person) and group.side not in ARMED


def _has_object(word: Word, free: list[Group], block: Block) -> bool:
    """People right behind the word, an article aside, no sign between."""
    forms, first = block.tokens.forms, word.last + 1
    first += first < len(forms) - 1 and forms[first] in block.lang.determiners
    return any(g.person and g.first == first for g in free) and not block.tokens.between(word.last, first).strip()


def _opens_a_count(word: Word, free: list[Group], block: Block) -> bool:
    """ "وإصابة عشرين", "القتلى 96 والجرحى 300": a conjunction written onto the word; not "70 وفاة"."""
    if not block.tokens.forms[word.first].startswith(block.lang.clitic_conjunctions or ("\0",)):
        return False
    bare = [g for g in free if g.said and not g.person]
    counted = "noun" in word.modes and any(g.last + 1 == word.first for g in bare)
    return any(g.first == word.last + 1 for g in bare) or ("before" in word.modes and not counted)


def _has_him(word: Word, block: Block) -> bool:
    """ "two officers shot him dead", "zwei Beamte erschossen ihn": whoever stands before it did it."""
    pronouns = block.lang.pronouns - block.lang.determiners  # Spanish "él" is written like "el" here
    behind = block.tokens.forms[word.last + 1 : word.last + 2]
    return bool(word.modes & {"before", "any"}) and not pronouns.isdisjoint(behind) and block.tokens.gap(word.last) == " "


def _has_one(word: Word, free: list[Group], sentence: Sentence, block: Block) -> bool:
    """Somebody single behind the word, his office before him: "two youths shot and killed opposition leader Ramos"."""
    forms, tokens, times = block.tokens.forms, block.tokens, {t for f in sentence.times for t in range(f.first, f.last + 1)}
    one = next((g for g in free if g.first > word.last and g.person), None)
    if one is None or one.first - word.last > OBJECT_REACH or one.high != 1 or tokens.between(word.last, one.first).strip():
        return False
    between = [i for i in range(word.last + 1, one.first) if forms[i] not in block.lang.determiners | block.lang.indefinite]
    return not any(forms[i] in block.lang.small or i in times for i in between)


def _looks_back(word: Word, block: Block) -> bool:
    """ "before being shot dead", "bevor er erschossen wurde": whoever did what is told before is meant."""
    forms, lang = block.tokens.forms, block.lang
    opens = next((i for i in range(word.first - 1, max(word.first - BACK_REACH, 0), -1) if forms[i] in lang.clause_breaks), None)
    between = forms[opens + 1 : word.first] if opens is not None else []
    return any(f in lang.subjectless or f in lang.pronouns for f in between)


def _objects(sentence: Sentence) -> frozenset[int]:
    """Tokens right behind a word of harm that people follow, times and places aside."""
    told = when_and_where(sentence)
    harm = [h for h in sentence.of("casualty") if h.concept.endswith("_before")]
    return frozenset(next((t for t in range(h.last + 1, sentence.last + 1) if t not in told), 0) for h in harm)


def _past_relative(end: int, word: Word, block: Block) -> int:
    """Last token of a clause between commas that says who they are: "su compañero, que intentó ayudarla, quedó herido"."""
    tokens, lang = block.tokens, block.lang
    if end >= word.first - 1 or tokens.gap(end).strip() not in _COMMAS or tokens.forms[end + 1] not in lang.clause_breaks:
        return end
    closes = [i for i in range(end + 1, word.first) if tokens.gap(i).strip() in _COMMAS]
    return closes[0] if len(closes) == 1 and word.first - closes[0] <= RELATIVE_REACH else end


def _of_them(group: Group, word: Word, sentence: Sentence) -> int:
    """Last token of "six of them"."""
    return next((h.last for h in sentence.of("cue", "including") if h.first == group.last + 1 and h.last < word.first), group.last)


def _bracketed(left: int, right: int, block: Block) -> int:
    """Words of a bracket that opens right behind a token and is closed before the other."""
    gaps = block.tokens.gaps
    closes = next((i for i in range(left + 1, right) if ")" in gaps[i]), left)
    return closes - left if left >= 0 and "(" in gaps[left] and ")" not in gaps[left] else 0


def _is_active(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "des hommes ont tué": whoever stands before it did it. Accents count: "à" is no "a"."""
    helper = word.first - 1
    told = helper >= sentence.first and block.tokens.surface(helper, helper).lower() in block.lang.active_helpers
    return told and "any" in word.modes


def _disagrees(word: Word, group: Group, block: Block) -> bool:
    """ "trinta passageiros até ser morto": a word in the singular counts no thirty; but "um grupo de trinta foi morto"."""
    endings, forms = block.lang.singular_endings, block.tokens.forms
    one = bool(endings) and bool(word.modes & {"after", "any"}) and forms[word.first].endswith(endings)
    return one and (group.low or 0) > 1 and forms[group.first] not in block.lang.indefinite


def _is_passive(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "were killed", not "are 200, wounded 30"; where verbs stand last, "wurden ... getötet" with anything between."""
    helpers = sentence.of("cue", "passive_aux")
    counts = [q for q in sentence.quantities if q.kind == "cardinal" and q.last < word.first]
    if any(0 < word.first - h.last <= 3 and not any(h.last < q.first for q in counts) for h in helpers):
        return True
    clause = sentence.clause_of(word.first)
    return block.lang.verb_last and any(h.last < word.first and sentence.clause_of(h.first) == clause for h in helpers)


def _is_agent(group: Group, gap: int, agents: set[int], modes: frozenset[str], others: bool) -> bool:
    """ "killed by gunmen", but "an attack by gunmen who were killed" where the verb has no doer of its own, and no noun has one.

    Where verbs stand last, who did it stands right before the verb and `others` before him: "دو سرباز توسط مردان مسلح کشته شدند".
    """
    counted = "noun" in modes and gap == 0  # "spoke of thirty dead"
    return group.first - 1 in agents and not counted and modes != {"noun"} and ("after" not in modes or gap > 1 or others)


def _is_struck(group: Group, gap: int, passive: bool, word: Word, block: Block) -> bool:
    """ "the raid by gunmen, one of whom was killed"; "внаслідок обстрілу одна людина загинула": counted right before what was suffered."""
    lang = block.lang
    counted = gap == 0 and group.said and group.side not in ARMED and lang.passive_any and not lang.verb_last
    return counted or (passive and stopped(group.last, word.first, block))


def right(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Iterator[tuple[int, str, int]]:
    """(cost, "right", index) of each group that may stand behind the word."""
    if not word.modes & {"before", "any", "noun"} or _looks_left(word, free, sentence, block):
        return
    near = "any" in word.modes and not block.lang.passive_any
    subject = _subject_behind(word, free, sentence, block)
    for index, group in enumerate(free):
        if group.first <= word.first or group.last <= word.last:
            continue
        gap = apart(word.last, group.first, sentence) if group.person else group.first - word.last - 1
        gap = 0 if word.first < group.first <= word.last < group.last else gap  # "גופותיהם של כחמישה": of about five
        counted = "noun" in word.modes and _is_counted(word, group, sentence)
        if group is subject or not (counted or word.modes & {"before", "any"}):
            continue
        limit = COPULA_REACH if counted else BARE_REACH if not group.person else OBJECT_REACH if near else REACH - 3
        if not 0 <= gap <= limit or (not group.said and gap > 3) or stopped(word.last, group.first, block):
            continue
        if (
            "any" in word.modes
            and _disagrees(word, group, block)
            and not (gap == 0 and block.tokens.forms[word.first - 1] in block.lang.conjunctions)
        ):
            continue
        if not group.person and not counted and "," in block.tokens.gap(group.first - 1):
            continue  # "of the 202 wounded, 52 are in a critical condition"
        if not group.person and "&" in block.tokens.gap(group.first - 1):
            continue  # "100 soldiers killed & 7 captured"
        onto = "any" in word.modes and group.said and block.tokens.forms[group.first].startswith(block.lang.clitic_conjunctions)
        if onto or any(block.tokens.forms[i] in block.lang.conjunctions for i in range(word.last + 1, group.first)):
            continue
        if _is_taken(group, sentence, block):
            continue
        by = any(word.last < h.first <= group.first for h in sentence.of("stance", "author_by"))
        agents = block.lang.agent_endings
        by = by or ("any" in word.modes and bool(agents) and block.tokens.forms[group.last].endswith(agents))
        doers = group.side in ARMED and "any" in word.modes and not group.said
        if not (by or doers or blocked(word.last, group.first, sentence, block) or _owned(word.last, group.first, free, sentence)):
            reached = crossing(group, word.last, group.first, block)
            told_at_once = block.lang.passive_any and gap <= OBJECT_REACH and reached == UNSAID  # "погибла 94-летняя женщина"
            yield gap + (0 if told_at_once else reached), "right", index


def _looks_left(word: Word, free: list[Group], sentence: Sentence, block: Block) -> bool:
    """ "a director was killed, two guards were hurt", "70 من المرضى ومرافقيهم لقوا حتفهم"."""
    if "any" in word.modes and not block.lang.passive_any and "," in block.tokens.gap(word.last):
        return any(h.last == word.first - 1 for h in sentence.of("cue", "passive_aux"))
    told_after = "after" in word.modes and "before" not in word.modes
    return told_after and any(g.last == word.first - 1 and g.person for g in free)


def _is_counted(word: Word, group: Group, sentence: Sentence) -> bool:
    """ "the dead so far are already sixteen": the number right behind "are", or a word away; "the dead number 96, the hurt 300"."""
    aux = sentence.of("cue", "passive_aux")
    tolls = [h for h in sentence.of("casualty") if h.concept.endswith("_toll")]
    alike = _right_after(word.last, group.first, sentence) and any(h.last < word.first - 1 for h in tolls)
    return not group.person and (alike or any(word.last < h.first and 0 < group.first - h.last <= 2 for h in aux))


def _right_after(last: int, first: int, sentence: Sentence) -> bool:
    """Behind it, or behind "to" where numbers are said to have risen: "ارتفع عدد القتلى إلى 96 والجرحى إلى 300"."""
    return first == last + 1 or (first == last + 2 and sentence.has("cue", "updated"))


def _is_taken(group: Group, sentence: Sentence, block: Block) -> bool:
    """ "two guards killed, several hurt", "a teacher killed, two pupils badly hurt": they have a word of their own right behind."""
    tokens = block.tokens
    own = [h.first for h in sentence.of("casualty") if h.first > group.last and not _keeps_its_own(h)]
    behind = min(own, default=sentence.last + OWN_REACH) - group.last
    reach = OWN_REACH if group.person and "," in tokens.gap(group.first - 1) else 0 if group.person else 1
    return behind <= reach and all(tokens.gap(i).isspace() for i in range(group.last, group.last + behind))


def _keeps_its_own(hit: Hit) -> bool:
    """Words of the held, and those whose people stand behind them: "قتل 3 وأصيب 20"."""
    return hit.concept.startswith(HELD) or hit.concept.endswith("_before")


def _subject_behind(word: Word, free: list[Group], sentence: Sentence, block: Block) -> Group | None:
    """ "am Freitag tötete ein Mann drei Menschen": of two groups behind the verb, and none before it, the first one did it."""
    lang = block.lang
    if not (lang.verb_second or lang.verb_first) or "before" not in word.modes:
        return None
    clause = sentence.clause_of(word.first)
    here = [g for g in free if g.person and sentence.clause_of(g.first) == clause]
    behind = [g for g in here if g.first > word.last]
    told = len(behind) > 1 and not any(g.last < word.first for g in here)
    if not told or (lang.verb_first and not _does_it(word, behind[0], behind[1], sentence, block)):
        return None
    between = block.tokens.forms[behind[0].last + 1 : behind[1].first]
    return behind[0] if lang.conjunctions.isdisjoint(between) else None


def _does_it(word: Word, one: Group, other: Group, sentence: Sentence, block: Block) -> bool:
    """ "قتل مسلحون ملثمون خمسة جنود", "طعن رجل بسكين ثلاثة ركاب": armed men right behind the verb, or people just before a number."""
    gap = other.first - one.last - 1
    onto = block.tokens.forms[other.first].startswith(block.lang.clitic_conjunctions)
    harm = any(one.last < h.first < other.first for cls in ("casualty", "stance") for h in sentence.of(cls))
    dual = one.side in ARMED and gap == 0 and other.said and one.first == one.last  # "قتل مسلحان 21 سائحا"
    if one.first != word.last + 1 or (one.said and not dual) or onto or harm or "," in block.tokens.between(one.last, other.first):
        return False
    return gap <= (SUBJECT_REACH if one.side in ARMED else 1 if other.said and (other.low or 0) > 2 else -1)


def _owned(left: int, right: int, free: list[Group], sentence: Sentence) -> bool:
    """People of its own stand behind the word before a further casualty word: "قتل جندي وأصيب اثنان"."""
    others = [h for h in sentence.of("casualty") if left < h.first and h.last < right]
    return any(g.person and left < g.first and g.last < h.first for h in others for g in free)
