from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.gazetteer import Gazetteer
from tocsin.model.vocabulary import Precision


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_missing_files_are_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make data"):
        Gazetteer(tmp_path)


def test_open_gives_one_shared_instance() -> None:
    assert Gazetteer.open() is Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "english", "country"),
    [
        ("Baghdad", "Baghdad", "IQ"),
        ("Bagdad", "Baghdad", "IQ"),
        ("بغداد", "Baghdad", "IQ"),
        ("Харків", "Kharkiv", "UA"),
        ("חרטום", "Khartoum", "SD"),
        ("Al-Tanf", "al-Tanf", "SY"),
        ("Etats-Unis", "United States", "US"),
        ("RDC", "DR Congo", "CD"),
        ("الولايات المتحدة", "United States", "US"),
        ("Rojo, Mar", None, None),
    ],
)
def test_names_in_many_spellings_lead_to_one_place(gazetteer: Gazetteer, name: str, english: str | None, country: str | None) -> None:
    keys = gazetteer.keys(name)
    if english is None:
        assert keys == []
        return
    record = gazetteer.record(keys[0])
    assert (record.name, record.country) == (english, country)


def test_a_name_gives_all_its_places_the_weightiest_first(gazetteer: Gazetteer) -> None:
    countries = [gazetteer.record(key).country for key in gazetteer.keys("Tripoli")]
    assert countries[0] == "LY"
    assert "LB" in countries


def test_names_without_their_article_are_found(gazetteer: Gazetteer) -> None:
    assert "Al Diwaniyah" in {gazetteer.record(k).name for k in gazetteer.keys("Diwaniyah")}


def test_a_record_says_how_exact_it_is(gazetteer: Gazetteer) -> None:
    precisions = [gazetteer.record(gazetteer.keys(name)[0]).precision for name in ("Green Zone", "Mosul", "Helmand", "Iraq")]
    assert precisions == [Precision.SITE, Precision.TOWN, Precision.PROVINCE, Precision.COUNTRY]


def test_unknown_keys_are_errors(gazetteer: Gazetteer) -> None:
    with pytest.raises(KeyError):
        gazetteer.record("1")


def test_distance_and_containment(gazetteer: Gazetteer) -> None:
    zone, baghdad, mosul, iraq, iran = (gazetteer.keys(n)[0] for n in ("Green Zone", "Baghdad", "Mosul", "Iraq", "Iran"))
    assert 340 < gazetteer.km(baghdad, mosul) < 370
    assert gazetteer.within(zone, baghdad)
    assert gazetteer.within(mosul, iraq)
    assert not gazetteer.within(mosul, baghdad)
    assert not gazetteer.within(mosul, iran)
    assert not gazetteer.within(iraq, baghdad)
