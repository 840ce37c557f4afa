"""Settings and adapters of publish."""

from __future__ import annotations

from functools import cache

from tocsin.aws import clients
from tocsin.aws.clock import SystemClock
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.aws.s3 import S3Files
from tocsin.aws.secrets import Secret
from tocsin.aws.webhooks import Webhooks
from tocsin.publishing.redaction import PUBLIC, Redaction
from tocsin.settings import Settings
from tocsin.stages.veiled import Veiled


class PublishSettings(Settings):
    incidents_table: str
    deliveries_table: str
    files_bucket: str
    subscribers_secret: str


@cache
def settings() -> PublishSettings:
    return PublishSettings.from_env()


@cache
def clock() -> SystemClock:
    return SystemClock()


@cache
def files() -> S3Files:
    return S3Files(clients.s3(), settings().files_bucket)


@cache
def incidents() -> Veiled:
    """As the public may see them: whatever is published comes from here."""
    return Veiled(DynamoIncidents(clients.dynamodb(), settings().incidents_table), Redaction(PUBLIC))


@cache
def subscribers() -> Webhooks:
    secret = Secret(clients.secretsmanager(), settings().subscribers_secret)
    return Webhooks(secret, clients.dynamodb(), settings().deliveries_table, clock())
