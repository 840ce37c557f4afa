"""A mention: what one report says of one incident."""

from __future__ import annotations

from tocsin.model.base import Frozen, Span
from tocsin.model.claim import Claim
from tocsin.model.vocabulary import IncidentType, Precision, Role, Stance
from tocsin.model.when import Days


class Mention(Frozen):
    """The claims of one report about one incident, resolved. `ordinal` counts the mentions of a report from 0."""

    report: str
    ordinal: int
    claims: tuple[Claim, ...]
    evidence: tuple[Span, ...]
    confidence: float = 1.0

    @property
    def id(self) -> str:
        return f"{self.report}#{self.ordinal}"


class Interval(Frozen):
    """A count in the output format: `min`..`max`, None for open."""

    min: int | None
    max: int | None


class Perpetrator(Frozen):
    name: str
    stance: Stance
    aliases: tuple[str, ...] = ()


class Evidence(Frozen):
    start: int
    end: int


class MentionView(Frozen):
    """What a mention says, one value a field: the line that `tocsin run --mentions` writes (docs/data-format.md)."""

    incident: str | None = None
    role: Role = Role.MAIN
    type: IncidentType = IncidentType.OTHER
    date: str | None = None
    days: Days | None = None
    place: str | None = None
    place_aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geo_precision: Precision | None = None
    killed: Interval | None = None
    injured: Interval | None = None
    munitions: Interval | None = None
    weapons: tuple[str, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
