"""Who counts as one voice, what confidence follows, and which headings are notices."""

from __future__ import annotations

from datetime import date

import pytest

from tests.made_up import mention, record
from tocsin.merging.fold import fold
from tocsin.merging.notices import notice_of
from tocsin.merging.sketch import is_copy, resemblance, sketch
from tocsin.merging.trust import independent_voices, kind_of
from tocsin.model.report import Source
from tocsin.model.vocabulary import Notice
from tocsin.packs import load
from tocsin.text import fold_key

STORY = (
    "Two men on a motorbike threw a grenade into a tea house on the edge of Talmas on Monday evening, wounding four guests, the "
    "district police said. The owner told our reporter that he had received threats for weeks and had asked for protection."
)


def drawn(text: str) -> tuple[int, ...]:
    return sketch(fold_key(text).split())


def test_copies_of_one_text_share_most_of_their_sketch() -> None:
    trimmed = STORY.replace("on Monday evening", "late on Monday").replace("our reporter", "a reporter")
    assert is_copy(drawn(STORY), drawn(trimmed))
    other = "Police in Talmas said on Monday that a grenade thrown into a tea house had hurt four people; the owner spoke of threats."
    assert not is_copy(drawn(STORY), drawn(other))


def test_a_sketch_does_not_care_for_case_and_punctuation() -> None:
    assert resemblance(drawn(STORY), drawn(STORY.upper().replace(",", " -"))) == 1.0


def test_short_texts_prove_nothing() -> None:
    assert drawn("Blast in Talmas") == () and not is_copy((), ())


def test_copies_and_reports_of_one_source_are_one_voice() -> None:
    one, copy, again, other = (
        record(mention("r1"), source="A", sketch=drawn(STORY)),
        record(mention("r2"), source="B", sketch=drawn(STORY)),
        record(mention("r3"), source="B"),
        record(mention("r4"), source="C"),
    )
    assert independent_voices([other, again, copy, one]) == {"r1": 0, "r2": 0, "r3": 0, "r4": 1}


def test_unsigned_reports_are_voices_of_their_own() -> None:
    assert len(set(independent_voices([record(mention(f"r{n}"), source="unknown") for n in range(3)]).values())) == 3


def test_copies_add_no_confidence_and_other_sources_do() -> None:
    one = record(mention("r1"), source="A", sketch=drawn(STORY), published="2020-05-06")
    copy = record(mention("r2"), source="B", sketch=drawn(STORY), published="2020-05-06")
    other = record(mention("r3"), source="C", published="2020-05-06")
    alone, copied, joined = (fold(rs).confidence for rs in ([one], [one, copy], [one, other]))
    assert alone.value == copied.value < joined.value
    assert "1 further report of the same sources or copies" in copied.reasons
    assert joined.reasons[0] == "2 independent sources"


def test_vague_places_dates_and_first_figures_lower_confidence() -> None:
    exact = fold([record(mention("r1"), published="2020-05-06")]).confidence
    early = fold([record(mention("r1"), published="2020-05-04")]).confidence
    nowhere = fold([record(mention("r1", where=None), published="2020-05-06")]).confidence
    undated = fold([record(mention("r1", day=None), published="2020-05-06")]).confidence
    assert max(early.value, nowhere.value, undated.value) < exact.value
    assert "figures of the first day" in early.reasons and "no exact point" in nowhere.reasons and "no exact day" in undated.reasons
    assert exact.word in {"medium", "high"}


def test_first_day_figures_are_those_of_the_day_itself() -> None:
    later = fold([record(mention("r1", day=date(2020, 5, 1)), published="2020-05-04")]).confidence
    assert "figures of the first day" not in later.reasons


@pytest.mark.parametrize(("kind", "known"), [("Tweet", "social"), ("agency", "wire"), (None, "unknown"), ("carrier pigeon", "unknown")])
def test_kinds_of_sources(kind: str | None, known: str) -> None:
    assert kind_of(Source(name="x", kind=kind)) == known


def test_the_examples_of_the_notices_pack() -> None:
    """A heading, an opening, or the source speaking of itself."""
    for kind in Notice:
        pack = load("merging/notices")[kind.value]
        for example in pack["examples"]:
            assert notice_of(example) is kind, example
        for example in pack.get("counterexamples", ()):
            assert notice_of(example) is None, example


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Alpha News retracts its earlier report that gunmen shot at a bus; its source was mistaken.", "Alpha News", Notice.CANCELLATION),
        ("L'agence Beta annule sa dépêche sur une explosion à Tellan.", "Agence Beta", Notice.CANCELLATION),
        ("Вестник отзывает свое сообщение о взрыве.", "Вестник", Notice.CANCELLATION),
        ("Haber Ajansı patlama haberini geri çekti.", "Haber Ajansı", Notice.CANCELLATION),
        ("The ministry withdrew its report on the port, Alpha News has learned.", "Beta Press", None),
        ("Alpha News has learned of a blast. The ministry withdrew its report on the port.", "Alpha News", None),
        ("URGENT - CORRECTION: four people died", "", Notice.CORRECTION),
        ("Four people died at the northern gate - kill: none", "", None),
    ],
)
def test_a_source_that_speaks_of_its_own_report(text: str, source: str, kind: Notice | None) -> None:
    assert notice_of(text, source) is kind
