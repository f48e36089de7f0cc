"""DIF by regression: is an item harder for a group at every ability (uniform), or at some (non-uniform)?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.psychometrics.arrays import BoolArray, FloatArray, finite_vector
from assessment.psychometrics.category_regression import CategoryFit, fit_categories
from assessment.psychometrics.chi_square import chi_square_tail
from assessment.psychometrics.dif import MINIMUM_GROUP, SIGNIFICANT, DifClass, group_mask
from assessment.psychometrics.form_answers import MISSING, form_answers

MODERATE: Final = 0.035
LARGE: Final = 0.07


@dataclass(frozen=True)
class LogisticDif:
    """DIF of one item: slopes, their likelihood-ratio tests (1 df each, 2 df together), and the effect.

    uniform: log odds of a category against the one below that the focal group has above equally able persons of the
    reference group; non_uniform: by how much that changes with one standard deviation of ability. r2_change is what
    both add to Nagelkerke's R squared. None without enough data.
    """

    uniform: float | None = None
    uniform_se: float | None = None
    uniform_p: float | None = None
    non_uniform: float | None = None
    non_uniform_se: float | None = None
    non_uniform_p: float | None = None
    both_p: float | None = None
    r2_change: float | None = None
    dif_class: DifClass = DifClass.NOT_ENOUGH_DATA


def logistic_dif(
    responses: ArrayLike, focal: ArrayLike, *, ability: ArrayLike | None = None, minimum: int = MINIMUM_GROUP
) -> list[LogisticDif]:
    """DIF of each item of `responses` (N, J): ordered categories, NaN where missing (Swaminathan & Rogers 1990).

    focal (N,) is true in the focal group; ability (N,) is what makes persons equally able, by default the sum of
    complete answers. Three regressions of the category are compared: on ability, with the group, and with their
    product. Class A: both together not significant at .05, or R squared grows by less than .035; C: by .07 or
    more; B: the rest (Jodoin & Gierl 2001). Not enough data: fewer than `minimum` persons in a group, or an item
    on which nobody differs. ValueError names what does not fit.
    """
    categories = form_answers(responses).categories
    in_focal = group_mask(focal, categories.shape[0])
    kinds, kind = _kinds(_ability(categories, ability), in_focal)
    columns = (categories[:, item] for item in range(categories.shape[1]))
    return [_item(column, in_focal, kinds, kind, minimum) for column in columns]


def _ability(categories: NDArray[np.int8], ability: ArrayLike | None) -> FloatArray:
    if ability is None and (categories == MISSING).any():
        raise ValueError("ability: sums of incomplete answers match nobody; give an estimate of each person")
    values = finite_vector("ability", categories.sum(axis=1) if ability is None else ability, categories.shape[0])
    return np.asarray((values - values.mean()) / (values.std() or 1))


def _kinds(ability: FloatArray, focal: BoolArray) -> tuple[FloatArray, np.ndarray]:
    """Predictors of each kind of person (M, 3): ability, group, product; and which kind each person is (N,)."""
    pairs, kind = np.unique(np.column_stack([ability, focal]), axis=0, return_inverse=True)
    return np.column_stack([pairs, pairs[:, 0] * pairs[:, 1]]), kind


def _item(
    categories: NDArray[np.int8], focal: BoolArray, kinds: FloatArray, kind: np.ndarray, minimum: int
) -> LogisticDif:
    seen = categories != MISSING
    smaller = min((seen & focal).sum(), (seen & ~focal).sum())
    if smaller < minimum or np.unique(categories[seen]).size < 2:
        return LogisticDif()
    size = int(categories.max()) + 1
    cells = kind[seen] * size + categories[seen]
    counts = np.bincount(cells, minlength=len(kinds) * size).reshape(-1, size)
    return _compared(counts, [fit_categories(counts, kinds[:, :predictors]) for predictors in range(4)])


def _compared(counts: np.ndarray, fits: list[CategoryFit]) -> LogisticDif:
    empty, matched, uniform, both = fits
    steps = np.maximum(np.diff([matched.log_likelihood, uniform.log_likelihood, both.log_likelihood]) * 2, 0)
    uniform_p, non_uniform_p, both_p = chi_square_tail([*steps, steps.sum()], [1, 1, 2]).tolist()
    r2_change = float(np.diff([_r2(empty, fit, counts.sum()) for fit in (matched, both)])[0])
    effect = DifClass.A if r2_change < MODERATE else DifClass.B if r2_change < LARGE else DifClass.C
    return LogisticDif(
        uniform=float(uniform.slopes[1]),
        uniform_se=float(uniform.errors[1]),
        uniform_p=uniform_p,
        non_uniform=float(both.slopes[2]),
        non_uniform_se=float(both.errors[2]),
        non_uniform_p=non_uniform_p,
        both_p=both_p,
        r2_change=r2_change,
        dif_class=effect if both_p < SIGNIFICANT else DifClass.A,
    )


def _r2(empty: CategoryFit, fit: CategoryFit, persons: int) -> float:
    """Nagelkerke's (1991): Cox and Snell's over the largest that it could be."""
    gained = -np.expm1(2 * (empty.log_likelihood - fit.log_likelihood) / persons)
    return float(gained / -np.expm1(2 * empty.log_likelihood / persons))
