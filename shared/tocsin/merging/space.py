"""Distances and the grid of one-degree cells."""

from __future__ import annotations

from math import asin, cos, floor, radians, sin, sqrt

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def cell(lat: float, lon: float) -> str:
    """The one-degree cell of a point, "33:44". Longitudes wrap."""
    return f"{floor(lat)}:{(floor(lon) + 180) % 360 - 180}"


def cells(lat: float, lon: float, radius_km: float) -> list[str]:
    """The cells that a circle touches, by its bounding square; nine at most for the radii that count as precise."""
    north = radius_km / KM_PER_DEGREE
    east = north / max(0.1, cos(radians(min(89.0, abs(lat) + north))))
    rows = range(floor(lat - north), floor(lat + north) + 1)
    columns = range(floor(lon - east), floor(lon + east) + 1)
    return [cell(row, column) for row in rows for column in columns]
