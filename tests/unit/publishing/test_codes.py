"""Codes of others: every type and precision has one, and none is finer than what we know."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tocsin.model.vocabulary import CODING, IncidentType, Precision
from tocsin.model.when import Days
from tocsin.publishing import codes


def test_every_type_has_its_event_type() -> None:
    assert set(CODING) == set(IncidentType)
    assert {c.acled for c in CODING.values()} == set(codes.EVENT_TYPES)


def test_a_coarser_place_never_has_a_finer_code() -> None:
    grades = [codes.where(p) for p in Precision]
    ucdp = [g.ucdp for g in grades if g.ucdp is not None]
    assert len(ucdp) == len(grades)
    assert ucdp == sorted(ucdp)
    assert codes.where(None) == codes.NONE
    assert codes.where(Precision.COUNTRY).acled is None


@pytest.mark.parametrize(
    ("width", "ucdp", "acled"),
    [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 3, 2), (8, 4, 3), (31, 4, 3), (32, 5, None), (366, 5, None), (367, None, None)],
)
def test_time_is_coded_by_how_many_days_fit(width: int, ucdp: int | None, acled: int | None) -> None:
    first = date(2020, 1, 1)
    assert codes.when(Days.between(first, first + timedelta(days=width - 1))) == (ucdp, acled)
