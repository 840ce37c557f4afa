"""What is found in a text: codes, places, and silence where there is no date."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tocsin.text import tokenize
from tocsin.times import TimeExpr, find_times, is_anaphoric, is_explicit, is_history


def found(text: str, lang: str = "en") -> list[TimeExpr]:
    return find_times(tokenize(text), lang)


def codes(text: str, lang: str = "en") -> list[str]:
    return [t.code for t in found(text, lang)]


def test_a_count_does_not_move_the_day_that_it_is_told_beside() -> None:
    assert codes("Two weeks before, on 3 March, a guard was stabbed.") == ["anchor:-2w", "date:--03-03"]
    assert codes("Two weeks before 3 March a guard was stabbed.") == ["date:--03-03;shift=-2w"]


def test_expressions_come_in_order_without_overlap_and_quote_their_words() -> None:
    text = "On Monday, 3 May 2021, two men were shot; the day before, a bus burned, and last month a depot."
    times = found(text)
    assert [text[t.start : t.end] for t in times] == ["On Monday, 3 May 2021", "the day before", "last month"]
    assert all(a.last < b.first for a, b in pairwise(times))


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "at 7:35 p.m. local time on Monday", "weekday:1;time=19:35"),
        ("en", "Tuesday night", "weekday:2;part=night"),
        ("en", "last night two men were shot", "offset:-1d;part=night"),
        ("en", "last night two men were shot. It began shortly before dawn", "offset:-1d;part=night;shift=1d"),
        ("fr", "trois gardes tués dans la nuit. Les tirs ont repris à l'aube", "offset:-1d;part=night;shift=1d"),
        ("fr", "trois gardes tués hier soir. Les tirs ont repris à l'aube", "offset:-1d;part=evening"),
        ("es", "anoche murieron tres; los tiros empezaron pasada la medianoche", "offset:-1d;part=night;shift=1d"),
        ("en", "two days earlier", "anchor:-2d"),
        ("ru", "спустя два дня", "anchor:2d"),
        ("ru", "два дня спустя", "anchor:2d"),
        ("uk", "через два дні", "anchor:2d"),
        ("he", "כעבור יומיים", "anchor:2d"),
        ("ar", "بعد يومين", "anchor:2d"),
        ("ar", "مساء اليوم نفسه", "anchor:0d;part=evening"),
        ("de", "am folgenden Tag", "anchor:1d"),
        ("pt", "naquela mesma noite", "anchor:0d;part=night"),
        ("ru", "тем же вечером", "anchor:0d;part=evening"),
        ("fa", "سه روز قبل از آن", "anchor:-3d"),
        ("tr", "aynı günün akşamı", "anchor:0d;part=evening"),
        ("en", "on the 15th", "date:--15"),
        ("pt", "Miteda, 10/11: ataque a uma coluna", "date:--11-10"),
        ("fr", "Sahel. 14/11, vers 5 h : tirs", "date:--11-14;time=05:00"),
        ("fr", "Bilan\n14/11 tirs près de Gao", "date:--11-14"),
        ("ar", "الجزيرة: ليل 14/6 اقتحم مسلحون", "date:--06-14;part=night"),
        ("en", "the third of June", "date:--06-03"),
        ("fr", "lundi 15 février vers 19h30", "date:--02-15;weekday=1;time=19:30"),
        ("fr", "dans la nuit de samedi à dimanche", "weekday:6;part=night"),
        ("fr", "la veille", "anchor:-1d"),
        ("de", "in der Nacht zum Dienstag", "weekday:2;part=night;shift=-1d"),
        ("es", "la noche del lunes", "weekday:1;part=night"),
        ("ar", "مساء الأحد", "weekday:7;part=evening"),
        ("fa", "۲۵ اسفند ۱۳۹۹", "solar:1399-12-25"),
        ("nl", "deze week maandag", "weekday:1;week=0"),
    ],
)
def test_code(lang: str, text: str, code: str) -> None:
    assert codes(text, lang) == [code]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They march on, may rest, and sat down in the sun for three hours."),
        ("en", "2019 soldiers and 2,000 people"),
        ("en", "every Monday, each week, every two days"),
        ("en", "a third of the 24/7 staff, 2/3 of the men"),
        ("fr", "pendant dix minutes, les lundis, chaque semaine, tous les deux jours"),
        ("es", "los lunes, cada semana, durante tres días, el mar"),
        ("de", "die Männer mit dem Auto, jeden zweiten Montag, 3 Stunden lang"),
        ("it", "i soldati set e mar, ogni due settimane"),
        ("pt", "a segunda bomba, todos os dias"),
        ("xx", "Monday, lundi"),
    ],
)
def test_no_date(lang: str, text: str) -> None:
    assert codes(text, lang) == []


def test_figures_are_read_in_a_language_without_a_pack() -> None:
    assert codes("xyz 2021-02-15 abc", "xx") == ["date:2021-02-15"]


def test_kinds_of_codes() -> None:
    assert is_explicit("date:--02-15")
    assert is_explicit("solar:1399-12-25")
    assert not is_explicit("solar:--12")
    assert not is_explicit("weekday:1")
    assert is_anaphoric("anchor:-1d")
    assert is_history("year:1985")
    assert is_history("month:--03;year=-1")
    assert not is_history("offset:-2y")
    assert not is_history("offset:-2d")
    assert not is_history("month:--03")


def test_a_weekday_that_ends_a_sentence_is_not_that_of_the_date_in_the_next() -> None:
    assert codes("It struck near Gao on Tuesday. On 9 May gunmen came.") == ["weekday:2", "date:--05-09"]
    assert codes("It struck near Gao on Tues. 9 May.") == ["date:--05-09;weekday=2"]
