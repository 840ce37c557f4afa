"""Feeds by window, as files that a cache can hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Feed(NamedTuple):
    """A feed holds the incidents of its last `days` days."""

    key: str
    title: str
    days: int


FEEDS = (
    Feed("feeds/all_day.geojson", "incidents of the last day", 1),
    Feed("feeds/all_week.geojson", "incidents of the last week", 7),
    Feed("feeds/all_month.geojson", "incidents of the last month", 30),
    Feed("feeds/recent.geojson", "the newest incidents of the last five years", 1826),
)
MOST = 300  # incidents of one feed


def window(feed: Feed, today: date) -> tuple[str, str]:
    """First and last day of a feed."""
    return (today - timedelta(days=feed.days)).isoformat(), today.isoformat()
