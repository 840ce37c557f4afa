"""The HTTP API's answers: pure functions from a request to what is sent back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tocsin.errors import InvalidDocument, NotFound, Rejected
from tocsin.model.incident import Incident, IncidentStatus, Summary
from tocsin.model.vocabulary import IncidentType
from tocsin.ports import Clock, IncidentStore, ReportStore
from tocsin.publishing.detail import detail_document
from tocsin.publishing.geojson import collection
from tocsin.stages.requests import JSON, Answer, Request, json_answer, not_found, refused
from tocsin.stages.show import told
from tocsin.stages.whereabouts import holders

GEOJSON = "application/geo+json"
MOST_LISTED = 500
SPAN = timedelta(days=30)  # of a listing that names no days


def report_status(request: Request, report_id: str, reports: ReportStore, incidents: IncidentStore) -> Answer:
    """GET /reports/{id}, with the incidents that hold its mentions now; where none does any more, those that it once told of."""
    try:
        state = reports.state(report_id)
    except NotFound:
        return not_found(request.path)
    held = holders(report_id, incidents) if state.incidents else []
    return json_answer(state.model_dump(mode="json") | {"incidents": held or list(state.incidents)}, 200, JSON)


def incident_detail(request: Request, incident_id: str, incidents: IncidentStore) -> Answer:
    """GET /incidents/{id}, with ?version= or ?as_of=. One that went up in another redirects there."""
    try:
        version, as_of = _moment(request.query)
        incident = incidents.get(incident_id, version, as_of)
    except Rejected as refusal:
        return refused(refusal, request.path)
    except NotFound:
        return not_found(request.path)
    if incident.status == IncidentStatus.MERGED and incident.merged_into and version is None and as_of is None:
        return _moved(incident)
    return json_answer(detail_document(incident, told(incident, incidents)), 200, JSON)


def _moved(incident: Incident) -> Answer:
    target = f"/incidents/{incident.merged_into}"
    return json_answer({"id": incident.id, "status": "merged", "merged_into": incident.merged_into}, 301, JSON, {"location": target})


def _moment(query: Mapping[str, str]) -> tuple[int | None, str | None]:
    version, as_of = query.get("version"), query.get("as_of")
    if version is not None and not (version.isdecimal() and version.isascii() and int(version[:9]) > 0 and len(version) < 10):
        raise InvalidDocument("a version is a whole number from 1", "/version")
    if as_of is not None:
        try:
            moment = datetime.fromisoformat(as_of.replace(" ", "+"))
        except ValueError as fault:
            raise InvalidDocument("as_of is an ISO timestamp", "/as_of") from fault
        as_of = as_of.replace(" ", "+") if moment.tzinfo else f"{as_of}+00:00"
    return int(version) if version else None, as_of


def incident_list(request: Request, incidents: IncidentStore, clock: Clock) -> Answer:
    """GET /incidents?from=&to=&country=&type=&bbox=&limit=: GeoJSON, newest first."""
    try:
        asked = _Asked.of(request.query, clock.now())
    except InvalidDocument as refusal:
        return refused(refusal, request.path)
    found = incidents.listing(asked.first, asked.last, MOST_LISTED)
    chosen = [s for s in found if asked.takes(s)][: asked.limit]
    return json_answer(collection(chosen, clock.now(), "incidents"), 200, GEOJSON)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A checked query."""

    first: str
    last: str
    country: str | None
    kind: str | None
    box: tuple[float, ...] | None
    limit: int

    @classmethod
    def of(cls, query: Mapping[str, str], now: str) -> _Asked:
        unknown = sorted(set(query) - {"from", "to", "country", "type", "bbox", "limit"})
        if unknown:
            raise InvalidDocument(f"no such parameter: {unknown[0]}", f"/{unknown[0]}")
        today = datetime.fromisoformat(now).date()
        last = _day(query, "to", today)
        first = _day(query, "from", max(date.min + SPAN, last) - SPAN)
        kind = query.get("type")
        if kind is not None and kind not in set(IncidentType):
            raise InvalidDocument(f"no such type: {kind}", "/type")
        limit = query.get("limit", str(MOST_LISTED))
        if not (limit.isascii() and limit.isdecimal() and 0 < int(limit[:9]) <= MOST_LISTED):
            raise InvalidDocument(f"limit is 1 to {MOST_LISTED}", "/limit")
        country = query.get("country")
        return cls(first.isoformat(), last.isoformat(), country.upper() if country else None, kind, _box(query.get("bbox")), int(limit))

    def takes(self, summary: Summary) -> bool:
        view = summary.view
        if (self.country and view.country != self.country) or (self.kind and view.type != self.kind):
            return False
        if self.box is None:
            return True
        if view.lon is None or view.lat is None:
            return False
        west, south, east, north = self.box
        return west <= view.lon <= east and south <= view.lat <= north


def _day(query: Mapping[str, str], name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(query[name]) if name in query else otherwise
    except ValueError as fault:
        raise InvalidDocument(f"{name} is a day, YYYY-MM-DD", f"/{name}") from fault


def _box(text: str | None) -> tuple[float, ...] | None:
    if text is None:
        return None
    try:
        box = tuple(float(part) for part in text.split(","))
    except ValueError as fault:
        raise InvalidDocument("bbox is west,south,east,north", "/bbox") from fault
    if len(box) != 4 or not all(-180 <= x <= 180 for x in box):
        raise InvalidDocument("bbox is west,south,east,north", "/bbox")
    return box


def health() -> Answer:
    return json_answer({"status": "ok"}, 200, JSON)
