"""Signed webhooks out. What was delivered to whom is remembered for each event, so that a retry sends only the rest."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import urllib3  # comes with boto3
from pydantic import BaseModel, ConfigDict
from standardwebhooks import Webhook
from standardwebhooks.webhooks import EmptyWebhookSecretError

from tocsin.aws.clients import translated
from tocsin.aws.secrets import Secret
from tocsin.errors import NotDelivered
from tocsin.ports import Clock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEEP_DAYS = 14  # longer than any message lives on a queue and its dead-letter queue
LOOPBACK = ("localhost", "127.0.0.1")


class Subscriber(BaseModel):
    """`secret` is "whsec_…" or its base64 part alone."""

    model_config = ConfigDict(frozen=True)

    name: str
    url: str
    secret: str


@cache
def _pool() -> urllib3.PoolManager:
    """No redirects and no retries: the queue retries, and a signed body goes to the configured address or nowhere."""
    return urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(connect=2, read=5))


class Webhooks:
    def __init__(self, secret: Secret, client: DynamoDBClient, table: str, clock: Clock) -> None:
        self._secret, self._client, self._table, self._clock = secret, client, table, clock

    def deliver(self, event_id: str, body: bytes) -> None:
        waiting = [Subscriber.model_validate(s) for s in self._secret.read().get("subscribers", [])]
        delivered = self._delivered(event_id) if waiting else frozenset()
        failed = [s.name for s in waiting if s.name not in delivered and not self._send(s, event_id, body)]
        if failed:
            raise NotDelivered(f"{event_id} did not reach {', '.join(failed)}")

    def _send(self, subscriber: Subscriber, event_id: str, body: bytes) -> bool:
        """Whether it arrived. What is wrong with one subscriber, be it only its secret, must not keep others from theirs."""
        try:
            headers = _signed(subscriber, event_id, body, datetime.fromisoformat(self._clock.now()))
            if not _is_safe(subscriber.url):
                return False
            answer = _pool().request("POST", subscriber.url, body=body, headers=headers)
        except (urllib3.exceptions.HTTPError, ValueError, EmptyWebhookSecretError):
            return False
        if not 200 <= answer.status < 300:
            return False
        self._remember(event_id, subscriber.name)
        return True

    def _delivered(self, event_id: str) -> frozenset[str]:
        with translated():
            answer = self._client.get_item(TableName=self._table, Key={"event": {"S": event_id}}, ConsistentRead=True)
        return frozenset(answer.get("Item", {}).get("names", {}).get("SS", ()))

    def _remember(self, event_id: str, name: str) -> None:
        expires = datetime.fromisoformat(self._clock.now()) + timedelta(days=KEEP_DAYS)
        with translated():
            self._client.update_item(
                TableName=self._table,
                Key={"event": {"S": event_id}},
                UpdateExpression="SET expires = :expires ADD #names :name",
                ExpressionAttributeNames={"#names": "names"},
                ExpressionAttributeValues={":expires": {"N": str(int(expires.timestamp()))}, ":name": {"SS": [name]}},
            )


def _is_safe(url: str) -> bool:
    """Signed bodies travel encrypted, but for a receiver on this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _signed(subscriber: Subscriber, event_id: str, body: bytes, now: datetime) -> dict[str, str]:
    signature = Webhook(subscriber.secret).sign(event_id, now, body.decode())
    return {
        "content-type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }
