"""Residuals under the model."""

import numpy as np
import pytest

from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.residuals import residuals
from assessment.psychometrics.response import category_probabilities

ITEMS = ItemParameters.from_difficulties(
    [1.2, 0.8, 1.5], [0.3, -1.0, 0.0], [0.0, 0.25, 0.0], [[-0.5, 0.5], [0.0, np.inf], [0.0, np.inf]]
)
THETA = np.array([-1.0, 0.4])


def moments(theta: float, item: int) -> tuple[float, float, float]:
    a, b, c = [(1.2, 0.3, 0.0), (0.8, -1.0, 0.25), (1.5, 0.0, 0.0)][item]
    p = category_probabilities(theta, a, b, c, [-0.5, 0.5] if item == 0 else [0.0])
    k = np.arange(p.size)
    return float(p @ k), float(p @ (k - p @ k) ** 2), float(p @ (k - p @ k) ** 4)


def test_moments_are_those_of_the_category_under_the_model() -> None:
    found = residuals([[2, 1, 0], [0, 0, 1]], THETA, ITEMS)
    for person, item, given in [(0, 0, 2), (0, 1, 1), (0, 2, 0), (1, 0, 0), (1, 1, 0), (1, 2, 1)]:
        mean, variance, fourth = moments(THETA[person], item)
        assert found.values[person, item] == pytest.approx(given - mean)
        assert found.variance[person, item] == pytest.approx(variance)
        assert found.fourth[person, item] == pytest.approx(fourth)


def test_each_item_may_have_its_own_ability() -> None:
    eta = np.array([[0.1, -0.4, 2.0], [0.0, 1.0, -1.0]])
    found = residuals([[2, 1, 0], [0, 0, 1]], eta, ITEMS)
    assert found.values[0, 2] == pytest.approx(0 - moments(2.0, 2)[0])


def test_a_missing_answer_has_no_residual() -> None:
    found = residuals(np.array([[np.nan, 1, 0], [0, 0, 1]]), THETA, ITEMS)
    assert np.isnan(found.values).tolist() == [[True, False, False], [False] * 3]


@pytest.mark.parametrize("ability", [[0.0], [0.0, np.nan], np.zeros((2, 2))])
def test_abilities_that_do_not_fit_are_named(ability: np.ndarray) -> None:
    with pytest.raises(ValueError, match="ability: expected finite numbers"):
        residuals([[2, 1, 0], [0, 0, 1]], ability, ITEMS)


def test_items_that_do_not_match_the_answers_are_named() -> None:
    with pytest.raises(ValueError, match="responses: expected shape"):
        residuals([[2, 1], [0, 0]], THETA, item_parameters([1], [0]))
