"""Sentences are cut at signs; words without any are cut where they grow too many."""

from tocsin.extraction.scene.scene import SENTENCE_LIMIT, clause_starts, cut_sentences
from tocsin.extraction.words.lexicon import language
from tocsin.text import tokenize


def test_a_text_without_signs_is_cut_at_the_limit() -> None:
    words = 2 * SENTENCE_LIMIT + 10
    cuts = cut_sentences(tokenize(" ".join(["word"] * words)), language("en"))
    assert cuts == [
        (0, SENTENCE_LIMIT, 0),
        (SENTENCE_LIMIT + 1, 2 * SENTENCE_LIMIT + 1, 0),
        (2 * SENTENCE_LIMIT + 2, words - 1, 0),
    ]


def test_a_sign_ends_a_sentence_and_a_line_end_a_paragraph() -> None:
    tokens = tokenize("Shots were fired. Nobody was hurt\nThe road is closed.")
    assert cut_sentences(tokens, language("en")) == [(0, 2, 0), (3, 5, 0), (6, 9, 1)]


def test_clauses_start_behind_signs_and_at_words_that_open_one() -> None:
    tokens = tokenize("A bomb went off, a guard said, when the bus stopped")
    assert clause_starts(tokens, 0, len(tokens) - 1, language("en")) == [0, 4, 7]
