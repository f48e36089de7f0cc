"""The settled posterior: no order of answers, and what integration gives."""

from collections.abc import Callable

import numpy as np
import pytest

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.expectation_propagation import settled_posterior
from assessment.psychometrics.item_model import ItemModel, unit_weights
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import Posterior, posterior, tree_prior

GRID = np.linspace(-8, 8, 1601)
KINDS = [(0.0, np.zeros(1)), (0.25, np.zeros(1)), (0.0, np.array([-0.5, 0.5])), (0.0, np.array([-0.8, 0.0, 0.8]))]
Answers = list[tuple[ItemModel, int]]


def some_answers(skills: int, count: int, seed: int, *, likely: bool = True) -> Answers:
    """Answers of one learner to items of every kind; unlikely ones are drawn without regard to ability."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=skills)
    given = []
    for number in range(count):
        c, steps = KINDS[number % 4]
        weights = unit_weights(np.eye(skills)[rng.integers(skills)] + 0.5 * np.eye(skills)[rng.integers(skills)])
        item = ItemModel(weights, np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps)
        p = category_probabilities(weights @ theta, item.a, item.b, item.c, item.steps)
        given.append((item, int(rng.choice(item.categories, p=p if likely else None))))
    return given


def integrated(points: np.ndarray, log_prior: np.ndarray, answers: Answers) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviations of the exact posterior on points (N, S)."""
    log_density = log_prior + sum(item.log_likelihood(points @ item.weights, category) for item, category in answers)
    density = np.exp(log_density - log_density.max())
    density /= density.sum()
    mean = density @ points
    return mean, np.sqrt(density @ (points - mean) ** 2)


@pytest.mark.parametrize("count", [1, 5, 40, 200])
@pytest.mark.parametrize("likely", [True, False])
def test_one_skill_agrees_with_integration(count: int, likely: bool) -> None:
    for seed in range(5):
        answers = some_answers(1, count, seed, likely=likely)
        mean, sd = integrated(GRID[:, None], -(GRID**2) / 2, answers)
        found = settled_posterior([0.0], np.eye(1), answers)
        assert found.converged
        assert np.abs(found.posterior.mean - mean) < 0.03 * sd
        assert found.posterior.sd == pytest.approx(sd, rel=0.06)


@pytest.mark.parametrize("likely", [True, False])
def test_two_skills_agree_with_integration(likely: bool) -> None:
    prior = tree_prior([0, 0])
    axis = np.linspace(-6, 6, 241)
    points = np.stack([x.ravel() for x in np.meshgrid(axis, axis)], axis=1)
    log_prior = -0.5 * np.sum(points @ np.linalg.inv(prior) * points, axis=1)
    for seed in range(2):
        answers = some_answers(2, 40, seed, likely=likely)
        mean, sd = integrated(points, log_prior, answers)
        found = settled_posterior([0.0, 0.0], prior, answers).posterior
        assert (np.abs(found.mean - mean) < 0.03 * sd).all()
        assert found.sd == pytest.approx(sd, rel=0.04)


def settled(mean: FloatArray, covariance: FloatArray, answers: Answers) -> Posterior:
    return settled_posterior(mean, covariance, answers).posterior


@pytest.mark.parametrize(("method", "low", "high"), [(posterior, 0.01, 1.0), (settled, 0.0, 2e-3)])
def test_the_order_of_answers_matters_to_the_filter_and_no_longer_to_the_settled_posterior(
    method: Callable[[FloatArray, FloatArray, Answers], Posterior], low: float, high: float
) -> None:
    prior, shifts = tree_prior(np.arange(30) // 5), []
    for seed in range(5):
        answers = some_answers(30, 60, seed)
        shuffled = [answers[place] for place in np.random.default_rng(seed).permutation(60)]
        one, other = (method(np.zeros(30), prior, given) for given in (answers, shuffled))
        shifts.append(float(np.abs((one.mean - other.mean) / one.sd).max()))
        shifts.append(float(np.abs(one.sd / other.sd - 1).max()))
    print("largest shift in standard errors:", max(shifts))
    assert low < max(shifts) < high


def test_it_corrects_a_filter_that_an_unlucky_order_misled() -> None:
    answers = sorted(some_answers(1, 60, 7, likely=False), key=lambda answer: answer[1])
    mean, sd = integrated(GRID[:, None], -(GRID**2) / 2, answers)
    found = posterior(np.zeros(1), np.eye(1), answers), settled(np.zeros(1), np.eye(1), answers)
    errors = [float((one.mean[0] - mean[0]) / sd[0]) for one in found]
    print("errors in standard errors: filter and settled", errors)
    assert abs(errors[1]) < 0.02 < abs(errors[0])


def test_three_sweeps_settle_a_usual_log() -> None:
    sweeps = [
        settled_posterior(np.zeros(30), tree_prior(np.arange(30) // 5), some_answers(30, 120, s)) for s in range(5)
    ]
    print("sweeps:", [found.sweeps for found in sweeps])
    assert max(found.sweeps for found in sweeps) <= 4


def test_the_covariance_stays_symmetric_and_positive() -> None:
    found = settled_posterior(np.zeros(6), tree_prior([0, 0, 1, 1, 2, 2]), some_answers(6, 300, 3)).posterior
    assert found.covariance == pytest.approx(found.covariance.T, abs=1e-12)
    assert np.linalg.eigvalsh(found.covariance).min() > 0


@pytest.mark.parametrize("category", [0, 1])
def test_all_right_and_all_wrong_stay_finite_and_wide(category: int) -> None:
    found = settled_posterior([0.0], np.eye(1), [(ItemModel(np.ones(1), 1.2, c=0.25), category)] * 30).posterior
    assert np.isfinite(found.mean).all()
    assert found.sd[0] > 0.4


def test_no_answers_leave_the_prior() -> None:
    found = settled_posterior([0.3], [[2.0]], [])
    assert found.converged
    assert found.posterior.mean.tolist() == [0.3]
    assert found.posterior.covariance.tolist() == [[2.0]]


def test_rapid_answers_measure_nothing() -> None:
    answers = some_answers(1, 8, 1)
    masked = settled_posterior([0.0], np.eye(1), answers, rapid=[True] * 4 + [False] * 4).posterior
    assert np.array_equal(masked.mean, settled_posterior([0.0], np.eye(1), answers[4:]).posterior.mean)


def test_degenerate_arguments_are_named() -> None:
    item = ItemModel(np.ones(1))
    with pytest.raises(ValueError, match="category"):
        settled_posterior([0.0], np.eye(1), [(item, 2)])
    with pytest.raises(ValueError, match="items: weigh 1 skills"):
        settled_posterior([0.0, 0.0], np.eye(2), [(item, 1)])
    with pytest.raises(ValueError, match="mean"):
        settled_posterior([np.nan], np.eye(1), [(item, 1)])
