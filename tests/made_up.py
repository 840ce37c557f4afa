"""Made-up mentions for the tests of merging: places on a small map, written as the reader would hand them over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.memory_incidents import MemoryIncidents
from tocsin.merging.regroup import Cause
from tocsin.model.base import Span
from tocsin.model.claim import ActorValue, Claim, Count, DateValue, FieldName, PlaceValue, RoleValue, Standing, TermValue, TypeValue, Value
from tocsin.model.incident import Decision, Incident, MentionRecord
from tocsin.model.mention import Mention
from tocsin.model.neighbourhood import Home
from tocsin.model.report import Source
from tocsin.model.vocabulary import IncidentType, Notice, Precision, Role, Stance
from tocsin.model.when import Days
from tocsin.ports import IncidentStore
from tocsin.stages.settle import Matter, Settled, settle

PLACES = {
    "Qarun": ("IQ", 34.10, 43.90, 10.0),
    "Qarun depot": ("IQ", 34.12, 43.93, 3.0),
    "Talmas": ("IQ", 34.95, 43.05, 15.0),
    "Ostrov": ("UA", 48.40, 37.20, 12.0),
    "Ridna": ("UA", 48.55, 37.55, 10.0),
}


def claim(field: FieldName, value: Value, standing: Standing = Standing.STANDS) -> Claim:
    return Claim(field=field, value=value, spans=(Span(0, 4),), words="words", rule="made up", standing=standing)


def place(name: str) -> PlaceValue:
    country, lat, lon, radius = PLACES[name]
    return PlaceValue(name=name, key=name, country=country, lat=lat, lon=lon, radius_km=radius, precision=Precision.TOWN)


def mention(
    report: str,
    ordinal: int = 0,
    *,
    type: IncidentType = IncidentType.ROCKET_ATTACK,
    day: date | None = date(2020, 5, 4),
    days: Days | None = None,
    where: str | None = "Qarun",
    killed: tuple[int | None, int | None] | None = None,
    injured: tuple[int | None, int | None] | None = None,
    targets: Sequence[str] = (),
    actor: str | None = None,
    more: Sequence[Claim] = (),
) -> Mention:
    when = days or (Days.day(day) if day else None)
    claims = [claim(FieldName.TYPE, TypeValue(type=type)), claim(FieldName.ROLE, RoleValue(role=Role.MAIN))]
    claims += [claim(FieldName.DATE, DateValue(days=when))] if when else []
    claims += [claim(FieldName.PLACE, place(where))] if where else []
    claims += [claim(FieldName.KILLED, Count(min=killed[0], max=killed[1]))] if killed else []
    claims += [claim(FieldName.INJURED, Count(min=injured[0], max=injured[1]))] if injured else []
    claims += [claim(FieldName.TARGET, TermValue(term=t)) for t in targets]
    claims += [claim(FieldName.PERPETRATOR, ActorValue(name=actor, stance=Stance.ATTRIBUTED))] if actor else []
    return Mention(report=report, ordinal=ordinal, claims=(*claims, *more), evidence=(Span(0, 4),))


def record(
    made: Mention,
    source: str = "Agency One",
    kind: str = "wire",
    published: str | None = "2020-05-04T20:00:00Z",
    sketch: tuple[int, ...] = (),
    notice: Notice | None = None,
) -> MentionRecord:
    return MentionRecord(mention=made, source=Source(name=source, kind=kind), published_at=published, sketch=sketch, notice=notice)


def random_reports(chance: Random, number: int = 14) -> list[list[MentionRecord]]:
    """Reports of one to three mentions each about a handful of incidents that lie close in time and place."""
    return [_random_report(f"r{n:02d}", chance) for n in range(number)]


def _random_report(name: str, chance: Random) -> list[MentionRecord]:
    start = date(2020, 5, 4)
    published = f"2020-05-{chance.randint(4, 12):02d}"
    sketch = tuple(range(chance.randrange(3) * 100, chance.randrange(3) * 100 + 30))
    made = []
    for ordinal in range(chance.choice((1, 1, 2, 3))):
        day = start + timedelta(days=chance.randrange(5))
        vague = chance.random() < 0.15
        made.append(
            mention(
                name,
                ordinal,
                type=chance.choice(
                    (IncidentType.ROCKET_ATTACK, IncidentType.BOMBING, IncidentType.EXPLOSION, IncidentType.ARMED_ATTACK, IncidentType.RIOT)
                ),
                days=Days.month(2020, 5) if vague else Days.day(day),
                where=chance.choice((*PLACES, *PLACES, None)),
                killed=chance.choice((None, (2, 2), (3, None), (9, 9), (40, 40))),
                targets=chance.choice(((), ("market",), ("barracks",), ("bus station", "market"))),
                actor=chance.choice((None, None, "Black Dawn", "Northern Front")),
            )
        )
    return [record(m, source=f"Source {chance.randrange(6)}", published=published, sketch=sketch) for m in made]


def settle_all(reports: Sequence[Sequence[MentionRecord]], store: IncidentStore) -> Settled | None:
    settled = None
    for step, records in enumerate(reports):
        at = f"2020-06-01T{step // 60:02d}:{step % 60:02d}:00Z"
        settled = settle(Matter(Cause(records[0].report, "report", at), records, records[0].report), store)
    return settled


def parted(at: str = "2020-06-02T00:00:00Z") -> tuple[MemoryIncidents, Incident]:
    """Two reports of one incident that a person said are two; and the incident as it was."""
    store = MemoryIncidents()
    settle_all([[record(mention(report))] for report in ("r1", "r2")], store)
    (whole,) = [i for i in map(store.get, store.ids()) if len(i.mentions) == 2]
    ours, theirs = (m.id for m in whole.mentions)
    split = Decision(kind="split", mentions=(ours,), apart=(theirs,), author="desk", reason="two", at=at)
    homes = tuple(Home(mention=m, incident=whole.id) for m in (ours, theirs))
    settle(Matter(Cause("desk", "two", at, is_decision=True), decisions=(split,), homes=homes), store)
    return store, whole
