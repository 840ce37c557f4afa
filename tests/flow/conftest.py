"""One fresh stack for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from local.stack import Stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    deployed = Stack.deploy()
    yield deployed
    deployed.close()
