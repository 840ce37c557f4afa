"""The garbage collector rests while a function starts, and works again once it has."""

import gc
import os
import subprocess
import sys

import pytest

from tocsin.start import without_collector

FUNCTIONS = ("api", "enrich", "extract", "ingest", "publish")
STARTS = """
import gc
runs = []  # generations that were gone through: the last holds all that stays
gc.callbacks.append(lambda phase, info: runs.append(info["generation"]))
import {function}.app
assert gc.isenabled() and 2 not in runs, runs
"""


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_collector_rests_while_a_function_starts(function: str) -> None:
    where = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", STARTS.format(function=function)], env=where, check=False).returncode == 0


def test_what_was_there_at_the_end_of_the_start_is_left_alone_afterwards() -> None:
    try:
        with without_collector():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_the_collector_works_again_after_a_start_that_failed() -> None:
    with pytest.raises(ImportError), without_collector():
        raise ImportError("no such module")
    assert gc.isenabled()
