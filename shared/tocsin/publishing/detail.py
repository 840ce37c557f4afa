"""The detail document of an incident: every field with its best value, its range, its rule, its rivals, and who says so."""

from __future__ import annotations

from typing import Any

from tocsin.merging.fold import view
from tocsin.model.claim import Value
from tocsin.model.incident import Change, ClaimRecord, Fact, Incident, IncidentView
from tocsin.publishing.geojson import properties

FORMAT = 1


def detail_document(incident: Incident, told: IncidentView | None = None) -> dict[str, Any]:
    """JSON for people and machines. `told` is given where more is known than the incident alone says (its series)."""
    told = told or view(incident)
    return {
        "format": FORMAT,
        "id": told.id,
        "version": told.version,
        "status": told.status.value,
        "merged_into": told.merged_into,
        "summary": properties(incident.summary),
        "confidence": told.confidence.model_dump(mode="json"),
        "fields": [_fact(f) for f in told.facts],
        "withdrawn": [_claim(c) for c in told.withdrawn],
        "contributors": _contributors(incident),
        "independent_sources": told.independent_sources,
        "series": [s.model_dump(mode="json", exclude={"claim"}) | {"said": _claim(s.claim)} for s in told.series],
        "related": list(told.related),
        "links": [link.model_dump(mode="json") for link in told.links],
        "decisions": [d.model_dump(mode="json") for d in told.decisions],
        "history": [_change(c) for c in told.history or (incident.change,)],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "field": fact.field.value,
        "best": plain(fact.best),
        "rule": fact.rule,
        "precision": fact.precision,
        "range": fact.range.model_dump(mode="json") if fact.range else None,
        "said_by": [_claim(c) for c in fact.support],
        "rivals": [_claim(c) for c in fact.rivals],
    }


def _claim(record: ClaimRecord) -> dict[str, Any]:
    """One claim with its speaker, its source and the very words."""
    claim = record.claim
    return {
        "claim": record.id,
        "value": plain(claim.value),
        "speaker": claim.speaker,
        "source": record.source.name,
        "url": record.source.url,
        "report": record.report,
        "words": claim.words,
        "spans": [{"start": s.start, "end": s.end} for s in claim.spans],
        "standing": claim.standing.value,
        "rule": claim.rule,
        "reason": claim.reason,
        "published_at": record.published_at,
        "said_at": record.said_at,
    }


def plain(value: Value) -> Any:
    """A value without its tag."""
    return value.model_dump(mode="json", exclude={"kind"})


def _contributors(incident: Incident) -> list[dict[str, Any]]:
    """The reports, one line each, oldest first."""
    seen = {r.report: r for r in incident.mentions}
    ordered = sorted(seen.values(), key=lambda r: (r.published_at or "", r.report))
    return [
        {"report": r.report, "source": r.source.name, "kind": r.source.kind, "url": r.source.url, "published_at": r.published_at}
        for r in ordered
    ]


def _change(change: Change) -> dict[str, Any]:
    return change.model_dump(mode="json", exclude={"links"})
