"""Which actor is meant, and whether two names mean one: by the registry, never by likeness alone."""

from __future__ import annotations

from tocsin.actors.registry import actor, aliases, registry
from tocsin.model.claim import ActorValue
from tocsin.text import fold_key, tokenize


def resolve_actor(value: ActorValue) -> ActorValue:
    """The registry's English name and aliases; a name that is not in it stays as written."""
    key = value.key or _key_of(value.name)
    if key is None or key not in registry():
        return value
    record = actor(key)
    return value.model_copy(update={"key": key, "name": record.name, "aliases": (*value.aliases, *record.aliases)[:8]})


def _key_of(name: str) -> str | None:
    """None for a name that others bear elsewhere."""
    tokens = tokenize(name)
    whole = [m for m in aliases().scan(tokens) if m.first == 0 and m.last == tokens.size - 1 and not m.value.scoped]
    return whole[0].value.key if whole else None


def same_actor(a: str, b: str) -> str:
    """Two keys or names: "same", "related" (one belongs to the other), "possibly" (unknown names that share words), "different"."""
    left, right = a if a in registry() else _key_of(a), b if b in registry() else _key_of(b)
    if left and right:
        if left == right:
            return "same"
        return "related" if left in _line(right) or right in _line(left) else "different"
    if fold_key(a) == fold_key(b):
        return "same"
    shared = set(fold_key(a).split()) & set(fold_key(b).split())
    return "possibly" if not (left and right) and any(len(w) > 3 for w in shared) else "different"


def _line(key: str) -> list[str]:
    """The actor and those it belongs to."""
    line = [key]
    while (parent := registry()[line[-1]].parent) and parent in registry() and parent not in line:
        line.append(parent)
    return line
