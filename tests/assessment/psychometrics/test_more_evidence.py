"""How many more items until a decision?"""

import numpy as np
import pytest

from assessment.psychometrics.decisions import RoleStandard, decide, p_meets
from assessment.psychometrics.expert_prior import B_SD, DISCRIMINATION
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.more_evidence import TYPICAL_ERROR, items_to_decide
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import tree_prior, update


def one_skill(cut: float = 0.0, sigma: float = 0.1) -> RoleStandard:
    return RoleStandard(np.ones(1), np.array([cut]), np.array([sigma]), np.zeros(1, dtype=bool))


def test_a_mean_farther_from_the_cut_asks_for_less() -> None:
    counts = [items_to_decide([mean], [[0.4]], one_skill()) for mean in np.linspace(0, 2, 11)]
    print(counts)
    assert counts[0] > counts[2] > counts[-1]
    assert max(np.diff(counts)) <= 2  # two hundred futures know a median to about that


def test_above_and_below_the_cut_need_the_same() -> None:
    assert items_to_decide([0.4], [[0.4]], one_skill()) == items_to_decide([-0.4], [[0.4]], one_skill())


def test_a_less_certain_cut_asks_for_more() -> None:
    counts = [items_to_decide([0.3], [[0.4]], one_skill(sigma=sigma)) for sigma in (0.0, 0.25, 0.5)]
    assert counts[0] < counts[1] < counts[2]


def test_the_same_profile_always_gets_the_same_number() -> None:
    assert items_to_decide([0.3], [[0.4]], one_skill()) == items_to_decide([0.3], [[0.4]], one_skill())


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


def of_skills(skills: int, sigma: float, gates: int) -> RoleStandard:
    return RoleStandard(np.ones(skills), np.zeros(skills), np.full(skills, sigma), np.arange(skills) < gates)


@pytest.mark.parametrize(
    ("mean", "role"),
    [
        ([0.2], one_skill(sigma=0.0)),
        ([0.5], one_skill(sigma=0.3)),
        ([0.4] * 4, of_skills(4, 0.1, 0)),
        ([0.4] * 4, of_skills(4, 0.1, 2)),
        ([0.1] * 4, of_skills(4, 0.3, 2)),
    ],
    ids=["one skill", "an unsure cut", "four skills", "with gates", "with gates and unsure cuts"],
)
def test_it_is_about_the_number_that_learners_really_need(mean: list[float], role: RoleStandard, full: bool) -> None:
    """Learners drawn from what is known answer well-aimed items until their role is decided."""
    generator = np.random.default_rng(6)
    covariance = 0.6 * tree_prior(np.arange(len(mean)) // 2)
    learners = generator.multivariate_normal(mean, covariance, size=150 if full else 20)
    counts = [items_until_decided(theta, np.array(mean), covariance, role, generator) for theta in learners]
    foretold = items_to_decide(mean, covariance, role)
    low, high = np.quantile(counts, [0.4, 0.6] if full else [0.25, 0.75])
    print("foretold", foretold, "median", np.median(counts), "between", low, high)
    assert low - 1 <= foretold <= high + 1


def items_until_decided(
    theta: np.ndarray, mean: np.ndarray, covariance: np.ndarray, role: RoleStandard, generator: np.random.Generator
) -> int:
    goals, cut_variance = role.conditions(), role.sigmas**2
    for count in range(1, 100):
        spread = np.sqrt(np.sum(goals @ (covariance + np.diag(cut_variance)) * goals, axis=1))
        goal = goals[np.argmin(np.abs(goals @ (mean - role.cuts)) / spread)]
        skill = int(np.argmax((covariance @ goal) ** 2 / (np.diag(covariance) + TYPICAL_ERROR)))
        b = mean[skill] + generator.normal(0, B_SD)
        item = ItemModel(np.eye(mean.size)[skill], DISCRIMINATION, float(mean[skill]), b_sd=B_SD)
        p = category_probabilities(theta[skill], item.a, b, 0, item.steps)
        mean, covariance = update(mean, covariance, item, int(generator.random() < p[1]))
        if decide(p_meets(mean, covariance, role)) != "more_evidence":
            return count
    return 100


def test_degenerate_arguments_are_named() -> None:
    with pytest.raises(ValueError, match="cap"):
        items_to_decide([0.0], [[1.0]], one_skill(), cap=0)
    with pytest.raises(ValueError, match="covers 1 skills"):
        items_to_decide([0.0, 0.0], np.eye(2), one_skill())
