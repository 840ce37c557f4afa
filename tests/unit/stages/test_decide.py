"""What people decide is kept with name and reason, holds against later reports, and can be taken back by deciding again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.made_up import claim, mention, record
from tests.memory_incidents import MemoryIncidents
from tocsin.errors import InvalidDocument, NotFound
from tocsin.merging.fold import view
from tocsin.merging.regroup import Cause
from tocsin.messages import IncidentEvent, IncidentRetracted, IncidentsMerged, ReportExtracted
from tocsin.model.claim import Count, FieldName, SeriesValue
from tocsin.model.incident import IncidentStatus
from tocsin.stages.decide import Ruling, decide, withdraw_report
from tocsin.stages.settle import Matter, settle
from tocsin.stages.show import show


class Ticking:
    """A clock that moves a minute at each look."""

    def __init__(self) -> None:
        self.minutes = 0

    def now(self) -> str:
        self.minutes += 1
        return f"2020-05-10T10:{self.minutes:02d}:00Z"


class Ears:
    def __init__(self) -> None:
        self.heard: list[ReportExtracted | IncidentEvent] = []

    def announce(self, events: Sequence[ReportExtracted | IncidentEvent], correlation: str) -> None:
        self.heard += events


class Desk:
    """A store with three reports of one incident, one of another, and an analyst called Ana."""

    def __init__(self) -> None:
        self.store, self.clock, self.ears = MemoryIncidents(), Ticking(), Ears()
        for n in (1, 2, 3):
            self.report(f"r{n}", killed=(4, 4))
        self.one = self.home("r1#0")
        self.report("far", where="Ostrov", killed=(1, 1))
        self.other = self.home("far#0")

    def report(self, name: str, **said: object) -> None:
        made = record(mention(name, **said), source=f"Source {name}")  # type: ignore[arg-type]
        settle(Matter(Cause(name, "report", self.clock.now()), [made], name), self.store)

    def home(self, wanted: str) -> str:
        now = [self.store.get(i) for i in self.store.ids()]
        (found,) = [i.id for i in now if any(m.id == wanted for m in i.mentions)]
        return found

    def rule(self, incident: str, kind: str, **more: object) -> None:
        ruling = Ruling.model_validate({"kind": kind, "author": "Ana", "reason": "saw the footage", **more})
        decide(incident, ruling, self.store, self.ears, self.clock)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_merge_joins_what_no_score_would_and_holds_for_later_reports(desk: Desk) -> None:
    desk.rule(desk.one, "merge", incidents=[desk.other])
    assert desk.home("far#0") == desk.home("r1#0")
    assert any(isinstance(e, IncidentsMerged) for e in desk.ears.heard)
    desk.report("r4", killed=(4, 4))
    assert desk.home("r4#0") == desk.home("far#0") == desk.home("r1#0")
    assert desk.store.get(desk.home("r1#0")).decisions[0].author == "Ana"


def test_a_split_keeps_apart_and_later_reports_choose_a_side(desk: Desk) -> None:
    desk.rule(desk.one, "split", mentions=["r3#0"])
    assert desk.home("r3#0") != desk.home("r1#0") == desk.home("r2#0")
    desk.report("r4", killed=(4, 4))
    assert desk.home("r3#0") != desk.home("r1#0")
    assert desk.home("r4#0") in {desk.home("r1#0"), desk.home("r3#0")}


def test_a_merge_after_a_split_gives_back_what_was_there(desk: Desk) -> None:
    before = view(desk.store.get(desk.one))
    desk.rule(desk.one, "split", mentions=["r3#0"])
    desk.rule(desk.home("r1#0"), "merge", incidents=[desk.home("r3#0")])
    after = view(desk.store.get(desk.home("r1#0")))
    assert (after.id, after.facts, after.confidence) == (before.id, before.facts, before.confidence)
    assert [c.kind for c in after.history[-2:]] == ["split", "merged"]


def test_a_set_value_stands_over_the_claims_which_are_kept(desk: Desk) -> None:
    desk.rule(desk.one, "set", field="killed", value={"kind": "count", "min": 6, "max": 6})
    desk.report("r4", killed=(9, 9))
    (fact,) = [f for f in view(desk.store.get(desk.one)).facts if f.field is FieldName.KILLED]
    assert fact.best == Count(min=6, max=6) and len(fact.rivals) == 4
    assert desk.store.get(desk.one, version=1).summary.view.killed != desk.store.get(desk.one).summary.view.killed


def test_an_incident_all_of_which_is_taken_back_is_retracted_not_deleted(desk: Desk) -> None:
    desk.rule(desk.one, "retract")
    gone = desk.store.get(desk.one)
    assert gone.status is IncidentStatus.RETRACTED and len(gone.mentions) == 3 and gone.summary.view.place is None
    assert IncidentRetracted(incident=desk.one, incident_version=gone.version) in desk.ears.heard
    assert desk.one not in [s.id for s in desk.store.listing("2020-01-01", "2020-12-31", 10)]
    desk.report("r4", killed=(4, 4))
    assert desk.home("r4#0") == desk.one and desk.store.get(desk.one).status is IncidentStatus.ACTIVE
    assert view(desk.store.get(desk.one)).independent_sources == 1


def test_a_deleted_post_takes_its_claims_with_it(desk: Desk) -> None:
    withdraw_report("r2", "Source r2", "post deleted", desk.store, desk.ears, desk.clock)
    seen = view(desk.store.get(desk.one))
    assert {c.report for c in seen.withdrawn} == {"r2"} and seen.independent_sources == 2
    assert withdraw_report("unheard of", "x", "y", desk.store, desk.ears, desk.clock) == ()


def test_a_decision_made_twice_changes_nothing_more(desk: Desk) -> None:
    desk.rule(desk.one, "set", field="killed", value={"kind": "count", "min": 6, "max": 6})
    version = desk.store.get(desk.one).version
    decision = desk.store.get(desk.one).decisions[0]
    settle(Matter(Cause("Ana", "again", "2021", is_decision=True), decisions=(decision,)), desk.store)
    assert desk.store.get(desk.one).version == version


@pytest.mark.parametrize(
    ("ruling", "pointer"),
    [
        ({"kind": "merge"}, "/incidents"),
        ({"kind": "split", "mentions": ["r1#0", "r2#0", "r3#0"]}, "/mentions"),
        ({"kind": "split", "mentions": ["r9#0"]}, "/mentions"),
        ({"kind": "set", "field": "killed"}, "/field"),
    ],
)
def test_rulings_that_fit_nothing_are_refused(desk: Desk, ruling: dict[str, object], pointer: str) -> None:
    with pytest.raises(InvalidDocument) as refused:
        desk.rule(desk.one, **ruling)  # type: ignore[arg-type]
    assert refused.value.pointer == pointer


def test_a_ruling_on_an_unknown_incident_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.rule("i_none", "retract")


def test_a_claim_of_a_series_is_checked_against_what_is_known(desk: Desk) -> None:
    third = claim(FieldName.SERIES, SeriesValue(ordinal=3, window_days=7))
    desk.report("s1", day=date(2020, 5, 2), killed=(20, 20))
    desk.report("s3", day=date(2020, 5, 8), killed=(55, 55), more=[third])
    (check,) = show(desk.home("s3#0"), desk.store).series
    assert (check.known, check.agrees, check.ordinal) == (3, True, 3)
    assert check.incidents == tuple(sorted([desk.one, desk.home("s1#0")]))
    early = show(desk.home("s1#0"), desk.store)
    assert early.series == () and desk.other not in early.related


def test_a_series_that_does_not_add_up_is_shown_as_such(desk: Desk) -> None:
    desk.report("s9", day=date(2020, 5, 9), killed=(55, 55), more=[claim(FieldName.SERIES, SeriesValue(ordinal=5, window_days=7))])
    (check,) = show(desk.home("s9#0"), desk.store).series
    assert (check.known, check.agrees) == (2, False)
    desk.report("t9", day=date(2020, 5, 19), killed=(77, 77), more=[claim(FieldName.SERIES, SeriesValue(ordinal=2))])
    (check,) = show(desk.home("t9#0"), desk.store).series
    assert check.agrees is None
