"""A calibration as an iteration sees it: answers, model, and points of free parameters."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.expected_counts import ExpectedCounts, expected_counts
from assessment.psychometrics.form_answers import FormAnswers
from assessment.psychometrics.item_curvature import FormCounts, from_rows
from assessment.psychometrics.item_priors import ItemPriors
from assessment.psychometrics.maximisation import Freedom
from assessment.psychometrics.quadrature import Quadrature
from assessment.psychometrics.weighted_score import expected_counts_by_score

SDS: Final = (0.1, 10.0)  # between which a population's deviation is looked for; with few persons it would end at 0


@dataclass(frozen=True, eq=False)
class Problem:
    """Answers and model of a calibration; a point (P,) is its free parameters, item by item, then the population's.

    rows (J, K + 2) hold every parameter at its start, free or fixed.
    """

    answers: FormAnswers
    form: FormCounts
    rows: FloatArray
    freedom: Freedom
    priors: ItemPriors
    intercepts: FloatArray
    largest_share: float

    @property
    def start(self) -> FloatArray:
        return self.packed(self.rows, 0.0, 1.0)

    def packed(self, rows: FloatArray, mean: float, sd: float) -> FloatArray:
        """The point (P,) of these rows (J, K + 2)."""
        free = rows[self.freedom.parameters]
        return np.append(free, [mean, np.log(np.clip(sd, *SDS))]) if self.freedom.population else free

    def unpacked(self, point: FloatArray) -> tuple[FloatArray, float, float]:
        """Rows (J, K + 2), mean and deviation of the population at a point."""
        rows, free = self.rows.copy(), self.freedom.parameters
        size = int(free.sum())
        rows[free] = point[:size]
        if not self.freedom.population:
            return rows, 0.0, 1.0
        return rows, float(point[size]), float(np.clip(np.exp(np.clip(point[size + 1], -9, 9)), *SDS))

    @property
    def by_score(self) -> bool:
        """Whether the E-step can go through the weighted score: its cost hardly depends on the nodes then."""
        return self.answers.complete and not self.form.guessed.size

    def expected(self, point: FloatArray, quadrature: Quadrature) -> ExpectedCounts:
        """The E-step at a point (P,), the faster way where there is one."""
        rows, mean, sd = self.unpacked(point)
        items, nodes = from_rows(rows), mean + sd * quadrature.nodes
        log_weights = np.log(quadrature.weights)
        if self.by_score:
            return expected_counts_by_score(self.answers, items, nodes, log_weights)
        return expected_counts(self.answers, items, nodes, log_weights, self.form.guessed)

    def log_likelihood(self, rows: FloatArray, expected: ExpectedCounts) -> float:
        """With the part of the intercepts, which is the same at every node."""
        used = self.intercepts > 0
        return expected.log_likelihood + float(self.intercepts[used] @ rows[:, 1:-1][used])
