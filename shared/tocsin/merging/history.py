"""What changed between two versions, in words."""

from __future__ import annotations

from tocsin.model.incident import FieldChange
from tocsin.model.mention import Interval, MentionView, Perpetrator

SHOWN = ("type", "date", "place", "killed", "injured", "munitions", "weapons", "perpetrators", "targets")


def field_changes(before: MentionView | None, after: MentionView) -> tuple[FieldChange, ...]:
    """The fields of the flat view that differ; None stands for nothing said."""
    found = []
    for name in SHOWN:
        ours = in_words(getattr(before, name)) if before else None
        theirs = in_words(getattr(after, name))
        if ours != theirs:
            found.append(FieldChange(field=name, before=ours, after=theirs))
    return tuple(found)


def in_words(value: object) -> str | None:
    """A value of the flat view as people read it; None for nothing."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return "; ".join(in_words(v) or "" for v in value)
    if isinstance(value, Perpetrator):
        return f"{value.name} ({value.stance})"
    return _count_words(value) if isinstance(value, Interval) else str(value)


def _count_words(count: Interval) -> str:
    if count.max is None:
        return f"at least {count.min or 0}"
    if count.min is None:
        return f"up to {count.max}"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
