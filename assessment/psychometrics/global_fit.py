"""Does the model fit the form as a whole? M2, from the means and products of answers (limited information)."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.chi_square import chi_square_tail
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_curvature import parameter_rows
from assessment.psychometrics.item_parameters import item_parameters
from assessment.psychometrics.model_moments import ModelMoments, model_moments
from assessment.psychometrics.oakes import tied_parameters

MOST_ITEMS: Final = 100


@dataclass(frozen=True)
class GlobalFit:
    """M2 with its degrees of freedom and p, and what is read from it: RMSEA, SRMSR, TLI, CFI.

    RMSEA and SRMSR of .05 or less count as close; TLI and CFI compare with items that have nothing in common.
    """

    m2: float
    df: int
    p: float
    rmsea: float
    srmsr: float
    tli: float
    cfi: float
    persons: int


def global_fit(calibration: Calibration, responses: ArrayLike) -> GlobalFit:
    """M2 of Maydeu-Olivares & Joe (2006), for ordered categories M2* of Cai & Hansen (2013).

    Compares means of x_j and of x_j x_l with the model's; persons with a missing answer are left out. ValueError
    beyond 100 items, or where the items leave no degree of freedom.
    """
    answers = form_answers(responses, steps=calibration.items.steps)
    x = answers.categories[answers.answered().all(axis=1)].astype(float)
    if answers.items > MOST_ITEMS or len(x) < 2:
        given = f"{len(x)} and {answers.items}"
        raise ValueError(f"responses: expected 2 or more complete persons, and at most {MOST_ITEMS} items, got {given}")
    moments = model_moments(calibration)
    m2, df = _statistic(moments, tied_parameters(calibration), x)
    nothing = _unrelated(calibration, answers)
    null, null_df = _statistic(model_moments(nothing), tied_parameters(nothing), x)
    if df < 1 or null_df < 1:
        raise ValueError(f"responses: {answers.items} items leave no degree of freedom to test the model with")
    excess, null_excess = max(m2 - df, 0.0), max(null - null_df, m2 - df, 1e-12)
    return GlobalFit(
        m2=m2,
        df=df,
        p=float(chi_square_tail(m2, df)),
        rmsea=float(np.sqrt(excess / (df * (len(x) - 1)))),
        srmsr=_srmsr(moments, x),
        tli=(null / null_df - m2 / df) / (null / null_df - 1),
        cfi=1 - excess / null_excess,
        persons=len(x),
    )


def _statistic(moments: ModelMoments, tied: FloatArray, x: FloatArray) -> tuple[float, int]:
    """N e'B (B'CB)^-1 B'e with e the residuals, C their covariance, B orthogonal to their derivatives."""
    pairs = np.triu_indices(x.shape[1], k=1)
    residual = np.append(x.mean(axis=0), (x.T @ x / len(x))[pairs]) - moments.expected
    left, size, _ = np.linalg.svd(moments.derivative @ tied)
    rank = int((size > 1e-7 * size.max(initial=1e-300)).sum())
    free = left[:, rank:]
    part = free.T @ residual
    weight = np.linalg.pinv(free.T @ moments.covariance @ free, hermitian=True)
    return len(x) * float(part @ weight @ part), free.shape[1]


def _srmsr(moments: ModelMoments, x: FloatArray) -> float:
    """Root mean square of what the model leaves of the correlations between items."""
    items = x.shape[1]
    first, second = np.triu_indices(items, k=1)
    mean, product = moments.expected[:items], moments.expected[items:]
    sd = np.sqrt(np.diag(moments.covariance)[:items])
    modelled = (product - mean[first] * mean[second]) / (sd[first] * sd[second])
    with np.errstate(invalid="ignore"):
        correlations = np.atleast_2d(np.corrcoef(x, rowvar=False))
    observed = np.nan_to_num(correlations)[first, second]
    return float(np.sqrt(np.mean((observed - modelled) ** 2)))


def _unrelated(calibration: Calibration, answers: FormAnswers) -> Calibration:
    """The same items without slopes, each with its observed shares; a slope of zero moves no moment when it changes."""
    counts = answers.category_counts()
    d = np.where(np.isfinite(calibration.items.d), np.log((counts[:, 1:] + 1e-9) / (counts[:, :1] + 1e-9)), -np.inf)
    items = item_parameters(np.zeros(len(d)), d)
    return replace(calibration, items=items, free=np.isfinite(parameter_rows(items)), equal_slopes=False)
