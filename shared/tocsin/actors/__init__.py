"""Authors of incidents: named groups and forces through a registry, unnamed ones as they are described."""

<<<<<<< HEAD
from tocsin.actors.reading import ActorReading, anaphors, find_actors, lands, state
from tocsin.actors.registry import ActorRecord, actor
from tocsin.actors.resolve import resolve_actor, same_actor

__all__ = ["ActorReading", "ActorRecord", "actor", "anaphors", "find_actors", "lands", "resolve_actor", "same_actor", "state"]
=======
from tocsin.actors.reading import ActorReading, anaphors, find_actors, name_after, state
from tocsin.actors.registry import ActorRecord, actor
from tocsin.actors.resolve import resolve_actor, same_actor

__all__ = ["ActorReading", "ActorRecord", "actor", "anaphors", "find_actors", "name_after", "resolve_actor", "same_actor", "state"]
>>>>>>> 341d74c (Claims: who they are behind, pronouns, relative clauses, unknown names; support goes to the deed behind an arrest)
