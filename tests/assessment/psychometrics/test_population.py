"""Does a population's log give back the population?"""

import numpy as np
import pytest

from assessment.psychometrics.answer_log import AnswerLog, answer_log
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items, unit_weights
from assessment.psychometrics.learning import LearningModel, PracticeAnswer, after_practice
from assessment.psychometrics.population import learning_population, tree_population
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import tree_prior
from assessment.psychometrics.variance_components import Members, estimate_components

TOPICS = np.repeat(np.arange(4), 3)
SKILLS = TOPICS.size


def bank(rng: np.random.Generator, count: int = 240) -> list[ItemModel]:
    models = []
    for number in range(count):
        weights = unit_weights(np.eye(SKILLS)[number % SKILLS])
        steps = [np.zeros(1), np.array([-0.5, 0.5])][number % 2]
        models.append(ItemModel(weights, np.exp(rng.normal(0.1, 0.3)), rng.normal(), 0.0, steps))
    return models


def answer(items: ItemArray, number: np.ndarray, eta: FloatArray, rng: np.random.Generator) -> np.ndarray:
    rows = items.take(number)
    p = category_probabilities(eta, rows.a, rows.b, rows.c, rows.steps)
    return np.asarray((rng.random(number.size)[:, None] > p.cumsum(axis=1)).sum(axis=1))


def some_log(variances: tuple[float, float, float], mean: float, persons: int = 500) -> tuple[ItemArray, AnswerLog]:
    rng = np.random.default_rng(5)
    items = stack_items(bank(rng))
    theta = mean + rng.multivariate_normal(np.zeros(SKILLS), tree_prior(TOPICS, variances), size=persons)
    person = np.repeat(np.arange(persons), 48)
    number = np.concatenate([rng.choice(len(items), 48, replace=False) for _ in range(persons)])
    eta = np.sum(items.weights[number] * theta[person], axis=1)
    return items, answer_log(person, number, answer(items, number, eta, rng), items)


@pytest.mark.parametrize("truth", [(0.3, 0.35, 0.35), (0.1, 0.2, 0.7), (0.6, 0.1, 0.3)])
def test_variances_and_mean_of_the_tree_are_found_again(truth: tuple[float, float, float]) -> None:
    found = tree_population(TOPICS, *some_log(truth, mean=0.2))
    print("variances", truth, "found", found.variances.round(3), "+-", found.variance_errors.round(3))
    assert found.converged
    assert (np.abs(found.variances - truth) < 3 * found.variance_errors).all()
    assert (found.variance_errors < 0.07).all()
    assert abs(found.mean - 0.2) < 3 * found.mean_error


def test_members_who_are_fully_known_give_the_textbook_estimates() -> None:
    """Two values of each of 4,000 members: mean, shared variance and own variance from sums of squares."""
    rng = np.random.default_rng(8)
    values = 0.4 + rng.normal(0, 0.7, (4000, 1)) + rng.normal(0, 0.5, (4000, 2))
    known = Members(np.tile(1e8 * np.eye(2), (4000, 1, 1)), 1e8 * values)
    parts = np.stack([np.ones((2, 2)), np.eye(2)])
    found = estimate_components(known, np.ones((2, 1)), parts, np.zeros(1), np.array([1.0, 1.0]))
    within = np.var(values[:, 0] - values[:, 1], mean=0.0) / 2
    between = np.mean((values.mean(axis=1) - values.mean()) ** 2) - within / 2
    assert found.coefficients == pytest.approx([values.mean()], abs=1e-6)
    assert found.variances == pytest.approx([between, within], rel=1e-4)
    assert found.coefficient_errors[0] == pytest.approx(np.sqrt((0.49 + 0.125) / 4000), rel=0.05)


def test_a_component_that_is_not_there_shrinks_to_nothing() -> None:
    rng = np.random.default_rng(9)
    known = Members(np.tile(1e8 * np.eye(3), (500, 1, 1)), 1e8 * rng.normal(0, 0.6, (500, 3)))
    parts = np.stack([np.ones((3, 3)), np.eye(3)])
    found = estimate_components(known, np.ones((3, 1)), parts, np.zeros(1), np.array([0.5, 0.5]))
    assert found.variances[0] < 0.02
    assert found.variances[1] == pytest.approx(0.36, rel=0.1)


def test_gains_by_topic_and_their_spread_are_found_again() -> None:
    rng = np.random.default_rng(6)
    models = bank(rng)
    items = stack_items(models)
    truth = np.array([0.0, 0.1, 0.2, 0.05])
    model = LearningModel(general_gain_sd=0.0)
    states = []
    for theta in rng.multivariate_normal(np.zeros(SKILLS), tree_prior(TOPICS), size=150):
        rates, practices, answers = truth[TOPICS] + rng.normal(0, 0.1), np.zeros(SKILLS), []
        for number in rng.choice(len(items), 90, replace=False):
            weights = items.weights[number]
            category = answer(items, np.array([number]), np.array([weights @ theta]), rng)[0]
            answers.append(PracticeAnswer(models[number], int(category)))
            theta += rates * weights * 20 / (20 + practices)
            practices += weights
        states.append(after_practice(np.zeros(SKILLS), tree_prior(TOPICS), answers, model))
    found = learning_population(TOPICS, states, model)
    print("gains", truth, "found", found.gains.round(3), "+-", found.gain_errors.round(3), found.model)
    assert found.converged
    assert (np.abs(found.gains - truth) < 3 * found.gain_errors).all()
    assert found.model.gain_sd == pytest.approx(0.1, abs=0.05)
    assert np.asarray(found.model.gain)[TOPICS == 2] == pytest.approx(found.gains[2])


def test_what_nobody_practised_keeps_its_gain_and_is_not_known() -> None:
    model = LearningModel(gain=np.where(TOPICS == 3, 0.08, 0.05))
    items = [item for item in bank(np.random.default_rng(7)) if TOPICS[item.weights.argmax()] != 3]
    answers = [[PracticeAnswer(item, number % 2) for item in items[number : number + 20]] for number in range(60)]
    states = [after_practice(np.zeros(SKILLS), np.eye(SKILLS), given, model) for given in answers]
    found = learning_population(TOPICS, states, model)
    assert np.isfinite(found.gains).all()
    assert found.gains[3] == pytest.approx(0.08, abs=0.01)
    assert found.gain_errors[3] > 10 * found.gain_errors[:3].max()


def test_a_skill_that_no_item_measures_does_no_harm() -> None:
    items, log = some_log((0.3, 0.35, 0.35), mean=0.0, persons=100)
    unmeasured = items.weights.argmax(axis=1)[log.item] == 0
    kept = AnswerLog(log.person[~unmeasured], log.item[~unmeasured], log.category[~unmeasured])
    found = tree_population(TOPICS, items, kept)
    assert np.isfinite(found.variances).all()
    assert (found.variance_errors < 0.3).all()


def test_a_handful_of_persons_tells_nothing_of_a_population() -> None:
    with pytest.raises(ValueError, match="persons: expected at least 50"):
        tree_population(TOPICS, *some_log((0.3, 0.35, 0.35), 0.0, persons=3))
    with pytest.raises(ValueError, match="persons: expected at least 50"):
        learning_population(TOPICS, [], LearningModel())
