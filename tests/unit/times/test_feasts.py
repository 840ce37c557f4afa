"""Feasts that move, on days when they are known to have been."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin import packs
from tocsin.times.feasts import easter, feast_days, latest, orthodox_easter
from tocsin.times.hebrew import rosh_hashanah


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("good_friday", 2012, "2012-04-06"),
        ("easter", 2019, "2019-04-21"),
        ("orthodox_easter", 2022, "2022-04-24"),
        ("corpus_christi", 2014, "2014-06-19"),
        ("passover", 2018, "2018-03-31"),
        ("yom_kippur", 1973, "1973-10-06"),
        ("simchat_torah", 2023, "2023-10-07"),
        ("purim", 2021, "2021-02-26"),
        ("nowruz", 2018, "2018-03-21"),
        ("boxing_day", 2004, "2004-12-26"),
    ],
)
def test_day(name: str, year: int, day: str) -> None:
    assert [d.first for d in feast_days(name, year)] == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ashura", "2004-03-02"),
        ("ashura", "2011-12-06"),
        ("eid_al_fitr", "2018-06-15"),
        ("eid_al_adha", "2015-09-24"),
        ("arbaeen", "2013-12-23"),
    ],
)
def test_feasts_of_the_moon_are_known_within_a_day(name: str, day: str) -> None:
    known = date.fromisoformat(day)
    found = latest(name, known)
    assert found is not None
    assert found.first <= known <= found.last
    assert found.width == 3


def test_new_years_of_two_calendars() -> None:
    assert rosh_hashanah(2016) == date(2016, 10, 3)
    assert (easter(2016), orthodox_easter(2016)) == (date(2016, 3, 27), date(2016, 5, 1))


def test_every_feast_named_in_a_language_is_reckoned() -> None:
    known = {name for feasts in packs.load("calendar/feasts").values() for name in feasts}
    for lang in packs.names("time"):
        named = {key.partition(";")[0] for key in packs.load(f"time/{lang}").get("feasts", {})}
        assert named <= known, lang


def test_a_feast_that_is_not_known_is_no_day() -> None:
    assert feast_days("no_such_feast", 2020) == []
    assert latest("no_such_feast", date(2020, 1, 1)) is None
