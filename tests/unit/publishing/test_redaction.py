"""What the policy hides is in nothing that leaves: API, files, feeds, webhooks, CSV; and analysts see what they need."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.made_up import claim, mention, record
from tests.memory import FixedClock, MemoryBus, MemoryFiles, MemorySubscribers
from tests.memory_incidents import MemoryIncidents
from tests.unit.publishing.made import stored
from tocsin.messages import IncidentEvent, IncidentOpened, IncidentUpdated
from tocsin.model.base import Span
from tocsin.model.claim import FieldName, PlaceValue, TermValue
from tocsin.model.incident import Incident, MentionRecord
from tocsin.model.report import Source
from tocsin.model.vocabulary import IncidentType, Precision
from tocsin.publishing import redaction
from tocsin.publishing.redaction import ANALYST, PUBLIC, Redaction, Rule
from tocsin.publishing.table import table
from tocsin.stages.answers import incident_detail, incident_list
from tocsin.stages.decide import Ruling, decide
from tocsin.stages.publish import publish, refresh_feeds
from tocsin.stages.requests import Request
from tocsin.stages.veiled import Veiled, role_of

CLOCK = FixedClock("2020-05-20T00:00:00+00:00")
SECRETS = {
    "place": ["Qarun", "Karoun", "34.1", "43.9", "قارون"],
    "source": ["Agency One", "Agency Two", "agency.example"],
    "text": ["the very words"],
}


def told(name: str, where: str, source: str) -> MentionRecord:
    """A mention whose targets, words and address name the place again."""
    made = mention(name, type=IncidentType.KIDNAPPING, where=None, killed=(2, 2), actor="Black Dawn", targets=["QARUN bus station"])
    place = PlaceValue(name=where, aliases=("Karoun",), key="k", country="IQ", lat=34.1, lon=43.9, radius_km=10.0, precision=Precision.TOWN)
    claims = [c.model_copy(update={"words": "the very words", "spans": (Span(10, 24),)}) for c in made.claims]
    claims.append(claim(FieldName.PLACE, place).model_copy(update={"words": "قارون"}))
    claims.append(claim(FieldName.SPEAKER, TermValue(term="police of Qarun")).model_copy(update={"speaker": "mayor of Karoun"}))
    kept = record(made.model_copy(update={"claims": tuple(claims)}), source=source)
    return kept.model_copy(update={"source": Source(name=source, kind="wire", url="https://agency.example/qarun-bus")})


@pytest.fixture
def store() -> MemoryIncidents:
    """Two reports, then a place that an analyst set with a reason."""
    made = stored(told("r1", "Qarun", "Agency One"), told("r2", "Qarun", "Agency Two"))
    place = PlaceValue(name="Qarun old town", country="IQ", lat=34.1, lon=43.9, radius_km=1.0, precision=Precision.SITE)
    rule(made, kind="set", reason="seen in Qarun", field=FieldName.PLACE, value=place)
    assert made.get(made.ids()[0]).version == 3
    return made


def rule(store: MemoryIncidents, **ruling: Any) -> None:
    decide(store.ids()[0], Ruling(author="Ana", **ruling), store, MemoryBus(), CLOCK)


def outputs(store: MemoryIncidents, rules: list[Rule], role: str = PUBLIC) -> Iterator[tuple[str, str]]:
    """Everything that leaves, by name."""
    seen = Veiled(store, Redaction(role, rules))
    (name,) = store.ids()
    for query in ({}, {"version": "1"}, {"version": "2"}, {"as_of": "2020-06-01"}):
        yield f"detail {query}", incident_detail(Request("/", query=query), name, seen).body
    box = {"from": "2020-05-01", "to": "2020-05-30", "bbox": "-180,-90,180,90"}
    for query in ({"from": "2020-05-01", "to": "2020-05-30"}, box):
        yield f"list {query}", incident_list(Request("/", query=query), seen, CLOCK).body
    files, subscribers = MemoryFiles(), MemorySubscribers()
    events: list[IncidentEvent] = [IncidentOpened(incident=name, incident_version=1)]
    events += [IncidentUpdated(incident=name, incident_version=v) for v in (2, 3) if v <= store.get(name).version]
    for event in events:
        publish(event, seen, files, subscribers)
    refresh_feeds(seen, files, CLOCK)
    yield from ((key, body.decode()) for key, body in files.files.items())
    yield from ((f"webhook {key}", body.decode()) for key, body in subscribers.delivered)
    yield "csv", table(seen.listing("2020-05-01", "2020-05-30", 10))


def leaks(store: MemoryIncidents, rules: list[Rule], hidden: str) -> list[tuple[str, str]]:
    patterns = [re.compile(rf"(?<![\w.]){re.escape(s)}(?![\w])", re.IGNORECASE) for s in SECRETS[hidden]]
    return [(name, p.pattern) for name, body in outputs(store, rules) for p in patterns if p.search(_plain(body))]


def _plain(body: str) -> str:
    try:
        return json.dumps(json.loads(body), ensure_ascii=False)
    except ValueError:
        return body


CONDITIONS: list[dict[str, Any]] = [
    {},
    {"country": ["IQ"]},
    {"type": ["kidnapping", "riot"]},
    {"actor": ["BLACK DAWN"]},
    {"country": ["IQ"], "type": ["kidnapping"], "actor": ["Black Dawn"]},
]


@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
@pytest.mark.parametrize("hidden", SECRETS)
def test_nothing_hidden_is_in_anything_that_leaves(store: MemoryIncidents, condition: dict[str, Any], hidden: str) -> None:
    assert len(leaks(store, [], hidden)) > 3, "there is something to hide"
    assert leaks(store, [Rule.of({**condition, "hide": [hidden]})], hidden) == []


@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_a_rounded_place_has_no_name_and_lies_in_its_square(store: MemoryIncidents, condition: dict[str, Any]) -> None:
    rules = [Rule.of({**condition, "round_km": 100})]
    assert leaks(store, rules, "place") == []
    (summary,) = Veiled(store, Redaction(PUBLIC, rules)).listing("2020-05-01", "2020-05-30", 9)
    view = summary.view
    assert view.lat is not None and view.lon is not None and view.radius_km == 100 and view.geo_precision is Precision.PROVINCE
    assert abs(view.lat - 34.1) < 0.5 and abs(view.lon - 43.9) < 0.6


OTHER: list[dict[str, Any]] = [
    {"country": ["SY"]},
    {"type": ["riot"]},
    {"actor": ["Northern Front"]},
    {"country": ["IQ"], "type": ["riot"]},
    {"role": ["analyst"]},
]


@pytest.mark.parametrize("condition", OTHER, ids=str)
def test_what_a_rule_does_not_mean_stays_as_it_is(store: MemoryIncidents, condition: dict[str, Any]) -> None:
    rules = [Rule.of({**condition, "hide": ["source", "text"]})]
    assert dict(outputs(store, rules)) == dict(outputs(store, []))


def test_analysts_see_what_the_public_does_not(store: MemoryIncidents) -> None:
    rules = [Rule.of({"hide": ["place", "source", "text"]})]
    assert dict(outputs(store, rules, ANALYST)) == dict(outputs(store, []))
    keys = {"key": "Ana"}
    assert (role_of({"authorization": "Bearer key"}, keys), role_of({"x-api-key": "no"}, keys), role_of({}, keys)) == (
        ANALYST,
        PUBLIC,
        PUBLIC,
    )


def test_hidden_sources_still_count_one_by_one(store: MemoryIncidents) -> None:
    (name,) = store.ids()
    seen = Veiled(store, Redaction(PUBLIC, [Rule.of({"hide": ["source"]})]))
    bare, veiled = (json.loads(incident_detail(Request("/"), name, s).body) for s in (store, seen))
    assert veiled["independent_sources"] == bare["independent_sources"] == 2
    assert [c["source"] for c in veiled["contributors"]] == ["withheld source 1", "withheld source 2"]
    assert veiled["confidence"] == bare["confidence"]


def test_a_list_says_of_a_veiled_incident_what_its_detail_says(store: MemoryIncidents) -> None:
    for row in ({"hide": ["place"]}, {"round_km": 100}, {"hide": ["text"]}):
        seen = Veiled(store, Redaction(PUBLIC, [Rule.of(row)]))
        (name,) = store.ids()
        detail = json.loads(incident_detail(Request("/"), name, seen).body)
        (feature,) = json.loads(incident_list(Request("/", query={"from": "2020-05-01"}), seen, CLOCK).body)["features"]
        assert detail["summary"] == feature["properties"]


def test_a_rival_place_in_a_veiled_country_is_hidden_alone() -> None:
    here, there = record(mention("r1", where="Ostrov")), told("r2", "Qarun", "Agency Two")
    store = stored(here)
    (name,) = store.ids()
    both = store.get(name).model_copy(update={"mentions": (here, there)})
    shown = Redaction(PUBLIC, [Rule.of({"country": ["IQ"], "hide": ["place"]})]).incident(both)
    places = [c.value for m in shown.mentions for c in m.mention.claims if isinstance(c.value, PlaceValue)]
    assert [p.name for p in places] == ["Ostrov", "withheld"]


def test_the_history_names_no_place_that_is_hidden_now_or_unknown(store: MemoryIncidents) -> None:
    (name,) = store.ids()
    seen: Incident = Veiled(store, Redaction(PUBLIC, [Rule.of({"country": ["SY"], "hide": ["place"]})])).get(name)
    changes = [f for c in seen.history for f in c.fields if f.field == "place"]
    assert {v for f in changes for v in (f.before, f.after)} <= {None, "Qarun", "Qarun old town"}
    seen = Veiled(store, Redaction(PUBLIC, [Rule.of({"country": ["IQ"], "hide": ["place"]})])).get(name)
    assert {v for c in seen.history for f in c.fields if f.field == "place" for v in (f.before, f.after)} <= {None, "withheld"}


def test_a_retracted_incident_tells_no_more_than_it_did(store: MemoryIncidents) -> None:
    (name,) = store.ids()
    rule(store, kind="retract", reason="a hoax in Qarun")
    assert store.get(name).status == "retracted"
    assert leaks_of_detail(store, name) == []


def leaks_of_detail(store: MemoryIncidents, name: str) -> list[str]:
    seen = Veiled(store, Redaction(PUBLIC, [Rule.of({"country": ["IQ"], "hide": ["place", "source", "text"]})]))
    body = incident_detail(Request("/"), name, seen).body
    return [s for hidden in SECRETS.values() for s in hidden if re.search(rf"(?<![\w.]){re.escape(s)}(?!\w)", _plain(body), re.IGNORECASE)]


def test_the_policy_in_force_can_be_read() -> None:
    assert redaction.policy() is not None


@pytest.mark.parametrize("row", [{"hide": ["colour"]}, {"land": ["IQ"]}])
def test_a_rule_with_a_word_that_nobody_reads_is_an_error(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="redaction"):
        Rule.of(row)


def test_nothing_is_written_through_a_veil(store: MemoryIncidents) -> None:
    with pytest.raises(TypeError):
        Veiled(store, Redaction(PUBLIC, [])).commit(None)  # type: ignore[arg-type]
