"""Settings and adapters of extract."""

from __future__ import annotations

from functools import cache

from tocsin.aws import clients
from tocsin.aws.clock import SystemClock
from tocsin.aws.dynamodb_reports import DynamoReports
from tocsin.aws.eventbridge import EventBridgeBus
from tocsin.aws.s3 import S3Files
from tocsin.lambda_ import Fate
from tocsin.settings import WorkerSettings


class ExtractSettings(WorkerSettings):
    reports_table: str
    files_bucket: str
    bus_name: str


@cache
def settings() -> ExtractSettings:
    return ExtractSettings.from_env()


@cache
def clock() -> SystemClock:
    return SystemClock()


@cache
def files() -> S3Files:
    return S3Files(clients.s3(), settings().files_bucket)


@cache
def reports() -> DynamoReports:
    return DynamoReports(clients.dynamodb(), settings().reports_table, files())


@cache
def bus() -> EventBridgeBus:
    return EventBridgeBus(clients.events(), settings().bus_name, clock())


def fate() -> Fate:
    return Fate(reports(), clock(), settings().max_receives)
