"""What holds of all quantities, and the turns of phrase that no single pack owns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tocsin import packs
from tocsin.numerals import cardinal_at, find_quantities, ordinal_at
from tocsin.text import tokenize

LANGUAGES = packs.names("number")
LOCALES = [(lang, mark) for lang in LANGUAGES for mark in (*packs.load(f"number/{lang}")["thousands"], "\u202f", "\xa0")]
WORDS = {lang: [w for row in packs.load(f"number/{lang}")["examples"] for w in row["text"].split()] for lang in LANGUAGES}


@st.composite
def scrambled(draw: st.DrawFn) -> tuple[str, str]:
    """A language and words of its examples in any order, with figures and marks between."""
    lang = draw(st.sampled_from(LANGUAGES))
    word = st.sampled_from([*WORDS[lang], "7", "15", "1.300", "2019", "-", ",", "%", "(3)", "7.30", "$", "\n"])
    return lang, draw(st.sampled_from([" ", "-", "  "])).join(draw(st.lists(word, max_size=12)))


@given(scrambled())
@example(("nl", "3 (3)"))
def test_quantities_point_at_their_words_and_do_not_overlap(sample: tuple[str, str]) -> None:
    lang, text = sample
    tokens, before = tokenize(text), -1
    for q in find_quantities(tokens, lang):
        assert before < q.first <= q.number_first <= q.last < len(tokens)
        assert q.start == tokens.starts[q.first]
        assert text[q.start : q.end].rstrip("+)") == tokens.surface(q.first, q.last)  # "3 (3)" and "50+" end behind their last word
        assert (q.low, q.high) != (None, None)
        assert q.low is None or q.high is None or q.low <= q.high
        before = q.last


@given(st.text(max_size=60), st.sampled_from([*LANGUAGES, "xx"]))
def test_no_text_is_too_odd(text: str, lang: str) -> None:
    tokens = tokenize(text)
    find_quantities(tokens, lang)
    for i in range(len(tokens)):
        for found in (cardinal_at(tokens, i, lang), ordinal_at(tokens, i, lang)):
            assert found is None or 1 <= found[1] <= len(tokens) - i


@given(st.sampled_from(LOCALES), st.integers(min_value=1000, max_value=999_999_999))
def test_figures_with_the_separators_of_the_language_read_back(locale: tuple[str, str], number: int) -> None:
    lang, mark = locale
    text = f"{number:,}".replace(",", mark)
    assert [(q.low, q.high) for q in find_quantities(tokenize(text), lang)] == [(number, number)]


@pytest.mark.parametrize("text", ["٣٥", "۳۵", "३५", "35"])
def test_digits_of_every_script(text: str) -> None:
    assert [q.low for q in find_quantities(tokenize(text), "ar")] == [35]


@pytest.mark.parametrize(
    "text",
    [
        "F-16",
        "Kh-101",
        "COVID-19",
        "5G",
        "7.30",
        "7:35",
        "3.5",
        "50%",
        "50 %",
        "$5",
        "5 €",
        "£20m",
        "2016",
        "15-02-2021",
        "15/02/2021",
        "3-2",
        "#7",
        "x.org/123",
        "007",
        "+964 770 123 456",
        "12 km",
        "155-mm",
        "30-year-old",
        "3 to 5 km",
        "10-15%",
        "July 14",
        "14 July",
        "several hours",
        "8, 12 and 13 years",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_quantities(tokenize(text), "en") == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("> 20 hurt", 20, None),
        (">20 hurt", 20, None),
        ("<20 hurt", None, 20),
        ("~20 hurt", 20, 20),
        ("20+ hurt", 20, None),
        ("15–20 hurt", 15, 20),
    ],
)
def test_signs(text: str, low: int | None, high: int | None) -> None:
    assert [(q.low, q.high) for q in find_quantities(tokenize(text), "en")] == [(low, high)]


def test_the_bare_number_starts_after_its_qualifier() -> None:
    tokens = tokenize("killed at least another 12 there")
    (q,) = find_quantities(tokens, "en")
    assert (tokens.forms[q.first], tokens.forms[q.number_first], q.rule) == ("at", "12", "number.digits.about.at_least")


def test_a_measure_is_a_cardinal_to_the_time_grammar() -> None:
    tokens = tokenize("three days ago")
    assert cardinal_at(tokens, 0, "en") == (3, 1)
    assert find_quantities(tokens, "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("en", "third", 3),
        ("fr", "troisième", 3),
        ("en", "3rd", 3),
        ("fr", "22e", 22),
        ("ar", "الثالثة", 3),
        ("ru", "3-й", 3),
        ("en", "3.", None),
    ],
)
def test_ordinals(lang: str, text: str, want: int | None) -> None:
    found = ordinal_at(tokenize(text), 0, lang)
    assert (found[0] if found else None) == want


@pytest.mark.parametrize(
    ("lang", "text"), [("pt", "na segunda-feira"), ("ar", "كانون الثاني"), ("ar", "يوم الاثنين"), ("de", "um 7 Uhr 30")]
)
def test_numbers_inside_dates_and_times(lang: str, text: str) -> None:
    assert find_quantities(tokenize(text), lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("en", "at least a man", (1, None)),
        ("en", "under a bridge", (1, 1)),
        ("de", "über einen Angriff", (1, 1)),
        ("fr", "au moins une", (1, None)),
    ],
)
def test_a_preposition_does_not_bound_an_article(lang: str, text: str, want: tuple[int, int | None]) -> None:
    assert [(q.low, q.high) for q in find_quantities(tokenize(text), lang)] == [want]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "hurt an additional three", "an additional three"),
        ("fr", "un total de 5 obus", "un total de 5"),
        ("es", "un total de 30 casas", "un total de 30"),
        ("en", "a further two dozen", "a further two dozen"),
        ("en", "as many as 40 hurt", "as many as 40"),
    ],
)
def test_an_article_inside_a_qualifier_is_no_count(lang: str, text: str, words: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(tokenize(text), lang)] == [words]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("two to three dozen", (24, 36)),
        ("10-15 million", (10**7, 15 * 10**6)),
        ("two to three hundred", (200, 300)),
        ("300 to 2 thousand", (300, 2000)),
    ],
)
def test_both_ends_of_a_range_share_the_multiplier(text: str, want: tuple[int, int]) -> None:
    assert [(q.low, q.high) for q in find_quantities(tokenize(text), "en")] == [want]


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("en", "five may have died", [5]),
        ("en", "12 may be trapped", [12]),
        ("en", "12 May", []),
        ("en", "two off-duty guards", [2]),
        ("ru", "20 баллистических ракет", [20]),
        ("fa", "ده تن", [10]),
        ("es", "las 3 víctimas", [3]),
        ("en", "no one", []),
    ],
)
def test_words_that_only_look_like_a_measure(lang: str, text: str, want: list[int]) -> None:
    assert [q.low for q in find_quantities(tokenize(text), lang)] == want


def test_kinds() -> None:
    found = find_quantities(tokenize("the third of several, a man and two boys"), "en")
    assert [q.kind for q in found] == ["ordinal", "vague", "indefinite", "cardinal"]


def test_a_language_without_a_pack_still_has_its_figures() -> None:
    assert [q.low for q in find_quantities(tokenize("abc 12 def"), "xx")] == [12]


def test_a_second_before_a_noun_is_the_second_one() -> None:
    text = "A second truck blew up; 20 seconds later"
    assert [(q.kind, q.low) for q in find_quantities(tokenize(text, 0, len(text)), "en") if q.kind == "ordinal"] == [("ordinal", 2)]
