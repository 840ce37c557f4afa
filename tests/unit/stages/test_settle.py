"""The same reports in any order, any number of times, end in the same incidents; and every change says what it did."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from tests.made_up import mention, random_reports, record, settle_all
from tests.memory_incidents import MemoryIncidents
from tocsin.errors import Conflict
from tocsin.merging.lines import link
from tocsin.merging.profile import profile
from tocsin.merging.regroup import Cause, outcome, plan
from tocsin.messages import IncidentOpened, IncidentRetracted, IncidentsMerged, IncidentUpdated
from tocsin.model.incident import IncidentStatus, MentionRecord
from tocsin.model.neighbourhood import Commit, Home, Lookup, Neighbourhood
from tocsin.stages.settle import MOST_ACTIONS, Matter, Settled, events_of, settle

Outcome = dict[str, tuple[tuple[str, ...], str]]


def put(store: MemoryIncidents, *records: MentionRecord, at: str = "2020-05-05T00:00:00Z") -> Settled:
    return settle(Matter(Cause(records[0].report, "report", at), records, records[0].report), store)


def outcome_of(store: MemoryIncidents) -> Outcome:
    """Members and view of every incident that no other took."""
    now = [store.get(i) for i in store.ids()]
    return {i.id: (tuple(m.id for m in i.mentions), i.summary.view.model_dump_json()) for i in now if i.status is not IncidentStatus.MERGED}


@pytest.mark.parametrize("seed", range(50))
def test_any_order_and_any_repetition_ends_the_same(seed: int) -> None:
    """Fifty sets of reports, each in four orders with repetitions: two hundred in all."""
    chance = Random(seed)
    reports = random_reports(chance)
    outcomes = []
    for _ in range(4):
        order = [*reports, *chance.sample(reports, 4)]
        chance.shuffle(order)
        store = MemoryIncidents()
        settle_all(order, store)
        outcomes.append(outcome_of(store))
    assert all(o == outcomes[0] for o in outcomes)
    everyone = {r.id: profile(r) for records in reports for r in records}
    assert {m: i for i, (members, _) in outcomes[0].items() for m in members} == link(everyone)


@pytest.mark.parametrize("seed", range(6))
def test_old_ids_lead_to_the_mentions_they_once_held(seed: int) -> None:
    chance = Random(seed)
    reports = random_reports(chance)
    store = MemoryIncidents()
    settle_all(reports, store)
    for name in store.ids():
        for version in range(1, store.get(name).version + 1):
            for held in store.get(name, version=version).mentions:
                found = store.neighbourhood(Lookup(homes=(Home(mention=held.id, incident=name),))).incidents
                assert [held.id in {m.id for m in i.mentions} for i in found] == [True]


def test_a_repetition_writes_nothing() -> None:
    store = MemoryIncidents()
    first = put(store, record(mention("r1")))
    again = put(store, record(mention("r1")), at="2020-05-06T00:00:00Z")
    assert len(first.changed) == 1 and first.is_first
    assert again.changed == () and not again.is_first and again.homes == first.homes


def test_a_new_reading_of_a_report_replaces_the_old_one() -> None:
    store = MemoryIncidents()
    put(store, record(mention("r1")), record(mention("r1", 1, where="Ostrov")))
    second = put(store, record(mention("r1", where="Talmas")))
    kinds = sorted((i.status.value, i.change.kind) for i in second.changed)
    assert kinds == [("active", "updated"), ("retracted", "retracted")]
    assert store.get(second.homes["r1#0"]).summary.view.place == "Talmas"


def test_an_earlier_report_that_comes_late_gives_the_name_and_the_old_id_redirects() -> None:
    store = MemoryIncidents()
    late = put(store, record(mention("r2", killed=(31, 31)), published="2020-05-07"))
    early = put(store, record(mention("r1", killed=(31, 31)), source="B", published="2020-05-05"))
    (old,) = [i for i in early.changed if i.status is IncidentStatus.MERGED]
    assert old.id == late.homes["r2#0"] and old.merged_into == early.homes["r1#0"]
    events = events_of(early.changed, store)
    assert IncidentsMerged(incident=early.homes["r1#0"], incident_version=1, absorbed=old.id) in events


def test_events_name_what_happened() -> None:
    store = MemoryIncidents()
    opened = put(store, record(mention("r1"), published="2020-05-04"))
    updated = put(store, record(mention("r2"), source="B", published="2020-05-05"))
    name = opened.homes["r1#0"]
    assert events_of(opened.changed, store) == [IncidentOpened(incident=name, incident_version=1)]
    assert events_of(updated.changed, store) == [IncidentUpdated(incident=name, incident_version=2)]
    gone = settle(Matter(Cause("r1", "read again", "2020-05-06"), [], "r1"), store)
    assert store.get(name).status is IncidentStatus.MERGED
    ended = settle(Matter(Cause("r2", "read again", "2020-05-07"), [], "r2"), store)
    assert any(isinstance(e, IncidentRetracted) for e in events_of(ended.changed, store))
    assert len(gone.changed) == 2


def test_the_history_tells_cause_fields_and_why_each_mention_belongs() -> None:
    store = MemoryIncidents()
    put(store, record(mention("r1", killed=(2, 2)), published="2020-05-04"))
    settled = put(store, record(mention("r2", killed=(5, 5)), source="B", published="2020-05-06"))
    last = store.get(settled.homes["r2#0"]).history[-1]
    assert (last.cause, last.joined, last.kind) == ("r2", ("r2#0",), "updated")
    assert [(f.field, f.before, f.after) for f in last.fields] == [("killed", "2", "5")]
    (why,) = last.links
    assert (why.ours, why.theirs, why.answer) == ("r2#0", "r1#0", "same") and why.evidence


def test_a_possible_pair_is_kept_as_an_edge_on_both_sides() -> None:
    chance = Random(1)
    for _ in range(40):
        store = MemoryIncidents()
        settle_all(random_reports(chance), store)
        now = {i: store.get(i) for i in store.ids()}
        home = {m.id: i.id for i in now.values() for m in i.mentions}
        edges = {(i.id, home[x.theirs]) for i in now.values() for x in i.links if x.answer == "possible"}
        if edges:
            assert all(a != b and (b, a) in edges for a, b in edges)
            return
    pytest.fail("no set of reports with a possible pair")


class Overtaken(MemoryIncidents):
    """Somebody else writes before each of the first `times` commits."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def commit(self, commit: Commit) -> None:
        if self.times:
            self.times -= 1
            rival = record(mention(f"rival{self.times}"), source=f"Rival {self.times}")
            times, self.times = self.times, 0
            put(self, rival)
            self.times = times
        super().commit(commit)


def test_who_is_overtaken_decides_again() -> None:
    store = Overtaken(3)
    settled = put(store, record(mention("r1")))
    (only,) = [store.get(i) for i in store.ids() if store.get(i).status is IncidentStatus.ACTIVE]
    assert settled.homes["r1#0"] == only.id and len(only.mentions) == 4


def test_who_is_overtaken_every_time_gives_up() -> None:
    with pytest.raises(Conflict):
        put(Overtaken(50), record(mention("r1")))


def test_a_report_of_many_mentions_is_settled_in_portions() -> None:
    store = MemoryIncidents()
    made = [record(mention("r1", n, day=date(2020, 1 + n % 12, 3 + n), killed=(n, n))) for n in range(20)]
    settled = put(store, *made)
    assert len(settled.changed) == 20 and settled.is_first
    assert put(store, *made).changed == ()


def test_a_crash_between_portions_leaves_only_work_for_the_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [record(mention("r1", n, day=date(2020, 1 + n % 12, 3 + n), killed=(n, n))) for n in range(20)]
    store, commits = MemoryIncidents(), 0
    real = MemoryIncidents.commit

    def dies(self: MemoryIncidents, commit: Commit) -> None:
        nonlocal commits
        commits += 1
        if commits == 2:
            raise RuntimeError("killed")
        real(self, commit)

    monkeypatch.setattr(MemoryIncidents, "commit", dies)
    with pytest.raises(RuntimeError):
        put(store, *made)
    retried = put(store, *made)
    whole = MemoryIncidents()
    put(whole, *made)
    assert outcome_of(store) == outcome_of(whole)
    assert not retried.is_first


def test_more_changes_than_a_transaction_holds_are_made_a_part_at_a_time() -> None:
    """Fifty incidents that should have been one, as when the weights were fitted anew: every report brings some together."""
    store, sizes = MemoryIncidents(), []
    for n in range(50):
        kept = record(mention(f"r{n:02d}", killed=(4, 4)), source=f"S{n}")
        after = outcome(plan(Neighbourhood(), [kept]), Neighbourhood(), Cause("old", "old", "2020-05-05"))
        store.commit(Commit(read=Neighbourhood(), after=after, report=f"r{n:02d}"))

    class Watched:
        def __getattr__(self, name: str) -> Any:
            return getattr(store, name)

        def commit(self, commit: Commit) -> None:
            sizes.append(len(commit.after))
            store.commit(commit)

    for n in range(8):
        new = record(mention(f"new{n}", killed=(4, 4)), source=f"N{n}")
        settle(Matter(Cause(f"new{n}", "report", f"2020-05-06T00:00:{n:02d}Z"), [new], f"new{n}"), Watched())
    assert 3 * max(sizes) <= MOST_ACTIONS
    assert [len(i[0]) for i in outcome_of(store).values()] == [58]
