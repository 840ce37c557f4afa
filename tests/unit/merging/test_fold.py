"""The numbered guarantees of tocsin.merging.fold, each against random sets of claims."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_up import claim, mention, record
from tocsin.merging.fold import fold, summarise
from tocsin.model.claim import Count, FieldName, Standing, TypeValue
from tocsin.model.incident import Decision, IncidentStatus, MentionRecord
from tocsin.model.vocabulary import IncidentType, Notice

NUMBERS = st.one_of(st.none(), st.tuples(st.integers(0, 30), st.none()), st.integers(0, 30).map(lambda n: (n, n)))


@st.composite
def mention_records(draw: st.DrawFn, name: str) -> MentionRecord:
    extra = [
        claim(FieldName.KILLED, Count(min=draw(st.integers(0, 9)), max=draw(st.sampled_from([None, 9, 40]))), standing)
        for standing in draw(st.lists(st.sampled_from(list(Standing)), max_size=2))
    ]
    made = mention(
        name,
        type=draw(st.sampled_from([IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING, IncidentType.EXPLOSION, IncidentType.CLASH])),
        where=draw(st.sampled_from(["Qarun", "Qarun depot", "Talmas", None])),
        killed=draw(NUMBERS),
        injured=draw(NUMBERS),
        targets=draw(st.lists(st.sampled_from(["market", "Market", "barracks"]), max_size=2)),
        actor=draw(st.sampled_from([None, "Black Dawn", "Northern Front"])),
        more=extra,
    )
    return record(
        made,
        source=draw(st.sampled_from(["A", "B", "C", "unknown"])),
        kind=draw(st.sampled_from(["wire", "tweet", "official", ""])),
        published=draw(st.sampled_from([None, "2020-05", "2020-05-04", "2020-05-04T10:00:00Z", "2020-05-06T10:00:00Z"])),
        sketch=draw(st.sampled_from([(), (1, 2, 3), (7, 8, 9)])),
        notice=draw(st.sampled_from([None, None, None, Notice.CORRECTION, Notice.CANCELLATION])),
    )


@st.composite
def record_sets(draw: st.DrawFn) -> list[MentionRecord]:
    return [draw(mention_records(f"r{n}")) for n in range(draw(st.integers(1, 6)))]


DECISIONS = st.lists(
    st.sampled_from(
        [
            Decision(kind="retract", author="Ana", reason="hoax", at="2020-05-07", mentions=("r0#0",)),
            Decision(
                kind="set", author="Ana", reason="seen", at="2020-05-08", field=FieldName.TYPE, value=TypeValue(type=IncidentType.ARSON)
            ),
            Decision(kind="set", author="Bo", reason="count", at="2020-05-09", field=FieldName.KILLED, value=Count(min=4, max=4)),
        ]
    ),
    max_size=2,
)


@given(record_sets(), DECISIONS, st.integers())
@settings(max_examples=120, deadline=None)
def test_1_order_does_not_matter(records: list[MentionRecord], decisions: list[Decision], seed: int) -> None:
    shuffled, decided = list(records), list(decisions)
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(decided)
    assert fold(shuffled, decided) == fold(records, decisions)


@given(record_sets(), DECISIONS)
@settings(max_examples=80, deadline=None)
def test_2_duplicates_count_once(records: list[MentionRecord], decisions: list[Decision]) -> None:
    assert fold([*records, *records[:2]], [*decisions, *decisions]) == fold(records, decisions)


@given(record_sets(), st.integers(0, 6))
@settings(max_examples=80, deadline=None)
def test_3_batches_do_not_matter(records: list[MentionRecord], cut: int) -> None:
    assert fold(list(fold(records[:cut]).records) + list(fold(records[cut:]).records)) == fold(records)


@given(record_sets(), DECISIONS)
@settings(max_examples=120, deadline=None)
def test_4_no_value_without_a_claim(records: list[MentionRecord], decisions: list[Decision]) -> None:
    folded = fold(records, decisions)
    assert all(fact.support for fact in folded.facts)
    line = summarise(folded, "i", 1, "2020").view
    told = {fact.field.value for fact in folded.facts}
    filled = {name for name in ("date", "place", "killed", "injured", "munitions") if getattr(line, name) is not None}
    filled |= {one for one, many in (("target", line.targets), ("weapon", line.weapons), ("perpetrator", line.perpetrators)) if many}
    assert filled <= told


@given(record_sets(), DECISIONS)
@settings(max_examples=120, deadline=None)
def test_5_no_claim_is_lost_or_doubled(records: list[MentionRecord], decisions: list[Decision]) -> None:
    folded = fold(records, decisions)
    placed = Counter(c.id for f in folded.facts for c in (*f.support, *f.rivals) if not c.id.startswith("decision/"))
    placed.update(c.id for c in folded.withdrawn)
    assert placed == Counter(c.id for r in records for c in r.claims())


@given(record_sets(), DECISIONS)
@settings(max_examples=80, deadline=None)
def test_6_what_was_taken_back_neither_supports_nor_rivals(records: list[MentionRecord], decisions: list[Decision]) -> None:
    folded = fold(records, decisions)
    gone = {c.id for c in folded.withdrawn}
    assert not gone & {c.id for f in folded.facts for c in (*f.support, *f.rivals)}


@given(record_sets())
@settings(max_examples=120, deadline=None)
def test_7_the_best_count_lies_in_the_range(records: list[MentionRecord]) -> None:
    for fact in fold(records).facts:
        if isinstance(fact.best, Count) and isinstance(fact.range, Count):
            assert (fact.range.min or 0) <= (fact.best.min or 0)
            assert fact.range.max is None or (fact.best.max is not None and fact.best.max <= fact.range.max)


@given(record_sets())
@settings(max_examples=40, deadline=None)
def test_8_with_everything_taken_back_nothing_is_left(records: list[MentionRecord]) -> None:
    all_of_it = Decision(kind="retract", author="Ana", reason="hoax", at="2020-05-07")
    folded = fold(records, [all_of_it])
    line = summarise(folded, "i", 1, "2020")
    assert folded.is_void and line.status is IncidentStatus.RETRACTED
    assert line.view.place is None and line.view.killed is None and folded.confidence.value == 0


def tolls(*rows: tuple[str, str, tuple[int | None, int | None], Notice | None]) -> tuple[Count, str, int]:
    """Rows of (kind, published, killed, notice), each from a source of its own but for notices: best, rule, rivals."""
    records = [
        record(mention(f"r{n}", killed=killed), source="Agency" if notice else f"S{n}", kind=kind, published=published, notice=notice)
        for n, (kind, published, killed, notice) in enumerate(rows)
    ]
    (fact,) = [f for f in fold(records).facts if f.field is FieldName.KILLED]
    assert isinstance(fact.best, Count)
    return fact.best, fact.rule, len(fact.rivals)


def test_a_later_toll_replaces_an_earlier_one_and_both_are_kept() -> None:
    rows = (("wire", "2020-05-04T10:00:00Z", (3, 3), None), ("wire", "2020-05-05T09:00:00Z", (7, 7), None))
    assert tolls(*rows) == (Count(min=7, max=7), "the latest day", 1)
    assert tolls(*reversed(rows)) == (Count(min=7, max=7), "the latest day", 1)


def test_a_social_post_does_not_outdo_the_press_however_late() -> None:
    best, rule, rivals = tolls(("wire", "2020-05-04", (3, 3), None), ("tweet", "2020-05-06", (90, None), None))
    assert (best, rule, rivals) == (Count(min=3, max=3), "official or press over social posts", 1)


def test_officials_win_on_the_same_day() -> None:
    best, rule, _ = tolls(("official", "2020-05-04T10:00:00Z", (3, 3), None), ("wire", "2020-05-04T12:00:00Z", (5, 5), None))
    assert (best, rule) == (Count(min=3, max=3), "official over press on one day")


def test_a_correction_wins_over_what_others_say_later() -> None:
    best, rule, _ = tolls(("wire", "2020-05-04", (4, 4), Notice.CORRECTION), ("wire", "2020-05-09", (14, 14), None))
    assert (best, rule) == (Count(min=4, max=4), "a correction")


def test_a_correction_takes_back_what_its_source_said_before_in_the_same_field_only() -> None:
    first = record(mention("r1", killed=(14, 14), injured=(2, 2)), source="Agency", published="2020-05-04")
    mended = record(mention("r2", killed=(4, 4), where=None), source="Agency", published="2020-05-05", notice=Notice.CORRECTION)
    folded = fold([first, mended])
    line = summarise(folded, "i", 1, "2020").view
    assert (line.killed.max if line.killed else None, line.injured.max if line.injured else None) == (4, 2)
    assert Count(min=14, max=14) in [c.claim.value for c in folded.withdrawn]
    assert line.place == "Qarun"


def test_a_cancellation_takes_back_all_its_source_said_and_nothing_of_others() -> None:
    ours = record(mention("r1", killed=(14, 14)), source="Agency", published="2020-05-04")
    kill = record(mention("r2"), source="Agency", published="2020-05-05", notice=Notice.CANCELLATION)
    assert fold([ours, kill]).is_void
    other = record(mention("r3", killed=(2, 2)), source="Gazette", published="2020-05-04")
    line = summarise(fold([ours, kill, other]), "i", 1, "2020").view
    assert line.killed is not None and line.killed.max == 2


def test_unsigned_reports_do_not_take_each_other_back() -> None:
    ours = record(mention("r1", killed=(14, 14)), source="unknown", published="2020-05-04")
    kill = record(mention("r2"), source="unknown", published="2020-05-05", notice=Notice.CANCELLATION)
    assert not fold([ours, kill]).is_void


def test_rival_claims_of_the_winning_report_give_their_envelope() -> None:
    both = [claim(FieldName.MUNITIONS, Count(min=2, max=None)), claim(FieldName.MUNITIONS, Count(min=3, max=3))]
    (fact,) = [f for f in fold([record(mention("r1", more=both))]).facts if f.field is FieldName.MUNITIONS]
    assert fact.best == Count(min=2, max=None) and len(fact.support) == 2


def test_superseded_and_partial_counts_are_rivals_only() -> None:
    more = [claim(FieldName.KILLED, Count(min=2, max=2), Standing.SUPERSEDED), claim(FieldName.KILLED, Count(min=1, max=1), Standing.PART)]
    (fact,) = [f for f in fold([record(mention("r1", killed=(6, 6), more=more))]).facts if f.field is FieldName.KILLED]
    assert fact.best == Count(min=6, max=6) == fact.range and len(fact.rivals) == 2


@pytest.mark.parametrize(
    ("said", "best"),
    [
        (["explosion", "explosion", "bombing"], "bombing"),
        (["bombing", "bombing", "suicide_bombing"], "suicide_bombing"),
        (["bombing", "bombing", "bombing", "bombing", "suicide_bombing"], "bombing"),
        (["clash", "armed_attack", "clash"], "clash"),
    ],
)
def test_the_more_telling_type_wins_unless_few_say_it(said: list[str], best: str) -> None:
    records = [record(mention(f"r{n}", type=IncidentType(kind)), source=f"S{n}") for n, kind in enumerate(said)]
    assert summarise(fold(records), "i", 1, "2020").view.type == best


def test_the_exact_place_wins_if_it_fits_the_others() -> None:
    records = [record(mention(f"r{n}", where=name), source=f"S{n}") for n, name in enumerate(["Qarun", "Qarun", "Qarun depot"])]
    assert summarise(fold(records), "i", 1, "2020").view.place == "Qarun depot"


def test_a_place_that_fits_no_other_loses() -> None:
    records = [record(mention(f"r{n}", where=name), source=f"S{n}") for n, name in enumerate(["Talmas", "Talmas", "Qarun depot"])]
    assert summarise(fold(records), "i", 1, "2020").view.place == "Talmas"


def test_what_an_analyst_sets_stands_with_his_name_over_all_claims() -> None:
    five = Count(min=5, max=5)
    decision = Decision(kind="set", author="Ana", reason="hospital list", at="2020-05-09", field=FieldName.KILLED, value=five)
    (fact,) = [f for f in fold([record(mention("r1", killed=(9, 9)))], [decision]).facts if f.field is FieldName.KILLED]
    assert fact.best == five and fact.support[0].claim.speaker == "Ana" and len(fact.rivals) == 1
