"""boto3 clients, made on first use, and the translation of their errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tocsin.errors import StoreUnavailable, Transient

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_secretsmanager import SecretsManagerClient
    from mypy_boto3_sqs import SQSClient


@cache
def _config() -> Config:
    """Short waits: the queue in front of every worker is the place to retry for long."""
    return Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 3})


@cache
def dynamodb() -> DynamoDBClient:
    return boto3.client("dynamodb", config=_config())


@cache
def sqs() -> SQSClient:
    return boto3.client("sqs", config=_config())


@cache
def events() -> EventBridgeClient:
    return boto3.client("events", config=_config())


@cache
def s3() -> S3Client:
    return boto3.client("s3", config=_config())


@cache
def secretsmanager() -> SecretsManagerClient:
    return boto3.client("secretsmanager", config=_config())


def forget() -> None:
    """Drop every client, so that the next use makes a new one."""
    for factory in (dynamodb, sqs, events, s3, secretsmanager):
        factory.cache_clear()


@contextmanager
def translated(into: type[Transient] = StoreUnavailable) -> Iterator[None]:
    """What boto3 raises becomes `into`, with the operation and the code but nothing of what was sent."""
    try:
        yield
    except ClientError as fault:
        raise into(f"{fault.operation_name}: {code(fault)}") from fault
    except BotoCoreError as fault:
        raise into(type(fault).__name__) from fault


def code(fault: ClientError) -> str:
    return str(fault.response.get("Error", {}).get("Code", "unknown"))
