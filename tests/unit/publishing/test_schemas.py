"""What is checked in is what the models say; and what is written fits what is promised."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.made_up import mention, record
from tests.unit.publishing.made import incident
from tocsin.merging.mentions import mention_view
from tocsin.messages import IncidentOpened, sealed
from tocsin.publishing.detail import detail_document
from tocsin.publishing.geojson import collection
from tocsin.publishing.webhooks import body
from tools import schemas


@pytest.mark.parametrize("name", sorted(schemas.SHAPES))
def test_schemas_are_fresh(name: str) -> None:
    path = schemas.FOLDER / f"{name}.json"
    assert path.read_text(encoding="utf-8") == schemas.schema(name), "run `make schemas`"


def test_no_schema_is_left_over() -> None:
    assert {p.stem for p in schemas.FOLDER.iterdir()} == set(schemas.SHAPES)


def test_the_tables_of_the_page_are_fresh() -> None:
    text = schemas.PAGE.read_text(encoding="utf-8")
    assert schemas.page(text) == text, "run `make schemas`"
    assert all(f"<!-- generated: {name} -->" in text for name in schemas.tables())


def faults(name: str, document: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(schemas.schema(name)))
    return [f"{name} {list(e.path)}: {e.message}" for e in validator.iter_errors(document)]


def test_what_is_written_fits_its_schema() -> None:
    made = incident(record(mention("r1", killed=(2, None), actor="Black Dawn", targets=["market"])))
    opened = IncidentOpened(incident=made.id, incident_version=1)
    line = mention_view(made.mentions[0].mention, made.id).model_dump(mode="json", exclude={"days"})
    written = {
        "incident": detail_document(made),
        "incident-stored": made.model_dump(mode="json"),
        "feed": collection([made.summary], "2020-05-05T00:00:00Z", "test"),
        "webhook": json.loads(body(opened, made.summary)),
        "message": sealed(opened, "r1", "2020-05-05T00:00:00Z").model_dump(mode="json"),
        "mention": made.mentions[0].mention.model_dump(mode="json"),
        "mention-line": {"report": "r1", "mentions": [line]},
        "claim": made.mentions[0].mention.claims[0].model_dump(mode="json"),
    }
    assert [fault for name, document in written.items() for fault in faults(name, document)] == []


@pytest.mark.parametrize("document", [{}, {"text": ""}, {"text": "x", "colour": "red"}, {"text": 5}, {"text": "x", "source": "AFP"}])
def test_a_document_that_the_door_refuses_does_not_fit_either(document: dict[str, Any]) -> None:
    assert faults("report-document", document)


def test_a_good_document_fits() -> None:
    assert not faults(
        "report-document", {"text": "x", "external_id": None, "source": {"name": "AFP"}, "published_at": "2021-02", "lang": None}
    )
