"""What a population's answers say of the population: how far skills spread, and how fast practice raises them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog
from assessment.psychometrics.arrays import FloatArray, IntArray, finite_vector
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.learning import LearningModel, PracticeState
from assessment.psychometrics.skill_filter import tree_prior
from assessment.psychometrics.variance_components import Components, estimate_components, without_prior

ENOUGH_PERSONS = 50
MOST_PERSONS = 4000  # who are asked: more would change no digit that matters
ROUNDS = 3


@dataclass(frozen=True, eq=False)
class TreePopulation:
    """Mean of all skills, and variances of their general, topic and own parts (3,), each with its standard error."""

    mean: float
    mean_error: float
    variances: FloatArray
    variance_errors: FloatArray
    converged: bool


def tree_population(
    topics: ArrayLike,
    items: ItemArray,
    log: AnswerLog,
    *,
    variances: tuple[float, float, float] = (0.30, 0.35, 0.35),
) -> TreePopulation:
    """Mean and prior variances of the tree, re-estimated from a log of assessment answers; `variances` to start.

    Items stay as they are. Persons come in through their normal likelihoods from expectation propagation, made
    anew for each of three rounds. ValueError below 50 persons who answered.
    """
    topic = finite_vector("topics", topics)
    parts = np.stack([np.ones((topic.size, topic.size)), 1.0 * (topic[:, None] == topic), np.eye(topic.size)])
    some = _some_persons(log)
    mean, now = np.zeros(topic.size), np.array(variances, dtype=float)
    for _ in range(ROUNDS):
        prior = tree_prior(topic, (now[0], now[1], now[2]))
        found = filter_group(mean, prior, items, some, sweeps=2)
        members = without_prior(*found, mean, prior)
        fitted = estimate_components(members, np.ones((topic.size, 1)), parts, mean[:1], now)
        mean, now = np.full(topic.size, fitted.coefficients[0]), fitted.variances
    return TreePopulation(
        float(fitted.coefficients[0]),
        float(fitted.coefficient_errors[0]),
        now,
        fitted.variance_errors,
        fitted.converged,
    )


@dataclass(frozen=True, eq=False)
class LearningPopulation:
    """The learning model with gains and spreads as estimated, and the gains (T,) by topic with standard errors."""

    model: LearningModel
    topics: FloatArray
    gains: FloatArray
    gain_errors: FloatArray
    converged: bool


def learning_population(topics: ArrayLike, states: Sequence[PracticeState], model: LearningModel) -> LearningPopulation:
    """Mean gain per practice of each topic, and spreads between learners, from what practice said of each learner.

    states are those that `learning.after_practice` made under this model, whose own_gain_sd must be > 0. A topic
    that nobody practised keeps its gain, with a huge standard error. ValueError below 50 states.
    """
    topic = finite_vector("topics", topics)
    _check_enough(len(states))
    if model.own_gain_sd <= 0:
        raise ValueError(f"model: expected own_gain_sd > 0, got {model.own_gain_sd}")
    names, place = np.unique(topic, return_inverse=True)
    size, design = topic.size, np.eye(names.size)[place]
    means = np.stack([state.mean[size:-1] for state in states])
    covariances = np.stack([state.covariance[size:-1, size:-1] for state in states])
    parts = np.stack([np.ones((size, size)), np.eye(size)])
    variances = np.array([model.gain_sd, model.own_gain_sd]) ** 2
    prior_mean = np.broadcast_to(np.asarray(model.gain, dtype=float), (size,))
    prior = np.tensordot(variances, parts, axes=1)
    start = np.linalg.lstsq(design, prior_mean, rcond=None)[0]
    members = without_prior(means, covariances, prior_mean, prior)
    fitted = estimate_components(members, design, parts, start, variances)
    return LearningPopulation(
        _with_gains(model, design, fitted), names, fitted.coefficients, fitted.coefficient_errors, fitted.converged
    )


def _with_gains(model: LearningModel, design: FloatArray, fitted: Components) -> LearningModel:
    spread = np.sqrt(fitted.variances)
    return replace(model, gain=design @ fitted.coefficients, gain_sd=float(spread[0]), own_gain_sd=float(spread[1]))


def _some_persons(log: AnswerLog) -> AnswerLog:
    """The log of at most MOST_PERSONS of those who answered, evenly spaced, with new numbers."""
    answered = np.unique(log.person)
    _check_enough(answered.size)
    chosen = answered[np.linspace(0, answered.size - 1, min(answered.size, MOST_PERSONS)).astype(np.int64)]
    kept = np.isin(log.person, chosen)
    person: IntArray = np.searchsorted(chosen, log.person[kept])
    return AnswerLog(person, log.item[kept], log.category[kept])


def _check_enough(persons: int) -> None:
    if persons < ENOUGH_PERSONS:
        raise ValueError(f"persons: expected at least {ENOUGH_PERSONS} to tell of a population, got {persons}")
