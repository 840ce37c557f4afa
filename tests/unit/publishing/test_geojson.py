"""Feeds are GeoJSON as RFC 7946 has it, and pin nothing where nobody said it happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from tests.made_up import mention, record
from tests.unit.publishing.made import incident
from tocsin.model.incident import Summary
from tocsin.model.mention import Interval
from tocsin.model.vocabulary import Precision
from tocsin.model.when import Days
from tocsin.publishing import feeds
from tocsin.publishing.documents import Collection
from tocsin.publishing.geojson import collection, feature


def summary(where: str | None = "Qarun", **view: Any) -> Summary:
    made = incident(record(mention("r1", where=where))).summary
    return made.model_copy(update={"view": made.view.model_copy(update=view)})


def test_a_feature_has_its_id_and_longitude_first() -> None:
    told = feature(summary())
    assert told["id"].startswith("i_")
    assert told["geometry"] == {"type": "Point", "coordinates": [43.9, 34.1]}
    assert (told["properties"]["geo_precision"], told["properties"]["radius_km"]) == ("town", 10.0)


def test_a_collection_is_valid_and_bounded() -> None:
    feed = collection([summary(), summary("Ostrov"), summary(None)], "2020-05-05T00:00:00Z", "test")
    read: Any = FeatureCollection.model_validate(feed)
    assert len(read.features) == 3
    assert feed["bbox"] == [37.2, 34.1, 43.9, 48.4]
    assert feed["metadata"] == {"title": "test", "generated": "2020-05-05T00:00:00Z", "count": 3}
    assert Collection.model_validate(feed).model_dump(mode="json") == feed


@pytest.mark.parametrize("view", [{"lat": None, "lon": None}, {"geo_precision": Precision.COUNTRY}, {"geo_precision": None}])
def test_no_pin_without_a_place_finer_than_a_country(view: dict[str, Any]) -> None:
    told = collection([summary(**view)], "2020-05-05", "test")
    assert told["features"][0]["geometry"] is None
    assert told["features"][0]["properties"]["country"] == "IQ"
    assert "bbox" not in told
    FeatureCollection.model_validate(told)


@pytest.mark.parametrize("precision", [Precision.SITE, Precision.TOWN, Precision.DISTRICT, Precision.PROVINCE])
def test_a_pin_carries_how_exact_it_is(precision: Precision) -> None:
    told = feature(summary(geo_precision=precision, radius_km=31.0))
    assert told["geometry"] is not None
    assert (told["properties"]["geo_precision"], told["properties"]["radius_km"]) == (precision.value, 31.0)


def test_a_count_that_nobody_gave_is_null_and_none_is_zero() -> None:
    assert feature(summary())["properties"]["killed"] is None
    assert feature(summary(killed=Interval(min=0, max=0)))["properties"]["killed"] == {"min": 0, "max": 0}


def test_the_title_says_what_where_when_and_how_many() -> None:
    told = feature(summary(killed=Interval(min=2, max=None)))["properties"]["title"]
    assert told == "rocket attack, Qarun (IQ), 2020-05-04, at least 2 killed"


def test_windows_hold_what_may_have_happened_in_them() -> None:
    day, week, month, everything = feeds.FEEDS
    today = date(2020, 5, 20)
    at = {
        "today": summary(days=Days.day(today)),
        "week": summary(days=Days.day(date(2020, 5, 14))),
        "month": summary(days=Days.month(2020, 4)),
        "old": summary(days=Days.day(date(2018, 1, 1))),
        "never": summary(days=None),
    }
    held = {feed.key: [n for n, s in at.items() if s in feeds.within([s], feed, today)] for feed in feeds.FEEDS}
    assert held[day.key] == ["today"]
    assert held[week.key] == ["today", "week"]
    assert held[month.key] == ["today", "week", "month"]
    assert held[everything.key] == ["today", "week", "month", "old"]
