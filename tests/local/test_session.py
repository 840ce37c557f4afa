"""What became of the documents that were sent: where their mentions are now."""

from __future__ import annotations

from typing import Any, cast

from local.session import Session
from tests.made_up import parted
from tests.memory_incidents import MemoryIncidents


class _Stack:
    """Nothing but the incidents."""

    def __init__(self, incidents: MemoryIncidents) -> None:
        self._incidents = incidents

    def port(self, name: str) -> Any:
        assert name == "incidents"
        return self._incidents


def test_a_mention_that_somebody_else_moved_is_found_where_it_is() -> None:
    store, _ = parted()
    session = Session(cast(Any, _Stack(store)))
    for report in ("r1", "r2"):
        held = {m.id for i in session.incidents_of(report) for m in i.mentions}
        assert f"{report}#0" in held
