"""Tables that people can read, within 100 columns."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from tocsin.model.incident import Incident
from tocsin.model.mention import Interval, MentionView
from tocsin.model.vocabulary import Precision

WIDTH = 100
COLUMNS = (("Date", 10), ("Place", 23), ("What", 15), ("Killed", 6), ("Injured", 7), ("Who", 18), ("Sources", 7))
NUMBERS = {"Killed", "Injured", "Sources"}
ISOLATE, END = "\u2068", "\u2069"


def incident_table(incidents: Iterable[Incident]) -> Table:
    """One incident a row: when, where, what, how many, who, and how many sources in how many reports say so."""
    table = Table(box=SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for name, width in COLUMNS:
        table.add_column(name, width=width, overflow="fold", justify="right" if name in NUMBERS else "left")
    for incident in incidents:
        table.add_row(*(Text(cell) for cell in _row(incident)), end_section=False)
    return table


def _row(incident: Incident) -> tuple[str, ...]:
    summary, view = incident.summary, incident.summary.view
    return (
        when(view),
        where(view),
        what(view),
        count(view.killed),
        count(view.injured),
        "\n".join(f"{isolated(p.name)} ({p.stance.value})" for p in view.perpetrators),
        f"{summary.sources}\n({summary.reports} rep.)" if summary.reports != summary.sources else str(summary.sources),
    )


def when(view: MentionView) -> str:
    if view.date:
        return view.date
    return f"{view.days.first} to {view.days.last}" if view.days else "unknown"


def what(view: MentionView) -> str:
    """The type, and how many munitions where that was said."""
    named = view.type.value.replace("_", " ")
    return f"{named}\n({count(view.munitions)} munitions)" if view.munitions else named


def where(view: MentionView) -> str:
    if view.place is None:
        return view.country or "unknown"
    named = isolated(view.place) + (f", {view.country}" if view.country else "")
    if view.geo_precision is None or view.radius_km is None:
        return f"{named}\n(not located)"
    if view.geo_precision is Precision.COUNTRY:
        return f"{isolated(view.place)}\n(country only)"
    return f"{named}\n({view.geo_precision.value}, ±{view.radius_km:.0f} km)"


def count(value: Interval | None) -> str:
    """ "3", "2+", "3–5", "≤ 5", and nothing for what was not said."""
    if value is None:
        return ""
    if value.max is None:
        return f"{value.min}+"
    if value.min is None:
        return f"≤ {value.max}"
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"


def isolated(text: str) -> str:
    """Words written from right to left, set apart, so that a terminal that turns them leaves the columns in order."""
    return f"{ISOLATE}{text}{END}" if any(bidirectional(c) in {"R", "AL"} for c in text) else text
