"""An incident: what happened, as the fold of every claim that reports make about it. Nothing in it is ever overwritten.

`Incident` is what is stored: the mentions in force, the decisions of people, and how this version came to be.
`tocsin.merging.fold.view(incident)` derives `IncidentView` from it: each field with its range, best value, rule and rivals.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from pydantic import Field

from tocsin.model.base import Frozen
from tocsin.model.claim import Claim, Count, FieldName, Value
from tocsin.model.mention import Mention, MentionView
from tocsin.model.report import Source
from tocsin.model.vocabulary import Notice
from tocsin.model.when import Days


class IncidentStatus(StrEnum):
    ACTIVE = "active"
    MERGED = "merged"
    RETRACTED = "retracted"


class MentionRecord(Frozen):
    """A mention as kept for good: with who published it, when, a sketch of the text that tells syndicated copies, and the names
    and words that tell its story.

    `said_at` gives a time (ISO) for each claim that was said at another time than `published_at`, by index of the claim.
    """

    mention: Mention
    source: Source = Source()
    published_at: str | None = None
    said_at: dict[int, str] = Field(default_factory=dict)
    sketch: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    notice: Notice | None = None

    @property
    def id(self) -> str:
        return self.mention.id

    @property
    def report(self) -> str:
        return self.mention.report

    def claims(self) -> tuple[ClaimRecord, ...]:
        return tuple(
            ClaimRecord(
                id=f"{self.id}/{index}",
                claim=claim,
                report=self.report,
                source=self.source,
                published_at=self.published_at,
                said_at=self.said_at.get(index, self.published_at),
                notice=self.notice,
            )
            for index, claim in enumerate(self.mention.claims)
        )


class ClaimRecord(Frozen):
    """A claim with its provenance. `id` is "report#ordinal/index", or "decision/…" for what an analyst set."""

    id: str
    claim: Claim
    report: str | None
    source: Source = Source()
    published_at: str | None = None
    said_at: str | None = None
    notice: Notice | None = None


class Decision(Frozen):
    """What a person decided, with name and reason. Later decisions win over earlier ones, and all over any report.

    merge: the mentions of `mentions` tell one incident. split: those of `mentions` and those of `apart` tell two.
    set: `field` has `value`. retract: what the mentions of `mentions` say is taken back (all of the incident's when empty).
    """

    kind: Literal["merge", "split", "set", "retract"]
    author: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    at: str
    mentions: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    field: FieldName | None = None
    value: Value | None = None


class Evidence(Frozen):
    """What one feature of two mentions adds to the log-odds that they tell one incident."""

    feature: str
    value: float
    points: float


class Link(Frozen):
    """Mention `ours` of this incident against mention `theirs` of `incident`.

    `same` holds this incident together (`incident` is this one); `possible` is left for a person to decide.
    """

    ours: str
    theirs: str
    incident: str
    answer: Literal["same", "possible"]
    score: float
    evidence: tuple[Evidence, ...]


class FieldChange(Frozen):
    field: str
    before: str | None
    after: str | None


class Change(Frozen):
    """How a version came to be.

    `cause` names the report or person; `joined` and `left` are mention ids, `absorbed` the incidents that went up in this one,
    `links` say why each mention that joined belongs here.
    """

    version: int
    at: str
    kind: Literal["opened", "updated", "merged", "split", "renamed", "retracted", "decided"]
    cause: str
    reason: str
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    fields: tuple[FieldChange, ...] = ()


class Summary(Frozen):
    """An incident in one line: what lists and feeds show. `view` is flat, in the output format of a mention."""

    id: str
    version: int
    status: IncidentStatus
    merged_into: str | None = None
    view: MentionView
    reports: int
    sources: int
    updated_at: str


class IndexEntry(Frozen):
    """Where an incident is found: under `key`, at `sort`. The family tells before loading what cannot match."""

    key: str
    sort: str
    family: str = ""


class Incident(Frozen):
    """One version of an incident as stored.

    `mentions` are those in force, by id; `moved` says for each mention that once was here which incident took it, unless
    that is the one of `merged_into`. `links` are the edges that hold it together and those left for a person to decide.
    `index` are the entries that find it. `change` made this version; `history` holds all changes, oldest first
    (filled by `IncidentStore.get`, empty elsewhere).
    """

    id: str
    version: int
    status: IncidentStatus = IncidentStatus.ACTIVE
    merged_into: str | None = None
    mentions: tuple[MentionRecord, ...] = ()
    moved: dict[str, str] = Field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    links: tuple[Link, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    summary: Summary
    change: Change
    history: tuple[Change, ...] = ()

    @classmethod
    def as_it_was(
        cls, summary: Summary, mentions: Sequence[MentionRecord], decisions: Sequence[Decision], history: Sequence[Change]
    ) -> Incident:
        """A past version. Its links are those through which its mentions joined."""
        here = {m.id for m in mentions}
        latest = {link.ours: link for change in history for link in change.links if link.ours in here and link.theirs in here}
        return cls(
            id=summary.id,
            version=summary.version,
            status=summary.status,
            merged_into=summary.merged_into,
            mentions=tuple(sorted(mentions, key=lambda m: m.id)),
            decisions=tuple(decisions),
            links=tuple(latest[m] for m in sorted(latest)),
            summary=summary,
            change=history[-1],
            history=tuple(history),
        )


class Fact(Frozen):
    """One field of an incident.

    `best` was chosen by `rule` (tocsin.merging.fold names them); `range` spans every standing claim; `precision` says how
    exact `best` is ("day", "site", "exact", "open" …). `support` are the claims that say `best`, `rivals` the others.
    For fields that hold several values at once (perpetrators, targets, weapons) there is one fact for each value.
    """

    field: FieldName
    best: Value
    rule: str
    range: Count | Days | None = None
    precision: str | None = None
    support: tuple[ClaimRecord, ...]
    rivals: tuple[ClaimRecord, ...] = ()


class Confidence(Frozen):
    """`value` 0..1, `word` low, medium or high, and why."""

    value: float
    word: Literal["low", "medium", "high"]
    reasons: tuple[str, ...]


class SeriesCheck(Frozen):
    """What a report says of a series ("third in a week") beside what is known; `agrees` is None when nothing can be said."""

    ordinal: int
    window_days: int | None
    known: int
    incidents: tuple[str, ...]
    agrees: bool | None
    claim: ClaimRecord


class IncidentView(Frozen):
    """An incident as people read it: derived, never stored."""

    id: str
    version: int
    status: IncidentStatus
    merged_into: str | None = None
    view: MentionView
    facts: tuple[Fact, ...]
    withdrawn: tuple[ClaimRecord, ...] = ()
    confidence: Confidence
    reports: tuple[str, ...]
    sources: tuple[str, ...]
    independent_sources: int
    links: tuple[Link, ...] = ()
    related: tuple[str, ...] = ()
    series: tuple[SeriesCheck, ...] = ()
    decisions: tuple[Decision, ...] = ()
    history: tuple[Change, ...] = ()
