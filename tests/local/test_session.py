"""What became of the documents that were sent: where their mentions are now."""

from __future__ import annotations

from typing import Any, cast

from local.session import Session
from tests.made_up import mention, record, settle_all
from tests.memory_incidents import MemoryIncidents
from tocsin.merging.regroup import Cause
from tocsin.model.incident import Decision, Home
from tocsin.stages.settle import Matter, settle

LATER = "2020-06-01T00:00:00Z"


class _Stack:
    """Nothing but the incidents."""

    def __init__(self, incidents: MemoryIncidents) -> None:
        self._incidents = incidents

    def port(self, name: str) -> Any:
        assert name == "incidents"
        return self._incidents


def test_a_mention_that_somebody_else_moved_is_found_where_it_is() -> None:
    store = MemoryIncidents()
    settle_all([[record(mention(report))] for report in ("r1", "r2")], store)
    (whole,) = [i for i in map(store.get, store.ids()) if len(i.mentions) == 2]
    ours, theirs = (m.id for m in whole.mentions)
    parted = Decision(kind="split", mentions=(ours,), apart=(theirs,), author="desk", reason="two", at=LATER)
    homes = tuple(Home(mention=m, incident=whole.id) for m in (ours, theirs))
    settle(Matter(Cause("desk", "two", LATER, is_decision=True), decisions=(parted,), homes=homes), store)
    session = Session(cast(Any, _Stack(store)))
    for report in ("r1", "r2"):
        held = {m.id for i in session.incidents_of(report) for m in i.mentions}
        assert f"{report}#0" in held
