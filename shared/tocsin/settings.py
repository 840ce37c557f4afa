"""Settings from the environment: the only place that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class MissingSettings(RuntimeError):
    """Names every variable that is missing, at once."""


class Settings(BaseModel):
    """A function's settings: each field is one environment variable of the same name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def variables(cls) -> dict[str, str]:
        """Field name → name of its variable."""
        return {field: field.upper() for field in cls.model_fields}

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Raises MissingSettings, or pydantic's ValidationError on a value that does not fit."""
        given = os.environ if environ is None else environ
        missing = sorted(v for v in cls.variables().values() if not given.get(v))
        if missing:
            raise MissingSettings(f"{cls.__module__}: missing in the environment: {', '.join(missing)}")
        return cls.model_validate({field: given[variable] for field, variable in cls.variables().items()})


class WorkerSettings(Settings):
    """What every function that empties a queue has: after `max_receives` deliveries a message goes to the dead-letter queue."""

    max_receives: int = Field(ge=1)
