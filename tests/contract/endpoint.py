"""A DynamoDB endpoint for other processes: moto behind one small HTTP server, one call at a time, as atomic as the service.

python -m tests.contract.endpoint        prints its address; ends with its standard input
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import requests
from moto import mock_aws

from local import moto_corrections

AWS = "https://dynamodb.eu-west-1.amazonaws.com/"
PASSED = ("x-amz-target", "content-type", "authorization", "x-amz-date", "x-amz-security-token")
ROOT = Path(__file__).parents[2]


class Handler(BaseHTTPRequestHandler):
    """A DynamoDB call is one POST; moto answers it where `requests` would have gone to AWS."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        answer = requests.post(AWS, data=body, headers={n: v for n in PASSED if (v := self.headers.get(n))}, timeout=60)
        self.send_response(answer.status_code)
        self.send_header("content-type", answer.headers.get("content-type", "application/x-amz-json-1.0"))
        self.send_header("content-length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Server(HTTPServer):
    request_queue_size = 128  # workers wait their turn instead of being refused


def main() -> None:
    moto_corrections.install(lambda rule, event: None)
    with mock_aws():
        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        sys.stdin.read()


@contextmanager
def endpoint() -> Iterator[str]:
    """The address of a server in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.contract.endpoint"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None and server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.stdin.close()


if __name__ == "__main__":
    main()
