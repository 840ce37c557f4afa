"""Settings and adapters of publish."""

from __future__ import annotations

from functools import cache

from tocsin.aws import clients
from tocsin.aws.clock import SystemClock
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.aws.s3 import S3Files
from tocsin.aws.secrets import Secret
from tocsin.aws.webhooks import Webhooks
from tocsin.settings import Settings


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
def incidents() -> DynamoIncidents:
    return DynamoIncidents(clients.dynamodb(), settings().incidents_table)


@cache
def subscribers() -> Webhooks:
    secret = Secret(clients.secretsmanager(), settings().subscribers_secret)
    return Webhooks(secret, clients.dynamodb(), settings().deliveries_table, clock())
