"""Weights added up: what has none weighs nothing, and what holds by halves weighs half."""

from tocsin.extraction.words.odds import added, product

WEIGHTS = {"near": 0.5, "far": -2.0}


def test_features_without_a_weight_weigh_nothing() -> None:
    assert added(WEIGHTS, ["near", "red", "far"]) == -1.5


def test_a_feature_weighs_as_much_as_it_holds() -> None:
    assert product(WEIGHTS, {"far": 0.5, "near": 2.0, "red": 7.0}) == 0.0


def test_nothing_holds() -> None:
    assert (added(WEIGHTS, []), product(WEIGHTS, {})) == (0.0, 0.0)
