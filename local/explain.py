"""What the reader read, beside the words it read it from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tocsin.model.claim import Claim
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.publishing.words import in_words


def explained(report: Report, mentions: Sequence[Mention]) -> RenderableType:
    """The text with every word that was used in bold, then a table of claims for each mention."""
    text = Text(report.text)
    for mention in mentions:
        for claim in mention.claims:
            for span in claim.spans:
                text.stylize("bold underline", span.start, span.end)
    return Group(text, *(_table(m) for m in mentions)) if mentions else Group(text, Text("no incident is told", style="italic"))


def _table(mention: Mention) -> Table:
    table = Table(title=f"mention {mention.ordinal}, confidence {mention.confidence}", title_justify="left", show_lines=False)
    for name in ("field", "value", "words", "speaker", "rule and reason"):
        table.add_column(name, overflow="fold")
    for claim in mention.claims:
        table.add_row(*(Text(cell) for cell in _cells(claim)))
    return table


def _cells(claim: Claim) -> tuple[str, str, str, str, str]:
    why = claim.rule + (f": {claim.reason}" if claim.reason else "")
    standing = "" if claim.standing.value == "stands" else f" [{claim.standing.value}]"
    return claim.field.value + standing, in_words(claim.value), claim.words, claim.speaker or "", why
