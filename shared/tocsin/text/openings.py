"""Ask many phrase indexes about a text at once: each word is looked up once, and not once for each index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tocsin.text.known import Known
from tocsin.text.phrases import PhraseIndex
from tocsin.text.tokens import Tokens

_Opens = tuple[tuple[int, frozenset[str]], ...]


class Openings:
    """Which indexes each word opens, learned as words are met."""

    def __init__(self, indexes: Iterable[PhraseIndex[Any]]) -> None:
        self._indexes = tuple(indexes)
        self._opened: Known[_Opens] = Known(self._opens)

    def note(self, tokens: Tokens) -> None:
        """Leave with the tokens where phrases of each index may begin."""
        rows: list[list[int]] = [[] for _ in self._indexes]
        opened, following = self._opened, [*tokens.forms[1:], ""]
        for i, opens in [(i, opens) for i, form in enumerate(tokens.forms) if (opens := opened[form])]:
            for n, seconds in opens:
                if not seconds or following[i] in seconds:
                    rows[n].append(i)
        tokens.openings.update(zip(self._indexes, rows, strict=True))

    def _opens(self, form: str) -> _Opens:
        opened = ((n, index.opens(form)) for n, index in enumerate(self._indexes))
        return tuple((n, seconds) for n, seconds in opened if seconds is not None)
