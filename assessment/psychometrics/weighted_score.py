"""E-step for forms without gaps and guessing, where a person's posterior depends on one number only.

In the 2PL and the GPCM log P(answers | theta) = theta sum_j a_j x_j + sum_j d_j,x_j - sum_j log Z_j(theta): beside
the weighted score s = sum_j a_j x_j nothing of the person meets theta. Posteriors are therefore tabulated over a
few hundred scores and interpolated, and one EM map costs O(N J + J Q) instead of O(N J Q).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.expected_counts import ExpectedCounts, normalised
from assessment.psychometrics.form_answers import FormAnswers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import gpcm_at_nodes
from assessment.psychometrics.score_grid import FEWEST_CELLS, ScoreGrid

_BLOCK: Final = 1 << 17


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Posteriors (Q, M) at the M scores of a grid, and the log of their marginal likelihoods (M,)."""

    grid: ScoreGrid
    posterior: FloatArray
    log_marginal: FloatArray


def score_table(items: ItemParameters, nodes: FloatArray, log_weights: FloatArray) -> ScoreTable:
    """Posteriors over nodes (Q,) for every weighted score that the items allow."""
    _, log_total = gpcm_at_nodes(nodes, items.a, items.d)
    highest = items.a * items.steps
    # A posterior moves by its own width when the score moves by the root of the information, which grows as the
    # range does: this many cells keep to about a tenth of that, where interpolation is good to 1e-8 and better.
    cells = max(FEWEST_CELLS, int(36 * np.sqrt(np.abs(highest).sum())))
    grid = ScoreGrid(float(np.minimum(highest, 0).sum()), float(np.maximum(highest, 0).sum()), cells)
    density = np.multiply.outer(nodes, grid.nodes)
    density += (log_weights - log_total.sum(axis=0))[:, None]
    log_marginal = normalised(density)
    return ScoreTable(grid, density, log_marginal)


def expected_counts_by_score(
    answers: FormAnswers, items: ItemParameters, nodes: FloatArray, log_weights: FloatArray
) -> ExpectedCounts:
    """As `expected_counts` for complete answers and items without guessing, through the table."""
    table = score_table(items, nodes, log_weights)
    ability = table.grid.curve(nodes @ table.posterior)
    mass, scores = np.zeros(table.log_marginal.size), np.zeros(len(items))
    for rows in answers.blocks(_BLOCK):
        x = answers.categories[rows].astype(float)
        place = table.grid.place(x @ items.a)
        mass += place.spread(answers.frequencies[rows])
        scores += (answers.frequencies[rows] * place.interpolate(ability)) @ x
    persons = table.posterior @ mass
    log_likelihood = float(table.log_marginal @ mass)
    return ExpectedCounts(nodes, persons, persons[None], scores, np.zeros((0, nodes.size)), log_likelihood)
