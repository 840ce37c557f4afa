"""Incidents as GeoJSON (RFC 7946): longitude before latitude, no point for what has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tocsin.model.incident import Summary
from tocsin.model.mention import MentionView
from tocsin.model.vocabulary import Precision
from tocsin.publishing.codes import codes
from tocsin.publishing.documents import Author, Collection, Feature, Metadata, Point, Properties
from tocsin.publishing.words import title


def properties(summary: Summary) -> Properties:
    """What a list shows of an incident."""
    view = summary.view
    return Properties(
        title=title(view),
        version=summary.version,
        status=summary.status,
        type=view.type,
        date=view.date,
        date_from=view.days.first.isoformat() if view.days else None,
        date_to=view.days.last.isoformat() if view.days else None,
        place=view.place,
        country=view.country,
        geo_precision=view.geo_precision,
        radius_km=view.radius_km,
        killed=view.killed,
        injured=view.injured,
        munitions=view.munitions,
        weapons=view.weapons,
        perpetrators=tuple(Author(name=p.name, stance=p.stance) for p in view.perpetrators),
        targets=view.targets,
        codes=codes(view),
        confidence=view.confidence,
        reports=summary.reports,
        sources=summary.sources,
        updated_at=summary.updated_at,
        detail=f"incidents/{summary.id}.json",
    )


def point(view: MentionView) -> Point | None:
    """A pin only where the words are finer than a country: the middle of a country is where nothing happened."""
    if view.lat is None or view.lon is None or view.geo_precision in {None, Precision.COUNTRY}:
        return None
    return Point(coordinates=(view.lon, view.lat))


def feature(summary: Summary) -> dict[str, Any]:
    return _feature(summary).model_dump(mode="json")


def _feature(summary: Summary) -> Feature:
    return Feature(id=summary.id, geometry=point(summary.view), properties=properties(summary))


def collection(summaries: Iterable[Summary], generated_at: str, title: str) -> dict[str, Any]:
    """A FeatureCollection with a bounding box where anything has a point, and what it is in `metadata`."""
    features = tuple(_feature(s) for s in summaries)
    metadata = Metadata(title=title, generated=generated_at, count=len(features))
    found = Collection(metadata=metadata, features=features, bbox=_box(features))
    return found.model_dump(mode="json", exclude=None if found.bbox else {"bbox"})


def _box(features: Iterable[Feature]) -> tuple[float, float, float, float] | None:
    points = [f.geometry.coordinates for f in features if f.geometry]
    if not points:
        return None
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
