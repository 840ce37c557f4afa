"""Who may send, and with which code everybody else is refused."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import Unauthorised
from tocsin.intake.signatures import authorise, sign

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"a" * 32).decode()
OLD = "whsec_" + base64.b64encode(b"b" * 32).decode()
BODY = '{"text": "Überfall"}'.encode()


def headers(secret: str = SECRET, moment: datetime = NOW, body: bytes = BODY, prefix: str = "webhook") -> dict[str, str]:
    stamp = str(int(moment.timestamp()))
    return {f"{prefix}-id": "m1", f"{prefix}-timestamp": stamp, f"{prefix}-signature": sign(secret, "m1", moment, body)}


def code(given: dict[str, str], body: bytes = BODY) -> str:
    with pytest.raises(Unauthorised) as refusal:
        authorise(given, body, NOW, [SECRET, OLD], {"k-1": "Desk"})
    return refusal.value.code


@pytest.mark.parametrize("secret", [SECRET, OLD])
@pytest.mark.parametrize("prefix", ["webhook", "svix"])
def test_both_active_secrets_and_both_header_names_open(secret: str, prefix: str) -> None:
    assert authorise(headers(secret, prefix=prefix), BODY, NOW, [SECRET, OLD], {}) == ("m1", None)


def test_a_bearer_key_names_its_source() -> None:
    assert authorise({"authorization": "Bearer k-1"}, BODY, NOW, [], {"k-1": "Desk"}) == (None, "Desk")
    assert authorise({"x-api-key": "k-1", "webhook-id": "m2"}, BODY, NOW, [], {"k-1": "Desk"}) == ("m2", "Desk")


def test_each_way_to_be_wrong_has_its_code() -> None:
    assert code({}) == "unsigned"
    assert code({"authorization": "Bearer no"}) == "unknown-key"
    assert code(headers(moment=NOW - timedelta(seconds=301))) == "expired"
    assert code(headers(moment=NOW + timedelta(seconds=301))) == "expired"
    assert code(headers(), b"{}") == "wrong-signature"
    assert code({**headers(), "webhook-signature": "v1,!!!"}) == "malformed-header"
    assert code({**headers(), "webhook-signature": "nonsense"}) == "malformed-header"
    assert code({**headers(), "webhook-timestamp": "noon"}) == "malformed-header"
    assert code({"webhook-id": "m1"}) == "malformed-header"


def test_a_body_that_is_no_text_can_be_signed() -> None:
    body = b"\xff\x00raw"
    assert authorise(headers(body=body), body, NOW, [SECRET], {})[0] == "m1"


@given(
    st.dictionaries(
        st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature", "authorization", "x-api-key"]), st.text(max_size=40)
    ),
    st.binary(max_size=30),
)
def test_nothing_a_stranger_sends_raises_anything_else(given: dict[str, str], body: bytes) -> None:
    with pytest.raises(Unauthorised):
        authorise(given, body, NOW, [SECRET], {"k-1-of-many-letters-that-nobody-guesses-in-forty-characters": "Desk"})
