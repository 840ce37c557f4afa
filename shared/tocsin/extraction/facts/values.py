"""Values of claims. The same ones come again and again, and nobody changes them: each is made once."""

from __future__ import annotations

from functools import cache, lru_cache

from tocsin.model.claim import Count, RoleValue, TermValue, TypeValue
from tocsin.model.vocabulary import IncidentType, Role

MOST = 4096  # that are remembered


@lru_cache(maxsize=MOST)
def term(words: str) -> TermValue:
    return TermValue(term=words)


@lru_cache(maxsize=MOST)
def count(low: int | None, high: int | None) -> Count:
    """At least `low`, at most `high`; None is open."""
    return Count(min=low, max=high)


@cache
def kind(of: IncidentType) -> TypeValue:
    return TypeValue(type=of)


@cache
def part(role: Role) -> RoleValue:
    return RoleValue(role=role)
