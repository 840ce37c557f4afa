"""`make scale`: what putting one mention to its incident reads, at 1,000, 30,000 and 300,000 incidents.

The real adapter (tocsin.aws.dynamodb_incidents) works on a table in memory that knows the few calls it makes and counts
them. A core of incidents of the last weeks is the same at every size; the others are older ones in the same cells and
countries. Last, everything in one town within three days: the bounds of a range and of a neighbourhood then show.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.aws.incident_items import entry_key, mention_items, now_items
from tocsin.merging.clusters import incident_id
from tocsin.merging.keys import entries
from tocsin.merging.profile import profile
from tocsin.merging.regroup import Cause, outcome, plan
from tocsin.merging.story import MOST
from tocsin.model.base import Span
from tocsin.model.claim import Claim, Count, DateValue, FieldName, PlaceValue, TypeValue, Value
from tocsin.model.incident import Incident, MentionRecord
from tocsin.model.mention import Mention
from tocsin.model.neighbourhood import Neighbourhood
from tocsin.model.report import Source
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.model.when import Days
from tocsin.stages.settle import Matter, settle

SIZES = (1_000, 30_000, 300_000)
CORE, CORE_DAYS, OLDER_DAYS = 1_000, 120, 3650
TOWNS = 400
MENTIONS = 150
VOCABULARY = 5_000  # rare words of stories; every other report is long enough to tell one
TODAY = date(2024, 6, 30)
KINDS = (IncidentType.BOMBING, IncidentType.SHELLING, IncidentType.ARMED_ATTACK, IncidentType.PROTEST, IncidentType.KIDNAPPING)
COUNTRIES = ("IQ", "SY", "UA", "NG", "ML", "PK", "CO", "MX", "FR", "LB")


class Spot(NamedTuple):
    name: str
    country: str
    lat: float
    lon: float


def towns() -> list[Spot]:
    chance = Random(1)
    return [
        Spot(f"Town {n}", COUNTRIES[n % 10], 5.0 * (n % 10) + chance.random() * 4, 6.0 * (n % 10) + chance.random() * 5)
        for n in range(TOWNS)
    ]


def told(name: str, spot: Spot, days: Days, chance: Random, is_vague: bool = False) -> MentionRecord:
    """One mention, of a country only if vague."""
    place = PlaceValue(
        name=spot.country if is_vague else spot.name,
        country=spot.country,
        lat=None if is_vague else spot.lat,
        lon=None if is_vague else spot.lon,
        radius_km=None if is_vague else 10.0,
        precision=Precision.COUNTRY if is_vague else Precision.TOWN,
    )
    killed = chance.randrange(60)
    values: dict[FieldName, Value] = {
        FieldName.TYPE: TypeValue(type=chance.choice(KINDS)),
        FieldName.DATE: DateValue(days=days),
        FieldName.PLACE: place,
        FieldName.KILLED: Count(min=killed, max=killed),
    }
    claims = tuple(Claim(field=f, value=v, spans=(Span(0, 4),), words="made", rule="made") for f, v in values.items())
    made = Mention(report=name, ordinal=0, claims=claims, evidence=(Span(0, 4),))
    source, published = Source(name=f"S{chance.randrange(50)}"), (days.last + timedelta(1)).isoformat()
    story = tuple(f"word {n}" for n in chance.sample(range(VOCABULARY), MOST)) if chance.random() < 0.5 else ()
    return MentionRecord(mention=made, source=source, published_at=published, story=story)


class World:
    """Incident n is made when it is asked for: the core first, then older ones. `packed` puts all into one town and three days."""

    def __init__(self, packed: bool = False) -> None:
        self._towns, self._packed = towns(), packed

    def record(self, n: int) -> MentionRecord:
        chance = Random(n)
        back = chance.randrange(CORE_DAYS) if n < CORE else CORE_DAYS + chance.randrange(OLDER_DAYS)
        spot = self._towns[0] if self._packed else chance.choice(self._towns)
        day = TODAY - timedelta(days=chance.randrange(3) if self._packed else back)
        is_vague = chance.random() < 0.1
        return told(f"n{n}", spot, Days.month(day.year, day.month) if is_vague else Days.day(day), chance, is_vague)

    def incident(self, n: int) -> Incident:
        found = plan(Neighbourhood(), [self.record(n)])
        return outcome(found, Neighbourhood(), Cause("made", "made", "2024-07-01T00:00:00Z"))[0]

    def mentions(self) -> Iterator[MentionRecord]:
        """New reports on the last weeks, one in ten vague."""
        chance = Random(7)
        for n in range(MENTIONS):
            day = TODAY - timedelta(days=chance.randrange(3 if self._packed else CORE_DAYS // 3))
            spot, is_vague = self._towns[0] if self._packed else chance.choice(self._towns), n % 10 == 0
            yield told(f"new{n}", spot, Days.month(day.year, day.month) if is_vague else Days.day(day), chance, is_vague)


class CountingTable:
    """The calls that the adapter makes, on index entries in memory and incidents made on demand. Counts requests and items read."""

    class exceptions:  # noqa: N801 - the name that botocore's clients have
        class ConditionalCheckFailedException(Exception): ...

    def __init__(self, world: World, size: int) -> None:
        self._world = world
        self._index: dict[str, list[str]] = defaultdict(list)
        self._written: dict[tuple[str, str], Any] = {}
        self._number: dict[str, int] = {}
        self.requests: Counter[str] = Counter()
        self.items_read = 0
        for n in range(size):
            self._enter(n)
        for keys in self._index.values():
            keys.sort()

    def _enter(self, n: int) -> None:
        found = profile(self._world.record(n))
        name = incident_id([found])
        self._number[f"I#{name}"] = self._number[f"M#{found.id}"] = n
        for entry in entries([found]):
            place = entry_key(entry, name)
            self._index[place["pk"]["S"]].append(place["sk"]["S"])

    def query(self, **asked: Any) -> dict[str, Any]:
        values = {name: value["S"] for name, value in asked["ExpressionAttributeValues"].items()}
        keys = self._index.get(values[":key"], [])
        found = keys[bisect_left(keys, values[":first"]) : bisect_right(keys, values[":last"])][::-1][: asked["Limit"]]
        self._count("Query", len(found))
        return {"Items": [{"sk": {"S": key}} for key in found]}

    def batch_get_item(self, RequestItems: Mapping[str, Any]) -> dict[str, Any]:  # noqa: N803 - botocore's name
        ((table, wanted),) = RequestItems.items()
        found = [item for key in wanted["Keys"] if (item := self._item(key["pk"]["S"], key["sk"]["S"])) is not None]
        self._count("BatchGetItem", len(found))
        return {"Responses": {table: found}}

    def _item(self, pk: str, sk: str) -> Any:
        if (pk, sk) in self._written or pk not in self._number:
            return self._written.get((pk, sk))
        incident = self._world.incident(self._number[pk])
        return now_items(incident)[-1] if pk.startswith("I#") else mention_items(incident.mentions[0])[-1]

    def batch_write_item(self, RequestItems: Mapping[str, Any]) -> dict[str, Any]:  # noqa: N803 - botocore's name
        self._count("BatchWriteItem")
        for requests in RequestItems.values():
            for request in requests:
                self._write(request["PutRequest"]["Item"])
        return {}

    def transact_write_items(self, TransactItems: Sequence[Mapping[str, Any]]) -> None:  # noqa: N803 - botocore's name
        self._count("TransactWriteItems")
        for action in TransactItems:
            if "Put" in action:
                self._write(action["Put"]["Item"])

    def delete_item(self, Key: Mapping[str, Any], **_: Any) -> None:  # noqa: N803 - botocore's name
        self._count("DeleteItem")

    def _write(self, item: Mapping[str, Any]) -> None:
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        self._written[pk, sk] = item
        if pk.startswith("K#") and sk not in self._index[pk]:
            insort(self._index[pk], sk)

    def _count(self, operation: str, items: int = 0) -> None:
        self.requests[operation] += 1
        self.items_read += items


class Cost(NamedTuple):
    """For one mention, on average."""

    reads: float
    items: float
    writes: float


def cost(size: int, packed: bool = False, mentions: int = MENTIONS) -> Cost:
    world = World(packed)
    table: Any = CountingTable(world, size)
    store = DynamoIncidents(table, "incidents")
    made = list(world.mentions())[:mentions]
    for record in made:
        settle(Matter(Cause(record.report, "report", "2024-07-02T00:00:00Z"), [record], record.report), store)
    reads = table.requests["Query"] + table.requests["BatchGetItem"]
    return Cost(reads / len(made), table.items_read / len(made), (table.requests.total() - reads) / len(made))


def report(title: str, costs: Mapping[int, Cost]) -> Iterable[str]:
    yield title
    yield f"{'incidents':>12} {'read requests':>14} {'items read':>11} {'write requests':>15}"
    yield from (f"{size:>12,} {c.reads:>14.2f} {c.items:>11.2f} {c.writes:>15.2f}" for size, c in costs.items())
    first, *_, last = costs.values()
    yield f"{'last ÷ first':>12} {last.reads / first.reads:>14.3f} {last.items / first.items:>11.3f} {last.writes / first.writes:>15.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().sizes
    print("\n".join(report("for each mention, in a table that grows older", {s: cost(s) for s in sizes})))
    print("\n".join(report("everything in one town within three days", {s: cost(s, packed=True, mentions=10) for s in sizes[:2]})))


if __name__ == "__main__":
    main()
