"""Which times tell when it happened: short reports in all languages, each of one incident with a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.bundle import split
from tocsin.merging.mentions import mention_view
from tocsin.model.report import Report

TOLD = Path(__file__).parents[2] / "times" / "told.tsv"
FLOOR = 0.91


def first_date(text: str, published: str) -> str | None:
    report = Report(id="r", text=text, published_at=published, items=split(text))
    return next((mention_view(m).date for m in resolve(report, read(report))), None)


def test_days_of_short_reports() -> None:
    lines = [line.split("\t") for line in TOLD.read_text(encoding="utf-8").splitlines()]
    wrong = [text for published, day, text in lines if first_date(text, published) != day]
    assert len(wrong) <= (1 - FLOOR) * len(lines), wrong


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Diaz condemned on Thursday evening the knife attack in Tunis in which a policeman died on Wednesday.",
        "Die Regierung verhängte am Donnerstag eine Ausgangssperre, nachdem in Tunis am Mittwoch ein Polizist erstochen worden war.",
        "Le maire a condamné jeudi soir l'attaque au couteau de mercredi à Tunis, où un policier a péri.",
        "El Gobierno pidió el jueves investigar el ataque que el miércoles mató a un policía en Túnez.",
        "دان مجلس الأمن الخميس الهجوم الذي قتل فيه شرطي في تونس الأربعاء.",
    ],
)
def test_the_day_of_an_answer_is_not_the_day_of_what_is_answered(text: str) -> None:
    assert first_date(text, "2024-05-16") == "2024-05-15"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three rockets hit Asmara tonight. No word on casualties. 14/11", "2020-11-14"),
        ("Deux roquettes sont tombées ce soir sur Gao. Pas de victimes. 14 novembre 2020", "2020-11-14"),
        ("Three rockets hit Asmara tonight. Twelve of 14/11 fell short of the town.", "2020-11"),
    ],
)
def test_a_day_that_stands_alone_at_the_end_is_when_it_was_written(text: str, day: str) -> None:
    assert first_date(text, "2020-11") == day


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        (
            "2024-01-17",
            "Omar Diaz called his envoy home on Tuesday over a barrage of missiles that the army fired on Monday at a camp near Erbil.",
            "2024-01-15",
        ),
        ("2024-05-19", "Dans la nuit, aux environs de 4 h, des hommes armés ont tué deux policiers à Kinshasa.", "2024-05-19"),
        ("2014-01-25", "Уночі з п'ятниці на суботу в Києві нападники застрелили двох поліцейських.", "2014-01-24"),
    ],
)
def test_the_day_is_told_elsewhere_in_the_sentence(published: str, text: str, day: str) -> None:
    assert first_date(text, published) == day
