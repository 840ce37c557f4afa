"""Ask many phrase indexes about a text at once: each word is looked up once, and not once for each index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tocsin.text.phrases import REMEMBERED, PhraseIndex
from tocsin.text.tokens import Tokens

_Opens = tuple[tuple[int, frozenset[str]], ...]


class Openings:
    """Which indexes each word opens, learned as words are met."""

    def __init__(self, indexes: Iterable[PhraseIndex[Any]]) -> None:
        self._indexes = tuple(indexes)
        self._known: dict[str, _Opens] = {}

    def note(self, tokens: Tokens) -> None:
        """Leave with the tokens where phrases of each index may begin."""
        rows: list[list[int]] = [[] for _ in self._indexes]
        known, forms = self._known, tokens.forms
        for i, form in enumerate(forms):
            for n, seconds in known[form] if form in known else self._learn(form):
                if not seconds or (i + 1 < len(forms) and forms[i + 1] in seconds):
                    rows[n].append(i)
        tokens.openings.update(zip(self._indexes, rows, strict=True))

    def _learn(self, form: str) -> _Opens:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        opened = ((n, index.opens(form)) for n, index in enumerate(self._indexes))
        self._known[form] = tuple((n, seconds) for n, seconds in opened if seconds is not None)
        return self._known[form]
