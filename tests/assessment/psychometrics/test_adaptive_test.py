"""Adaptive tests on measurement.md's bank of 1,000: length, accuracy, exposure, decisions."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from assessment.psychometrics.adaptive_test import simulate_test
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.item_eligibility import Eligibility
from assessment.psychometrics.item_model import ItemArray, ItemModel
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.selection import expected_variance_drop, next_item
from assessment.psychometrics.skill_filter import update
from assessment.psychometrics.stopping import StopRule
from assessment.psychometrics.tests_in_step import SimulatedTests

BANK = 1000


def bank(seed: int, count: int = BANK) -> ItemArray:
    """2PL, log a ~ N(0, .3^2), b ~ N(0, 1)."""
    rng = np.random.default_rng(seed)
    a, b, zero = np.exp(rng.normal(0, 0.3, count)), rng.normal(size=count), np.zeros(count)
    return ItemArray(np.ones((count, 1)), a, b, zero, np.zeros((count, 1)), zero, zero)


def persons(seed: int, count: int = 500) -> FloatArray:
    return np.random.default_rng(1000 + seed).normal(size=count)


def rmse(tests: SimulatedTests, thetas: FloatArray) -> float:
    return float(np.sqrt(np.mean((tests.mean - thetas) ** 2)))


def coverage(tests: SimulatedTests, thetas: FloatArray) -> float:
    return float((np.abs(tests.mean - thetas) < Z90 * tests.sd).mean())


def over_seeds(figures: Callable[[int], list[float]], seeds: int) -> tuple[FloatArray, FloatArray]:
    """Means of some figures over seeds, and their standard errors."""
    rows = np.array([figures(seed) for seed in range(seeds)])
    return rows.mean(axis=0), rows.std(axis=0, ddof=1) / np.sqrt(seeds)


def test_a_standard_error_of_316_under_a_cap_of_20_percent(full: bool) -> None:
    """At most 16.0 items, no item in more than a quarter of the tests; measured before: 15.3, .24, overlap .18."""

    def figures(seed: int) -> list[float]:
        thetas, items = persons(seed), bank(seed)
        stop = StopRule(60, standard_error=0.316)
        tests = simulate_test(items, thetas, stop=stop, eligibility=Eligibility(BANK), seed=seed)
        highest = float(tests.exposure(BANK).max())
        return [float(tests.length.mean()), highest, tests.overlap(BANK), rmse(tests, thetas), coverage(tests, thetas)]

    means, errors = over_seeds(figures, 10 if full else 3)
    print("items, largest exposure, overlap, RMSE, coverage:", means.round(4), "+-", errors.round(4))
    assert means[0] <= 16.0
    assert means[1] <= 0.25
    assert means[2] <= 0.20
    assert 0.88 <= means[4] <= 0.92


def test_twenty_items_reach_an_rmse_of_26(full: bool) -> None:
    """The best that any choice of 20 items could reach on such banks, theta being known, is .254."""

    def figures(seed: int) -> list[float]:
        tests = simulate_test(bank(seed), persons(seed), stop=StopRule(20), seed=seed)
        return [rmse(tests, persons(seed)), float(np.sqrt(np.mean(tests.sd**2))), coverage(tests, persons(seed))]

    means, errors = over_seeds(figures, 10 if full else 3)
    print("RMSE, stated error, coverage:", means.round(4), "+-", errors.round(4))
    assert means[0] <= 0.26 + 2 * errors[0]
    assert means[1] == pytest.approx(means[0], abs=3 * errors[0])
    assert 0.88 <= means[2] <= 0.92


def test_twenty_adaptive_items_are_worth_thirty_eight_of_the_best_fixed_form() -> None:
    """measurement.md 4: CAT of 20 against fixed forms of 20 and 40, .248 against .320 and .241."""
    items, thetas = bank(1), persons(1)
    nodes, weights = np.polynomial.hermite_e.hermegauss(21)
    z = items.a[:, None] * (nodes - items.b[:, None])
    worth = (items.a[:, None] ** 2 / (2 + np.exp(z) + np.exp(-z))) @ weights
    found = {"adaptive": rmse(simulate_test(items, thetas, stop=StopRule(20)), thetas)}
    for length in (20, 30):
        form = items.take(np.argsort(-worth)[:length])
        found[f"fixed {length}"] = rmse(simulate_test(form, thetas, stop=StopRule(length)), thetas)
    print(found)
    assert found["adaptive"] < found["fixed 30"] < found["fixed 20"]


@pytest.mark.parametrize(("confidence", "items"), [(0.9, 10.4), (0.95, 13.1)])
def test_a_decision_at_a_cut_needs_few_items(confidence: float, items: float, full: bool) -> None:
    """measurement.md 6: cut +.5, 5 to 40 items: 10.4 items on average for decisions at .90, 13.1 at .95."""

    def figures(seed: int) -> list[float]:
        rule = StopRule(40, shortest=5, cut=0.5, confidence=confidence)
        tests, thetas = simulate_test(bank(seed), persons(seed), stop=rule, seed=seed), persons(seed)
        right, decided = (tests.mean > 0.5) == (thetas > 0.5), tests.length < 40
        return [float(tests.length.mean()), float(right.mean()), float(decided.mean()), float(right[decided].mean())]

    means, errors = over_seeds(figures, 10 if full else 3)
    print(f"confidence {confidence}: items, accuracy, decided, accuracy when decided:", means.round(3), errors.round(3))
    assert means[0] <= items + 3 * errors[0]
    assert means[3] >= confidence


def test_the_simulation_chooses_what_the_product_chooses() -> None:
    """One learner through `next_item` beside the same learner in step with others."""
    items, thetas = bank(4, 200), persons(4, 20)
    tests = simulate_test(items, thetas, stop=StopRule(8), seed=4)
    rules = Blueprint(np.zeros(200, int), np.zeros(200, int), np.array([8]), np.array([0]), 8)
    models = [ItemModel(np.ones(1), items.a[number], items.b[number]) for number in range(200)]
    best, chosen = 0.0, 0.0
    for asked, categories in zip(tests.items, tests.categories, strict=True):
        mean, covariance = np.zeros(1), np.eye(1)
        for turn, (number, category) in enumerate(zip(asked, categories, strict=True)):
            value = expected_variance_drop(mean, covariance, items, np.eye(1))
            own = next_item(mean, covariance, items, np.eye(1), rules, asked[:turn], np.random.default_rng(0))
            assert own is not None
            best, chosen = best + float(value[own]), chosen + float(value[number])
            mean, covariance = update(mean, covariance, models[number], int(category))
    print(f"what the simulation's items are worth, of what the product's are: {chosen / best:.4f}")
    assert 0.99 < chosen / best <= 1


def test_the_same_seed_gives_the_same_tests() -> None:
    one, other = (simulate_test(bank(5, 100), persons(5, 30), stop=StopRule(6), top=3, seed=9) for _ in range(2))
    assert np.array_equal(one.items, other.items)
    assert np.array_equal(one.mean, other.mean)


def test_no_item_comes_twice_and_a_small_bank_ends_the_test() -> None:
    tests = simulate_test(bank(6, 12), persons(6, 40), stop=StopRule(30))
    assert (tests.length == 12).all()
    assert (np.sort(tests.items, axis=1) == np.arange(12)).all()


def test_a_blueprint_holds_beside_exposure_control() -> None:
    skill, kind = np.arange(90) % 3, np.arange(90) % 2
    rules = Blueprint(skill, kind, np.array([5, 3, 2]), np.array([0, 4]), 10, balanced=True)
    control = Eligibility(90)
    tests = simulate_test(bank(7, 90), persons(7, 120), stop=StopRule(10), blueprint=rules, eligibility=control)
    for asked in tests.items:
        assert np.bincount(skill[asked], minlength=3).tolist() == [5, 3, 2]
        assert (kind[asked] == 1).sum() >= 4
    assert control.tests == 120
    assert control.shown == pytest.approx(120 * tests.exposure(90))


def test_items_of_every_kind_and_unsure_items_are_asked() -> None:
    rng = np.random.default_rng(80)
    steps = np.where(np.arange(100)[:, None] % 2, [-0.5, 0.5], [0.0, np.inf])
    c = np.where(np.arange(100) % 4 == 0, 0.25, 0.0)
    truth = replace(bank(8, 100), steps=steps, c=c)
    believed = replace(truth, b=truth.b + rng.normal(0, 0.3, 100), b_sd=np.full(100, 0.3))
    thetas = persons(8, 300)
    tests = simulate_test(believed, thetas, stop=StopRule(15), truth=truth)
    assert 0.86 <= coverage(tests, thetas) <= 0.94
    assert tests.categories.max() == 2


def test_one_person_and_one_item_are_a_test() -> None:
    tests = simulate_test(bank(9, 1), [0.3], stop=StopRule(5))
    assert tests.items.tolist() == [[0]]
    assert np.isfinite(tests.mean).all()
    assert 0 < tests.sd[0] < 1


def test_degenerate_arguments_are_named() -> None:
    with pytest.raises(ValueError, match="thetas"):
        simulate_test(bank(0, 5), [np.nan], stop=StopRule(2))
    with pytest.raises(ValueError, match="eligibility"):
        simulate_test(bank(0, 5), [0.0], stop=StopRule(2), eligibility=Eligibility(4))
    with pytest.raises(ValueError, match="top"):
        simulate_test(bank(0, 5), [0.0], stop=StopRule(2), top=0)
    with pytest.raises(ValueError, match="one skill"):
        simulate_test(replace(bank(0, 5), weights=np.full((5, 2), 0.5**0.5)), [0.0], stop=StopRule(2))
