"""Sentences are cut at signs; words without any are cut where they grow too many."""

from tocsin.extraction.reader import drafts_of
from tocsin.extraction.scene.scene import SENTENCE_LIMIT, clause_starts, cut_sentences
from tocsin.extraction.words.lexicon import language
from tocsin.intake.documents import IntakeDocument, report_of
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


def test_each_part_of_a_sentence_has_the_words_that_stand_in_it() -> None:
    text = "On Monday a rocket hit a bakery in Basra, and on Thursday a mine wounded two shepherds near Tikrit."
    first, second = drafts_of(report_of(IntakeDocument(text=text, published_at="2021-06-15"))).statements
    assert [h.concept for h in first.here("weapon")] == ["rocket"]
    assert "injured" not in {c.partition("_")[0] for c in first.concepts("casualty")}
    assert "injured" in {c.partition("_")[0] for c in second.concepts("casualty")}
