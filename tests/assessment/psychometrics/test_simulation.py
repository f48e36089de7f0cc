"""Simulated learners sit quizzes through the product's own functions."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.psychometrics.adaptive_test import simulate_test
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.decision_accuracy import calibration_of_chances, decision_consistency
from assessment.psychometrics.decisions import RoleStandard
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_model import ItemModel, stack_items
from assessment.psychometrics.quiz_plan import QuizPlan, Selection
from assessment.psychometrics.simulated_answers import draw_items, draw_learners, draw_log
from assessment.psychometrics.simulation import Simulation, simulate, sit
from assessment.psychometrics.simulation_report import meets_role, role_chances, role_decisions, simulation_report
from assessment.psychometrics.simulation_table import simulation_table
from assessment.psychometrics.stopping import StopRule
from tests.assessment.psychometrics.simulated_bank import PRIOR, SKILLS, TOPICS, ZERO, bank

ROLE = RoleStandard(
    weights=np.where(np.arange(SKILLS) < 15, 1.0, 0.0),
    cuts=np.full(SKILLS, 0.4 * np.sqrt(0.42)),
    sigmas=np.zeros(SKILLS),
    gates=np.zeros(SKILLS, dtype=bool),
)


def plan(selection: Selection = "adaptive", length: int = 30, each: int = 2, pool: int = 300) -> QuizPlan:
    models = bank(60, pool)
    skill = np.array([int(model.weights.argmax()) for model in models])
    kind = np.array([model.categories > 2 for model in models], dtype=int)
    rules = Blueprint(skill, kind, np.full(SKILLS, each), np.array([0, 5]), length)
    return QuizPlan(models, rules, ZERO, PRIOR, np.eye(SKILLS), selection)


@pytest.fixture(scope="module")
def thirty_adaptive(request: pytest.FixtureRequest) -> tuple[QuizPlan, Simulation]:
    count = 1000 if request.config.getoption("--full") else 120
    quiz = plan()
    return quiz, simulate(quiz, draw_learners(ZERO, PRIOR, count, np.random.default_rng(61)), seed=62)


def test_the_blueprint_holds_for_everybody(thirty_adaptive: tuple[QuizPlan, Simulation]) -> None:
    quiz, found = thirty_adaptive
    for asked in found.asked:
        assert len(set(asked.tolist())) == asked.size == 30
        assert np.bincount(quiz.blueprint.skill[asked]).max() <= 2
        assert quiz.blueprint.kind[asked].sum() >= 5


def test_a_report_is_honest_about_learners_who_answer_as_believed(
    thirty_adaptive: tuple[QuizPlan, Simulation],
) -> None:
    quiz, found = thirty_adaptive
    report = simulation_report(found, quiz.items.weights, TOPICS, role=ROLE)
    print(report.overall, report.by_fifth, report.bias_by_true_fifth, report.mean_length, report.decisions)
    assert 0.88 <= report.overall.coverage[90] <= 0.92
    assert min(one.coverage[90] for one in report.by_fifth.values()) >= 0.87
    assert abs(report.overall.bias) < 0.05
    assert report.overall.mean_sd == pytest.approx(report.overall.rmse, rel=0.05)
    assert report.bias_by_true_fifth[0] > 0.2 > -0.2 > report.bias_by_true_fifth[4]
    assert report.mean_length == 30
    assert report.exposure.sum() == pytest.approx(30)
    assert sum(one.count for one in report.by_answers.values()) == report.learners * SKILLS
    assert report.decisions is not None
    assert report.decisions.accuracy > 0.75


def test_a_report_is_a_table(thirty_adaptive: tuple[QuizPlan, Simulation]) -> None:
    quiz, found = thirty_adaptive
    table = simulation_table(simulation_report(found, quiz.items.weights, TOPICS, role=ROLE), {0: "prompting"})
    print(table)
    for words in (
        "fifth 5 of the estimates",
        "prompting",
        "topic 5",
        "cover 90",
        "exposure: largest",
        "decisions: accuracy",
    ):
        assert words in table
    assert len({len(line) for line in table.split("\n\n")[0].splitlines()}) == 1


def test_adaptive_questions_tell_more_than_random_ones(thirty_adaptive: tuple[QuizPlan, Simulation]) -> None:
    _, found = thirty_adaptive
    learners = found.theta[:100]
    drawn = simulate(plan("random"), learners, seed=63)
    fixed = simulate(plan("fixed"), learners, seed=63)
    rmse = {
        name: float(np.sqrt(np.mean((one.mean - learners) ** 2))) for name, one in (("random", drawn), ("fixed", fixed))
    }
    rmse["adaptive"] = float(np.sqrt(np.mean((found.mean[:100] - learners) ** 2)))
    print(rmse)
    assert rmse["adaptive"] < 0.95 * rmse["random"]
    assert all(np.array_equal(one, fixed.asked[0]) for one in fixed.asked)


def test_a_target_ends_a_quiz_once_every_goal_is_known() -> None:
    quiz = replace(plan(length=60), goals=np.full((1, SKILLS), 1 / SKILLS), target=0.3)
    found = simulate(quiz, draw_learners(ZERO, PRIOR, 20, np.random.default_rng(64)))
    assert found.length.max() < 60
    assert found.length.min() >= 5


def drawn_quiz(theta: FloatArray, seed: int) -> Simulation:
    """Sixty items of the whole bank at random: what `random` quizzes do, for all learners at once."""
    rng, items = np.random.default_rng(seed), stack_items(bank(60))
    asked = draw_items(len(theta), len(items), 60, rng)
    log = draw_log(items, theta, asked, rng)
    mean, covariance = filter_group(ZERO, PRIOR, items, log)
    return Simulation(theta, mean, covariance, list(asked), list(log.category.reshape(asked.shape)))


def test_decisions_are_as_right_as_they_say(full: bool) -> None:
    """measurement.md 6: 60 answers over 30 skills, a role of 15, cut +.4: accuracy .845, predicted .861."""
    learners = draw_learners(ZERO, PRIOR, 8000 if full else 1000, np.random.default_rng(65))
    first, second = (drawn_quiz(learners, seed) for seed in (66, 67))
    found, chances = role_decisions(first, ROLE), role_chances(first, ROLE)
    agreed, kappa = decision_consistency(chances, role_chances(second, ROLE))
    print(found, f"consistency {agreed:.3f}, kappa {kappa:.2f}")
    bins = calibration_of_chances(chances, meets_role(learners, ROLE))
    print("said, is, learners:", bins)
    assert abs(found.accuracy - found.predicted) < 0.02
    assert found.accuracy_decided > 0.95
    assert found.wrongly_met < 0.1
    assert agreed > 0.8
    for said, is_so, count in bins:
        assert abs(said - is_so) < 0.02 + 3 * np.sqrt(0.25 / count)


def test_one_skill_agrees_with_the_simulation_in_step() -> None:
    """The same quiz by learners one after the other and in step."""
    rng = np.random.default_rng(68)
    models = [ItemModel(np.ones(1), np.exp(rng.normal(0, 0.3)), rng.normal()) for _ in range(200)]
    zeros = np.zeros(200, dtype=int)
    rules = Blueprint(zeros, zeros, np.array([12]), np.array([0]), 12)
    quiz = QuizPlan(models, rules, np.zeros(1), np.eye(1), np.eye(1), cap=None)
    theta = rng.normal(size=(100, 1))
    alone, together = simulate(quiz, theta, seed=69), simulate_test(quiz.items, theta[:, 0], stop=StopRule(12), seed=69)
    errors = [float(np.sqrt(np.mean((mean - theta[:, 0]) ** 2))) for mean in (alone.mean[:, 0], together.mean)]
    print("RMSE one by one and in step:", errors, "stated:", alone.sd.mean(), together.sd.mean())
    assert alone.sd.mean() == pytest.approx(together.sd.mean(), rel=0.01)
    assert errors[0] == pytest.approx(errors[1], rel=3 / np.sqrt(100))


def test_a_callers_own_answers_drive_a_sitting() -> None:
    quiz = plan(length=6)
    sitting = sit(quiz, lambda item: quiz.models[item].categories - 1, np.random.default_rng(0))
    assert len(sitting.asked) == 6
    assert sitting.mean.mean() > 0.3


def test_an_empty_quiz_leaves_the_prior() -> None:
    quiz = replace(plan(), blueprint=replace(plan().blueprint, length=0, least=np.array([0, 0])))
    found = simulate(quiz, np.zeros((2, SKILLS)))
    assert found.length.tolist() == [0, 0]
    assert found.covariance[1] == pytest.approx(PRIOR)


def test_degenerate_arguments_are_named() -> None:
    with pytest.raises(ValueError, match="theta"):
        simulate(plan(), np.zeros((3, 2)))
    with pytest.raises(ValueError, match="truth"):
        simulate(plan(), np.zeros((1, SKILLS)), truth=plan(pool=120).items)
    with pytest.raises(ValueError, match="count"):
        draw_learners(ZERO, PRIOR, 0, np.random.default_rng(0))
    with pytest.raises(ValueError, match="each"):
        draw_items(2, 5, 6, np.random.default_rng(0))
