"""When is enough?"""

import numpy as np
import pytest

from assessment.psychometrics.stopping import StopRule


def test_a_test_stops_at_its_length_whatever_is_known() -> None:
    assert StopRule(5).stops([4, 5, 6], [0.0] * 3, [1.0] * 3).tolist() == [False, True, True]


def test_a_test_stops_when_precise_enough() -> None:
    assert StopRule(50, standard_error=0.3).stops(7, [0.0, 0.0], [0.31, 0.30]).tolist() == [False, True]


def test_a_test_stops_when_its_decision_is_sure_on_either_side() -> None:
    rule = StopRule(50, cut=0.5, confidence=0.9)
    assert rule.stops(3, [0.5, 0.8, 1.0, 0.0], [0.3] * 4).tolist() == [False, False, True, True]


def test_the_error_of_the_cut_delays_the_decision() -> None:
    sure, unsure = (StopRule(50, cut=0.0, cut_sd=sd).stops(3, [0.5], [0.3])[0] for sd in (0.0, 0.3))
    assert sure
    assert not unsure


def test_no_test_is_shorter_than_its_shortest() -> None:
    assert not StopRule(50, shortest=5, standard_error=0.3).stops(4, [0.0], [0.1])[0]


@pytest.mark.parametrize(
    "wrong",
    [{"longest": 0}, {"shortest": 9}, {"standard_error": -0.1}, {"cut": np.nan}, {"cut_sd": -1}, {"confidence": 0.4}],
)
def test_rules_that_cannot_be_are_named(wrong: dict[str, float]) -> None:
    name = "longest" if wrong.keys() & {"longest", "shortest"} else next(iter(wrong))
    with pytest.raises(ValueError, match=name):
        StopRule(**({"longest": 5} | wrong))  # type: ignore[arg-type]


def test_an_estimate_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="mean, sd"):
        StopRule(5).stops([1], [np.nan], [1.0])
