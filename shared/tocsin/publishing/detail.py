"""The detail document of an incident: every field with its best value, its range, its rule, its rivals, and who says so."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tocsin.merging.fold import view
from tocsin.model.incident import ClaimRecord, Fact, Incident, IncidentStatus, IncidentView, SeriesCheck
from tocsin.model.mention import Evidence
from tocsin.publishing.documents import ClaimDocument, Contributor, Detail, FieldDocument, Redirect, SeriesDocument
from tocsin.publishing.geojson import properties
from tocsin.publishing.words import in_words


def detail_document(incident: Incident, told: IncidentView | None = None) -> dict[str, Any]:
    """JSON for people and machines. `told` is given where more is known than the incident alone says (its series)."""
    told = told or view(incident)
    document = Detail(
        id=told.id,
        version=told.version,
        status=told.status,
        merged_into=told.merged_into,
        summary=properties(incident.summary),
        confidence=told.confidence,
        fields=tuple(_field(f) for f in told.facts),
        withdrawn=tuple(_claim(c) for c in told.withdrawn),
        contributors=_contributors(incident, told),
        independent_sources=told.independent_sources,
        series=tuple(_series(s) for s in told.series),
        related=told.related,
        links=told.links,
        decisions=told.decisions,
        history=told.history or (incident.change,),
    )
    return document.model_dump(mode="json")


def current_document(incident: Incident, told: IncidentView | None = None) -> dict[str, Any]:
    """What stands at the address of an incident: its detail, or where it went. `told` as for the detail."""
    if incident.status is IncidentStatus.MERGED:
        return Redirect(id=incident.id, merged_into=incident.merged_into).model_dump(mode="json")
    return detail_document(incident, told)


def _field(fact: Fact) -> FieldDocument:
    return FieldDocument(
        field=fact.field,
        best=fact.best,
        shown=in_words(fact.best),
        rule=fact.rule,
        precision=fact.precision,
        range=fact.range,
        said_by=tuple(_claim(c) for c in fact.support),
        rivals=tuple(_claim(c) for c in fact.rivals),
    )


def _claim(record: ClaimRecord) -> ClaimDocument:
    claim = record.claim
    return ClaimDocument(
        claim=record.id,
        value=claim.value,
        shown=in_words(claim.value),
        speaker=claim.speaker,
        source=record.source.name,
        url=record.source.url,
        report=record.report,
        words=claim.words,
        spans=tuple(Evidence(start=s.start, end=s.end) for s in claim.spans),
        standing=claim.standing,
        rule=claim.rule,
        reason=claim.reason,
        confidence=claim.confidence,
        published_at=record.published_at,
        said_at=record.said_at,
        notice=record.notice,
    )


def _series(check: SeriesCheck) -> SeriesDocument:
    return SeriesDocument(
        ordinal=check.ordinal,
        window_days=check.window_days,
        known=check.known,
        incidents=check.incidents,
        agrees=check.agrees,
        said=_claim(check.claim),
    )


def _contributors(incident: Incident, told: IncidentView) -> tuple[Contributor, ...]:
    """The reports, oldest first."""
    seen = {r.report: r for r in incident.mentions}
    claims = Counter(r.report for r in incident.mentions for _ in r.mention.claims)
    return tuple(
        Contributor(
            report=r.report,
            source=r.source.name,
            kind=r.source.kind,
            url=r.source.url,
            published_at=r.published_at,
            claims=claims[r.report],
            preferred=tuple(dict.fromkeys(f.field for f in told.facts if any(c.report == r.report for c in f.support))),
        )
        for r in sorted(seen.values(), key=lambda r: (r.published_at or "", r.report))
    )
