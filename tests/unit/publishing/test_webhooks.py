"""Bodies of outgoing webhooks: one id and the same bytes for one change, however often it is sent."""

from __future__ import annotations

import json

from tests.made_up import mention, record
from tests.unit.publishing.made import incident
from tocsin.messages import IncidentEvent, IncidentOpened, IncidentsMerged, IncidentUpdated
from tocsin.publishing.documents import Notification
from tocsin.publishing.geojson import feature
from tocsin.publishing.webhooks import body, event_id


def test_a_body_has_type_timestamp_and_the_incident() -> None:
    made = incident(record(mention("r1")))
    sent = body(IncidentOpened(incident=made.id, incident_version=1), made.summary)
    told = Notification.model_validate_json(sent)
    assert (told.type, told.timestamp) == ("incident.opened", made.summary.updated_at)
    assert told.data == feature(made.summary)
    assert sent == body(IncidentOpened(incident=made.id, incident_version=1), made.summary)


def test_a_merge_says_what_was_absorbed() -> None:
    made = incident(record(mention("r1")))
    told = json.loads(body(IncidentsMerged(incident=made.id, incident_version=2, absorbed="i_9"), made.summary))
    assert (told["type"], told["data"]["absorbed"]) == ("incident.merged", "i_9")


def test_the_id_tells_changes_apart_and_holds_no_dot() -> None:
    events: list[IncidentEvent] = [
        IncidentOpened(incident="i_1", incident_version=1),
        IncidentUpdated(incident="i_1", incident_version=2),
        IncidentsMerged(incident="i_1", incident_version=2, absorbed="i_2"),
        IncidentsMerged(incident="i_1", incident_version=2, absorbed="i_3"),
    ]
    ids = [event_id(e) for e in events]
    assert len(set(ids)) == len(ids)
    assert ids == [event_id(e) for e in events]
    assert not any("." in i for i in ids)


def test_names_in_any_script_go_out_as_they_are() -> None:
    made = incident(record(mention("r1", actor="حركة الفجر")))
    assert "حركة الفجر".encode() in body(IncidentOpened(incident=made.id, incident_version=1), made.summary)
