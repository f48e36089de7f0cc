"""S-X2: does an item's share of right answers rise with the summed score as its model says?"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.psychometrics.arrays import FloatArray, IntArray, finite_vector
from assessment.psychometrics.chi_square import chi_square_tail
from assessment.psychometrics.form_answers import form_answers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.quadrature import Quadrature, normal_quadrature
from assessment.psychometrics.response import log_probabilities_at_nodes
from assessment.psychometrics.summed_score import rest_scores


@dataclass(frozen=True, eq=False)
class SX2:
    """Of each item (J,): the statistic, its degrees of freedom, and p, which is 1 where there are no degrees."""

    value: FloatArray
    df: IntArray
    p: FloatArray
    persons: int


def s_x2(
    responses: ArrayLike,
    items: ItemParameters,
    *,
    estimated: ArrayLike | None = None,
    smallest: float = 1.0,
    quadrature: Quadrature | None = None,
) -> SX2:
    """S-X2 of each item (Orlando & Thissen 2000; ordered categories Kang & Chen 2008).

    `responses` (N, J) are ordered categories; persons with a missing answer are left out, because a sum of fewer
    items is another score. estimated (J,) counts the parameters that were estimated from these responses, by default
    the slope and every step. Among persons of the same sum the model's share of each category is that of theta ~
    N(0, 1). Cells where fewer than `smallest` persons are expected join a neighbour, first within a sum, then across
    sums. ValueError names what does not fit.
    """
    if np.shape(responses)[1:] != (len(items),):
        raise ValueError(f"responses: expected shape (persons, {len(items)}), got {np.shape(responses)}")
    answers = form_answers(responses, steps=items.steps)
    categories = answers.categories[answers.answered().all(axis=1)]
    lost = items.steps + 1 if estimated is None else finite_vector("estimated", estimated, len(items))
    expected = _expected(items, quadrature or normal_quadrature())
    tables = [_table(categories, item, share) for item, share in enumerate(expected)]
    found = np.array([_statistic(*table, smallest) for table in tables])
    df = np.maximum(found[:, 1] - lost, 0).astype(np.int64)
    p = np.where(df > 0, chi_square_tail(found[:, 0], np.maximum(df, 1)), 1)
    return SX2(found[:, 0], df, p, len(categories))


def _expected(items: ItemParameters, quadrature: Quadrature) -> Iterator[FloatArray]:
    """Of each item: the share of each category among persons of each sum, (S + 1, K + 1)."""
    p = np.exp(log_probabilities_at_nodes(quadrature.nodes, items.a, items.d, items.c))
    each = [p[j, : top + 1] for j, top in enumerate(items.steps)]
    for item, rest in zip(each, rest_scores(each), strict=True):
        joint = np.zeros((len(rest) + len(item) - 1, len(item)))
        for k, probability in enumerate(item):
            joint[k : k + len(rest), k] = (probability * rest) @ quadrature.weights
        yield joint / np.maximum(joint.sum(axis=1, keepdims=True), 1e-300)


def _table(categories: NDArray[np.int8], item: int, share: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Persons observed and expected in each category of the item, by sum, without the two sums that leave no choice."""
    cells = categories.sum(axis=1) * share.shape[1] + categories[:, item]
    observed = np.bincount(cells, minlength=share.size).reshape(share.shape).astype(float)
    return observed[1:-1], (observed.sum(axis=1, keepdims=True) * share)[1:-1]


def _statistic(observed: FloatArray, expected: FloatArray, smallest: float) -> tuple[float, float]:
    """Pearson's chi-square over the collapsed rows, and the cells that are free in them."""
    value = free = 0.0
    for cells in _rows(np.stack([observed, expected], axis=-1), smallest):
        value += float(((cells[:, 0] - cells[:, 1]) ** 2 / cells[:, 1]).sum())
        free += len(cells) - 1
    return value, free


def _rows(table: FloatArray, smallest: float) -> list[FloatArray]:
    """Sums put together, from the lowest up, until they leave at least two cells; the rest joins the last row."""
    whole: list[FloatArray] = []
    row = np.zeros(table.shape[1:])
    for one in table:
        row = row + one
        if len(_cells(row, smallest)) > 1:
            whole.append(row)
            row = np.zeros_like(row)
    if whole:
        whole[-1] = whole[-1] + row
    return [_cells(row, smallest) for row in whole]


def _cells(row: FloatArray, smallest: float) -> FloatArray:
    """Adjacent categories put together until enough persons are expected; the rest joins the last cell."""
    cells = [np.zeros(2)]
    for category in row:
        if cells[-1][1] >= smallest:
            cells.append(np.zeros(2))
        cells[-1] = cells[-1] + category
    if len(cells) > 1 and cells[-1][1] < smallest:
        cells[-2:] = [cells[-2] + cells[-1]]
    return np.array(cells)
