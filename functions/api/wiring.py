"""Settings and adapters of api."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tocsin.aws import clients
from tocsin.aws.clock import SystemClock
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.aws.dynamodb_reports import DynamoReports
from tocsin.aws.eventbridge import EventBridgeBus
from tocsin.aws.s3 import S3Files
from tocsin.aws.secrets import Secret
from tocsin.publishing.redaction import PUBLIC, Redaction
from tocsin.settings import Settings
from tocsin.stages.veiled import Veiled, role_of


class ApiSettings(Settings):
    reports_table: str
    incidents_table: str
    files_bucket: str
    bus_name: str
    analysts_secret: str


@cache
def settings() -> ApiSettings:
    return ApiSettings.from_env()


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
def incidents() -> DynamoIncidents:
    return DynamoIncidents(clients.dynamodb(), settings().incidents_table)


@cache
def bus() -> EventBridgeBus:
    return EventBridgeBus(clients.events(), settings().bus_name, clock())


@cache
def secret() -> Secret:
    return Secret(clients.secretsmanager(), settings().analysts_secret)


def analysts() -> Mapping[str, str]:
    """Key → name. Asked anew each time, so that a key taken away soon opens nothing."""
    keys: Mapping[str, str] = secret().read()["keys"]
    return keys


def shown(headers: Mapping[str, str]) -> Veiled:
    """Incidents as whoever sent these headers may see them. The secret is asked for only where a key was given."""
    has_key = "authorization" in headers or "x-api-key" in headers
    return Veiled(incidents(), Redaction(role_of(headers, analysts()) if has_key else PUBLIC))
