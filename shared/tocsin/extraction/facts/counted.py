"""A toll as a report tells it, and how it stands among the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tocsin.extraction.incidents.statements import Statement
from tocsin.extraction.words.harm import Toll
from tocsin.model.claim import FieldName, Standing


class Told(NamedTuple):
    """A toll, the statement it stands in, and who says it."""

    toll: Toll
    statement: Statement
    speaker: str | None


@dataclass(slots=True, frozen=True)
class Counted:
    """A toll as told, and how it stands among the others."""

    toll: Toll
    statement: Statement
    speaker: str | None
    standing: Standing
    field: FieldName
