"""Which annotated mention each draft of a report tells: each mention is told by one draft, the one that agrees most with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tocsin.extraction.incidents.grouping import Draft
from tocsin.text import fold_key

Mention = dict[str, Any]
WORDS, DAY, PLACE, TARGET, TYPE = 6, 3, 3, 3, 2  # points of agreement
WIDEST = 31  # days of a span that tells when it was
ENOUGH = 5  # without a quote: two of day, place, target and type


def told(drafts: Sequence[Draft], gold: dict[str, Any], single: bool) -> list[Mention | None]:
    """For each draft the mention it tells, None where it tells none. The best pair first; of equal ones the earlier in the text."""
    mentions = gold["mentions"]
    alone = single and len(mentions) == 1
    scored = [(-points(d, m, gold["text"], alone), i, j) for i, d in enumerate(drafts) for j, m in enumerate(mentions)]
    found: dict[int, int] = {}
    for score, i, j in sorted(scored):
        if score < 0 and i not in found and j not in found.values():
            found[i] = j
    return [mentions[found[i]] if i in found else None for i in range(len(drafts))]


def points(draft: Draft, mention: Mention, text: str, alone: bool) -> int:
    """How far they agree; 0 where they tell of different things."""
    kinds = mention.get("types") or [mention.get("type")]
    kind = TYPE * (draft.kind is not None and draft.kind.value in kinds)
    facts = kind + DAY * _same_day(draft, mention) + PLACE * _same_place(draft, mention)
    quote = str(mention.get("quote") or "")
    at = text.find(quote) if quote else -1
    if at >= 0:
        return (WORDS + facts) * any(s.start < at + len(quote) and at < s.end for s in draft.statements)
    facts += TARGET * _same_target(draft, mention, text)
    bald = not (mention.get("date") or mention.get("date_to") or mention.get("place") or mention.get("place_names"))
    return (1 + facts) * (alone or facts >= ENOUGH or (bald and bool(kind)))


def _same_day(draft: Draft, mention: Mention) -> bool:
    first, last = (_day(mention.get(key) or mention.get("date")) for key in ("date_from", "date_to"))
    if draft.days is None or draft.days.width > WIDEST or last is None:
        return False
    return draft.days.first <= last and (first or last) <= draft.days.last


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and len(value) == 10 else None


def _same_place(draft: Draft, mention: Mention) -> bool:
    wanted = {fold_key(n) for n in [*(mention.get("place_names") or []), *(mention.get("place") or "").split(",")] if n}
    said = {fold_key(n) for p in draft.places if p.record is not None for n in (p.record.name, p.name)}
    return bool(wanted & said)


def _same_target(draft: Draft, mention: Mention, text: str) -> bool:
    """Whether its statements have the very words of a target."""
    told = " ".join(" ".join(text[s.start : s.end].split()) for s in draft.statements).casefold()
    wordings = [w for t in mention.get("targets") or [] for w in (t if isinstance(t, list) else [t]) if w]
    return any(w.casefold() in told for w in wordings)
