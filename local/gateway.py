"""HTTP in front of functions, as an API Gateway HTTP API with payload format 2.0 does it."""

from __future__ import annotations

import base64
import json
import re
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from werkzeug.wrappers import Request
from werkzeug.wrappers import Response as HttpResponse

from local.functions import Function, Functions, InvocationFailed
from local.resources import ACCOUNT
from local.template import UnknownConstruct

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MOST_BYTES = 10 * 1024 * 1024
TEXT = re.compile(r"text/|application/(json|javascript|xml|([\w.-]+\+)?(json|xml))")


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Route:
    """`key` is as API Gateway writes it: "GET /reports/{id}"."""

    key: str
    function: Function
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, function: Function, properties: Mapping[str, Any]) -> Route:
        path, method = properties["Path"], properties["Method"].upper()
        if set(properties) - {"ApiId", "Path", "Method"} or "+}" in path or method == "ANY":
            raise UnknownConstruct(f"{function.name}: route {dict(properties)}")
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))
        return cls(f"{method} {path}", function, re.compile(f"{method} {pattern}"))


class Gateway:
    def __init__(self, functions: Functions, routes: Iterable[Route]) -> None:
        self._functions = functions
        self._routes = sorted(routes, key=lambda r: r.key.count("{"))  # what has fewer variables is the better match

    def http(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Response:
        parts = urlsplit(path)
        found = next((m for r in self._routes if (m := _matched(r, method, parts.path))), None)
        if found is None:
            return _own_answer(404, "Not Found")
        if len(body) > MOST_BYTES:
            return _own_answer(413, "Request Entity Too Large")
        route, variables = found
        event = _event(route.key, variables, method, parts.path, parts.query, headers, body)
        try:
            return _response(self._functions.invoke(route.function, event))
        except InvocationFailed:
            return _own_answer(500, "Internal Server Error")

    def wsgi(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        target = environ.get("RAW_URI") or request.full_path.rstrip("?")
        answer = self.http(request.method, target, dict(request.headers), request.get_data())
        return HttpResponse(answer.body, answer.status, dict(answer.headers))(environ, start_response)


def _matched(route: Route, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    match = route.pattern.fullmatch(f"{method.upper()} {path}")
    return (route, {k: unquote(v) for k, v in match.groupdict().items()}) if match else None


def _event(
    key: str, variables: Mapping[str, str], method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
) -> dict[str, Any]:
    lower = {k.lower(): v for k, v in headers.items()}
    cookies = [c.strip() for c in lower.pop("cookie", "").split(";") if c.strip()]
    parameters: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        parameters[name] = f"{parameters[name]},{value}" if name in parameters else value
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": key,
        "rawPath": unquote(path),
        "rawQueryString": query,
        "headers": lower,
        "requestContext": _request_context(key, method, path, lower),
        **_body(lower.get("content-type", ""), body),
    }
    optional = {"cookies": cookies, "queryStringParameters": parameters, "pathParameters": dict(variables)}
    return event | {name: value for name, value in optional.items() if value}


def _request_context(key: str, method: str, path: str, headers: Mapping[str, str]) -> dict[str, Any]:
    now = time.time()
    http = {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": headers.get("user-agent", "")}
    return {
        "accountId": ACCOUNT,
        "apiId": "local",
        "domainName": headers.get("host", "localhost"),
        "domainPrefix": "local",
        "http": http,
        "requestId": str(uuid.uuid4()),
        "routeKey": key,
        "stage": "$default",
        "time": datetime.fromtimestamp(now, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(now * 1000),
    }


def _body(content_type: str, body: bytes) -> dict[str, Any]:
    """Text as it is; anything else, and what claims to be text and is not, as base64."""
    if not body:
        return {"isBase64Encoded": False}
    if TEXT.match(content_type.lower()):
        try:
            return {"body": body.decode(), "isBase64Encoded": False}
        except UnicodeDecodeError:
            pass
    return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}


def _response(result: Any) -> Response:
    """A handler's answer; one without `statusCode` is itself the body."""
    if not isinstance(result, dict) or "statusCode" not in result:
        return Response(200, {"content-type": "application/json"}, json.dumps(result).encode())
    body = result.get("body") or ""
    raw = base64.b64decode(body) if result.get("isBase64Encoded") else body.encode()
    headers = {k.lower(): str(v) for k, v in (result.get("headers") or {}).items()}
    return Response(int(result["statusCode"]), {"content-type": "text/plain;charset=UTF-8", **headers}, raw)


def _own_answer(status: int, message: str) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps({"message": message}).encode())


Wsgi = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]
