"""Gradient and information of the expected complete-data log-likelihood, for all items at once.

Parameters stand in rows (J, K + 2): a, d_1 ... d_K, logit c; those that an item does not have get zeros.
"""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.expected_counts import ExpectedCounts
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import gpcm_at_nodes


@dataclass(frozen=True, eq=False)
class FormCounts:
    """What stays the same from map to map: persons in each category above 0 (J, K), and the guessed items (G,)."""

    categories: FloatArray
    guessed: IntArray


def parameter_rows(items: ItemParameters) -> FloatArray:
    """Parameters (J, K + 2); -inf where an item has no such step or no guessing."""
    with np.errstate(divide="ignore"):
        logit_c = np.log(items.c) - np.log1p(-items.c)
    return np.column_stack([items.a, items.d, logit_c])


def from_rows(rows: FloatArray) -> ItemParameters:
    """Parameters from their rows (J, K + 2), unchecked."""
    return ItemParameters(rows[:, 0], rows[:, 1:-1], 1 / (1 + np.exp(-rows[:, -1])))


def curvature(
    rows: FloatArray, expected: ExpectedCounts, form: FormCounts, nodes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Gradient (J, K + 2) and expected information (J, K + 2, K + 2) with the counts' nodes moved to `nodes` (Q,).

    Sufficient statistics of the GPCM: sum of category times theta for a, persons in each category for d. Nodes
    move linearly, so that scores at the new ones follow from scores at the old.
    """
    p, _ = gpcm_at_nodes(nodes, rows[:, 0], rows[:, 1:-1])
    gradient = np.zeros(rows.shape)
    information = np.zeros((*rows.shape, rows.shape[1]))
    k = np.arange(1, p.shape[1])
    scores = _moved(expected.scores, expected.nodes, nodes, form.categories @ k)
    _add_gpcm(gradient, information, p[:, 1:], expected.answered, scores, form.categories, nodes)
    if form.guessed.size:
        answered = np.broadcast_to(expected.answered, (len(rows), nodes.size))[form.guessed]
        logit_c = rows[form.guessed, -1]
        part = _guessing(p[form.guessed, 1], 1 / (1 + np.exp(-logit_c)), answered, expected.correct, nodes)
        three = np.array([0, 1, rows.shape[1] - 1])
        gradient[np.ix_(form.guessed, three)] = part[0]
        information[np.ix_(form.guessed, three, three)] = part[1]
    return gradient, information


def _moved(scores: FloatArray, old: FloatArray, new: FloatArray, categories: FloatArray) -> FloatArray:
    factor = (new[-1] - new[0]) / (old[-1] - old[0])
    return np.asarray(factor * scores + (new[0] - factor * old[0]) * categories, dtype=float)


def _add_gpcm(
    gradient: FloatArray,
    information: FloatArray,
    p: FloatArray,
    answered: FloatArray,
    scores: FloatArray,
    categories: FloatArray,
    nodes: FloatArray,
) -> None:
    """In the exponential family of the GPCM both follow from moments of P(k) over the nodes."""
    k = np.arange(1.0, p.shape[1] + 1)
    mean = k @ p
    mass = answered[:, None] * p
    moments = mass @ np.stack([np.ones_like(nodes), nodes, nodes**2], axis=1)
    gradient[:, 0] = scores - moments[..., 1] @ k
    gradient[:, 1:-1] = categories - moments[..., 0]
    information[:, 0, 0] = moments[..., 2] @ k**2 - (answered * mean**2) @ nodes**2
    cross = k * moments[..., 1] - (mass @ (mean * nodes)[..., None])[..., 0]
    information[:, 0, 1:-1] = information[:, 1:-1, 0] = cross
    information[:, 1:-1, 1:-1] = -mass @ p.swapaxes(1, 2)
    step = np.arange(1, p.shape[1] + 1)
    information[:, step, step] += moments[..., 0]


def _guessing(
    knows: FloatArray, c: FloatArray, answered: FloatArray, correct: FloatArray, nodes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Gradient (G, 3) and expected information (G, 3, 3) of a, d, logit c."""
    p, slopes = guessing_slopes(knows, c, nodes)
    gradient = slopes @ (correct - answered * p)[..., None]
    weighted = slopes * (answered * p * (1 - p))[:, None]
    return gradient[..., 0], weighted @ slopes.swapaxes(1, 2)


def guessing_slopes(knows: FloatArray, c: FloatArray, nodes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """P(right) (G, Q), and its derivative by a, d, logit c over its variance, (G, 3, Q)."""
    p = c[:, None] + (1 - c[:, None]) * knows
    share = knows / p
    return p, np.stack([share * nodes, share, c[:, None] / p], axis=1)
