"""What the HTTP handlers share: API Gateway's payload format 2.0 in and out, and an answer for whatever goes wrong."""

from __future__ import annotations

import base64
import traceback
from collections.abc import Callable, Mapping

from tocsin.errors import Rejected, Transient
from tocsin.lambda_ import Context, Event, describe, logger
from tocsin.stages.requests import Answer, Request, not_found, refused

Route = Callable[[Request, Mapping[str, str]], Answer]
"""From a request and the variables of its path to an answer."""

LONGEST_ID = 200
BUSY = Rejected("the service is busy: send the same again in a moment", code="unavailable", status=503)
FAULT = Rejected("something is wrong here, and has been noted", code="internal-error", status=500)


def serve(event: Event, context: Context, routes: Mapping[str, Route]) -> Event:
    """Answer by the route that API Gateway chose. A store that does not answer gives 503, anything unforeseen 500."""
    request, variables = request_of(event), event.get("pathParameters") or {}
    with logger().append_context_keys(request_id=context.aws_request_id, route=event["routeKey"]):
        try:
            answer = routes[event["routeKey"]](request, variables) if _are_ids(variables) else not_found(request.path)
        except Exception as fault:
            logger().error("failed", error=describe(fault), frames=traceback.format_tb(fault.__traceback__))
            answer = refused(BUSY if isinstance(fault, Transient) else FAULT, request.path)
        logger().info("answered", status=answer.status)
    return {"statusCode": answer.status, "headers": dict(answer.headers), "body": answer.body}


def request_of(event: Event) -> Request:
    body = event.get("body") or ""
    return Request(
        path=event["rawPath"],
        headers={name.lower(): value for name, value in event.get("headers", {}).items()},
        query=event.get("queryStringParameters") or {},
        body=base64.b64decode(body) if event.get("isBase64Encoded") else body.encode("utf-8", "surrogatepass"),
    )


def _are_ids(variables: Mapping[str, str]) -> bool:
    """No id of ours is that long, and no store need be asked for one that is."""
    return all(len(v) <= LONGEST_ID for v in variables.values())
