"""A claim: one value of one field, who says it, in which report, in which words. Claims are never overwritten."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from tocsin.model.base import Frozen, Span
from tocsin.model.vocabulary import IncidentType, Precision, Role, Stance
from tocsin.model.when import Days


class Standing(StrEnum):
    """How the report itself leaves a value: it stands; the report replaces it; it is part of a larger count."""

    STANDS = "stands"
    SUPERSEDED = "superseded"
    PART = "part"


class Count(Frozen):
    """How many: `min` to `max`, both included; `max` None is open ("at least two")."""

    kind: Literal["count"] = "count"
    min: int | None
    max: int | None


class TypeValue(Frozen):
    kind: Literal["type"] = "type"
    type: IncidentType


class RoleValue(Frozen):
    kind: Literal["role"] = "role"
    role: Role


class TimeWords(Frozen):
    """A time expression as read and not yet resolved: its code (tocsin.times) and the language it was read in."""

    kind: Literal["time"] = "time"
    code: str
    lang: str


class SeriesValue(Frozen):
    """ "The third in a week": this incident is number `ordinal` of its kind within `window_days` (None: not said)."""

    kind: Literal["series"] = "series"
    ordinal: int
    window_days: int | None = None


class DateValue(Frozen):
    """When the incident began, as exactly as the words and the publication date allow."""

    kind: Literal["date"] = "date"
    days: Days


class PlaceValue(Frozen):
    """Where. Extraction gives the name as written and the gazetteer key chosen in context; enrichment gives the rest.

    That is the English name, the point, and how far from the point it may have been (km). No point for what has none.
    """

    kind: Literal["place"] = "place"
    name: str
    aliases: tuple[str, ...] = ()
    key: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: Precision | None = None


class ActorValue(Frozen):
    """An author and what is said of him, as written until enrichment gives the registry's name and aliases.

    `key` is the id in the actor registry, None for a name kept as written.
    """

    kind: Literal["actor"] = "actor"
    name: str
    stance: Stance
    aliases: tuple[str, ...] = ()
    key: str | None = None


class TermValue(Frozen):
    """A weapon, target or speaker, in English where English has a word."""

    kind: Literal["term"] = "term"
    term: str


Value = Annotated[
    Count | TypeValue | RoleValue | TimeWords | SeriesValue | DateValue | PlaceValue | ActorValue | TermValue, Field(discriminator="kind")
]


class FieldName(StrEnum):
    TYPE = "type"
    ROLE = "role"
    DATE = "date"
    PLACE = "place"
    KILLED = "killed"
    KILLED_ATTACKERS = "killed_attackers"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    MUNITIONS = "munitions"
    WEAPON = "weapon"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    SPEAKER = "speaker"
    SERIES = "series"


class Claim(Frozen):
    """One value of one field, from one report.

    `speaker` is who says so inside the report (None: the report itself). `words` are the text at `spans`, joined by " … ".
    `rule` names what read it, `reason` says in English why this value was chosen where there was a choice.
    """

    field: FieldName
    value: Value
    speaker: str | None = None
    spans: tuple[Span, ...]
    words: str
    rule: str
    reason: str | None = None
    standing: Standing = Standing.STANDS
    confidence: float = 1.0
