"""What speaks for and against one incident, what can never be one, and that every pair that may be one is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from random import Random

import pytest

from tests.made_up import mention, random_reports, record
from tocsin.merging import keys
from tocsin.merging.comparing import Reading, are_comparable, is_one_story, nearest
from tocsin.merging.linking import MOST_LIKE, answer, evidence, score
from tocsin.merging.linking import features as features_of
from tocsin.merging.profile import Profile, Spot, profile, recognised
from tocsin.merging.story import MOST
from tocsin.merging.weights import companions, weights
from tocsin.model.incident import IndexEntry
from tocsin.model.neighbourhood import Range
from tocsin.model.vocabulary import Family, IncidentType
from tocsin.model.when import Days

W = weights()


def seen(name: str, published: str = "2020-05-05", sketch: tuple[int, ...] = (), **said: object) -> Profile:
    return profile(record(mention(name, **said), published=published, sketch=sketch))  # type: ignore[arg-type]


def points(a: Profile, b: Profile) -> float:
    found = score(a, b, W)
    assert found is not None
    return found


def features(a: Profile, b: Profile) -> dict[str, float]:
    reading = nearest(a, b, W)
    assert reading is not None
    return features_of(reading)


def test_the_same_told_twice_is_the_same_and_the_score_is_the_sum_of_its_parts() -> None:
    a, b = seen("r1", killed=(3, 3), targets=["barracks"]), seen("r2", killed=(3, 3), targets=["the barracks"])
    assert answer(points(a, b), W) == "same"
    parts = evidence(a, b, W)
    assert sum(e.points for e in parts) == pytest.approx(points(a, b), abs=0.01)
    assert {"bias", "targets_shared", "place_words"} <= {e.feature for e in parts}


def test_two_mentions_of_one_report_are_never_one() -> None:
    assert score(seen("r1"), profile(record(mention("r1", 1))), W) is None


def test_days_and_places_apart_are_never_one() -> None:
    assert score(seen("r1"), seen("r2", day=date(2020, 5, 4 + W.slack_days + 1)), W) is None
    assert score(seen("r1"), seen("r2", where="Talmas"), W) is None
    assert score(seen("r1", type=IncidentType.KIDNAPPING), seen("r2", type=IncidentType.NATURAL_DISASTER), W) is None


def test_what_speaks_against() -> None:
    base, same = seen("r1", killed=(3, 3)), seen("r2", killed=(3, 3))
    for other in (
        seen("r3", killed=(3, 3), day=date(2020, 5, 5)),
        seen("r3", killed=(60, 60)),
        seen("r3", killed=(3, 3), type=IncidentType.ARMED_ATTACK),
        seen("r3", killed=(3, 3), days=Days.month(2020, 5)),
    ):
        assert points(base, other) < points(base, same)


def test_a_toll_that_grew_with_time_speaks_less_against_than_one_that_shrank() -> None:
    early = seen("r1", published="2020-05-04", killed=(3, 3))
    grown, shrunk = seen("r2", published="2020-05-06", killed=(12, 12)), seen("r2", published="2020-05-02", killed=(12, 12))
    assert points(early, grown) > points(early, shrunk)


def test_an_open_count_agrees_with_any_larger_one() -> None:
    assert "killed_apart" not in features(seen("r1", killed=(8, None)), seen("r2", killed=(22, 22)))
    assert "killed_apart" in features(seen("r1", killed=(22, None)), seen("r2", killed=(8, 8)))


def test_large_equal_numbers_tell_more_than_small_ones() -> None:
    large = features(seen("r1", killed=(57, 57)), seen("r2", killed=(57, 57)))["killed_same"]
    assert large > features(seen("r1", killed=(1, 1)), seen("r2", killed=(1, 1)))["killed_same"]
    assert "killed_same" not in features(seen("r1", killed=(0, 0)), seen("r2", killed=(0, 0)))


def test_a_coincidence_tells_less_where_much_happens() -> None:
    quiet = features(seen("r1"), seen("r2"))["coincidence"]
    busy = features(seen("r1", where="Ostrov"), seen("r2", where="Ostrov"))["coincidence"]
    assert busy < quiet


def test_a_denied_author_is_no_author() -> None:
    assert "actors_differ" in features(seen("r1", actor="Black Dawn"), seen("r2", actor="Northern Front"))
    assert "actor_shared" in features(seen("r1", actor="Black Dawn"), seen("r2", actor="black dawn"))


def test_copies_of_one_text_are_seen_as_such_and_their_names_count_no_further() -> None:
    drawn = tuple(range(40))
    ours, theirs = named(seen("r1", sketch=drawn)), named(seen("r2", sketch=drawn))
    found = features(ours, theirs)
    assert found["same_text"] == 1 and "names" not in found


NAMES = tuple(frozenset([name]) for name in ("paddock", "mandalay", "route", "harvest"))
STORY = tuple(f"word{chr(97 + n)}" for n in range(MOST))


def named(p: Profile, *names: frozenset[str]) -> Profile:
    return replace(p, names=names or NAMES)


def telling(p: Profile, story: Sequence[str] = STORY) -> Profile:
    return recognised(p, p.names, story)


def test_names_in_common_speak_for_one_incident_and_one_alone_does_not() -> None:
    ours, theirs = seen("r1"), seen("r2")
    assert points(named(ours), named(theirs)) > points(ours, theirs)
    assert points(named(ours, *NAMES[:1]), named(theirs)) == points(ours, theirs)


def test_names_tell_more_in_texts_that_tell_a_story() -> None:
    ours, theirs = (features(named(telling(seen("r1"))), named(telling(seen(r)))) for r in ("r2", "r3"))
    assert ours == theirs and ours["names"] == 3 and ours["story"] == MOST_LIKE and "brief" not in ours
    brief = features(named(seen("r1")), named(seen("r2")))
    assert brief["names_in_brief"] == 3 and brief["brief"] == 1 and W.points["names"] > W.points["names_in_brief"]


def test_a_misread_place_day_or_kind_is_believed_of_one_story_only() -> None:
    """Another town was chosen, or the day of what it recalls; the texts tell the same in the same rare words."""
    spot = Spot(34.10, 43.90, 10.0, "IQ", frozenset(["qarun"]))
    ours, theirs = seen("r1", killed=(4, 4)), seen("r2", where="Talmas", killed=(4, 4))
    misread = replace(theirs, elsewhere=(spot,))
    misdated = seen("r2", killed=(4, 4), day=date(2003, 8, 19))
    crash, attack = seen("r3", type=IncidentType.NATURAL_DISASTER), seen("r4", type=IncidentType.ARMED_ATTACK)
    for a, b in ((ours, theirs), (ours, misread), (ours, misdated), (crash, attack)):
        assert score(a, b, W) is None
        assert score(telling(a), telling(b), W) is not None
    assert nearest(telling(ours), telling(misread), W) == Reading(telling(ours), telling(misread).there(spot), moved=1)
    assert features(telling(ours), telling(theirs))["misplaced"] == features(telling(ours), telling(misdated))["misdated"] == 1
    assert answer(score(telling(ours), telling(misread), W), W) == "same"


def test_of_two_days_the_one_farther_from_its_publication_was_misread() -> None:
    ours, old = telling(seen("r1")), telling(seen("r2", day=date(2003, 8, 19)))
    found = nearest(ours, old, W)
    assert found is not None and (found.ours.first, found.theirs.first) == (ours.first, None)
    assert nearest(old, ours, W) == Reading(found.theirs, found.ours, misdated=True)


def test_one_story_is_told_within_days_in_words_of_its_own() -> None:
    ours, theirs = telling(seen("r1")), telling(seen("r2"))
    assert is_one_story(ours, theirs)
    assert not is_one_story(ours, telling(seen("r2", published="2020-05-15")))
    assert not is_one_story(ours, telling(seen("r2"), [w[::-1] for w in STORY]))
    assert not is_one_story(seen("r1"), seen("r2"))


def test_companion_families_are_mutual() -> None:
    for family in Family:
        for other in companions()[family]:
            assert family in companions()[other], (family, other)


def test_scores_are_symmetric() -> None:
    profiles = [profile(r) for records in random_reports(Random(3), 12) for r in records]
    for a, b in combinations(profiles, 2):
        assert score(a, b, W) == score(b, a, W)


def scattered(chance: Random, name: str) -> Profile:
    """Anywhere near where cells, months and countries meet."""
    day = date(2020, 2, 27).toordinal() + chance.randrange(6)
    width = chance.choice((0, 0, 0, 1, 2, 6, 29, 400))
    base = profile(record(mention(name, type=chance.choice(list(IncidentType)))))
    dated = chance.random() < 0.9
    pointed = chance.random() < 0.85
    made = Profile(
        **{f: getattr(base, f) for f in ("id", "report", "type", "family", "place", "killed", "injured", "munitions", "weapons",
                                         "targets", "actors", "sketch")},
        first=day if dated else None,
        last=day + width if dated else None,
        lat=34 + chance.uniform(-0.4, 0.4) if pointed else None,
        lon=44 + chance.uniform(-0.4, 0.4) if pointed else None,
        radius=chance.choice((2.0, 10.0, 40.0, 59.0, 150.0)),
        country=chance.choice(("IQ", "IQ", "SY", None)),
        said=chance.choice((None, day, day + 3, day + 6)),
    )  # fmt: skip
    return telling(made, chance.sample(STORY, 30)) if chance.random() < 0.3 else made


def finds(entries: tuple[IndexEntry, ...], ranges: tuple[Range, ...]) -> bool:
    return any(
        e.key == r.key and r.first <= e.sort <= r.last and (not r.families or e.family in r.families) for e, r in product(entries, ranges)
    )


def told_soon(undated: Profile, dated: Profile) -> bool:
    """A mention without a day, told within a month of the day of the other."""
    if undated.first is not None or undated.said is None or dated.first is None or dated.last is None:
        return False
    return dated.first <= undated.said <= dated.first + 31


def test_whatever_may_be_one_incident_is_found_from_either_side_and_guarded() -> None:
    chance = Random(8)
    profiles = [scattered(chance, f"r{n}") for n in range(220)]
    checked = 0
    for a, b in combinations(profiles, 2):
        if not are_comparable(a, b, W):
            continue
        checked += 1
        assert finds(keys.entries([a]), keys.lookup(b).ranges), (a, b)
        assert finds(keys.entries([b]), keys.lookup(a).ranges), (a, b)
        if (a.first is None) == (b.first is None) or is_one_story(a, b) or told_soon(a, b) or told_soon(b, a):
            assert set(keys.raised(a)) & set(keys.watched(b)), (a, b)
            assert set(keys.raised(b)) & set(keys.watched(a)), (a, b)
    assert checked > 1000


def test_a_lookup_is_bounded() -> None:
    chance = Random(9)
    for n in range(300):
        asked = keys.lookup(scattered(chance, f"r{n}"))
        assert len(asked.ranges) <= 16 and len(asked.guards) <= 34
