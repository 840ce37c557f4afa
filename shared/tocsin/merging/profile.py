"""A mention as the linker sees it: numbers and short keys, made once for each mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tocsin.merging.mentions import mention_view
from tocsin.merging.story import known_by
from tocsin.model.claim import PlaceValue, Standing
from tocsin.model.incident import MentionRecord
from tocsin.model.mention import Interval, MentionView
from tocsin.model.vocabulary import CODING, Family, IncidentType, Stance
from tocsin.model.when import Days
from tocsin.text import fold_key

PRECISE_KM = 60.0
FEW_DAYS = 4
SHORTEST_WORD = 3
MOST_ELSEWHERE = 3

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Actor:
    """`key` is the folded name; `keys` are all names he goes by."""

    key: str
    keys: frozenset[str]
    denied: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the report speaks of and the reader did not choose: where it happened after all, now and then."""

    lat: float | None
    lon: float | None
    radius: float
    country: str | None
    place: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """`first`/`last` and `said` are day numbers (proleptic ordinals); None when unknown. For `names` and `story`
    see the modules of that name; `known_by` are the few words of the story under which it is found."""

    id: str
    report: str
    type: IncidentType
    family: Family
    first: int | None
    last: int | None
    said: int | None
    lat: float | None
    lon: float | None
    radius: float
    country: str | None
    place: frozenset[str]
    killed: Bounds | None
    injured: Bounds | None
    munitions: Bounds | None
    weapons: frozenset[str]
    targets: frozenset[str]
    actors: tuple[Actor, ...]
    sketch: tuple[int, ...]
    elsewhere: tuple[Spot, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    story: frozenset[str] = frozenset()
    known_by: tuple[str, ...] = ()
    published_at: str = ""

    @property
    def has_point(self) -> bool:
        return self.lat is not None and self.lon is not None

    @property
    def is_precise(self) -> bool:
        """Known to a town or so."""
        return self.has_point and self.radius <= PRECISE_KM

    @property
    def is_exact(self) -> bool:
        """Precise, and known to the day or a few."""
        return self.is_precise and self.first is not None and self.last is not None and self.last - self.first < FEW_DAYS

    def there(self, spot: Spot) -> Profile:
        """The same, had it happened at that place."""
        return replace(self, lat=spot.lat, lon=spot.lon, radius=spot.radius, country=spot.country, place=spot.place, elsewhere=())

    def somewhere(self) -> Profile:
        """The same, had the reader found no place."""
        return replace(self, lat=None, lon=None, radius=PRECISE_KM, place=frozenset(), elsewhere=())

    def some_day(self) -> Profile:
        """The same, had the reader found no day."""
        return replace(self, first=None, last=None)


def profile(record: MentionRecord) -> Profile:
    view = mention_view(record.mention)
    made = profile_of(record.id, record.report, view, record.published_at, record.sketch)
    return recognised(replace(made, elsewhere=_elsewhere(record, view)), (frozenset(n.split()) for n in record.names), record.story)


def recognised(p: Profile, names: Iterable[frozenset[str]], story: Sequence[str]) -> Profile:
    """The same, with what its text is recognised by. A story nobody knows the day of is not looked for by its words."""
    return replace(p, names=tuple(names), story=frozenset(story), known_by=tuple(sorted(known_by(story))) if p.said is not None else ())


def _elsewhere(record: MentionRecord, view: MentionView) -> tuple[Spot, ...]:
    """Places only spoken of, likeliest first."""
    spoken = [c.value for c in record.mention.claims if c.standing is Standing.PART and isinstance(c.value, PlaceValue)]
    known = {p.key: p for p in reversed(spoken) if p.country is not None and p.name != view.place}
    return tuple(_spot(p) for p in list(reversed(known.values()))[:MOST_ELSEWHERE])


def _spot(place: PlaceValue) -> Spot:
    radius = place.radius_km if place.radius_km is not None else PRECISE_KM
    return Spot(place.lat, place.lon, radius, place.country, words([place.name, *place.aliases]))


def profile_of(mention: str, report: str, view: MentionView, published_at: str | None, sketch: tuple[int, ...]) -> Profile:
    days = view.days or _days(view.date)
    return Profile(
        id=mention,
        report=report,
        type=view.type,
        family=CODING[view.type].family,
        first=days.first.toordinal() if days else None,
        last=days.last.toordinal() if days else None,
        said=_said(published_at),
        lat=view.lat,
        lon=view.lon,
        radius=view.radius_km if view.radius_km is not None else PRECISE_KM,
        country=view.country,
        place=words([view.place or "", *view.place_aliases]),
        killed=_bounds(view.killed),
        injured=_bounds(view.injured),
        munitions=_bounds(view.munitions),
        weapons=frozenset(fold_key(w) for w in view.weapons),
        targets=words(view.targets),
        actors=_actors(view),
        sketch=sketch,
        published_at=published_at or "",
    )


def words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded words of some phrases; a plural s does not make another word."""
    found = (w for phrase in phrases for w in fold_key(phrase).split() if len(w) >= SHORTEST_WORD)
    return frozenset(w.removesuffix("s") for w in found)


def _actors(view: MentionView) -> tuple[Actor, ...]:
    """Named authors; who was merely caught may be anybody."""
    return tuple(
        Actor(fold_key(p.name), frozenset(fold_key(n) for n in (p.name, *p.aliases)), p.stance is Stance.DENIED)
        for p in view.perpetrators
        if p.stance is not Stance.ARRESTED
    )


def _days(value: str | None) -> Days | None:
    try:
        return Days.parse(value)
    except ValueError:
        return None


def _said(published_at: str | None) -> int | None:
    days = _days(published_at)
    return days.last.toordinal() if days else None


def _bounds(interval: Interval | None) -> Bounds | None:
    return None if interval is None else (interval.min, interval.max)
