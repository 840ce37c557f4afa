"""No figure of the reading corpus falls (floors.toml)."""

from __future__ import annotations

from tools.scoring.floors import fallen, load
from tools.scoring.running import tallies
from tools.scoring.table import overview


def test_no_figure_is_under_its_floor() -> None:
    measured = tallies()
    faults = fallen(load(), measured)
    assert not faults, "\n".join([*faults, "", overview(measured)])
