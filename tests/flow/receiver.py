"""A subscriber: an HTTP server that keeps what it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


class Subscriber:
    """`got` are (webhook-id, body) in the order they came."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.got: list[tuple[str, bytes]] = []


@contextmanager
def subscriber() -> Iterator[Subscriber]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            kept.got.append((self.headers["webhook-id"], body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    kept = Subscriber(f"http://127.0.0.1:{server.server_port}/hook")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
