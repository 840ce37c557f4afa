"""Score what was found in a report against its annotation."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.model.mention import MentionView
from tools.scoring.gold import GoldMention, GoldReport
from tools.scoring.judging import asks_place, bounds, is_right_place, matched_actors, matched_terms, right_bounds, says_place
from tools.scoring.pairing import pair
from tools.scoring.tally import Tally

COUNTS = ("killed", "injured", "munitions")
TERMS = ("weapons", "targets", "attributed_to")
SLOTS = (
    "type",
    "date",
    "place",
    "country",
    "killed",
    "injured",
    "munitions",
    "weapons",
    "perpetrator",
    "stance",
    "targets",
    "attributed_to",
)
FIELDS = ("mention", "main", *SLOTS, "full_record", "all_slots")


def measure(report: GoldReport, views: Sequence[MentionView]) -> Tally:
    """All fields of one report. An annotated mention that was not found counts against each field it holds.

    A field by itself leaves surplus mentions aside; `all_slots` is all fields together and counts what they say against precision.
    """
    tally, golds = Tally(reports=1, quiet=not report.mentions, alarms=bool(views) and not report.mentions), report.mentions
    pairs = pair(views, golds, report.text)
    due = [g for g, gold in enumerate(golds) if g in pairs or not gold.optional]
    tally.add("mention", len(pairs), len(views), len(due))
    main = sum(golds[g].role == "main" == views[v].role for g, v in pairs.items())
    tally.add("main", main, sum(v.role == "main" for v in views), sum(golds[g].role == "main" for g in due))
    for g in due:
        view = views[pairs[g]] if g in pairs else None
        _judge(tally, view, golds[g])
        tally.pairs.append(((view and view.incident) or f"missed {report.id} {g}", golds[g].incident))
    surplus = sum(_values(view) for v, view in enumerate(views) if v not in pairs.values())
    right, said, asked = tally.rate(*SLOTS)
    tally.add("all_slots", right, said + surplus, asked)
    tally.add("full_record", 0, len(views) - len(pairs), 0)
    return tally


def _judge(tally: Tally, view: MentionView | None, gold: GoldMention) -> None:
    found = view or MentionView()
    kind = view is not None and view.type in gold.right_types
    day = gold.date is not None and found.date == gold.date
    place = is_right_place(found, gold)
    tally.add("type", kind, view is not None, 1)
    tally.add("date", day, found.date is not None, gold.date is not None)
    tally.add("place", place, says_place(found, gold) and (asks_place(gold) or found.lat is not None), asks_place(gold))
    tally.add("country", gold.country is not None and found.country == gold.country, found.country is not None, gold.country is not None)
    counts = {name: _judge_count(tally, name, found, gold) for name in COUNTS}
    for name in TERMS:
        said = getattr(found, name)
        right, asked = matched_terms(said, getattr(gold, name))
        tally.add(name, right, len(said), asked)
    _judge_actors(tally, found, gold)
    whole = kind and (day or gold.date == found.date) and (place or not asks_place(gold)) and counts["killed"] and counts["injured"]
    tally.add("full_record", view is not None and whole, view is not None, 1)


def _judge_count(tally: Tally, name: str, view: MentionView, gold: GoldMention) -> bool:
    said, wanted = bounds(getattr(view, name)), right_bounds(getattr(gold, name))
    if said is not None or None not in wanted:
        tally.add(name, said in wanted, said is not None, wanted != (None,))
    return said in wanted


def _judge_actors(tally: Tally, view: MentionView, gold: GoldMention) -> None:
    named, stood, due = matched_actors(view.perpetrators, gold.perpetrators)
    tally.add("perpetrator", named, len(view.perpetrators), due)
    tally.add("stance", stood, len(view.perpetrators), due)


def _values(view: MentionView) -> int:
    """How many values a mention holds."""
    single = (True, view.date, says_place(view) or None, view.country, *(bounds(getattr(view, name)) for name in COUNTS))
    return sum(v is not None for v in single) + sum(len(getattr(view, name)) for name in TERMS) + 2 * len(view.perpetrators)
