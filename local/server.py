"""`tocsin serve`: the stack behind a small HTTP server; what is accepted is worked off in the background."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from local.stack import Stack

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        click.echo(f"{self.command} {self.path} {code}", err=True)


class Serving:
    """One stack, one lock: functions share the process, so requests and draining take turns."""

    def __init__(self, stack: Stack) -> None:
        self._stack, self._lock, self._work = stack, threading.Lock(), threading.Event()
        threading.Thread(target=self._drain, daemon=True).start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self._lock:
            answer = self._stack.wsgi(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST":
            self._work.set()
        return answer

    def _drain(self) -> None:
        while self._work.wait():
            self._work.clear()
            with self._lock:
                self._stack.drain()


def serve(port: int, secret: str | None) -> None:
    """Until Ctrl-C. ClickException where the port or the secret will not do."""
    stack = Stack.deploy()
    if secret is not None:
        stack.use_secret(secret)
    try:
        server = make_server("127.0.0.1", port, Serving(stack), threaded=True, request_handler=_Quiet)
    except (OSError, SystemExit) as fault:
        raise click.ClickException(f"port {port} cannot be used: {fault}") from fault
    _greet(server.server_port, stack.secret)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        server.server_close()


def _greet(port: int, secret: str) -> None:
    here = f"http://127.0.0.1:{port}"
    click.echo(f"tocsin listens on {here}")
    click.echo(f"secret: {secret}")
    click.echo("send a report:")
    click.echo(
        f"  curl -sS {here}/reports $(bin/tocsin sign events/reports/01-market-en.json --secret {secret} --id msg-$RANDOM)"
        " --data-binary @events/reports/01-market-en.json"
    )
    click.echo(f"then look: curl -sS {here}/incidents?from=2000-01-01")
