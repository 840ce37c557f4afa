"""Incidents as GeoJSON (RFC 7946): longitude before latitude, no point for what has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tocsin.model.incident import Summary
from tocsin.model.mention import Interval
from tocsin.model.vocabulary import CODING


def properties(summary: Summary) -> dict[str, Any]:
    """What a list shows of an incident."""
    view, coding = summary.view, CODING[summary.view.type]
    return {
        "version": summary.version,
        "status": summary.status.value,
        "type": view.type.value,
        "acled": coding.acled,
        "date": view.date,
        "date_from": view.days.first.isoformat() if view.days else None,
        "date_to": view.days.last.isoformat() if view.days else None,
        "place": view.place,
        "country": view.country,
        "geo_precision": view.geo_precision.value if view.geo_precision else None,
        "radius_km": view.radius_km,
        "killed": _count(view.killed),
        "injured": _count(view.injured),
        "munitions": _count(view.munitions),
        "weapons": list(view.weapons),
        "perpetrators": [{"name": p.name, "stance": p.stance.value} for p in view.perpetrators],
        "targets": list(view.targets),
        "confidence": view.confidence,
        "reports": summary.reports,
        "sources": summary.sources,
        "updated_at": summary.updated_at,
        "detail": f"incidents/{summary.id}.json",
    }


def _count(count: Interval | None) -> dict[str, int | None] | None:
    return {"min": count.min, "max": count.max} if count else None


def feature(summary: Summary) -> dict[str, Any]:
    view = summary.view
    pinned = view.lat is not None and view.lon is not None
    point = {"type": "Point", "coordinates": [view.lon, view.lat]} if pinned else None
    return {"type": "Feature", "id": summary.id, "geometry": point, "properties": properties(summary)}


def collection(summaries: Iterable[Summary], generated_at: str, title: str) -> dict[str, Any]:
    """A FeatureCollection with a bounding box where anything has a point, and what it is in `metadata`."""
    features = [feature(s) for s in summaries]
    points = [f["geometry"]["coordinates"] for f in features if f["geometry"]]
    found: dict[str, Any] = {
        "type": "FeatureCollection",
        "metadata": {"title": title, "generated": generated_at, "count": len(features)},
        "features": features,
    }
    if points:
        longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
        found["bbox"] = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    return found
