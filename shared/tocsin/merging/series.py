"""Series: is this one of several of a kind, and does what a report says of that ("the third in a week") agree with what is known?

Of one kind are incidents of one family in one country that share an author or something of the target, or lie near each
other. Nothing of this is stored: it depends on what else is known at the time of asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.merging.comparing import gap_days
from tocsin.merging.fold import fold
from tocsin.merging.profile import Profile, profile_of
from tocsin.merging.space import distance_km
from tocsin.model.claim import FieldName, SeriesValue
from tocsin.model.incident import ClaimRecord, Incident, IncidentStatus, IncidentView, SeriesCheck
from tocsin.model.mention import MentionView
from tocsin.model.neighbourhood import Lookup, Range
from tocsin.model.vocabulary import CODING

NEAR_KM = 100.0
RELATED_DAYS = 14


def claims_of(incident: Incident) -> list[ClaimRecord]:
    """What the reports of an incident say of a series."""
    facts = fold(incident.mentions, incident.decisions).facts
    found = [c for f in facts if f.field is FieldName.SERIES for c in (*f.support, *f.rivals)]
    return sorted(found, key=lambda c: c.id)


def window(incident: Incident) -> int:
    """Days before the incident that bear on its series."""
    said = [c.claim.value.window_days or 0 for c in claims_of(incident) if isinstance(c.claim.value, SeriesValue)]
    return max(RELATED_DAYS, *said) if said else RELATED_DAYS


def lookup(incident: Incident) -> Lookup:
    """Where the incidents of its kind stand; nothing for an incident without a day or country."""
    view = incident.summary.view
    if view.days is None or view.country is None:
        return Lookup()
    first = view.days.shifted(-window(incident)).first
    families = (CODING[view.type].family.value,)
    span = {"first": f"D{first}", "last": f"D{view.days.last}~", "families": families}
    return Lookup(ranges=tuple(Range(key=f"{area} {view.country}", **span) for area in ("exact", "vague")))


def with_series(view: IncidentView, incident: Incident, others: Iterable[Incident]) -> IncidentView:
    """The view with the incidents of its kind, and every claim of a series beside what is known."""
    ours = _profile(view.view, view.id)
    kin = [(o.id, _profile(o.summary.view, o.id)) for o in others if o.id != view.id and o.status is IncidentStatus.ACTIVE]
    alike = [(name, theirs) for name, theirs in kin if _is_of_a_kind(ours, theirs)]
    checks = tuple(_check(claim, ours, alike) for claim in claims_of(incident))
    return view.model_copy(update={"related": tuple(sorted(name for name, _ in alike)), "series": checks})


def _profile(view: MentionView, name: str) -> Profile:
    return profile_of(name, name, view, None, ())


def _is_of_a_kind(ours: Profile, theirs: Profile) -> bool:
    if ours.family is not theirs.family or ours.country != theirs.country or theirs.first is None:
        return False
    authors = {k for a in ours.actors for k in a.keys} & {k for a in theirs.actors for k in a.keys}
    return bool(authors) or bool(ours.targets & theirs.targets) or _is_near(ours, theirs)


def _is_near(ours: Profile, theirs: Profile) -> bool:
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return False
    return distance_km(ours.lat, ours.lon, theirs.lat, theirs.lon) <= NEAR_KM + ours.radius + theirs.radius


def _check(claim: ClaimRecord, ours: Profile, alike: Sequence[tuple[str, Profile]]) -> SeriesCheck:
    """`known` counts the incident itself and those before it within the window."""
    said = claim.claim.value
    assert isinstance(said, SeriesValue)
    before = [name for name, theirs in alike if _is_before(theirs, ours, said.window_days)]
    known = len(before) + 1
    agrees = None if said.window_days is None or ours.first is None else known == said.ordinal
    return SeriesCheck(
        ordinal=said.ordinal, window_days=said.window_days, known=known, incidents=tuple(sorted(before)), agrees=agrees, claim=claim
    )


def _is_before(theirs: Profile, ours: Profile, days: int | None) -> bool:
    if theirs.first is None or ours.first is None or theirs.first > ours.first:
        return False
    return days is None or gap_days(theirs, ours) <= days
