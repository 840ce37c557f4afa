"""A Ctrl-C that somebody swallowed."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator

import pytest

from local.interrupt import Interrupt


@pytest.fixture
def interrupt() -> Iterator[Interrupt]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    found = Interrupt()
    found.install()
    yield found
    signal.signal(signal.SIGINT, before)


def test_a_swallowed_ctrl_c_is_heard_at_the_next_check(interrupt: Interrupt) -> None:
    interrupt.check()
    with contextlib.suppress(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        interrupt.check()


def test_ctrl_c_interrupts_at_once(interrupt: Interrupt) -> None:
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_a_process_that_ignores_it_goes_on_ignoring_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        Interrupt().install()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
