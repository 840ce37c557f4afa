"""Values in plain words, as people read them."""

from __future__ import annotations

from tocsin.model.claim import ActorValue, Count, DateValue, PlaceValue, RoleValue, SeriesValue, TermValue, TimeWords, TypeValue, Value
from tocsin.model.mention import Interval, MentionView
from tocsin.model.when import Days


def in_words(value: Value) -> str:  # noqa: PLR0911 - one line for each kind of value
    match value:
        case Count():
            return count_in_words(value)
        case TypeValue():
            return value.type.value.replace("_", " ")
        case RoleValue():
            return value.role.value
        case DateValue():
            return days_in_words(value.days)
        case TimeWords():
            return f"{value.code} ({value.lang})"
        case PlaceValue():
            return place_in_words(value)
        case ActorValue():
            return f"{value.name} ({value.stance.value})"
        case TermValue():
            return value.term
        case SeriesValue():
            return f"number {value.ordinal}" + (f" within {value.window_days} days" if value.window_days else "")


def count_in_words(count: Count | Interval) -> str:
    if count.max is None:
        return "some" if count.min is None else f"at least {count.min}"
    if count.min is None:
        return f"at most {count.max}"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"


def days_in_words(days: Days) -> str:
    """The day or month, else the first and last day that fit."""
    whole = days.iso() if days.width == 1 or days == Days.month(days.first.year, days.first.month) else None
    return whole or f"{days.first} to {days.last}"


def place_in_words(place: PlaceValue) -> str:
    named = f"{place.name} ({place.country})" if place.country else place.name
    exact = ", ".join(
        part for part in (place.precision.value if place.precision else "", f"±{place.radius_km:g} km" if place.radius_km else "") if part
    )
    return f"{named}, {exact}" if exact else named


def title(view: MentionView) -> str:
    """One line for people: what, where, when, how many."""
    where = (f"{view.place} ({view.country})" if view.country else view.place) if view.place else view.country
    when = days_in_words(view.days) if view.days else None
    killed = f"{count_in_words(view.killed)} killed" if view.killed else None
    return ", ".join(part for part in (view.type.value.replace("_", " "), where, when, killed) if part)
