"""Who may send: Standard Webhooks signatures, or a bearer key for each source. Every refusal is typed."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook

from tocsin.errors import Unauthorised

TOLERANCE = timedelta(seconds=300)
PREFIXES = ("webhook", "svix")


def authorise(
    headers: Mapping[str, str], body: bytes, now: datetime, secrets: Sequence[str], keys: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """(message id, source name) of a request that may come in; raises Unauthorised with a code for each way it may not.

    `headers` have lower-case names, `secrets` are base64 with or without "whsec_", `keys` maps a bearer key to its source.
    """
    key = _bearer(headers)
    if key is not None:
        return headers.get("webhook-id"), _source_of(key, keys)
    message_id, timestamp, signature = _signed_headers(headers)
    moment = _moment(timestamp)
    if abs(now - moment) > TOLERANCE:
        raise Unauthorised(f"the timestamp is more than {TOLERANCE.seconds} seconds off", code="expired")
    if not any(_matches(sign(secret, message_id, moment, body), signature) for secret in secrets):
        raise Unauthorised("no signature fits", code="wrong-signature")
    return message_id, None


def bearer(headers: Mapping[str, str], keys: Mapping[str, str]) -> str:
    """Who holds the key of a request that must carry one. Raises Unauthorised."""
    key = _bearer(headers)
    if key is None:
        raise Unauthorised("the request carries no key", code="unsigned")
    return _source_of(key, keys)


def sign(secret: str, message_id: str, moment: datetime, body: bytes) -> str:
    """The signature header for a body: "v1,<base64>". Raises ValueError for a secret that is not base64."""
    return (
        Webhook(secret).sign(message_id, moment, body.decode("utf-8", "surrogateescape"))
        if _is_text(body)
        else _sign_bytes(secret, message_id, moment, body)
    )


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _sign_bytes(secret: str, message_id: str, moment: datetime, body: bytes) -> str:
    """The library signs text only; a body that is no UTF-8 is signed over its bytes, as the standard says."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{message_id}.{int(moment.timestamp())}.".encode() + body
    return f"v1,{base64.b64encode(hmac.digest(key, content, 'sha256')).decode()}"


def _bearer(headers: Mapping[str, str]) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return headers.get("x-api-key") or None


def _source_of(key: str, keys: Mapping[str, str]) -> str:
    found = [name for known, name in keys.items() if hmac.compare_digest(known.encode(), key.encode("utf-8", "replace"))]
    if not found:
        raise Unauthorised("this key is not known", code="unknown-key")
    return found[0]


def _signed_headers(headers: Mapping[str, str]) -> tuple[str, str, str]:
    for prefix in PREFIXES:
        values = [headers.get(f"{prefix}-{name}", "").strip() for name in ("id", "timestamp", "signature")]
        if all(values):
            return values[0], values[1], values[2]
        if any(values):
            raise Unauthorised(f"{prefix}-id, {prefix}-timestamp and {prefix}-signature belong together", code="malformed-header")
    raise Unauthorised("the request is not signed and carries no key", code="unsigned")


def _moment(timestamp: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(timestamp), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise Unauthorised("the timestamp is not in seconds since 1970", code="malformed-header") from fault


def _matches(expected: str, header: str) -> bool:
    wanted = expected.partition(",")[2]
    given = [part.partition(",") for part in header.split(" ") if part]
    if not any(comma for _, comma, _ in given):
        raise Unauthorised("a signature is written v1,<base64>", code="malformed-header")
    for version, _, value in given:
        try:
            base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as fault:
            raise Unauthorised("a signature is written v1,<base64>", code="malformed-header") from fault
        if version == "v1" and hmac.compare_digest(wanted.encode(), value.encode("utf-8", "replace")):
            return True
    return False
