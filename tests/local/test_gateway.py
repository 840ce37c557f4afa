"""HTTP in front: events and answers in payload format 2.0."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from werkzeug.test import Client

from local.functions import Function, InvocationFailed
from local.gateway import MOST_BYTES, Gateway, Route

ONE = Function("One", "one.app.handler", 1, 128, {}, {})
TWO = Function("Two", "two.app.handler", 1, 128, {}, {})


class Echo:
    """Stands for the functions: keeps the event, gives back what it was told to."""

    def __init__(self) -> None:
        self.event: dict[str, Any] = {}
        self.name = ""
        self.result: Any = {"statusCode": 200}

    def invoke(self, function: Function, event: dict[str, Any]) -> Any:
        self.name, self.event = function.name, json.loads(json.dumps(event))
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def gateway(echo: Echo) -> Gateway:
    paths = [(ONE, "POST", "/reports"), (ONE, "GET", "/reports/{id}"), (TWO, "GET", "/reports/latest")]
    routes = [Route.of(f, {"ApiId": "a", "Method": m, "Path": p}) for f, m, p in paths]
    return Gateway(echo, routes)  # type: ignore[arg-type]


def test_what_a_handler_gets(gateway: Gateway, echo: Echo) -> None:
    gateway.http("GET", "/reports/a%2Fb?x=1&x=2&y=%C3%A9&z=", {"Cookie": "a=1; b=2", "X-Thing": "T"}, b"")
    assert echo.event["routeKey"] == "GET /reports/{id}"
    assert echo.event["pathParameters"] == {"id": "a/b"}
    assert echo.event["queryStringParameters"] == {"x": "1,2", "y": "é", "z": ""}
    assert echo.event["cookies"] == ["a=1", "b=2"]
    assert echo.event["headers"] == {"x-thing": "T"}
    assert "body" not in echo.event


def test_the_route_with_fewer_variables_wins(gateway: Gateway, echo: Echo) -> None:
    gateway.http("GET", "/reports/latest", {}, b"")
    assert echo.name == "Two"


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/reports"), ("GET", "/reports/a/b"), ("GET", "/"), ("POST", "/reports/")])
def test_no_route(gateway: Gateway, method: str, path: str) -> None:
    answer = gateway.http(method, path, {}, b"")
    assert (answer.status, answer.json()) == (404, {"message": "Not Found"})


@pytest.mark.parametrize(
    ("kind", "body", "is_base64"),
    [
        ("application/json", b'{"a": 1}', False),
        ("application/cloudevents+json; charset=utf-8", b"{}", False),
        ("text/plain", "é".encode(), False),
        ("application/octet-stream", b"abc", True),
        ("application/json", b"\xff\xfe", True),
        ("", b"abc", True),
    ],
)
def test_bodies_arrive_to_the_byte(gateway: Gateway, echo: Echo, kind: str, body: bytes, is_base64: bool) -> None:
    gateway.http("POST", "/reports", {"content-type": kind}, body)
    assert echo.event["isBase64Encoded"] is is_base64
    sent = echo.event["body"]
    assert (base64.b64decode(sent) if is_base64 else sent.encode()) == body


@pytest.mark.parametrize(
    ("result", "status", "kind", "body"),
    [
        ({"statusCode": 202, "headers": {"Content-Type": "a/b"}, "body": "x"}, 202, "a/b", b"x"),
        (
            {"statusCode": 200, "body": base64.b64encode(b"\x00").decode(), "isBase64Encoded": True},
            200,
            "text/plain;charset=UTF-8",
            b"\x00",
        ),
        ({"plain": 1}, 200, "application/json", b'{"plain": 1}'),
        (InvocationFailed("x"), 500, "application/json", b'{"message": "Internal Server Error"}'),
    ],
)
def test_answers(gateway: Gateway, echo: Echo, result: Any, status: int, kind: str, body: bytes) -> None:
    echo.result = result
    answer = gateway.http("POST", "/reports", {}, b"")
    assert (answer.status, answer.headers["content-type"], answer.body) == (status, kind, body)


def test_too_much_is_refused_at_the_door(gateway: Gateway, echo: Echo) -> None:
    assert gateway.http("POST", "/reports", {}, b"x" * (MOST_BYTES + 1)).status == 413
    assert echo.event == {}


def test_over_a_socket(gateway: Gateway, echo: Echo) -> None:
    echo.result = {"statusCode": 201, "headers": {"location": "/x"}, "body": "é"}
    answer = Client(gateway.wsgi).post("/reports?a=b", data=b"\x00\x01", content_type="application/octet-stream", headers={"X-A": "1"})
    assert (answer.status_code, answer.headers["location"], answer.get_data()) == (201, "/x", "é".encode())
    assert echo.event["rawQueryString"] == "a=b"
    assert echo.event["headers"]["x-a"] == "1"
    assert base64.b64decode(echo.event["body"]) == b"\x00\x01"
