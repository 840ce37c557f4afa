"""What can go wrong, and what becomes of the message.

TocsinError
├── Rejected            permanent: no retry helps; the report is kept with the reason
│   ├── InvalidDocument     the intake document breaks the contract (HTTP 400, 413 or 422)
│   ├── Unauthorised        signature or key missing, wrong, or out of time (HTTP 401)
│   ├── KeyReused           an idempotency key came again with another body (HTTP 422)
│   └── Unreadable          a stored report that no stage can read
├── NotFound            asked for something that is not there (HTTP 404)
└── Transient           the world's fault: retried, then the dead-letter queue
    ├── Conflict            somebody else wrote first: read again and decide again
    ├── NotDelivered        a queue, bus or subscriber did not take it
    └── StoreUnavailable    a store did not answer
"""

from __future__ import annotations


class TocsinError(Exception):
    """Anything tocsin raises on purpose."""


class Rejected(TocsinError):
    """Permanent. `pointer` is a JSON pointer to the fault, `code` a stable word for machines."""

    status = 400
    code = "rejected"

    def __init__(self, detail: str, pointer: str = "", *, code: str | None = None, status: int | None = None) -> None:
        super().__init__(detail)
        self.detail, self.pointer = detail, pointer
        self.code, self.status = code or self.code, status or self.status


class InvalidDocument(Rejected):
    code = "invalid-document"


class Unauthorised(Rejected):
    status = 401
    code = "unauthorised"


class KeyReused(Rejected):
    """`key` is the one that is another report's."""

    status = 422
    code = "idempotency-key-reused"

    def __init__(self, key: str, pointer: str = "") -> None:
        super().__init__("this idempotency key came before with another body", pointer)
        self.key = key


class Unreadable(Rejected):
    code = "unreadable"


class NotFound(TocsinError):
    """Nothing of that id."""


class Transient(TocsinError):
    """Retried by the queue."""


class Conflict(Transient):
    """A conditional write lost; `current` may hold what was there."""


class NotDelivered(Transient):
    """A send was refused or failed, whole or in part."""


class StoreUnavailable(Transient):
    """A store did not answer or throttled."""
