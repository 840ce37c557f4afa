"""What the time grammar promises, one line for each promise and script."""

from __future__ import annotations

import pytest

from tocsin.text import tokenize
from tocsin.times import answer, find_times

WEDNESDAY = "2021-02-24"


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        # months of the Levant, of the Maghreb, of Egypt, and doubled; figures of both kinds
        ("ar", "15 شباط 2021", "2021-02-15"),
        ("ar", "في ١٥ كانون الثاني 2021", "2021-01-15"),
        ("ar", "15 تشرين الأول/أكتوبر 2020", "2020-10-15"),
        ("ar", "15 جوان 2020", "2020-06-15"),
        ("ar", "15 جويلية 2020", "2020-07-15"),
        ("ar", "15 أوت 2020", "2020-08-15"),
        ("ar", "15 غشت 2020", "2020-08-15"),
        ("ar", "15 يوليو 2020", "2020-07-15"),
        ("fa", "۲۷ بهمن ۱۳۹۹", "2021-02-15"),
        ("fa", "۱۵ فوریه ۲۰۲۱", "2021-02-15"),
        ("he", "15 בפברואר 2021", "2021-02-15"),
        ("ru", "15 февраля 2021 года", "2021-02-15"),
        ("uk", "15 лютого 2021 року", "2021-02-15"),
        ("tr", "15 Şubat 2021'de", "2021-02-15"),
        ("en", "15.02.2021", "2021-02-15"),
        # relative days
        ("fr", "avant-hier", "2021-02-22"),
        ("es", "anteanoche", "2021-02-22"),
        ("es", "anteayer", "2021-02-22"),
        ("ar", "أول أمس", "2021-02-22"),
        ("de", "vorgestern", "2021-02-22"),
        ("ru", "позавчера", "2021-02-22"),
        ("it", "l'altro ieri", "2021-02-22"),
        ("pt", "anteontem", "2021-02-22"),
        ("tr", "evvelsi gün", "2021-02-22"),
        ("fa", "پریروز", "2021-02-22"),
        ("he", "שלשום", "2021-02-22"),
        ("uk", "позавчора", "2021-02-22"),
        # nights of one day to the next, and those that say that it was after midnight
        ("fr", "dans la nuit du 20 au 21 février", "2021-02-20"),
        ("fr", "dans la nuit du 20 au 21 février, vers trois heures du matin", "2021-02-21"),
        ("de", "in der Nacht zum Montag", "2021-02-21"),
        ("de", "in der Nacht zum Montag gegen 2.30 Uhr", "2021-02-22"),
        ("ru", "в ночь на 21 февраля", "2021-02-20"),
        ("it", "nella notte tra sabato e domenica", "2021-02-20"),
        ("en", "overnight Sat-Sun", "2021-02-20"),
        ("tr", "pazarı pazartesiye bağlayan gece", "2021-02-21"),
        # years, seasons, months, ranges
        ("en", "last year, on 7 June", "2020-06-07"),
        ("en", "between 12 and 15 January", "2021-01-12/2021-01-15"),
        ("fr", "du 12 au 15 janvier", "2021-01-12/2021-01-15"),
        ("es", "en enero", "2021-01"),
        ("de", "im Sommer 2019", "2019-06-01/2019-08-31"),
        ("en", "in 2019", "2019"),
    ],
)
def test_days(lang: str, text: str, day: str) -> None:
    assert answer(text, lang, WEDNESDAY) == day


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "two days earlier", "anchor:-2d"),
        ("fr", "la veille", "anchor:-1d"),
        ("fr", "deux jours plus tôt", "anchor:-2d"),
        ("es", "dos días antes", "anchor:-2d"),
        ("ar", "قبل ذلك بيومين", "anchor:-2d"),
        ("de", "zwei Tage zuvor", "anchor:-2d"),
        ("ru", "двумя днями ранее", "anchor:-2d"),
        ("en", "three hours later", "anchor:3h"),
        ("en", "at 7:35 p.m. GMT on Monday", "weekday:1;time=19:35Z"),
        ("en", "at 0400 GMT on 10 September", "date:--09-10;time=04:00Z"),
        ("es", "a las 3 de la tarde del lunes", "weekday:1;time=15:00"),
        ("fr", "lundi à 19h30 heure locale", "weekday:1;time=19:30"),
        ("ru", "в понедельник утром", "weekday:1;part=morning"),
        ("ar", "فجر الأحد", "weekday:7;part=morning"),
        ("en", "30 February 2021", "date:2021-02-30"),
    ],
)
def test_codes(lang: str, text: str, code: str) -> None:
    assert [t.code for t in find_times(tokenize(text), lang)] == [code]
