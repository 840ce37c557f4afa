"""Precision of place and time in the codes of UCDP (where_prec 1-7, date_prec 1-5) and ACLED (geo and time precision 1-3)."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.model.mention import MentionView
from tocsin.model.vocabulary import CODING, Precision
from tocsin.model.when import Days
from tocsin.publishing.documents import Codes


class Grade(NamedTuple):
    """None where a code book has no code for it."""

    ucdp: int | None
    acled: int | None


WHERE: dict[Precision, Grade] = {
    Precision.SITE: Grade(1, 1),
    Precision.TOWN: Grade(1, 1),
    Precision.DISTRICT: Grade(3, 2),
    Precision.PROVINCE: Grade(4, 3),
    Precision.COUNTRY: Grade(6, None),
}
WHEN: tuple[tuple[int, Grade], ...] = ((1, Grade(1, 1)), (6, Grade(2, 2)), (7, Grade(3, 2)), (31, Grade(4, 3)), (366, Grade(5, None)))
"""The widest number of days that a grade still covers."""
NONE = Grade(None, None)

EVENT_TYPES: dict[str, str] = {
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Armed clash": "Battles",
    "Peaceful protest": "Protests",
    "Violent demonstration": "Riots",
    "Looting/property destruction": "Strategic developments",
    "Arrests": "Strategic developments",
    "Other": "Strategic developments",
}
"""ACLED's event type of each of its sub-event types in use here."""


def where(precision: Precision | None) -> Grade:
    return WHERE[precision] if precision else NONE


def when(days: Days | None) -> Grade:
    return next((grade for width, grade in WHEN if days.width <= width), NONE) if days else NONE


def codes(view: MentionView) -> Codes:
    coding, place, time = CODING[view.type], where(view.geo_precision), when(view.days)
    return Codes(
        acled=coding.acled,
        plover=coding.plover,
        cameo=coding.cameo,
        acled_geo_precision=place.acled,
        acled_time_precision=time.acled,
        ucdp_where_prec=place.ucdp,
        ucdp_date_prec=time.ucdp,
    )
