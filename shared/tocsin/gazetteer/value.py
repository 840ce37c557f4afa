"""From a reading to the place that is published: English name, point, radius, precision; never finer than the words."""

from __future__ import annotations

import math

from tocsin.gazetteer.readings import PlaceReading
from tocsin.gazetteer.store import Gazetteer, PlaceRecord, distance_km
from tocsin.model.claim import PlaceValue
from tocsin.model.vocabulary import Precision
from tocsin.text import fold_key

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
COARSE = frozenset((Precision.PROVINCE, Precision.COUNTRY))
CENTRAL = "central"
NEAR_KM = 10.0
FAR_KM = 30.0  # from here on, it is the district and not the town
UNSEEN_FACILITY_KM = 8.0
SHORT_ROAD_KM, LONG_ROAD_KM = 150.0, 500.0


def place_value(reading: PlaceReading, gazetteer: Gazetteer) -> PlaceValue:
    """A country gets no point; "50 km north of X" a shifted one with a wider radius.

    A name that was not resolved keeps its words, with the point and radius of the finest known place around it.
    """
    record = reading.record
    if record is None:
        return _unresolved(reading, gazetteer)
    if reading.until is not None and record.precision != Precision.COUNTRY:
        return _between(record, reading.until)
    lat, lon, radius = _point(record, reading)
    aliases = (*_as_written(record, reading.name), *_whole(record, reading))
    return _value(_name(record, reading), record, (lat, lon, radius), _precision(record, reading), record.key, aliases)


def _between(one: PlaceRecord, other: PlaceRecord) -> PlaceValue:
    """The middle, with a radius that reaches both ends; no point where they lie too far apart."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    precision = Precision.DISTRICT if apart <= SHORT_ROAD_KM else Precision.PROVINCE if apart <= LONG_ROAD_KM else Precision.COUNTRY
    radius = max(apart / 2, one.radius_km)
    middle = ((one.lat + other.lat) / 2, (one.lon + other.lon) / 2, radius)
    return _value(f"between {one.name} and {other.name}", one, middle, precision)


def _unresolved(reading: PlaceReading, gazetteer: Gazetteer) -> PlaceValue:
    if reading.inside is None:
        return PlaceValue(name=reading.text)
    outer = gazetteer.record(reading.inside)
    precision = Precision.TOWN if outer.precision == Precision.SITE else outer.precision
    if reading.measured:
        return _value(f"{reading.text}, {_name(outer, reading)}", outer, _point(outer, reading), _precision(outer, reading))
    return _value(f"{reading.text}, {outer.name}", outer, (outer.lat, outer.lon, outer.radius_km), precision)


def _as_written(record: PlaceRecord, name: str) -> tuple[str, ...]:
    """The text's own spelling, where it is another than the gazetteer's, in Latin letters and neither shouted nor a hashtag's."""
    other = fold_key(name) != fold_key(record.name.partition(",")[0])
    return (name,) if name and other and fold_key(name).isascii() and not name.isupper() else ()


def _whole(record: PlaceRecord, reading: PlaceReading) -> tuple[str, ...]:
    """ "Helmand" beside "northern Helmand"."""
    return (record.name,) if reading.part and record.precision in COARSE else ()


def _value(
    name: str,
    record: PlaceRecord,
    around: tuple[float, float, float],
    precision: Precision,
    key: str | None = None,
    aliases: tuple[str, ...] = (),
) -> PlaceValue:
    pinned, (lat, lon, radius) = precision != Precision.COUNTRY, around
    return PlaceValue(
        name=name,
        key=key,
        aliases=aliases,
        country=record.country,
        lat=round(lat, 5) if pinned else None,
        lon=round(lon, 5) if pinned else None,
        radius_km=round(radius, 1),
        precision=precision,
    )


def _name(record: PlaceRecord, reading: PlaceReading) -> str:
    name = record.name
    if reading.facility and record.kind != "site" and record.precision not in COARSE:
        name = f"{name} {reading.facility}"
    if reading.part and record.precision in COARSE:
        return f"{reading.part} {name}" if reading.part == CENTRAL else f"{reading.part}ern {name}"
    if reading.offset:
        return f"{reading.offset[1]} of {name}" if record.precision not in COARSE else f"{reading.offset[1]}ern {name}"
    return f"near {name}" if reading.near else name


def _precision(record: PlaceRecord, reading: PlaceReading) -> Precision:
    if (reading.offset or reading.near) and record.precision == Precision.SITE:
        return Precision.TOWN
    apart = reading.offset[0] if reading.offset else reading.away or 0.0
    if record.precision == Precision.TOWN and apart >= FAR_KM:
        return Precision.DISTRICT
    return record.precision


def _point(record: PlaceRecord, reading: PlaceReading) -> tuple[float, float, float]:
    """Latitude, longitude, radius in km. Inside a province or country "north" is a part of it, not a way off."""
    if reading.offset is None or record.precision in COARSE:
        around = (reading.away or NEAR_KM) if reading.near and record.precision not in COARSE else 0.0
        return record.lat, record.lon, record.radius_km + around
    km, direction = reading.offset
    up, right = BEARINGS[direction]
    lat = record.lat + up * km / 111.2
    lon = record.lon + right * km / (111.2 * max(0.1, math.cos(math.radians(record.lat))))
    return lat, lon, record.radius_km + km / 2
