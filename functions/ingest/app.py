"""Handler of the webhook."""

from __future__ import annotations

from collections.abc import Mapping

from ingest import wiring
from tocsin.lambda_ import Context, Event
from tocsin.lambda_http import serve
from tocsin.stages.receive import receive
from tocsin.stages.requests import Answer, Request


def post_reports(request: Request, path: Mapping[str, str]) -> Answer:
    return receive(request, wiring.door(), wiring.reports(), wiring.queue(), wiring.clock())


ROUTES = {"POST /reports": post_reports}


def handler(event: Event, context: Context) -> Event:
    return serve(event, context, ROUTES)
