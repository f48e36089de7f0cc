"""Many learners at once get what each would get alone."""

import numpy as np
import pytest

from assessment.psychometrics.answer_log import AnswerLog, answer_log, blocks
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.group_filter import cavities, filter_group, filtered, measured
from assessment.psychometrics.item_model import ItemModel, stack_items, unit_weights
from assessment.psychometrics.skill_filter import posterior, tree_prior

SKILLS = 4
PRIOR = tree_prior([0, 0, 1, 1])
KINDS = [(0.0, np.zeros(1)), (0.25, np.zeros(1)), (0.0, np.array([-0.5, 0.5])), (0.0, np.array([-0.8, 0.0, 0.8]))]


def some_items(count: int = 20, a_sd: float = 0.0) -> list[ItemModel]:
    rng = np.random.default_rng(2)
    models = []
    for number in range(count):
        c, steps = KINDS[number % 4]
        weights = np.eye(SKILLS)[number % SKILLS] + 0.5 * np.eye(SKILLS)[rng.integers(SKILLS)]
        models.append(ItemModel(unit_weights(weights), np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps, 0.3, a_sd))
    return models


def some_log(models: list[ItemModel], counts: list[int]) -> AnswerLog:
    """Person n gives counts[n] answers, those of all persons mixed."""
    rng = np.random.default_rng(3)
    person = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    item = rng.integers(len(models), size=person.size)
    category = np.array([rng.integers(models[number].categories) for number in item], dtype=int)
    return answer_log(person, item, category, stack_items(models))


def alone(models: list[ItemModel], log: AnswerLog, person: int) -> list[tuple[ItemModel, int]]:
    return [(models[log.item[place]], int(log.category[place])) for place in np.flatnonzero(log.person == person)]


@pytest.mark.parametrize("a_sd", [0.0, 0.2])
def test_each_learner_of_a_group_gets_the_posterior_of_one_alone(a_sd: float) -> None:
    models = some_items(a_sd=a_sd)
    log = some_log(models, [3, 0, 17, 1, 9])
    means, covariances = filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), log)
    for person in range(5):
        found = posterior(np.zeros(SKILLS), PRIOR, alone(models, log, person))
        assert means[person] == pytest.approx(found.mean, abs=1e-3)
        assert covariances[person] == pytest.approx(found.covariance, abs=1e-3)


def test_a_group_larger_than_a_block_is_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    models = some_items()
    log = some_log(models, [5, 2, 8, 8, 1, 0, 3])
    whole = filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), log, sweeps=1)
    monkeypatch.setattr("assessment.psychometrics.group_filter.BLOCK", 2)
    parts = filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), log, sweeps=1)
    assert parts[0] == pytest.approx(whole[0], abs=1e-12)
    assert parts[1] == pytest.approx(whole[1], abs=1e-12)


def test_sweeps_leave_a_single_answer_alone() -> None:
    models = some_items()
    log = some_log(models, [1, 1, 1])
    one, swept = (filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), log, sweeps=s) for s in (0, 3))
    assert swept[0] == pytest.approx(one[0], abs=1e-12)
    assert swept[1] == pytest.approx(one[1], abs=1e-12)


def test_sweeps_remove_the_order_of_answers() -> None:
    models = some_items()
    log = some_log(models, [30] * 20)
    back = AnswerLog(log.person[::-1], log.item[::-1], log.category[::-1])
    apart = {}
    for sweeps in (0, 4):
        one, other = (filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), x, sweeps=sweeps) for x in (log, back))
        apart[sweeps] = float(np.abs(one[0] - other[0]).max())
    print("largest difference of a mean between two orders, by sweeps:", apart)
    assert apart[4] < 1e-3 < apart[0]


def test_a_cavity_is_the_posterior_of_all_other_answers() -> None:
    models = some_items()
    log = some_log(models, [6])
    _, turns, group = next(iter(filtered(np.zeros(SKILLS), PRIOR, measured(stack_items(models)), log, sweeps=8)))
    found = cavities(group, measured(stack_items(models)), log, turns)
    for turn in range(6):
        others = AnswerLog(*(np.delete(column, turn) for column in (log.person, log.item, log.category)))
        mean, covariance = filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), others, sweeps=8)
        weights = models[log.item[turn]].weights
        assert found.mean[turn] == pytest.approx(weights @ mean[0], abs=0.02)
        assert found.variance[turn] == pytest.approx(weights @ covariance[0] @ weights, rel=0.02)


def test_blocks_take_each_answer_once_and_in_its_persons_order() -> None:
    log = some_log(some_items(), [4, 0, 1, 6, 2])
    taken: dict[int, list[int]] = {}
    for members, turns in blocks(log, 2):
        assert len(members) <= 2
        for places in turns:
            assert np.array_equal(log.person[places], members[: places.size])
            for place in places:
                taken.setdefault(int(log.person[place]), []).append(int(place))
    assert taken == {person: np.flatnonzero(log.person == person).tolist() for person in (0, 2, 3, 4)}


def test_nobody_and_nothing_is_an_empty_group() -> None:
    models = some_items()
    log = answer_log(np.empty(0, int), np.empty(0, int), np.empty(0, int), stack_items(models))
    means, covariances = filter_group(np.zeros(SKILLS), PRIOR, stack_items(models), log)
    assert means.shape == (0, SKILLS)
    assert covariances.shape == (0, SKILLS, SKILLS)


@pytest.mark.parametrize(
    ("person", "item", "category", "named"),
    [
        ([0.5], [0], [0], "person"),
        ([0], [-1], [0], "item"),
        ([0], [99], [0], "item: expected numbers below 20"),
        ([0], [0], [2], "category: item 0 has 0 to 1"),
        ([0, 1], [0], [0], "same length"),
        ([[0]], [[0]], [[0]], "person"),
    ],
)
def test_a_log_names_what_is_wrong(person: FloatArray, item: FloatArray, category: FloatArray, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        answer_log(person, item, category, stack_items(some_items()))
