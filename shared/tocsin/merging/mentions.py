"""What one mention says, one value a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from tocsin.model.claim import (
    ActorValue,
    Claim,
    Count,
    DateValue,
    FieldName,
    PlaceValue,
    RoleValue,
    Standing,
    TermValue,
    TypeValue,
)
from tocsin.model.mention import Evidence, Interval, Mention, MentionView, Perpetrator
from tocsin.model.vocabulary import IncidentType, Role

V = TypeVar("V")
COUNTS = (
    FieldName.KILLED,
    FieldName.KILLED_ATTACKERS,
    FieldName.INJURED,
    FieldName.MISSING,
    FieldName.ABDUCTED,
    FieldName.ARRESTED,
    FieldName.MUNITIONS,
)
UNKNOWN_RADIUS_KM = 1e6


def standing(claims: Iterable[Claim], field: FieldName, kind: type[V]) -> list[V]:
    """The values of a field that their report lets stand, in its order."""
    return [claim.value for claim in claims if claim.field is field and claim.standing is Standing.STANDS and isinstance(claim.value, kind)]


def envelope(counts: Iterable[Count]) -> Count | None:
    """Rival counts side by side: lowest min, highest max, open if one of them is open. None for no counts."""
    found = list(counts)
    if not found:
        return None
    lows = [c.min for c in found if c.min is not None]
    highs = [c.max for c in found if c.max is not None]
    low = min(lows) if len(lows) == len(found) else None
    return Count(min=low, max=max(highs) if len(highs) == len(found) else None)


def interval(counts: Iterable[Count]) -> Interval | None:
    hull = envelope(counts)
    return None if hull is None else Interval(min=hull.min, max=hull.max)


def finest_place(places: Iterable[PlaceValue]) -> PlaceValue | None:
    """A place with a point before one without, then the smaller radius, then the first named."""
    return min(
        places,
        key=lambda p: (p.lat is None or p.lon is None, UNKNOWN_RADIUS_KM if p.radius_km is None else p.radius_km),
        default=None,
    )


def terms(claims: Iterable[Claim], field: FieldName) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.term for v in standing(claims, field, TermValue)))


def perpetrators(claims: Iterable[Claim]) -> tuple[Perpetrator, ...]:
    found = (Perpetrator(name=v.name, stance=v.stance, aliases=v.aliases) for v in standing(claims, FieldName.PERPETRATOR, ActorValue))
    return tuple(dict.fromkeys(found))


def mention_view(mention: Mention, incident: str | None = None) -> MentionView:
    """The output line of a mention: the fold of its own claims. What it does not say stays empty."""
    claims = mention.claims
    types = [v.type for v in standing(claims, FieldName.TYPE, TypeValue)]
    roles = [v.role for v in standing(claims, FieldName.ROLE, RoleValue)]
    dates = [v.days for v in standing(claims, FieldName.DATE, DateValue)]
    days = min(dates, key=lambda d: d.width, default=None)
    place = finest_place(standing(claims, FieldName.PLACE, PlaceValue))
    return MentionView(
        incident=incident,
        role=roles[0] if roles else Role.MAIN,
        type=types[0] if types else IncidentType.OTHER,
        date=days.iso() if days else None,
        days=days,
        place=place.name if place else None,
        place_aliases=place.aliases if place else (),
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        geo_precision=place.precision if place else None,
        killed=interval(standing(claims, FieldName.KILLED, Count)),
        injured=interval(standing(claims, FieldName.INJURED, Count)),
        munitions=interval(standing(claims, FieldName.MUNITIONS, Count)),
        weapons=terms(claims, FieldName.WEAPON),
        perpetrators=perpetrators(claims),
        targets=terms(claims, FieldName.TARGET),
        attributed_to=terms(claims, FieldName.SPEAKER),
        evidence=tuple(Evidence(start=span.start, end=span.end) for span in mention.evidence),
        confidence=mention.confidence,
    )
