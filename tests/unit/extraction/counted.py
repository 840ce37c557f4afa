"""What the tests of counts ask of a text: its dead and hurt, as short words."""

from __future__ import annotations

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging.mentions import mention_view
from tocsin.model.mention import MentionView


def killed(text: str) -> str:
    """Those of the first incident told."""
    return _spelt(_views(text)[0].killed)


def told(text: str, killed: str, injured: str) -> bool:
    """Whether these are the dead and the hurt of the only incident. A dash stands for nothing, or nobody."""
    (view,) = _views(text)
    read = (_spelt(view.killed), _spelt(view.injured))
    return all(want == got or (want == "-" and got == "0") for want, got in zip((killed, injured), read, strict=True))


def _views(text: str) -> list[MentionView]:
    document = {"external_id": "x", "source": {"name": "x"}, "published_at": "2024-03-05T09:00:00Z", "text": text}
    report = report_of(IntakeDocument.model_validate(document))
    return [mention_view(mention, "i") for mention in resolve(report, read(report))]


def _spelt(count: object) -> str:
    low, high = getattr(count, "min", None), getattr(count, "max", None)
    if low is None and high is None:
        return "-"
    return str(low) if low == high else f"{low}-{'' if high is None else high}"
