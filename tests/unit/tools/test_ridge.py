"""The ridge fit: a telling feature is weighed up, a silent one stays at nought, and the same cases give the same weights."""

from tools.ridge import Case, fit, in_capitals

CASES = [Case({"bias": 1.0, "on": float(n % 2), "noise": 1.0 if n % 3 == 0 else 0.0}, n % 2 == 1) for n in range(60)]


def test_what_tells_is_weighed_up() -> None:
    weights = fit(CASES, penalty=1.0)
    assert weights["on"] > 2
    assert abs(weights["noise"]) < 0.5


def test_a_heavier_penalty_pulls_towards_nought() -> None:
    assert fit(CASES, penalty=20.0)["on"] < fit(CASES, penalty=1.0)["on"]


def test_the_same_cases_give_the_same_weights() -> None:
    assert fit(CASES, penalty=1.0) == fit(CASES, penalty=1.0)


def test_what_no_case_tells_stays_at_its_prior() -> None:
    cases = [Case({"bias": 1.0}, True), Case({"bias": 1.0}, False), Case({"bias": 1.0, "sport": 1e-6}, True)]
    assert abs(fit(cases, 3.0, prior={"sport": -1.5})["sport"] + 1.5) < 1e-3


def test_what_is_in_capitals_lies_as_far_from_known_weights_as_only_its_cases_tell() -> None:
    shouted = [c._replace(features={**c.features, "capitals": 1.0}, yes=not c.yes) for c in CASES]
    apart = in_capitals([*CASES, *shouted], {"on": 1.0, "unseen": 2.0}, 1.0)
    assert apart["on"] < -2
    assert "unseen" not in apart
