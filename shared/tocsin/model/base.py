"""What every model of a border has in common."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, and strict about unknown keys: a field that nobody reads is a mistake at a border.

    What validates it is built when it is first needed, so that a function starts without what it never uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(NamedTuple):
    """Characters start..end (end excluded) of the report's original text."""

    start: int
    end: int


def content_id(prefix: str, *parts: str) -> str:
    """An id that follows from content alone: same parts, same id. 128 bits, so that no two reports ever meet."""
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
    return f"{prefix}_{digest}"
