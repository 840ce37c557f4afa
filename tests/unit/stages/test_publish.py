"""publish: whatever order events come in, and however often, what stands at an address is the newest state."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.made_up import claim, mention, record, settle_all
from tests.memory import FixedClock, MemoryFiles, MemorySubscribers
from tests.memory_incidents import MemoryIncidents
from tocsin.errors import Conflict, NotDelivered, NotFound
from tocsin.merging.regroup import Cause
from tocsin.messages import IncidentEvent, IncidentOpened, IncidentsMerged, IncidentUpdated
from tocsin.model.claim import FieldName, SeriesValue
from tocsin.model.incident import Incident, IncidentStatus
from tocsin.model.neighbourhood import Lookup, Neighbourhood
from tocsin.stages.publish import publish, refresh_feeds
from tocsin.stages.settle import Matter, settle

LATER = date(2020, 5, 20)
CLOCK = FixedClock("2020-05-05T00:00:00+00:00")
FIRST = record(mention("r1", killed=(2, 2)))
SECOND = record(mention("r2", killed=(9, 9)), source="Agency Two")


@pytest.fixture
def incidents() -> MemoryIncidents:
    """One incident in two versions."""
    store = MemoryIncidents()
    settle_all([[FIRST], [SECOND]], store)
    return store


def document(files: MemoryFiles, key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files.get(key))
    return found


def events(store: MemoryIncidents) -> tuple[IncidentEvent, IncidentEvent]:
    (name,) = store.ids()
    return IncidentOpened(incident=name, incident_version=1), IncidentUpdated(incident=name, incident_version=2)


def test_each_version_and_the_present_are_written(incidents: MemoryIncidents) -> None:
    files, subscribers = MemoryFiles(), MemorySubscribers()
    for event in events(incidents):
        publish(event, incidents, files, subscribers)
    (name,) = incidents.ids()
    assert document(files, f"incidents/{name}/v1.json")["version"] == 1
    assert document(files, f"incidents/{name}/v2.json") == document(files, f"incidents/{name}.json")
    assert [json.loads(told)["type"] for _, told in subscribers.delivered] == ["incident.opened", "incident.updated"]


def test_a_late_event_puts_nothing_old_over_the_new(incidents: MemoryIncidents) -> None:
    files, (first, second) = MemoryFiles(), events(incidents)
    publish(second, incidents, files, MemorySubscribers())
    publish(first, incidents, files, MemorySubscribers())
    (name,) = incidents.ids()
    assert document(files, f"incidents/{name}.json")["version"] == 2
    assert document(files, f"incidents/{name}/v1.json")["version"] == 1


def test_again_changes_nothing_and_tells_nobody_twice(incidents: MemoryIncidents) -> None:
    files, subscribers = MemoryFiles(), MemorySubscribers()
    event = events(incidents)[1]
    publish(event, incidents, files, subscribers)
    before = dict(files.files)
    publish(event, incidents, files, subscribers)
    assert files.files == before
    assert len(subscribers.delivered) == 1


class Overtaken(MemoryFiles):
    """Files of a slow writer: while it first writes the present state, somebody else settles another report."""

    def __init__(self, incidents: MemoryIncidents) -> None:
        super().__init__()
        self._incidents = incidents
        self._is_waiting = True

    def put(self, key: str, body: bytes, content_type: str) -> None:
        if self._is_waiting and not key.endswith("/v1.json"):
            self._is_waiting = False
            settle(Matter(Cause("r2", "report", "2020-06-02T00:00:00Z"), [SECOND], "r2"), self._incidents)
        super().put(key, body, content_type)


def test_a_slow_writer_leaves_the_newest_state() -> None:
    incidents = MemoryIncidents()
    settle_all([[FIRST]], incidents)
    files = Overtaken(incidents)
    publish(events(incidents)[0], incidents, files, MemorySubscribers())
    assert document(files, f"incidents/{incidents.ids()[0]}.json")["version"] == 2


def test_a_slow_writer_of_feeds_leaves_the_newest_state() -> None:
    incidents = MemoryIncidents()
    settle_all([[FIRST]], incidents)
    files = Overtaken(incidents)
    refresh_feeds(incidents, files, CLOCK)
    (told,) = document(files, "feeds/all_week.geojson")["features"]
    assert told["properties"]["version"] == 2


def test_what_never_comes_to_rest_is_left_to_a_retry(incidents: MemoryIncidents) -> None:
    class Restless(MemoryIncidents):
        reads = 0

        def listing(self, first_day: str, last_day: str, limit: int) -> list[Any]:
            self.reads += 1
            return [s.model_copy(update={"version": self.reads}) for s in incidents.listing(first_day, last_day, limit)]

    with pytest.raises(Conflict):
        refresh_feeds(Restless(), MemoryFiles(), CLOCK)


def test_the_present_tells_the_series_beside_what_is_known(incidents: MemoryIncidents) -> None:
    second = claim(FieldName.SERIES, SeriesValue(ordinal=2, window_days=30))
    settle_all([[record(mention("s1", day=LATER, killed=(55, 55), more=[second]), source="Agency Three")]], incidents)
    (earlier,) = {i for i in incidents.ids() if incidents.get(i).version == 2}
    (name,) = set(incidents.ids()) - {earlier}
    files = MemoryFiles()
    publish(IncidentOpened(incident=name, incident_version=1), incidents, files, MemorySubscribers())
    (told,) = document(files, f"incidents/{name}.json")["series"]
    assert (told["known"], told["agrees"]) == (2, True)
    assert document(files, f"incidents/{name}.json")["related"] == [earlier]
    assert document(files, f"incidents/{name}/v1.json")["related"] == []


def test_an_absorbed_incident_leads_on(incidents: MemoryIncidents) -> None:
    heir = incidents.get(incidents.ids()[0])
    gone = heir.model_copy(update={"id": "i_gone", "status": IncidentStatus.MERGED, "merged_into": heir.id})

    class Two:
        def get(self, incident_id: str, version: int | None = None, as_of: str | None = None) -> Incident:
            return gone if incident_id == "i_gone" else incidents.get(incident_id, version, as_of)

        def neighbourhood(self, lookup: Lookup) -> Neighbourhood:
            return incidents.neighbourhood(lookup)

    files = MemoryFiles()
    publish(IncidentsMerged(incident=heir.id, incident_version=2, absorbed="i_gone"), Two(), files, MemorySubscribers())  # type: ignore[arg-type]
    assert document(files, "incidents/i_gone.json") == {"id": "i_gone", "status": "merged", "merged_into": heir.id}
    assert document(files, f"incidents/{heir.id}.json")["version"] == 2


def test_files_are_there_before_a_subscriber_fails(incidents: MemoryIncidents) -> None:
    files, subscribers = MemoryFiles(), MemorySubscribers()
    subscribers.is_broken = True
    with pytest.raises(NotDelivered):
        publish(events(incidents)[1], incidents, files, subscribers)
    assert document(files, f"incidents/{incidents.ids()[0]}.json")["version"] == 2


def test_an_unknown_incident_is_an_error() -> None:
    with pytest.raises(NotFound):
        publish(IncidentOpened(incident="i_none", incident_version=1), MemoryIncidents(), MemoryFiles(), MemorySubscribers())


def test_every_feed_is_written_with_what_belongs_in_it(incidents: MemoryIncidents) -> None:
    settle_all([[record(mention("r3", where="Ostrov", day=None, days=None))]], incidents)
    files = MemoryFiles()
    refresh_feeds(incidents, files, CLOCK)
    counts = {key: document(files, key)["metadata"]["count"] for key in files.files}
    assert counts == {f"feeds/{n}.geojson": 1 for n in ("all_day", "all_week", "all_month", "all")}
    refresh_feeds(incidents, files, FixedClock("2020-07-05T00:00:00+00:00"))
    assert document(files, "feeds/all_month.geojson")["metadata"]["count"] == 0
    assert document(files, "feeds/all.geojson")["metadata"]["count"] == 1
