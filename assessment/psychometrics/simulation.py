"""Simulated learners sit a quiz, through the same functions that the product uses for people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from assessment.psychometrics.answer_log import AnswerLog
from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_eligibility import Eligibility
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.quiz_plan import QuizPlan
from assessment.psychometrics.selection import next_item, should_stop
from assessment.psychometrics.simulated_answers import draw_categories
from assessment.psychometrics.skill_filter import update

SWEEPS = 2  # of expectation propagation, that settle final estimates


@dataclass(frozen=True, eq=False)
class Simulation:
    """N simulated learners: true skills (N, S), estimates (N, S) and (N, S, S), items asked and categories reached.

    `asked` and `categories` hold as many numbers for each learner as the quiz had questions.
    """

    theta: FloatArray
    mean: FloatArray
    covariance: FloatArray
    asked: list[IntArray]
    categories: list[IntArray]

    @property
    def sd(self) -> FloatArray:
        """Standard errors (N, S)."""
        return np.asarray(np.sqrt(np.einsum("nii->ni", self.covariance)), dtype=float)

    @property
    def length(self) -> IntArray:
        """Questions (N,) that each learner had."""
        return np.array([asked.size for asked in self.asked])


@dataclass(eq=False)
class Sitting:
    """One learner's quiz while it runs: the items asked, the categories reached, and the estimate so far."""

    mean: FloatArray
    covariance: FloatArray
    asked: list[int] = field(default_factory=list)
    categories: list[int] = field(default_factory=list)


def simulate(plan: QuizPlan, theta: FloatArray, *, truth: ItemArray | None = None, seed: int = 0) -> Simulation:
    """Learners with true skills theta (N, S) sit the quiz one after the other.

    They answer as `truth` says, by default as the plan believes. Final estimates are settled as in a report.
    ValueError when theta or truth do not fit the plan.
    """
    real = truth or plan.items
    size = plan.prior_mean.size
    if theta.ndim != 2 or theta.shape[1] != size or not theta.size or not np.isfinite(theta).all():
        raise ValueError(f"theta: expected finite numbers of shape (N, {size}) with N >= 1, got {theta.shape}")
    if len(real) != len(plan.models):
        raise ValueError(f"truth: expected the plan's {len(plan.models)} items, got {len(real)}")
    generator = np.random.default_rng(seed)
    control = Eligibility(len(real), plan.cap) if plan.cap is not None and plan.selection == "adaptive" else None
    sittings = []
    for skills in theta:
        eligible = None if control is None else control.draw(generator)
        sitting = sit(plan, _answers(real, skills, generator), generator, eligible)
        if control is not None and eligible is not None:
            control.record(eligible, np.isin(np.arange(len(real)), sitting.asked))
        sittings.append(sitting)
    return _settled(plan, theta, sittings)


def sit(
    plan: QuizPlan,
    answer: Callable[[int], int],
    generator: np.random.Generator,
    eligible: BoolArray | None = None,
) -> Sitting:
    """One learner's quiz; `answer` takes the number of an item and gives the category reached."""
    sitting = Sitting(plan.prior_mean, plan.prior_covariance)
    while not _done(plan, sitting):
        item = _next(plan, sitting, generator, eligible)
        if item is None:
            break
        category = answer(item)
        sitting.mean, sitting.covariance = update(sitting.mean, sitting.covariance, plan.models[item], category)
        sitting.asked.append(item)
        sitting.categories.append(category)
    return sitting


def _done(plan: QuizPlan, sitting: Sitting) -> bool:
    if plan.selection != "adaptive" or plan.target is None:
        return False
    errors = np.sqrt(np.sum(plan.goals @ sitting.covariance * plan.goals, axis=1))
    return should_stop(errors, len(sitting.asked), target=plan.target)


def _next(plan: QuizPlan, sitting: Sitting, generator: np.random.Generator, eligible: BoolArray | None) -> int | None:
    if plan.selection == "adaptive":
        state = sitting.mean, sitting.covariance, plan.items, plan.goals, plan.blueprint, sitting.asked, generator
        return next_item(*state, eligible=eligible, ranking=plan.ranking, top=plan.top)
    allowed = np.flatnonzero(plan.blueprint.allowed(sitting.asked))
    if not allowed.size:
        return None
    return int(generator.choice(allowed)) if plan.selection == "random" else int(allowed[0])


def _answers(truth: ItemArray, theta: FloatArray, generator: np.random.Generator) -> Callable[[int], int]:
    def answer(item: int) -> int:
        row = truth.take([item])
        return int(draw_categories(row, row.weights @ theta, generator)[0])

    return answer


def _settled(plan: QuizPlan, theta: FloatArray, sittings: Sequence[Sitting]) -> Simulation:
    asked = [np.array(sitting.asked, dtype=np.int64) for sitting in sittings]
    categories = [np.array(sitting.categories, dtype=np.int64) for sitting in sittings]
    person = np.repeat(np.arange(len(theta)), [items.size for items in asked])
    log = AnswerLog(person, np.concatenate(asked), np.concatenate(categories))
    mean, covariance = np.tile(plan.prior_mean, (len(theta), 1)), np.tile(plan.prior_covariance, (len(theta), 1, 1))
    found = filter_group(plan.prior_mean, plan.prior_covariance, plan.items, log, sweeps=SWEEPS)
    mean[: log.persons], covariance[: log.persons] = found
    return Simulation(theta, mean, covariance, asked, categories)
