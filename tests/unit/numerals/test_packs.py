"""Every number pack's examples, and what holds of all quantities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin import packs
from tocsin.numerals import find_quantities
from tocsin.text import tokenize

EXAMPLES = [(lang, e["text"], e["want"]) for lang in packs.names("number") for e in packs.load(f"number/{lang}").get("examples", [])]


@pytest.mark.parametrize(("lang", "text", "want"), EXAMPLES)
def test_example(lang: str, text: str, want: list[list[object]]) -> None:
    found = find_quantities(tokenize(text), lang)
    assert [[text[q.start : q.end], -1 if q.low is None else q.low, -1 if q.high is None else q.high] for q in found] == want


@given(st.sampled_from(["en", "fr", "es", "ar"]), st.text(alphabet=st.sampled_from("ab 12.,-+éو at least two dozen"), max_size=80))
def test_quantities_point_at_words_and_do_not_overlap(lang: str, text: str) -> None:
    tokens = tokenize(text)
    last = -1
    for q in find_quantities(tokens, lang):
        assert q.first > last
        assert q.start == tokens.starts[q.first]
        assert q.end >= tokens.ends[q.last]
        last = q.last


@given(st.integers(min_value=1000, max_value=9_999_999))
def test_separators_of_every_locale_read_back(number: int) -> None:
    for separator in (",", ".", "\u202f", "\xa0", " "):
        text = f"{number:,}".replace(",", separator) + " people"
        assert [q.low for q in find_quantities(tokenize(text), "en")] == [number]
