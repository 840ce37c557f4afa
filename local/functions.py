"""Functions of the template, run in this process: each under its own environment, one at a time, as Lambda would call them."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from io import TextIOBase
from threading import RLock
from types import ModuleType
from typing import Any

from local.resources import ACCOUNT, REGION
from local.template import Node, UnknownConstruct
from tocsin.lambda_ import logger

PROPERTIES = {
    "Description",
    "Handler",
    "Timeout",
    "Role",
    "LoggingConfig",
    "Environment",
    "Events",
    "Runtime",
    "Architectures",
    "CodeUri",
    "Layers",
    "MemorySize",
}
MOST_LINES = 10_000


class Killed(BaseException):
    """The process of a function ended between two steps. No handler may catch it."""


class InvocationFailed(Exception):
    """What Lambda reports when a handler raises."""


class _Log(TextIOBase):
    """Where functions write. One for the process, because loggers keep the stream they were made with."""

    def __init__(self) -> None:
        self.lines: deque[str] = deque(maxlen=MOST_LINES)

    def write(self, text: str) -> int:
        self.lines.extend(line for line in text.splitlines() if line.strip())
        return len(text)


LOG = _Log()


@dataclass(frozen=True, slots=True)
class Context:
    """What Lambda hands to a handler beside the event."""

    function_name: str
    memory_limit_in_mb: int
    timeout: int
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    function_version: str = "$LATEST"
    started: float = field(default_factory=time.monotonic)

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.started + self.timeout - time.monotonic()) * 1000))


@dataclass(frozen=True, slots=True)
class Function:
    """`package` is the folder under functions/ that holds it; `events` are the resolved event sources."""

    name: str
    handler: str
    timeout: int
    memory: int
    environment: Mapping[str, str]
    events: Mapping[str, Node]

    @classmethod
    def of(cls, name: str, properties: Mapping[str, Node]) -> Function:
        unknown = sorted(set(properties) - PROPERTIES)
        if unknown:
            raise UnknownConstruct(f"{name}: {', '.join(unknown)}")
        environment = {k: str(v) for k, v in properties["Environment"]["Variables"].items()}
        events = properties.get("Events", {})
        return cls(name, properties["Handler"], int(properties["Timeout"]), int(properties["MemorySize"]), environment, events)

    @property
    def package(self) -> str:
        return self.handler.partition(".")[0]


class Functions:
    """Runs functions. `running` names the one at work, for those who count calls."""

    def __init__(self, ended: Callable[[Function, float], None]) -> None:
        """`ended` is told of each invocation and how many seconds it took."""
        self._all: dict[str, Function] = {}
        self._turn = RLock()
        self._ended = ended
        self.running: str | None = None

    def __iter__(self) -> Iterator[Function]:
        return iter(self._all.values())

    def add(self, function: Function) -> None:
        self._all[function.name] = function
        forget(function)

    def of_package(self, package: str) -> Function:
        return next(f for f in self if f.package == package)

    def invoke(self, function: Function, event: Mapping[str, Any]) -> Any:
        """The result after a round trip through JSON. Raises InvocationFailed when the handler raised or its process was killed."""
        with self._turn, self._as(function), redirect_stdout(LOG):
            module, _, name = function.handler.rpartition(".")
            context = Context(function.name, function.memory, function.timeout)
            try:
                handler = getattr(importlib.import_module(module), name)
                return json.loads(json.dumps(handler(json.loads(json.dumps(event)), context)))
            except Killed as fault:
                forget(function)
                raise InvocationFailed(f"{function.name} was killed") from fault
            except Exception as fault:
                LOG.write(json.dumps({"level": "ERROR", "function": function.name, "error": type(fault).__name__}))
                raise InvocationFailed(f"{function.name}: {type(fault).__name__}") from fault
            finally:
                self._ended(function, time.monotonic() - context.started)

    def wiring(self, function: Function) -> ModuleType:
        return importlib.import_module(f"{function.package}.wiring")

    def port(self, function: Function, name: str) -> Any:
        """An adapter as that function has it."""
        with self._turn, environment_of(function):
            return getattr(self.wiring(function), name)()

    @contextmanager
    def _as(self, function: Function) -> Iterator[None]:
        self.running = function.name
        logger.cache_clear()  # it bears the name of the function it was made for
        try:
            with environment_of(function):
                yield
        finally:
            self.running = None


@contextmanager
def environment_of(function: Function) -> Iterator[None]:
    mine = {
        **function.environment,
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
    }
    before = {name: os.environ.get(name) for name in mine}
    os.environ.update(mine)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def forget(function: Function) -> None:
    """Drop the function's modules, as a new process would start without them."""
    for module in [m for m in sys.modules if m == function.package or m.startswith(f"{function.package}.")]:
        del sys.modules[module]
