"""What is read of the stored incidents to decide on a mention, and what one decision writes."""

from __future__ import annotations

from pydantic import Field

from tocsin.model.base import Frozen
from tocsin.model.incident import Incident


class Range(Frozen):
    """Index entries of `key` whose sort key lies in `first`..`last`, both included; of these families if any are named."""

    key: str
    first: str
    last: str
    families: tuple[str, ...] = ()


class Home(Frozen):
    """Where a mention was last known to be; redirects and moves lead on from there."""

    mention: str
    incident: str


class Lookup(Frozen):
    """What to read to decide on a mention: bounded ranges, the guards that tell whether somebody writes there meanwhile,
    the incidents that hold certain mentions, and incidents by id (as they are, redirects not followed).

    Of each range the last `entries` entries are read, and `most` incidents of all ranges, in the order of the ranges."""

    ranges: tuple[Range, ...] = ()
    guards: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    ids: tuple[str, ...] = ()
    entries: int = 200
    most: int = 80


class Neighbourhood(Frozen):
    """What was read: incidents (without history) by id, and the version of each guard."""

    incidents: tuple[Incident, ...] = ()
    guards: dict[str, int] = Field(default_factory=dict)

    def joined(self, other: Neighbourhood) -> Neighbourhood:
        """Both; what was read first stands, so that a change in between is noticed at commit."""
        incidents = {i.id: i for i in (*other.incidents, *self.incidents)}
        return Neighbourhood(incidents=tuple(incidents[i] for i in sorted(incidents)), guards={**other.guards, **self.guards})


class Commit(Frozen):
    """What one decision writes. `read` is what it rests on, `guards` are raised by one.

    `report` is the one whose processing this is; the store remembers for it which incidents were touched.
    """

    read: Neighbourhood
    after: tuple[Incident, ...]
    guards: tuple[str, ...] = ()
    report: str | None = None
