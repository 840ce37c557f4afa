"""The build on a few made-up places, and the tables it reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compiler.gazetteer import build
from compiler.gazetteer.collect import as_we_know
from compiler.gazetteer.geonames import read_dump
from compiler.gazetteer.sources import Place, bare, is_readable, own_ident, own_table
from tocsin.gazetteer import Gazetteer

LUMA = Place(1, "town", "Luma", "XA", 10.0, 20.0, 5000, 15.0, "Orest", ["Luma", "al-Luma", "لوما"])
OTHER_LUMA = Place(2, "town", "Luma", "XB", -10.0, 20.0, 90_000, 15.0, "", ["Luma"])
OREST = Place(3, "province", "Orest", "XA", 10.2, 20.1, 0, 90.0, "", ["Orest", "Orest Province"])
GATE = Place(own_ident("site:gate"), "crossing", "Gate, Luma", "XA", 10.01, 20.01, 0, 2.0, "Luma", ["Gate"])


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    assert build(tmp_path / "gazetteer", places=[GATE, OREST, OTHER_LUMA, LUMA]) == 4
    return Gazetteer(tmp_path / "gazetteer")


def test_what_goes_in_comes_out(small: Gazetteer) -> None:
    record = small.record("1")
    assert (record.name, record.country, record.admin1, record.population, record.kind) == ("Luma", "XA", "Orest", 5000, "town")
    assert (record.lat, record.lon, record.radius_km) == (10.0, 20.0, 15.0)


def test_names_of_several_places_are_listed_by_weight(small: Gazetteer) -> None:
    assert small.keys("luma") == ["2", "1"]
    assert small.keys("لوما") == ["1"]


def test_own_places_are_sites_with_their_sort(small: Gazetteer) -> None:
    record = small.record(small.keys("Gate")[0])
    assert (record.kind, record.fine) == ("site", "crossing")


def test_a_second_build_replaces_the_first_whole(tmp_path: Path) -> None:
    target = tmp_path / "gazetteer"
    build(target, places=[LUMA, OREST])
    build(target, places=[OTHER_LUMA])
    assert Gazetteer(target).keys("Orest") == []
    assert [p.name for p in tmp_path.iterdir()] == ["gazetteer"]


def _dump_line(ident: str, name: str, alternates: str, feature: str, code: str, country: str, population: str) -> str:
    cells = [
        ident,
        name,
        name,
        alternates,
        "33.1",
        "44.2",
        feature,
        code,
        country,
        "",
        "07",
        "",
        "",
        "",
        population,
        "",
        "30",
        "Asia/Baghdad",
        "2024-01-01",
    ]
    return "\t".join(cells)


def test_a_geonames_dump_gives_populated_places(tmp_path: Path) -> None:
    path = tmp_path / "XA.txt"
    lines = [
        _dump_line("11", "Velabad", "Wilabad,فيلاباد", "P", "PPL", "IQ", "120"),
        _dump_line("12", "Velabad Ridge", "", "T", "RDGE", "IQ", "0"),
        _dump_line("13", "Old Velabad", "", "P", "PPLH", "IQ", "0"),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place,) = read_dump(path)
    assert (place["geonameid"], place["countrycode"], place["population"], place["admin1code"]) == (11, "IQ", 120, "07")
    assert place["alternatenames"] == ["Velabad", "Wilabad", "فيلاباد"]


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just a line\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"notes\.txt:1"):
        list(read_dump(path))


@pytest.mark.parametrize(
    ("name", "readable"),
    [("Mosul", True), ("mwsl", False), ("BGW", False), ("الموصل", True), ("Мосул", True), ("摩苏尔", False), ("X1", False)],
)
def test_junk_names_are_left_out(name: str, readable: bool) -> None:
    assert is_readable(name) is readable


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Al Anbar Governorate", "al anbar"), ("Province de Helmand", "helmand"), ("محافظة بغداد", "بغداد"), ("Донецкая область", "донецкая")],
)
def test_administrative_nouns_come_off(name: str, stem: str) -> None:
    assert bare(name) == stem


@pytest.mark.parametrize("table", ["quarters.tsv", "sites.tsv", "towns.tsv"])
def test_own_tables_are_sound(table: str) -> None:
    rows = own_table(table)
    assert len({row["key"] for row in rows}) == len(rows) > 200
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row["key"]
        assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper()), row["key"]
        assert row["aliases"] is not None, row["key"]


def test_own_places_lie_in_their_country() -> None:
    """A mistyped coordinate would put a place far from every town of its country."""
    gazetteer = Gazetteer.open()
    far = []
    for row in own_table("towns.tsv"):
        land = gazetteer.country(row["country"])[0]
        record = gazetteer.record(str(own_ident(f"site:{row['key']}")))
        if gazetteer.km(record.key, land.key) > 4 * land.radius_km + 300:
            far.append(row["key"])
    assert far == []


def test_a_town_that_our_tables_have_elsewhere_in_its_province_is_left_out() -> None:
    ours = replace(LUMA, ident=own_ident("site:luma"), lat=12.0)
    assert as_we_know([LUMA, OTHER_LUMA], [ours]) == [OTHER_LUMA]
    assert as_we_know([LUMA, OTHER_LUMA], [replace(ours, lat=10.1)]) == [LUMA, OTHER_LUMA]
