"""The detail document: every value with speaker, source and words; nothing that was said is lost."""

from __future__ import annotations

import json
from typing import Any

from tests.made_up import claim, mention, record
from tests.unit.publishing.made import incident, stored
from tocsin.merging.fold import view
from tocsin.model.base import Span
from tocsin.model.claim import Claim, Count, FieldName, SeriesValue, Standing
from tocsin.model.incident import IncidentStatus, SeriesCheck
from tocsin.publishing.detail import current_document, detail_document
from tocsin.publishing.documents import Detail, Redirect


def field(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in document["fields"] if f["field"] == name)
    return found


def test_rival_tolls_stand_beside_each_other_each_with_who_says_it() -> None:
    hospital = Claim(
        field=FieldName.KILLED, value=Count(min=7, max=None), speaker="hospital", spans=(Span(5, 9), Span(20, 24)), words="a … b", rule="r"
    )
    document = detail_document(incident(record(mention("r1", killed=(2, 2))), record(mention("r2", more=[hospital]), source="Agency Two")))
    killed = field(document, "killed")
    told = {c["source"]: c for c in (*killed["said_by"], *killed["rivals"])}
    assert told["Agency One"]["shown"] == "2"
    assert told["Agency One"]["speaker"] is None
    other = told["Agency Two"]
    assert (other["shown"], other["speaker"], other["words"]) == ("at least 7", "hospital", "a … b")
    assert other["spans"] == [{"start": 5, "end": 9}, {"start": 20, "end": 24}]
    assert (other["report"], other["published_at"]) == ("r2", "2020-05-04T20:00:00Z")


def test_every_claim_of_every_report_is_in_it_once() -> None:
    replaced = claim(FieldName.KILLED, Count(min=1, max=1), Standing.SUPERSEDED)
    made = incident(record(mention("r1", killed=(2, 2), more=[replaced])), record(mention("r2", killed=(2, 2)), source="Agency Two"))
    document = detail_document(made)
    told = [c["claim"] for f in document["fields"] for c in (*f["said_by"], *f["rivals"])]
    told += [c["claim"] for c in document["withdrawn"]]
    assert sorted(told) == sorted(c.id for m in made.mentions for c in m.claims())


def test_contributors_say_what_each_report_gave() -> None:
    made = incident(
        record(mention("r2", killed=(2, 2)), published="2020-05-06"),
        record(mention("r1", injured=(4, 4)), source="Agency Two", published="2020-05-05"),
    )
    first, second = detail_document(made)["contributors"]
    assert (first["report"], first["source"], first["claims"]) == ("r1", "Agency Two", 5)
    assert "injured" in first["preferred"] and "killed" not in first["preferred"]
    assert "killed" in second["preferred"]


def test_place_and_time_carry_precision_and_codes() -> None:
    document = detail_document(incident(record(mention("r1"))))
    assert field(document, "place")["shown"] == "Qarun (IQ), town, ±10 km"
    assert document["summary"]["radius_km"] == 10.0
    codes = document["summary"]["codes"]
    assert (codes["ucdp_where_prec"], codes["ucdp_date_prec"], codes["acled_time_precision"]) == (1, 1, 1)


def test_it_says_how_each_version_came_to_be() -> None:
    store = stored(record(mention("r1", killed=(2, 2))), record(mention("r2", killed=(9, 9)), source="Agency Two"))
    current = store.get(store.ids()[0])
    document = detail_document(current)
    assert [c["version"] for c in document["history"]] == [1, 2]
    assert any(change["field"] == "killed" for change in document["history"][1]["fields"])
    past = detail_document(store.get(current.id, 1))
    assert [c["version"] for c in past["history"]] == [1]
    assert [c["report"] for c in past["contributors"]] == ["r1"]


def test_a_series_is_told_with_its_words() -> None:
    made = incident(record(mention("r1", more=[claim(FieldName.SERIES, SeriesValue(ordinal=3, window_days=7))])))
    told = view(made)
    said = next(f for f in told.facts if f.field is FieldName.SERIES).support[0]
    check = SeriesCheck(ordinal=3, window_days=7, known=2, incidents=("i_1",), agrees=False, claim=said)
    (series,) = detail_document(made, told.model_copy(update={"series": (check,)}))["series"]
    assert (series["known"], series["agrees"], series["said"]["words"]) == (2, False, "words")
    assert series["said"]["shown"] == "number 3 within 7 days"


def test_a_merged_incident_leaves_the_way_to_where_it_went() -> None:
    made = incident(record(mention("r1")))
    gone = made.model_copy(update={"status": IncidentStatus.MERGED, "merged_into": "i_2"})
    assert Redirect.model_validate(current_document(gone)) == Redirect(id=made.id, merged_into="i_2")


def test_it_is_json_in_its_own_schema() -> None:
    document = json.loads(json.dumps(detail_document(incident(record(mention("r1", actor="Black Dawn", targets=["market"]))))))
    assert Detail.model_validate(document).model_dump(mode="json") == document
