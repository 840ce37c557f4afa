"""One victim told without a noun that a list knows: "killed a former commissioner", "Haddad was shot dead"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.counts.apposed import parted
from tocsin.extraction.counts.between import when_and_where
from tocsin.extraction.scene.names import Name
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Group, Word
from tocsin.extraction.words.lexicon import Hit

BODY_REACH = 5  # words between a body and whose it is
NAMED_REACH = 4  # words between a name and "was killed"
SUBJECT_REACH = 20  # the same where verbs stand last
PRONOUN_REACH = 3  # words between "he" and "was killed"
SMALL = 3  # letters of "no", which is no verb
UNNAMED_REACH = 8  # words of a description before "was killed"


def several(word: Word, block: Block) -> list[Group]:
    """ "سقوط جرحى": a casualty noun in the plural counts at least two, "سقوط قتيل" one, in languages that say it so."""
    form, lang = block.tokens.forms[word.last], block.lang
    if "noun" in word.modes and word.first == word.last and form in lang.one_dead_or_hurt:
        return [Group(word.first, word.last, 1, 1, "", True)]
    if "noun" in word.modes and word.first < word.last and block.tokens.forms[word.first] in lang.possessives:
        return _whose_bodies(word, block)
    plural = lang.plural_counts and word.modes == {"noun"} and lang.is_plural(form)
    return [Group(word.first, word.last, 2, None, "", False)] if plural else []


def _whose_bodies(word: Word, block: Block) -> list[Group]:
    """ "his body was found": one; "their bodies were found": of those whom the sentence before tells of by number."""
    if not block.lang.is_plural(block.tokens.forms[word.first + 1]):
        return [Group(word.first, word.last, 1, 1, "", False)]
    before = [s for s in block.sentences if s.last < word.first][-1:]
    told = [g for s in before for g in s.people or () if g.said and g.person and g.side not in ("attacker", "fighter") and (g.low or 0) > 1]
    low, high = (told[0].low, told[0].high) if told else (2, None)
    return [Group(word.first, word.last, low, high, "", True)]


def unnamed(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """One person that no list of nouns knows, behind the word or before it."""
    told = _body(word, block) or _unnamed_behind(word, sentence, block) or _unnamed_before(word, sentence, block)
    return told or _unsaid(word, sentence, block)


def _unsaid(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "Fue declarado muerto una hora después", "Morreu no local": the ending of a word that opens the sentence says that it is one."""
    helpers = {t for h in sentence.of("cue", "passive_aux") for t in range(h.first, h.last + 1)}
    opens = helpers.issuperset(range(sentence.first, word.first)) and bool(word.modes & {"after", "any"})
    said = [f for f in (block.tokens.forms[word.first], block.tokens.forms[word.last]) if len(f) > SMALL]
    one = any(f.endswith(block.lang.singular_endings or ("\0",)) for f in said)
    behind = any(q.first == word.last + 1 for q in sentence.quantities)
    return [Group(word.first, word.last, 1, 1, "", False)] if opens and one and not behind else []


def _body(word: Word, block: Block) -> list[Group]:
    """ "le corps criblé de balles d'un élu": one body, of one somebody."""
    forms, lang = block.tokens.forms, block.lang
    if "noun" not in word.modes or lang.is_plural(forms[word.last]):
        return []
    of = range(word.last + 1, min(word.last + BODY_REACH, len(forms) - 2))
    one = next((i + 1 for i in of if forms[i] in lang.of and forms[i + 1] in lang.indefinite), None)
    return [Group(one, one + 1, 1, 1, "", True)] if one is not None else []


def _unnamed_behind(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "killed a former commissioner", "è morto Carlo Giuliani", "uccise Salvo Lima"; "the killing of Lima" may be long ago."""
    forms, lang = block.tokens.forms, block.lang
    if word.modes & {"before", "any"}:
        told = when_and_where(sentence)
        told_of = word.modes == {"before"} and forms[word.last] not in lang.of  # not "the death of the director"
        start = next(t for t in range(word.last + 1, sentence.last + 2) if t not in told)
        for i in range(start, min(start + 2, sentence.last)):
            plain = not block.tokens.gap(i - 1).strip()
            one = forms[i] in lang.indefinite or (told_of and _is_definite(i, sentence, block))
            if plain and one and not _spoken_for(i + 1, sentence):
                return [Group(i, i + 1, 1, 1, "", True)]
    if "before" in word.modes and forms[word.last + 1 : word.last + 2] and forms[word.last + 1] in lang.pronouns:
        return [Group(word.last + 1, word.last + 1, 1, 1, "", False)]  # "killing him instantly"
    behind = next((n for n in sentence.names if n.first == word.last + 1), None)
    if behind and word.modes & {"after", "any"} and any(word.first - h.last == 1 for h in sentence.of("cue", "passive_aux")):
        return [Group(behind.first, behind.last, 1, 1, "", True)]
    if behind and "before" in word.modes and forms[word.last] not in lang.of:
        return [Group(behind.first, behind.last, 1, 1, "", False)]
    return []


def _is_definite(token: int, sentence: Sentence, block: Block) -> bool:
    """ "killing the owner and wounding his nephew": one somebody, and no thing or place."""
    lang, noun = block.lang, block.tokens.forms[token + 1]
    things = any(h.first == token + 1 for cls in ("target", "deed") for h in sentence.of(cls))
    placed = any(p.first <= token + 1 <= p.last for p in sentence.places)
    several = lang.is_plural(noun) and not lang.tells_one(block.tokens.forms[token], noun)
    return block.tokens.forms[token] in lang.determiners and not (things or placed or several or noun in lang.small)


def _unnamed_before(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "a scholar was killed", "Haddad was shot dead"."""
    word = _with_the_verb_before(word, sentence, block)
    clause = sentence.clause_of(word.first) if block.lang.verb_second else None
    helpers = [h for h in sentence.of("cue", "passive_aux") if h.last < word.first]
    passive = any(word.first - h.last <= 2 or (clause is not None and _frames(h, clause, sentence, block)) for h in helpers)
    if not word.modes & {"after", "any"}:
        return []
    if set_off := parted(word, sentence, block):
        return set_off
    if not (passive or "after" in word.modes):
        return []
    if name := _named_before(word, sentence, block):
        return [Group(name.first, name.last, 1, 1, "", True)]
    if one := _pronoun_before(word, block):
        return one
    return (_described(word, sentence, block) or _definite_before(word, sentence, block)) if passive else []


def _with_the_verb_before(word: Word, sentence: Sentence, block: Block) -> Word:
    """ "was kidnapped and murdered": "was" stands before the first of two."""
    between = word.first - 1
    joined = block.tokens.forms[between] in block.lang.conjunctions if between > 0 else False
    before = next((h for h in sentence.of("casualty") if joined and h.last == between - 1 and h.concept.endswith(("_any", "_after"))), None)
    return word if before is None else replace(word, first=before.first)


def _described(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "a scholar of Islam was killed": from the word back to the article."""
    forms, lang = block.tokens.forms, block.lang
    for i in range(word.first - 1, max(word.first - UNNAMED_REACH, sentence.first) - 1, -1):
        counted = next((q for q in sentence.quantities if q.kind == "cardinal" and q.last == i), None)
        if counted and i < word.first - 1 and "," not in block.tokens.gap(i):
            return [Group(counted.first, word.first - 1, counted.low, counted.high, "", True)]
        comma = "," in block.tokens.gap(i)
        if forms[i] in lang.indefinite and not (comma or _spoken_for(i + 1, sentence)):
            other = _joined_to(i, sentence, block)
            return [Group(i, word.first - 1, 1, 1, "", True)] if other is None else [Group(other, word.first - 1, 2, 2, "", True)]
        if comma or _spoken_for(i, sentence):
            return []
    return []


def _frames(helper: Hit, clause: int, sentence: Sentence, block: Block) -> bool:
    """ "wurde Stein getötet", "wurde Stein, der Leiter des Amtes, getötet": in the same clause, or around who he was."""
    before = clause - sentence.clause_of(helper.first)
    articles = block.lang.determiners | block.lang.indefinite
    return before == 0 or (before == 2 and block.tokens.forms[sentence.clauses[clause - 1]] in articles)


def _pronoun_before(word: Word, block: Block) -> list[Group]:
    """ "He was hit in the leg", "She died an hour later": one, where nobody else is counted."""
    near = range(word.first - 1, max(word.first - PRONOUN_REACH, 0) - 1, -1)
    one = next((i for i in near if block.tokens.forms[i] in block.lang.pronouns), None)
    plain = one is not None and not block.tokens.between(one, word.first).strip()
    return [Group(one, one, 1, 1, "", False)] if plain and one is not None else []


def _definite_before(word: Word, sentence: Sentence, block: Block) -> list[Group]:
    """ "The beekeeper was shot dead", "gestern wurde der Imker erschossen": a subject that opens its clause or stands behind "was"."""
    helpers = {h.last + 1 for h in sentence.of("cue", "passive_aux")}
    opens = {sentence.first, *sentence.clauses, *helpers}
    for i in range(word.first - 2, max(word.first - SUBJECT_REACH, sentence.first) - 1, -1):
        if i in opens and _is_definite(i, sentence, block) and not _spoken_for(i + 1, sentence):
            return [Group(i, i + 1, 1, 1, "", False)]
        if block.tokens.gap(i).strip():
            return []
    return []


def _named_before(word: Word, sentence: Sentence, block: Block) -> Name | None:
    """Who stands right before the word, or opens its clause where verbs stand last."""
    near = [n for n in sentence.names if 0 < word.first - n.last <= NAMED_REACH and not _numbered(n, sentence)]
    if near or not block.lang.verb_last:
        return near[0] if near else None
    spoken = any(h.first < word.first for h in sentence.of("source"))
    helpers = {h.last for h in sentence.of("cue", "passive_aux")} if block.lang.verb_second else set()
    starts = {sentence.first, *helpers}
    opens = [n for n in sentence.names if not starts.isdisjoint((n.first, n.first - 1)) and n.last < word.first <= n.last + SUBJECT_REACH]
    return opens[0] if opens and not spoken else None


def _joined_to(one: int, sentence: Sentence, block: Block) -> int | None:
    """First token of the other of two: "a sapper and a mechanic were killed"."""
    forms, lang = block.tokens.forms, block.lang
    if forms[one - 1] not in lang.conjunctions:
        return None
    for i in range(one - 2, max(one - UNNAMED_REACH, sentence.first) - 1, -1):
        if block.tokens.gap(i).strip(" -") or _spoken_for(i + 1, sentence):
            return None
        if forms[i] in lang.indefinite:
            return i
    return None


def _numbered(name: Name, sentence: Sentence) -> bool:
    """ "Four CRPF jawans"."""
    return any(name.first - 1 <= q.last <= name.last and q.kind == "cardinal" for q in sentence.quantities)


def _spoken_for(token: int, sentence: Sentence) -> bool:
    """A word that is known to be no person."""
    return any(h.first <= token <= h.last for cls in ("event", "weapon", "casualty") for h in sentence.of(cls)) or any(
        q.first <= token <= q.last for q in sentence.quantities
    )
