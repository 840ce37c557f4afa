"""Grouping follows from the set of mentions and from what people decided, and from nothing else."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.made_up import mention, random_reports, record
from tocsin.merging.clusters import Rulings, cluster, incident_id, rulings
from tocsin.merging.linking import score
from tocsin.merging.profile import Profile, profile
from tocsin.merging.weights import weights
from tocsin.model.incident import Decision
from tocsin.model.vocabulary import IncidentType
from tocsin.model.when import Days


def profiles_of(seed: int) -> list[Profile]:
    return [profile(r) for records in random_reports(Random(seed), 14) for r in records]


def test_order_and_duplicates_do_not_matter() -> None:
    for seed in range(25):
        everyone = profiles_of(seed)
        expected = cluster(everyone)
        again = [*everyone, *everyone[:5]]
        Random(seed + 100).shuffle(again)
        assert cluster(again) == expected


def test_every_mention_is_in_one_cluster() -> None:
    for seed in range(25):
        everyone = profiles_of(seed)
        members = [m for group in cluster(everyone).members for m in group]
        assert sorted(members) == sorted(p.id for p in everyone)


def test_two_mentions_of_one_report_are_not_joined_by_what_they_say() -> None:
    twice = [profile(record(mention("r1", n, killed=(4, 4)))) for n in range(2)]
    assert len(cluster(twice).members) == 2
    another = profile(record(mention("r2", killed=(4, 4)), source="S2"))
    assert len(cluster([*twice, another]).members) == 2


def test_reports_that_keep_two_incidents_apart_keep_them_apart() -> None:
    both = [profile(record(mention(f"r{n}", k, killed=(4, 4)), source=f"S{n}")) for n in range(4) for k in range(2)]
    assert len(cluster(both).members) >= 2


def test_a_report_that_saw_two_where_all_others_see_one_does_not_part_them() -> None:
    others = [profile(record(mention(f"r{n}", killed=(4, 4)), source=f"S{n}")) for n in range(9)]
    split = [profile(record(mention("odd", n, killed=(4, 4)), source="Odd")) for n in range(2)]
    assert [len(g) for g in cluster([*others, *split]).members] == [11]


def test_parts_that_nothing_connects_are_grouped_alone_as_together() -> None:
    for seed in range(15):
        ours = profiles_of(seed)
        far = [profile(record(mention(f"f{n}", day=date(2019, 1, 3), where="Ostrov"))) for n in range(3)]
        assert sorted(cluster(ours).members + cluster(far).members) == cluster([*far, *ours]).members


def three() -> list[Profile]:
    return [profile(record(mention(f"r{n}", killed=(4, 4)), source=f"S{n}")) for n in (1, 2, 3)]


def decision(kind: str, mentions: tuple[str, ...], apart: tuple[str, ...] = (), at: str = "2020-05-05") -> Decision:
    return Decision(kind=kind, author="Ana", reason="knows", at=at, mentions=mentions, apart=apart)


def test_what_a_person_parted_stays_apart() -> None:
    assert cluster(three()).members == [("r1#0", "r2#0", "r3#0")]
    ruled = rulings([decision("split", ("r3#0",), ("r1#0", "r2#0"))])
    assert cluster(three(), ruled).members == [("r1#0", "r2#0"), ("r3#0",)]


def test_what_a_person_joined_stays_together_though_nothing_speaks_for_it() -> None:
    far = profile(record(mention("r9", where="Ostrov", type=IncidentType.RIOT, day=date(2020, 1, 1))))
    ruled = rulings([decision("merge", ("r1#0", "r2#0", "r3#0", "r9#0"))])
    assert cluster([*three(), far], ruled).members == [("r1#0", "r2#0", "r3#0", "r9#0")]


def test_the_later_of_two_decisions_wins() -> None:
    parted, joined = decision("split", ("r3#0",), ("r1#0",), at="2020-05-05"), decision("merge", ("r1#0", "r3#0"), at="2020-05-06")
    assert rulings([joined, parted]) == Rulings(frozenset({("r1#0", "r3#0")}), frozenset())
    later = parted.model_copy(update={"at": "2020-05-07"})
    assert rulings([joined, later]) == Rulings(frozenset(), frozenset({("r1#0", "r3#0")}))


def test_one_loud_pair_does_not_chain_two_incidents() -> None:
    """A mention that might be either of two incidents a day apart goes to one of them; the two stay apart."""
    monday = [profile(record(mention(f"m{n}", day=date(2020, 5, 4), killed=(4, 4)), source=f"S{n}")) for n in range(3)]
    tuesday = [profile(record(mention(f"t{n}", day=date(2020, 5, 5), killed=(30, 30)), source=f"S{n}")) for n in range(3)]
    between = profile(record(mention("x", days=Days.between(date(2020, 5, 4), date(2020, 5, 5)))))
    groups = cluster([*monday, *tuesday, between]).members
    assert not any({"m0#0", "t0#0"} <= set(g) for g in groups)


def test_what_three_reports_speak_for_outweighs_what_one_speaks_for_a_little_more() -> None:
    three = [
        profile(record(mention(f"d{n}", where="Qarun depot", killed=(4, 4), targets=("depot",), actor="Black Dawn"), source=f"S{n}"))
        for n in range(3)
    ]
    lone = profile(record(mention("lone", killed=(4000, 4000), targets=("market",), actor="Northern Front")))
    vague = profile(record(mention("vague")))
    assert (score(vague, lone, weights()) or 0.0) > max(score(vague, p, weights()) or 0.0 for p in three)
    assert ("d0#0", "d1#0", "d2#0", "vague#0") in cluster([*three, lone, vague]).members


def test_the_name_comes_from_what_was_published_first() -> None:
    early, late = (profile(record(mention(n), published=p)) for n, p in (("z", "2020-05-04"), ("a", "2020-05-06")))
    undated = profile(record(mention("b"), published=None))
    assert incident_id([late, early, undated]) == incident_id([early]) != incident_id([late])


def test_of_reports_of_one_day_the_hour_decides() -> None:
    hours = [profile(record(mention(n), published=f"2020-05-04T{hour}:00:00Z")) for n, hour in (("z", "08"), ("a", "09"), ("b", "11"))]
    assert {incident_id(hours[:n]) for n in (1, 2, 3)} == {incident_id(hours[:1])}
