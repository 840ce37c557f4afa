"""Attackers who died where nobody else is counted: who was killed are then they."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extraction.facts.counted import Counted
from tocsin.model.claim import FieldName, Standing

BOMBER = "bomber"


def attackers_alone(counted: list[Counted]) -> list[Counted]:
    """ "Two suspects were killed and a third was arrested": two are dead; beside other dead they are counted apart."""
    if any(c.field == FieldName.KILLED for c in counted):
        return counted
    attackers = [c for c in counted if c.field == FieldName.KILLED_ATTACKERS and c.standing == Standing.STANDS]
    attackers = [c for c in attackers if c.toll.high is not None]  # "gunmen shot dead an engineer": these did it
    attackers = [c for c in attackers if c.toll.person != BOMBER]  # nobody counts him who blew himself up
    return [*counted, *(replace(c, field=FieldName.KILLED) for c in attackers)]
