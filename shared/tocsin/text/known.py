"""Answers about words, each worked out once: words repeat, within a text and from one text to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
MOST = 20_000  # words that are remembered


class Known(dict[str, T]):
    """Word → what `ask` says of it. Looking up a word that was asked about before is as cheap as looking into a dictionary."""

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer
