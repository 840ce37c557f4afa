"""`make schemas`: what is generated from the models: schemas/*.json and the tables of docs/data-format.md.

A test fails when what is checked in is not what this writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from tocsin.intake.documents import IntakeDocument
from tocsin.messages import Envelope
from tocsin.model.claim import Claim
from tocsin.model.incident import Incident
from tocsin.model.mention import Mention
from tocsin.model.report import ReportState
from tocsin.model.vocabulary import CODING, Precision
from tocsin.publishing.codes import EVENT_TYPES, WHEN, WHERE
from tocsin.publishing.documents import Collection, Detail, MentionLine, Notification, Redirect

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "schemas"
PAGE = ROOT / "docs" / "data-format.md"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[str, tuple[Any, Literal["validation", "serialization"]]] = {
    "report-document": (IntakeDocument, "validation"),
    "report-state": (ReportState, "serialization"),
    "mention": (Mention, "serialization"),
    "mention-line": (MentionLine, "serialization"),
    "claim": (Claim, "serialization"),
    "incident-stored": (Incident, "serialization"),
    "incident": (Detail | Redirect, "serialization"),
    "feed": (Collection, "serialization"),
    "webhook": (Notification, "serialization"),
    "message": (Envelope, "validation"),
}
"""By file name: what crosses a border, as it is read (validation) or written (serialization)."""


def schema(name: str) -> str:
    shape, mode = SHAPES[name]
    found = {"$schema": DIALECT, **TypeAdapter(shape).json_schema(mode=mode)}
    if shape is MentionLine:  # the line has `date`, made from `days`
        found["$defs"]["MentionView"]["properties"].pop("days")
        del found["$defs"]["Days"], found["$defs"]["Granularity"]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def tables() -> dict[str, str]:
    """The generated tables of the page, by the name of their marker."""
    return {"types": types(), "places": places(), "times": times()}


def types() -> str:
    rows = [(f"`{t.value}`", c.family.value, c.acled, EVENT_TYPES[c.acled], c.plover, c.cameo) for t, c in CODING.items()]
    return _table(("type", "family", "ACLED sub-event type", "ACLED event type", "PLOVER event (mode)", "CAMEO"), rows)


def places() -> str:
    return _table(
        ("`geo_precision`", "UCDP `where_prec`", "ACLED `geo_precision`"), [(f"`{p.value}`", *map(_code, WHERE[p])) for p in Precision]
    )


def times() -> str:
    lows = [1, *(width + 1 for width, _ in WHEN)]
    rows = [(_span(low, width), *map(_code, grade)) for low, (width, grade) in zip(lows, WHEN, strict=False)]
    return _table(("days that fit", "UCDP `date_prec`", "ACLED `time_precision`"), [*rows, (f"over {WHEN[-1][0]}", "–", "–")])


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _code(value: int | None) -> str:
    return "–" if value is None else str(value)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(text: str) -> str:
    """The page with its generated tables as they are now. KeyError for a marker that nothing fills."""
    made = tables()

    def fill(match: re.Match[str]) -> str:
        return f"<!-- generated: {match[1]} -->\n{made[match[1]]}\n<!-- end -->"

    return re.sub(r"<!-- generated: (\w+) -->\n.*?<!-- end -->", fill, text, flags=re.DOTALL)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SHAPES:
        (FOLDER / f"{name}.json").write_text(schema(name), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
