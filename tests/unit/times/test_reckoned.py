"""Days by the calendars of the moon, of Iran and of the Jews: read in every language, as exact as they can be known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tocsin.text import tokenize
from tocsin.times import answer, find_times, is_explicit, is_history
from tocsin.times.hebrew import hebrew_days, hebrew_year_of, new_year
from tocsin.times.lunar import first_of, lunar_days, lunar_year_of

SUNDAY = "2024-12-15"
DAYS_OF_APRIL = "2023-04-02/2023-04-04"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "في 12 رمضان 1444 قرب السوق"),
        ("ar", "١٢ رمضان ١٤٤٤ هـ"),
        ("ar", "12/09/1444هـ"),
        ("ar", "الثاني عشر من رمضان عام 1444"),
        ("fa", "۱۲ رمضان ۱۴۴۴"),
        ("tr", "12 Ramazan 1444'te"),
        ("en", "on 12 Ramadan 1444 AH"),
        ("en", "Ramadan 12, 1444"),
        ("en", "12 Ramadan 2023"),
        ("fr", "le 12 ramadan 1444 de l'hégire"),
        ("de", "am 12. Ramadan 1444"),
        ("es", "el 12 de ramadán de 1444"),
        ("it", "il 12 di ramadan 1444"),
        ("pt", "em 12 de ramadão de 1444"),
        ("ru", "12 рамадана 1444 года хиджры"),
        ("uk", "12 рамадану 1444 року хіджри"),
        ("he", "12 ברמדאן 1444"),
    ],
)
def test_a_day_of_the_moon_is_known_within_a_day(lang: str, text: str) -> None:
    assert answer(text, lang, SUNDAY) == DAYS_OF_APRIL


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("ar", "الاثنين 12 رمضان 1444", "2023-04-03"),  # the weekday leaves one
        ("ar", "12 رمضان 1444 هـ الموافق 3 نيسان 2023", "2023-04-03"),
        ("ar", "12 رمضان 1444هـ الموافق لـ3 أبريل 2023م", "2023-04-03"),
        ("en", "12 Ramadan 1444 (3 April 2023)", "2023-04-03"),
        ("fa", "۱۴ فروردین ۱۴۰۲ برابر با ۱۲ رمضان ۱۴۴۴", "2023-04-03"),
        ("en", "on the 10th of Ramadan", "2024-03-19/2024-03-21"),
        ("fr", "au mois de ramadan", "2024-03-10/2024-04-10"),
        ("ar", "في شهر رمضان", "2024-03-10/2024-04-10"),
        ("ar", "أواخر شعبان 1445", "2024-03-01/2024-03-11"),
        ("ar", "من 3 إلى 7 رمضان 1444", "2023-03-24/2023-03-30"),
        ("ar", "عام 1444 هـ", "2022-07-29/2023-07-19"),
        ("fa", "۱۴۰۲/۰۱/۱۵", "2023-04-04"),
        ("fa", "سال ۱۴۰۲", "2023-03-21/2024-03-19"),
        ("fa", "در خرداد ماه", "2024-05-21/2024-06-20"),
        ("en", "on 15 Esfand 1399", "2021-03-05"),
        ("ru", "15 эсфанда 1399 года", "2021-03-05"),
        ("he", 'י"ד בניסן תשפ"ד', "2024-04-22"),
        ("he", "בליל י״ד בניסן", "2024-04-21/2024-04-22"),
        ("he", "ט' באב", "2024-08-13"),
        ("en", "on 14 Nisan 5784", "2024-04-22"),
        ("en", "on 7 Adar 5784", "2024-02-16/2024-03-17"),
        ("tr", "14 Nisan'da", "2024-04-14"),
    ],
)
def test_days(lang: str, text: str, days: str) -> None:
    assert answer(text, lang, SUNDAY) == days


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قال رمضان قديروف"),
        ("ar", "مدينة العاشر من رمضان شرق القاهرة"),
        ("en", "A Ramadan ceasefire held"),
        ("en", "Ramadan 12 people"),
        ("en", "a raid before Ramadan"),
        ("tr", "Recep Ramazan'ın evine geldi"),
        ("he", "לפני ב' ימים קשים"),
    ],
)
def test_no_days(lang: str, text: str) -> None:
    assert answer(text, lang, SUNDAY) is None


@pytest.mark.parametrize(("lang", "text"), [("en", "on 12 Baisakh 2080"), ("en", "on 3 Febuary 2013,"), ("en", "15/09/1444")])
def test_a_day_by_an_unknown_calendar_is_told_but_unread(lang: str, text: str) -> None:
    found = [t.code for t in find_times(tokenize(text), lang)]
    assert found == ["unread:"]
    assert is_explicit(found[0])
    assert answer(text, lang, SUNDAY) is None


def test_which_codes_name_a_day() -> None:
    assert is_explicit("lunar:--09-12")
    assert is_explicit("hebrew:5784-07-14")
    assert not is_explicit("lunar:1444-09")
    assert is_history("lunar:1444-09")
    assert is_history("lunar:--09;in=2022")
    assert not is_history("lunar:--09")


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1445, 9, "2024-03-11"), (1444, 10, "2023-04-21"), (1400, 1, "1979-11-20"), (1440, 1, "2018-09-11"), (1330, 1, "1911-12-22")],
)
def test_months_of_the_moon_begin_within_a_day_of_what_was_seen(year: int, month: int, day: str) -> None:
    assert abs((first_of(year, month) - date.fromisoformat(day)).days) <= 1


@pytest.mark.parametrize("year", [1365, 1399, 1444, 1499])
def test_the_year_of_the_moon_is_that_which_holds_the_day(year: int) -> None:
    first = first_of(year, 1)
    assert (lunar_year_of(first), lunar_year_of(first - timedelta(days=1))) == (year, year - 1)
    assert lunar_days(year, 1, 31) is None


@pytest.mark.parametrize("year", range(5770, 5790))
def test_jewish_months_follow_each_other_without_a_gap(year: int) -> None:
    leap = (new_year(year + 1) - new_year(year)).days > 360
    order = [1, 2, 3, 4, 5, *([13, 14] if leap else [6]), 7, 8, 9, 10, 11, 12]
    months = [hebrew_days(year, m, None) for m in order]
    assert [m.first for m in months if m] == [new_year(year), *(m.last + timedelta(days=1) for m in months[:-1] if m)]
    assert months[-1] is not None
    assert months[-1].last + timedelta(days=1) == new_year(year + 1)
    assert hebrew_year_of(new_year(year)) == year


@pytest.mark.parametrize(
    ("year", "month", "day", "known"), [(5784, 7, 15, "2024-04-23"), (5708, 8, 5, "1948-05-14"), (5734, 1, 10, "1973-10-06")]
)
def test_jewish_days_that_are_known(year: int, month: int, day: int, known: str) -> None:
    days = hebrew_days(year, month, day)
    assert days is not None
    assert days.first == days.last == date.fromisoformat(known)
