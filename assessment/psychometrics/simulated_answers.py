"""Learners who do not exist, and what they would answer."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog, answer_log
from assessment.psychometrics.arrays import FloatArray, IntArray, check_normal
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.response import category_probabilities


def draw_learners(
    prior_mean: ArrayLike, prior_covariance: ArrayLike, count: int, generator: np.random.Generator
) -> FloatArray:
    """Skills (count, S) of learners drawn from a normal population; ValueError as in `arrays.check_normal`."""
    mean, covariance = check_normal(prior_mean, prior_covariance)
    if count < 1:
        raise ValueError(f"count: expected at least 1, got {count}")
    return generator.multivariate_normal(mean, covariance, size=count, method="eigh")


def draw_categories(items: ItemArray, eta: FloatArray, generator: np.random.Generator) -> IntArray:
    """The category (n,) that each answer falls in, for items side by side and what each meets, eta (n,)."""
    p = category_probabilities(eta, items.a, items.b, items.c, items.steps)
    below = p.cumsum(axis=1)[:, :-1]
    return np.asarray((generator.random(eta.size)[:, None] > below).sum(axis=1), dtype=np.int64)


def draw_items(persons: int, bank: int, each: int, generator: np.random.Generator) -> IntArray:
    """Different items (persons, each) for each person, at random; ValueError when the bank has not so many."""
    if not 1 <= each <= bank:
        raise ValueError(f"each: expected 1 to {bank}, got {each}")
    return np.argsort(generator.random((persons, bank)), axis=1)[:, :each]


def draw_log(items: ItemArray, theta: FloatArray, asked: IntArray, generator: np.random.Generator) -> AnswerLog:
    """Answers of learners theta (N, S) to the items asked of each (N, T)."""
    person, number = np.repeat(np.arange(len(theta)), asked.shape[1]), asked.ravel()
    rows = items.take(number)
    eta = np.sum(rows.weights * theta[person], axis=1)
    return answer_log(person, number, draw_categories(rows, eta, generator), items)
