"""What becomes of 90 % intervals when the model is wrong, in the ways that models are wrong in practice."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from assessment.psychometrics.accuracy import Accuracy, accuracy
from assessment.psychometrics.answer_log import AnswerLog
from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.expert_prior import B_SD, DISCRIMINATION, RATING_ERROR_SD
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.learning import LearningModel
from assessment.psychometrics.simulated_answers import draw_categories, draw_items, draw_learners, draw_log
from assessment.psychometrics.simulated_practice import Improvement, practice_estimates, practise

Estimates = tuple[FloatArray, FloatArray, FloatArray]  # mean, sd and truth, each (N, S)


@dataclass(frozen=True, eq=False)
class World:
    """How simulated learners really are and answer: true items, their prior, how many learners and answers each."""

    items: ItemArray
    prior: FloatArray
    learners: int
    answers: int
    generator: np.random.Generator

    def theta(self) -> FloatArray:
        """New learners (N, S)."""
        return draw_learners(np.zeros(len(self.prior)), self.prior, self.learners, self.generator)

    def asked(self) -> IntArray:
        """Items (N, T) for each, at random."""
        return draw_items(self.learners, len(self.items), self.answers, self.generator)


@dataclass(frozen=True)
class Scenario:
    """One way to be wrong, and the coverage of 90 % intervals below which it is not expected to fall."""

    name: str
    floor: float
    run: Callable[[World], Estimates]

    def measure(self, world: World) -> Accuracy:
        """Accuracy over learners and skills."""
        return accuracy(*self.run(world))


def believed(change: Callable[[ItemArray, np.random.Generator], ItemArray]) -> Callable[[World], Estimates]:
    """Learners answer by the true items, and are measured by items changed like this."""

    def run(world: World) -> Estimates:
        theta = world.theta()
        log = draw_log(world.items, theta, world.asked(), world.generator)
        return _filtered(world.prior, change(world.items, world.generator), log, theta)

    return run


def guessing(c: float) -> Callable[[ItemArray, np.random.Generator], ItemArray]:
    """All guessable items are believed to have this chance."""
    return lambda items, _: replace(items, c=np.where(items.c > 0, c, 0.0))


def rated(error: float, b_sd: float = B_SD) -> Callable[[ItemArray, np.random.Generator], ItemArray]:
    """Difficulties are experts' ratings with this error, shrunk as if it were .6; all items discriminate alike."""

    def change(items: ItemArray, generator: np.random.Generator) -> ItemArray:
        b = (items.b + error * generator.normal(size=len(items))) / (1 + RATING_ERROR_SD**2)
        return replace(items, a=np.full(len(items), DISCRIMINATION), b=b, b_sd=np.full(len(items), b_sd))

    return change


def main_skill_only(items: ItemArray, _: np.random.Generator) -> ItemArray:
    """Items on two skills are tagged with the first of them."""
    return replace(items, weights=np.eye(items.weights.shape[1])[items.weights.argmax(axis=1)])


def spread(factor: float) -> Callable[[World], Estimates]:
    """Learners differ by this factor more than the prior believes."""

    def run(world: World) -> Estimates:
        theta = factor * world.theta()
        log = draw_log(world.items, theta, world.asked(), world.generator)
        return _filtered(world.prior, world.items, log, theta)

    return run


def rapid(share: float, *, flagged: bool) -> Callable[[World], Estimates]:
    """This share of all answers are rapid guesses; flagged ones are left out of measurement."""

    def run(world: World) -> Estimates:
        theta, generator = world.theta(), world.generator
        log = draw_log(world.items, theta, world.asked(), generator)
        guessed = generator.random(len(log)) < share
        lucky = (generator.random(len(log)) < world.items.c[log.item]).astype(np.int64)
        category = np.where(guessed, lucky, log.category)
        kept = ~guessed if flagged else np.ones(len(log), dtype=bool)
        return _filtered(world.prior, world.items, AnswerLog(log.person[kept], log.item[kept], category[kept]), theta)

    return run


def shared_luck(size: int, sd: float) -> Callable[[World], Estimates]:
    """Answers in groups of this size share a luck of the day with this standard deviation."""

    def run(world: World) -> Estimates:
        theta, asked = world.theta(), world.asked()
        luck = sd * world.generator.normal(size=(world.learners, -(-world.answers // size)))
        shift = np.repeat(luck, size, axis=1)[:, : world.answers].ravel()
        person, rows = np.repeat(np.arange(world.learners), world.answers), world.items.take(asked.ravel())
        eta = np.sum(rows.weights * theta[person], axis=1) + shift
        log = AnswerLog(person, asked.ravel(), draw_categories(rows, eta, world.generator))
        return _filtered(world.prior, world.items, log, theta)

    return run


def changing(change: Improvement, model: LearningModel | None) -> Callable[[World], Estimates]:
    """Learners improve and forget; measured by a learning model, or (None) as if they stood still."""

    def run(world: World) -> Estimates:
        practice = practise(world.items, world.theta(), world.asked(), change, world.generator)
        if model is not None:
            return *practice_estimates(world.items, world.prior, practice, model), practice.theta
        person = np.repeat(np.arange(world.learners), world.answers)
        log = AnswerLog(person, practice.asked.ravel(), practice.categories.ravel())
        return _filtered(world.prior, world.items, log, practice.theta)

    return run


def _filtered(prior: FloatArray, items: ItemArray, log: AnswerLog, theta: FloatArray) -> Estimates:
    mean, sd = np.zeros(theta.shape), np.tile(np.sqrt(np.diag(prior)), (len(theta), 1))
    found, covariance = filter_group(np.zeros(len(prior)), prior, items, log)
    mean[: len(found)], sd[: len(found)] = found, np.sqrt(np.einsum("nii->ni", covariance))
    return mean, sd, theta


FORGETTING: Final = Improvement(0.0, 0.3, session=20, gap=14.0, after=30.0, kept=0.4, half_life=10.0)

SUITE: Final = (
    Scenario("the right model", 0.88, believed(lambda items, _: items)),
    Scenario("guessing believed .18, really .25", 0.87, believed(guessing(0.18))),
    Scenario("guessing ignored", 0.83, believed(guessing(0.0))),
    Scenario("learners spread a quarter more than believed", 0.80, spread(1.25)),
    Scenario("learners spread a fifth less than believed", 0.90, spread(0.8)),
    Scenario("cold start: difficulties rated with error .6", 0.88, believed(rated(0.6))),
    Scenario("difficulties rated with error 1.0", 0.86, believed(rated(1.0))),
    Scenario("rated difficulties taken for certain", 0.84, believed(rated(0.6, b_sd=0.0))),
    Scenario("items on two skills tagged with one", 0.85, believed(main_skill_only)),
    Scenario("one answer in ten a rapid guess, flagged", 0.88, rapid(0.1, flagged=True)),
    Scenario("one answer in ten a rapid guess, not flagged", 0.83, rapid(0.1, flagged=False)),
    Scenario("testlets of five with luck of .5", 0.85, shared_luck(5, 0.5)),
    Scenario("improving by -.05 to .30 a practice", 0.88, changing(Improvement(-0.05, 0.30), LearningModel())),
    Scenario(
        "improving by .01 with every answer, everywhere", 0.86, changing(Improvement(everywhere=0.01), LearningModel())
    ),
    Scenario("improving and forgetting between sessions", 0.85, changing(FORGETTING, LearningModel())),
    Scenario("improving, measured as if standing still", 0.50, changing(Improvement(-0.05, 0.30), None)),
)
