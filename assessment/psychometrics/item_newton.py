"""Maximum a posteriori estimates of item parameters, all items at once, by Newton's method."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_likelihood import Seen, score_and_information
from assessment.psychometrics.item_model import ItemArray

LARGEST_STEP = np.array([0.5, 1.0])  # in log a and in a location, at once


@dataclass(frozen=True, eq=False)
class ItemPriors:
    """Normal priors of J items: log_a and b centred on `items`, with these standard deviations (J,), steps alike."""

    items: ItemArray
    log_a_sd: FloatArray
    b_sd: FloatArray
    step_sd: float


def newton_step(now: ItemArray, priors: ItemPriors, item: IntArray, seen: Seen) -> ItemArray:
    """The items after one Newton step on their log posterior, with standard errors of a and b there.

    `item` (n,) says whose answers `seen` holds. Locations delta = b + tau have the prior of b in their mean and
    that of the steps around it. Errors are from the inverse information (Laplace); guessing c stays as it is.
    """
    found = [values.copy() for values in (now.a, now.b, now.b_sd, now.a_sd, now.steps)]
    sizes = np.isfinite(now.steps).sum(axis=1)
    for size in np.unique(sizes):
        rows = np.flatnonzero(sizes == size)
        place = np.full(len(now), -1)
        place[rows] = np.arange(rows.size)
        mine = np.flatnonzero(place[item] >= 0)
        part = Seen(seen.category[mine], seen.mean[mine], seen.variance[mine])
        a, delta, covariance = _step_of_size(now.take(rows), priors, rows, place[item[mine]], part, int(size))
        b = delta.mean(axis=1)
        values = a, b, np.sqrt(covariance[:, 1:, 1:].mean(axis=(1, 2))), a * np.sqrt(covariance[:, 0, 0])
        for column, value in zip(found, values, strict=False):
            column[rows] = value
        found[4][rows[:, None], np.arange(size)] = delta - b[:, None]
    a, b, b_sd, a_sd, steps = found
    return ItemArray(now.weights, a, b, now.c, steps, b_sd, a_sd)


def _step_of_size(
    now: ItemArray, priors: ItemPriors, rows: IntArray, item: IntArray, seen: Seen, size: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """a (J,), delta (J, K) and covariance (J, 1+K, 1+K) of the items that have K = size steps."""
    start = np.column_stack([np.log(now.a), now.b[:, None] + now.steps[:, :size]])
    centre = np.column_stack(
        [np.log(priors.items.a[rows]), priors.items.b[rows, None] + priors.items.steps[rows, :size]]
    )
    precision = _prior_precision(priors, rows, size)
    score, information = _summed(start, now.c, item, seen)
    score -= np.einsum("jpq,jq->jp", precision, start - centre)
    information = _positive(information, precision)
    step = np.linalg.solve(information, score[..., None])[..., 0]
    largest = LARGEST_STEP[np.minimum(np.arange(size + 1), 1)]
    after = start + np.clip(step, -largest, largest)
    return np.exp(after[:, 0]), after[:, 1:], np.asarray(np.linalg.inv(information), dtype=float)


def _summed(start: FloatArray, c: FloatArray, item: IntArray, seen: Seen) -> tuple[FloatArray, FloatArray]:
    """Score (J, 1+K) and information (J, 1+K, 1+K) of all answers, by item."""
    score, information = score_and_information(start[item, 0], start[item, 1:].T, c[item], seen)
    columns = np.concatenate([score, information.reshape(start.shape[1] ** 2, item.size)])
    sums = [np.bincount(item, weights=column, minlength=len(start)) for column in columns]
    total = np.stack(sums, axis=1, dtype=float)
    size = start.shape[1]
    return total[:, :size], total[:, size:].reshape(-1, size, size)


def _prior_precision(priors: ItemPriors, rows: IntArray, size: int) -> FloatArray:
    """(J, 1+K, 1+K): of log a, and of locations whose mean varies as b and whose rest as the steps."""
    precision = np.zeros((rows.size, size + 1, size + 1))
    precision[:, 0, 0] = priors.log_a_sd[rows] ** -2.0
    mean = np.full((size, size), 1 / size)
    precision[:, 1:, 1:] = (np.eye(size) - mean) / priors.step_sd**2
    precision[:, 1:, 1:] += mean / size / priors.b_sd[rows, None, None] ** 2
    return precision


def _positive(information: FloatArray, precision: FloatArray) -> FloatArray:
    """Information of answers and prior; far from the maximum, answers may seem to tell less than nothing."""
    values, axes = np.linalg.eigh(information)
    return np.asarray(np.einsum("jpk,jk,jqk->jpq", axes, np.maximum(values, 0.0), axes) + precision, dtype=float)
