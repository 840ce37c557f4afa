"""Queue, bus, files, secrets and webhooks: memory and moto where both can be asked the same; the rest on moto alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import boto3
import pytest
import time_machine
from botocore.stub import Stubber
from moto import mock_aws
from standardwebhooks import Webhook

from tests.memory import FixedClock, MemoryFiles
from tocsin.aws.eventbridge import MOST_BYTES, EventBridgeBus, batches
from tocsin.aws.s3 import S3Files
from tocsin.aws.secrets import FRESH_SECONDS, Secret
from tocsin.aws.sqs import SqsQueue
from tocsin.aws.webhooks import Webhooks
from tocsin.errors import NotDelivered, NotFound, StoreUnavailable
from tocsin.messages import ENVELOPE, IncidentOpened, ReportAccepted, sealed
from tocsin.ports import FileStore

SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield


@pytest.fixture(params=["memory", "moto"])
def files(request: pytest.FixtureRequest) -> Iterator[FileStore]:
    if request.param == "memory":
        yield MemoryFiles()
        return
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        yield S3Files(client, "files")


def test_files_are_overwritten_and_read_back(files: FileStore) -> None:
    files.put("a/b.json", b"one", "application/json")
    files.put("a/b.json", b"two", "application/json")
    assert files.get("a/b.json") == b"two"
    with pytest.raises(NotFound):
        files.get("a/c.json")


def test_a_bucket_that_is_not_there_is_a_transient_fault(aws: None) -> None:
    with pytest.raises(StoreUnavailable, match="NoSuchBucket"):
        S3Files(boto3.client("s3"), "nowhere").get("a")


def test_the_same_payload_always_has_the_same_id() -> None:
    first, second = (sealed(ReportAccepted(report="r_1"), "r_1", at) for at in ("2021-03-01T08:00:00Z", "2021-03-02T08:00:00Z"))
    assert first.id == second.id
    assert first.id != sealed(ReportAccepted(report="r_2"), "r_2", "2021-03-01T08:00:00Z").id


def test_the_queue_carries_the_envelope(aws: None) -> None:
    client = boto3.client("sqs")
    url = client.create_queue(QueueName="extract")["QueueUrl"]
    SqsQueue(client, url, FixedClock()).send(ReportAccepted(report="r_1"), "r_1")
    body = client.receive_message(QueueUrl=url)["Messages"][0]["Body"]
    envelope = ENVELOPE.validate_json(body)
    assert (envelope.payload, envelope.correlation, envelope.time) == (ReportAccepted(report="r_1"), "r_1", FixedClock().at)


def test_a_queue_that_is_not_there_is_a_transient_fault(aws: None) -> None:
    with pytest.raises(NotDelivered):
        SqsQueue(boto3.client("sqs"), "https://sqs.eu-west-1.amazonaws.com/123456789012/nowhere", FixedClock()).send(
            ReportAccepted(report="r_1"), "r_1"
        )


def test_one_refused_entry_is_an_error() -> None:
    client = boto3.client("events")
    with Stubber(client) as stub:
        stub.add_response("put_events", {"FailedEntryCount": 1, "Entries": [{"EventId": "1"}, {"ErrorCode": "InternalFailure"}]})
        with pytest.raises(NotDelivered, match="1 of 2 events refused: InternalFailure"):
            EventBridgeBus(client, "bus", FixedClock()).announce([IncidentOpened(incident=i, incident_version=1) for i in "ab"], "r_1")


def entry(size: int) -> Any:
    return {"Detail": "x" * size}


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([1] * 23, [10, 10, 3]),
        ([MOST_BYTES // 2, MOST_BYTES // 2, 1], [2, 1]),
        ([MOST_BYTES * 2, 1], [1, 1]),
        ([], []),
    ],
)
def test_events_go_in_requests_that_the_service_takes(sizes: list[int], expected: list[int]) -> None:
    assert [len(b) for b in batches([entry(s) for s in sizes])] == expected


def test_a_rotated_secret_is_noticed_after_a_while(aws: None) -> None:
    client = boto3.client("secretsmanager")
    arn = client.create_secret(Name="s", SecretString='{"current": "a"}')["ARN"]
    now = [0.0]
    secret = Secret(client, arn, tick=lambda: now[0])
    assert secret.read()["current"] == "a"
    client.put_secret_value(SecretId=arn, SecretString='{"current": "b"}')
    now[0] = FRESH_SECONDS - 1
    assert secret.read()["current"] == "a"
    now[0] = FRESH_SECONDS
    assert secret.read()["current"] == "b"


class Receiver(BaseHTTPRequestHandler):
    """Remembers what came; answers with the status that `answers` gives for the path."""

    got: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []
    answers: ClassVar[dict[str, int]] = {}

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(self.answers.get(self.path, 204))
        self.send_header("location", "/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.got, Receiver.answers = [], {}
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def webhooks(*urls: str, secrets_of: Mapping[str, str] | None = None) -> Webhooks:
    dynamodb, secrets = boto3.client("dynamodb"), boto3.client("secretsmanager")
    dynamodb.create_table(
        TableName="deliveries",
        AttributeDefinitions=[{"AttributeName": "event", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "event", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    names = {url.rpartition("/")[2]: url for url in urls}
    subscribers = [{"name": n, "url": url, "secret": (secrets_of or {}).get(n, SIGNING)} for n, url in names.items()]
    arn = secrets.create_secret(Name="subscribers", SecretString=json.dumps({"subscribers": subscribers}))["ARN"]
    return Webhooks(Secret(secrets, arn), dynamodb, "deliveries", FixedClock())


def test_a_webhook_is_signed_and_sent_once(aws: None, receiver: str) -> None:
    hooks = webhooks(f"{receiver}/a")
    hooks.deliver("i_1/2", b'{"incident": "i_1"}')
    hooks.deliver("i_1/2", b'{"incident": "i_1"}')
    ((path, headers, body),) = Receiver.got
    assert (path, headers["webhook-id"]) == ("/a", "i_1/2")
    with time_machine.travel(FixedClock().at):
        assert Webhook(SIGNING).verify(body, headers) == {"incident": "i_1"}


def test_who_refused_is_sent_to_again_and_the_others_are_not(aws: None, receiver: str) -> None:
    hooks = webhooks(f"{receiver}/a", f"{receiver}/b", f"{receiver}/c")
    Receiver.answers = {"/a": 500, "/b": 302}
    with pytest.raises(NotDelivered, match="did not reach a, b"):
        hooks.deliver("i_1/2", b"{}")
    Receiver.answers = {}
    hooks.deliver("i_1/2", b"{}")
    assert [path for path, _, _ in Receiver.got] == ["/a", "/b", "/c", "/a", "/b"]


@pytest.mark.parametrize("url", ["http://example.org/hook", "ftp://example.org/hook", "https://127.0.0.1:9/hook"])
def test_an_address_that_cannot_be_reached_safely_is_a_failed_delivery(aws: None, url: str) -> None:
    with pytest.raises(NotDelivered):
        webhooks(url).deliver("i_1/1", b"{}")


@pytest.mark.parametrize("secret", ["whsec_", "whsec_a", "no base64 é"])
def test_a_bad_secret_of_one_keeps_nothing_from_the_others(aws: None, receiver: str, secret: str) -> None:
    hooks = webhooks(f"{receiver}/a", f"{receiver}/b", secrets_of={"a": secret})
    with pytest.raises(NotDelivered, match=r"did not reach a$"):
        hooks.deliver("i_1/2", b"{}")
    assert [path for path, _, _ in Receiver.got] == ["/b"]
