"""The casualty words of a sentence, without those that strike nobody: what was meant to be, what is denied, where somebody died."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from tocsin.extraction.counts.parts import closed
from tocsin.extraction.scene.scene import Block, Sentence
from tocsin.extraction.words.harm import Word
from tocsin.extraction.words.lexicon import Hit
from tocsin.model.claim import FieldName
from tocsin.numerals import cardinal_at

FIELD_OF = {
    "killed": FieldName.KILLED,
    "injured": FieldName.INJURED,
    "missing": FieldName.MISSING,
    "abducted": FieldName.ABDUCTED,
    "arrested": FieldName.ARRESTED,
}
HOSPITAL_REACH = 4  # words between "taken" and the hospital
ATTEMPT_REACH = 3  # words between "tried to" and "kill"
_ENDS = frozenset(",;:.()،")


def harming(sentence: Sentence, block: Block) -> list[Word]:
    """Casualty words in order; of two side by side for the same people ("раненых госпитализировали") the first."""
    hits = [h for h in sentence.of("casualty") if "_" in h.concept and h.concept.split("_")[0] in FIELD_OF]
    words = []
    for (first, last), same in groupby(sorted(hits, key=_span), key=_span):
        concepts = [h.concept.split("_") for h in same]
        field = FIELD_OF[concepts[0][0]]
        if field == FieldName.ABDUCTED and _to_hospital(last, sentence):
            words.append(Word(first, last, FieldName.INJURED, frozenset({"any"})))
            continue
        words.append(Word(first, last, field, frozenset(mode for kind, mode in concepts if FIELD_OF[kind] == field)))
    later = sentence.of("casualty", "died_later")
    words = [w for w in words if not any(h.first <= w.last and w.first <= h.last for h in later)]
    words = [w for w in words if not (_negated(w, sentence, block) or _attempted(w, sentence, block) or _himself(w, sentence, block))]
    words = [replace(w, modes=frozenset({"noun"})) if _is_as_many(w, sentence) else w for w in words]
    words = [w for n, w in enumerate(words) if not (n + 1 < len(words) and _where_they_died(w, words[n + 1], sentence, block))]
    loose = sentence.of("cue", "of_things")
    words = [replace(w, of_things=any(h.first <= w.first and w.last <= h.last for h in loose)) for w in words] if loose else words
    return [w for n, w in enumerate(words) if not (n and words[n - 1].last + 1 == w.first and words[n - 1].field == w.field)]


def _is_as_many(word: Word, sentence: Sentence) -> bool:
    """ "igual número de heridos": no toll, but a number told before."""
    return "toll" in word.modes and any(h.first < word.first <= h.last for h in sentence.of("cue", "as_many"))


def _where_they_died(word: Word, behind: Word, sentence: Sentence, block: Block) -> bool:
    """ "у лікарні помер", "foram baleadas e morreram": hurt or in hospital, and dead by the very next word."""
    helpers = {t for h in sentence.of("cue", "passive_aux") for t in range(h.first, h.last + 1)}
    between = [i for i in range(word.last + 1, behind.first) if i not in helpers]
    joined = (
        all(block.tokens.forms[i] in block.lang.conjunctions for i in between)
        and block.tokens.between(word.last, behind.first).strip() == ""
    )
    died = behind.field == FieldName.KILLED and bool(behind.modes & {"after", "any"}) and "noun" not in behind.modes
    return word.field == FieldName.INJURED and joined and died and "noun" not in word.modes


def _to_hospital(last: int, sentence: Sentence) -> bool:
    """ "48 people had been taken to five hospitals"."""
    return any(0 < h.first - last <= HOSPITAL_REACH for h in sentence.of("target", "hospital"))


def _himself(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "killing himself and wounding six": nobody else."""
    joins = word.last > word.first and block.tokens.forms[word.last] in block.lang.conjunctions
    return joins and any(h.first == word.last + 1 for h in sentence.of("casualty"))


def _span(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


def _is_nine(negator: Hit, word: Word, block: Block) -> bool:
    """ "پسری نه ساله": a number that is written like "no", unless the word of harm stands right behind it."""
    return cardinal_at(block.tokens, negator.first, block.lang.code) is not None and word.first > negator.last + 1


def _negated(word: Word, sentence: Sentence, block: Block) -> bool:
    none = sentence.of("casualty", "none", "none_killed", "none_injured")
    if any((h.first <= word.first and word.last <= h.last) or 0 < word.first - h.last <= 2 for h in none):
        return True  # "no reports of any dead"
    numbers = {t for q in sentence.quantities for t in range(q.first, q.last + 1)}  # Persian "nine" is written like "no"
    negators = [h for h in sentence.of("cue", "negator") if not _is_nine(h, word, block)]
    if any(word.first <= h.first <= word.last for h in negators):
        return False  # "n'ont pas survécu": the word itself says what was not
    nobody = {h.first - 1 for h in sentence.of("person")}  # "no soldier was hurt": counted, as none
    return any(0 <= word.first - h.last <= 2 and h.first not in numbers and h.last not in nobody for h in negators)


def _attempted(word: Word, sentence: Sentence, block: Block) -> bool:
    """ "the attempted murder of a judge", "tried to kill the mayor": what was meant to be."""
    near = [h for h in sentence.of("cue", "attempt") if h.first <= word.first <= h.last + ATTEMPT_REACH]
    return word.field == FieldName.KILLED and any(not closed(h.last, word.first, block, _ENDS) for h in near)
