"""Feeds by window, as files that a cache can hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tocsin.model.incident import Summary


class Feed(NamedTuple):
    """A feed holds the incidents of its last `days` days, by the day of the incident."""

    key: str
    title: str
    days: int


FEEDS = (
    Feed("feeds/all_day.geojson", "incidents of the last day", 1),
    Feed("feeds/all_week.geojson", "incidents of the last week", 7),
    Feed("feeds/all_month.geojson", "incidents of the last month", 30),
    Feed("feeds/all.geojson", "the newest incidents of the last five years", 1826),
)
MOST = 300  # incidents of one feed


def window(feed: Feed, today: date) -> tuple[str, str]:
    """First and last day of a feed. The last is tomorrow: east of here the day may have begun."""
    return (today - timedelta(days=feed.days)).isoformat(), (today + timedelta(days=1)).isoformat()


def widest() -> Feed:
    return max(FEEDS, key=lambda feed: feed.days)


def within(summaries: Iterable[Summary], feed: Feed, today: date) -> list[Summary]:
    """Those of a feed: any day that fits lies in its window."""
    opening, _ = window(feed, today)
    return [s for s in summaries if s.view.days is not None and s.view.days.last.isoformat() >= opening]
