"""Secrets, read again after a while so that a rotation is noticed without a deployment."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tocsin.aws.clients import translated

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager import SecretsManagerClient

FRESH_SECONDS = 300.0


class Secret:
    """One JSON secret. `read` asks the service at most once in `FRESH_SECONDS`; `tick` is a monotonic clock in seconds."""

    def __init__(self, client: SecretsManagerClient, arn: str, tick: Callable[[], float] = time.monotonic) -> None:
        self._client, self._arn, self._tick = client, arn, tick
        self._value: dict[str, Any] = {}
        self._until = float("-inf")

    def read(self) -> dict[str, Any]:
        """Raises StoreUnavailable."""
        if self._tick() >= self._until:
            with translated():
                self._value = json.loads(self._client.get_secret_value(SecretId=self._arn)["SecretString"])
            self._until = self._tick() + FRESH_SECONDS
        return self._value
