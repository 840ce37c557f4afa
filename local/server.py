"""`tocsin serve`: the stack behind a small HTTP server; what is accepted is worked off in the background."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from local.session import check_secret
from local.stack import Stack

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"


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
            try:
                with self._lock:
                    self._stack.drain()
            except Exception as fault:  # whatever it was, the next report must still be worked off
                click.echo(f"a drain failed: {type(fault).__name__}: {fault}", err=True)


def serve(port: int, secret: str | None) -> None:
    """Until Ctrl-C. ClickException where the port or the secret will not do."""
    if secret is not None:
        check_secret(secret)
    with closing(_listening(port)) as listener, closing(Stack.deploy()) as stack:
        if secret is not None:
            stack.use_secret(secret)
        server = make_server(HOST, port, Serving(stack), threaded=True, request_handler=_Quiet, fd=listener.fileno())
        _greet(listener.getsockname()[1], stack.secret)
        server.serve_forever()  # Werkzeug returns from it on Ctrl-C
        server.server_close()
    click.echo("stopped", err=True)


def _listening(port: int) -> socket.socket:
    """Taken before anything is deployed, so that a port in use is told at once."""
    try:
        return socket.create_server((HOST, port))
    except OSError as fault:
        raise click.ClickException(
            f"port {port} cannot be used ({os.strerror(fault.errno or 0)}): stop what holds it, or give another with --port"
        ) from fault


def _greet(port: int, secret: str) -> None:
    """What to do next, in lines that work from where the reader stands."""
    here, root = f"http://{HOST}:{port}", _from_here(ROOT)
    sample = root / "events" / "reports" / "01-market-en.json"
    signature = f"$({root / 'bin' / 'tocsin'} sign {sample} --secret {secret} --id msg-$RANDOM)"
    click.echo(f"tocsin listens on {here}")
    click.echo(f"secret: {secret}")
    click.echo("send a report:")
    click.echo(f"  curl -sS {here}/reports {signature} --data-binary @{sample}")
    click.echo("then look:")
    click.echo(f"  curl -sS '{here}/incidents?from=2000-01-01'")


def _from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
