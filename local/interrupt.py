"""Ctrl-C that is heard even where a library swallows it, as some do while they are imported."""

from __future__ import annotations

import signal
from types import FrameType


class Interrupt:
    """The handler of SIGINT: raises KeyboardInterrupt, and remembers that it did."""

    def __init__(self) -> None:
        self._asked = False

    def install(self) -> None:
        """A process told to ignore SIGINT, as one in the background is, goes on ignoring it."""
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self)

    def __call__(self, signum: int, frame: FrameType | None) -> None:
        self._asked = True
        raise KeyboardInterrupt

    def check(self) -> None:
        """KeyboardInterrupt if Ctrl-C was pressed and nobody heard it. For long work, between two pieces of it."""
        if self._asked:
            raise KeyboardInterrupt
