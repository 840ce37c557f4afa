"""Routes of the analysts' desk."""

from __future__ import annotations

from collections.abc import Mapping

from api import wiring
from tocsin.lambda_http import Route
from tocsin.stages.desk import rule, withdraw
from tocsin.stages.requests import Answer, Request


def post_decision(request: Request, path: Mapping[str, str]) -> Answer:
    return rule(request, path["id"], wiring.analysts(), wiring.incidents(), wiring.bus(), wiring.clock())


def post_withdrawal(request: Request, path: Mapping[str, str]) -> Answer:
    return withdraw(request, path["id"], wiring.analysts(), wiring.incidents(), wiring.bus(), wiring.clock())


ROUTES: dict[str, Route] = {
    "POST /incidents/{id}/decisions": post_decision,
    "POST /reports/{id}/withdrawal": post_withdrawal,
}
