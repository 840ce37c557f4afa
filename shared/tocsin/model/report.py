"""A report: one text as it came, with who published it and when, as exactly as that is known."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Literal

from pydantic import Field

from tocsin.model.base import Frozen, Span, content_id

PubStatus = Literal["usable", "withheld", "canceled"]
"""As ninjs has it."""


class Source(Frozen):
    name: str = "unknown"
    kind: str | None = None
    url: str | None = None


class Item(Frozen):
    """One piece of a report that may be a bundle: a tweet, an article. `span` is into the report's text, `lang` is ISO 639-1."""

    span: Span
    lang: str
    kind: str = "article"
    published_at: str | None = None


class Report(Frozen):
    """`text` is kept to the letter: every offset anywhere points into it. `published_at` is ISO, as fine as it was said."""

    id: str
    external_id: str | None = None
    source: Source = Source()
    published_at: str | None = None
    title: str | None = None
    text: str
    lang: str | None = None
    items: tuple[Item, ...] = ()
    pubstatus: PubStatus = "usable"

    @property
    def takes_back(self) -> bool:
        """Whether it withdraws the report that its source sent under the same external id."""
        return self.pubstatus != "usable"

    def key(self, takes_back: bool) -> str | None:
        """The sender's name for a report, or for its withdrawal, which is the sender's alone."""
        kind = "withdrawal" if takes_back else "document"
        return json.dumps([kind, self.source.name, self.external_id]) if self.external_id else None

    @staticmethod
    def id_of(source: Source, external_id: str | None, published_at: str | None, text: str) -> str:
        """The id follows from what was said and by whom, so that a replay is the same report."""
        return content_id("r", source.name, external_id or "", published_at or "", text)


class ReportStatus(StrEnum):
    QUEUED = "queued"
    PROCESSING = "processing"
    DONE = "done"
    REJECTED = "rejected"
    FAILED = "failed"

    @property
    def comes_from(self) -> tuple[ReportStatus, ...]:
        """The statuses that this one may follow. A report that failed can still be done, by redrive; one that is done cannot fail."""
        return _COMES_FROM[self]


_OPEN = (ReportStatus.QUEUED, ReportStatus.PROCESSING)
_COMES_FROM = {
    ReportStatus.QUEUED: (),
    ReportStatus.PROCESSING: (ReportStatus.QUEUED,),
    ReportStatus.FAILED: _OPEN,
    ReportStatus.REJECTED: (*_OPEN, ReportStatus.FAILED),
    ReportStatus.DONE: tuple(ReportStatus),
}


class StatusChange(Frozen):
    status: ReportStatus
    at: str
    reason: str | None = None


class ReportState(Frozen):
    """Where a report stands; `history` keeps every change, oldest first."""

    id: str
    status: ReportStatus
    history: tuple[StatusChange, ...] = Field(min_length=1)
    incidents: tuple[str, ...] = ()
