"""From codes to days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.when import Days
from tocsin.times import resolve
from tocsin.times.solar import new_year, solar_days

WEDNESDAY = "2021-02-24"


def iso(code: str, reference: str | None = WEDNESDAY, anchor: str | None = None) -> str | None:
    days = resolve(code, Days.parse(reference), Days.parse(anchor))
    return None if days is None else days.first.isoformat() if days.width == 1 else f"{days.first}/{days.last}"


@pytest.mark.parametrize(
    ("code", "want"),
    [
        ("date:--12-02;or=02-12", "2021-02-12"),
        ("date:--02-12;or=12-02", "2021-02-12"),
        ("date:--10-05;or=05-10", "2020-10-05"),
        ("weekday:3", "2021-02-24"),
        ("weekday:3;which=last", "2021-02-17"),
        ("weekday:4", "2021-02-18"),
        ("weekday:1;week=-1", "2021-02-15"),
        ("weekday:7;part=night;shift=-1d", "2021-02-20"),
        ("date:--02-25", "2020-02-25"),
        ("date:--02-29", "2020-02-29"),
        ("date:--31", "2021-01-31"),
        ("date:--13;weekday=5", "2020-11-13"),
        ("date:2021-02-30", None),
        ("date:1999-05-13;shift=-2w", "1999-04-29"),
        ("month:--03;year=-1", "2020-03-01/2020-03-31"),
        ("month:2020-06;mod=late", "2020-06-21/2020-06-30"),
        ("offset:-1m,-21d", "2021-01-03"),
        ("span:-3d", "2021-02-21/2021-02-24"),
        ("range:date:--10-02/date:2019-10-07", "2019-10-02/2019-10-07"),
        ("range:month:--11/month:--03;until=1", "2019-11-01/2020-02-29"),
        ("season:2019-winter", "2019-12-01/2020-02-29"),
        ("solar:1399-12-25", "2021-03-15"),
        ("solar:--12-25", "2020-03-15"),
    ],
)
def test_resolve(code: str, want: str | None) -> None:
    assert iso(code) == want


def test_an_anaphoric_code_needs_an_anchor_of_one_day() -> None:
    assert iso("anchor:-1d") is None
    assert iso("anchor:-1d", anchor="2020-05") is None
    assert iso("anchor:-1d", anchor="2020-05-03") == "2020-05-02"


def test_a_wide_reference_gives_wide_days() -> None:
    month = Days.parse("2021-02")
    assert resolve("weekday:1", month) == month
    assert resolve("offset:-1d", month) == month


def test_without_a_reference_only_what_names_its_year_is_resolved() -> None:
    assert iso("date:2020-05-03", None) == "2020-05-03"
    for code in ("date:--05-03", "weekday:1", "offset:-1d", "unit:-1w", "season:--summer", "solar:--01-03", "span:-3d", "month:--03"):
        assert iso(code, None) is None


@given(st.integers(1, 7), st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["", ";which=last", ";part=night"]))
def test_a_weekday_is_that_weekday_within_a_week_and_not_later(number: int, day: date, field: str) -> None:
    days = resolve(f"weekday:{number}{field}", Days.day(day))
    assert days is not None
    assert days.first == days.last
    assert days.first.isoweekday() == number
    assert timedelta(0) <= day - days.first <= timedelta(days=7)


def test_greenwich_may_be_a_day_ahead() -> None:
    assert iso("date:--10-18;time=00:50Z", "1989-10-17") == "1989-10-18"
    assert iso("date:--10-18;time=00:50", "1989-10-17") == "1988-10-18"


@given(st.integers(1, 12), st.integers(1, 31), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_date_without_its_year_is_the_nearest_past_one(month: int, day: int, until: date) -> None:
    days = resolve(f"date:--{month:02d}-{day:02d}", Days.day(until))
    assert (days is None) == ((month, day) in {(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)})
    if days is not None:
        assert (days.first.month, days.first.day) == (month, day)
        assert days.first <= until
        assert (until - days.first).days <= (366 if (month, day) != (2, 29) else 8 * 366)


@given(st.integers(1300, 1450), st.integers(1, 12))
def test_solar_months_follow_each_other_without_a_gap(year: int, month: int) -> None:
    this = solar_days(year, month, None)
    following = solar_days(year + month // 12, month % 12 + 1, None)
    assert this is not None
    assert following is not None
    assert following.first == this.last + timedelta(days=1)


@pytest.mark.parametrize(("year", "day"), [(1357, "1978-03-21"), (1399, "2020-03-20"), (1400, "2021-03-21"), (1404, "2025-03-21")])
def test_solar_new_year(year: int, day: str) -> None:
    assert new_year(year).isoformat() == day
