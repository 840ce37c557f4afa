"""Resolve the mentions of one report: dates over the whole report, places by the gazetteer, actors by the registry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.actors import resolve_actor
from tocsin.enrichment.dates import solve
from tocsin.enrichment.reasons import Solved
from tocsin.enrichment.worlds import Dated
from tocsin.gazetteer import Gazetteer
from tocsin.model.claim import ActorValue, Claim, DateValue, FieldName, PlaceValue, RoleValue, SeriesValue, Standing, TimeWords
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.model.vocabulary import Role

HOUR_OF_LONGITUDE = 15
_YEAR = re.compile(r"(?<![\d.,:])(?:19[5-9]|20[0-4])\d(?![\d,:%]|\.\d)")


def resolve(report: Report, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with dates, places and actors resolved. A value that cannot be resolved is kept as words with its reason."""
    gazetteer = Gazetteer.open()
    solved = solve([_dated(m) for m in mentions], report.published_at, _zone_hours(mentions, gazetteer), _year_of(report))
    return tuple(_resolved(m, s, gazetteer) for m, s in zip(mentions, solved, strict=True))


def _year_of(report: Report) -> int | None:
    """The latest year that a text of unknown publication names."""
    return max(map(int, _YEAR.findall(report.text)), default=None) if report.published_at is None else None


def _zone_hours(mentions: Sequence[Mention], gazetteer: Gazetteer) -> float | None:
    """Hours ahead of UTC where the first located incident happened, by its longitude: right to about an hour."""
    keys = [c.value.key for m in mentions for c in m.claims if isinstance(c.value, PlaceValue) and c.value.key is not None]
    return float(round(gazetteer.record(keys[0]).lon / HOUR_OF_LONGITUDE)) if keys else None


def _dated(mention: Mention) -> Dated:
    series = next((c.value for c in mention.claims if isinstance(c.value, SeriesValue)), None)
    role = next((c.value.role for c in mention.claims if isinstance(c.value, RoleValue)), Role.MAIN)
    return Dated(
        codes=tuple(dict.fromkeys(c.value.code for c in mention.claims if isinstance(c.value, TimeWords))),
        role=role.value,
        series=(series.ordinal, series.window_days) if series else None,
        lead=tuple(c.value.code for c in mention.claims if isinstance(c.value, TimeWords) and _told_first(c, mention)),
    )


def _told_first(claim: Claim, mention: Mention) -> bool:
    return bool(mention.evidence) and all(mention.evidence[0].start <= s.start and s.end <= mention.evidence[0].end for s in claim.spans)


def _resolved(mention: Mention, solved: Solved, gazetteer: Gazetteer) -> Mention:
    claims = [c for c in mention.claims if not isinstance(c.value, TimeWords | PlaceValue | ActorValue)]
    claims += _date_claims(mention, solved)
    places = [c for c in mention.claims if isinstance(c.value, PlaceValue)]
    places = _chosen(places, gazetteer)
    claims += places
    claims += [_actor(c) for c in mention.claims if isinstance(c.value, ActorValue)]
    return mention.model_copy(update={"claims": tuple(claims)})


def _date_claims(mention: Mention, solved: Solved) -> list[Claim]:
    """The one date of the mention, carried by the words that gave it; every other time expression stays as it was read."""
    words = [c for c in mention.claims if isinstance(c.value, TimeWords)]
    carrier = next((c for c in words if isinstance(c.value, TimeWords) and c.value.code == solved.used), None)
    if solved.days is None:
        return [c.model_copy(update={"reason": solved.reason}) for c in words]
    if carrier is None:
        carrier = next(c for c in mention.claims if c.field == FieldName.ROLE)
    value = DateValue(days=solved.days)
    dated = carrier.model_copy(update={"field": FieldName.DATE, "value": value, "rule": solved.rule, "reason": solved.reason})
    return [dated, *(c for c in words if c is not carrier)]


def _chosen(places: list[Claim], gazetteer: Gazetteer) -> list[Claim]:
    """The likeliest place (the first) and those around it or inside it stand; others are only spoken of."""
    keys = [c.value.key if isinstance(c.value, PlaceValue) else None for c in places]
    best = next((k for k in keys if k is not None), None)
    if best is None:
        return places
    return [
        c if k is None or _nested(k, best, gazetteer) else c.model_copy(update={"standing": Standing.PART})
        for c, k in zip(places, keys, strict=True)
    ]


def _nested(a: str, b: str, gazetteer: Gazetteer) -> bool:
    return a == b or gazetteer.within(a, b) or gazetteer.within(b, a)


def _actor(claim: Claim) -> Claim:
    assert isinstance(claim.value, ActorValue)
    return claim.model_copy(update={"value": resolve_actor(claim.value)})
