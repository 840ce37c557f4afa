"""The stack of template.yaml, up and running on moto in this process.

    stack = Stack.deploy()
    stack.http("POST", "/reports", headers, body)       what API Gateway would do
    stack.drain()                                       what the queues' event source mappings would do
    stack.port("incidents").listing(...)                the real adapters, to look inside

One stack lives at a time: deploying again begins with empty tables and queues.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.moto_api._internal.models import moto_api_backend
from moto.sqs.models import sqs_backends

from local import moto_corrections
from local.bus import Router
from local.drain import DrainReport, Progress, Source, Worker
from local.functions import LOG, Function, Functions, forget
from local.gateway import Gateway, Response, Route
from local.redrive import to_bus, to_queue
from local.resources import ACCOUNT, REGION, Made, Maker
from local.template import Node, Resolver, UnknownConstruct, load
from local.usage import Usage, meter
from tocsin.aws import clients

assert ACCOUNT == DEFAULT_ACCOUNT_ID

TEMPLATE = Path(__file__).parents[1] / "template.yaml"
NAME = "tocsin"
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::StackName": NAME,
    "AWS::URLSuffix": "amazonaws.com",
}
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",  # moto knows no endpoints that carry the account
}
API = "api"  # the package whose wiring the stack looks through
BUS_DEAD_LETTERS = "BusDeadLetters"
OnCall = Callable[[str, str, str], None]
"""Called with "before" or "after", the service and the action of each AWS call that a function makes; may raise Killed."""


@cache
def _mock() -> Any:
    """moto in front of all AWS calls of this process, once started."""
    mock = mock_aws()
    mock.start()
    return mock


@cache
def _session() -> boto3.Session:
    return boto3.Session(region_name=REGION)


@cache
def _client(service: str) -> Any:
    """A client of the stack's own, which nobody counts or breaks."""
    return _session().client(service)  # type: ignore[call-overload]


class Stack:
    """Use `Stack.deploy`."""

    def __init__(self, template: Path, overrides: Mapping[str, str]) -> None:
        self._document = load(template)
        self._made: dict[str, Made] = {}
        self._making: list[str] = []
        self.usage = Usage()
        self.functions = Functions(self.usage.invoked)
        self.on_call: OnCall | None = None
        self._router = Router(_client("sqs"))
        self._maker = Maker(NAME, _client, self._router)
        self._resolver = Resolver(self._document, overrides, PSEUDO, self)
        self._globals = self._document.get("Globals", {}).get("Function", {})

    @classmethod
    def deploy(cls, template: Path = TEMPLATE, overrides: Mapping[str, str] | None = None) -> Stack:
        """Everything in the template, new and empty. Tables can be deleted, since they die with the process."""
        _begin_anew()
        try:
            stack = cls(template, {"ProtectTables": "false", **(overrides or {})})
            for logical in stack._document["Resources"]:
                stack.ref(logical)
            stack._connect()
        except BaseException:
            _end()
            raise
        return stack

    def close(self) -> None:
        """Leave the process as it was before the first deployment."""
        _end()

    # what the resolver asks

    def ref(self, logical: str) -> str:
        return self._resource(logical).ref

    def attribute(self, logical: str, name: str) -> str:
        attributes = self._resource(logical).attributes
        if name not in attributes:
            raise UnknownConstruct(f"{logical} has no attribute {name}")
        return attributes[name]

    def _resource(self, logical: str) -> Made:
        if logical not in self._made:
            if logical in self._making or logical not in self._document["Resources"]:
                raise UnknownConstruct(f"{' → '.join([*self._making, logical])}: a circle, or no such resource")
            self._making.append(logical)
            self._made[logical] = self._make(logical, self._document["Resources"][logical])
            self._making.pop()
        return self._made[logical]

    def _make(self, logical: str, resource: Mapping[str, Node]) -> Made:
        unknown = set(resource) - {"Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"}
        if unknown:
            raise UnknownConstruct(f"{logical}: {', '.join(sorted(unknown))}")
        if resource["Type"] == "AWS::Serverless::Function":
            return self._make_function(logical, resource["Properties"])
        return self._maker.make(resource["Type"], logical, self._resolver.value(resource["Properties"]))

    def _make_function(self, logical: str, properties: Mapping[str, Node]) -> Made:
        shared = self._globals.get("Environment", {}).get("Variables", {})
        variables = {**shared, **properties.get("Environment", {}).get("Variables", {})}
        merged = {**self._globals, **properties, "Environment": {"Variables": variables}}
        self.functions.add(Function.of(logical, self._resolver.value(merged)))
        return Made(f"{NAME}-{logical}", {"Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{NAME}-{logical}"})

    def _connect(self) -> None:
        """Event sources to functions, corrections to moto, counting of calls."""
        events = [(f, e["Type"], e["Properties"]) for f in self.functions for e in f.events.values()]
        odd = sorted({kind for _, kind, _ in events} - {"HttpApi", "SQS"})
        if odd:
            raise UnknownConstruct(f"event source {', '.join(odd)}")
        boto3.setup_default_session(region_name=REGION)
        meter(boto3.DEFAULT_SESSION, self._called, self._watch)
        self._gateway = Gateway(self.functions, [Route.of(f, p) for f, kind, p in events if kind == "HttpApi"])
        self._worker = Worker(
            _client("sqs"), self.functions, self.usage, [Source.of(f, p, self._url) for f, kind, p in events if kind == "SQS"]
        )
        moto_corrections.install(self._router.route)
        for function in self.functions:
            forget(function)
        self.wsgi = self._gateway.wsgi

    def _watch(self, when: str, service: str, action: str) -> None:
        if self.functions.running and self.on_call:
            self.on_call(when, service, action)

    def _called(self, service: str, action: str, sent: bytes, received: bytes) -> None:
        if self.functions.running:
            self.usage.called(service, action, sent, received)

    def _url(self, arn: str) -> str:
        return str(_client("sqs").get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"])

    # what people and tests ask

    def http(self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Response:
        answer = self._gateway.http(method, path, headers or {}, body)
        self.usage.units["http request"] += 1
        return answer

    def drain(self, until_quiet: bool = True, progress: Progress | None = None) -> DrainReport:
        report = self._worker.drain(until_quiet, progress)
        report.dead = {queue: len(self.messages(queue)) for queue in sorted(self._dead_letter_queues())}
        return report

    def redrive(self, name: str) -> int:
        """Put what was given up on back on its way: of a queue, or of the bus (logical ids). Returns how many messages that were."""
        resource = self._document["Resources"][name]
        if resource["Type"] == "AWS::Events::EventBus":
            return to_bus(_client("sqs"), _client("events"), self.ref(BUS_DEAD_LETTERS), self.ref(name))
        dead = self._resolver.value(resource["Properties"]["RedrivePolicy"])["deadLetterTargetArn"]
        return to_queue(_client("sqs"), self._url(dead), self.ref(name))

    def messages(self, queue: str) -> list[str]:
        """Bodies of what waits on a queue (by logical id), which stays there."""
        backend = sqs_backends[ACCOUNT][REGION].get_queue(self.attribute(queue, "QueueName"))
        return [m.body for m in backend.messages]

    def _dead_letter_queues(self) -> set[str]:
        kinds = {name: r["Type"] for name, r in self._document["Resources"].items()}
        read = {f.events[e]["Properties"]["Queue"] for f in self.functions for e in f.events if f.events[e]["Type"] == "SQS"}
        return {name for name, kind in kinds.items() if kind == "AWS::SQS::Queue" and self.attribute(name, "Arn") not in read}

    def port(self, name: str) -> Any:
        """A real adapter as the api function has it: reports, incidents, files."""
        return self.functions.port(self.functions.of_package(API), name)

    @property
    def requests(self) -> dict[tuple[str, str], int]:
        """AWS calls by functions and pollers so far, by service and action."""
        return dict(self.usage.requests)

    @property
    def logs(self) -> list[str]:
        """What functions wrote, oldest first."""
        return list(LOG.lines)

    @property
    def secret(self) -> str:
        """The signing secret in force, as senders write it."""
        return f"whsec_{self._intake()['current']}"

    def use_secret(self, secret: str) -> None:
        """Sign with this one ("whsec_…") from now on."""
        self.put_secret("IntakeSecret", {**self._intake(), "current": secret.removeprefix("whsec_")})

    def put_secret(self, secret: str, value: Mapping[str, Any]) -> None:
        """Give a secret (by logical id) a new value, as an operator would. Functions start afresh and read it."""
        _client("secretsmanager").put_secret_value(SecretId=self.ref(secret), SecretString=json.dumps(value))
        for function in self.functions:
            forget(function)

    def _intake(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(_client("secretsmanager").get_secret_value(SecretId=self.ref("IntakeSecret"))["SecretString"])
        return value


def _begin_anew() -> None:
    os.environ.update(ENVIRONMENT)
    _mock()
    moto_api_backend.reset()
    clients.forget()
    LOG.lines.clear()


def _end() -> None:
    _mock().stop()
    for kept in (_mock, _session, _client):
        kept.cache_clear()
    clients.forget()
