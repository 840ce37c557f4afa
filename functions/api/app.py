"""Handler of questions about reports and incidents."""

from __future__ import annotations

from collections.abc import Mapping

from api import decisions, wiring
from tocsin.lambda_ import Context, Event
from tocsin.lambda_http import Route, serve
from tocsin.stages.answers import health, incident_detail, incident_list, report_status
from tocsin.stages.requests import Answer, Request


def get_health(request: Request, path: Mapping[str, str]) -> Answer:
    return health()


def get_report(request: Request, path: Mapping[str, str]) -> Answer:
    return report_status(request, path["id"], wiring.reports(), wiring.incidents())


def list_incidents(request: Request, path: Mapping[str, str]) -> Answer:
    return incident_list(request, wiring.shown(request.headers), wiring.clock())


def get_incident(request: Request, path: Mapping[str, str]) -> Answer:
    return incident_detail(request, path["id"], wiring.shown(request.headers))


ROUTES: dict[str, Route] = {
    "GET /health": get_health,
    "GET /reports/{id}": get_report,
    "GET /incidents": list_incidents,
    "GET /incidents/{id}": get_incident,
    **decisions.ROUTES,
}


def handler(event: Event, context: Context) -> Event:
    return serve(event, context, ROUTES)
