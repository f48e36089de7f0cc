"""The derivative of log P(answer | theta) by each item parameter, as a function of the answer and theta.

For a parameter of item j it is x_ij A(theta) + B(theta) where the item was answered (and zero where not), up to
what is constant in theta. Their covariances over a person's posterior are what ability's being unknown costs
(`missing_information`), and how far the person's estimate moves with the items (`item_error`).
"""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.item_curvature import from_rows, guessing_slopes
from assessment.psychometrics.response import gpcm_at_nodes


@dataclass(frozen=True, eq=False)
class ScoreFunctions:
    """Of each parameter (P,): its item, and A, B (P, Q) at the nodes.

    Parameters of the population belong to item J, which everybody answered with category 0.
    """

    item: IntArray
    with_answer: FloatArray
    without: FloatArray


def score_functions(rows: FloatArray, free: BoolArray, nodes: FloatArray) -> ScoreFunctions:
    """Of the free parameters (J, K + 2), row by row, at nodes (Q,)."""
    p, _ = gpcm_at_nodes(nodes, rows[:, 0], rows[:, 1:-1])
    with_answer = np.zeros((*rows.shape, nodes.size))
    without = np.zeros(with_answer.shape)
    with_answer[:, 0] = nodes
    without[:, 0] = -nodes * (np.arange(p.shape[1]) @ p)
    without[:, 1:-1] = -p[:, 1:]
    guessed = np.flatnonzero(np.isfinite(rows[:, -1]))
    three = np.array([0, 1, rows.shape[1] - 1])
    right, slopes = guessing_slopes(p[guessed, 1], from_rows(rows[guessed]).c, nodes)
    with_answer[guessed[:, None], three] = slopes
    without[guessed[:, None], three] = -slopes * right[:, None]
    return ScoreFunctions(np.nonzero(free)[0], with_answer[free], without[free])


def with_population(functions: ScoreFunctions, items: int, nodes: FloatArray, mean: float, sd: float) -> ScoreFunctions:
    """With mean and log deviation of the population as two more parameters."""
    z = (nodes - mean) / sd
    return ScoreFunctions(
        np.append(functions.item, [items, items]),
        np.vstack([functions.with_answer, np.zeros((2, nodes.size))]),
        np.vstack([functions.without, z / sd, z**2 - 1]),
    )
