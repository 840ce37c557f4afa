"""The queue that extract reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.aws.clients import translated
from tocsin.errors import NotDelivered
from tocsin.messages import ReportAccepted, sealed
from tocsin.ports import Clock

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class SqsQueue:
    def __init__(self, client: SQSClient, url: str, clock: Clock) -> None:
        self._client, self._url, self._clock = client, url, clock

    def send(self, message: ReportAccepted, correlation: str) -> None:
        envelope = sealed(message, correlation, self._clock.now())
        with translated(NotDelivered):
            self._client.send_message(QueueUrl=self._url, MessageBody=envelope.model_dump_json())
