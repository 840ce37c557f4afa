"""The date solver: what a whole report allows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.enrichment.dates import solve
from tocsin.enrichment.reasons import Solved
from tocsin.enrichment.worlds import Dated
from tocsin.model.when import Days


def main(*codes: str, series: tuple[int, int | None] | None = None) -> Dated:
    return Dated(codes, "main", series=series)


def background(*codes: str) -> Dated:
    return Dated(codes, "background")


def days(solved: Solved) -> str | None:
    d = solved.days
    return None if d is None else d.first.isoformat() if d.width == 1 else f"{d.first}/{d.last}"


def test_the_third_in_a_week_and_one_date_fix_weekdays_of_a_report_known_by_its_month() -> None:
    report = [main("weekday:1", series=(3, 7)), background("date:--02-15"), background("weekday:6")]
    assert [days(s) for s in solve(report, "2021-02")] == ["2021-02-22", "2021-02-15", "2021-02-20"]


@pytest.mark.parametrize(
    "report",
    [
        [main("weekday:6", "anchor:3d"), background("date:--03-11;weekday=3")],
        [main("weekday:6", "anchor:3d", "date:--03-11;weekday=3")],
    ],
)
def test_days_counted_from_a_date_and_a_weekday_agree(report: list[Dated]) -> None:
    solved = solve(report, "2020-03")[0]
    assert days(solved) == "2020-03-14"
    assert solved.rule == "date.weekday.agreed"


def test_a_weekday_without_an_anchor_stays_the_month() -> None:
    assert days(solve([main("weekday:1")], "2021-02")[0]) == "2021-02-01/2021-02-28"


def test_several_weekdays_that_fit_stay_several() -> None:
    solved = solve([main("weekday:1"), background("date:--02-03")], "2021-02")[0]
    assert days(solved) == "2021-02-08/2021-02-22"


@pytest.mark.parametrize(
    ("codes", "want"),
    [
        (("lunar:1444-09-12",), "2023-04-02/2023-04-04"),
        (("lunar:1444-09-12", "weekday:1"), "2023-04-02/2023-04-04"),  # a weekday of the telling is no day of these
        (("lunar:--09-10", "date:2024-03-20"), "2024-03-20"),  # one day of these
        (("range:lunar:1444-09-12/lunar:1444-09-15",), "2023-04-02/2023-04-04"),
        (("lunar:--09",), "2024-03-10/2024-04-10"),
        (("unread:",), None),
    ],
)
def test_a_day_of_another_calendar_is_never_the_day_of_publication(codes: tuple[str, ...], want: str | None) -> None:
    assert days(solve([main(*codes)], "2024-12-15")[0]) == want


def test_a_month_that_goes_on_says_no_more_than_the_publication() -> None:
    assert days(solve([main("lunar:--09")], "2024-03-25")[0]) == "2024-03-25"
    assert days(solve([main("lunar:--09", "weekday:7")], "2024-03-25")[0]) == "2024-03-24"


@pytest.mark.parametrize(
    ("codes", "published", "want", "rule"),
    [
        ((), "2021-02-23", "2021-02-23", "date.publication"),
        ((), None, None, "date.none"),
        (("weekday:1",), "2021-02-23", "2021-02-22", "date.weekday"),
        (("unit:-1w", "weekday:1"), "2021-02-23", "2021-02-22", "date.weekday"),
        (("date:2021-02-30",), "2021-03-05", None, "date.none"),
        (("date:2021-03-09",), "2021-03-05", None, "date.contradiction"),
        (("date:2020-05-09",), None, "2020-05-09", "date.date"),
        (("unit:0w",), "2021-02-24", "2021-02-22/2021-02-24", "date.unit"),
    ],
)
def test_main_alone(codes: tuple[str, ...], published: str | None, want: str | None, rule: str) -> None:
    solved = solve([main(*codes)], published)[0]
    assert (days(solved), solved.rule) == (want, rule)


def test_two_days_earlier_counts_from_the_main_incident() -> None:
    report = [main("offset:-1d"), background("anchor:-2d")]
    assert [days(s) for s in solve(report, "2021-02-23")] == ["2021-02-22", "2021-02-20"]


def test_the_day_before_counts_from_the_other_day_of_the_sentence_or_from_publication() -> None:
    assert days(solve([main("anchor:-1d", "weekday:1")], "2021-02-24")[0]) == "2021-02-21"
    assert days(solve([main("anchor:-1d")], "2021-02-23")[0]) == "2021-02-22"
    assert days(solve([main("anchor:-1d")], "2021-02")[0]) == "2021-02-01/2021-02-28"


def test_days_later_count_from_a_date_told_beside_another_incident_but_not_from_the_incident_itself() -> None:
    report = [main("weekday:3", "date:--01-03"), background("anchor:5d")]
    assert [days(s) for s in solve(report, "2020-03-11")] == ["2020-03-11", "2020-01-08"]
    assert days(solve([main("anchor:1d", "weekday:5")], "2022-04-09")[0]) == "2022-04-08"


def test_a_weekday_and_a_date_said_of_one_incident_agree() -> None:
    assert days(solve([main("weekday:4;part=evening", "date:--07-14")], "2016-07")[0]) == "2016-07-14"


def test_news_of_a_day_is_not_dated_by_a_year_long_past() -> None:
    assert days(solve([main("year:1980")], "2018-09-22")[0]) == "2018-09-22"
    assert days(solve([background("year:1980")], "2018-09-22")[0]) == "1980-01-01/1980-12-31"


def test_a_year_long_past_is_all_that_is_known_of_what_is_first_told_by_it() -> None:
    assert days(solve([Dated(("year:1980",), "main", lead=("year:1980",))], "2018-09-22")[0]) == "1980-01-01/1980-12-31"
    assert days(solve([Dated(("year:1980", "weekday:5"), "main", lead=("year:1980",))], "2018-09-22")[0]) == "2018-09-21"
    assert days(solve([Dated(("year:2018",), "main", lead=("year:2018",))], "2018-09-22")[0]) == "2018-09-22"


def test_what_is_told_by_two_days_that_follow_each_other_began_on_the_first() -> None:
    assert days(solve([main("weekday:3", "weekday:2")], "2019-01-16")[0]) == "2019-01-15"
    assert days(solve([main("weekday:3", "weekday:5")], "2019-01-16")[0]) == "2019-01-16"


def test_the_last_night_after_midnight_is_todays() -> None:
    assert days(solve([main("offset:-1d;part=night;time=01:00")], "2019-01-16")[0]) == "2019-01-16"
    assert days(solve([main("offset:-1d;part=night;time=23:00")], "2019-01-16")[0]) == "2019-01-15"
    assert days(solve([main("offset:-1d;part=night;shift=1d;time=04:00")], "2019-01-16")[0]) == "2019-01-16"


def test_a_weekday_told_as_what_had_happened_before_is_not_after_the_main_incident() -> None:
    report = [main("weekday:1"), Dated(("weekday:2",), "background", pluperfect=True)]
    assert [days(s) for s in solve(report, "2021-02-24")] == ["2021-02-22", "2021-02-16"]


def test_a_weekday_told_simply_is_the_nearest_even_where_the_report_opens_with_an_earlier_one() -> None:
    report = [main("weekday:1"), background("weekday:2"), background("weekday:3")]
    assert [days(s) for s in solve(report, "2021-02-25")] == ["2021-02-22", "2021-02-23", "2021-02-24"]


@pytest.mark.parametrize(
    ("code", "published", "zone", "want"),
    [
        ("offset:0d;part=night", "2021-02-22T22:30:00Z", 3, "2021-02-22"),
        ("offset:0d;part=night", "2021-02-22T19:30:00Z", 3, "2021-02-22"),
        ("offset:-1d", "2021-02-22T22:30:00Z", 3, "2021-02-22"),
        ("weekday:1;part=night", "2021-02-22T22:30:00Z", 3, "2021-02-22"),
        ("offset:0d", "2021-02-23T01:30:00+04:00", 3, "2021-02-23"),
        ("offset:0d", "2021-02-23T00:30:00+04:00", -5, "2021-02-22"),
        ("weekday:2;time=19:30", "2021-02-23T08:00:00Z", 0, "2021-02-16"),
    ],
)
def test_a_timestamp_is_read_in_the_zone_of_the_incident(code: str, published: str, zone: float, want: str) -> None:
    assert days(solve([main(code)], published, zone)[0]) == want


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    solved = solve([main("date:2020-03-11;weekday=5")], "2020-03-20")[0]
    assert days(solved) == "2020-03-11"
    assert "weekday" in solved.reason


CODES = st.sampled_from(
    ["weekday:1", "weekday:4;which=last", "weekday:6;part=night", "offset:-1d", "offset:0d", "offset:1d", "anchor:-1d", "anchor:3d",
     "date:--02-15", "date:--15", "date:2020-06-30", "date:2021-02-30", "month:--03", "unit:-1w", "unit:1w", "span:-3d", "year:2019",
     "range:date:--02-03/date:--02-07"]
)  # fmt: skip
INCIDENTS = st.lists(
    st.builds(
        Dated,
        codes=st.lists(CODES, max_size=3).map(tuple),
        role=st.sampled_from(["main", "background"]),
        series=st.none() | st.tuples(st.integers(2, 5), st.none() | st.integers(1, 30)),
    ),
    min_size=1,
    max_size=4,
)
DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))
PUBLISHED = st.none() | DAYS.map(str) | DAYS.map(lambda d: str(d)[:7]) | DAYS.map(lambda d: str(d) + "T23:10:00Z")


@given(INCIDENTS, PUBLISHED)
def test_nothing_is_later_than_publication(incidents: list[Dated], published: str | None) -> None:
    reference = Days.parse(published)
    for solved in solve(incidents, published):
        assert solved.days is None or reference is None or solved.days.last <= reference.last


@given(INCIDENTS, PUBLISHED)
def test_one_answer_and_a_reason_for_each_and_always_the_same(incidents: list[Dated], published: str | None) -> None:
    first = solve(incidents, published)
    assert len(first) == len(incidents)
    assert all(s.reason and s.rule for s in first)
    assert first == solve(incidents, published)


@given(INCIDENTS, PUBLISHED, st.randoms(use_true_random=False))
def test_the_order_within_a_role_does_not_matter(incidents: list[Dated], published: str | None, random: object) -> None:
    order = list(range(len(incidents)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight, shuffled = solve(incidents, published), solve([incidents[i] for i in order], published)
    assert [straight[i] for i in order] == shuffled


@given(st.integers(1, 7), DAYS)
def test_a_weekday_is_never_finer_than_a_month_without_a_date_in_the_text(weekday: int, day: date) -> None:
    report = [main(f"weekday:{weekday}"), background("weekday:3"), background("offset:-1d")]
    for solved in solve(report, str(day)[:7]):
        assert solved.days == Days.month(day.year, day.month)


@given(INCIDENTS, DAYS)
def test_a_date_found_for_the_month_is_one_that_some_day_of_it_gives(incidents: list[Dated], day: date) -> None:
    """Finer than the month only where a day of publication in it would have given the same."""
    month = Days.month(day.year, day.month)
    tried = [solve(incidents, str(month.first + timedelta(days=n))) for n in range(month.width)]
    for index, solved in enumerate(solve(incidents, str(day)[:7])):
        if solved.days is not None and solved.days.width == 1 and solved.rule.endswith((".only", ".agreed")):
            assert solved.days in [t[index].days for t in tried]


def test_the_day_before_publication_that_is_the_weekday_told_is_that_day() -> None:
    solved = solve([main("anchor:-1d", "weekday:1")], "2021-02-23")[0]
    assert (days(solved), solved.rule) == ("2021-02-22", "date.weekday.agreed")


def test_a_rough_count_gives_way_to_the_day_named() -> None:
    assert days(solve([main("weekday:6"), background("anchor:-10w", "date:--03-22")], "2017-06-05")[1]) == "2017-03-22"


def test_the_same_day_is_as_wide_as_what_it_repeats() -> None:
    assert days(solve([main("weekday:5"), background("anchor:0d")], "2021-10")[1]) == "2021-10-01/2021-10-31"


def test_what_went_on_for_two_days_began_on_the_first() -> None:
    assert days(solve([main("range:date:--11-29/date:--11-30")], "2022-12-09")[0]) == "2022-11-29"


def test_between_two_days_is_either() -> None:
    assert days(solve([main("range:date:--11-29/date:--11-30;between=1")], "2022-12-09")[0]) == "2022-11-29/2022-11-30"


def test_a_date_without_a_year_is_of_the_year_named_where_the_publication_is_not_known() -> None:
    report = [main("date:2005-07-07;part=morning"), background("anchor:2w", "date:--07-21")]
    assert [days(s) for s in solve(report, None)] == ["2005-07-07", "2005-07-21"]


def test_a_weekday_after_the_main_incident_stays_where_it_is_told_to_have_followed() -> None:
    report = [main("weekday:4"), background("weekday:5;part=morning", "anchor:0h")]
    assert [days(s) for s in solve(report, "2017-08-19")] == ["2017-08-17", "2017-08-18"]


@pytest.mark.parametrize(
    ("code", "zone", "day"),
    [
        ("date:--09-10;time=04:00Z", -6.0, "1989-09-09"),
        ("weekday:6;time=22:30Z", 3.0, "1989-09-10"),
        ("weekday:6;time=12:00Z", 3.0, "1989-09-09"),
        ("date:--09-10;time=04:00", -6.0, "1989-09-10"),
    ],
)
def test_an_hour_of_universal_time_is_of_the_local_day(code: str, zone: float, day: str) -> None:
    assert days(solve([main(code)], "1989-09-12", zone)[0]) == day


@pytest.mark.parametrize(("code", "published"), [("date:2021-02-30", None), ("date:--02-30", None), ("date:--02-30", "2021-03-04")])
def test_a_day_that_does_not_exist_is_none_and_says_so(code: str, published: str | None) -> None:
    solved = solve([main(code)], published)[0]
    assert (solved.days, solved.reason) == (None, "the day named does not exist")


def test_a_date_without_a_year_is_of_the_year_that_the_text_names_where_nothing_else_tells_it() -> None:
    assert [days(s) for s in solve([main("date:--02-13")], None, year=2023)] == ["2023-02-13"]
    assert [days(s) for s in solve([main("date:--02-13")], None)] == [None]
