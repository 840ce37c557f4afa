"""Settings and adapters of ingest."""

from __future__ import annotations

from functools import cache

from tocsin.aws import clients
from tocsin.aws.clock import SystemClock
from tocsin.aws.dynamodb_reports import DynamoReports
from tocsin.aws.s3 import S3Files
from tocsin.aws.secrets import Secret
from tocsin.aws.sqs import SqsQueue
from tocsin.settings import Settings
from tocsin.stages.receive import Door


class IngestSettings(Settings):
    reports_table: str
    files_bucket: str
    extract_queue_url: str
    intake_secret: str


@cache
def settings() -> IngestSettings:
    return IngestSettings.from_env()


@cache
def clock() -> SystemClock:
    return SystemClock()


@cache
def reports() -> DynamoReports:
    files = S3Files(clients.s3(), settings().files_bucket)
    return DynamoReports(clients.dynamodb(), settings().reports_table, files)


@cache
def queue() -> SqsQueue:
    return SqsQueue(clients.sqs(), settings().extract_queue_url, clock())


@cache
def secret() -> Secret:
    return Secret(clients.secretsmanager(), settings().intake_secret)


def door() -> Door:
    """Asked anew each time, so that a rotated secret is noticed."""
    return Door.of(secret().read())
