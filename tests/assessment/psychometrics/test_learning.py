"""Practice mode: improving learners of unknown rate, forgetting, and none of either in an assessment."""

from collections.abc import Callable

import numpy as np
import pytest

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemModel, unit_weights
from assessment.psychometrics.learning import LearningModel, PracticeAnswer, after_practice
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import posterior, tree_prior

PRIOR = tree_prior(np.repeat(np.arange(6), 5))
STATIC = LearningModel(
    gain=0.0, gain_sd=0.0, own_gain_sd=0.0, general_gain_sd=0.0, practice_sd=0.0, idle_sd=0.0, retained=1.0
)
EASY = ItemModel(np.array([1.0, 0.0]), 1.2)

Step = Callable[[FloatArray, FloatArray], FloatArray]  # a learner's skills and the practised weights -> the gain


def bank(rng: np.random.Generator, count: int = 600) -> list[ItemModel]:
    models = []
    for number in range(count):
        weights = np.eye(30)[number % 30] + (rng.random() < 0.3) * 0.7 * np.eye(30)[rng.integers(30)]
        c, steps = [(0.25, np.zeros(1)), (0.0, np.zeros(1)), (0.0, np.array([-0.8, 0.0, 0.8]))][rng.integers(3)]
        models.append(ItemModel(unit_weights(weights), np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps))
    return models


def practise(theta: FloatArray, items: list[ItemModel], step: Step, rng: np.random.Generator) -> list[PracticeAnswer]:
    """One answer a day to 120 items; theta (30,) moves in place."""
    answers = []
    for day, number in enumerate(rng.choice(len(items), 120, replace=False)):
        item = items[number]
        p = category_probabilities(item.weights @ theta, item.a, item.b, item.c, item.steps)
        answers.append(PracticeAnswer(item, int(rng.choice(item.categories, p=p)), float(day)))
        theta += step(theta, item.weights)
    return answers


def accuracy(
    model: LearningModel, steps: Callable[[np.random.Generator], Step], learners: int, seed: int
) -> tuple[float, float]:
    """RMSE and coverage of the 90 % intervals, over learners and skills after 120 answers."""
    rng = np.random.default_rng(seed)
    items, error, sd = bank(rng), [], []
    for theta in rng.multivariate_normal(np.zeros(30), PRIOR, size=learners):
        answers = practise(theta, items, steps(rng), rng)
        found = after_practice(np.zeros(30), PRIOR, answers, model).skills
        error.append(found.mean - theta)
        sd.append(found.sd)
    errors = np.array(error)
    return float(np.sqrt((errors**2).mean())), float((np.abs(errors) < Z90 * np.array(sd)).mean())


def everything(rate: float, noise: float) -> Callable[[np.random.Generator], Step]:
    """All skills improve with every answer, whatever it is about."""
    return lambda rng: lambda theta, weights: rate + noise * rng.normal(size=theta.size)


def practised(low: float, high: float) -> Callable[[np.random.Generator], Step]:
    """Each learner improves in what is practised, at a rate of their own."""

    def learner(rng: np.random.Generator) -> Step:
        rate = rng.uniform(low, high)
        return lambda theta, weights: rate * weights

    return learner


def test_without_learning_practice_is_the_filter() -> None:
    rng = np.random.default_rng(1)
    answers = practise(np.zeros(30), bank(rng, 120), lambda theta, weights: np.zeros(30), rng)
    plain = posterior(np.zeros(30), PRIOR, [(item, category) for item, category, _ in answers])
    found = after_practice(np.zeros(30), PRIOR, answers, STATIC).skills
    assert found.mean == pytest.approx(plain.mean, abs=1e-10)
    assert found.covariance == pytest.approx(plain.covariance, abs=1e-10)


def test_steady_improvement_needs_a_trend(full: bool) -> None:
    """measurement.md 5.7: a static filter covers .653, one that knows trend and noise .901."""
    rate, noise = 0.01, np.sqrt(0.002)
    trend = LearningModel(
        gain=0.0, gain_sd=0.0, own_gain_sd=0.0, general_gain=rate, general_gain_sd=0.0, practice_sd=0.0, idle_sd=noise
    )
    learners = 600 if full else 40
    static_rmse, static = accuracy(STATIC, everything(rate, noise), learners, seed=11)
    rmse, coverage = accuracy(trend, everything(rate, noise), learners, seed=11)
    print(f"static: RMSE {static_rmse:.3f}, cover {static:.3f}; trend known: RMSE {rmse:.3f}, cover {coverage:.3f}")
    assert static < 0.72
    assert 0.88 <= coverage <= 0.92
    assert rmse < 0.8 * static_rmse


def as_believed(model: LearningModel) -> Callable[[np.random.Generator], Step]:
    """Each learner changes exactly as the model says."""

    def learner(rng: np.random.Generator) -> Step:
        rates = model.gain + model.gain_sd * rng.normal() + model.own_gain_sd * rng.normal(size=30)
        general, practised = model.general_gain_sd * rng.normal(), np.zeros(30)

        def step(theta: FloatArray, weights: FloatArray) -> FloatArray:
            gain = rates * weights * model.half_gain / (model.half_gain + practised)
            practised[:] += weights
            noise = np.hypot(model.practice_sd * weights, model.idle_sd)
            return np.asarray(gain + general + noise * rng.normal(size=30), dtype=float)

        return step

    return learner


def test_learners_who_change_as_believed_are_covered_as_stated(full: bool) -> None:
    model = LearningModel(retained=1.0)
    rmse, coverage = accuracy(model, as_believed(model), 600 if full else 40, seed=13)
    print(f"as believed: RMSE {rmse:.3f}, coverage {coverage:.3f}")
    assert 0.88 <= coverage <= 0.92


@pytest.mark.parametrize(("low", "high"), [(-0.05, 0.30), (0.0, 0.1), (0.2, 0.3)])
def test_intervals_are_honest_for_learners_of_unknown_rate(low: float, high: float, full: bool) -> None:
    """The stated range, and two parts of it: the rate itself is never told to the filter."""
    rmse, coverage = accuracy(LearningModel(), practised(low, high), 600 if full else 40, seed=12)
    print(f"rates {low} to {high}: RMSE {rmse:.3f}, coverage {coverage:.3f}")
    assert coverage >= 0.88


def test_a_learner_who_improves_is_seen_to_improve() -> None:
    rng = np.random.default_rng(2)
    answers = practise(np.full(30, -0.5), bank(rng), lambda theta, weights: 0.4 * weights, rng)
    state = after_practice(np.zeros(30), PRIOR, answers, LearningModel())
    assert state.mean[30:60].mean() > 0.15


def test_practice_raises_and_idleness_lowers_and_blurs() -> None:
    model = LearningModel(gain=0.3)
    answers = [PracticeAnswer(EASY, 1, 0.0)] * 10
    now, later, much_later = (
        after_practice(np.zeros(2), tree_prior([0, 0]), answers, model, today=day).skills for day in (0.0, 60.0, 600.0)
    )
    assert now.mean[0] > later.mean[0] > much_later.mean[0]
    assert now.sd[1] < later.sd[1] < much_later.sd[1]


def test_what_was_learned_is_never_forgotten_below_the_retained_share() -> None:
    model = LearningModel(gain=0.3, idle_sd=0.0, gain_sd=0.0, own_gain_sd=0.0, general_gain_sd=0.0, practice_sd=0.0)
    answers = [PracticeAnswer(EASY, 1, 0.0)] * 10
    now = after_practice(np.zeros(2), np.eye(2), answers, model).mean[0]
    never = after_practice(np.zeros(2), np.eye(2), answers, model, today=1e9).mean[0]
    gained = 0.3 * sum(20 / (20 + n) for n in range(10))
    assert now - never == pytest.approx(gained / 2, rel=1e-2)


def test_a_skill_that_was_not_practised_is_not_forgotten() -> None:
    model = LearningModel(general_gain_sd=0.0, gain_sd=0.0, own_gain_sd=0.0)
    answers = [PracticeAnswer(EASY, 1, 0.0)] * 3
    now, later = (after_practice(np.zeros(2), np.eye(2), answers, model, today=day).skills for day in (0.0, 99.0))
    assert later.mean[1] == now.mean[1]


def test_the_posterior_of_practice_is_the_prior_of_an_assessment() -> None:
    state = after_practice(np.zeros(2), tree_prior([0, 0]), [PracticeAnswer(EASY, 1)] * 5, LearningModel()).skills
    found = posterior(state.mean, state.covariance, [(EASY, 1)] * 5)
    assert found.sd[0] < state.sd[0]


@pytest.mark.parametrize("category", [0, 1])
def test_all_right_and_all_wrong_stay_finite(category: int) -> None:
    answers = [PracticeAnswer(EASY, category, float(day)) for day in range(200)]
    found = after_practice(np.zeros(2), tree_prior([0, 0]), answers, LearningModel()).skills
    assert np.isfinite(found.mean).all()
    assert (found.sd > 0.2).all()
    assert np.linalg.eigvalsh(found.covariance).min() > 0


def test_no_practice_leaves_the_prior() -> None:
    found = after_practice([0.1, 0.2], np.eye(2), [], LearningModel(), today=100.0).skills
    assert found.mean.tolist() == [0.1, 0.2]
    assert np.array_equal(found.covariance, np.eye(2))


def test_days_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="day: expected days in order"):
        after_practice(np.zeros(2), np.eye(2), [PracticeAnswer(EASY, 1, 2.0), PracticeAnswer(EASY, 1, 1.0)], STATIC)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"gain": np.nan}, "gain"),
        ({"gain_sd": -0.1}, "gain_sd"),
        ({"retained": 1.1}, "retained"),
        ({"stability": 0.0}, "stability"),
        ({"half_gain": 0.0}, "half_gain"),
    ],
)
def test_an_unusable_model_is_named(wrong: dict[str, float], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        LearningModel(**wrong)


def test_gains_by_skill_need_one_for_each() -> None:
    with pytest.raises(ValueError, match="gain"):
        after_practice(np.zeros(2), np.eye(2), [], LearningModel(gain=np.ones(3)))
