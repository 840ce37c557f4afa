"""Words that tell a story, in any script."""

from __future__ import annotations

import pytest

from tocsin.merging.story import FEWEST, KEYS, MOST, known_by, likeness, rarity, story_of
from tocsin.text import fold_key

TALES = {
    "en": (
        "A homemade device of nails and a lunchbox went off under the carousel of a travelling funfair, hurting the ticket seller and two "
        "acrobats of the circus troupe. The carousel operator noticed wires dangling beneath a wooden zebra; sniffer spaniels later "
        "combed caravans, popcorn stalls and the ghost train."
    ),
    "ar": (
        "انفجرت عبوة مخبأة داخل صندوق بطيخ قرب محطة الحافلات القديمة وأصابت بائع المثلجات وحارس الموقف وطالبتين من معهد الخياطة، "
        "وقال شهود إن دراجة زرقاء بلا لوحة توقفت عند بسطة البطيخ قبل دقائق، فيما فتشت الكلاب البوليسية شاحنات الخضار والمخازن المجاورة "
        "وصادرت مفجرات وأسلاكا نحاسية وساعة منبه معطلة."
    ),
}


def told(text: str) -> tuple[str, ...]:
    return story_of(fold_key(text).split())


@pytest.mark.parametrize("lang", sorted(TALES))
def test_rare_words_tell_the_story_and_common_ones_do_not(lang: str) -> None:
    found = told(TALES[lang])
    assert FEWEST <= len(found) <= MOST
    assert all(rarity(w) > 0 for w in found) and not {"were", "killed", "attack"} & set(found)


def test_the_word_told_most_often_leads() -> None:
    assert "carousel" in known_by(told(TALES["en"])) and len(known_by(told(TALES["en"]))) == KEYS


def test_a_text_of_a_few_words_tells_none() -> None:
    assert told("Blast at the ferry terminal of Tellan, two hurt") == ()


def test_likeness_is_symmetric_and_weighs_rare_words() -> None:
    ours, theirs = frozenset(told(TALES["en"])), frozenset(told(TALES["en"].replace("carousel", "merry").replace("acrobats", "clowns")))
    assert 0.5 < likeness(ours, theirs) == likeness(theirs, ours) < 1
    assert likeness(ours, ours) == pytest.approx(1) and likeness(ours, frozenset(told(TALES["ar"]))) == 0
    rare, common = frozenset(["zebra", "nails"]), frozenset(["zebra", "police"])
    assert likeness(frozenset(["zebra"]), rare) < likeness(frozenset(["zebra"]), common)
