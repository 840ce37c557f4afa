"""What the reader read, beside the words it read it from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tocsin.model.claim import Claim, Standing
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.publishing.words import in_words

BESIDE = 110  # columns from which text and reasons stand side by side
COLUMNS = (("value", 3), ("words", 4), ("speaker", 2), ("rule and reason", 5))
LONGEST = 16  # characters of "killed_attackers"
STYLES = ("bold green", "bold magenta", "bold cyan", "bold yellow", "bold blue")


def explained(report: Report, mentions: Sequence[Mention], width: int) -> RenderableType:
    """The text with every word that was used in the colour of its mention; beside it (below, where it is narrow) the claims."""
    text = Text(report.text)
    for mention in mentions:
        for span in (span for claim in mention.claims for span in claim.spans):
            text.stylize(_style(mention), span.start, span.end)
    told: list[RenderableType] = [_table(m) for m in mentions] or [Text("no incident is told", style="italic")]
    if width < BESIDE:
        return Group(text, *told)
    page = Table.grid(padding=(0, 2), expand=True)
    page.add_column(ratio=2, overflow="fold")
    page.add_column(ratio=5)
    page.add_row(text, Group(*told))
    return page


def _style(mention: Mention) -> str:
    return STYLES[mention.ordinal % len(STYLES)]


def _table(mention: Mention) -> Table:
    title = Text(f"mention {mention.ordinal}, confidence {mention.confidence:g}", style=_style(mention))
    table = Table(title=title, title_justify="left", expand=True, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("field", width=LONGEST)
    for name, ratio in COLUMNS:
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in mention.claims:
        table.add_row(*(Text(cell) for cell in _cells(claim)))
    return table


def _cells(claim: Claim) -> tuple[str, str, str, str, str]:
    why = claim.rule + (f": {claim.reason}" if claim.reason else "")
    standing = "" if claim.standing is Standing.STANDS else f" [{claim.standing.value}]"
    return claim.field.value + standing, in_words(claim.value), claim.words, claim.speaker or "", why
