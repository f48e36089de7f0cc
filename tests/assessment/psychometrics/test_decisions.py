"""Does a learner meet a role?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.psychometrics.decisions import RoleStandard, decide, least_costly_chance, p_meets, p_meets_cuts
from assessment.psychometrics.skill_filter import tree_prior

COVARIANCE = 0.3 * tree_prior([0, 0, 1])
MEAN = np.array([0.5, 0.1, -0.2])


def role(
    weights: tuple[float, ...] = (2, 1, 0),
    cuts: tuple[float, ...] = (0.2, 0.0, 0.5),
    sigmas: tuple[float, ...] = (0.3, 0.2, 0.3),
    gates: tuple[bool, ...] = (False, False, False),
) -> RoleStandard:
    return RoleStandard(np.array(weights, dtype=float), np.array(cuts), np.array(sigmas), np.array(gates, dtype=bool))


def by_simulation(mean: np.ndarray, covariance: np.ndarray, asked: RoleStandard, draws: int = 200_000) -> float:
    """The share of people and panels for which the role is met, by the definition itself."""
    generator = np.random.default_rng(1)
    theta = generator.multivariate_normal(mean, covariance, size=draws)
    cuts = asked.cuts + asked.sigmas * generator.normal(size=(draws, mean.size))
    enough = theta @ asked.weights >= cuts @ asked.weights
    return float((enough & (theta >= cuts)[:, asked.gates].all(axis=1)).mean())


def test_without_gates_the_closed_form_agrees_with_simulation() -> None:
    assert p_meets(MEAN, COVARIANCE, role()) == pytest.approx(by_simulation(MEAN, COVARIANCE, role()), abs=0.005)


def test_with_gates_the_draws_agree_with_simulation() -> None:
    gated = role(gates=(True, False, True))
    assert p_meets(MEAN, COVARIANCE, gated) == pytest.approx(by_simulation(MEAN, COVARIANCE, gated), abs=0.025)


def test_a_single_gate_without_weights_has_the_closed_form_of_its_skill() -> None:
    only = role(weights=(0, 0, 0), gates=(False, True, False))
    assert p_meets(MEAN, COVARIANCE, only) == pytest.approx(p_meets_cuts(MEAN, COVARIANCE, only)[1], abs=1e-12)


def test_the_same_profile_always_gets_the_same_probability() -> None:
    gated = role(gates=(True, False, True))
    assert p_meets(MEAN, COVARIANCE, gated) == p_meets(MEAN, COVARIANCE, gated)


def test_a_gate_never_raises_the_probability() -> None:
    assert p_meets(MEAN, COVARIANCE, role(gates=(False, False, True))) < p_meets(MEAN, COVARIANCE, role())


def test_the_size_of_all_weights_together_does_not_matter() -> None:
    assert p_meets(MEAN, COVARIANCE, role(weights=(20, 10, 0))) == pytest.approx(p_meets(MEAN, COVARIANCE, role()))


def test_a_skill_outside_the_role_does_not_matter() -> None:
    other = np.array([0.5, 0.1, 9.0])
    assert p_meets(other, COVARIANCE, role()) == pytest.approx(p_meets(MEAN, COVARIANCE, role()))


def test_the_error_of_the_cut_pulls_the_probability_to_one_half() -> None:
    sure, unsure = (p_meets(MEAN, COVARIANCE, role(sigmas=(s, s, s))) for s in (0.0, 1.0))
    assert 0.5 < unsure < sure


def test_a_skill_at_its_cut_is_met_with_one_half() -> None:
    asked = role(cuts=(0.5, 0.1, -0.2))
    assert p_meets_cuts(MEAN, COVARIANCE, asked) == pytest.approx(0.5, abs=1e-15)


@settings(max_examples=40, deadline=None)
@given(st.floats(-3, 3), st.floats(0, 2))
def test_the_probability_rises_with_ability(level: float, more: float) -> None:
    gated = role(gates=(True, False, False))
    low, high = (p_meets(np.full(3, mean), COVARIANCE, gated) for mean in (level, level + more))
    assert 0 <= low <= high <= 1


def test_probabilities_are_calibrated() -> None:
    """Of profiles drawn from the posterior, the share that meets is the mean of the stated probabilities."""
    generator = np.random.default_rng(4)
    asked = role(sigmas=(0, 0, 0), gates=(True, False, False))
    means = generator.normal(0.2, 0.6, size=(300, 3))
    stated = [p_meets(mean, COVARIANCE, asked, seed=seed) for seed, mean in enumerate(means)]
    theta = np.array([generator.multivariate_normal(mean, COVARIANCE) for mean in means])
    meets = (theta @ asked.weights >= asked.cuts @ asked.weights) & (theta[:, 0] >= asked.cuts[0])
    assert np.mean(stated) == pytest.approx(meets.mean(), abs=0.06)


@pytest.mark.parametrize(
    ("probability", "decision"),
    [
        (1.0, "meets"),
        (0.9, "meets"),
        (0.89, "more_evidence"),
        (0.11, "more_evidence"),
        (0.1, "not_yet"),
        (0.0, "not_yet"),
    ],
)
def test_the_decision_follows_the_probability(probability: float, decision: str) -> None:
    assert decide(probability) == decision


def test_costs_can_move_the_thresholds() -> None:
    assert decide(0.8, meets_at=0.75) == "meets"


def test_the_costlier_an_unfounded_yes_the_surer_it_must_be() -> None:
    assert least_costly_chance(9, 1) == 0.9
    assert least_costly_chance(1, 1) == 0.5


@pytest.mark.parametrize("costs", [(0, 1), (1, -1), (np.nan, 1), (np.inf, 1)])
def test_costs_are_above_zero(costs: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="wrongly_met, wrongly_missed"):
        least_costly_chance(*costs)


@pytest.mark.parametrize("probability", [-0.1, 1.1, np.nan])
def test_a_decision_needs_a_probability(probability: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        decide(probability)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"weights": (0, 0, 0)}, "at least one skill"),
        ({"weights": (-1, 1, 1)}, ">= 0"),
        ({"weights": (np.nan, 1, 1)}, "weights"),
        ({"cuts": (0.0, 0.0)}, "cuts"),
        ({"sigmas": (0.1, -0.1, 0.1)}, ">= 0"),
        ({"gates": (True,)}, "gates"),
    ],
)
def test_a_degenerate_role_is_named(wrong: dict[str, tuple[float, ...]], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        role(**wrong)  # type: ignore[arg-type]


def test_a_role_over_other_skills_is_refused() -> None:
    with pytest.raises(ValueError, match="covers 3 skills"):
        p_meets([0.0], np.eye(1), role())
