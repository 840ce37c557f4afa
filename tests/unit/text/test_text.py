"""Folding keeps offsets, tokens point at their words, phrases are found whole."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.text import Openings, PhraseIndex, fold, fold_key, tokenize


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300))
def test_tokens_are_ordered_and_inside_the_text(text: str) -> None:
    tokens = tokenize(text)
    bounds = [b for pair in zip(tokens.starts, tokens.ends, strict=True) for b in pair]
    assert bounds == sorted(bounds)
    assert all(0 <= b <= len(text) for b in bounds)
    assert all(tokens.forms)


def test_letters_of_one_sound_fold_alike() -> None:
    assert fold_key("أربيل") == fold_key("اربيل")
    assert fold_key("Bogotá") == fold_key("BOGOTA")
    assert fold_key("٣٧") == "37"


def test_words_split_at_apostrophes_and_hyphens_but_numbers_stay_whole() -> None:
    assert tokenize("L'attaque au nord-ouest : 1,300 morts").forms == ["l", "attaque", "au", "nord", "ouest", "1,300", "morts"]


def test_the_longest_phrase_wins_and_stems_stand_for_endings() -> None:
    index = PhraseIndex([("car bomb", "car"), ("bomb*", "bomb")])
    assert [m.value for m in index.scan(tokenize("a car bomb, then bombs"))] == ["car", "bomb"]


def test_every_stem_that_fits_is_found_but_for_single_letters() -> None:
    index = PhraseIndex([("b*", "letter"), ("bo*", "short"), ("bombard*", "shelling"), ("bomb*", "bomb")])
    assert sorted(m.value for m in index.every(tokenize("bombed"))) == ["bomb", "short"]


def test_words_that_would_be_others_without_their_accents_keep_them() -> None:
    assert tokenize("È ferita e perché è", kept=frozenset({"è"})).forms == ["è", "ferita", "e", "perche", "è"]


def test_a_word_is_known_by_how_it_ends_where_nothing_knows_it_whole() -> None:
    index = PhraseIndex([("*angriff", "attack"), ("raketenangriff", "rockets"), ("*soldaten der armee", "soldiers")])

    def found(text: str) -> list[str]:
        return [m.value for m in index.scan(tokenize(text))]

    assert found("Drohnenangriff, Raketenangriff, Angriff") == ["attack", "rockets", "attack"]
    assert found("Bundeswehrsoldaten der Armee") == ["soldiers"]
    assert found("xangriff") == []  # one letter is no word
    assert [m.value for m in index.every(tokenize("Raketenangriff"))] == ["rockets", "attack"]


def test_proclitics_are_tried_off_the_first_word() -> None:
    index = PhraseIndex([("صواريخ", "rocket")], proclitics=["و", "ب", "وب"])
    assert [m.value for m in index.scan(tokenize("هجوم وبصواريخ"))] == ["rocket"]


def test_every_gives_overlapping_matches() -> None:
    index = PhraseIndex([("salve de roquettes", 1), ("roquettes", 2)])
    assert sorted(m.value for m in index.every(tokenize("une salve de roquettes"))) == [1, 2]


def test_what_follows_one_word_follows_no_other_that_says_the_same() -> None:
    index = PhraseIndex([("torched", "fire"), ("lit", "fire"), ("lit", "light"), ("lit up", "lamp"), ("torched", "fire")])

    def found(text: str) -> list[str]:
        return [m.value for m in index.every(tokenize(text))]

    assert found("torched up") == ["fire"]
    assert found("lit up") == ["lamp", "fire", "light"]


def test_a_phrase_without_words_is_refused() -> None:
    try:
        PhraseIndex([("  ", 1)])
    except ValueError as fault:
        assert "word" in str(fault)
    else:
        raise AssertionError("a blank phrase was taken")


def test_many_indexes_asked_at_once_find_what_each_finds_alone() -> None:
    text = "Une salve de roquettes, puis des roquettes; la salve"
    indexes = [PhraseIndex([("salve de roquettes", 1)]), PhraseIndex([("roquette*", 2), ("salve", 3)]), PhraseIndex([("obus", 4)])]
    tokens = tokenize(text)
    Openings(indexes).note(tokens)
    assert tokens.openings[indexes[0]] == [1]  # "la salve" is not followed by what its phrase needs
    assert [index.scan(tokens) for index in indexes] == [index.scan(tokenize(text)) for index in indexes]
    assert [m.first for m in indexes[1].scan(tokens, 4, 6)] == [6]
