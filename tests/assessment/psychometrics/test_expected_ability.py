"""Posterior means: against mirt, against sums written out, and honest."""

import numpy as np
import pytest

from assessment.psychometrics.expected_ability import expected_ability
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.quadrature import normal_quadrature
from assessment.psychometrics.response import log_probabilities_at_nodes

from .reference_data import figures, lsat7
from .simulated_answers import answers, joined, population, random_items

MIXED = joined(random_items(5, 1), random_items(4, 2, steps=3), random_items(4, 3, c=0.2))


def test_the_published_scores_of_lsat7() -> None:
    """Printed to eight decimals, of which the estimates behind them carry six."""
    quadrature, known = normal_quadrature(61), figures("lsat7")["scores_2pl"]
    items = calibrate(lsat7(), quadrature=quadrature, tolerance=1e-9).items
    patterns = [[int(answer) for answer in pattern] for pattern in known["pattern"]]
    found = expected_ability(patterns, items, quadrature=quadrature)
    assert found.theta == pytest.approx(known["EAP"], abs=5e-7)
    assert found.se == pytest.approx(known["EAP_se"], abs=5e-7)


def written_out(items: ItemParameters, responses: np.ndarray, mean: float, sd: float) -> tuple[np.ndarray, np.ndarray]:
    theta = mean + sd * np.linspace(-8, 8, 4001)
    log_p = log_probabilities_at_nodes(theta, items.a, items.d, items.c)
    moments = []
    for row in responses:
        density = np.exp(-(((theta - mean) / sd) ** 2) / 2 + sum(log_p[j, k] for j, k in enumerate(row) if k >= 0))
        density /= density.sum()
        moments.append((density @ theta, np.sqrt(density @ theta**2 - (density @ theta) ** 2)))
    first, second = np.array(moments).T
    return first, second


@pytest.mark.parametrize("missing", [0.0, 0.4])
@pytest.mark.parametrize("items", [random_items(40, 4), random_items(12, 5, steps=3), MIXED])
def test_they_are_moments_of_the_posterior(items: ItemParameters, missing: float) -> None:
    responses = answers(items, population(60, 6), seed=7, missing=missing)
    found = expected_ability(responses, items, mean=0.4, sd=1.3)
    theta, se = written_out(items, responses, 0.4, 1.3)
    assert found.theta == pytest.approx(theta, abs=1e-6)
    assert found.se == pytest.approx(se, abs=1e-6)


def test_who_answered_nothing_gets_the_population() -> None:
    found = expected_ability([[np.nan] * 13], MIXED, mean=-0.5, sd=0.8)
    assert found.theta[0] == pytest.approx(-0.5, abs=1e-9)
    assert found.se[0] == pytest.approx(0.8, abs=1e-6)


@pytest.mark.parametrize("answer", [0, 1])
def test_all_right_and_all_wrong_are_finite_with_wide_errors(answer: int) -> None:
    items = random_items(30, 8)
    found = expected_ability(np.full((1, 30), answer), items)
    middle = expected_ability(answers(items, np.zeros(1), seed=9), items)
    assert abs(found.theta[0]) < 4
    assert found.se[0] > middle.se[0]


def test_more_right_answers_never_mean_less_ability() -> None:
    items = item_parameters(np.ones(10), np.linspace(-2, 2, 10))
    steps = np.tril(np.ones((11, 10)), -1)
    assert (np.diff(expected_ability(steps, items).theta) > 0).all()


@pytest.mark.parametrize("length", [5, 20, 200])
def test_ninety_percent_intervals_cover_ninety_percent_at_any_length(length: int) -> None:
    """At 200 items a quadrature of 21 points covered .52 (design note, 3.4)."""
    items, theta = random_items(length, 10), population(8000, 11)
    found = expected_ability(answers(items, theta, seed=12), items)
    assert (np.abs(found.theta - theta) < Z90 * found.se).mean() == pytest.approx(0.9, abs=0.012)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"responses": [[0, 1]]}, "steps: expected shape"),
        ({"responses": [[2] + [0] * 12]}, "item 0 has 1 as top category, got 2"),
        ({"sd": 0.0}, "sd"),
        ({"mean": np.nan}, "mean"),
    ],
)
def test_what_does_not_fit_is_named(wrong: dict[str, object], named: str) -> None:
    given: dict[str, object] = {"responses": [[0] * 13], "items": MIXED}
    with pytest.raises(ValueError, match=named):
        expected_ability(**(given | wrong))  # type: ignore[arg-type]
