"""Do items learn what they really are, and how well they know it?"""

from dataclasses import replace

import numpy as np
import pytest

from assessment.psychometrics.answer_log import AnswerLog, answer_log
from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_likelihood import Seen, score_and_information
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items, unit_weights
from assessment.psychometrics.normal import Z90, gauss_hermite
from assessment.psychometrics.recalibration import choose_anchors, drifted, recalibrate
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import tree_prior


def bank(rng: np.random.Generator, topics: IntArray, count: int) -> ItemArray:
    models, size = [], topics.size
    for number in range(count):
        weights = np.eye(size)[number % size] + (rng.random() < 0.3) * 0.7 * np.eye(size)[rng.integers(size)]
        kind = rng.choice(3, p=[0.5, 0.25, 0.25])
        c, steps = [(0.25, np.zeros(1)), (0.0, np.zeros(1)), (0.0, np.array([-0.8, 0.0, 0.8]))][kind]
        models.append(ItemModel(unit_weights(weights), np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps))
    return stack_items(models)


def rated(items: ItemArray, rng: np.random.Generator) -> ItemArray:
    """What experts would say: b with an error of .6, shrunk, and one a for all."""
    b = (items.b + rng.normal(0, 0.6, len(items))) / 1.36
    return replace(items, b=b, a=np.full(len(items), np.exp(0.1)), b_sd=np.full(len(items), 0.5))


def answers(items: ItemArray, theta: FloatArray, each: int, rng: np.random.Generator) -> AnswerLog:
    person = np.repeat(np.arange(len(theta)), each)
    number = np.concatenate([rng.choice(len(items), each, replace=False) for _ in theta])
    rows = items.take(number)
    p = category_probabilities(np.sum(rows.weights * theta[person], axis=1), rows.a, rows.b, rows.c, rows.steps)
    return answer_log(person, number, (rng.random(number.size)[:, None] > p.cumsum(axis=1)).sum(axis=1), items)


def rmse(found: FloatArray, truth: FloatArray) -> float:
    return float(np.sqrt(np.mean((found - truth) ** 2)))


@pytest.mark.parametrize(("c", "size"), [(0.0, 1), (0.25, 1), (0.0, 2), (0.0, 3)])
def test_score_and_information_are_derivatives_of_the_integrated_likelihood(c: float, size: int) -> None:
    nodes, weights = gauss_hermite(9)
    point = np.concatenate([[0.2], np.array([-0.4, 0.5, 0.3])[:size]])

    def log_likelihood(at: FloatArray, category: int) -> float:
        b = at[1:].mean()
        p = category_probabilities(0.3 + np.sqrt(0.4) * nodes, np.exp(at[0]), b, c, at[1:] - b)
        return float(np.log(weights @ p[:, category]))

    def slope(at: FloatArray, category: int) -> FloatArray:
        moves = 1e-5 * np.eye(size + 1)
        return np.array([(log_likelihood(at + m, category) - log_likelihood(at - m, category)) / 2e-5 for m in moves])

    excess = np.zeros((size + 1, size + 1))
    for category in range(size + 1):
        seen = Seen(np.array([category]), np.array([0.3]), np.array([0.4]))
        score, information = score_and_information(point[:1], point[1:, None], np.array([c]), seen)
        assert score[:, 0] == pytest.approx(slope(point, category), abs=1e-7)
        moves = 1e-4 * np.eye(size + 1)
        curvature = [(slope(point + m, category) - slope(point - m, category)) / 2e-4 for m in moves]
        excess += np.exp(log_likelihood(point, category)) * (information[..., 0] + np.array(curvature))
    assert excess == pytest.approx(0, abs=1e-5)  # equal on average over answers: expected information inside


def test_a_bank_learns_its_difficulties_from_answers(full: bool) -> None:
    """measurement.md 5.5: RMSE of b .528 -> .214, of log a .307 -> .218, coverage stays .900."""
    skills, count, persons, each = (30, 600, 1500, 100) if full else (12, 120, 500, 60)
    rng = np.random.default_rng(31)
    topics = np.arange(skills) // (5 if full else 3)
    prior, items = tree_prior(topics), bank(rng, topics, count)
    theta = rng.multivariate_normal(np.zeros(skills), prior, size=persons)
    experts = rated(items, rng)
    log = answers(items, theta, each, rng)
    found = recalibrate(experts, log, np.zeros(skills), prior)
    z = (found.items.b - items.b) / found.items.b_sd
    mean, covariance = filter_group(np.zeros(skills), prior, found.items, log)
    sd = np.sqrt(np.einsum("nii->ni", covariance))
    coverage = float((np.abs(mean - theta) < Z90 * sd).mean())
    before, after = rmse(experts.b, items.b), rmse(found.items.b, items.b)
    log_a = rmse(np.log(found.items.a), np.log(items.a))
    print(f"RMSE b {before:.3f} -> {after:.3f}, log a {log_a:.3f}, z of b {z.std():.2f}, coverage {coverage:.3f}")
    print(f"sweeps {found.sweeps}, last change {found.change:.4f}, calibrated {found.calibrated.mean():.2f}")
    assert found.converged
    assert after < 0.45 * before
    assert log_a < 0.23
    assert 0.85 < z.std() < 1.15
    assert 0.88 <= coverage <= 0.92


@pytest.fixture(scope="module")
def stronger_cohort() -> tuple[ItemArray, ItemArray, AnswerLog, FloatArray]:
    """Persons half a standard deviation above the population that the scale was made on."""
    rng, topics = np.random.default_rng(33), np.arange(8) // 2
    prior, items = tree_prior(topics), bank(rng, topics, 80)
    theta = 0.5 + rng.multivariate_normal(np.zeros(8), prior, size=500)
    return items, rated(items, rng), answers(items, theta, 40, rng), prior


def test_anchors_hold_the_scale_when_persons_get_better(
    stronger_cohort: tuple[ItemArray, ItemArray, AnswerLog, FloatArray],
) -> None:
    items, experts, log, prior = stronger_cohort
    anchors = np.arange(80) % 4 == 0
    columns = {name: np.where(anchors, getattr(items, name), getattr(experts, name)) for name in ("a", "b")}
    start = replace(experts, **columns, b_sd=np.where(anchors, 0.1, 0.5))
    held = recalibrate(experts, log, np.zeros(8), prior, anchors=anchors, start=start)
    free = recalibrate(experts, log, np.zeros(8), prior)
    shift = {name: float((r.items.b - items.b)[~anchors].mean()) for name, r in (("held", held), ("free", free))}
    print("mean error of b:", shift, "population mean", held.population_mean)
    assert np.array_equal(held.items.b[anchors], start.b[anchors])
    assert np.array_equal(held.items.steps[anchors], start.steps[anchors])
    assert held.population_mean == pytest.approx(0.5, abs=0.1)
    assert abs(shift["held"]) < 0.1 < 0.2 < -shift["free"]


def test_an_item_without_answers_keeps_its_experts_word() -> None:
    rng, topics = np.random.default_rng(3), np.zeros(2, int)
    items = bank(rng, topics, 6)
    experts = rated(items, rng)
    theta = rng.multivariate_normal(np.zeros(2), tree_prior(topics), size=40)
    log = answers(items.take(np.arange(5)), theta, 4, rng)
    found = recalibrate(experts, log, np.zeros(2), tree_prior(topics))
    assert found.answers[5] == 0
    assert found.items.b[5] == pytest.approx(experts.b[5], abs=1e-9)
    assert found.items.b_sd[5] == pytest.approx(0.5, rel=1e-6)
    assert not found.calibrated[5]


def test_the_order_of_persons_and_items_does_not_matter() -> None:
    rng, topics = np.random.default_rng(6), np.zeros(2, int)
    items = bank(rng, topics, 10)
    experts = rated(items, rng)
    log = answers(items, rng.normal(size=(60, 2)), 6, rng)
    order, place = rng.permutation(10), np.empty(10, int)
    place[order] = np.arange(10)
    moved = AnswerLog(59 - log.person, place[log.item], log.category)
    one = recalibrate(experts, log, np.zeros(2), np.eye(2), sweeps=3)
    other = recalibrate(experts.take(order), moved, np.zeros(2), np.eye(2), sweeps=3)
    assert other.items.b == pytest.approx(one.items.b[order], abs=1e-8)
    assert other.items.a == pytest.approx(one.items.a[order], abs=1e-8)


@pytest.mark.parametrize("category", [0, 1])
def test_an_item_that_all_answer_alike_stays_finite_and_unsure(category: int) -> None:
    experts = stack_items([ItemModel(np.ones(1), 1.1, 0.0, b_sd=0.5)] * 3)
    person, item = np.divmod(np.arange(120), 3)
    log = answer_log(person, item, np.where(item == 1, category, person % 2), experts)
    found = recalibrate(experts, log, [0.0], np.eye(1))
    assert np.isfinite(found.items.b).all()
    assert np.isfinite(found.items.a).all()
    assert found.items.b_sd[1] > found.items.b_sd[0]


def test_one_person_moves_items_a_little_and_leaves_them_unsure() -> None:
    experts = stack_items([ItemModel(np.ones(1), 1.1, 0.3, b_sd=0.5), ItemModel(np.ones(1), 1.1, -0.3, b_sd=0.5)])
    found = recalibrate(experts, answer_log([0, 0, 0], [0, 1, 1], [1, 1, 1], experts), [0.0], np.eye(1))
    assert np.isfinite(found.items.a).all()
    assert (found.items.b < experts.b).all()
    assert (found.items.b_sd > 0.4).all()


def test_nobody_answered_and_nothing_changes() -> None:
    experts = stack_items([ItemModel(np.ones(1), 1.1, 0.3, b_sd=0.5)])
    empty = np.empty(0, int)
    found = recalibrate(experts, answer_log(empty, empty, empty, experts), [0.0], np.eye(1))
    assert found.items.b.tolist() == [0.3]
    assert found.converged


def test_anchors_are_the_surest_calibrated_items_of_each_skill() -> None:
    sds = [0.1, 0.2, 0.3, 0.15, 0.4, 0.5, 0.0]
    skills = [0, 0, 0, 0, 0, 1, 1]
    items = stack_items([ItemModel(np.eye(2)[s], b_sd=sd) for s, sd in zip(skills, sds, strict=True)])
    assert choose_anchors(items, 0.4).tolist() == [True, False, False, True, False, False, False]
    assert not choose_anchors(items, 0.0).any()


def test_items_that_moved_are_flagged() -> None:
    before = stack_items([ItemModel(np.ones(1), b=0.0, b_sd=sd) for sd in (0.2, 0.2, 0.02, 0.02)])
    after = replace(before, b=np.array([0.31, 0.29, 0.2, 0.05]))
    assert drifted(before, after).tolist() == [True, False, True, False]


def test_anchors_of_another_bank_are_refused() -> None:
    experts = stack_items([ItemModel(np.ones(1))] * 2)
    log = answer_log([0], [0], [1], experts)
    with pytest.raises(ValueError, match="anchors"):
        recalibrate(experts, log, [0.0], np.eye(1), anchors=np.ones(3, dtype=bool))
