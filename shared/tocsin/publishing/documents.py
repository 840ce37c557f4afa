"""The shapes of what is published. JSON Schemas of these are checked in under schemas/."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from tocsin.model.base import Frozen
from tocsin.model.claim import Count, FieldName, Standing, Value
from tocsin.model.incident import Change, Confidence, Decision, IncidentStatus, Link
from tocsin.model.mention import Evidence, Interval, MentionView
from tocsin.model.vocabulary import IncidentType, Notice, Precision, Stance
from tocsin.model.when import Days


class Author(Frozen):
    name: str
    stance: Stance


class Codes(Frozen):
    """The incident in the codes of others (docs/data-format.md); None where they have none."""

    acled: str
    plover: str
    cameo: str
    acled_geo_precision: int | None
    acled_time_precision: int | None
    ucdp_where_prec: int | None
    ucdp_date_prec: int | None


class Properties(Frozen):
    """An incident in one line. `title` is for people; `date_from` and `date_to` are the first and last day that fit."""

    title: str
    version: int
    status: IncidentStatus
    type: IncidentType
    date: str | None
    date_from: str | None
    date_to: str | None
    place: str | None
    country: str | None
    geo_precision: Precision | None
    radius_km: float | None
    killed: Interval | None
    injured: Interval | None
    munitions: Interval | None
    weapons: tuple[str, ...]
    perpetrators: tuple[Author, ...]
    targets: tuple[str, ...]
    codes: Codes
    confidence: float
    reports: int
    sources: int
    updated_at: str
    detail: str


class Point(Frozen):
    """Longitude, latitude."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Feature(Frozen):
    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point | None
    properties: Properties


class Metadata(Frozen):
    title: str
    generated: str
    count: int


class Collection(Frozen):
    """`bbox` is west, south, east, north of what has a point; left out when nothing has."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    metadata: Metadata
    features: tuple[Feature, ...]
    bbox: tuple[float, float, float, float] | None = None


class ClaimDocument(Frozen):
    """One value with who says it. `words` are the very words at `spans` of the report's text, `speaker` who says them there."""

    claim: str
    value: Value
    shown: str
    speaker: str | None
    source: str
    url: str | None
    report: str | None
    words: str
    spans: tuple[Evidence, ...]
    standing: Standing
    rule: str
    reason: str | None
    confidence: float
    published_at: str | None
    said_at: str | None
    notice: Notice | None


class FieldDocument(Frozen):
    """`best` was chosen by `rule` among `said_by` (those that say it) and `rivals`; `range` spans all that stand."""

    field: FieldName
    best: Value
    shown: str
    rule: str
    precision: str | None
    range: Count | Days | None = Field(description="the span of every standing claim")
    said_by: tuple[ClaimDocument, ...]
    rivals: tuple[ClaimDocument, ...]


class Contributor(Frozen):
    """A report. `preferred` are the fields whose best value it gives, `claims` how many claims it makes."""

    report: str
    source: str
    kind: str | None
    url: str | None
    published_at: str | None
    claims: int
    preferred: tuple[FieldName, ...]


class SeriesDocument(Frozen):
    """What a report says of a series ("the third in a week"), beside how many are known; `agrees` is None when nothing can be said."""

    ordinal: int
    window_days: int | None
    known: int
    incidents: tuple[str, ...]
    agrees: bool | None
    said: ClaimDocument


class Detail(Frozen):
    """Everything about an incident: incidents/<id>.json, incidents/<id>/v<version>.json, GET /incidents/{id}."""

    format: Literal[1] = 1
    id: str
    version: int
    status: IncidentStatus
    merged_into: str | None
    summary: Properties
    confidence: Confidence
    fields: tuple[FieldDocument, ...]
    withdrawn: tuple[ClaimDocument, ...]
    contributors: tuple[Contributor, ...]
    independent_sources: int
    series: tuple[SeriesDocument, ...]
    related: tuple[str, ...]
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    history: tuple[Change, ...]


class Redirect(Frozen):
    """What is left at the address of an incident that went up in another."""

    id: str
    status: Literal["merged"] = "merged"
    merged_into: str | None


class Notification(Frozen):
    """The body of an outgoing webhook (Standard Webhooks). `data` is the incident's Feature, with `absorbed` on a merge."""

    type: Literal["incident.opened", "incident.updated", "incident.merged", "incident.retracted"]
    timestamp: str
    data: dict[str, Any]


class MentionLine(Frozen):
    """What one report says, one line of `mentions.jsonl`. `report` is its `external_id`, else its id. `days` is not written."""

    report: str
    mentions: tuple[MentionView, ...]
