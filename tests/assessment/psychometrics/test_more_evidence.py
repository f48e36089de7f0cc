"""How many more items until a decision?"""

import numpy as np
import pytest

from assessment.psychometrics.decisions import RoleStandard
from assessment.psychometrics.expert_prior import DISCRIMINATION
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.more_evidence import Z_DECIDED, items_to_decide
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import tree_prior, update


def one_skill(cut: float = 0.0, sigma: float = 0.1) -> RoleStandard:
    return RoleStandard(np.ones(1), np.array([cut]), np.array([sigma]), np.zeros(1, dtype=bool))


def test_a_mean_farther_from_the_cut_never_asks_for_more() -> None:
    counts = [items_to_decide([mean], [[0.4]], one_skill()) for mean in np.linspace(0, 2, 21)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_above_and_below_the_cut_need_the_same() -> None:
    assert items_to_decide([0.4], [[0.4]], one_skill()) == items_to_decide([-0.4], [[0.4]], one_skill())


def test_a_less_certain_cut_never_asks_for_less() -> None:
    counts = [items_to_decide([0.3], [[0.4]], one_skill(sigma=sigma)) for sigma in np.linspace(0, 0.5, 11)]
    assert counts == sorted(counts)


def test_it_is_at_least_one() -> None:
    assert items_to_decide([9.0], [[0.4]], one_skill()) == 1


def test_it_is_capped_where_the_error_of_the_cut_forbids_a_decision() -> None:
    assert items_to_decide([0.0], [[0.4]], one_skill(sigma=3.0), cap=40) == 40


def test_a_role_of_more_skills_needs_more_items() -> None:
    def needed(skills: int) -> int:
        asked = RoleStandard(np.ones(skills), np.zeros(skills), np.full(skills, 0.1), np.zeros(skills, dtype=bool))
        return items_to_decide(np.full(skills, 0.1), tree_prior(np.arange(skills) // 2), asked, cap=200)

    assert needed(1) < needed(4) < needed(8)


def test_an_undecided_gate_asks_for_items_of_its_own() -> None:
    mean, covariance, cuts = np.array([2.0, 0.0]), np.diag([0.1, 0.8]), np.zeros(2)
    sigmas = np.full(2, 0.1)
    open_gate = RoleStandard(np.array([1.0, 0.0]), cuts, sigmas, np.array([False, True]))
    no_gate = RoleStandard(np.array([1.0, 0.0]), cuts, sigmas, np.array([False, False]))
    assert items_to_decide(mean, covariance, open_gate) > items_to_decide(mean, covariance, no_gate)


def test_it_is_about_the_number_that_learners_really_need() -> None:
    """Learners drawn from the posterior answer well-aimed items until decided: within a factor 2."""
    generator, counts = np.random.default_rng(6), []
    for theta in generator.normal(0.2, np.sqrt(0.4), 200):
        counts.append(items_until_decided(float(theta), generator))
    foretold = items_to_decide([0.2], [[0.4]], one_skill(sigma=0.0))
    print("foretold", foretold, "median", np.median(counts), "mean", np.mean(counts))
    assert 0.5 * np.median(counts) <= foretold <= 2 * np.median(counts)


def items_until_decided(theta: float, generator: np.random.Generator) -> int:
    mean, covariance = np.array([0.2]), np.array([[0.4]])
    for count in range(1, 200):
        b = mean[0] + generator.normal(0, 0.5)
        item = ItemModel(np.ones(1), DISCRIMINATION, float(mean[0]), b_sd=0.5)
        p = category_probabilities(theta, item.a, b, 0, item.steps)
        mean, covariance = update(mean, covariance, item, int(generator.random() < p[1]))
        if abs(mean[0]) >= Z_DECIDED * np.sqrt(covariance[0, 0]):
            return count
    return 200


def test_degenerate_arguments_are_named() -> None:
    with pytest.raises(ValueError, match="cap"):
        items_to_decide([0.0], [[1.0]], one_skill(), cap=0)
    with pytest.raises(ValueError, match="covers 1 skills"):
        items_to_decide([0.0, 0.0], np.eye(2), one_skill())
