"""Intake documents: what a client may send, and a typed refusal with a pointer for everything else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from tocsin.errors import InvalidDocument
from tocsin.intake.bundle import header_date, split
from tocsin.model.report import PubStatus, Report, Source
from tocsin.model.when import Days

MOST_TEXT = 200_000  # characters of one text
FIRST_YEAR, LAST_YEAR = 1800, 2199  # of publication
MOST_DOCUMENTS = 100  # documents of one request
MOST_BYTES = 6 * 1024 * 1024  # bytes of one request; what Lambda takes
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _printable(value: str | None) -> str | None:
    if value is not None and (match := _CONTROL.search(value)):
        raise ValueError(f"control character U+{ord(match.group()):04X} at offset {match.start()}")
    return value


Words = Annotated[str, AfterValidator(_printable)]


class SourceDocument(_Strict):
    name: Words = Field(default="unknown", min_length=1, max_length=300)
    kind: Words | None = Field(default=None, max_length=60)
    url: Words | None = Field(default=None, max_length=2000)


class IntakeDocument(_Strict):
    """One report as a client sends it. Only `text` is required; `published_at` is a timestamp, day, month, year or null."""

    external_id: Words | None = Field(default=None, min_length=1, max_length=300)
    source: SourceDocument = SourceDocument()
    published_at: str | None = Field(default=None, max_length=40)
    title: Words | None = Field(default=None, max_length=1000)
    text: Words = Field(min_length=1)
    lang: Words | None = Field(default=None, max_length=20)
    pubstatus: PubStatus = "usable"

    @field_validator("text", mode="after")
    @classmethod
    def _says_something(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the text is blank")
        return value

    @field_validator("published_at", mode="after")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None and not _is_publication(value):
            raise ValueError(f"not an ISO timestamp, day, month or year from {FIRST_YEAR} to {LAST_YEAR} that exists: {value!r}")
        return value

    @model_validator(mode="after")
    def _says_what_it_takes_back(self) -> Self:
        if self.pubstatus != "usable" and not self.external_id:
            raise ValueError("what is withheld or canceled is named by its external_id")
        return self


def _is_publication(value: str) -> bool:
    """Whether a report can have been published then."""
    try:
        days = Days.parse(value)
        if len(value.strip()) > len("2021-02-22"):
            datetime.fromisoformat(value.strip())
    except ValueError:
        return False
    return days is not None and FIRST_YEAR <= days.first.year <= LAST_YEAR


def parse(body: bytes) -> tuple[list[IntakeDocument | InvalidDocument], bool]:
    """The documents of a request in order, each read or refused, and whether they came as a list.

    Raises InvalidDocument for what concerns the whole request.
    """
    if len(body) > MOST_BYTES:
        raise InvalidDocument(f"the request has {len(body)} bytes; {MOST_BYTES} are allowed", code="too-large", status=413)
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise InvalidDocument(f"not JSON: {str(fault)[:200]}", code="not-json") from fault
    if isinstance(content, dict):
        return [_one(content, "")], False
    if not isinstance(content, list):
        raise InvalidDocument("a document is a JSON object, or a list of them", code="not-a-document")
    if not content or len(content) > MOST_DOCUMENTS:
        raise InvalidDocument(f"a list holds 1 to {MOST_DOCUMENTS} documents; this one has {len(content)}", code="wrong-length")
    return [_one(item, f"/{n}") for n, item in enumerate(content)], True


def _one(content: Any, at: str) -> IntakeDocument | InvalidDocument:
    text = content.get("text") if isinstance(content, dict) else None
    if isinstance(text, str) and len(text) > MOST_TEXT:
        detail = f"the text has {len(text)} characters; {MOST_TEXT} are allowed"
        return InvalidDocument(detail, f"{at}/text", code="too-large", status=413)
    try:
        return IntakeDocument.model_validate(content)
    except ValidationError as fault:
        return refusal_of(fault, at)


def refusal_of(fault: ValidationError, at: str) -> InvalidDocument:
    """The first fault, with a pointer to it. `at` is where the document stands in the request."""
    first = fault.errors(include_url=False, include_input=False, include_context=False)[0]
    pointer = at + "".join(f"/{_escaped(str(part))}" for part in first["loc"])
    return InvalidDocument(first["msg"].removeprefix("Value error, "), pointer, status=422)


def _escaped(part: str) -> str:
    """A key as a JSON pointer writes it; what is no text becomes a question mark, since the answer must be writable."""
    return part.replace("~", "~0").replace("/", "~1").encode("utf-8", "replace").decode()


def report_of(document: IntakeDocument, source: str | None = None) -> Report:
    """The report a document makes: id from content, bundle split, text to the letter. `source` names a keyed sender."""
    given = document.source
    named = Source(name=source if source and given.name == "unknown" else given.name, kind=given.kind, url=given.url)
    header = header_date(document.text)
    published = document.published_at or (header if header and _is_publication(header) else None)
    known_as = document.external_id if document.pubstatus == "usable" else f"{document.external_id} {document.pubstatus}"
    return Report(
        id=Report.id_of(named, known_as, published, document.text),
        external_id=document.external_id,
        source=named,
        published_at=published,
        title=document.title,
        text=document.text,
        lang=document.lang,
        items=split(document.text, document.lang),
        pubstatus=document.pubstatus,
    )


def good(documents: Sequence[IntakeDocument | InvalidDocument]) -> list[IntakeDocument]:
    return [d for d in documents if isinstance(d, IntakeDocument)]
