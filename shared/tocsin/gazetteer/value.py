"""From a reading to the place that is published: English name, point, radius, precision; never finer than the words."""

from __future__ import annotations

import math

from tocsin.gazetteer.readings import PlaceReading
from tocsin.gazetteer.store import Gazetteer, PlaceRecord
from tocsin.model.claim import PlaceValue
from tocsin.model.vocabulary import Precision

BEARINGS = {
    "north": (1.0, 0.0),
    "south": (-1.0, 0.0),
    "east": (0.0, 1.0),
    "west": (0.0, -1.0),
    "north-east": (0.7, 0.7),
    "north-west": (0.7, -0.7),
    "south-east": (-0.7, 0.7),
    "south-west": (-0.7, -0.7),
}


def place_value(reading: PlaceReading, gazetteer: Gazetteer) -> PlaceValue:
    """A country gets no point; "50 km north of X" a shifted one with a wider radius; an unresolved name its words only."""
    record = reading.record
    if record is None:
        return PlaceValue(name=reading.text)
    pinned = record.precision != Precision.COUNTRY
    lat, lon, radius = _point(record, reading.offset)
    name = f"{reading.offset[1]} of {record.name}" if reading.offset else f"near {record.name}" if reading.near else record.name
    return PlaceValue(
        name=name,
        key=record.key,
        country=record.country,
        lat=round(lat, 5) if pinned else None,
        lon=round(lon, 5) if pinned else None,
        radius_km=round(radius, 1),
        precision=record.precision,
    )


def _point(record: PlaceRecord, offset: tuple[float, str] | None) -> tuple[float, float, float]:
    if offset is None:
        return record.lat, record.lon, record.radius_km
    km, direction = offset
    up, right = BEARINGS[direction]
    lat = record.lat + up * km / 111.2
    lon = record.lon + right * km / (111.2 * max(0.1, math.cos(math.radians(record.lat))))
    return lat, lon, record.radius_km + km / 2
