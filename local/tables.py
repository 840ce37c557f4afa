"""Tables that people can read."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from tocsin.model.incident import Incident
from tocsin.model.mention import Interval, MentionView


def incident_table(incidents: Iterable[Incident]) -> Table:
    """One incident a row: when, where, what, how many, who, and how many reports say so."""
    table = Table(title="Incidents", title_justify="left", header_style="bold", show_lines=True, pad_edge=False)
    for name, width in (("Date", 10), ("Place", 24), ("What", 15), ("Killed", 7), ("Hurt", 7), ("Who", 24), ("Reports", 7)):
        table.add_column(
            name,
            min_width=min(width, 7),
            max_width=width,
            overflow="fold",
            justify="right" if name in {"Killed", "Hurt", "Reports"} else "left",
        )
    for incident in incidents:
        table.add_row(*_row(incident))
    return table


def _row(incident: Incident) -> list[Text]:
    view = incident.summary.view
    who = "\n".join(f"{p.name} ({p.stance.value})" for p in view.perpetrators)
    return [
        Text(cell)
        for cell in (
            when(view),
            where(view),
            view.type.value.replace("_", " "),
            count(view.killed),
            count(view.injured),
            who,
            str(incident.summary.reports),
        )
    ]


def when(view: MentionView) -> str:
    if view.date:
        return view.date
    return f"{view.days.first} to {view.days.last}" if view.days else "unknown"


def where(view: MentionView) -> str:
    if view.place is None:
        return "unknown"
    exact = f"{view.geo_precision.value}, ±{view.radius_km:g} km" if view.geo_precision and view.radius_km else "not located"
    return f"{view.place}, {view.country}\n({exact})" if view.country else f"{view.place}\n({exact})"


def count(value: Interval | None) -> str:
    """ "3", "2+", "3–5", "≤ 5", and nothing for what was not said."""
    if value is None:
        return ""
    if value.max is None:
        return f"{value.min}+"
    if value.min is None:
        return f"≤ {value.max}"
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"
