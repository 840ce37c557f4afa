"""Authors of incidents: named groups and forces through a registry, unnamed ones as they are described."""

from tocsin.actors.reading import ActorReading, actor_phrases, anaphors, find_actors, forces, lands, name_after, names_a_group, state
from tocsin.actors.registry import ActorRecord, actor
from tocsin.actors.resolve import resolve_actor, same_actor

__all__ = [
    "ActorReading",
    "ActorRecord",
    "actor",
    "actor_phrases",
    "anaphors",
    "find_actors",
    "forces",
    "lands",
    "name_after",
    "names_a_group",
    "resolve_actor",
    "same_actor",
    "state",
]
