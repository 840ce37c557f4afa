"""The CSV: a header that stays, a row an incident, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.made_up import mention, record
from tests.unit.publishing.made import incident
from tocsin.model.incident import Summary
from tocsin.model.mention import Interval
from tocsin.model.vocabulary import Precision
from tocsin.model.when import Days
from tocsin.publishing.table import HEADER, table


def rows(*summaries: Summary) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(summaries))))


def changed(**view: Any) -> Summary:
    made = incident(record(mention("r1", actor="Black Dawn"))).summary
    return made.model_copy(update={"view": made.view.model_copy(update=view)})


def test_a_row_reads_as_readers_of_acled_expect() -> None:
    (row,) = rows(changed(killed=Interval(min=2, max=5)))
    assert (row["event_date"], row["year"], row["time_precision"], row["geo_precision"]) == ("2020-05-04", "2020", "1", "1")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert (row["latitude"], row["longitude"], row["actor1"], row["actor1_stance"]) == ("34.1", "43.9", "Black Dawn", "attributed")
    assert (row["fatalities"], row["killed_min"], row["killed_max"]) == ("2", "2", "5")


def test_what_nobody_said_is_empty_and_none_is_zero() -> None:
    (silent, zero) = rows(changed(killed=None), changed(killed=Interval(min=0, max=0)))
    assert (silent["fatalities"], zero["fatalities"]) == ("", "0")


def test_a_country_has_no_point() -> None:
    (row,) = rows(changed(geo_precision=Precision.COUNTRY))
    assert (row["latitude"], row["longitude"], row["where_prec"]) == ("", "", "6")


def test_a_vague_date_shows_both_ends() -> None:
    (row,) = rows(changed(days=Days.month(2020, 5), date="2020-05"))
    assert (row["event_date"], row["event_date_last"], row["time_precision"]) == ("2020-05-01", "2020-05-31", "3")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_no_name_becomes_a_formula(name: str) -> None:
    (row,) = rows(changed(place=name))
    assert row["location"] == f"'{name}"


def test_an_empty_table_has_its_header() -> None:
    assert table([]).strip().split(",") == list(HEADER)
    assert len(set(HEADER)) == len(HEADER)
