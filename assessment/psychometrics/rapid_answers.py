"""Rapid answers: given sooner than anybody could have read the item, so they say nothing of ability."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, finite_number

SHARE_OF_SOLUTION_TIME: Final = 0.10
LONGEST_THRESHOLD: Final = 10.0  # seconds
MINIMUM_TIMES: Final = 30
PAUSED: Final = 0.95  # quantile of an item's times beyond which a time is counted as that quantile


@dataclass(frozen=True, eq=False)
class RapidAnswers:
    """Threshold of each item in seconds (J,), NaN where too few answered, and which answers (N, J) are below it."""

    thresholds: FloatArray
    rapid: BoolArray


def rapid_answers(
    seconds: ArrayLike, *, share: float = SHARE_OF_SOLUTION_TIME, minimum: int = MINIMUM_TIMES
) -> RapidAnswers:
    """Answers in less than a tenth of the item's mean solution time, at most 10 s: the normative threshold NT10.

    seconds (N, J) from showing the item to the answer, NaN where missing (Wise & Ma 2012). The slowest twentieth
    counts as its fastest, because a person who left the room would raise the mean of all. Below `minimum` times an
    item has no threshold and no answer to it is rapid. ValueError unless times are >= 0.
    """
    times = np.asarray(seconds, dtype=float)
    seen = ~np.isnan(times)
    if times.ndim != 2 or times.size == 0 or (times[seen] < 0).any() or np.isinf(times).any():
        raise ValueError(f"seconds: expected finite times >= 0 (persons, items), NaN where missing, got {times}")
    finite_number("share", share, low=0, high=1)
    thresholds = np.full(times.shape[1], np.nan)
    for item in np.flatnonzero(seen.sum(axis=0) >= max(minimum, 1)):
        answered = times[seen[:, item], item]
        solution = np.minimum(answered, np.quantile(answered, PAUSED)).mean()
        thresholds[item] = min(share * solution, LONGEST_THRESHOLD)
    return RapidAnswers(thresholds, times < thresholds)
