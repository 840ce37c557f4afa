"""Real reports, read by the reader, in random orders with repetitions: one outcome (`make orders` tries many more)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import merge_orders


@pytest.mark.parametrize(("files", "number"), [(merge_orders.OWN, 3), ((merge_orders.DEVSET,), 8)], ids=["own corpus", "devset"])
def test_any_order_ends_the_same(files: tuple[Path, ...], number: int) -> None:
    if not all(f.exists() for f in files):
        pytest.skip(f"NOT MEASURED: {files[0]} is not beside the project")
    found = merge_orders.check(merge_orders.reports_of(*files), number)
    assert found.incidents > 10
    assert (found.outcomes, found.lost) == (1, 0)
