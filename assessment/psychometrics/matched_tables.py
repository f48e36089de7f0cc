"""Two groups matched on ability: of each item and stratum, who succeeded and who did not."""

from collections.abc import Callable
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray, finite_vector
from assessment.psychometrics.form_answers import MISSING

STRATA: Final = 10

Matching = Literal["score", "rest"] | Callable[[BoolArray], ArrayLike]


def matched_tables(categories: NDArray[np.int8], focal: BoolArray, kept: BoolArray, matching: Matching) -> FloatArray:
    """Counts (J, K, 2, 2) by item, stratum, group (reference, focal), and outcome (highest category or not).

    `matching` says what makes persons equally able. "score": the sum over the `kept` items and the studied one,
    each sum a stratum (Holland & Thayer 1988). "rest": the same without the studied item. A function: theta (N,)
    estimated from the items of a mask (J,), here the kept ones and the studied one; its deciles are the strata.
    Sums need complete answers: ValueError otherwise.
    """
    if callable(matching):
        return _by_ability(categories, focal, kept, matching)
    if matching not in ("score", "rest"):
        raise ValueError(f"matching: expected 'score', 'rest' or a function, got {matching!r}")
    if (categories == MISSING).any():
        raise ValueError("responses: sums of incomplete answers match nobody; give a function of theta as `matching`")
    return _by_sum(categories, focal, kept, with_studied=matching == "score")


def _by_sum(categories: NDArray[np.int8], focal: BoolArray, kept: BoolArray, with_studied: bool) -> FloatArray:
    """One count by the sum over the kept items serves every item: with or without the studied one, persons who
    reached category k on it lie k strata apart.
    """
    counts = _counts(categories, categories.sum(axis=1, where=kept), focal)
    highest, strata = len(counts) - 1, counts.shape[1]
    moved = np.zeros((highest + 1, strata + highest, *counts.shape[2:]))
    for k in range(highest + 1):
        shift = np.where(kept, 0, k) if with_studied else np.where(kept, highest - k, highest)
        for rows in np.unique(shift):
            moved[k][rows : rows + strata, :, shift == rows] = counts[k][:, :, shift == rows]
    return _outcomes(moved, categories)


def _by_ability(
    categories: NDArray[np.int8], focal: BoolArray, kept: BoolArray, theta: Callable[[BoolArray], ArrayLike]
) -> FloatArray:
    tables = _outcomes(_counts(categories, _deciles(theta(kept), focal.size), focal), categories)
    for item in np.flatnonzero(~kept):
        with_studied = kept | (np.arange(kept.size) == item)
        alone = categories[:, [item]]
        tables[item] = _outcomes(_counts(alone, _deciles(theta(with_studied), focal.size), focal), alone)[0]
    return tables


def _deciles(theta: ArrayLike, persons: int) -> IntArray:
    ability = finite_vector("theta", theta, persons)
    edges = np.quantile(ability, np.arange(1, STRATA) / STRATA)
    return np.asarray(np.searchsorted(edges, ability, side="right"))


def _counts(categories: NDArray[np.int8], stratum: IntArray, focal: BoolArray) -> FloatArray:
    """Persons by category, stratum, group and item: (C, K, 2, J)."""
    cell = stratum * 2 + focal
    order = np.argsort(cell, kind="stable")
    rows = categories[order]
    ends = np.searchsorted(cell[order], np.arange(1, 2 * (int(stratum.max()) + 1)))
    parts = np.split(rows, ends)
    counts = [[np.count_nonzero(part == k, axis=0) for part in parts] for k in range(int(rows.max()) + 1)]
    return np.asarray(counts, dtype=float).reshape(len(counts), -1, 2, rows.shape[1])


def _outcomes(counts: FloatArray, categories: NDArray[np.int8]) -> FloatArray:
    """From counts by category (C, K, 2, J) to success or not, (J, K, 2, 2)."""
    top = np.maximum(categories.max(axis=0), 0)
    right = counts[top, :, :, np.arange(top.size)]
    return np.stack([right, counts.sum(axis=0).transpose(2, 0, 1) - right], axis=-1)
