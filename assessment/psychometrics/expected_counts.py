"""E-step of marginal maximum likelihood: how many persons, and which answers, are expected at each ability.

Bock & Aitkin (1981), for any mixture of items and with missing answers. `weighted_score` does the same for forms
without gaps and guessing, without going through every person and node.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.form_answers import FormAnswers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import gpcm_at_nodes

_BLOCK: Final = 1 << 16


@dataclass(frozen=True, eq=False)
class ExpectedCounts:
    """What the M-step needs of the persons, at nodes theta (Q,).

    persons (Q,): how many are expected at each node; answered (J, Q), or (1, Q) when all answered all: how many
    of them answered the item; scores (J,): sum over persons of category times expected theta; correct (G, Q):
    right answers to each item with guessing.
    """

    nodes: FloatArray
    persons: FloatArray
    answered: FloatArray
    scores: FloatArray
    correct: FloatArray
    log_likelihood: float


@dataclass(frozen=True, eq=False)
class NodeLikelihood:
    """log P(answers | node) as sums over answered items: category times log_odds (J, Q), less log_total (J, Q).

    start (Q,) is where the sum begins: the log of the nodes' weights, and log_total of forms that all answer wholly.
    """

    log_odds: FloatArray
    log_total: FloatArray
    start: FloatArray

    def of(self, categories: FloatArray, seen: FloatArray | None) -> FloatArray:
        """Log density (Q, N) of nodes and categories (N, J), zero where not seen (N, J; None: all seen).

        It leaves out the intercepts of items without guessing, which are the same at every node.
        """
        log_p = self.log_odds.T @ categories.T
        if seen is not None:
            log_p -= self.log_total.T @ seen.T
        log_p += self.start[:, None]
        return np.asarray(log_p, dtype=float)


def node_likelihood(
    items: ItemParameters, nodes: FloatArray, log_weights: FloatArray, guessed: IntArray, *, complete: bool
) -> NodeLikelihood:
    """The likelihood at nodes (Q,), where `guessed` (G,) are the items with guessing, `complete` when none is missing.

    Without guessing log P(k) = k a theta + d_k - log Z; with it log P(1) - log P(0) takes the place of a theta.
    """
    p, log_total = gpcm_at_nodes(nodes, items.a, items.d)
    c = items.c[guessed][:, None]
    log_odds = np.multiply.outer(items.a, nodes)
    log_total[guessed] -= np.log1p(-c)
    log_odds[guessed] = np.log(c + (1 - c) * p[guessed, 1]) + log_total[guessed]
    return NodeLikelihood(log_odds, log_total, log_weights - log_total.sum(axis=0) if complete else log_weights)


def read_block(answers: FormAnswers, rows: slice) -> tuple[FloatArray, FloatArray | None]:
    """Categories (N, J) of some persons as floats, zero where missing, and where they are seen (None: all)."""
    categories = answers.categories[rows].astype(float)
    if answers.complete:
        return categories, None
    seen = (categories >= 0).astype(float)
    return np.maximum(categories, 0, out=categories), seen


def normalised(log_density: FloatArray) -> FloatArray:
    """Densities (Q, N) that sum to one over Q, in place of their logs; returns the log of what they summed to."""
    top = log_density.max(axis=0)
    log_density -= top
    np.exp(log_density, out=log_density)
    total = log_density.sum(axis=0)
    log_density /= total
    return np.asarray(top + np.log(total), dtype=float)


def expected_counts(
    answers: FormAnswers, items: ItemParameters, nodes: FloatArray, log_weights: FloatArray, guessed: IntArray
) -> ExpectedCounts:
    """Expected counts over the posteriors of all persons; the log-likelihood leaves out sum of counts times d.

    That sum, over items without guessing, is the same at every node: the caller adds it.
    """
    likelihood = node_likelihood(items, nodes, log_weights, guessed, complete=answers.complete)
    persons, scores = np.zeros(nodes.size), np.zeros(len(items))
    answered = np.zeros((nodes.size, 0 if answers.complete else len(items)))
    correct = np.zeros((nodes.size, guessed.size))
    log_likelihood = 0.0
    for rows in answers.blocks(_BLOCK, nodes.size):
        x, seen = read_block(answers, rows)
        density = likelihood.of(x, seen)
        log_likelihood += float(answers.frequencies[rows] @ normalised(density))
        density *= answers.frequencies[rows]
        persons += density.sum(axis=1)
        if guessed.size < len(items):
            scores += (nodes @ density) @ x
        if guessed.size:
            correct += density @ columns(x, guessed)
        if seen is not None:
            answered += density @ seen
    counts = persons[None] if answers.complete else answered.T
    return ExpectedCounts(nodes, persons, counts, scores, correct.T, log_likelihood)


def columns(x: FloatArray, chosen: IntArray) -> FloatArray:
    """Some columns of x, and x itself when that is all of them."""
    return x if chosen.size == x.shape[1] else x[:, chosen]
