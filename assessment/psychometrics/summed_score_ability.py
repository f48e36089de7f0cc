"""Scoring by the sum of categories: one estimate for each sum, for forms that are scored by hand."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.expected_ability import Abilities, check_population, posterior_quadrature
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.quadrature import Quadrature
from assessment.psychometrics.response import log_probabilities_at_nodes
from assessment.psychometrics.summed_score import summed_scores


@dataclass(frozen=True, eq=False)
class SummedScores:
    """Posterior mean and deviation for each sum 0..S, and the share (S + 1,) of the population that has it."""

    abilities: Abilities
    share: FloatArray


def summed_score_ability(
    items: ItemParameters, *, mean: float = 0.0, sd: float = 1.0, quadrature: Quadrature | None = None
) -> SummedScores:
    """EAP given the sum of all categories under N(mean, sd^2) (Thissen, Pommerich, Billeaud & Williams 1995)."""
    check_population(mean, sd)
    grid = quadrature or posterior_quadrature(items, mean, sd)
    nodes = mean + sd * grid.nodes
    p = np.exp(log_probabilities_at_nodes(nodes, items.a, items.d, items.c))
    joint = summed_scores([p[j, : top + 1] for j, top in enumerate(items.steps)]) * grid.weights
    share = joint.sum(axis=1)
    density = joint / np.maximum(share, 1e-300)[:, None]
    theta = density @ nodes
    variance = density @ nodes**2 - theta**2
    return SummedScores(Abilities(theta, np.sqrt(np.maximum(variance, 0))), share)
