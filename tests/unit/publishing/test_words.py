"""Values as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.model.claim import ActorValue, Count, DateValue, PlaceValue, RoleValue, SeriesValue, TermValue, TimeWords, TypeValue, Value
from tocsin.model.vocabulary import IncidentType, Precision, Role, Stance
from tocsin.model.when import Days
from tocsin.publishing.words import in_words

VALUES: list[tuple[Value, str]] = [
    (Count(min=2, max=2), "2"),
    (Count(min=2, max=None), "at least 2"),
    (Count(min=None, max=5), "at most 5"),
    (Count(min=2, max=5), "2 to 5"),
    (Count(min=0, max=0), "0"),
    (Count(min=None, max=None), "some"),
    (TypeValue(type=IncidentType.DRONE_STRIKE), "drone strike"),
    (RoleValue(role=Role.BACKGROUND), "background"),
    (DateValue(days=Days.day(date(2020, 5, 4))), "2020-05-04"),
    (DateValue(days=Days.month(2020, 5)), "2020-05"),
    (DateValue(days=Days.between(date(2020, 5, 4), date(2020, 5, 6))), "2020-05-04 to 2020-05-06"),
    (TimeWords(code="weekday:2", lang="en"), "weekday:2 (en)"),
    (PlaceValue(name="Qarun"), "Qarun"),
    (PlaceValue(name="Qarun", country="IQ", precision=Precision.SITE, radius_km=2.0), "Qarun (IQ), site, ±2 km"),
    (ActorValue(name="Black Dawn", stance=Stance.DENIED), "Black Dawn (denied)"),
    (TermValue(term="market"), "market"),
    (SeriesValue(ordinal=3), "number 3"),
]


@pytest.mark.parametrize(("value", "words"), VALUES, ids=[w for _, w in VALUES])
def test_every_kind_of_value_has_its_words(value: Value, words: str) -> None:
    assert in_words(value) == words
