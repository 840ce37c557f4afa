"""The merging alone, for `tocsin link`: lines in the mention format in, the same lines with their incidents out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tocsin.merging.clusters import cluster, incident_id
from tocsin.merging.comparing import are_comparable
from tocsin.merging.profile import Profile, profile_of, recognised
from tocsin.merging.records import marks_of
from tocsin.merging.weights import Weights, weights
from tocsin.model.mention import Interval, MentionView, Perpetrator
from tocsin.model.vocabulary import IncidentType, Stance

TEXT = ("place", "country", "date")
NUMBER = ("lat", "lon", "radius_km")
LISTS = ("targets", "weapons", "place_aliases")


def link_lines(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lines `{"report", "published_at", "source", "text", "mentions": [...]}` with `incident` set on every mention.

    Fields that a mention leaves out count as not said. The outcome does not depend on the order of the lines.
    """
    kept = [dict(line) for line in lines]
    profiles = {p.id: p for line in kept for p in line_profiles(line)}
    incidents = link(profiles)
    for line in kept:
        line["mentions"] = [{**m, "incident": incidents[_id(line, i)]} for i, m in enumerate(line.get("mentions") or ())]
    return kept


def link(profiles: Mapping[str, Profile], w: Weights | None = None) -> dict[str, str]:
    """Mention id → incident id, by the fitted weights unless others are given."""
    w = w or weights()
    found: dict[str, str] = {}
    for part in _parts(profiles, w):
        for members in cluster((profiles[m] for m in part), w=w).members:
            found |= dict.fromkeys(members, incident_id(profiles[m] for m in members))
    return found


def _parts(profiles: Mapping[str, Profile], w: Weights) -> list[list[str]]:
    """Mentions that some chain of comparable pairs connects; nothing links across parts."""
    left = sorted(profiles)
    parts: list[list[str]] = []
    while left:
        part, left = [left[0]], left[1:]
        for member in part:
            near = [m for m in left if are_comparable(profiles[member], profiles[m], w)]
            part += near
            left = [m for m in left if m not in set(near)]
        parts.append(part)
    return parts


def line_profiles(line: Mapping[str, Any]) -> list[Profile]:
    marks = marks_of(str(line.get("text") or ""))
    published = line.get("published_at")
    found = [
        profile_of(_id(line, i), str(line["report"]), view_of(m), str(published) if published else None, marks.sketch)
        for i, m in enumerate(line.get("mentions") or ())
    ]
    return [recognised(p, marks.names, marks.story) if i == 0 else p for i, p in enumerate(found)]


def _id(line: Mapping[str, Any], index: int) -> str:
    return f"{line['report']}#{index}"


def view_of(mention: Mapping[str, Any]) -> MentionView:
    """A mention line as a view; unknown keys are left aside, a type outside the vocabulary is "other"."""
    kinds = {t.value for t in IncidentType}
    return MentionView(
        type=IncidentType(mention["type"]) if mention.get("type") in kinds else IncidentType.OTHER,
        **{k: str(mention[k]) for k in TEXT if mention.get(k) is not None},
        **{k: float(mention[k]) for k in NUMBER if mention.get(k) is not None},
        **{k: tuple(str(x) for x in mention.get(k) or ()) for k in LISTS},
        killed=_interval(mention.get("killed")),
        injured=_interval(mention.get("injured")),
        munitions=_interval(mention.get("munitions")),
        perpetrators=tuple(_perpetrator(p) for p in mention.get("perpetrators") or ()),
    )


def _interval(value: Mapping[str, Any] | None) -> Interval | None:
    return Interval(min=value.get("min"), max=value.get("max")) if value else None


def _perpetrator(value: Mapping[str, Any]) -> Perpetrator:
    stances = {s.value for s in Stance}
    stance = Stance(value["stance"]) if value.get("stance") in stances else Stance.ATTRIBUTED
    return Perpetrator(name=str(value["name"]), stance=stance, aliases=tuple(value.get("aliases") or ()))
