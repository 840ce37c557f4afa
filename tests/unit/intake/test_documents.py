"""What a client may send, and how everything else is refused."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import InvalidDocument
from tocsin.intake.documents import MOST_DOCUMENTS, MOST_TEXT, IntakeDocument, parse, report_of


def refused(body: bytes) -> InvalidDocument:
    try:
        documents, _ = parse(body)
    except InvalidDocument as refusal:
        return refusal
    assert isinstance(documents[0], InvalidDocument)
    return documents[0]


@pytest.mark.parametrize(
    ("content", "pointer", "status"),
    [
        ({}, "/text", 422),
        ({"text": "   "}, "/text", 422),
        ({"text": 7}, "/text", 422),
        ({"text": "a\u0007b"}, "/text", 422),
        ({"text": "x", "published_at": "2021-02-30"}, "/published_at", 422),
        ({"text": "x", "published_at": "yesterday"}, "/published_at", 422),
        ({"text": "x", "published_at": "9999"}, "/published_at", 422),
        ({"text": "x", "published_at": "0001-01-01"}, "/published_at", 422),
        ({"text": "x", "published_at": "2021-02-22T25:10:00Z"}, "/published_at", 422),
        ({"text": "x", "published_at": "2021-02-22T noon"}, "/published_at", 422),
        ({"text": "x", "source": {"name": "a\u0000b"}}, "/source/name", 422),
        ({"text": "x", "lang": "\ud800"}, "/lang", 422),
        ({"text": "x", "colour": "red"}, "/colour", 422),
        ({"text": "x", "source": {"name": ""}}, "/source/name", 422),
        ({"text": "x", "a/b~c": 1}, "/a~1b~0c", 422),
        ({"text": "x" * (MOST_TEXT + 1)}, "/text", 413),
    ],
)
def test_a_fault_is_pointed_at(content: dict[str, object], pointer: str, status: int) -> None:
    refusal = refused(json.dumps(content).encode())
    assert (refusal.pointer, refusal.status) == (pointer, status)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'"text"', b"[]", b"3", b"[" * 5000])
def test_what_is_no_document_is_refused(body: bytes) -> None:
    assert refused(body).status == 400


def test_a_list_is_answered_item_by_item() -> None:
    documents, is_list = parse(json.dumps([{"text": "a"}, {"txt": "b"}]).encode())
    assert is_list
    assert isinstance(documents[0], IntakeDocument)
    assert isinstance(documents[1], InvalidDocument)
    assert documents[1].pointer == "/1/text"


def test_a_list_has_an_end() -> None:
    assert refused(json.dumps([{"text": "a"}] * (MOST_DOCUMENTS + 1)).encode()).code == "wrong-length"


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_refusal(body: bytes) -> None:
    with contextlib.suppress(InvalidDocument):
        parse(body)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c), max_leaves=8
)


@given(st.dictionaries(st.sampled_from(["text", "source", "published_at", "title", "lang", "external_id", "x"]), json_values))
def test_no_json_raises_anything_but_a_refusal(content: dict[str, object]) -> None:
    with contextlib.suppress(InvalidDocument):
        parse(json.dumps(content).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("when", ["2021", "2021-02", "2021-02-28", "2021-02-28T10:00:00Z", None])
def test_a_publication_keeps_its_precision(when: str | None) -> None:
    documents, _ = parse(json.dumps({"text": "Shots in the street.", "published_at": when}).encode())
    assert isinstance(documents[0], IntakeDocument)
    assert report_of(documents[0]).published_at == when


def test_the_id_follows_from_what_was_said_and_by_whom() -> None:
    first, second = (IntakeDocument(text=t) for t in ("One.", "Two."))
    assert report_of(first).id == report_of(first).id != report_of(second).id
    assert report_of(first).id != report_of(first, source="Desk").id


@pytest.mark.parametrize(("header", "published"), [("2022-06", "2022-06"), ("2021-13", None), ("9999-12", None), ("0000", None)])
def test_a_header_s_date_counts_only_where_it_can_be(header: str, published: str | None) -> None:
    assert report_of(IntakeDocument(text=f"date {header} Two rockets hit Erbil.")).published_at == published
