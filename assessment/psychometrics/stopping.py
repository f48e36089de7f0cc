"""When an adaptive test has asked enough."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, finite_number
from assessment.psychometrics.mastery_levels import mastery_probability


@dataclass(frozen=True)
class StopRule:
    """At `longest` items, or from `shortest` on when one of these holds; None switches a rule off.

    The standard error is at most `standard_error`; or P(theta >= cut), the cut's own error cut_sd included, is
    at least `confidence` or at most 1 - confidence.
    """

    longest: int
    shortest: int = 0
    standard_error: float | None = None
    cut: float | None = None
    cut_sd: float = 0.0
    confidence: float = 0.9

    def __post_init__(self) -> None:
        if not 0 <= self.shortest <= self.longest or self.longest < 1:
            raise ValueError(
                f"shortest, longest: expected 0 <= shortest <= longest, got {self.shortest}, {self.longest}"
            )
        if self.standard_error is not None:
            finite_number("standard_error", self.standard_error, low=0)
        if self.cut is not None:
            finite_number("cut", self.cut)
        finite_number("cut_sd", self.cut_sd, low=0)
        finite_number("confidence", self.confidence, low=0.5, high=1)

    def stops(self, answered: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> BoolArray:
        """Which of the tests (N,) end, given the number of answers and the estimate N(mean, sd^2) of each."""
        count, centre, error = np.asarray(answered), np.asarray(mean, dtype=float), np.asarray(sd, dtype=float)
        if not (np.isfinite(centre).all() and np.isfinite(error).all()):
            raise ValueError("mean, sd: expected finite numbers")
        enough = np.zeros(np.broadcast_shapes(count.shape, centre.shape), dtype=bool)
        if self.standard_error is not None:
            enough |= error <= self.standard_error
        if self.cut is not None:
            chance = mastery_probability(centre, np.maximum(np.hypot(error, self.cut_sd), 1e-12), self.cut)
            enough |= (chance >= self.confidence) | (chance <= 1 - self.confidence)
        return np.asarray((enough & (count >= self.shortest)) | (count >= self.longest), dtype=bool)
