"""Slope-intercept form and difficulties are two ways to write the same items."""

import numpy as np
import pytest

from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.response import (
    gpcm_at_nodes,
    log_category_probabilities,
    log_probabilities_at_nodes,
)

NODES = np.linspace(-9, 9, 37)
A = np.array([1.2, 0.7, 2.5, 0.9])
B = np.array([0.3, -1.0, 2.0, 0.0])
C = np.array([0.0, 0.25, 0.0, 0.0])
STEPS = np.array([[0, np.inf, np.inf], [0, np.inf, np.inf], [-0.8, 0.1, 0.7], [-0.5, 0.5, np.inf]])
MIXED = ItemParameters.from_difficulties(A, B, C, STEPS)


def test_both_forms_give_the_same_probabilities() -> None:
    expected = log_category_probabilities(NODES, A[:, None], B[:, None], C[:, None], STEPS[:, None])
    found = log_probabilities_at_nodes(NODES, MIXED.a, MIXED.d, MIXED.c)
    assert np.exp(found) == pytest.approx(np.exp(expected.swapaxes(1, 2)), rel=1e-12)


def test_log_probabilities_hold_where_probabilities_underflow() -> None:
    steep = item_parameters([400.0], [0.0], 0.2)
    log_p = log_probabilities_at_nodes(np.array([-6.0, 6.0]), steep.a, steep.d, steep.c)
    assert log_p[0, 1] == pytest.approx([np.log(0.2), 0.0])
    assert log_p[0, 0] == pytest.approx([np.log(0.8), np.log(0.8) - 2400])


def test_difficulties_come_back() -> None:
    b, steps = MIXED.difficulties()
    assert b == pytest.approx(B, abs=1e-12)
    assert steps == pytest.approx(STEPS, abs=1e-12)


def test_the_top_categories_are_read_from_the_intercepts() -> None:
    assert MIXED.steps.tolist() == [1, 1, 3, 2]
    assert len(MIXED) == 4


def test_without_guessing_the_denominator_completes_the_numerator() -> None:
    p, log_total = gpcm_at_nodes(NODES, MIXED.a, MIXED.d)
    assert p.sum(axis=1) == pytest.approx(1.0)
    assert np.log(p[2, 2]) == pytest.approx(2 * MIXED.a[2] * NODES + MIXED.d[2, 1] - log_total[2])


def test_an_item_that_does_not_discriminate_has_no_difficulty() -> None:
    with pytest.raises(ValueError, match="item 1 has none"):
        item_parameters([1.0, 0.0], [0.0, 0.5]).difficulties()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"a": [np.nan], "d": [0.0]}, "a:"),
        ({"a": [1.0], "d": [np.nan]}, "d:"),
        ({"a": [1.0], "d": [[-np.inf, 0.0]]}, "d:"),
        ({"a": [1.0], "d": [0.0, 1.0]}, "d: expected shape"),
        ({"a": [1.0], "d": [0.0], "c": 1.0}, "c:"),
        ({"a": [1.0], "d": [[0.0, 1.0]], "c": 0.2}, "one step"),
    ],
)
def test_parameters_out_of_range_are_named(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        item_parameters(**wrong)  # type: ignore[arg-type]
