"""The skill filter against brute-force integration and by its symmetries."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.psychometrics.item_model import ItemModel, unit_weights
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import Posterior, posterior, tree_prior, update

THREE = np.array([-0.8, 0.0, 0.8])
GRID = np.linspace(-8, 8, 1601)
KINDS = [(0.0, np.zeros(1)), (0.25, np.zeros(1)), (0.0, np.array([-0.5, 0.5])), (0.0, THREE)]


def mean_and_covariance(points: np.ndarray, density: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Moments of a density on points (N, S), not necessarily normalised."""
    density = density / density.sum()
    mean = density @ points
    return mean, (points - mean).T @ (density[:, None] * (points - mean))


def some_answers(skills: int, count: int, seed: int) -> list[tuple[ItemModel, int]]:
    """Answers of one average learner to items of every kind."""
    rng = np.random.default_rng(seed)
    given = []
    for _ in range(count):
        c, steps = KINDS[rng.integers(4)]
        axes = np.eye(skills)
        weights = unit_weights(axes[rng.integers(skills)] + 0.5 * axes[rng.integers(skills)])
        item = ItemModel(weights, np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps, 0.3)
        p = category_probabilities(0.0, item.a, item.b, item.c, item.steps)
        given.append((item, int(rng.choice(item.categories, p=p))))
    return given


def test_the_prior_of_two_skills_shares_topic_and_general_parts() -> None:
    prior = tree_prior([0, 0, 1])
    expected = [[1.0, 0.65, 0.30], [0.65, 1.0, 0.30], [0.30, 0.30, 1.0]]
    assert prior == pytest.approx(np.array(expected))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_the_prior_is_positive_definite_with_unit_variances(topics: list[int]) -> None:
    prior = tree_prior(topics)
    assert np.linalg.eigvalsh(prior).min() >= 0.35 - 1e-9
    assert np.diag(prior) == pytest.approx(1)


@pytest.mark.parametrize(("c", "steps"), KINDS)
@pytest.mark.parametrize("b", [-1.5, 0.0, 1.5])
def test_one_skill_agrees_with_integration(c: float, steps: np.ndarray, b: float) -> None:
    item = ItemModel(np.ones(1), 1.3, b, c, steps)
    for category in range(item.categories):
        density = np.exp(-((GRID - 0.4) ** 2) / 2 / 0.9 + item.log_likelihood(GRID, category))
        expected = mean_and_covariance(GRID[:, None], density)
        mean, covariance = update(np.array([0.4]), np.array([[0.9]]), item, category)
        assert mean == pytest.approx(expected[0], abs=2e-4)
        assert covariance == pytest.approx(expected[1], abs=2e-4)


def test_item_uncertainty_agrees_with_integration_over_skill_and_difficulty() -> None:
    theta, b = (axis.ravel() for axis in np.meshgrid(GRID[::8], GRID[::8], indexing="ij"))
    item = ItemModel(np.ones(1), 1.2, 0.3, b_sd=0.5)
    exact = ItemModel(np.ones(1), 1.2, 0.0).log_likelihood(theta - b, 1)
    density = np.exp(-(theta**2) / 2 - ((b - 0.3) / 0.5) ** 2 / 2 + exact)
    expected = mean_and_covariance(theta[:, None], density)
    mean, covariance = update(np.zeros(1), np.eye(1), item, 1)
    assert mean == pytest.approx(expected[0], abs=1e-4)
    assert covariance == pytest.approx(expected[1], abs=1e-4)


@pytest.mark.parametrize("category", [0, 1, 2, 3])
def test_two_skills_agree_with_integration(category: int) -> None:
    prior = tree_prior([0, 0])
    first, second = (axis.ravel() for axis in np.meshgrid(GRID[::8], GRID[::8], indexing="ij"))
    points = np.stack([first, second], axis=1)
    item = ItemModel(unit_weights([0.7, 0.5]), 1.2, 0.3, steps=THREE)
    log_density = -0.5 * np.sum(points @ np.linalg.inv(prior) * points, axis=1)
    density = np.exp(log_density + item.log_likelihood(points @ item.weights, category))
    expected = mean_and_covariance(points, density)
    mean, covariance = update(np.zeros(2), prior, item, category)
    assert mean == pytest.approx(expected[0], abs=2e-3)
    assert covariance == pytest.approx(expected[1], abs=2e-3)


def test_many_answers_on_one_skill_agree_with_integration() -> None:
    answers = [(ItemModel(item.weights, item.a, item.b, item.c, item.steps), k) for item, k in some_answers(1, 40, 3)]
    log_density = -(GRID**2) / 2 + sum(item.log_likelihood(GRID, k) for item, k in answers)
    mean, covariance = mean_and_covariance(GRID[:, None], np.exp(log_density - log_density.max()))
    found = posterior(np.zeros(1), np.eye(1), answers)
    assert found.mean == pytest.approx(mean, abs=0.1 * np.sqrt(covariance[0, 0]))
    assert found.covariance == pytest.approx(covariance, rel=0.1)


def test_an_untouched_skill_of_the_same_topic_borrows_more_than_one_of_another() -> None:
    mean, covariance = update(np.zeros(3), tree_prior([0, 0, 1]), ItemModel(np.array([1.0, 0, 0])), 1)
    assert mean[0] > mean[1] > mean[2] > 0
    assert covariance[0, 0] < covariance[1, 1] < covariance[2, 2] < 1


def test_right_and_wrong_mirror_each_other() -> None:
    prior, item = tree_prior([0, 0, 1]), ItemModel(np.array([1.0, 0, 0]))
    right, wrong = update(np.zeros(3), prior, item, 1), update(np.zeros(3), prior, item, 0)
    assert right[0] == pytest.approx(-wrong[0], abs=1e-14)
    assert right[1] == pytest.approx(wrong[1], abs=1e-14)


def test_a_higher_category_never_means_less_ability() -> None:
    item = ItemModel(np.ones(1), 1.2, 0.3, steps=THREE)
    means = [update(np.zeros(1), np.eye(1), item, category)[0][0] for category in range(4)]
    assert means == sorted(means)


def test_an_uncertain_item_moves_a_profile_less() -> None:
    sure, unsure = (ItemModel(np.ones(1), 1.2, b_sd=sd) for sd in (0.0, 1.0))
    by_sure, by_unsure = (update(np.zeros(1), np.eye(1), item, 1) for item in (sure, unsure))
    assert by_unsure[0][0] < by_sure[0][0]
    assert by_unsure[1][0, 0] > by_sure[1][0, 0]


def test_the_order_of_answers_matters_little() -> None:
    prior, shifts = tree_prior([0, 0, 1, 1, 2, 2]), []
    for seed in range(20):
        answers = some_answers(6, 60, seed)
        shuffled = [answers[i] for i in np.random.default_rng(seed).permutation(60)]
        one, other = posterior(np.zeros(6), prior, answers), posterior(np.zeros(6), prior, shuffled)
        shifts.append(np.abs(one.mean - other.mean) / one.sd)
    assert np.mean(shifts) < 0.05
    assert np.max(shifts) < 0.4


def test_relabelling_skills_relabels_the_posterior() -> None:
    answers, topics, order = some_answers(4, 30, 5), np.array([0, 0, 1, 1]), np.array([2, 0, 3, 1])
    moved = [(ItemModel(i.weights[order], i.a, i.b, i.c, i.steps, i.b_sd), category) for i, category in answers]
    one = posterior(np.zeros(4), tree_prior(topics), answers)
    other = posterior(np.zeros(4), tree_prior(topics[order]), moved)
    assert other.mean == pytest.approx(one.mean[order], abs=1e-10)
    assert other.covariance == pytest.approx(one.covariance[np.ix_(order, order)], abs=1e-10)


def test_moving_the_scale_moves_the_mean_and_nothing_else() -> None:
    answers = some_answers(1, 30, 8)
    moved = [(ItemModel(i.weights, i.a, i.b + 2, i.c, i.steps, i.b_sd), k) for i, k in answers]
    one, other = posterior([0.0], np.eye(1), answers), posterior([2.0], np.eye(1), moved)
    assert other.mean - 2 == pytest.approx(one.mean, abs=1e-10)
    assert other.covariance == pytest.approx(one.covariance, abs=1e-10)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 80))
def test_the_covariance_stays_symmetric_and_positive(seed: int, count: int) -> None:
    found = posterior(np.zeros(6), tree_prior([0, 0, 1, 1, 2, 2]), some_answers(6, count, seed))
    assert np.array_equal(found.covariance, found.covariance.T)
    assert np.linalg.eigvalsh(found.covariance).min() > 0


@pytest.mark.parametrize("category", [0, 1])
def test_all_right_and_all_wrong_stay_finite(category: int) -> None:
    found = posterior([0.0], np.eye(1), [(ItemModel(np.ones(1), 2.0), category)] * 200)
    assert 1 < abs(found.mean[0]) < 6
    assert 0 < found.sd[0] < 1


def test_an_answer_that_was_all_but_impossible_stays_finite() -> None:
    mean, covariance = update(np.zeros(1), np.eye(1), ItemModel(np.ones(1), a=50.0, b=40.0), 1)
    assert np.isfinite(mean).all()
    assert covariance[0, 0] >= 0


def test_no_answers_leave_the_prior() -> None:
    found = posterior(np.zeros(2), tree_prior([0, 1]), [])
    assert found.mean.tolist() == [0, 0]
    assert np.array_equal(found.covariance, tree_prior([0, 1]))


def test_the_arguments_are_left_unchanged() -> None:
    mean, covariance = np.zeros(2), tree_prior([0, 1])
    update(mean, covariance, ItemModel(np.array([1.0, 0.0])), 1)
    assert mean.tolist() == [0, 0]
    assert np.array_equal(covariance, tree_prior([0, 1]))


def test_a_composite_has_the_exact_mean_and_variance() -> None:
    found = Posterior(np.array([1.0, 3.0]), np.array([[1.0, 0.5], [0.5, 2.0]]))
    mean, variance = found.composite([0.5, 0.5])
    assert mean == 2.0
    assert variance == pytest.approx(1.0)


@pytest.mark.parametrize("topics", [[], [[0, 1]], [0, np.nan]])
def test_unusable_topics_are_named(topics: list[float]) -> None:
    with pytest.raises(ValueError, match="topics"):
        tree_prior(topics)


@pytest.mark.parametrize("variances", [(-0.1, 0.5, 0.5), (0.5, 0.5, 0.0), (np.nan, 0.5, 0.5)])
def test_unusable_variances_are_named(variances: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="variances"):
        tree_prior([0, 1], variances)


@pytest.mark.parametrize(
    ("mean", "covariance", "named"),
    [
        ([0.0, np.nan], np.eye(2), "mean"),
        ([0.0, 0.0], np.eye(3), "covariance"),
        ([0.0, 0.0], [[1.0, np.nan], [np.nan, 1.0]], "covariance"),
        ([0.0, 0.0], [[1.0, 0.5], [0.2, 1.0]], "symmetric"),
        ([0.0, 0.0], [[-1.0, 0.0], [0.0, 1.0]], "variances"),
    ],
)
def test_an_unusable_prior_is_named(mean: list[float], covariance: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        posterior(mean, covariance, [])  # type: ignore[arg-type]


def test_an_item_over_other_skills_is_refused() -> None:
    with pytest.raises(ValueError, match="weighs 3 skills"):
        update(np.zeros(2), np.eye(2), ItemModel(np.array([1.0, 0, 0])), 1)


def test_an_update_from_nan_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        update(np.array([0.0, np.nan]), np.eye(2), ItemModel(np.array([1.0, 0.0])), 1)


def test_a_category_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="category"):
        update(np.zeros(1), np.eye(1), ItemModel(np.ones(1)), 2)


def test_rapid_answers_measure_nothing() -> None:
    answers = some_answers(3, 12, 4)
    rapid = [number % 3 == 0 for number in range(12)]
    slow = [answer for answer, fast in zip(answers, rapid, strict=True) if not fast]
    masked, left_out = (
        posterior(np.zeros(3), np.eye(3), given, rapid=r) for given, r in ((answers, rapid), (slow, None))
    )
    assert np.array_equal(masked.mean, left_out.mean)
    assert np.array_equal(masked.covariance, left_out.covariance)


def test_marks_for_other_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="rapid"):
        posterior(np.zeros(3), np.eye(3), some_answers(3, 12, 4), rapid=[True])
