"""What a simulation says of a quiz: is it accurate, honest, short, and fair to its items?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.accuracy import Accuracy, accuracy, accuracy_by, quintiles
from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray, finite_vector
from assessment.psychometrics.decision_accuracy import DecisionAccuracy, decision_accuracy
from assessment.psychometrics.decisions import RoleStandard, p_meets
from assessment.psychometrics.simulation import Simulation
from assessment.psychometrics.simulation_based_calibration import Ranks, truth_ranks

COUNTS = (0, 1, 3, 6, 10)  # where groups of answers about a skill begin


@dataclass(frozen=True, eq=False)
class SimulationReport:
    """Accuracy over learners and skills, in all and by fifth of the estimate, by topic, by answers about the skill.

    bias_by_true_fifth is published because estimates shrink, and is no test. Lengths are mean and 5, 50 and 95 %
    points; exposures are shares of the quizzes; decisions are None without a role.
    """

    learners: int
    overall: Accuracy
    by_fifth: dict[int, Accuracy]
    by_topic: dict[int, Accuracy]
    by_answers: dict[int, Accuracy]
    bias_by_true_fifth: tuple[float, ...]
    ranks: Ranks
    mean_length: float
    lengths: tuple[float, float, float]
    exposure: FloatArray
    overlap: float
    decisions: DecisionAccuracy | None


def simulation_report(
    simulation: Simulation,
    weights: FloatArray,
    topics: ArrayLike,
    *,
    role: RoleStandard | None = None,
    goals: ArrayLike | None = None,
) -> SimulationReport:
    """The report on skills that the quiz is about: those of `goals` (numbers of skills), by default all.

    weights (J, S) are the items', topics (S,) the number of each skill's topic. A role is judged by the
    probability that the product shows, against who really meets it with the cuts as they stand.
    """
    topic = finite_vector("topics", topics, simulation.theta.shape[1])
    about = np.arange(topic.size) if goals is None else np.asarray(goals, dtype=np.int64)
    mean, sd, truth = simulation.mean[:, about], simulation.sd[:, about], simulation.theta[:, about]
    answers = _answers_about(simulation, weights)[:, about]
    rates = _exposure(simulation, len(weights))
    true_fifth = accuracy_by(mean, sd, truth, quintiles(truth))
    length = simulation.length
    return SimulationReport(
        learners=len(truth),
        overall=accuracy(mean, sd, truth),
        by_fifth=accuracy_by(mean, sd, truth, quintiles(mean)),
        by_topic=accuracy_by(mean, sd, truth, topic[about]),
        by_answers=accuracy_by(mean, sd, truth, np.array(COUNTS)[np.digitize(answers, COUNTS) - 1]),
        bias_by_true_fifth=tuple(one.bias for one in true_fifth.values()),
        ranks=truth_ranks(mean, sd, truth),
        mean_length=float(length.mean()),
        lengths=(float(np.quantile(length, 0.05)), float(np.median(length)), float(np.quantile(length, 0.95))),
        exposure=rates,
        overlap=float((rates**2).sum() / rates.sum()),
        decisions=None if role is None else role_decisions(simulation, role),
    )


def role_decisions(simulation: Simulation, role: RoleStandard) -> DecisionAccuracy:
    """How right the role decisions on these learners are."""
    return decision_accuracy(role_chances(simulation, role), meets_role(simulation.theta, role))


def role_chances(simulation: Simulation, role: RoleStandard) -> FloatArray:
    """P(meets) of each learner (N,)."""
    pairs = zip(simulation.mean, simulation.covariance, strict=True)
    return np.array([p_meets(mean, covariance, role) for mean, covariance in pairs])


def meets_role(theta: FloatArray, role: RoleStandard) -> BoolArray:
    """Who (N,) of true skills theta (N, S) meets every condition of the role."""
    margins = (theta - role.cuts) @ role.conditions().T
    return np.asarray((margins >= 0).all(axis=1), dtype=bool)


def _answers_about(simulation: Simulation, weights: FloatArray) -> IntArray:
    """How many answers (N, S) each learner gave to items that measure each skill."""
    measures = (weights > 0).astype(np.int64)
    return np.array([measures[asked].sum(axis=0) for asked in simulation.asked])


def _exposure(simulation: Simulation, bank: int) -> FloatArray:
    counts = np.bincount(np.concatenate(simulation.asked), minlength=bank)
    return np.asarray(counts / len(simulation.asked), dtype=float)
