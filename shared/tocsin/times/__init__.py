"""Times in words: found in a text as codes that say what the words say, then resolved against a reference."""

from tocsin.times.answer import answer
from tocsin.times.expression import TimeExpr, is_anaphoric, is_explicit, is_history
from tocsin.times.grammar import find_times
from tocsin.times.resolve import resolve

__all__ = ["TimeExpr", "answer", "find_times", "is_anaphoric", "is_explicit", "is_history", "resolve"]
