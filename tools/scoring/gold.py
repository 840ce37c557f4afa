"""Annotated reports: what a careful reader finds in a text (tests/reading/README.md explains every key)."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator

from tocsin.model.base import Frozen, Span
from tocsin.model.vocabulary import IncidentType, Stance

Bounds = tuple[int | None, int | None] | None
Wordings = str | tuple[str | None, ...]
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class Range(Frozen):
    """`min` to `max`, both included; null is open."""

    min: int | None
    max: int | None

    @property
    def bounds(self) -> Bounds:
        return None if self.min is None and self.max is None else (self.min, self.max)


class GoldCount(Range):
    """A count, and with `or` further ones that are right as well; null among them: silence is right."""

    either: tuple[Range | None, ...] = Field(default=(), alias="or")

    @model_validator(mode="after")
    def _ordered(self) -> GoldCount:
        for found in (self, *self.either):
            if found and found.min is not None and found.max is not None and found.min > found.max:
                raise ValueError(f"{found.min} is more than {found.max}")
        return self


class GoldActor(Frozen):
    """Who did it. A list of stances: each is right. `optional`: no loss if absent."""

    name: str
    stance: Stance | tuple[Stance | None, ...]
    aliases: tuple[str, ...] = ()
    optional: bool = False

    @property
    def stances(self) -> tuple[Stance | None, ...]:
        return self.stance if isinstance(self.stance, tuple) else (self.stance,)


class GoldConflict(Frozen):
    """A rival or superseded count, who gave it and in which words. Kept for readers, not scored."""

    field: str
    min: int | None
    max: int | None
    said_by: str
    quote: str


class GoldMention(Frozen):
    """What one text says of one incident."""

    incident: str
    role: Literal["main", "background"]
    type: IncidentType
    types: tuple[IncidentType, ...] = ()
    date: str | None
    place: str | None
    country: str | None = Field(pattern=r"^[A-Z]{2}$")
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    radius_km: float | None = Field(gt=0, le=1500)
    killed: GoldCount | None
    injured: GoldCount | None
    munitions: GoldCount | None = None
    weapons: tuple[Wordings, ...] = ()
    perpetrators: tuple[GoldActor, ...] = ()
    targets: tuple[Wordings, ...] = ()
    attributed_to: tuple[Wordings, ...] = ()
    quote: str = Field(min_length=4, max_length=200)
    optional: bool = False
    killed_attackers: GoldCount | None = None
    abducted: GoldCount | None = None
    conflicts: tuple[GoldConflict, ...] = ()

    @field_validator("date")
    @classmethod
    def _a_day_or_a_month(cls, value: str | None) -> str | None:
        if value is not None:
            if not _DAY.fullmatch(value):
                raise ValueError(f"neither day nor month: {value}")
            datetime.date.fromisoformat(f"{value}-01"[:10])
        return value

    @property
    def right_types(self) -> tuple[IncidentType, ...]:
        return self.types or (self.type,)

    def span(self, text: str) -> Span:
        """Where the quote stands in its text. ValueError if it does not."""
        start = text.index(self.quote)
        return Span(start, start + len(self.quote))


class GoldReport(Frozen):
    """A report and every incident it tells as a fact, in order."""

    id: str
    lang: str
    kind: Literal["social", "article", "bundle", "official"]
    source: str
    published: str | None
    text: str
    mentions: tuple[GoldMention, ...]

    @property
    def document(self) -> dict[str, object]:
        """The same report as an intake document, without what was found in it."""
        return {"external_id": self.id, "source": {"name": self.source}, "published_at": self.published, "text": self.text}


def gold_of(path: Path) -> list[GoldReport]:
    """The reports of a file, one a line. ValueError naming the line that is not in the format."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                found.append(GoldReport.model_validate(json.loads(line)))
            except ValueError as fault:
                raise ValueError(f"{path.name}, line {number}: {fault}") from fault
    return found
