"""What is kept back from readers, by the rules of packs/publishing/redaction.toml. Pure; tocsin.stages.veiled applies it.

A rule is judged by what the incident is held to be; a rival place is judged by its own country, too. What was hidden as a
value is also taken out of every free line of text, since a target or a headline may name the place again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, floor, radians
from typing import Any, TypeVar

from tocsin.merging.mentions import mention_view
from tocsin.merging.space import KM_PER_DEGREE
from tocsin.merging.trust import NAMELESS, factor
from tocsin.model.base import Frozen
from tocsin.model.claim import Claim, PlaceValue
from tocsin.model.incident import Decision, Incident, IncidentStatus, MentionRecord, Summary
from tocsin.model.mention import MentionView
from tocsin.model.report import Source
from tocsin.model.vocabulary import Precision
from tocsin.packs import load
from tocsin.text import fold_key

PUBLIC, ANALYST = "public", "analyst"
WITHHELD = "withheld"
SHORTEST = 3  # characters of a name that is looked for in other lines
KEYS = {"name", "country", "type", "actor", "role", "hide", "round_km"}
HIDDEN = {"place", "source", "text"}
Model = TypeVar("Model", bound=Frozen)
FREE_TEXT = {"term", "name", "aliases", "words", "reason", "speaker", "before", "after", "targets", "weapons", "attributed_to"}


@dataclass(frozen=True, slots=True)
class Rule:
    """Empty conditions hold always."""

    countries: frozenset[str]
    types: frozenset[str]
    actors: frozenset[str]
    roles: frozenset[str]
    hide: frozenset[str]
    round_km: float

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Rule:
        unknown = (set(row) - KEYS) | (set(row.get("hide", ())) - HIDDEN)
        if unknown:
            raise ValueError(f"redaction: {', '.join(sorted(unknown))}")
        return cls(
            countries=frozenset(row.get("country", ())),
            types=frozenset(row.get("type", ())),
            actors=frozenset(fold_key(a) for a in row.get("actor", ())),
            roles=frozenset(row.get("role", (PUBLIC,))),
            hide=frozenset(row.get("hide", ())),
            round_km=float(row.get("round_km", 0)),
        )

    def holds(self, view: MentionView) -> bool:
        authors = {fold_key(n) for p in view.perpetrators for n in (p.name, *p.aliases)}
        return (
            (not self.countries or view.country in self.countries)
            and (not self.types or view.type.value in self.types)
            and (not self.actors or not self.actors.isdisjoint(authors))
        )

    @property
    def veils_places(self) -> bool:
        return "place" in self.hide or self.round_km > 0


@cache
def policy() -> tuple[Rule, ...]:
    """The rules in force."""
    return tuple(Rule.of(row) for row in load("publishing/redaction")["rules"])


@dataclass(frozen=True, slots=True)
class Veil:
    """What the rules that hold do together."""

    hide: frozenset[str] = frozenset()
    round_km: float = 0.0

    @property
    def is_nothing(self) -> bool:
        return not self.hide and not self.round_km

    @property
    def veils_places(self) -> bool:
        return "place" in self.hide or self.round_km > 0


class Redaction:
    """The rules for one reader. `role` is "public" or "analyst"."""

    def __init__(self, role: str, rules: Sequence[Rule] | None = None) -> None:
        self._rules = [r for r in (policy() if rules is None else rules) if role in r.roles]

    @property
    def is_nothing(self) -> bool:
        return not self._rules

    def touches(self, summary: Summary) -> bool:
        """Whether some rule holds. What must then be taken out of its lines, only the whole incident knows."""
        return not self._veil([summary.view]).is_nothing

    def view(self, view: MentionView) -> MentionView:
        """A mention or an incident in one line."""
        veil = self._veil([view])
        if veil.is_nothing:
            return view
        hidden = [view.place or "", *view.place_aliases] if veil.veils_places else []
        return _scrubbed(_veiled_view(view, veil), _phrases(hidden))

    def incident(self, incident: Incident, now: Summary | None = None) -> Incident:
        """An incident with all that belongs to it. For a past version `now` is what it is held to be today."""
        if self.is_nothing:
            return incident
        views = [s.view for s in (incident.summary, now) if s is not None]
        if incident.status is not IncidentStatus.ACTIVE:
            views += [mention_view(m.mention) for m in incident.mentions]
        return _Veiling(self, views, incident).result()

    def _veil(self, views: Iterable[MentionView], country: str | None = None) -> Veil:
        seen = [v.model_copy(update={"country": country}) if country else v for v in views]
        held = [r for r in self._rules if any(r.holds(v) for v in seen)]
        return Veil(frozenset(h for r in held for h in r.hide), max((r.round_km for r in held), default=0.0))

    def place_veil(self, views: Sequence[MentionView], country: str | None) -> Veil:
        """Of a place: by what the incident is held to be, and as if it had happened in that country."""
        ours, theirs = self._veil(views), self._veil(views, country)
        return Veil(ours.hide | theirs.hide, max(ours.round_km, theirs.round_km))

    @property
    def veils_places(self) -> bool:
        return any(r.veils_places for r in self._rules)


class _Veiling:
    """One incident on its way out."""

    def __init__(self, redaction: Redaction, views: Sequence[MentionView], incident: Incident) -> None:
        self._redaction, self._views, self._incident = redaction, views, incident
        self._veil = redaction._veil(views)
        names = dict.fromkeys(m.source.name for m in incident.mentions if m.source.name != NAMELESS)
        self._numbers = {name: f"{WITHHELD} source {n}" for n, name in enumerate(names, 1)} if "source" in self._veil.hide else {}

    def result(self) -> Incident:
        kept, hidden = self._places()
        if self._veil.is_nothing and not hidden:
            return self._without_old_places(self._incident, kept)
        summary = self._incident.summary
        changed = self._incident.model_copy(
            update={
                "mentions": tuple(self._record(m) for m in self._incident.mentions),
                "decisions": tuple(self._decision(d) for d in self._incident.decisions),
                "summary": summary.model_copy(update={"view": self._redaction.view(summary.view)}),
                "index": (),
            }
        )
        return _scrubbed(self._without_old_places(changed, kept), _phrases([*hidden, *self._numbers]))

    def _places(self) -> tuple[set[str], list[str]]:
        """Names of places that may be shown, and all that would give away the others."""
        kept: set[str] = set()
        hidden: list[str] = []
        for claim in self._all_places():
            assert isinstance(claim.value, PlaceValue)
            if self._place_veil(claim.value).veils_places:
                hidden += [claim.value.name, *claim.value.aliases, *claim.words.split(" … ")]
            else:
                kept.add(claim.value.name)
        view = self._incident.summary.view
        if self._veil.veils_places:
            hidden += [view.place or "", *view.place_aliases]
        return kept, [h for h in hidden if h]

    def _all_places(self) -> Iterable[Claim]:
        for record in self._incident.mentions:
            yield from (c for c in record.mention.claims if isinstance(c.value, PlaceValue))
        for d in self._incident.decisions:
            if isinstance(d.value, PlaceValue) and d.field is not None:
                yield Claim(field=d.field, value=d.value, spans=(), words="", rule="")

    def _place_veil(self, place: PlaceValue) -> Veil:
        return self._redaction.place_veil(self._views, place.country)

    def _record(self, record: MentionRecord) -> MentionRecord:
        claims = tuple(self._claim(c) for c in record.mention.claims)
        return record.model_copy(
            update={"mention": record.mention.model_copy(update={"claims": claims}), "source": self._source(record.source)}
        )

    def _source(self, source: Source) -> Source:
        if "source" in self._veil.hide:
            return Source(name=self._numbers.get(source.name, NAMELESS), kind=source.kind)
        return source.model_copy(update={"url": None}) if self._veil.veils_places else source  # an address often spells the headline

    def _claim(self, claim: Claim) -> Claim:
        changes: dict[str, Any] = {}
        if isinstance(claim.value, PlaceValue) and (veil := self._place_veil(claim.value)).veils_places:
            changes |= {"value": _veiled_place(claim.value, veil), "words": WITHHELD, "spans": (), "reason": None}
        if "text" in self._veil.hide:
            changes |= {"words": WITHHELD, "spans": (), "reason": None}
        return claim.model_copy(update=changes) if changes else claim

    def _decision(self, decision: Decision) -> Decision:
        if isinstance(decision.value, PlaceValue) and (veil := self._place_veil(decision.value)).veils_places:
            return decision.model_copy(update={"value": _veiled_place(decision.value, veil)})
        return decision

    def _without_old_places(self, incident: Incident, kept: set[str]) -> Incident:
        """The history tells of places that no claim holds any more, and nobody knows their country: only known ones are shown."""
        if not self._redaction.veils_places:
            return incident
        content = incident.model_dump(mode="json")
        for change in (content["change"], *content["history"]):
            for field in change["fields"]:
                if field["field"] == "place":
                    field |= {k: WITHHELD for k in ("before", "after") if field[k] is not None and field[k] not in kept}
        return Incident.model_validate(content)


def _veiled_view(view: MentionView, veil: Veil) -> MentionView:
    changes: dict[str, Any] = {"evidence": ()} if "text" in veil.hide else {}
    if veil.veils_places:
        shown = _veiled_place(_place_of(view), veil)
        had_point, has_point = view.lat is not None, shown.lat is not None
        changes |= {
            "place": None,
            "place_aliases": (),
            "lat": shown.lat,
            "lon": shown.lon,
            "radius_km": shown.radius_km,
            "geo_precision": shown.precision if view.geo_precision else None,
            "confidence": round(view.confidence * factor("no_point"), 3) if had_point and not has_point else view.confidence,
        }
    return view.model_copy(update=changes)


def _place_of(view: MentionView) -> PlaceValue:
    return PlaceValue(
        name=view.place or "", country=view.country, lat=view.lat, lon=view.lon, radius_km=view.radius_km, precision=view.geo_precision
    )


def _veiled_place(place: PlaceValue, veil: Veil) -> PlaceValue:
    """The country alone, or the middle of a square of the grid and a radius that holds all of it."""
    if "place" in veil.hide or place.lat is None or place.lon is None:
        return PlaceValue(name=WITHHELD, country=place.country, precision=Precision.COUNTRY if place.country else None)
    lat = _middle(place.lat, veil.round_km / KM_PER_DEGREE)
    lon = _middle(place.lon, veil.round_km / KM_PER_DEGREE / max(0.1, cos(radians(lat))))
    radius = max(place.radius_km or 0.0, veil.round_km)
    coarse = Precision.COUNTRY if place.precision is Precision.COUNTRY else Precision.PROVINCE
    return PlaceValue(name=WITHHELD, country=place.country, lat=lat, lon=lon, radius_km=radius, precision=coarse)


def _middle(degrees: float, step: float) -> float:
    return round((floor(degrees / step) + 0.5) * step, 4)


def _phrases(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the names, as words of their own, in either case."""
    wanted = sorted({n for n in names if len(n) >= SHORTEST}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE) if wanted else None


def _scrubbed(model: Model, pattern: re.Pattern[str] | None) -> Model:
    if pattern is None:
        return model
    return type(model).model_validate(_scrub(model.model_dump(mode="json"), pattern, is_free=False))


def _scrub(content: Any, pattern: re.Pattern[str], is_free: bool) -> Any:
    if isinstance(content, dict):
        return {k: _scrub(v, pattern, k in FREE_TEXT) for k, v in content.items()}
    if isinstance(content, list):
        return [_scrub(v, pattern, is_free) for v in content]
    return pattern.sub(WITHHELD, content) if is_free and isinstance(content, str) else content
