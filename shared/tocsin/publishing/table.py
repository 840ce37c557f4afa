"""Incidents as rows of CSV, under the column names that readers of ACLED know; ids, values and ranges are our own.

The header is part of the contract: columns are added at the end, never renamed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tocsin.model.incident import Summary
from tocsin.model.mention import Interval
from tocsin.publishing.codes import EVENT_TYPES, codes
from tocsin.publishing.geojson import point
from tocsin.publishing.words import title

Cell = str | int | float | None
HEADER = (
    "event_id_cnty",
    "event_date",
    "event_date_last",
    "year",
    "time_precision",
    "event_type",
    "sub_event_type",
    "type",
    "actor1",
    "actor1_stance",
    "target",
    "country",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "where_prec",
    "radius_km",
    "fatalities",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "reports",
    "sources",
    "confidence",
    "notes",
    "version",
    "timestamp",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(summaries: Iterable[Summary]) -> str:
    """The whole file, with header. `fatalities` is the lowest number said, empty where nothing was said."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows([_harmless(cell) for cell in _row(s)] for s in summaries)
    return out.getvalue()


def _row(summary: Summary) -> tuple[Cell, ...]:
    view = summary.view
    coded, days, pin = codes(view), view.days, point(view)
    first = days.first if days else None
    return (
        summary.id,
        first.isoformat() if first else None,
        days.last.isoformat() if days else None,
        first.year if first else None,
        coded.acled_time_precision,
        EVENT_TYPES[coded.acled],
        coded.acled,
        view.type.value,
        "; ".join(p.name for p in view.perpetrators),
        "; ".join(p.stance.value for p in view.perpetrators),
        "; ".join(view.targets),
        view.country,
        view.place,
        pin.coordinates[1] if pin else None,
        pin.coordinates[0] if pin else None,
        coded.acled_geo_precision,
        coded.ucdp_where_prec,
        view.radius_km,
        view.killed.min if view.killed else None,
        *_bounds(view.killed),
        *_bounds(view.injured),
        summary.reports,
        summary.sources,
        view.confidence,
        title(view),
        summary.version,
        summary.updated_at,
    )


def _bounds(count: Interval | None) -> tuple[int | None, int | None]:
    return (count.min, count.max) if count else (None, None)


def _harmless(cell: Cell) -> Cell:
    """Names come out of strangers' texts: a spreadsheet must not take one for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
