"""One fresh stack for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from local.stack import Stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    """What functions logged as errors is shown when the test fails."""
    deployed = Stack.deploy()
    yield deployed
    sys.stderr.writelines(f"{line}\n" for line in deployed.logs if '"ERROR"' in line)
    deployed.close()
